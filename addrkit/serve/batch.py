"""Many addresses at once: the body is kept on disk, the answers go out as they are ready."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from functools import partial
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any, BinaryIO, cast

from fastapi import APIRouter, Query, Request
from starlette.responses import StreamingResponse

from addrkit.errors import AddrkitError
from addrkit.judge.verdict import nothing
from addrkit.kit import AddressKit
from addrkit.locale.country import country_code
from addrkit.serve.aio import AT_A_TIME, AsyncAddressKit
from addrkit.serve.answer import json_line
from addrkit.serve.gate import BATCH
from addrkit.serve.metrics import Metrics
from addrkit.serve.models import BatchAnswer, CountryName
from addrkit.serve.problem import Problem
from addrkit.serve.rows import Row, is_array, read_rows
from addrkit.serve.state import kit_of, whose
from addrkit.types import Action, Verification

IN_MEMORY = 256 * 1024
"""Bytes of a batch that are kept in memory; a longer one lies on disk."""
LINES = "application/x-ndjson"
_EXAMPLE = '{"id": 1, "address": "Laugavegi 22a, 101 Reykjavik"}\n"Hafnarstræti 12, Akureyri"\n'


def batch_route(metrics: Metrics, at_a_time: int) -> APIRouter:
    """The route for batches; a client may have `at_a_time` of them running."""
    router = APIRouter()
    running: Counter[str] = Counter()

    @router.post(
        BATCH,
        summary="Verify many addresses",
        response_class=StreamingResponse,
        responses={200: {"content": {LINES: {"schema": {"type": "string"}}}, "description": _SAID}},
        openapi_extra={
            "requestBody": {
                "required": True,
                "description": "JSON lines, or a JSON array. A row is a text, or an object with the keys of"
                " a query; its `id` and what else it holds may be anything, and `id` comes back.",
                "content": {
                    "application/json": {"schema": {"type": "array", "items": {}}},
                    LINES: {"schema": {"type": "string"}, "example": _EXAMPLE},
                },
            }
        },
    )
    async def verify_batch(
        request: Request, country: Annotated[CountryName | None, Query()] = None
    ) -> StreamingResponse:
        """The verdicts, one JSON object a line, in the order of the rows. A row that cannot be read has an `error`
        and stops nothing. The whole body is read before the first line goes out.
        """
        kit, client = kit_of(request), whose(request)
        code = country_code(country) if country else None
        if running[client] >= at_a_time:
            raise Problem(
                429, f"{at_a_time} batches are running already: wait for one to end", {"Retry-After": "5"}
            )
        running[client] += 1

        def ended() -> None:
            running[client] -= 1
            if not running[client]:
                del running[client]

        try:
            body = await _body(request)
            if request.headers.get("content-type", "").startswith("application/json") and not is_array(body):
                body.close()
                raise Problem(400, "the body is no JSON array: send JSON lines as application/x-ndjson")
        except BaseException:
            ended()
            raise
        return StreamingResponse(_Answers(kit, body, code, client, metrics, ended), media_type=LINES)

    return router


_SAID = f"JSON lines, each a `{BatchAnswer.__name__}`: a `Verification` with `row`, and the row's `id`."


async def _body(request: Request) -> BinaryIO:
    body = cast("BinaryIO", SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115  closed by the answers
    try:
        async for piece in request.stream():
            body.write(piece)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


class _Answers:
    """The lines of an answer. Ends tidily however far it came: also where the client left before the first."""

    def __init__(
        self,
        kit: AsyncAddressKit,
        body: BinaryIO,
        country: str | None,
        client: str,
        metrics: Metrics,
        ended: Any,
    ) -> None:
        self._kit, self._body, self._country = kit, body, country
        self._client, self._metrics, self._ended = client, metrics, ended

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            rows = enumerate(read_rows(self._body), start=1)
            work = partial(_lines, self._kit.kit, rows, self._country)
            while True:
                lines, actions = await self._kit.ask_long(work, self._client)
                if not lines:
                    return
                self._metrics.verified(BATCH, actions)
                yield lines
        finally:
            self._body.close()
            self._ended()


def _lines(
    kit: AddressKit, rows: Iterator[tuple[int, Row]], country: str | None
) -> tuple[bytes, list[Action]]:
    """The next rows' answers as lines, and their actions; nothing once there are no more rows."""
    some = list(islice(rows, AT_A_TIME))
    verified = iter(_verify(kit, [row.value for _, row in some if row.error is None], country))
    lines, actions = [], []
    for number, row in some:
        answer = nothing("unreadable", row.error) if row.error is not None else next(verified)
        line = {"row": number}
        if isinstance(row.value, dict) and "id" in row.value:
            line["id"] = row.value["id"]
        lines.append(json_line({**line, **answer.to_dict()}))
        actions.append(answer.action)
    return b"".join(lines), actions


def _verify(kit: AddressKit, rows: list[Any], country: str | None) -> list[Verification]:
    try:
        return list(kit.verify_many(rows, country))
    except AddrkitError as error:
        return [nothing("unreadable", str(error)) for _ in rows]

"""Many addresses at once: the body is kept on disk, the answers go out as they are ready."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any, BinaryIO, cast

from fastapi import APIRouter, Query, Request
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from addrkit.aio import AsyncAddressKit
from addrkit.columns.keyed import KeyedRows
from addrkit.errors import AddrkitError
from addrkit.judge.verdict import nothing
from addrkit.kit import AddressKit
from addrkit.locale.country import country_code
from addrkit.serve.answer import json_line
from addrkit.serve.columns import Group, Mapped, reader_of
from addrkit.serve.gate import BATCH
from addrkit.serve.metrics import Metrics
from addrkit.serve.models import BatchAnswer, CountryName
from addrkit.serve.problem import Problem
from addrkit.serve.rows import BodyRow, is_array, read_rows
from addrkit.serve.state import kit_of, pace_of, whose
from addrkit.serve.told import verification_told
from addrkit.types import Action, Verification

IN_MEMORY = 256 * 1024
"""Bytes of a batch that are kept in memory; a longer one lies on disk."""
LINES = "application/x-ndjson"
_SCHEMA = {
    "type": "string",
    "contentMediaType": LINES,
    "contentSchema": {"$ref": f"#/components/schemas/{BatchAnswer.__name__}"},
}
_ROWS = [{"id": 1, "address": "Laugavegi 22a, 101 Reykjavik"}, "Hafnarstræti 12, Akureyri"]


def batch_route(metrics: Metrics, at_a_time: int) -> APIRouter:
    """The route for batches; a client may have `at_a_time` of them running."""
    router = APIRouter()
    running: Counter[str] = Counter()

    @router.post(
        BATCH,
        summary="Verify many addresses",
        response_class=StreamingResponse,
        responses={200: {"content": {LINES: {"schema": _SCHEMA}}, "description": _SAID}},
        openapi_extra={
            "requestBody": {
                "required": True,
                "description": "A JSON array; or JSON lines, as `application/x-ndjson`. A row is a text, or an object"
                " whose keys are names of columns that are known, such as `street`, `Postal Code` or `plz`, or those"
                " that `map` and `columns` name. Its `id`, if it has one, comes back; other keys are passed over.",
                "content": {
                    "application/json": {"schema": {"type": "array", "items": {}, "examples": [_ROWS]}}
                },
            }
        },
    )
    async def verify_batch(
        request: Request,
        country: Annotated[CountryName | None, Query()] = None,
        columns: Group = None,
        map: Mapped = [],  # noqa: B006  FastAPI copies it
    ) -> StreamingResponse:
        """The verdicts, one JSON object a line, in the order of the rows. A row that cannot be read has an `error`
        and stops nothing. The whole body is read before the first line goes out.
        """
        kit, client = kit_of(request), whose(request)
        code = country_code(country) if country else None
        reader = reader_of(columns, map)
        if running[client] >= at_a_time:
            raise Problem(
                429, f"{at_a_time} batches are running already: wait for one to end", {"Retry-After": "5"}
            )
        ending = ExitStack()
        ending.enter_context(_counted(running, client))
        try:
            body = ending.enter_context(await _body(request))
            _check(body, request.headers.get("content-type", ""))
        except BaseException:
            ending.close()
            raise
        return _Lines(
            _answers(kit, body, RowReading(code, reader), client, metrics, pace_of(request)), ending
        )

    return router


@dataclass(frozen=True, slots=True)
class RowReading:
    """How the rows of a batch are read."""

    country: str | None
    """Of rows that name none."""
    rows: KeyedRows | None
    """What reads their keys, where something was said of them."""

    def query(self, row: BodyRow) -> tuple[Any, str | None]:
        """What to verify of a row, or why it cannot be told."""
        if row.error is not None or self.rows is None or not isinstance(row.value, dict):
            return row.value, row.error
        try:
            return self.rows.query(row.value), None
        except AddrkitError as error:
            return None, str(error)


_SAID = f"JSON lines, each a `{BatchAnswer.__name__}`: a `Verification` with `row`, and the row's `id`."


class _Lines(StreamingResponse):
    """JSON lines. What they need is let go however far they came: also where the client left before the first."""

    media_type = LINES

    def __init__(self, lines: AsyncIterator[bytes], ending: ExitStack) -> None:
        super().__init__(lines)
        self._ending = ending

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._ending:
            await super().__call__(scope, receive, send)


@contextmanager
def _counted(running: Counter[str], client: str) -> Iterator[None]:
    running[client] += 1
    try:
        yield
    finally:
        running[client] -= 1
        if not running[client]:
            del running[client]


async def _body(request: Request) -> BinaryIO:
    body = cast("BinaryIO", SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115  its caller closes it
    try:
        async for piece in request.stream():
            body.write(piece)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


def _check(body: BinaryIO, declared: str) -> None:
    """Raises Problem for a body that holds no rows at all."""
    if not body.read(1):
        raise Problem(400, "the body is empty: send JSON lines, or a JSON array")
    if declared.startswith("application/json") and not is_array(body):
        raise Problem(400, "the body is no JSON array: send JSON lines as application/x-ndjson")


async def _answers(
    kit: AsyncAddressKit,
    body: BinaryIO,
    reading: RowReading,
    client: str,
    metrics: Metrics,
    pace: Callable[[int], float] | None,
) -> AsyncIterator[bytes]:
    work = partial(_lines, kit.kit, enumerate(read_rows(body), start=1), reading)
    while True:
        lines, actions = await kit.ask_long(partial(work, kit.rows_at_a_time()), client)
        if not lines:
            return
        metrics.verified(BATCH, actions)
        yield lines
        if pace is not None:
            await asyncio.sleep(pace(len(actions)))


def _lines(
    kit: AddressKit, rows: Iterator[tuple[int, BodyRow]], reading: RowReading, most: int
) -> tuple[bytes, list[Action]]:
    """The next rows' answers as lines, and their actions; nothing once there are no more rows."""
    some = [(number, row, *reading.query(row)) for number, row in islice(rows, most)]
    asked = [query for _, _, query, error in some if error is None]
    verified = iter(_verify(kit, asked, reading.country))
    lines, actions = [], []
    for number, row, _, error in some:
        answer = nothing("unreadable", error) if error is not None else next(verified)
        line = {"row": number}
        if isinstance(row.value, dict) and "id" in row.value:
            line["id"] = row.value["id"]
        lines.append(json_line({**line, **verification_told(answer)}))
        actions.append(answer.action)
    return b"".join(lines), actions


def _verify(kit: AddressKit, rows: list[Any], country: str | None) -> list[Verification]:
    try:
        return list(kit.verify_many(rows, country))
    except AddrkitError as error:
        return [nothing("unreadable", str(error)) for _ in rows]

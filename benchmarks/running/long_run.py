"""The service for half an hour with mixed requests at a fixed rate: what it keeps in memory, and how long answers take.

    python -m benchmarks.running.long_run NAME.gaz... [--minutes 30] [--rate 80] [--workers 2]

Of ten requests seven are suggestions for the beginning of an address, by GET and by POST; two are verifications of
addresses of the gazetteers in whole, the rest is parsing, looking for the doors nearest to a place, and Photon's.
Each minute a batch of 500 addresses comes too. Times are counted from when a request was due; a minute ends when
all of its requests have their answer, so that a busy machine's takes longer. Behind each the load of the machine is
noted, and of all processes of the service together the memory: what is theirs alone (`anonymous_mb`), what is
resident counted once for all that share it (`proportional_mb`), and what is resident counted in each
(`resident_mb`), mapped gazetteers included in both of these.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from addrkit.gazetteer.store import open_gazetteer
from addrkit.locale.format import format_address
from benchmarks.running.service import (
    PACKAGES,
    SHOPPERS,
    Answers,
    Beside,
    Connection,
    children,
    queries_of,
    served,
    suggest_head,
)
from benchmarks.shared.provenance import RESULTS, provenance, write_result

ADDRESSES = 20_000
BATCH_ROWS = 500
BATCH_EVERY_SECONDS = 60
KINDS = {"suggest": 35, "suggest_post": 35, "verify": 20, "parse": 4, "reverse": 3, "photon": 3}
"""Requests of a hundred."""


class Request(NamedTuple):
    """One request as it goes out."""

    kind: str
    head: str
    body: bytes = b""


class MixedLoad(NamedTuple):
    """What the loading process is told."""

    port: int
    queries: tuple[str, ...]
    """Beginnings of addresses."""
    addresses: tuple[Mapping[str, str], ...]
    """Whole ones with their countries, as rows of a batch."""
    seconds: float
    rate: float
    seed: int


def request_of(kind: str, told: MixedLoad, chance: random.Random) -> Request:
    """A request of a kind."""
    text = chance.choice(told.queries)
    if kind == "suggest":
        return Request(kind, suggest_head(text))
    if kind == "reverse":
        place = f"lat={chance.uniform(35, 65):.4f}&lon={chance.uniform(-20, 20):.4f}"
        return Request(kind, _head("GET", f"/v1/reverse?{place}"))
    if kind == "photon":
        return Request(kind, suggest_head(text).replace("/v1/suggest", "/api", 1))
    path = {"suggest_post": "/v1/suggest", "verify": "/v1/verify", "parse": "/v1/parse"}[kind]
    body = json.dumps({"q": text} if kind == "suggest_post" else chance.choice(told.addresses)).encode()
    return Request(kind, _head("POST", path, body), body)


def batch_of(told: MixedLoad, chance: random.Random) -> Request:
    """A batch of rows."""
    body = "\n".join(json.dumps(chance.choice(told.addresses)) for _ in range(BATCH_ROWS)).encode()
    # Its answer comes in pieces, so that its connection is closed behind it.
    head = _head("POST", "/v1/verify/batch", body, "application/x-ndjson", closes=True)
    return Request("batch", head, body)


def _head(
    method: str, path: str, body: bytes = b"", kind: str = "application/json", *, closes: bool = False
) -> str:
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost"]
    lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"] if body else []
    lines += ["Connection: close"] if closes else []
    return "\r\n".join([*lines, "", ""])


async def load(told: MixedLoad) -> dict[str, Answers]:
    """Asks until the time is over; what came of it, by the kind of the request."""
    answers: dict[str, Answers] = {}
    began = time.perf_counter()
    chance = random.Random(told.seed)  # noqa: S311  which request comes next is no secret
    kinds, weights = list(KINDS), list(KINDS.values())
    due: Iterator[float] = (began + count / told.rate for count in range(int(told.seconds * told.rate)))

    def noted(kind: str, status: int, start: float) -> None:
        known = answers.setdefault(kind, Answers({}, [], told.seconds))
        known.milliseconds.append((time.perf_counter() - start) * 1000)
        known.statuses[status] = known.statuses.get(status, 0) + 1

    async def ask(address: str) -> None:
        connection = Connection(told.port, address)
        for at in due:
            if (early := at - time.perf_counter()) > 0:
                await asyncio.sleep(early)
            request = request_of(chance.choices(kinds, weights)[0], told, chance)
            noted(request.kind, await connection.ask(request.head, request.body), at)

    async def send_batches() -> None:
        for _ in range(max(int(told.seconds // BATCH_EVERY_SECONDS), 1)):
            start = time.perf_counter()
            noted("batch", await _whole(told.port, batch_of(told, chance)), start)
            await asyncio.sleep(max(0.0, start + BATCH_EVERY_SECONDS - time.perf_counter()))

    await asyncio.gather(send_batches(), *map(ask, SHOPPERS))
    for each in answers.values():
        each.seconds = time.perf_counter() - began
    return answers


async def _whole(port: int, request: Request) -> int:
    """The status of an answer that is read to its end; 0 if it has fewer lines than rows were sent."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.head.encode() + request.body)
    await writer.drain()
    answer = await reader.read(-1)
    writer.close()
    status = int(answer.split(b" ", 2)[1])
    return status if answer.count(b'"row":') == BATCH_ROWS or status != 200 else 0


def addresses_of(gazetteers: Sequence[Path]) -> tuple[Mapping[str, str], ...]:
    """Addresses of the gazetteers as their posts write them, with their countries."""
    chance = random.Random(8)  # noqa: S311  the same addresses every time
    found = []
    for folder in gazetteers:
        gazetteer = open_gazetteer(folder)
        for _ in range(ADDRESSES // len(gazetteers)):
            _, record = gazetteer.record_at(chance.randrange(gazetteer.manifest.doors))
            here = record.components
            found.append({"address": format_address(here), "country": here.country or ""})
    return tuple(found)


def memory_of(process: int) -> dict[str, float]:
    """Megabytes of a process and its children."""
    kilobytes = {"anonymous_mb": 0, "proportional_mb": 0, "resident_mb": 0}
    names = {"Anonymous:": "anonymous_mb", "Pss:": "proportional_mb", "Rss:": "resident_mb"}
    for each in [process, *children(process)]:
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{each}/smaps_rollup").read_text("ascii", "replace").splitlines()[1:]:
                name, amount, *_ = line.split()
                if name in names:
                    kilobytes[names[name]] += int(amount)
    return {name: round(amount / 1024, 1) for name, amount in kilobytes.items()}


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", type=Path, nargs="+", metavar="NAME.gaz")
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--rate", type=float, default=80, help="requests a second")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    folders = [each.resolve() for each in options.gazetteers]
    about = provenance(PACKAGES)
    queries, addresses = queries_of(folders), addresses_of(folders)
    minutes: list[dict[str, Any]] = []
    with served(folders, options.workers, None) as (process, port):
        fresh = memory_of(process)
        print(f"fresh {json.dumps(fresh)}", file=sys.stderr, flush=True)
        for minute in range(options.minutes):
            found = Beside(load, MixedLoad(port, queries, addresses, 60, options.rate, minute)).result()
            of_kinds = {kind: answers.summary() for kind, answers in sorted(found.items())}
            load_now = round(os.getloadavg()[0], 1)
            minutes.append({"memory": memory_of(process), "load": load_now, **of_kinds})
            print(f"{minute + 1:3} min {json.dumps(minutes[-1])}", file=sys.stderr, flush=True)
    asked = {"workers": options.workers, "rate": options.rate, "requests_of_a_hundred": KINDS}
    names = [each.name for each in folders]
    result = {
        "benchmark": "long-run",
        **about,
        **asked,
        "gazetteers": names,
        "fresh": fresh,
        "by minute": minutes,
    }
    print(f"written to {write_result(options.results, 'long-run', result)}", file=sys.stderr)


if __name__ == "__main__":
    main()

"""A suggestion beside a batch in the same worker: how long it takes, by how many rows the batch takes at a time.

    python -m benchmarks.running.turns NAME.gaz... [--rate 150] [--seconds 6]

One process, as a worker of the service is one: suggestions come at a fixed rate, and times are counted from when
each was due, while a batch is verified in its own thread. Rows of the batch a second stand beside.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import addrkit
from addrkit import aio
from addrkit.aio import AsyncAddressKit
from addrkit.kit import AddressKit
from addrkit.serve.server import SWITCH_SECONDS
from benchmarks.running.service import queries_of
from benchmarks.shared.provenance import RESULTS, provenance, write_result

ROWS = (0, 1, 2, 4, 8, 32)
"""At a time; 0: no batch."""
ADDRESS = "Main Street 1"


async def times(
    kit: AddressKit, queries: tuple[str, ...], rows: int, options: argparse.Namespace
) -> dict[str, Any]:
    """The times of suggestions in milliseconds, beside a batch that takes `rows` at a time."""
    asking = AsyncAddressKit(kit)
    chance = random.Random(5)  # noqa: S311  the same questions every time
    milliseconds: list[float] = []
    verified, ended = 0, False

    async def endless() -> AsyncIterator[str]:
        while not ended:
            yield ADDRESS

    async def batch() -> None:
        nonlocal verified
        async for _ in asking.verify_many(endless()):
            verified += 1

    async def ask(due: float) -> None:
        await asking.suggest(chance.choice(queries))
        milliseconds.append((time.perf_counter() - due) * 1000)

    beside = asyncio.create_task(batch()) if rows else None
    began = time.perf_counter()
    asked = []
    for number in range(int(options.rate * options.seconds)):
        due = began + number / options.rate
        await asyncio.sleep(max(due - time.perf_counter(), 0.0))
        asked.append(asyncio.create_task(ask(due)))
    await asyncio.gather(*asked)
    seconds, ended = time.perf_counter() - began, True
    if beside is not None:
        await beside
    await asking.aclose()
    ordered = sorted(milliseconds)
    share = {name: ordered[int(part * (len(ordered) - 1))] for name, part in (("p50", 0.5), ("p99", 0.99))}
    return {
        **{f"{name}_ms": round(each, 1) for name, each in share.items()},
        "rows_per_second": verified / seconds,
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", type=Path, nargs="+", metavar="NAME.gaz")
    parser.add_argument("--rate", type=float, default=150, help="suggestions a second")
    parser.add_argument("--seconds", type=float, default=6, help="of each number of rows")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    kit, queries = addrkit.open(*options.gazetteers), queries_of(options.gazetteers)
    for query in queries[:: len(queries) // 1_500]:
        kit.suggest(query)
    list(kit.verify_many([ADDRESS]))
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(SWITCH_SECONDS)
    figures = {}
    for rows in ROWS:
        aio.FEW = aio.MANY = rows or 1  # type: ignore[misc]
        figures[str(rows)] = asyncio.run(times(kit, queries, rows, options))
        print(f"{rows:3} rows at a time: {figures[str(rows)]}", file=sys.stderr)
    names = [each.name for each in options.gazetteers]
    result = {"benchmark": "turns", **provenance(("numpy",)), "rate": options.rate, "gazetteers": names}
    path = write_result(options.results, "turns", {**result, "figures": figures})
    print(f"written to {path}", file=sys.stderr)


if __name__ == "__main__":
    main()

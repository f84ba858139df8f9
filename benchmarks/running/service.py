"""The service under load from another process: suggestions a second, how long they take, and what it keeps.

    python -m benchmarks.running.service NAME.gaz... [--seconds 20] [--minutes 0] [--rate 300] [--workers 2]

Every request is the beginning of an address of the gazetteers, as long as a person may have typed. Sixteen clients,
each with an address of its own, ask: as much as they get one after the other, and at a fixed rate, with times counted
from when a request was due. Then the same beside clients that hang, that send ten megabytes, and that flood, with
a limit for each address and without. With --minutes the fixed rate goes on for so long, and the memory of all processes
of the service is noted each minute: it grows until what the gazetteers keep of their entries is full.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import multiprocessing
import random
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from addrkit.gazetteer.store import open_gazetteer
from benchmarks.running.command import addrkit_command
from benchmarks.shared.provenance import RESULTS, ROOT, provenance, write_result

SHOPPERS = tuple(f"127.0.1.{number}" for number in range(1, 17))
HARM = "127.0.2.1"
"""Addresses that clients ask from; Linux takes all of 127.0.0.0/8 for its own."""
LIMIT = 50
"""Requests a second of each address."""
WARM_SECONDS = 3
QUERIES = 20_000
TEN_MEGABYTES = 10_000_000
PACKAGES = ("fastapi", "uvicorn", "uvloop", "httptools", "pydantic")


@dataclass
class Answers:
    """What came of the requests of a phase."""

    statuses: dict[int, int]
    milliseconds: list[float]
    seconds: float

    def summary(self) -> dict[str, Any]:
        """Requests a second and the times that a client saw."""
        times = sorted(self.milliseconds) or [float("nan")]
        share = {name: times[min(int(part * len(times)), len(times) - 1)] for name, part in _SHARES.items()}
        return {
            "statuses": {str(status): count for status, count in sorted(self.statuses.items())},
            "per_second": round(self.statuses.get(200, 0) / self.seconds, 1),
            **{name: round(value, 2) for name, value in share.items()},
        }


_SHARES = {"p50_ms": 0.5, "p90_ms": 0.9, "p99_ms": 0.99, "p999_ms": 0.999, "max_ms": 1.0}


@dataclass(frozen=True)
class Load:
    """What a loading process is told."""

    port: int
    queries: tuple[str, ...]
    seconds: float
    rate: float | None
    """Requests a second; None: as many as the connections get."""


class Connection:
    """One connection that is kept, as a browser keeps it."""

    def __init__(self, port: int, address: str = "127.0.0.1") -> None:
        self._port = port
        self._address = address
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, head: str, body: bytes = b"") -> int:
        """The status of the answer; 0 if the service closed the connection."""
        try:
            if self._streams is None:
                self._streams = await connect(self._port, self._address)
            reader, writer = self._streams
            writer.write(head.encode() + body)
            await writer.drain()
            answer = await reader.readuntil(b"\r\n\r\n")
            length = next(
                int(line.split(b":")[1])
                for line in answer.split(b"\r\n")
                if line.startswith(b"content-length")
            )
            await reader.readexactly(length)
            if b"\r\nconnection: close" in answer:
                writer.close()
                self._streams = None
            return int(answer.split(b" ", 2)[1])
        except (OSError, asyncio.IncompleteReadError, StopIteration):
            self._streams = None
            return 0


async def connect(port: int, address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection that comes from an address."""
    return await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))


def suggest_head(query: str) -> str:
    """A request for suggestions."""
    return f"GET /v1/suggest?{urlencode({'q': query})} HTTP/1.1\r\nHost: localhost\r\n\r\n"


async def load(told: Load) -> Answers:
    """Asks for suggestions until the time is over."""
    answers = Answers({}, [], told.seconds)
    began = time.perf_counter()
    due = _due(told, began)
    chance = random.Random(1)  # noqa: S311  which request comes next is no secret

    async def ask(address: str) -> None:
        connection = Connection(told.port, address)
        for at in due:
            if (early := at - time.perf_counter()) > 0:
                await asyncio.sleep(early)
            start = at if told.rate else time.perf_counter()
            status = await connection.ask(suggest_head(chance.choice(told.queries)))
            answers.milliseconds.append((time.perf_counter() - start) * 1000)
            answers.statuses[status] = answers.statuses.get(status, 0) + 1

    await asyncio.gather(*map(ask, SHOPPERS))
    answers.seconds = time.perf_counter() - began
    return answers


def _due(told: Load, began: float) -> Iterator[float]:
    """When the next request is due, for all connections together."""
    count = 0
    while True:
        at = began + count / told.rate if told.rate else time.perf_counter()
        if at > began + told.seconds:
            return
        yield at
        count += 1


async def hang(port: int, seconds: float) -> None:
    """Opens connections, begins requests and bodies, and leaves them; opens others when they are closed."""

    async def one(beginning: bytes) -> None:
        while True:
            with contextlib.suppress(OSError):
                reader, writer = await connect(port, HARM)
                writer.write(beginning)
                await reader.read()
            await asyncio.sleep(0.1)

    head = "POST /v1/verify/batch HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\n"
    beginnings = [b"", b"GET /v1/sugg", head.encode()]
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await asyncio.gather(*(one(beginnings[at % 3]) for at in range(300)))


async def send_much(port: int, seconds: float) -> None:
    """Sends ten megabytes, to a route that takes them and to one that does not, again and again."""
    row = b'{"address": "Main Street 1"}\n'
    body = row * (TEN_MEGABYTES // len(row))

    async def one(path: str) -> None:
        head = f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        while True:
            with contextlib.suppress(OSError):
                reader, writer = await connect(port, HARM)
                writer.write(head.encode() + body)
                await writer.drain()
                while await reader.read(65_536):
                    pass

    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await asyncio.gather(one("/v1/verify"), one("/v1/verify/batch"))


async def flood(port: int, seconds: float, queries: tuple[str, ...]) -> None:
    """Asks as fast as a hundred connections can."""

    async def one() -> None:
        connection = Connection(port, HARM)
        for query in cycle(queries):
            await connection.ask(suggest_head(query))

    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await asyncio.gather(*(one() for _ in range(100)))


def _run(work: Callable[..., Coroutine[Any, Any, Any]], arguments: tuple[Any, ...], results: Any) -> None:
    results.put(asyncio.run(work(*arguments)))


class Beside:
    """A process that runs one of the above."""

    def __init__(self, work: Callable[..., Coroutine[Any, Any, Any]], *arguments: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self._results = context.Queue()
        self._process = context.Process(target=_run, args=(work, arguments, self._results), daemon=True)
        self._process.start()

    def result(self) -> Any:
        """What it returned, once it has ended."""
        found = self._results.get()
        self._process.join()
        return found


def queries_of(gazetteers: list[Path]) -> tuple[str, ...]:
    """Beginnings of addresses of the gazetteers, from the third character on."""
    chance = random.Random(7)  # noqa: S311  the same queries every time
    texts = []
    for folder in gazetteers:
        gazetteer = open_gazetteer(folder)
        for _ in range(QUERIES // len(gazetteers)):
            entry = gazetteer.entry(chance.randrange(len(gazetteer)))
            parts = (entry.name, str(chance.randrange(1, 60)) if entry.name else None, entry.city)
            text = " ".join(part for part in parts if part)
            texts.append(text[: chance.randrange(3, max(len(text), 3) + 1)])
    return tuple(texts)


@contextlib.contextmanager
def served(gazetteers: list[Path], workers: int, limit: int | None) -> Iterator[tuple[int, int]]:
    """A running service: its process and its port."""
    named = [word for each in gazetteers for word in ("-g", str(each))]
    command = addrkit_command("serve", *named, "--port", "0", "--workers", str(workers))
    command += ["--rate", str(limit)] if limit else []
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        line = next((line for line in process.stderr or () if "Serving on" in line), None)
        if line is None:
            raise SystemExit("service: it did not start")
        port = int(line.split()[2].rsplit(":", 1)[1])
        asyncio.run(_ready(port))
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(60)


async def _ready(port: int) -> None:
    for _ in range(600):
        if await Connection(port).ask("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n") == 200:
            return
        await asyncio.sleep(0.1)
    raise SystemExit("service: it did not get ready")


def memory_mb(process: int) -> float:
    """Megabytes of a process and its children that are nobody else's and in no file (RssAnon)."""
    total = 0.0
    for each in [process, *children(process)]:
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{each}/status").read_text("ascii", "replace").splitlines()
            total += sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon:"))
    return round(total, 1)


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [
            int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
        ]
    except OSError:
        return []


def measure(options: argparse.Namespace, queries: tuple[str, ...]) -> dict[str, Any]:
    """All phases, by name."""
    figures: dict[str, Any] = {}
    free = Load(0, queries, options.seconds, None)
    harms: dict[str, Callable[[int], tuple[Any, ...]]] = {
        "alone": lambda port: (),
        "beside clients that hang": lambda port: (hang, port, options.seconds + 2),
        "beside ten megabytes": lambda port: (send_much, port, options.seconds + 2),
        "beside a flood": lambda port: (flood, port, options.seconds + 2, queries),
    }
    with served(options.gazetteers, options.workers, None) as (process, port):
        Beside(load, replace(free, port=port, seconds=WARM_SECONDS)).result()
        figures["as many as they get"] = Beside(load, replace(free, port=port)).result().summary()
        told = replace(free, port=port, rate=options.rate)
        figures["beside a flood, without a limit"] = _phase(told, process, harms["beside a flood"](port))
    with served(options.gazetteers, options.workers, LIMIT) as (process, port):
        told = replace(free, port=port, rate=options.rate)
        Beside(load, replace(told, seconds=WARM_SECONDS)).result()
        figures["memory_mb at the start"] = memory_mb(process)
        for name, harm in harms.items():
            figures[name] = _phase(told, process, harm(port))
            print(f"{name:28} {json.dumps(figures[name])}", file=sys.stderr)
        minutes = []
        for _ in range(options.minutes):
            minutes.append(_phase(replace(told, seconds=60), process, ()))
            print(f"{len(minutes):3} min {json.dumps(minutes[-1])}", file=sys.stderr)
        figures["by minute"] = minutes
    return figures


def _phase(told: Load, process: int, harm: tuple[Any, ...]) -> dict[str, Any]:
    """What the shoppers get, perhaps beside somebody who does harm, and what the service then keeps."""
    other = Beside(*harm) if harm else None
    time.sleep(1 if other else 0)
    found = {**Beside(load, told).result().summary(), "memory_mb": memory_mb(process)}
    if other:
        other.result()
    return found


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", type=Path, nargs="+", metavar="NAME.gaz")
    parser.add_argument("--seconds", type=float, default=20, help="of each phase")
    parser.add_argument("--minutes", type=int, default=0, help="of the long run; 0: none")
    parser.add_argument("--rate", type=float, default=300, help="requests a second of the fixed rate")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    options.gazetteers = [each.resolve() for each in options.gazetteers]
    about = provenance(PACKAGES)
    figures = measure(options, queries_of(options.gazetteers))
    asked = {"workers": options.workers, "rate": options.rate, "limit": LIMIT, "seconds": options.seconds}
    names = [each.name for each in options.gazetteers]
    result = {"benchmark": "service", **about, **asked, "gazetteers": names, "figures": figures}
    print(json.dumps(figures, indent=1))
    print(f"written to {write_result(options.results, 'service', result)}", file=sys.stderr)


if __name__ == "__main__":
    main()

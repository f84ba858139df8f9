"""Whether a reload loses a request: a service on a part of a core, asked all the while.

    python -m benchmarks.running.reload [--times 20] [--rate 100] [--share 0.25] [--workers 1]

A gazetteer of one street is built, served, and built anew with one more door each time; SIGHUP follows. Meanwhile the
service is asked for suggestions at a fixed rate. It has a share of a core, by being stopped and continued a hundred
times a second. Each new door must be found before the next reload; every request that is not answered by 200 is
counted, and every kept connection that was closed just when something was asked on it.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

from addrkit.gazetteer.build import build_gazetteer
from benchmarks.running.command import addrkit_command
from benchmarks.running.service import SHOPPERS, Connection, suggest_head
from benchmarks.shared.provenance import RESULTS, provenance, write_result

TURN_SECONDS = 0.01
PATIENCE_SECONDS = 180.0
PACKAGES = ("uvicorn", "uvloop", "fastapi")


def _build(folder: Path, doors: int) -> Path:
    source = folder / "street.csv"
    rows = [f"{number},Kerkstraat,{number},9712 AB,Groningen" for number in range(1, doors + 1)]
    source.write_text("id,street,house_number,postcode,city\n" + "\n".join(rows) + "\n", encoding="utf-8")
    build_gazetteer([source], folder / "street.gaz", country="NL", coverage="complete")
    return folder / "street.gaz"


def _tree(process: int) -> list[int]:
    """A process and all those under it."""
    found = [process]
    for each in found:
        with contextlib.suppress(OSError):
            children = Path(f"/proc/{each}/task/{each}/children").read_text("ascii").split()
            found += [int(child) for child in children]
    return found


async def _hold_back(process: int, share: float) -> None:
    """Lets a service run for a share of the time."""
    try:
        while True:
            for sign, seconds in (
                (signal.SIGSTOP, (1 - share) * TURN_SECONDS),
                (signal.SIGCONT, share * TURN_SECONDS),
            ):
                for each in _tree(process):
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(each, sign)
                await asyncio.sleep(seconds)
    finally:
        for each in _tree(process):
            with contextlib.suppress(ProcessLookupError):
                os.kill(each, signal.SIGCONT)


async def _ask(port: int, rate: float, statuses: Counter[int], done: asyncio.Event) -> None:
    """Asks at a rate until it is told to stop."""
    began, count = time.perf_counter(), 0

    async def one(address: str) -> None:
        nonlocal count
        connection = Connection(port, address)
        while not done.is_set():
            due = began + count / rate
            count += 1
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            status = await connection.ask(suggest_head("kerkstraat 1"))
            if status == 0:
                # As browsers do where a connection that was kept is gone.
                status = await connection.ask(suggest_head("kerkstraat 1"))
                statuses[-1] += 1
            statuses[status] += 1

    await asyncio.gather(*map(one, SHOPPERS))


async def _until_served(port: int, door: int) -> float:
    """Seconds until a door is found on a new connection."""
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE_SECONDS:
        if await _finds(port, door):
            return time.perf_counter() - began
        await asyncio.sleep(0.5)
    raise TimeoutError(f"door {door} was not served within {PATIENCE_SECONDS:.0f} s")


async def _finds(port: int, door: int) -> bool:
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            suggest_head(f"kerkstraat {door}").replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n").encode()
        )
        answer = await reader.read()
        writer.close()
    except OSError:
        return False
    return f'"id":"{door}"'.encode() in answer


async def _run(port: int, process: int, folder: Path, asked: argparse.Namespace) -> dict[str, object]:
    statuses: Counter[int] = Counter()
    done = asyncio.Event()
    holding = asyncio.create_task(_hold_back(process, asked.share))
    await _until_served(port, 10)
    asking = asyncio.create_task(_ask(port, asked.rate, statuses, done))
    served = []
    began = time.perf_counter()
    for turn in range(1, asked.times + 1):
        await asyncio.to_thread(_build, folder, 10 + turn)
        os.kill(process, signal.SIGHUP)
        served.append(await _until_served(port, 10 + turn))
    done.set()
    await asking
    seconds = time.perf_counter() - began
    holding.cancel()
    await asyncio.gather(holding, return_exceptions=True)
    again = statuses.pop(-1, 0)
    return {
        "reloads": asked.times,
        "share_of_a_core": asked.share,
        "asked_per_second": round(sum(statuses.values()) / seconds, 1),
        "statuses": {str(status): count for status, count in sorted(statuses.items())},
        "kept_connections_closed": again,
        "seconds_until_served": {"least": round(min(served), 1), "most": round(max(served), 1)},
    }


def main() -> None:
    """Runs the service, reloads it and prints what became of the requests."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--rate", type=float, default=100.0)
    parser.add_argument("--share", type=float, default=0.25)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--out", type=Path, default=RESULTS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        gazetteer = _build(folder, 10)
        words = addrkit_command("serve", "--port", "0", "--workers", str(asked.workers), "-g", gazetteer)
        with subprocess.Popen(words, stderr=subprocess.PIPE) as process:
            assert process.stderr is not None  # noqa: S101
            try:
                line = next(each for each in process.stderr if b"Serving on" in each)
                port = int(line.decode().split()[2].rsplit(":", 1)[1])
                found = asyncio.run(_run(port, process.pid, folder, asked))
            finally:
                process.terminate()
    print(found)
    write_result(asked.out, "reload", {"provenance": provenance(PACKAGES), **found})


if __name__ == "__main__":
    main()

"""Long batches: killed at random moments and resumed, and how much memory they keep as rows go by.

    python -m benchmarks.running.batches GAZETTEER [--rows 20000] [--kills 20] [--empty 0.0] [--results FOLDER]

Draws doors of a gazetteer, writes them as a CSV with quotes, line ends and other alphabets in further cells, and
verifies it once without interruption, noting the memory of all its processes at each tenth of the output: what is
resident, and what of it is their own rather than a file's (gazetteers are mapped, and each process counts them).
`--empty` is the share of rows without an address behind the first tenth, as orders of several items have, which take
next to no time.
Then it verifies it anew, kills it with SIGKILL when the part has reached a random size, as often as is asked,
continues with --resume each time, and compares the two outputs byte by byte.
"""

from __future__ import annotations

import argparse
import csv
import filecmp
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from addrkit.gazetteer.store import open_gazetteer
from addrkit.locale.format import format_address
from benchmarks.running.command import addrkit_command
from benchmarks.shared.provenance import RESULTS, provenance, write_result

SEED = 20261129
EVERY = 0.05
"""Seconds between looks at the part."""
BYTES_A_ROW = 190
"""Of the output, about: what tells how far a run is."""
BYTES_OF_EMPTY = 38
PACKAGES = ("numpy", "faiss-cpu", "pyarrow")
NOTES = ("plain", 'with "quotes"', "two\nlines", "=1+1", "ж, 東京, é", "")


def write_rows(gazetteer: Path, rows: int, empty: float, file: Path) -> None:
    """Doors drawn at random, as their countries write them, one in ten with its end cut off; and empty rows."""
    opened, chance = open_gazetteer(gazetteer), Random(SEED)  # noqa: S311 - a sample
    doors = opened.manifest.doors
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("id", "address", "note"))
        for number in range(rows):
            if number >= rows // 10 and empty and chance.random() < empty:
                table.writerow((number, "", ""))
                continue
            _, record = opened.record_at(chance.randrange(doors))
            text = format_address(record.components)
            table.writerow((number, text[:-4] if chance.random() < 0.1 else text, chance.choice(NOTES)))


class Memory(NamedTuple):
    """Bytes of a process and its children."""

    resident: int
    own: int
    """Of no file."""


def memory_of(process: int) -> Memory:
    """What a process and its children have in memory; nothing when it is gone."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        _, resident, shared, *_ = map(int, Path(f"/proc/{process}/statm").read_text().split())
    except (OSError, ValueError):
        return Memory(0, 0)
    page = os.sysconf("SC_PAGE_SIZE")
    below = [memory_of(int(each)) for each in children]
    return Memory(
        resident * page + sum(each.resident for each in below),
        (resident - shared) * page + sum(each.own for each in below),
    )


def measured(command: Sequence[str], part: Path, size_in_all: int) -> tuple[float, list[Memory]]:
    """Seconds of a run, and its memory whenever its part has grown by about a tenth."""
    step, begun = size_in_all // 10, time.perf_counter()
    memory: list[Memory] = []
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while running.poll() is None:
        size = part.stat().st_size if part.exists() else 0
        if size >= step * (len(memory) + 1):
            memory.append(memory_of(running.pid))
            print(f"{size:,} bytes written, {memory[-1].resident / 1e6:.0f} MB", flush=True)
        time.sleep(EVERY)
    if running.returncode not in (0, 5):
        raise SystemExit(f"{' '.join(command)} ended with {running.returncode}")
    return time.perf_counter() - begun, memory


def killed(command: Sequence[str], part: Path, at: int) -> bool:
    """Start a run and kill it when its part has that many bytes; False if it ended before."""
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while running.poll() is None:
        if part.exists() and part.stat().st_size >= at:
            running.send_signal(signal.SIGKILL)
            running.wait()
            return True
        time.sleep(0.005)
    return False


def measure(gazetteer: Path, rows: int, kills: int, empty: float, work: Path) -> dict[str, Any]:
    """All figures."""
    table, whole, output = work / "rows.csv", work / "whole.csv", work / "killed.csv"
    write_rows(gazetteer, rows, empty, table)
    command = addrkit_command("verify", table, "-o", whole, "-g", gazetteer, "--llm", "off")
    without = empty * (rows - rows // 10)
    size = int((rows - without) * BYTES_A_ROW + without * BYTES_OF_EMPTY)
    seconds, memory = measured(command, whole.with_name("whole.csv.part"), size)
    found: dict[str, Any] = {
        "rows": rows,
        "empty": empty,
        "output_bytes": whole.stat().st_size,
        "seconds": round(seconds, 1),
        "resident_mb": [round(each.resident / 1e6) for each in memory],
        "own_mb": [round(each.own / 1e6) for each in memory],
    }
    if not kills:
        return found
    chance, part = Random(SEED), output.with_name("killed.csv.part")  # noqa: S311 - a sample
    command = addrkit_command("verify", table, "-o", output, "-g", gazetteer, "--llm", "off", "--resume")
    targets = sorted(chance.randrange(1, found["output_bytes"]) for _ in range(kills))
    done = sum(killed(command, part, at) for at in targets)
    if not output.exists():
        subprocess.run(command, stderr=subprocess.DEVNULL, check=False)
    same = filecmp.cmp(whole, output, shallow=False)
    left = sorted(each.name for each in work.iterdir() if each.name.startswith("killed.csv."))
    return found | {"kills": done, "identical": same, "left_behind": left}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and write the result."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gazetteer", type=Path)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--empty", type=float, default=0.0)
    parser.add_argument("--results", type=Path, default=RESULTS)
    options = parser.parse_args(arguments)
    about = {**provenance(PACKAGES), "gazetteer": options.gazetteer.name}
    with tempfile.TemporaryDirectory() as work:
        found = measure(options.gazetteer, options.rows, options.kills, options.empty, Path(work))
    for name, value in found.items():
        print(f"{name:14} {value}")
    write_result(options.results, "batches", about | found)


if __name__ == "__main__":
    main()

"""How long addrkit takes from a cold start: each command in a process of its own, seven times.

    python -m benchmarks.running.startup [--results FOLDER]

Uses the default gazetteers where ADDRKIT_HOME says. One run of each command goes before and is not counted:
it builds the gazetteers where there are none, compiles what Python would otherwise compile each time, and leaves
the files in the system's cache, as they are on a machine in use.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.running.command import addrkit_command
from benchmarks.shared.provenance import RESULTS, ROOT, provenance, write_result

RUNS = 7
PACKAGES = ("numpy", "faiss-cpu", "pyarrow", "typer")
_IMPORT = """
import time
start = time.perf_counter()
import addrkit
print((time.perf_counter() - start) * 1000)
"""
_OPENING = """
import time
import addrkit
from addrkit.kit import open_kit
start = time.process_time()
open_kit([])
print((time.process_time() - start) * 1000)
"""
"""Prints the milliseconds that a core works: the first opening also imports the parser."""
_COMMANDS = (
    ("addrkit --help", ("--help",)),
    ('addrkit suggest --json "laugave"', ("suggest", "--json", "laugave")),
    ('addrkit suggest --json "350 5th av ny"', ("suggest", "--json", "350 5th av ny")),
)


def output_of(command: list[str]) -> str:
    """What a command prints; raises SystemExit with its last word if it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        last = (ended.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise SystemExit(f"startup: exit code {ended.returncode}: {last}")
    return ended.stdout


def wall_ms(command: list[str]) -> float:
    """Milliseconds from the start of a process to its end."""
    start = time.perf_counter()
    output_of(command)
    return (time.perf_counter() - start) * 1000


def summary(times: list[float]) -> dict[str, float]:
    """The median, the least and the most, in milliseconds."""
    return {
        "median_ms": round(median(times), 1),
        "min_ms": round(min(times), 1),
        "max_ms": round(max(times), 1),
    }


def measure() -> dict[str, Any]:
    """All times, by name."""
    bare, importing, opening = ([sys.executable, "-c", code] for code in ("pass", _IMPORT, _OPENING))
    output_of(importing)
    output_of(opening)
    figures: dict[str, Any] = {
        "python, nothing imported": summary([wall_ms(bare) for _ in range(RUNS)]),
        "import addrkit, within python": summary([float(output_of(importing)) for _ in range(RUNS)]),
        "open the default gazetteers, core time": summary([float(output_of(opening)) for _ in range(RUNS)]),
    }
    for name, arguments in _COMMANDS:
        command = addrkit_command(*arguments)
        said = output_of(command)
        if "--json" in arguments and not suggestions(said):
            raise SystemExit(f"startup: {name} suggests nothing: are these the default gazetteers?")
        figures[name] = summary([wall_ms(command) for _ in range(RUNS)])
    return figures


def suggestions(said: str) -> list[Any]:
    """What `suggest --json` printed: one JSON value, or one a line."""
    values = [json.loads(line) for line in said.splitlines() if line.strip()] if said.strip() else []
    return values[0] if len(values) == 1 and isinstance(values[0], list) else values


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    about = provenance(PACKAGES)
    figures = measure()
    for name, times in figures.items():
        print(f"{name:40} {times['median_ms']:8.1f} ms   [{times['min_ms']:.1f}, {times['max_ms']:.1f}]")
    result = {"benchmark": "startup", **about, "runs": RUNS, "figures": figures}
    print(f"written to {write_result(options.results, 'startup', result)}", file=sys.stderr)


if __name__ == "__main__":
    main()

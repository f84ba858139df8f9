"""Runs addrkit's command line as a user does, and measures what it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.shared.provenance import ROOT

_LOOK_EVERY = 0.02
"""Seconds between two looks at the memory of a command."""


class CommandError(Exception):
    """A command ended with an error; the text is what it said last."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took, from its start to its end."""

    seconds: float
    """Wall time."""
    processor_seconds: float
    """User and system time of all cores."""
    peak_bytes: int
    """The most memory resident, files mapped into memory included; 0 where the system has no /proc."""
    peak_own_bytes: int
    """The most memory resident without mapped files, which the system can drop; as far as was looked."""


def addrkit_command(*arguments: str | Path) -> list[str]:
    """The command line of this checkout."""
    return [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)]


def run_measured(command: list[str], *, also_fine: tuple[int, ...] = ()) -> Cost:
    """Run a command to its end. Raises CommandError if its exit code is neither 0 nor `also_fine`."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=said)
        peak, own, ended = 0, 0, 0
        while not ended:
            time.sleep(_LOOK_EVERY)
            status_lines = _status(process.pid)
            peak = max(peak, status_lines.get("VmHWM", 0))
            own = max(own, status_lines.get("RssAnon", 0))
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, *also_fine):
            said.seek(0)
            last = said.read().decode("utf-8", "replace").strip().splitlines()[-1:]
            raise CommandError(f"exit code {process.returncode}: {' '.join(last)}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, peak, own)


def _status(process: int) -> dict[str, int]:
    """A running process's own memory, in bytes; that which wait4 tells begins with the parent's."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return {}
    words = (line.split() for line in lines if line.startswith(("VmHWM:", "RssAnon:")))
    return {name.rstrip(":"): int(number) * 1024 for name, number, *_ in words}

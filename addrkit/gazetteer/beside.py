"""Work that another process does beside this one, a piece after the other, from the other end of one list."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

from addrkit.errors import AddrkitError, GazetteerError


class Others:
    """The pieces that another process takes."""

    def __init__(self, remaining: deque[str], command: str) -> None:
        self._remaining = remaining
        self._command = command
        self._running: subprocess.Popen[str] | None = None
        self._ended = False
        self._problem: str | None = None
        self._thread = Thread(target=self._take_all, daemon=True)
        # One piece is for this process, and one processor has nothing to gain.
        if len(remaining) > 1 and (os.cpu_count() or 1) > 1 and sys.executable:
            self._thread.start()

    def _take_all(self) -> None:
        while self._problem is None and not self._ended:
            try:
                piece = self._remaining.pop()
            except IndexError:
                return
            self._problem = self._done(piece)

    def _done(self, piece: str) -> str | None:
        """What went wrong with a piece; None if nothing did."""
        # What this process imports from, the other does too.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(each or "." for each in sys.path)}
        self._running = subprocess.Popen(
            [sys.executable, "-c", self._command, piece],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        said, _ = self._running.communicate()
        if self._running.returncode == 0:
            return None
        try:
            return str(json.loads(said.splitlines()[-1])["problem"])
        except (IndexError, ValueError, KeyError, TypeError):
            return f"{piece} could not be built: its process ended with {self._running.returncode}"

    def wait(self) -> None:
        """Wait until all are done. Raises GazetteerError if one could not be."""
        if self._thread.ident is not None:
            self._thread.join()
        if self._problem is not None:
            raise GazetteerError(self._problem)

    def end(self) -> None:
        """Leave what is not done."""
        self._ended = True
        if self._running is not None and self._running.poll() is None:
            self._running.terminate()
        if self._thread.ident is not None:
            self._thread.join()


@contextmanager
def beside(remaining: deque[str], command: str) -> Iterator[Others]:
    """Another process that takes pieces from the end of a list, whose beginning is left to the caller.

    `command` is Python, run with the piece as its argument; it ends by `answered`. Without a second processor, or with
    one piece only, nothing is taken.
    """
    others = Others(remaining, command)
    try:
        yield others
    finally:
        others.end()


def answered(work: Callable[[str], None], piece: str) -> None:
    """Do a piece, and say on stdout what went wrong, for the process that waits."""
    try:
        work(piece)
    except AddrkitError as error:
        sys.stdout.write(json.dumps({"problem": str(error)}) + "\n")
        raise SystemExit(1) from None

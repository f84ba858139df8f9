"""Ctrl-C, and a request to end, end a command even where a library has swallowed them.

Python raises KeyboardInterrupt wherever it happens to be. While a compiled package is imported, that becomes an
ImportError, and what can do without the package goes on as if nothing had been pressed. A command that is asked to
end (SIGTERM, SIGHUP) stops in the same way, and keeps what it has done.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

HEEDED = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ended(KeyboardInterrupt):
    """Somebody has asked the command to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
        """The signal."""


@contextmanager
def heeded() -> Iterator[Callable[[], None]]:
    """Note a request to end, and give what raises it once more if there was one; for the main thread."""
    asked: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        raise Ended(number)

    def heed() -> None:
        if asked:
            raise Ended(asked[0])

    before = {number: signal.getsignal(number) for number in HEEDED}
    for number, handler in before.items():
        # What is ignored, as under nohup, stays so.
        if handler is not signal.SIG_IGN:
            signal.signal(number, note)
    try:
        yield heed
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

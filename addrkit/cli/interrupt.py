"""Ctrl-C ends a command even where a library has swallowed it.

Python raises KeyboardInterrupt wherever it happens to be. While a compiled package is imported, that becomes an
ImportError, and what can do without the package goes on as if nothing had been pressed.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def heeded() -> Iterator[Callable[[], None]]:
    """Note Ctrl-C, and give what raises it once more if it was pressed; for the main thread."""
    pressed = False

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    def heed() -> None:
        if pressed:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield heed
    finally:
        signal.signal(signal.SIGINT, before)

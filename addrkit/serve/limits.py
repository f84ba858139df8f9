"""How often a client may ask, so that one does not harm the others."""

from __future__ import annotations

import mmap
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Final

SLOTS: Final = 1 << 20
"""Places for clients. Fixed, so that a flood from ever new addresses takes no memory. Of a thousand clients at a
time, one in a thousand shares its place, and its rate, with another."""
SECONDS_AT_ONCE: Final = 2.0
"""A client that was quiet may ask at once for what it may ask for in so many seconds."""


class TokenBuckets:
    """A token bucket for each client, `rate` requests a second.

    A bucket is one number: the time at which it will be full again (the generic cell rate algorithm, ITU-T I.371,
    which admits what a token bucket admits). `file` is shared by all workers of a service: the clock is the
    system's, so a client has one rate however many workers serve it.

    >>> buckets = TokenBuckets(rate=1, now=lambda: 100.0)
    >>> [buckets.wait("a") for _ in range(3)], buckets.wait("b")
    ([0.0, 0.0, 1.0], 0.0)
    """

    def __init__(
        self,
        rate: float,
        file: Path | None = None,
        secret: bytes = b"",
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rate = rate
        self._secret = secret
        self._now = now
        self._full_at = _table(file)

    def wait(self, client: str, rate: float | None = None) -> float:
        """Takes a token and returns 0; or returns the seconds until there is one. `rate`: another than the others'."""
        slot, now = self._slot(client), self._now()
        spacing = 1 / (rate or self._rate)
        full_at = max(self._full_at[slot], now) + spacing
        late = full_at - now - max(SECONDS_AT_ONCE, spacing)
        if late > 1e-9:
            return late
        self._full_at[slot] = full_at
        return 0.0

    def take(self, client: str, rate: float, tokens: int) -> float:
        """Takes tokens, be they there or not, and returns the seconds until they would have been."""
        slot, now = self._slot(client), self._now()
        self._full_at[slot] = max(self._full_at[slot], now) + tokens / rate
        return max(0.0, self._full_at[slot] - now - max(SECONDS_AT_ONCE, 1 / rate))

    def _slot(self, client: str) -> int:
        digest = blake2b(client.encode(), digest_size=8, key=self._secret).digest()
        return int.from_bytes(digest) % SLOTS


def _table(file: Path | None) -> memoryview[float]:
    size = SLOTS * 8
    if file is None:
        return memoryview(mmap.mmap(-1, size)).cast("d")
    with file.open("a+b") as stream:
        # A file without contents takes no room until a client is counted.
        stream.truncate(size)
        return memoryview(mmap.mmap(stream.fileno(), size)).cast("d")

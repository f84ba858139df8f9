"""Limits that keep one client from harming the others: how often it may ask, and whose turn it is."""

from __future__ import annotations

import asyncio
import mmap
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from hashlib import blake2b
from pathlib import Path
from typing import Final

from addrkit.errors import AddrkitError

SLOTS: Final = 1 << 20
"""Places for clients. Fixed, so that a flood from ever new addresses takes no memory. Of a thousand clients at a
time, one in a thousand shares its place, and its rate, with another."""
SECONDS_AT_ONCE: Final = 2.0
"""A client that was quiet may ask at once for what it may ask for in so many seconds."""


class BusyError(AddrkitError):
    """Too much is waiting already; asking again a little later may do."""


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
        self._spacing = 1 / rate
        self._ahead = max(SECONDS_AT_ONCE, self._spacing)
        self._secret = secret
        self._now = now
        self._full_at = _table(file)

    def wait(self, client: str) -> float:
        """Takes a token and returns 0; or returns the seconds until there is one."""
        digest = blake2b(client.encode(), digest_size=8, key=self._secret).digest()
        slot = int.from_bytes(digest) % SLOTS
        now = self._now()
        full_at = max(self._full_at[slot], now) + self._spacing
        late = full_at - now - self._ahead
        if late > 1e-9:
            return late
        self._full_at[slot] = full_at
        return 0.0


def _table(file: Path | None) -> memoryview[float]:
    size = SLOTS * 8
    if file is None:
        return memoryview(mmap.mmap(-1, size)).cast("d")
    with file.open("a+b") as stream:
        # A file without contents takes no room until a client is counted.
        stream.truncate(size)
        return memoryview(mmap.mmap(stream.fileno(), size)).cast("d")


class Turns:
    """Lets `at_once` pieces of work run; of those that wait, each client in turn gets the next place.

    When `waiting` of them wait, the client that waits for most loses its latest, so that a client which floods
    is the one that is refused. For one event loop.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._free = at_once
        self._most = waiting
        self._lines: OrderedDict[Hashable, deque[asyncio.Future[None]]] = OrderedDict()
        self._count = 0

    async def take(self, client: Hashable) -> None:
        """Returns when it is the client's turn; `give` must follow. Raises BusyError if it has to be refused."""
        if self._free:
            self._free -= 1
            return
        if self._count >= self._most:
            self._refuse_one(client)
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._lines.setdefault(client, deque()).append(place)
        self._count += 1
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled() and place.exception() is None:
                self.give()
            else:
                self._leave(client, place)
            raise

    def give(self) -> None:
        """Ends a turn: the next client in turn gets the place."""
        if not self._lines:
            self._free += 1
            return
        client, line = self._lines.popitem(last=False)
        place = line.popleft()
        self._count -= 1
        if line:
            self._lines[client] = line
        place.set_result(None)

    def _refuse_one(self, client: Hashable) -> None:
        longest = max(self._lines, key=lambda each: len(self._lines[each]))
        if len(self._lines[longest]) <= len(self._lines.get(client, ())) + 1:
            raise BusyError("the service is busy: ask again in a second")
        place = self._lines[longest].pop()
        self._count -= 1
        place.set_exception(BusyError("the service is busy: ask again in a second"))

    def _leave(self, client: Hashable, place: asyncio.Future[None]) -> None:
        line = self._lines.get(client)
        if line is None or place not in line:
            return
        line.remove(place)
        self._count -= 1
        if not line:
            del self._lines[client]

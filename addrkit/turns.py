"""Whose turn it is: work of many clients, some pieces at once, none of them harmed by one that floods."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Hashable

from addrkit.errors import AddrkitError


class BusyError(AddrkitError):
    """Too much is waiting already; asking again a little later may do."""


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

    @property
    def waiting(self) -> int:
        """How many pieces of work wait for their turn."""
        return self._count

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
        while self._lines:
            client, line = self._lines.popitem(last=False)
            place = line.popleft()
            self._count -= 1
            if line:
                self._lines[client] = line
            # Whoever waited too long has given up, and may not have come to leave the line yet.
            if not place.done():
                place.set_result(None)
                return
        self._free += 1

    def _refuse_one(self, client: Hashable) -> None:
        longest = max(self._lines, key=lambda each: len(self._lines[each]))
        if len(self._lines[longest]) <= len(self._lines.get(client, ())) + 1:
            raise BusyError("the service is busy: ask again in a second")
        place = self._lines[longest].pop()
        self._count -= 1
        if not place.done():
            place.set_exception(BusyError("the service is busy: ask again in a second"))

    def _leave(self, client: Hashable, place: asyncio.Future[None]) -> None:
        line = self._lines.get(client)
        if line is None or place not in line:
            return
        line.remove(place)
        self._count -= 1
        if not line:
            del self._lines[client]

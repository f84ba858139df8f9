"""addrkit for asyncio: the kit's answers without blocking the event loop.

>>> import asyncio
>>> async def main() -> None:
...     async with AsyncAddressKit(addrkit.open("nl.gaz")) as kit:
...         print((await kit.verify("Kerkstr 12, Groningen", country="NL")).action)
>>> asyncio.run(main())  # doctest: +SKIP
accept
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable, Collection, Hashable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from addrkit.turns import BusyError, Turns
from addrkit.types import Kind, Nearby, ParsedAddress, Suggestion, Verification

if TYPE_CHECKING:
    from addrkit.kit import AddressKit
    from addrkit.parsing.query import Row

__all__ = ["AsyncAddressKit", "BusyError", "open_async"]

THREADS: Final = 2
WAITING: Final = 64
MANY: Final = 32
"""Rows of a long run that are verified in one turn: some tens of milliseconds."""
FEW: Final = 2
"""The same while single questions come in. Both need Python, which runs one at a time."""
QUIET_SECONDS: Final = 1.0
"""After so long without a single question, a long run may take more at a time."""
_Answer = TypeVar("_Answer")


class AsyncAddressKit:
    """A kit for one event loop. Single questions have threads of their own, long runs have another.

    At most `waiting` questions wait for a thread, and callers that differ in `whose` take turns, so that one
    that asks for much does not keep the others waiting. Beyond that, BusyError is raised; and TimeoutError where
    a single answer takes longer than `patience` seconds.
    """

    def __init__(
        self,
        kit: AddressKit,
        *,
        threads: int = THREADS,
        waiting: int = WAITING,
        patience: float | None = None,
    ) -> None:
        self.kit = kit
        self._patience = patience
        self._asked_at = -QUIET_SECONDS
        self._single = ThreadPoolExecutor(threads, "addrkit", _search_alone)
        self._long = ThreadPoolExecutor(1, "addrkit-many", _search_alone)
        self._single_turns = Turns(threads, waiting)
        self._long_turns = Turns(1, waiting)

    @property
    def waiting(self) -> int:
        """How many questions, long runs included, wait for a thread."""
        return self._single_turns.waiting + self._long_turns.waiting

    async def verify(self, row: Row, country: str | None = None, *, whose: Hashable = None) -> Verification:
        """As `AddressKit.verify`."""
        return await self.ask(partial(self.kit.verify, row, country), whose)

    async def suggest(
        self,
        text: str,
        country: str | Collection[str] | None = None,
        near: tuple[float, float] | None = None,
        limit: int = 5,
        within: str | None = None,
        *,
        kinds: Collection[Kind] = (),
        bounds: tuple[float, float, float, float] | None = None,
        whose: Hashable = None,
    ) -> list[Suggestion]:
        """As `AddressKit.suggest`."""
        suggest = partial(self.kit.suggest, text, country, near, limit, within, kinds=kinds, bounds=bounds)
        return await self.ask(suggest, whose)

    async def nearby(
        self,
        lat: float,
        lon: float,
        limit: int = 5,
        *,
        radius: float = 1_000.0,
        country: str | Collection[str] | None = None,
        whose: Hashable = None,
    ) -> list[Nearby]:
        """As `AddressKit.nearby`."""
        return await self.ask(
            partial(self.kit.nearby, lat, lon, limit, radius=radius, country=country), whose
        )

    async def parse(self, text: str, country: str | None = None, *, whose: Hashable = None) -> ParsedAddress:
        """As `addrkit.parse`, with the kit's parser."""
        return await self.ask(partial(_parse, self.kit, text, country), whose)

    async def verify_many(
        self, rows: Iterable[Row] | AsyncIterable[Row], country: str | None = None, *, whose: Hashable = None
    ) -> AsyncIterator[Verification]:
        """As `AddressKit.verify_many`: the verdicts in order, as they are ready; rows are read as needed."""
        async for some in _in_pieces(rows, self.rows_at_a_time):
            verify = partial(_verify_some, self.kit, some, country)
            for verification in await self.ask_long(verify, whose):
                yield verification

    async def ask(self, question: Callable[[], _Answer], whose: Hashable = None) -> _Answer:
        """A short question, in a thread, when it is its turn."""
        self._asked_at = time.monotonic()
        async with asyncio.timeout(self._patience):
            return await _in_turn(self._single, self._single_turns, question, whose)

    async def ask_long(self, question: Callable[[], _Answer], whose: Hashable = None) -> _Answer:
        """A piece of a long run, in the thread for such; single questions need not wait for it."""
        return await _in_turn(self._long, self._long_turns, question, whose)

    def rows_at_a_time(self) -> int:
        """How many rows a piece of a long run should have now."""
        return MANY if time.monotonic() - self._asked_at > QUIET_SECONDS else FEW

    async def aclose(self) -> None:
        """Lets what is running come to its end."""
        for pool in (self._single, self._long):
            await asyncio.to_thread(pool.shutdown)

    async def __aenter__(self) -> Self:
        """The kit itself."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """As `aclose`."""
        await self.aclose()


async def open_async(*gazetteers: str | os.PathLike[str], **options: Any) -> AsyncAddressKit:
    """As `addrkit.open`, without blocking the event loop meanwhile."""
    import addrkit

    return AsyncAddressKit(await asyncio.to_thread(partial(addrkit.open, *gazetteers, **options)))


def _search_alone() -> None:
    """FAISS on one thread for each of ours: more would wait for each other."""
    import faiss

    faiss.omp_set_num_threads(1)


async def _in_turn(
    pool: ThreadPoolExecutor, turns: Turns, question: Callable[[], _Answer], whose: Hashable
) -> _Answer:
    await turns.take(whose)
    loop = asyncio.get_running_loop()
    job = pool.submit(question)
    # The turn ends with the thread's work, also if nobody waits for the answer any more.
    job.add_done_callback(lambda _: loop.call_soon_threadsafe(turns.give))
    return await asyncio.wrap_future(job)


def _verify_some(kit: AddressKit, rows: list[Row], country: str | None) -> list[Verification]:
    return list(kit.verify_many(rows, country))


def _parse(kit: AddressKit, text: str, country: str | None) -> ParsedAddress:
    from addrkit.asked import code_of
    from addrkit.parsing.parser import as_written

    return as_written(kit.parser.parse(text, code_of(country)))


async def _in_pieces(
    rows: Iterable[Row] | AsyncIterable[Row], at_a_time: Callable[[], int]
) -> AsyncIterator[list[Row]]:
    some: list[Row] = []
    async for row in _one_by_one(rows):
        some.append(row)
        if len(some) >= at_a_time():
            yield some
            some = []
    if some:
        yield some


async def _one_by_one(rows: Iterable[Row] | AsyncIterable[Row]) -> AsyncIterator[Row]:
    if isinstance(rows, AsyncIterable):
        async for row in rows:
            yield row
    else:
        for row in rows:
            yield row

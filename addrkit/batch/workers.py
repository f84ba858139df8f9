"""Several processes on one batch: the gazetteers are memory-mapped, so each worker costs little memory.

A short batch never starts them: a worker takes half a second to open its gazetteers.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, cast

from addrkit.errors import AddrkitError
from addrkit.types import Verification

if TYPE_CHECKING:
    from addrkit.kit import AddressKit
    from addrkit.parsing.parser import ParserName

Typed = str | Mapping[str, str | None]

ALONE = 1_000
"""Rows that the first process verifies before it starts others."""
CHUNK = 256
"""Rows that a worker takes at a time."""
AHEAD = 3
"""Chunks a worker that are read ahead; bounds the memory."""


@dataclass(frozen=True)
class SharedWork:
    """A kit that hands long batches to several processes; answers keep their order."""

    kit: AddressKit
    workers: int

    def verify_many(self, rows: Iterable[Typed], country: str | None = None) -> Iterator[Verification]:
        """A verification a row, in order."""
        remaining = iter(rows)
        yield from self.kit.verify_many(islice(remaining, ALONE), country=country)
        first = list(islice(remaining, CHUNK))
        if len(first) < CHUNK or self.workers < 2:
            yield from self.kit.verify_many(first, country=country)
            yield from self.kit.verify_many(remaining, country=country)
            return
        folders = tuple(str(each.folder) for each in self.kit.gazetteers)
        with ProcessPoolExecutor(
            self.workers,
            # A fork would copy the threads' locks of FAISS and Arrow half-held.
            mp_context=multiprocessing.get_context("spawn"),
            initializer=partial(_open, folders, self.kit.parser.name),
        ) as pool:
            try:
                yield from _in_order(pool, first, remaining, country, self.workers * AHEAD)
            except BrokenProcessPool:
                raise AddrkitError(
                    "a worker process was ended from outside, perhaps for want of memory: "
                    "run the command again with --resume"
                ) from None


def usable_cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_order(
    pool: ProcessPoolExecutor, first: list[Typed], rows: Iterator[Typed], country: str | None, ahead: int
) -> Iterator[Verification]:
    waiting: deque[Future[list[Verification]]] = deque([pool.submit(_verify, first, country)])
    try:
        while waiting:
            while len(waiting) < ahead and (some := list(islice(rows, CHUNK))):
                waiting.append(pool.submit(_verify, some, country))
            yield from waiting.popleft().result()
    finally:
        for each in waiting:
            each.cancel()


_opened: list[AddressKit] = []
"""This worker's kit; filled when the worker starts, empty in the first process."""


def _open(folders: tuple[str, ...], parser: str) -> None:
    import faiss

    import addrkit

    # Ctrl-C goes to all processes; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Each worker has a processor to itself.
    faiss.omp_set_num_threads(1)
    _opened.append(addrkit.open(*folders, parser=cast("ParserName", parser)))


def _verify(rows: list[Typed], country: str | None) -> list[Verification]:
    return list(_opened[0].verify_many(rows, country=country))

"""Several processes on one batch: the gazetteers are memory-mapped, so each worker costs little memory.

A short batch never starts them: a worker takes half a second to open its gazetteers.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from queue import SimpleQueue
from typing import TYPE_CHECKING, cast

from addrkit.errors import AddrkitError
from addrkit.types import Verification

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

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
        with ExitStack() as ends:
            idle: SimpleQueue[Worker] = SimpleQueue()
            # A thread asks one worker and waits for it. They end after the workers, whose end wakes them.
            threads = ends.enter_context(ThreadPoolExecutor(self.workers))
            for _ in range(self.workers):
                worker = Worker.start(folders, self.kit.parser.name)
                ends.callback(worker.end)
                idle.put(worker)
            yield from _in_order(threads, idle, first, remaining, country, self.workers * AHEAD)


@dataclass(frozen=True)
class Worker:
    """A process that verifies, and the pipe to it.

    Each has a pipe of its own, of which it alone holds the other end: when it is killed, be it halfway through an
    answer, the pipe ends. In a queue that several share, the others would wait for the rest of that answer.
    """

    process: multiprocessing.process.BaseProcess
    pipe: Connection

    @classmethod
    def start(cls, folders: tuple[str, ...], parser: str) -> Worker:
        """A process that opens these gazetteers when it is first asked."""
        # A fork would copy the threads' locks of FAISS and Arrow half-held.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, folders, parser), daemon=True)
        process.start()
        theirs.close()
        return cls(process, ours)

    def verify(self, rows: list[Typed], country: str | None) -> list[Verification]:
        """The answers to some rows. Raises what the worker raised, and AddrkitError if it is gone."""
        try:
            self.pipe.send((rows, country))
            answer: list[Verification] | Exception = self.pipe.recv()
        except (EOFError, OSError):
            raise AddrkitError(
                "a worker process was ended from outside, perhaps for want of memory: "
                "run the command again with --resume"
            ) from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self) -> None:
        """End the process, whatever it does; it has nothing to tidy up."""
        self.process.kill()
        self.process.join()


def usable_cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_order(
    threads: ThreadPoolExecutor,
    idle: SimpleQueue[Worker],
    first: list[Typed],
    rows: Iterator[Typed],
    country: str | None,
    ahead: int,
) -> Iterator[Verification]:
    def verify(some: list[Typed]) -> list[Verification]:
        worker = idle.get()
        try:
            return worker.verify(some, country)
        finally:
            idle.put(worker)

    waiting: deque[Future[list[Verification]]] = deque([threads.submit(verify, first)])
    try:
        while waiting:
            while len(waiting) < ahead and (some := list(islice(rows, CHUNK))):
                waiting.append(threads.submit(verify, some))
            yield from waiting.popleft().result()
    finally:
        for each in waiting:
            each.cancel()


def _work(pipe: Connection, folders: tuple[str, ...], parser: str) -> None:
    """What a worker does until the first process closes the pipe or ends."""
    import faiss

    import addrkit

    # Ctrl-C goes to all processes; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Each worker has a processor to itself.
    faiss.omp_set_num_threads(1)
    kit: AddressKit | None = None
    while True:
        try:
            rows, country = pipe.recv()
        except EOFError:
            return
        answer: list[Verification] | Exception
        try:
            kit = kit or addrkit.open(*folders, parser=cast("ParserName", parser))
            answer = list(kit.verify_many(rows, country=country))
        except Exception as error:  # noqa: BLE001 - the first process raises it
            answer = error
        pipe.send(answer)

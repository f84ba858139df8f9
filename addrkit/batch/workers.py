"""Several processes on one batch: the gazetteers are memory-mapped, so each worker costs little memory.

A short batch never starts them: a worker takes half a second to open its gazetteers. Answers travel as the cells
that are written: a verification takes ten times as long to be packed and unpacked.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from queue import SimpleQueue
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from addrkit.batch.answers import Answer, answers_of
from addrkit.errors import AddrkitError, GazetteerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from addrkit.judge.llm.opening import LlmSettings
    from addrkit.judge.policy import Policy
    from addrkit.judge.score.score import Matcher
    from addrkit.kit import AddressKit

Typed = str | Mapping[str, str | None]

ALONE = 64
"""Rows that the first process verifies before it starts others."""
CHUNK = 128
"""Rows that a worker takes at a time."""
AHEAD = 3
"""Chunks a process that wait to be verified. With as many that wait for those before them they bound the memory."""
TRACKED = 50_000
"""New objects after which Python looks for cycles among them. What verification makes has none, and looking after
every 700, as Python does by itself, takes a fifth of the time."""


class ReplacedError(GazetteerError):
    """A gazetteer is no more the one that the batch began with."""


def _nothing_said(message: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class SharedWork:
    """A kit that hands long batches to several processes and takes part itself; answers keep their order."""

    kit: AddressKit
    workers: int
    """Processes, the first one counted."""
    say: Callable[[str], None] = _nothing_said
    """Is told when the batch has to go on in another way."""

    def answers(self, rows: Iterable[Typed], country: str | None = None) -> Iterator[Answer]:
        """An answer a row, in order."""
        with _one_processor():
            yield from self._answers(iter(rows), country)

    def _answers(self, remaining: Iterator[Typed], country: str | None) -> Iterator[Answer]:
        yield from answers_of(self.kit, islice(remaining, ALONE), country)
        first = list(islice(remaining, CHUNK))
        if len(first) < CHUNK or self.workers < 2:
            yield from answers_of(self.kit, chain(first, remaining), country)
            return
        opening = Opening(
            tuple(str(each.folder) for each in self.kit.gazetteers),
            tuple(each.manifest.fingerprint for each in self.kit.gazetteers),
            self.kit.parser.name,
            self.kit.matcher,
            self.kit.policy,
            self._llm(),
        )
        with ExitStack() as ends:
            idle: SimpleQueue[Worker | None] = SimpleQueue()
            # A thread asks one worker and waits for it. They end after the workers, whose end wakes them.
            threads = ends.enter_context(ThreadPoolExecutor(self.workers - 1))
            for _ in range(self.workers - 1):
                worker = Worker.start(opening)
                ends.callback(worker.end)
                idle.put(worker)
            yield from self._in_order(threads, idle, chain(first, remaining), country)

    def _in_order(
        self,
        threads: ThreadPoolExecutor,
        idle: SimpleQueue[Worker | None],
        rows: Iterator[Typed],
        country: str | None,
    ) -> Iterator[Answer]:
        def verify(some: list[Typed]) -> list[Answer]:
            worker = idle.get()
            try:
                if worker is None:
                    return list(answers_of(self.kit, some, country))
                answers, trouble = worker.verify(some, country)
            except ReplacedError as replaced:
                # Only the first process still has the gazetteer that this batch began with.
                worker = None
                self.say(f"{replaced}: this batch goes on with the one that it began with, more slowly")
                return list(answers_of(self.kit, some, country))
            finally:
                idle.put(worker)
            if trouble and self.kit.adviser is not None:
                self.kit.adviser.tell(trouble)
            return answers

        waiting: deque[Future[list[Answer]]] = deque()
        others = self.workers - 1
        most = 2 * self.workers * AHEAD
        try:
            while True:
                # What the others have to do is counted without what the first process did: they never run dry.
                while (
                    sum(not each.done() for each in waiting) < others * AHEAD
                    and len(waiting) < most
                    and (some := list(islice(rows, CHUNK)))
                ):
                    waiting.append(threads.submit(verify, some))
                if not waiting:
                    return
                # While the next chunk is not ready, the first process does one itself.
                if not waiting[0].done() and len(waiting) < most and (some := list(islice(rows, CHUNK))):
                    own: Future[list[Answer]] = Future()
                    own.set_result(list(answers_of(self.kit, some, country)))
                    waiting.append(own)
                else:
                    yield from waiting.popleft().result()
        finally:
            for each in waiting:
                each.cancel()

    def _llm(self) -> LlmSettings:
        """The others' part of the language model; none where the first process cannot ask it either."""
        settings, adviser = self.kit.llm, self.kit.adviser
        if adviser is None or not adviser.ready():
            return replace(settings, mode="off")
        return replace(settings, budget=adviser.share(self.workers))


ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that ask a process to end."""


@dataclass(frozen=True)
class Opening:
    """What a worker opens its kit with."""

    folders: tuple[str, ...]
    fingerprints: tuple[str, ...]
    """Of the gazetteers that the first process has open: a worker answers from the very same."""
    parser: str
    matcher: Matcher
    policy: Policy
    llm: LlmSettings

    def open(self, say: Callable[[str], None]) -> AddressKit:
        """The kit, in a worker; `say` is told why no language model is asked.

        Raises ReplacedError if a gazetteer has been replaced since the batch began.
        """
        from addrkit.kit import open_kit

        try:
            kit = open_kit(self.folders, self.parser, self.policy, self.llm, say, matcher=self.matcher)
        except GazetteerError as error:
            # The first process has opened it: it was taken away, or damaged, since then.
            raise ReplacedError(str(error)) from None
        for folder, begun, gazetteer in zip(self.folders, self.fingerprints, kit.gazetteers, strict=True):
            if gazetteer.manifest.fingerprint != begun:
                raise ReplacedError(f"{folder} was replaced while a batch reads it")
        return kit


@dataclass(frozen=True)
class Worker:
    """A process that verifies, and the pipe to it.

    Each has a pipe of its own, of which it alone holds the other end: when it is killed, be it halfway through an
    answer, the pipe ends. In a queue that several share, the others would wait for the rest of that answer.
    """

    process: multiprocessing.process.BaseProcess
    pipe: Connection

    @classmethod
    def start(cls, opening: Opening) -> Worker:
        """A process that opens these gazetteers when it is first asked."""
        # A fork would copy the threads' locks of FAISS and Arrow half-held.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, opening), daemon=True)
        with _undisturbed(), _without_script():
            process.start()
        theirs.close()
        return cls(process, ours)

    def verify(self, rows: list[Typed], country: str | None) -> tuple[list[Answer], str | None]:
        """The answers to some rows, and what is wrong with the language model, the first time.

        Raises what the worker raised, and AddrkitError if it is gone.
        """
        try:
            self.pipe.send((rows, country))
            answer: tuple[list[Answer], str | None] | Exception = self.pipe.recv()
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


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let a request to end wait: a process that is told half of what it has to do complains when it stops."""
    if current_thread() is not main_thread():
        yield
        return
    asked: list[int] = []
    before = {number: signal.getsignal(number) for number in ENDING}
    for number, handler in before.items():
        if handler not in (signal.SIG_IGN, None):
            signal.signal(number, lambda number, _: asked.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)
        for number in asked:
            signal.raise_signal(number)


def usable_cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _without_script() -> Iterator[None]:
    """A context in which new processes do not run the starting script again."""
    script = sys.modules["__main__"]
    kept = {name: getattr(script, name) for name in ("__spec__", "__file__") if hasattr(script, name)}
    script.__spec__ = None
    if "__file__" in kept:
        del script.__file__
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(script, name, value)


@contextmanager
def _one_processor() -> Iterator[None]:
    """FAISS with one thread, for a long batch has a process on each processor; Python looking for cycles seldom."""
    import faiss

    threads, seldom = faiss.omp_get_max_threads(), gc.get_threshold()
    faiss.omp_set_num_threads(1)
    gc.freeze()
    gc.set_threshold(TRACKED, *seldom[1:])
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)
        gc.set_threshold(*seldom)
        gc.unfreeze()


def _work(pipe: Connection, opening: Opening) -> None:
    """What a worker does until the first process closes the pipe or ends."""
    # Ctrl-C, and what ends a service, goes to all processes; the first one ends the others.
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)
    kit: AddressKit | None = None
    troubles: list[str] = []
    with _one_processor():
        while True:
            try:
                rows, country = pipe.recv()
            except (EOFError, OSError):
                return
            answer: tuple[list[Answer], str | None] | Exception
            try:
                kit = kit or opening.open(troubles.append)
                answers = list(answers_of(kit, rows, country))
                answer = answers, troubles.pop() if troubles else None
            except Exception as error:  # noqa: BLE001 - the first process raises it
                answer = error
            try:
                pipe.send(answer)
            except OSError:
                # The first process was killed: there is nobody left to answer.
                return

"""The processes that answer: started, watched, and replaced one after the other when the service is told to."""

from __future__ import annotations

import logging
import signal
import time
from pathlib import Path
from socket import socket
from typing import Final

from prometheus_client.multiprocess import mark_process_dead
from uvicorn import Config
from uvicorn.config import STARTUP_FAILURE
from uvicorn.server import Server
from uvicorn.supervisors import Multiprocess
from uvicorn.supervisors.multiprocess import Process

from addrkit import errors

PATIENCE_SECONDS: Final = 120
"""How long a worker may take to start or to answer its supervisor: a container with a quarter of a core opens its
gazetteers in half a minute."""
AGAIN_SECONDS: Final = 5.0
"""After which a worker that could not start is tried again, while others answer."""
_log = logging.getLogger("addrkit.serve")


class _InASentence(logging.Filter):
    """What a worker was given and cannot start with is told in a sentence, without the places in the code."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keeps each line; of an error of addrkit's own what it says."""
        said = record.getMessage().strip()
        last = said.rpartition("\n")[2]
        if said.startswith("Traceback") and last.startswith(f"{errors.__name__}."):
            record.msg, record.args = last.partition(": ")[2], ()
        return True


class ServingProcess(Process):
    """A process that answers, as its supervisor has it."""

    def target(self, sockets: list[socket] | None = None) -> None:
        """What runs in it. Its server is made before the thread that tells of it, lest each makes one of its own and
        the supervisor waits for the one that never starts.
        """
        self._server = Server(self.config)
        logging.getLogger("uvicorn.error").addFilter(_InASentence())
        super().target(sockets)

    def _healthcheck(self, timeout: float) -> bool | None:
        """Whether it has started; None if it does not say so in time. What it said too late before counts no more."""
        try:
            while self.parent_conn.poll(0):
                self.parent_conn.recv()
        except (OSError, EOFError):
            return None
        return super()._healthcheck(timeout)


class Workers(Multiprocess):
    """uvicorn's supervisor, which reports what it does and keeps working processes when a new one cannot start."""

    def __init__(
        self, config: Config, sockets: list[socket], leaving: Path, lame_duck_seconds: float
    ) -> None:
        super().__init__(config, sockets)
        self.none_started = False
        """Whether it ended because no worker could start."""
        self._leaving = leaving
        self._lame_duck_seconds = lame_duck_seconds
        self._ends_at: float | None = None
        self._again: dict[int, float] = {}
        """When to try again a worker that could not start, by its place."""

    def init_processes(self) -> None:
        """All of them, started."""
        for at in range(self.processes_num):
            self.processes.append(ServingProcess(self.config, self.sockets))
            self.processes[at].start()

    def handle_term(self) -> None:
        """Say that the service is not ready any more, and end it after a while; at once if told so again."""
        if self._ends_at is not None or not self._lame_duck_seconds:
            self.should_exit.set()
            return
        self._leaving.touch()
        self._ends_at = time.monotonic() + self._lame_duck_seconds
        _log.warning("told to end: not ready any more, answering for %g s yet", self._lame_duck_seconds)

    def terminate_all(self) -> None:
        """Refuse new connections, then let each worker finish what it answers."""
        for each in self.sockets:
            each.close()
        super().terminate_all()

    def keep_subprocess_alive(self) -> None:
        """Replace each worker that has died or hangs."""
        if self._ends_at is not None and time.monotonic() >= self._ends_at:
            self.should_exit.set()
        for at, process in enumerate(self.processes):
            if self.should_exit.is_set():
                return
            if at in self._again:
                if time.monotonic() >= self._again[at]:
                    del self._again[at]
                    self._start(at)
                continue
            if self._is_alive(process):
                continue
            process.kill()
            self._ended(process)
            if process.exitcode != STARTUP_FAILURE:
                _log.warning(
                    "worker %s ended with %s: another takes its place", process.pid, process.exitcode
                )
                self._start(at)
            elif any(each.process.is_alive() for each in self.processes):
                _log.error("worker %s could not start: it is tried again, the others go on", process.pid)
                self._again[at] = time.monotonic() + AGAIN_SECONDS
            else:
                self.none_started = True
                self.should_exit.set()

    def _is_alive(self, process: Process) -> bool:
        """Whether a worker runs and answers, however slowly; also where a signal came, which goes first."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while process.process.is_alive():
            if process.ping(timeout=1) or self.signal_queue:
                return True
            if time.monotonic() >= deadline:
                return False
        return False

    def restart_all(self) -> None:
        """Each worker anew, the next one when its successor answers: they serve what the folders hold now."""
        for at, old in enumerate(self.processes):
            successor = ServingProcess(self.config, self.sockets)
            successor.start()
            if not self._is_ready(successor):
                successor.kill()
                self._ended(successor)
                if not self._is_told_to_end():
                    _log.error(
                        "reloading ended at worker %d of %d, which could not start: those before it serve what is new,"
                        " the others what they had",
                        at + 1,
                        len(self.processes),
                    )
                return
            old.terminate()
            self._ended(old)
            self._again.pop(at, None)
            self.processes[at] = successor
        _log.warning("reloaded: %d worker(s) serve what is there now", len(self.processes))

    def _is_ready(self, process: Process) -> bool:
        """Waits for a worker to answer; not if the service is told to end meanwhile."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while process.process.is_alive() and time.monotonic() < deadline and not self._is_told_to_end():
            if process.is_ready(timeout=1):
                return True
            time.sleep(0.1)
        return False

    def _is_told_to_end(self) -> bool:
        return self.should_exit.is_set() or any(
            each in (signal.SIGTERM, signal.SIGINT) for each in self.signal_queue
        )

    def _ended(self, process: Process) -> None:
        """Forgets what a worker said of itself, once it has ended."""
        process.join()
        if process.pid is not None:
            mark_process_dead(process.pid)  # type: ignore[no-untyped-call]

    def _start(self, at: int) -> None:
        self.processes[at] = ServingProcess(self.config, self.sockets)
        self.processes[at].start()

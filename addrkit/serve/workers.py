"""The processes that answer: started, watched, and replaced one after the other when the service is told to."""

from __future__ import annotations

import logging
import time
from socket import socket
from typing import Final

from uvicorn import Config
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess
from uvicorn.supervisors.multiprocess import Process

PATIENCE_SECONDS: Final = 120
"""How long a worker may take to start or to answer its supervisor: a container with a quarter of a core opens its
gazetteers in half a minute."""
AGAIN_SECONDS: Final = 5.0
"""After which a worker that could not start is tried again, while others answer."""
_log = logging.getLogger("addrkit.serve")


class Workers(Multiprocess):
    """uvicorn's supervisor. It says what it does, and ends no worker that answers because another cannot start."""

    def __init__(self, config: Config, sockets: list[socket]) -> None:
        super().__init__(config, sockets)
        self.none_started = False
        """Whether it ended because no worker could start."""
        self._again: dict[int, float] = {}
        """When to try again a worker that could not start, by its place."""

    def keep_subprocess_alive(self) -> None:
        """Replace each worker that has died or hangs."""
        for at, process in enumerate(self.processes):
            if self.should_exit.is_set():
                return
            if at in self._again:
                if time.monotonic() >= self._again[at]:
                    del self._again[at]
                    self._start(at)
                continue
            if process.is_alive(timeout=PATIENCE_SECONDS):
                continue
            process.kill()
            process.join()
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

    def restart_all(self) -> None:
        """Each worker anew, the next one when its successor answers: they serve what the folders hold now."""
        for at, old in enumerate(self.processes):
            successor = Process(self.config, self.sockets)
            successor.start()
            if not successor.wait_until_ready(PATIENCE_SECONDS, self.should_exit):
                successor.kill()
                successor.join()
                if not self.should_exit.is_set():
                    _log.error(
                        "reloading ended at worker %d of %d, which could not start: those before it serve what is new,"
                        " the others what they had",
                        at + 1,
                        len(self.processes),
                    )
                return
            old.terminate()
            old.join()
            self._again.pop(at, None)
            self.processes[at] = successor
        _log.warning("reloaded: %d worker(s) serve what is there now", len(self.processes))

    def _start(self, at: int) -> None:
        self.processes[at] = Process(self.config, self.sockets)
        self.processes[at].start()

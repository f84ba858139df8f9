"""The processes that answer, as their supervisor has them."""

from __future__ import annotations

import threading
import time

import pytest

pytest.importorskip("fastapi", reason="the service needs the extra `serve`")

from uvicorn import Config
from uvicorn.supervisors import multiprocess

from addrkit.serve import workers


class _SlowlyMade:
    """A server on a machine so busy that another thread runs while it is made."""

    def __init__(self, config: Config) -> None:
        self.started = False
        time.sleep(0.2)

    def run(self, sockets: object) -> None:
        self.started = True
        time.sleep(1)


def test_a_worker_that_has_started_says_so_however_busy_the_machine_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One that did not was waited for in vain, and what it was to serve was never served."""
    for module in (multiprocess, workers):
        monkeypatch.setattr(module, "Server", _SlowlyMade)
    worker = workers.ServingProcess(Config("none:app"), [])
    # The supervisor asks before the worker has begun.
    worker.parent_conn.send(b"ping")
    running = threading.Thread(target=worker.target, args=([],), daemon=True)
    running.start()
    said: list[bool] = []
    while running.is_alive() and not any(said):
        said.append(worker.is_ready(timeout=0.2))
    assert any(said), said


def test_what_a_worker_said_too_late_counts_no_more() -> None:
    worker = workers.ServingProcess(Config("none:app"), [])
    for late in (False, False, False):
        worker.child_conn.send(late)
    threading.Timer(0.1, worker.child_conn.send, args=(True,)).start()
    assert worker.is_ready(timeout=5)

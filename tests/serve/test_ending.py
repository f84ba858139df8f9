"""How the service ends, and what it does when a part of it cannot start."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Running, httpx

pytestmark = pytest.mark.slow

Start = Callable[..., Running]
PATIENCE = 90


def until(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.HTTPError):
            if holds():
                return
        time.sleep(0.1)
    raise AssertionError(what)


def test_a_lame_duck_says_that_it_is_about_to_end_and_answers_until_then(
    started: Start, register: Path
) -> None:
    service = started("-g", register, "--lame-duck", 60)
    service.process.send_signal(signal.SIGTERM)
    until(lambda: httpx.get(f"{service.url}/readyz").status_code == 503, "it never said so")
    assert httpx.get(f"{service.url}/v1/suggest?q=laugav").json()["suggestions"]
    assert httpx.get(f"{service.url}/healthz").status_code == 200
    # Told once more, it ends at once.
    service.process.send_signal(signal.SIGTERM)
    code, said = service.ended()
    assert code == 0
    assert "not ready any more" in said


def test_while_it_ends_new_connections_are_refused_and_what_runs_is_answered(
    started: Start, register: Path
) -> None:
    service = started("-g", register, "--workers", 2)
    rows = b'"Laugavegur 22a, Reykjavik"\n' * 1_500
    with httpx.stream("POST", f"{service.url}/v1/verify/batch", content=rows, timeout=PATIENCE) as answer:
        lines = answer.iter_lines()
        next(lines)
        service.process.send_signal(signal.SIGTERM)

        def is_refused() -> bool:
            try:
                socket.create_connection(("127.0.0.1", service.port), timeout=1).close()
            except ConnectionRefusedError:
                return True
            return False

        until(is_refused, "new connections were taken to the end")
        assert 1 + sum(1 for _ in lines) == 1_500
    assert service.ended()[0] == 0


def _workers_with(service: Running, gazetteer: Path) -> list[int]:
    """The workers that have the gazetteer open."""
    maps = {pid: Path(f"/proc/{pid}/maps").read_text("utf-8", "replace") for pid in service.workers()}
    return [pid for pid, mapped in maps.items() if str(gazetteer) in mapped]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux's /proc")
def test_a_worker_that_cannot_start_again_takes_no_other_with_it(
    started: Start, register: Path, tmp_path: Path
) -> None:
    gazetteer = tmp_path / "street.gaz"
    shutil.copytree(register, gazetteer)
    service = started("-g", gazetteer, "--workers", 2)
    # One that is still starting would not find it either, and then none could.
    until(lambda: len(_workers_with(service, gazetteer)) == 2, "two workers never opened it")
    gazetteer.rename(tmp_path / "gone.gaz")
    os.kill(service.workers()[0], signal.SIGKILL)
    service.wait_until_said("could not start")
    assert httpx.get(f"{service.url}/v1/suggest?q=laugav").json()["suggestions"]
    (tmp_path / "gone.gaz").rename(gazetteer)
    service.process.send_signal(signal.SIGHUP)
    service.wait_until_said("reloaded: 2 worker(s)")
    service.process.send_signal(signal.SIGTERM)
    ended, said = service.ended()
    assert ended == 0
    assert f"there is no gazetteer at {gazetteer}" in said
    assert "Traceback" not in said

"""What the service makes on disk for itself: nothing of it is left, however the service ends."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the service needs the extra `serve`")

from addrkit.cli import run
from addrkit.serve import folder as folders

from .conftest import Running

pytestmark = pytest.mark.slow

Start = Callable[..., Running]


def _age(folder: Path) -> None:
    """Makes it one of an hour ago."""
    then = time.time() - 3600
    os.utime(folder / folders.HELD, (then, then))


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_is_gone_after_its_service_and_another_s_stays_while_that_runs(scratch: Path) -> None:
    with folders.shared_folder() as running:
        _age(running)
        with folders.shared_folder() as other:
            assert sorted(scratch.iterdir()) == sorted([running, other])
        assert list(scratch.iterdir()) == [running]
    assert not list(scratch.iterdir())


def test_what_a_killed_service_left_goes_with_the_next_start(scratch: Path) -> None:
    left = scratch / "addrkit-serve-killed"
    left.mkdir()
    (left / folders.HELD).touch()
    (left / "counter_1.db").touch()
    with folders.shared_folder():
        assert left.exists(), "it may be one that another service has just made"
    _age(left)
    with folders.shared_folder():
        assert not left.exists()


def test_what_is_no_folder_of_a_service_stays(scratch: Path) -> None:
    (scratch / "addrkit-serve-of-the-user").mkdir()
    (scratch / "addrkit-serve.log").touch()
    own = scratch / "own"
    own.mkdir()
    (own / folders.HELD).touch()
    _age(own)
    (scratch / "addrkit-serve-link").symlink_to(own)
    with folders.shared_folder():
        pass
    assert (own / folders.HELD).exists()
    assert len(list(scratch.iterdir())) == 4


def test_where_the_file_system_knows_no_locks_nothing_is_removed(
    scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "hold", lambda descriptor: True)
    with folders.shared_folder() as running:
        _age(running)
        with folders.shared_folder():
            assert running.exists()


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_service_that_is_told_to_end_leaves_nothing(started: Start, register: Path, sign: int) -> None:
    service = started("-g", register, "--workers", 2)
    assert len(service.left()) == 1
    service.process.send_signal(sign)
    assert service.ended()[0] == 0
    assert not service.left()


@pytest.mark.slow
def test_a_service_that_was_killed_leaves_what_the_next_one_removes(started: Start, register: Path) -> None:
    killed = started("-g", register)
    killed.process.kill()
    killed.process.wait()
    left = killed.left()
    assert len(left) == 1
    _age(left[0])
    assert not set(started("-g", register).left()) & set(left)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux's /proc")
def test_a_service_whose_workers_all_die_leaves_nothing(
    started: Start, register: Path, tmp_path: Path
) -> None:
    gazetteer = tmp_path / "street.gaz"
    shutil.copytree(register, gazetteer)
    service = started("-g", gazetteer)
    gazetteer.rename(tmp_path / "gone.gaz")
    for worker in service.workers():
        os.kill(worker, signal.SIGKILL)
    code, said = service.ended()
    assert (code, "no worker could start" in said) == (3, True)
    assert not service.left()


def test_a_service_that_cannot_start_leaves_nothing(scratch: Path) -> None:
    assert run(["serve", "--port", "0", "-g", str(scratch / "no.gaz")]) == 4
    assert run(["serve", "--host", "192.0.2.1", "--port", "0"]) == 3
    assert not list(scratch.iterdir())

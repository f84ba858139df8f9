"""A small real gazetteer, and the command line run as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from addrkit.cli import run

CHECKOUT = Path(__file__).parents[2]

REGISTER = """\
id,house_number,street,unit,city,postcode,country,lat,lon
is-1,1,Laugavegur,,Reykjavík,101,IS,64.1465,-21.9310
is-2,2,Laugavegur,,Reykjavík,101,IS,64.1466,-21.9312
is-3,22a,Laugavegur,,Reykjavík,101,IS,64.1450,-21.9270
is-4,1,Laugateigur,,Reykjavík,105,IS,64.1480,-21.8820
is-5,12,Hafnarstræti,,Akureyri,600,IS,65.6800,-18.0900
is-6,20,Hafnarstræti,,Reykjavík,101,IS,64.1480,-21.9400
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six doors of Iceland, complete."""
    folder = tmp_path_factory.mktemp("gazetteer")
    (folder / "register.csv").write_text(REGISTER, "utf-8")
    built = folder / "small.gaz"
    arguments = [
        "gazetteer",
        "build",
        str(folder / "register.csv"),
        "-o",
        str(built),
        "--coverage",
        "complete",
    ]
    assert run(arguments) == 0
    return built


@pytest.fixture
def addrkit(capsys: pytest.CaptureFixture[str]) -> Command:
    """A command in this process, which is fast."""

    def command(*arguments: object) -> Ended:
        capsys.readouterr()
        code = run([str(each) for each in arguments])
        written = capsys.readouterr()
        return Ended(code, written.out, written.err)

    return command


@pytest.fixture
def process() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """A command in a process of its own, as from a shell."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: object) -> subprocess.Popen[bytes]:
        words = [sys.executable, str(CHECKOUT / "cli.py"), *map(str, arguments)]
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, cwd=CHECKOUT))
        return started[-1]

    yield start
    for each in started:
        if each.poll() is None:
            each.kill()
            each.wait()
        for stream in (each.stdin, each.stdout, each.stderr):
            # What was written to a process that has ended is lost, as it should be.
            with suppress(BrokenPipeError):
                stream.close()  # type: ignore[union-attr]

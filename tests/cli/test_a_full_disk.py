"""Where no room is left, the file is named, nothing half-written has its name, and what can be resumed is kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import CHECKOUT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a limit of the size of files stands for a full disk"),
]
ROOM = 4
"""Kilobytes that a file may have."""


def with_little_room(place: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, str(CHECKOUT / "cli.py"), *map(str, arguments)]
    # Bash counts in kilobytes; sh may count in half ones.
    limited = ["bash", "-c", f'ulimit -f {ROOM}; exec "$@"', "bash", *words]
    return subprocess.run(limited, cwd=place, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.parquet"])
def test_an_output_that_does_not_fit_is_named(name: str, gazetteer: Path, tmp_path: Path) -> None:
    rows = "".join(f"{number},Laugavegur {number}\n" for number in range(200))
    (tmp_path / "in.csv").write_text("id,address\n" + rows, "utf-8")
    ended = with_little_room(tmp_path, "verify", "in.csv", "-o", name, "-g", gazetteer)
    assert ended.returncode == 3
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("addrkit: ")
    assert f"{name}: file too large" in last
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / name).exists()
    assert (tmp_path / f"{name}.part").exists() == (name == "out.csv")
    assert ("--resume goes on" in last) == (name == "out.csv")


def test_a_report_that_does_not_fit_leaves_the_rows(gazetteer: Path, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,address\n1,Laugavegur 1\n", "utf-8")
    ended = with_little_room(
        tmp_path, "verify", "in.csv", "-o", "out.csv", "--report", "page.html", "-g", gazetteer
    )
    assert ended.returncode == 3
    assert "page.html: file too large" in ended.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in.csv", "out.csv"]

"""The README says and shows what happens: its commands are commands, its table and its picture are drawn again."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import typer

from addrkit.cli.app import command

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "examples").glob("*.md")),
]
_BLOCK = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_NAMES = re.compile(r"\.\.\.|[<>|&;]|\b(?:CC|NAME|FILE|FOLDER|URL|TEXT)\b")
"""Pipes, and what stands for something of the reader's own."""


def commands(page: Path) -> Iterator[str]:
    """Every command of addrkit that a page shows as it is typed."""
    for block in _BLOCK.findall(page.read_text("utf-8").replace("\\\n", " ")):
        for line in block.splitlines():
            found = re.match(r"\s*(?:\$ )?(?:\.venv/bin/|python cli\.py |python -m )?addrkit ([a-z].*)", line)
            if found:
                yield re.split(r"\s(?:#|\||>|&&)", found[1])[0]


def read_as_command(line: str) -> None:
    """Read a command line as the command would, and do not run it. Raises what a wrong one raises."""
    group: Any = command()
    words = shlex.split(line)
    with suppress(typer.Exit):  # after --help or --version
        while hasattr(group, "commands"):
            first, *words = words
            assert first in group.commands, first
            group = group.commands[first]
        with group.make_context(line.split(maxsplit=1)[0], words):
            pass


SHOWN = sorted({(page.relative_to(ROOT).as_posix(), line) for page in PAGES for line in commands(page)})


def test_the_pages_show_commands() -> None:
    assert len(SHOWN) > 30
    assert "README.md" in {page for page, _ in SHOWN}


@pytest.mark.parametrize(("page", "line"), SHOWN)
def test_every_command_that_a_page_shows_is_one(
    page: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if _NAMES.search(line):
        pytest.skip("it stands for something of the reader's own")
    read_as_command(line)

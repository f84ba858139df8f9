"""Where pytest looks for examples in docstrings: in the files that have some, so that no other is imported for it."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from _pytest.doctest import DoctestModule

Collected = list[pytest.Collector]


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path) -> Generator[None, Collected, Collected]:
    """Leave out what would import a module, torch with it, only to find that it shows no example."""
    found = yield
    return [each for each in found if not isinstance(each, DoctestModule) or has_example(file_path)]


def has_example(path: Path) -> bool:
    """Whether a file may hold an example."""
    return ">>> " in path.read_text("utf-8")

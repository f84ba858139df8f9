"""Header rows with rows of theirs, as they are filled: what is read, what is asked, and which option is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addrkit.columns import ColumnOptions, read_columns
from addrkit.columns.read import Use
from addrkit.errors import InputError
from tests.tables import read_table

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent


def wrong_in(table: dict[str, Any], use: Use) -> list[str]:
    """What is wrong with one table, in words."""
    header, rows = table["header"].split(" | "), [row.split(" | ") for row in table["rows"]]
    found = []
    country = table.get("country")
    try:
        columns = read_columns(header, ColumnOptions(country=country), use=use, sample=rows)
    except InputError as asked:
        missing = [each for each in table.get("asks", ["nothing to be asked"]) if each not in str(asked)]
        found += [f"asks {asked}, and not {missing}"] if missing else []
        if "read" not in table:
            return found
        options = ColumnOptions(group=table.get("columns"), mapped=table.get("map", {}), country=country)
        columns = read_columns(header, options, use=use, sample=rows)
    else:
        found += ["asks nothing"] if "asks" in table else []
    if dict(columns.used) != table["read"]:
        found.append(f"reads {dict(columns.used)}, and not {table['read']}")
    said = " ".join(columns.warnings)
    return found + [f"does not tell {each}: {said}" for each in table.get("told", []) if each not in said]


def all_wrong(file: str, name: str, use: Use) -> list[str]:
    """The same for all tables of a file, each with its name."""
    tables = read_table(HERE / file)[f"{name}s"]
    return [f"{table[name]}: {each}" for table in tables for each in wrong_in(table, use)]


def test_exports_are_read_as_they_are_filled() -> None:
    wrong = all_wrong("exports_as_filled.yaml", "export", "verify")
    assert not wrong, "\n".join(["", *wrong])


def test_exports_are_read_by_the_words_of_their_names() -> None:
    wrong = all_wrong("exports_by_words.yaml", "export", "verify")
    assert not wrong, "\n".join(["", *wrong])


def test_registers_are_read_by_the_words_of_their_names() -> None:
    wrong = all_wrong("registers_by_words.yaml", "register", "build")
    assert not wrong, "\n".join(["", *wrong])


def test_registers_are_read_as_they_are_filled() -> None:
    wrong = all_wrong("registers_as_filled.yaml", "register", "build")
    assert not wrong, "\n".join(["", *wrong])


def test_registers_are_read_by_their_cells() -> None:
    wrong = all_wrong("registers_by_cells.yaml", "register", "build")
    assert not wrong, "\n".join(["", *wrong])


def test_exports_are_read_by_their_cells() -> None:
    wrong = all_wrong("exports_by_cells.yaml", "export", "verify")
    assert not wrong, "\n".join(["", *wrong])

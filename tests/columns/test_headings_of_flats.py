"""What flats and additions to numbers are called in the headings of shops: each is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addrkit.columns import ColumnOptions, read_columns
from tests.tables import read_table

TABLES = read_table(Path(__file__).with_name("headings_of_flats.yaml"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table['country']} {table['header'][:12]}")
def test_no_heading_of_a_flat_is_left_unread(table: dict[str, Any]) -> None:
    unread = []
    for heading in table["headings"]:
        header = table["header"].replace("{x}", heading).split(" | ")
        columns = read_columns(header, ColumnOptions(country=table["country"]))
        unread += [heading] if heading in columns.unused else []
    assert not unread

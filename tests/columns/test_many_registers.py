"""Header rows of registers in many countries, as they are published: what a build reads of each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from addrkit.columns import read_columns
from tests.tables import read_table

FILE = Path(__file__).with_name("registers.yaml")
REGISTERS: list[dict[str, Any]] = read_table(FILE)["registers"]


@pytest.mark.parametrize("register", REGISTERS, ids=[each["register"] for each in REGISTERS])
def test_a_register_is_read_as_it_is_published(register: Mapping[str, Any]) -> None:
    row = register["row"].split(" | ") if "row" in register else []
    columns = read_columns(register["header"].split(" | "), use="build", sample=[row] * 3)
    assert dict(columns.used) == register["read"]
    assert not [each for each in columns.warnings if each.startswith("no column holds")]

"""Rows of components as shops fill them: each comes to its record or to a question, and none to another record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.tables import read_table

from .conftest import Opened

REGISTERS = read_table(Path(__file__).with_name("rows_as_filled.yaml"))["registers"]


@pytest.mark.parametrize("register", REGISTERS, ids=[str(at) for at in range(len(REGISTERS))])
def test_a_row_comes_to_its_record_or_to_a_question(opened: Opened, register: dict[str, Any]) -> None:
    kit, wrong = opened(register["rows"]), []
    for country, note, actions, meant, row in register["cases"]:
        verdict = kit.verify({**row, "country": country})
        found = verdict.match.id if verdict.match else None
        accepted = verdict.action in ("accept", "add_unit")
        if verdict.action not in actions or (accepted and found not in meant):
            wrong.append(f"{country}, {note}: {row} is {verdict.action} {found}, and not {actions} {meant}")
    assert not wrong, "\n".join(["", *wrong])

"""Rows of the markets: right ones are confirmed without a conflict, wrong ones are told and never accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.default import installed, missing
from addrkit.kit import AddressKit
from tests.tables import read_table

FILES = ("division_rows.yaml", "division_rows_of_all.yaml")
ROWS = {name: read_table(Path(__file__).parent / name) for name in FILES}
CONFLICTS = {
    "suburb_conflict",
    "district_conflict",
    "city_conflict",
    "region_conflict",
    "postcode_conflict",
    "postcode_not_found",
}
LEAST = 0.95
"""Share of all rows that are as decided."""


@pytest.fixture(scope="module")
def kit() -> AddressKit:
    if missing() or not installed():
        pytest.skip("the default gazetteers are not built")
    return addrkit.open(policy="best")


@pytest.mark.parametrize("name", FILES)
def test_rows_of_the_markets_are_as_decided(kit: AddressKit, name: str) -> None:
    wrong, count = [], 0
    for code, rows in ROWS[name].items():
        for kind in ("right", "wrong"):
            for text in rows[kind]:
                count += 1
                verdict = kit.verify(text, country=code)
                told = CONFLICTS & set(verdict.reasons)
                if kind == "right":
                    good = not told and verdict.match is not None and verdict.action != "fix"
                else:
                    good = bool(told) and verdict.action != "accept"
                if not good:
                    wrong.append(
                        f"{code} {kind}: {text} -> {verdict.action} {verdict.formatted} {verdict.reasons}"
                    )
    assert len(wrong) <= (1 - LEAST) * count, "\n".join(wrong)


@pytest.mark.parametrize("name", FILES)
def test_no_wrong_row_is_accepted(kit: AddressKit, name: str) -> None:
    accepted = [
        f"{code}: {text}"
        for code, rows in ROWS[name].items()
        for text in rows["wrong"]
        if kit.verify(text, country=code).action == "accept"
    ]
    assert accepted == []

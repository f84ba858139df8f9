"""Rows of the markets: right ones are confirmed without a conflict, wrong ones are told and never accepted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.default import installed, missing
from addrkit.kit import AddressKit
from addrkit.types import Verification
from tests.tables import read_table

FILES = ("division_rows.yaml", "division_rows_of_all.yaml", "division_rows_as_typed.yaml")
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


pytestmark = pytest.mark.slow
"""Half a minute with the default gazetteers."""


@pytest.fixture(scope="module")
def kit() -> AddressKit:
    if missing() or not installed():
        pytest.skip("the default gazetteers are not built")
    return addrkit.open(policy="best")


@dataclass(frozen=True, slots=True)
class Answered:
    """A row that was decided beforehand, and what is said of it."""

    code: str
    text: str
    right: bool
    verdict: Verification

    @property
    def as_decided(self) -> bool:
        told = CONFLICTS & set(self.verdict.reasons)
        if self.right:
            return not told and self.verdict.match is not None and self.verdict.action != "fix"
        return bool(told) and self.verdict.action != "accept"


@pytest.fixture(scope="module", params=FILES)
def answered(kit: AddressKit, request: pytest.FixtureRequest) -> list[Answered]:
    return [
        Answered(code, text, kind == "right", kit.verify(text, country=code))
        for code, rows in ROWS[request.param].items()
        for kind in ("right", "wrong")
        for text in rows[kind]
    ]


def test_rows_of_the_markets_are_as_decided(answered: list[Answered]) -> None:
    wrong = [
        f"{row.code} {row.text} -> {row.verdict.action} {row.verdict.formatted} {row.verdict.reasons}"
        for row in answered
        if not row.as_decided
    ]
    assert len(wrong) <= (1 - LEAST) * len(answered), "\n".join(wrong)


def test_no_wrong_row_is_accepted(answered: list[Answered]) -> None:
    accepted = [row.text for row in answered if not row.right and row.verdict.action == "accept"]
    assert accepted == []

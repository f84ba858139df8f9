"""A fault of one row is that row's: signs for a name, and what nobody thought of."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.judge.readings import Stages
from addrkit.judge.verdict import judge
from addrkit.types import Verification

ROWS = """\
id,building,house_number,street,unit,suburb,city,postcode,country
sign,***,3,Ackerstraße,,Spandau,Berlin,13585,DE
mit,,3,Ackerstraße,,Mitte,Berlin,10115,DE
tow,Tower,12,High Street,Flat 1,,Leeds,LS1 4AA,GB
"""


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    (tmp_path / "rows.csv").write_text(ROWS, "utf-8")
    build_gazetteer([tmp_path / "rows.csv"], tmp_path / "rows.gaz", coverage="complete")
    return tmp_path / "rows.gaz"


def test_a_building_whose_name_is_signs_is_no_name(gazetteer: Path) -> None:
    kit = addrkit.open(gazetteer)
    for typed in ("Haus Rosa, Ackerstraße 3, 13585 Berlin", "***, Ackerstraße 3, 13585 Berlin"):
        assert kit.verify(typed, country="DE").error is None


def test_a_suburb_that_looks_like_a_flat_is_a_suburb(gazetteer: Path) -> None:
    verdict = addrkit.open(gazetteer).verify("Ackerstraße 3, Mitte, 13585 Berlin", country="DE")
    assert verdict.action in ("confirm", "fix")
    assert "suburb_conflict" in verdict.reasons


def test_a_fault_of_our_own_is_the_error_of_its_row_alone(
    gazetteer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(query: object, *others: object) -> Verification:
        if "Leeds" in query.text:  # type: ignore[attr-defined]
            raise IndexError("12 High Street, Leeds")
        return judge(query, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(
        Stages,
        "_judge",
        lambda self, query, ranked, places: failing(
            query, ranked, places, self.gazetteers, self.matcher, self.policy
        ),
    )
    kit = addrkit.open(gazetteer)
    rows = [
        "Ackerstraße 3, 10115 Berlin",
        "Flat 1, Tower, 12 High Street, Leeds LS1 4AA",
        "Ackerstraße 3, 13585 Berlin",
    ]
    first, second, third = kit.verify_many(rows)
    assert (first.match and first.match.id, third.match and third.match.id) == ("mit", "sign")
    assert second.action == "fix"
    assert "IndexError" in (second.error or "")
    assert "High Street" not in (second.error or "")

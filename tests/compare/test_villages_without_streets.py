"""Doors that are numbered in a village or a quarter, without a street."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit
from addrkit.parsing.query import Row

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
c12,12,,,Lhota,,370 01,CZ
c14,14,,,Lhota,,370 01,CZ
h3,3,Hlavní,,Lhota,,370 01,CZ
p7,7,,,Wola,,05-300,PL
p9,9,,,Wola,,05-300,PL
j,3-1-3,,梅田,大阪市北区,大阪府,530-0001,JP
t1,5,,,Nova,,370 02,CZ
t2,5,,,Nova,,370 03,CZ
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("villages")
    (folder / "rows.csv").write_text(ROWS, "utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "x.gaz", coverage="complete")
    return addrkit.open(folder / "x.gaz")


@pytest.mark.parametrize(
    ("row", "record"),
    [
        ("Lhota 12, 370 01 Lhota", "c12"),
        ("Wola 7, 05-300 Wola", "p7"),
        ({"house_number": "9", "city": "Wola", "postcode": "05-300", "country": "PL"}, "p9"),
        ("大阪府大阪市北区梅田3-1-3", "j"),
    ],
)
def test_a_number_of_the_village_is_a_premise(kit: AddressKit, row: Row, record: str) -> None:
    verdict = kit.verify(row)
    assert verdict.match is not None
    assert (verdict.action, verdict.granularity, verdict.match.id) == ("accept", "premise", record)
    assert verdict.match.kind == "premise"
    assert verdict.components["house_number"].status == "confirmed"


@pytest.mark.parametrize(
    "text",
    [
        "Lhota 13, 370 01 Lhota",
        "Hlavní 12, 370 01 Lhota",
        "Zahradní 12, 370 01 Lhota",
        "Wola 11, 05-300 Wola",
    ],
)
def test_a_number_that_it_does_not_have_is_never_accepted(kit: AddressKit, text: str) -> None:
    verdict = kit.verify(text)
    assert verdict.action == "fix"
    assert verdict.match is None or verdict.match.components.house_number is None


def test_one_number_in_two_parts_of_the_village_is_ambiguous(kit: AddressKit) -> None:
    assert "ambiguous" in kit.verify("Nova 5", country="CZ").reasons
    assert kit.verify("Nova 5, 370 02 Nova", country="CZ").action == "accept"


TOWNS = {1: "蒲田", 2: "西蒲田", 3: "大森"}


def test_a_town_within_the_name_of_another_is_not_that_one(tmp_path: Path) -> None:
    rows = (
        "id,suburb,city,region,country",
        *(f"{n},{town},大田区,東京都,JP" for n, town in TOWNS.items()),
        "",
    )
    (tmp_path / "rows.csv").write_text("\n".join(rows), "utf-8")
    build_gazetteer([tmp_path / "rows.csv"], tmp_path / "x.gaz", coverage="complete")
    kit = addrkit.open(tmp_path / "x.gaz")
    for text, record in (("東京都大田区西蒲田6丁目21-10", "2"), ("東京都大田区蒲田6丁目21-10", "1")):
        verdict = kit.verify(text, "JP")
        assert verdict.match is not None
        assert (verdict.match.id, verdict.score > 0.8) == (record, True)
    assert kit.verify("東京都大田区雪谷3丁目5-3", "JP").score < 0.1

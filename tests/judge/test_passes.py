"""Every reading of a query: which are tried, which one stands, and that explaining shows them all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.judge.passes import PASSES, verify_all
from addrkit.kit import AddressKit
from addrkit.parsing.query import query_of

FARMS = """\
id,building,house_number,street,city,postcode,country
1,,1,Kotra,Höfn,781,IS
2,,7,Kotra,Höfn,781,IS
3,Kotra 21,,,Höfn,781,IS
4,Kotra 33,,,Akureyri,600,IS
5,,3,Skólavegur,Akureyri,600,IS
"""


@pytest.fixture(scope="module")
def farms(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("farms")
    (folder / "farms.csv").write_text(FARMS, "utf-8")
    build_gazetteer([folder / "farms.csv"], folder / "farms.gaz", coverage="complete")
    return addrkit.open(folder / "farms.gaz")


def test_a_farm_with_a_number_in_its_name_is_explained_as_it_was_judged(farms: AddressKit) -> None:
    verdict = farms.verify("Kotra 21, 781 Höfn", "IS")
    assert verdict.match is not None
    assert verdict.match.components.building == "Kotra 21"
    explained = farms.explain("Kotra 21, 781 Höfn", "IS")
    assert explained.verification == verdict
    rows = explained.to_rows()
    last = {(stage, name): value for stage, name, value in rows}
    assert last["parse", "building"].startswith("Kotra 21")
    assert last["judge", "action"] == verdict.action
    assert last["judge", "granularity"] == verdict.granularity
    assert last["judge", "score"] == f"{verdict.score:.3f}"
    readings = [value for stage, name, value in rows if (stage, name) == ("parse", "reading")]
    assert readings == ["as typed", "with 'Kotra 21' as a building's name"]
    stands = [value for stage, name, value in rows if (stage, name) == ("judge", "reading")]
    assert stands == ["passed over", "stands"]


def test_an_address_that_is_read_once_has_one_reading_and_it_stands(kit: AddressKit) -> None:
    rows = kit.explain("Kerkstraat 12, 9712 AB Groningen", "NL").to_rows()
    assert [row for row in rows if row[1] == "reading"] == [
        ("parse", "reading", "as typed"),
        ("judge", "reading", "stands"),
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kotra 21", "IS"),
        ("Laugavegi 1", None),
        ("12 Rue de la Paix 75002", None),
        ("Kerkstraat 99 Groningen", None),
        ("Main Street 5, Nowhere", "US"),
    ],
)
def test_what_is_explained_is_what_is_judged(
    kit: AddressKit, farms: AddressKit, text: str, country: str | None
) -> None:
    for each in (kit, farms):
        assert each.explain(text, country).verification == each.verify(text, country)


def test_a_text_whose_country_was_guessed_is_read_again_as_its_match_s_country(farms: AddressKit) -> None:
    query = query_of("Skólavegur 3", farms.parser, None)
    guessed = replace(query, country="US")
    judged = verify_all([guessed], farms.stages)[0]
    assert [each.how for each in judged.readings] == ["as typed", "as an address of IS"]
    assert judged.best in judged.readings


def test_each_pass_says_what_it_is_for() -> None:
    assert all(each.read.__doc__ and each.wins.__doc__ for each in PASSES)


def test_nothing_is_judged_where_nothing_was_asked(register: Path) -> None:
    kit = addrkit.open(register)
    assert verify_all([], kit.stages) == []

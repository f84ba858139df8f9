"""What is said of a query and a candidate, before anything is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from addrkit.compare.compare import Compared, compare
from addrkit.compare.evidence import Evidence
from addrkit.compare.words import Weights, WordTable
from addrkit.gazetteer.store import Gazetteer
from addrkit.parsing.parser import open_parser
from addrkit.parsing.query import query_of
from addrkit.retrieve.candidates import Candidate


@pytest.fixture(scope="module")
def gazetteers(register: Path, sample: Path) -> list[Gazetteer]:
    return [Gazetteer(register), Gazetteer(sample)]


def beside(
    gazetteers: list[Gazetteer], text: str, country: str, street: str | None, city: str | None = None
) -> Evidence:
    """The evidence for one street, or one town, and a text."""
    [candidate] = [
        Candidate(gazetteer, number, 0.5)
        for gazetteer in gazetteers
        for number in range(len(gazetteer))
        if (entry := gazetteer.entry(number)).name == street
        and entry.country == country
        and (city is None or entry.city == city)
        and (street is not None or entry.postcode is not None)
    ]
    found: list[Compared] = compare(query_of(text, open_parser(), country), [candidate])
    return found[0].evidence


@pytest.mark.parametrize(
    ("number", "relation", "door"),
    [
        ("12", "exact", "12"),
        ("12a", "exact", "12A"),
        ("12 A", "exact", "12A"),
        ("16", "range", "16-18"),
        ("18", "range", "16-18"),
        ("16-18", "exact", "16-18"),
        ("17", "absent", None),
        ("99", "absent", None),
        ("14c", "suffix", "14"),
        ("", "not_given", None),
    ],
)
def test_how_a_number_relates_to_the_doors(
    gazetteers: list[Gazetteer], number: str, relation: str, door: str | None
) -> None:
    seen = beside(gazetteers, f"Kerkstraat {number}, Groningen", "NL", "Kerkstraat", "Groningen")
    assert seen.door.number == relation
    assert (seen.door.record.house_number if seen.door.record else None) == door


def test_whether_an_absent_number_lies_between_others_is_told(gazetteers: list[Gazetteer]) -> None:
    between = beside(gazetteers, "Kerkstraat 20, Groningen", "NL", "Kerkstraat", "Groningen")
    beyond = beside(gazetteers, "Kerkstraat 200, Groningen", "NL", "Kerkstraat", "Groningen")
    assert (between.door.neighbours, beyond.door.neighbours) == (True, False)


@pytest.mark.parametrize("written", ["12 bis", "12bis", "12 b", "12B"])
def test_bis_is_written_b_in_some_registers(gazetteers: list[Gazetteer], written: str) -> None:
    seen = beside(gazetteers, f"{written} rue de la Paix, Paris", "FR", "Rue de la Paix")
    assert seen.door.number == "exact"
    assert seen.door.record is not None
    assert seen.door.record.house_number == "12 b"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Kerkstraat 12, 9712 AB Groningen", "equal"),
        ("Kerkstraat 12, 9712ab Groningen", "equal"),
        ("Kerkstraat 12, 9712 AC Groningen", "near"),
        ("Kerkstraat 12, 1011 ZZ Groningen", "other"),
        ("Kerkstraat 12, Groningen", "not_given"),
    ],
)
def test_the_postcode_is_compared_with_that_of_the_door(
    gazetteers: list[Gazetteer], text: str, relation: str
) -> None:
    assert beside(gazetteers, text, "NL", "Kerkstraat", "Groningen").postcode.relation == relation


def test_a_zip_that_lost_its_leading_zero_is_equal(gazetteers: list[Gazetteer]) -> None:
    row = {"address": "102 Market St", "city": "Jersey City", "postcode": "7306"}
    query = query_of(row, open_parser(), "US")
    number = next(n for n in range(len(gazetteers[1])) if gazetteers[1].entry(n).name == "Market Street")
    [compared] = compare(query, [Candidate(gazetteers[1], number, 0.0)])
    assert compared.evidence.postcode.relation == "equal"


@pytest.mark.parametrize(("unit", "relation"), [("Apt 2", "equal"), ("Apt 9", "other"), ("", "not_given")])
def test_how_a_unit_relates_to_the_units_of_the_building(
    gazetteers: list[Gazetteer], unit: str, relation: str
) -> None:
    assert (
        beside(gazetteers, f"100 Market St {unit}, Jersey City NJ", "US", "Market Street").door.unit
        == relation
    )


def test_a_building_without_units_has_none_to_miss(gazetteers: list[Gazetteer]) -> None:
    typed = beside(gazetteers, "102 Market St Apt 2, Jersey City NJ", "US", "Market Street")
    untyped = beside(gazetteers, "102 Market St, Jersey City NJ", "US", "Market Street")
    assert (typed.door.unit, untyped.door.unit) == ("no_units", "neither")


@pytest.mark.parametrize(("region", "relation"), [("IL", "equal"), ("Illinois", "equal"), ("NJ", "other")])
def test_a_region_is_known_by_code_and_by_name(
    gazetteers: list[Gazetteer], region: str, relation: str
) -> None:
    seen = beside(
        gazetteers, f"742 Evergreen Terrace, Springfield, {region} 62704", "US", "Evergreen Terrace"
    )
    assert seen.town.region == relation


def test_likeness_falls_with_every_slip(gazetteers: list[Gazetteer]) -> None:
    texts = (
        "Laugavegur 1, Reykjavík",
        "Laugarvegur 1, Reykjavík",
        "Laugarvegr 1, Reykjavík",
        "Öldugata 1, Reykjavík",
    )
    found = [beside(gazetteers, text, "IS", "Laugavegur").street.text for text in texts]
    assert found == sorted(found, reverse=True)
    assert found[0] == 1.0
    assert found[0] > found[1] > found[-1]


def test_abbreviations_and_particles_do_not_count_as_slips(gazetteers: list[Gazetteer]) -> None:
    seen = beside(gazetteers, "8 av. Foch Maréchal, 05000 Gap", "FR", "Avenue Maréchal Foch")
    assert seen.street.words == pytest.approx(1.0)
    assert beside(gazetteers, "10 r. paix, Paris", "FR", "Rue de la Paix").street.words > 0.8


def test_words_that_nothing_explains_are_counted(gazetteers: list[Gazetteer]) -> None:
    plain = beside(gazetteers, "Laugavegur 1, Reykjavík", "IS", "Laugavegur")
    noted = beside(gazetteers, "Laugavegur 1, Reykjavík, please ring twice", "IS", "Laugavegur")
    more = beside(gazetteers, "Laugavegur 1, Reykjavík, xylo zebra", "IS", "Laugavegur")
    other = beside(gazetteers, "Öldugata 1, Selfoss", "IS", "Laugavegur")
    assert plain.words.unexplained == noted.words.unexplained == 0.0
    assert plain.words.unexplained < more.words.unexplained < other.words.unexplained <= 1.0


def test_evidence_can_be_shown_by_name(gazetteers: list[Gazetteer]) -> None:
    shown = dict(beside(gazetteers, "Laugavegur 1, Reykjavík", "IS", "Laugavegur").named())
    assert (shown["door.number"], shown["street.text"]) == ("exact", "1.000")
    assert "door" not in shown


def test_nothing_to_compare_is_nothing() -> None:
    assert compare(query_of("Kerkstraat 12", open_parser(), "NL"), []) == []


WEIGHTS = Weights(
    {
        "rue": 0.1,
        "de": 0.01,
        "haute": 3.0,
        "basse": 3.0,
        "12": 1.0,
        "j": 1.0,
        "john": 2.0,
        "professor": 2.0,
    }.__getitem__
)


@pytest.mark.parametrize(
    ("typed", "name", "share"),
    [
        (["rue", "haute"], ["rue", "haute"], (1.0, 1.0)),
        (["haute", "rue"], ["rue", "haute"], (1.0, 1.0)),
        (["haute"], ["rue", "haute"], (0.9, 0.99)),
        (["haut"], ["haute"], (0.8, 0.95)),
        (["rue"], ["rue", "haute"], (0.0, 0.1)),
        (["13"], ["12"], (0.0, 0.0)),
        (["j"], ["john"], (0.5, 0.7)),
        (["prof"], ["professor"], (0.8, 0.8)),
        (["haute"], ["haute", "haute"], (0.5, 0.5)),
        ([], ["haute"], (0.0, 0.0)),
    ],
)
def test_a_name_is_covered_by_the_words_that_stand_for_its_words(
    typed: list[str], name: list[str], share: tuple[float, float]
) -> None:
    found = WordTable(typed, name).cover(tuple(name), WEIGHTS)
    assert share[0] - 1e-6 <= found.share <= share[1] + 1e-6
    assert len(set(found.places)) == len(found.places) <= len(typed)


def test_a_word_that_is_spoken_for_covers_nothing() -> None:
    assert WordTable(["haute"], ["haute"]).cover(("haute",), WEIGHTS, frozenset({0})).share == 0.0


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("12 Rue de la Paix, Paris", "equal"),
        ("12 r. de la Paix, Paris", "equal"),
        ("12 Avenue de la Paix, Paris", "other"),
        ("12 de la Paix, Paris", "not_typed"),
    ],
)
def test_how_the_type_of_a_street_relates(gazetteers: list[Gazetteer], text: str, relation: str) -> None:
    assert beside(gazetteers, text, "FR", "Rue de la Paix").street.type == relation


def test_what_sounds_alike_is_like(gazetteers: list[Gazetteer]) -> None:
    seen = beside(gazetteers, "5 rue des Glissines, Gap", "FR", "Rue des Glycines", "Gap")
    assert seen.street.sound > max(0.8, seen.street.text)


def test_how_far_the_nearest_number_is(gazetteers: list[Gazetteer]) -> None:
    seen = beside(gazetteers, "Kerkstraat 15, Groningen", "NL", "Kerkstraat", "Groningen")
    assert (seen.door.nearest, seen.door.same_side) == (1, False)
    there = beside(gazetteers, "Kerkstraat 14, Groningen", "NL", "Kerkstraat", "Groningen")
    assert there.door.nearest is None


def test_a_postcode_next_door_is_adjacent(gazetteers: list[Gazetteer]) -> None:
    seen = beside(gazetteers, "12 rue de la Paix, 75018 Paris", "FR", "Rue de la Paix")
    assert seen.postcode.relation == "adjacent"


def test_a_district_is_told_from_a_city(gazetteers: list[Gazetteer]) -> None:
    town = beside(gazetteers, "Laugavegur 1, Reykjavík", "IS", "Laugavegur", "Reykjavík")
    assert town.town.city_as == "city"

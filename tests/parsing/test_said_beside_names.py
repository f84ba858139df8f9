"""What stands in brackets behind a town, before a box, in care of whom: as a customer would say it."""

from __future__ import annotations

import pytest

from addrkit.parsing.compact import CompactParser

PARSER = CompactParser()


def cut(text: str, country: str | None) -> dict[str, str]:
    return {name: part.value for name, part in PARSER.parse(text, country).components.items()}


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Lindenallee 7, 15234 Frankfurt (Oder)", "Frankfurt (Oder)"),
        ("Ulestraße 4, 06114 Halle (Saale)", "Halle (Saale)"),
        ("Ludwigstr. 9, 88131 Lindau (Bodensee)", "Lindau (Bodensee)"),
        ("Schloßstr. 11, 45468 Mülheim (Ruhr)", "Mülheim (Ruhr)"),
        ("Zeil 40, 60313 Frankfurt (Main)", "Frankfurt (Main)"),
    ],
)
def test_the_river_in_brackets_is_of_the_towns_name(text: str, city: str) -> None:
    found = cut(text, "DE")
    assert found["city"] == city
    assert "suburb" not in found


def test_a_quarter_in_brackets_stays_a_quarter() -> None:
    found = cut("Bergmannstr. 5, 10961 Berlin (Kreuzberg)", "DE")
    assert (found["city"], found["suburb"]) == ("Berlin", "Kreuzberg")


def test_a_long_number_behind_a_dutch_street_is_its_door() -> None:
    assert cut("Botter 1412, Lelystad", "NL") == {
        "street": "Botter",
        "house_number": "1412",
        "city": "Lelystad",
    }


def test_a_box_begins_with_its_word_and_not_in_the_part_before() -> None:
    found = cut("Job Desk Centre, New Zealand Post, Private Box 3910, Wellington, New Zealand", "NZ")
    assert found["po_box"] == "Private Box 3910"


@pytest.mark.parametrize(
    ("text", "unit", "suburb"),
    [
        (
            "Rua Siqueira Campos, 12, Cobertura, Copacabana, 22031-070 Rio de Janeiro - RJ",
            "Cobertura",
            "Copacabana",
        ),
        (
            "Rua Bulhões de Carvalho, 8, Cobertura, Ipanema, 22081-000 Rio de Janeiro - RJ",
            "Cobertura",
            "Ipanema",
        ),
    ],
)
def test_a_penthouse_between_commas_is_no_quarter(text: str, unit: str, suburb: str) -> None:
    found = cut(text, "BR")
    assert (found.get("unit"), found.get("suburb")) == (unit, suburb)


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("18, Colaba Causeway, Mumbai 400005, Maharashtra", "Colaba Causeway"),
        ("3, Rajpath, New Delhi 110001, Delhi", "Rajpath"),
        ("6, Ashok Rajpath, Patna 800004, Bihar", "Ashok Rajpath"),
    ],
)
def test_a_causeway_and_a_royal_way_are_streets_in_india(text: str, street: str) -> None:
    assert cut(text, "IN")["street"] == street


@pytest.mark.parametrize(
    ("text", "country"),
    [("Batumi 6000, Georgia", "Georgia"), ("Rainbow Street, Amman 11183, Jordan", "Jordan")],
)
def test_a_country_that_shares_its_name_is_the_country_behind_a_postcode(text: str, country: str) -> None:
    parsed = PARSER.parse(text, None)
    assert parsed.components["country"].value == country
    assert not parsed.unmatched


@pytest.mark.parametrize(
    ("text", "country", "person"),
    [
        ("Jana Meier c/o Weber, Hauptstraße 12a, 50667 Köln", "DE", ("Jana", "Meier", "c", "o", "Weber")),
        (
            "John Roe c/o Lakeside Clinic, 45 River Rd, Davenport, IA 52801",
            "US",
            ("John", "Roe", "c", "o", "Lakeside", "Clinic"),
        ),
        ("c/o Acme Corp, 200 Commerce Blvd, Reno, NV 89502", "US", ("c", "o", "Acme", "Corp")),
    ],
)
def test_who_it_is_for_and_in_care_of_whom_are_told_once(
    text: str, country: str, person: tuple[str, ...]
) -> None:
    parsed = PARSER.parse(text, country)
    assert "building" not in parsed.components
    assert parsed.unmatched == person


def test_a_person_before_a_firm_is_a_person() -> None:
    parsed = PARSER.parse("JOHN ROE, ACME INC, 123 MAIN ST NW STE 12, SALEM OR 97301", "US")
    assert "building" not in parsed.components
    assert [each.kind for each in parsed.asides] == ["person", "firm"]


def test_a_house_before_who_it_is_in_care_of_stays_a_house() -> None:
    assert cut("Rose Cottage c/o Smith, 12 High Street, Bath BA1 1AA", "GB")["building"] == "Rose Cottage"


@pytest.mark.parametrize("unit", ["Units 3 and 4", "UNITS 1 AND 2", "Unit 3 & 4", "Units 7-9", "Flats 2-3"])
def test_the_last_of_several_units_is_no_house_number(unit: str) -> None:
    found = cut(f"Harris Ltd, {unit} Powell Road, Chesterfield", "GB")
    assert found["unit"] == unit
    assert found["street"] == "Powell Road"
    assert "house_number" not in found

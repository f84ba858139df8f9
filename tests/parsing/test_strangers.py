"""Orders, bare streets and torn names as strangers write them: each row is held, alone and among others."""

from pathlib import Path

import pytest

from addrkit.parsing.parser import open_parser
from tests.tables import read_table

ROWS = read_table(Path(__file__).parent / "golden_strangers.yaml")


@pytest.mark.parametrize(("country", "text", "components"), [row[:3] for row in ROWS])
def test_it_is_cut_as_decided(country: str, text: str, components: dict[str, str]) -> None:
    parsed = open_parser().parse(text, country)
    assert {name: part.value for name, part in parsed.components.items()} == components


@pytest.mark.parametrize(("country", "text"), [row[:2] for row in ROWS])
def test_offsets_are_those_of_the_text_as_it_was_typed(country: str, text: str) -> None:
    parsed = open_parser().parse(text, country)
    assert parsed.text == text
    for name, part in parsed.components.items():
        written = text[part.start : part.end]
        assert written == part.value or name == "house_number", (name, part)


@pytest.mark.parametrize(
    ("country", "text", "unmatched"),
    [
        ("PL", "Lubartów, 21-100, Krańcowa 8b xyzzy", ("xyzzy",)),
        ("US", "61 Cove Rd [the yellow barn], Essex, CT 06426", ("the", "yellow", "barn")),
        ("AU", "2 Ocean St (enter on Beach Rd), Manly NSW 2095", ("enter", "on", "Beach", "Rd")),
    ],
)
def test_what_is_left_is_named_in_the_order_it_was_typed(
    country: str, text: str, unmatched: tuple[str, ...]
) -> None:
    parsed = open_parser().parse(text, country)
    held = " ".join(part.value for part in parsed.components.values())
    left = tuple(word for word in unmatched if word not in held)
    assert parsed.unmatched == left


@pytest.mark.parametrize(
    "text",
    [
        "21-100, Krańcowa",
        "Lubartów, 21-100",
        ", 21-100, 8b",
        "21-100, 8b",
        "Lubartów, 21-100, 8b, 9",
        "1, 21-100, 2",
    ],
)
def test_a_place_without_a_street_stands_as_it_is(text: str) -> None:
    parsed = open_parser().parse(text, "PL")
    for part in parsed.components.values():
        assert text[part.start : part.end] == part.value


def test_how_doors_are_written_tells_of_a_country_that_is_not_given() -> None:
    assert open_parser().parse("BLK 643 SENJA CLOSE").country == "SG"
    assert open_parser().parse("Blk 805 Keat Hong Close #03-11").country == "SG"
    assert open_parser().parse("Blk 5 Lot 3 Mabini Street").country == "PH"


@pytest.mark.parametrize(
    ("country", "text", "told"),
    [
        ("ID", "PO Box 771, Bandung 40111", {"po_box": "PO Box 771", "city": "Bandung", "postcode": "40111"}),
        ("RU", "9 Lesnaya Street, Moscow 127055", {"house_number": "9", "street": "Lesnaya Street"}),
        (
            "TR",
            "İzmir Bornova Süvari Caddesi 14",
            {"region": "İzmir", "city": "Bornova", "street": "Süvari Caddesi"},
        ),
    ],
)
def test_words_that_tell_of_parts_take_none_that_is_told(
    country: str, text: str, told: dict[str, str]
) -> None:
    parsed = open_parser().parse(text, country)
    assert told.items() <= {name: part.value for name, part in parsed.components.items()}.items()

"""libpostal as a parser: its values found again in the text, and the real thing where it is installed."""

import importlib.util
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from addrkit.errors import ModelError
from addrkit.parsing.libpostal.parser import locate
from addrkit.parsing.libpostal.setup import libpostal_folder
from addrkit.parsing.parser import Parser, open_parser

INSTALLED = importlib.util.find_spec("postal") is not None
DATA = libpostal_folder()
real = pytest.mark.skipif(not (INSTALLED and DATA), reason="libpostal or its data is not installed")


def test_values_are_found_in_spite_of_case_accents_and_signs() -> None:
    text = "12 bis, Rue de l'ÉGLISE / 75002  Paris"
    labelled = [
        ("12 bis", "house_number"),
        ("rue de l'église", "street"),
        ("75002", "postcode"),
        ("paris", "city"),
    ]
    found, rest = locate(text, labelled)
    assert {name: part.value for name, part in found.items()} == {
        "house_number": "12 bis",
        "street": "Rue de l'ÉGLISE",
        "postcode": "75002",
        "city": "Paris",
    }
    assert rest == ()


def test_the_number_is_not_found_inside_a_longer_one() -> None:
    found, _ = locate("75012 Paris 12 rue X", [("12", "house_number"), ("rue x", "street")])
    assert found["house_number"].start == 12


def test_neighbours_with_one_label_are_one_component() -> None:
    found, _ = locate("12 Main St, Bldg 5, Apt 3", [("bldg 5", "unit"), ("apt 3", "unit")])
    assert found["unit"].value == "Bldg 5, Apt 3"


def test_words_without_a_component_are_unmatched() -> None:
    found, rest = locate("12 Main St near the park", [("12", "house_number"), ("near the park", "")])
    assert list(found) == ["house_number"]
    assert rest == ("Main", "St", "near", "the", "park")


def test_full_width_numbers_become_ascii() -> None:
    found, _ = locate("東京都渋谷区１－３", [("東京都渋谷区", "city"), ("1-3", "house_number")])
    assert found["house_number"].value == "1-3"
    assert found["city"].value == "東京都渋谷区"


@settings(deadline=None)
@example("Æ", [("A", "street"), ("E", "city")])
@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.text(max_size=12), st.sampled_from(["street", "city", "unit", ""]))),
)
def test_any_answer_of_libpostal_is_located_without_overlap(
    text: str, labelled: list[tuple[str, str]]
) -> None:
    found, _ = locate(text, labelled)
    spans = sorted((part.start, part.end) for part in found.values())
    assert all(text[part.start : part.end] == part.value for part in found.values())
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.skipif(bool(DATA), reason="libpostal's data is on this machine")
def test_without_the_data_it_says_how_to_get_it() -> None:
    with pytest.raises(ModelError, match="run: addrkit setup libpostal"):
        open_parser("libpostal")


@pytest.fixture(scope="module")
def parser() -> Parser:
    return open_parser("libpostal")


@real
@pytest.mark.libpostal
def test_an_address_is_cut_by_libpostal(parser: Parser) -> None:
    parsed = parser.parse("350 5th Ave, Apt 4B, New York, NY 10118, USA")
    assert parsed.address.to_dict() == {
        "house_number": "350",
        "street": "5th Ave",
        "unit": "Apt 4B",
        "city": "New York",
        "region": "NY",
        "postcode": "10118",
        "country": "US",
    }


@real
@pytest.mark.libpostal
@pytest.mark.parametrize("text", ["", "\0", "\ud800", "x" * 100_000, "🏠", "a\0b 12 Main St"])
def test_libpostal_survives_rubbish(parser: Parser, text: str) -> None:
    parser.parse(text)


@real
@pytest.mark.libpostal
def test_libpostal_keeps_the_order_of_many(parser: Parser) -> None:
    parsed = parser.parse_many(["Kerkstraat 1, Groningen", "Kerkstraat 3, Groningen"], ["NL", None])
    assert [each.address.house_number for each in parsed] == ["1", "3"]

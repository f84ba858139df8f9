"""Columns as people fill them: the words of every cell are read as what they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addrkit.errors import InputError
from addrkit.locale.text import squeeze
from addrkit.parsing.cells import is_empty
from addrkit.parsing.parser import open_parser
from addrkit.parsing.query import Query, query_of
from addrkit.types import COMPONENTS
from tests.examples import at_most

PARSER = open_parser()
PLACE = {"city": "Rancho Cordova", "region": "CA", "postcode": "95670", "country": "US"}


def parts(query: Query) -> dict[str, str]:
    return {name: part.value for name, part in query.parsed.components.items()}


def read(row: dict[str, str]) -> Query:
    return query_of({**PLACE, **row}, PARSER)


@pytest.mark.parametrize(
    "row",
    [
        {"street": "10600 Folsom Blvd"},
        {"street": "10600 Folsom Blvd john.doe@example.com"},
        {"street": "10600 Folsom Blvd, +1 209 555 0100"},
        {"street": "10600 Folsom Blvd (gate code 1234, leave at back door)"},
        {"street": "10600 Folsom Blvd c/o Maria Lopez"},
        {"street": "10600 Folsom Blvd, Rancho Cordova, CA 95670"},
        {"street": "10600 Folsom Blvd, USA"},
        {"street": "Acme Inc", "unit": "10600 Folsom Blvd"},
        {"street": "attn: John Doe", "unit": "10600 Folsom Blvd"},
        {"street": "10600 Folsom Blvd", "unit": "N/A"},
        {"street": "10600 Folsom Blvd", "unit": "-"},
        {"street": "10600 Folsom Blvd", "unit": "null"},
        {"street": "10600 Folsom Blvd", "unit": "10600 Folsom Blvd"},
        {"street": "10600 Folsom Blvd", "unit": "Rancho Cordova"},
        {"street": "10600 Folsom Blvd", "unit": "Call 209-555-0100 upon arrival"},
        {"street": "Folsom Blvd", "house_number": "10600.0"},
        {"street": "10600", "house_number": "Folsom Blvd"},
        {"street": "10600 Folsom Blvd", "house_number": "10600"},
        {"street": "Folsom Blvd", "house_number": "10600", "unit": "nan"},
        {"street": "Folsom Blvd", "house_number": "10600", "unit": "10600 Folsom Blvd"},
    ],
)
def test_number_and_street_are_read_from_whatever_cell_holds_them(row: dict[str, str]) -> None:
    found = parts(read(row))
    assert (found["house_number"], found["street"]) == ("10600", "Folsom Blvd")
    assert "unit" not in found
    assert {name: found[name] for name in PLACE if name != "country"} == {
        name: value for name, value in PLACE.items() if name != "country"
    }


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ({"house_number": "8", "unit": "bis", "street": "rue Basse", "country": "FR"}, "8 bis"),
        ({"house_number": "8", "street": "ter rue Basse", "country": "FR"}, "8 ter"),
        ({"house_number": "II", "street": "Molenstraat 10", "country": "NL"}, "10 II"),
        ({"house_number": "B", "street": "Molenstraat 10", "country": "NL"}, "10 B"),
    ],
)
def test_what_is_added_to_a_number_is_of_it_in_whatever_cell(row: dict[str, str], number: str) -> None:
    found = parts(query_of(row, PARSER))
    assert (found["house_number"], "unit" in found) == (number, False)


def test_a_unit_in_the_street_s_cell_is_the_unit_where_the_unit_s_holds_a_note() -> None:
    found = parts(
        read({"street": "9999 Charlie Daniels Parkway STE 103", "unit": "Call 555-123-4567 upon arrival"})
    )
    assert found["unit"] == "STE 103"


def test_unit_and_street_in_each_other_s_cells_are_told() -> None:
    found = parts(read({"street": "Unit 104", "unit": "1104 Watkins Glen Ct"}))
    assert (found["house_number"], found["street"], found["unit"]) == ("1104", "Watkins Glen Ct", "Unit 104")


def test_street_and_town_in_each_other_s_cells_are_told() -> None:
    row = {"street": "Modesto", "city": "1016 H Street", "region": "CA", "postcode": "95354", "country": "US"}
    found = parts(query_of(row, PARSER))
    assert (found["house_number"], found["street"], found["city"]) == ("1016", "H Street", "Modesto")


def test_another_town_in_the_street_s_cell_is_left_over_and_not_lost() -> None:
    query = read({"street": "10600 Folsom Blvd, Sacramento"})
    assert parts(query)["city"] == "Rancho Cordova"
    left = [word.folded for word, label in zip(query.words, query.labels, strict=True) if label is None]
    assert left == ["sacramento"]


def test_numbers_of_a_data_frame_are_read_as_they_were_meant() -> None:
    row = {"street": "Folsom Blvd", "house_number": 10600.0, "unit": float("nan"), "postcode": 95670.0}
    found = parts(query_of({**PLACE, **row}, PARSER))  # type: ignore[dict-item]
    assert (found["house_number"], found["postcode"], found.get("unit")) == ("10600", "95670", None)


def test_the_usual_names_of_fields_are_read_whatever_their_case() -> None:
    row = {
        "Street": "10600 Folsom Blvd",
        "City": "Rancho Cordova",
        "State": "CA",
        "zip": "95670",
        "Country": "US",
    }
    query = query_of(row, PARSER)
    found = parts(query)
    assert (found["house_number"], found["city"], found["region"]) == ("10600", "Rancho Cordova", "CA")
    assert (found["postcode"], query.country, query.unread) == ("95670", "US", ())


def test_a_field_that_is_no_part_of_an_address_is_named() -> None:
    query = query_of(
        {"street": "Folsom Blvd", "house_nunber": "10600", "city": "Rancho Cordova", "note": ""}, PARSER
    )
    assert query.unread == ("house_nunber",)


def test_a_row_without_any_part_of_an_address_is_an_error() -> None:
    with pytest.raises(InputError, match="no part of an address"):
        query_of({"order_id": "5", "colour": "red"}, PARSER)


cells = st.sampled_from(
    ["10600", "Folsom Blvd", "10600 Folsom Blvd", "Acme Inc", "N/A", "null", "Apt 3", "Rancho Cordova", "95670", "CA",
     "attn: Jo", "Call 209-555-0100", "12.0", "&#39;t", "GmbH", "", " "]
)  # fmt: skip


@settings(max_examples=at_most(100), deadline=None)
@given(st.dictionaries(st.sampled_from(COMPONENTS[:-1]), st.one_of(cells, st.text(max_size=15)), max_size=7))
def test_whatever_the_cells_hold_every_word_of_them_stays_in_the_text(row: dict[str, str]) -> None:
    query = query_of({**row, "country": "US"}, PARSER)
    for name, part in query.parsed.components.items():
        assert query.text[part.start : part.end].strip(), name
        assert 0 <= part.start < part.end <= len(query.text)
    for name, text in row.items():
        if text.isascii() and not set("&.<") & set(text) and not is_empty(text.strip(), name):
            assert squeeze(text) in squeeze(query.text)

"""A number of digits alone is looked for in fewer ways: those that are left out could not find it."""

from __future__ import annotations

import pytest

from addrkit.compare.doors.asked import AskedDoor
from addrkit.compare.doors.ways import WAYS, ways_to
from addrkit.parsing.parser import open_parser
from addrkit.parsing.query import query_of


@pytest.mark.parametrize(
    ("country", "fields"),
    [
        (country, fields)
        for country in ("FR", "US", "DE", "CA", "SG", "TH", "BE", "IT", "JP", "IN", "CZ", "AT")
        for fields in (
            {"street": "Elm", "house_number": "12"},
            {"street": "Elm", "house_number": "7380", "unit": "910"},
            {"street": "Elm 3", "house_number": "3"},
            {"street": "Elm", "house_number": "0"},
            {"street": "Elm", "house_number": "12-14"},
            {"street": "Elm", "house_number": "12 bis"},
            {"street": "Elm"},
        )
    ],
)
def test_the_ways_to_a_number_are_all_that_may_find_it(country: str, fields: dict[str, str]) -> None:
    query = query_of(fields, open_parser(), country)
    asked = AskedDoor(query, query.conventions)

    assert ways_to(asked) == tuple(way.look for way in WAYS if way.may(asked))

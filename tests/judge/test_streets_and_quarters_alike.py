"""A street called like a post office is that street; a quarter is no other one that ends alike."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from tests.judge.conftest import OpenedTrees

TREES = {
    "IN": (
        Division("KA", None, "region", ("Karnataka",)),
        Division("KA-B", "KA", "city", ("Bengaluru", "Bangalore")),
        Division("KA-B-1", "KA-B", "suburb", ("Mahatma Gandhi Road",), ("560001",)),
        Division("KA-B-2", "KA-B", "suburb", ("Vasanthanagar",), ("560001",)),
        Division("KA-B-3", "KA-B", "suburb", ("Bangalore G.P.O.",), ("560001",)),
        Division("KA-B-4", "KA-B", "suburb", ("Jayanagar",), ("560041",)),
    ),
    "BR": (
        Division("SP", None, "region", ("São Paulo", "SP")),
        Division("SP-1", "SP", "city", ("São Paulo",)),
        Division("SP-1-1", "SP-1", "suburb", ("Jardim América",)),
    ),
}


@pytest.fixture(scope="module")
def places(opened_trees: OpenedTrees) -> AddressKit:
    return opened_trees(TREES)


@pytest.mark.parametrize("street", ["MG Road", "Mahatma Gandhi Road", "M.G. Rd"])
def test_a_street_called_like_a_post_office_is_printed_as_it_was_typed(
    places: AddressKit, street: str
) -> None:
    verdict = places.verify(f"24, {street}, Bengaluru 560001", country="IN")
    assert (verdict.action, verdict.granularity) == ("accept", "locality")
    assert verdict.formatted.startswith(f"24, {street}, Bengaluru")


def test_a_post_office_alone_is_that_quarter(places: AddressKit) -> None:
    verdict = places.verify("12 Nehru Street, Mahatma Gandhi Road, Bengaluru 560001", country="IN")
    assert (verdict.action, verdict.granularity) == ("accept", "suburb")


@pytest.mark.parametrize(
    ("country", "typed", "other"),
    [
        ("IN", "24, MG Road, Shanthala Nagar, Bengaluru 560001", "Vasanthanagar"),
        ("IN", "24, 4th Main, Rajaji Nagar, Bengaluru 560041", "Jayanagar"),
        ("BR", "Rua das Flores, 12, Jardim Aurélia, São Paulo - SP", "Jardim América"),
    ],
)
def test_a_quarter_is_no_other_that_ends_or_begins_alike(
    places: AddressKit, country: str, typed: str, other: str
) -> None:
    verdict = places.verify(typed, country=country)
    assert verdict.action != "accept"
    assert other not in verdict.formatted


@pytest.mark.parametrize(
    ("country", "typed", "meant"),
    [
        ("IN", "24, 5th Cross, Vasantha Nagr, Bengaluru 560001", "Vasanthanagar"),
        ("IN", "24, 5th Cross, Vasantanagar, Bengaluru 560001", "Vasanthanagar"),
        ("BR", "Rua das Flores, 12, Jardim Amerca, São Paulo - SP", "Jardim América"),
    ],
)
def test_a_quarter_that_is_misspelt_is_still_meant(
    places: AddressKit, country: str, typed: str, meant: str
) -> None:
    verdict = places.verify(typed, country=country)
    assert meant in verdict.formatted

"""The example orders and what is expected of them fit together, and hold the oddities they are there for."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from addrkit.types import ACTIONS, GRANULARITIES

EXAMPLES = Path(__file__).parent.parent / "examples"


def read(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


ORDERS = read("orders.csv")
EXPECTED = read("expected.csv")
MARKETS = ["GB", "DE", "FR", "NL", "ES", "IT", "JP", "BR", "MX", "ID", "TH", "VN", "MY", "PH", "SG", "IN"]
ADDRESSES = [row["address"] for row in ORDERS]


def test_the_columns_are_as_documented() -> None:
    assert list(ORDERS[0]) == ["order_id", "name", "address", "country"]
    assert list(EXPECTED[0]) == ["order_id", "market", "action", "granularity", "id", "note"]


def test_every_order_has_its_expectation_in_the_same_place() -> None:
    ids = [row["order_id"] for row in ORDERS]
    assert ids == [row["order_id"] for row in EXPECTED]
    assert len(set(ids)) == len(ids) >= 200


@pytest.mark.parametrize("market", MARKETS)
def test_each_of_the_named_countries_has_at_least_four_orders(market: str) -> None:
    assert Counter(row["market"] for row in EXPECTED)[market] >= 4


@pytest.mark.parametrize("market", ["IS", "US"])
def test_iceland_and_the_united_states_are_there_in_depth(market: str) -> None:
    assert Counter(row["market"] for row in EXPECTED)[market] >= 60


def test_the_country_column_is_filled_for_about_half_and_never_contradicts_the_market() -> None:
    filled = [(o["country"], e["market"]) for o, e in zip(ORDERS, EXPECTED, strict=True) if o["country"]]
    assert 0.4 < len(filled) / len(ORDERS) < 0.6
    assert all(market in (country, "none") for country, market in filled)


def test_expectations_use_the_words_of_the_verdict() -> None:
    assert {row["action"] for row in EXPECTED} == set(ACTIONS)
    assert {row["granularity"] for row in EXPECTED} <= set(GRANULARITIES)
    assert all(row["note"] for row in EXPECTED)


def test_only_doors_are_accepted_and_each_names_its_record() -> None:
    for row in EXPECTED:
        if row["action"] == "accept":
            assert row["granularity"] in ("premise", "unit"), row
            assert row["id"], row
        if row["id"]:
            assert row["market"] in ("IS", "US"), row


def test_outside_iceland_and_the_united_states_nothing_is_finer_than_a_suburb() -> None:
    elsewhere = {row["granularity"] for row in EXPECTED if row["market"] not in ("IS", "US")}
    assert elsewhere == {"suburb", "locality", "none"}


@pytest.mark.parametrize(
    "words",
    [
        "leave at gate",
        "ring bell twice",
        "c/o",
        "PO Box",
        "Pósthólf",
        "Apt",
        "#201",
        "<script>",
        "DROP TABLE",
    ],
)
def test_the_orders_hold_words_that_customers_and_robots_type(words: str) -> None:
    assert any(words in address for address in ADDRESSES)


def test_there_are_an_empty_cell_and_a_blank_one() -> None:
    assert "" in ADDRESSES
    assert any(address and not address.strip() for address in ADDRESSES)


def test_there_are_newlines_and_semicolons_inside_cells() -> None:
    assert any("\n" in address for address in ADDRESSES)
    assert any(address.count(";") >= 3 for address in ADDRESSES)


def test_there_are_upper_case_and_lower_case_orders() -> None:
    assert sum(address.isupper() for address in ADDRESSES) >= 4
    assert sum(address.islower() for address in ADDRESSES) >= 10


def test_there_are_right_to_left_letters_and_marks() -> None:
    directions = {unicodedata.bidirectional(letter) for address in ADDRESSES for letter in address}
    assert {"AL", "RLE"} <= directions
    assert any("\u200f" in address for address in ADDRESSES)


def test_there_are_full_width_digits_and_emoji() -> None:
    letters = set("".join(ADDRESSES))
    assert letters & set("０１２３４５６７８９")
    assert "🙂" in letters


def test_there_are_a_good_and_a_bad_cell_of_five_thousand_characters() -> None:
    long = [e["action"] for o, e in zip(ORDERS, EXPECTED, strict=True) if len(o["address"]) == 5000]
    assert sorted(long) == ["accept", "fix"]


def test_there_are_an_email_address_and_coordinates() -> None:
    assert any("@" in address and " " not in address for address in ADDRESSES)
    assert "64.1466, -21.9426" in ADDRESSES

"""What was typed in Latin letters is answered in them, also where a division's names in them are but spellings."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from tests.judge.conftest import OpenedTrees

TREES = {
    "JP": (
        Division("=東京都", None, "city", ("東京都", "Tokyo")),
        Division("東京都", None, "region", ("東京都", "tokyo")),
        Division("東京都中央区", "東京都", "city", ("中央区", "chuo ward", "chuo ku")),
        Division("東京都中央区銀座", "東京都中央区", "suburb", ("銀座",), ("104-0061",)),
        Division("神奈川県", None, "region", ("神奈川県", "kanagawa")),
        Division(
            "横浜市西区",
            "神奈川県",
            "city",
            ("横浜市西区", "Nishi-ku", "Yokohama-shi Nishi-ku", "Nishi-ku Yokohama"),
        ),
        Division("横浜市西区みなとみらい", "横浜市西区", "suburb", ("みなとみらい",), ("220-0012",)),
        Division("福岡県", None, "region", ("福岡県", "fukuoka")),
        Division("福岡市西区", "福岡県", "city", ("福岡市西区", "Nishi-ku")),
        Division("福岡市西区横浜", "福岡市西区", "suburb", ("横浜", "Yokohama"), ("819-0165",)),
    ),
    "SG": (Division("SG", None, "city", ("Singapore",), ("04", "57")),),
}


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    return opened_trees(TREES)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("5-2-1 Ginza, Chuo-ku, Tokyo 104-0061", "5-2-1, Ginza, Chuo-ku, Tokyo 104-0061"),
        (
            "2-3-1 Minatomirai, Nishi-ku, Yokohama, Kanagawa 220-0012",
            "2-3-1, Minatomirai, Nishi-ku, Yokohama, Kanagawa 220-0012",
        ),
        ("東京都中央区銀座5-2-1", "〒104-0061, 東京都中央区銀座5-2-1"),
    ],
)
def test_a_label_is_in_the_letters_that_were_typed(kit: AddressKit, text: str, label: str) -> None:
    assert kit.verify(text, country="JP").formatted == label


def test_a_town_and_its_ward_are_one_name_and_no_quarter_of_another_town(kit: AddressKit) -> None:
    found = kit.verify("Yokohama-shi Nishi-ku Minatomirai 2-3-1", country="JP")
    assert (found.address.city, found.address.suburb) == ("Yokohama-shi Nishi-ku", "Minatomirai")
    assert found.address.region in (None, "Kanagawa")


def test_a_tower_beside_street_and_number_is_accepted_where_the_country_is_one_city(kit: AddressKit) -> None:
    assert kit.verify("1 Raffles Place Tower 2 #20-61 (S)048616", country="SG").action == "accept"

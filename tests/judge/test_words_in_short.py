"""Two words that share a short form are two words: "Nordre gate" and "Nedre gate", "Store Torv" and "Sankt Torv"."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,house_number,street,city,postcode,country
nordre,24,Nordre gate,Bergen,5019,NO
ovre,24,Øvre Bakke,Bergen,5019,NO
store,24,Store Torv,Horsens,8700,DK
koning,24,Koning Albertlaan,Tilburg,5038 BA,NL
ksiecia,24,ul. Księcia Józefa,Kielce,25-025,PL
haute,24,Rue Haute,Rennes,35000,FR
alta,24,Calle Alta,Burgos,09003,ES
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Nedre gate 24, 5019 Bergen", "NO"),
        ("Østre Bakke 24, 5019 Bergen", "NO"),
        ("Sankt Torv 24, 8700 Horsens", "DK"),
        ("Koningin Albertlaan 24, 5038 BA Tilburg", "NL"),
        ("ul. Księdza Józefa 24, 25-025 Kielce", "PL"),
        ("24 rue du Haut, 35000 Rennes", "FR"),
        ("Calle del Alto 24, 09003 Burgos", "ES"),
    ],
)
def test_another_word_of_the_same_short_form_is_another_street(
    kit: AddressKit, typed: str, country: str
) -> None:
    assert kit.verify(typed, country=country).action not in ("accept", "add_unit")


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("N. gate 24, 5019 Bergen", "NO", "nordre"),
        ("Ø. Bakke 24, 5019 Bergen", "NO", "ovre"),
        ("St. Torv 24, 8700 Horsens", "DK", "store"),
        ("Kon. Albertlaan 24, 5038 BA Tilburg", "NL", "koning"),
        ("ks. Józefa 24, 25-025 Kielce", "PL", "ksiecia"),
        ("24 rue Hte, 35000 Rennes", "FR", "haute"),
    ],
)
def test_the_short_form_is_either(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found_whole(kit, typed, country, meant)

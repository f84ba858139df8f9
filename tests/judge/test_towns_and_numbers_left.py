"""What is left of a place by itself, a number or another town's name, is asked about and not passed over."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit

from .conftest import Opened, OpenedTrees

TOWNS = """\
id,city,region,postcode,country
lis,Lisboa,,1100-048,PT
get,Getafe,Madrid,,ES
par,Paris,,75002,FR
"""

MALAYSIA = (
    Division("SW", None, "region", ("Sarawak",)),
    Division("SW-1", "SW", "city", ("Matu",), ("96250",)),
    Division("PH", None, "region", ("Pahang",)),
    Division("PH-1", "PH", "city", ("Bukit Goh",), ("26050",)),
)


@pytest.fixture(scope="module")
def towns(opened: Opened) -> AddressKit:
    """Towns of three countries."""
    return opened(TOWNS, "best")


LEFT = (
    ("PT", "Rua Augusta 12, Lisboa, 17"),
    ("FR", "12 rue de la Paix, 75002 Paris, 4"),
    ("ES", "Calle Mayor 12, Getafe, Madrid, 3"),
)


@pytest.mark.parametrize(("country", "typed"), LEFT)
def test_a_number_behind_the_town_is_not_passed_over(towns: AddressKit, country: str, typed: str) -> None:
    verdict = towns.verify(typed, country=country)
    assert (verdict.action, "unaccounted_words" in verdict.reasons) == ("confirm", True)


KNOWN = (
    ("PT", "Rua Augusta 12, Lisboa"),
    ("FR", "12 rue de la Paix, 75002 Paris, 01 42 68 53 00"),
    ("ES", "Calle Mayor 12, 3º izq, Getafe, Madrid"),
)


@pytest.mark.parametrize(("country", "typed"), KNOWN)
def test_a_telephone_number_and_a_unit_are_known(towns: AddressKit, country: str, typed: str) -> None:
    assert towns.verify(typed, country=country).action == "accept"


def test_a_town_of_elsewhere_that_begins_like_a_quarter_is_asked_about(opened_trees: OpenedTrees) -> None:
    kit = opened_trees({"MY": MALAYSIA})
    assert kit.verify("12, Jalan Merdeka, Bukit Goh, 96250 Sarawak", country="MY").action == "confirm"
    assert (
        kit.verify("12, Jalan Merdeka, Taman Bahagia, 96250 Matu, Sarawak", country="MY").action == "accept"
    )

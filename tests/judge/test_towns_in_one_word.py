"""Towns and streets of several words that were typed in one, and the other way round."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,house_number,street,city,region,postcode,country
n206,206,E 15th St,North Vancouver,BC,,CA
w2095,2095,Marine Dr,West Vancouver,BC,,CA
v9,9,Oak St,Vancouver,BC,,CA
m31,31,Passage de Ménilmontant,Paris,,75011,FR
b31,31,Boulevard de Ménilmontant,Paris,,75011,FR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "code", "meant"),
    [
        ("206 E 15th St, Northvancouver, BC", "CA", "n206"),
        ("206 E 15th St, NorthVancouver BC", "CA", "n206"),
        ("2095 Marine Dr, Westvancouver BC", "CA", "w2095"),
        ("31, Passage de Ménil Montant, 75011 Paris", "FR", "m31"),
        ("31 bd de Ménil-Montant, 75011 Paris", "FR", "b31"),
    ],
)
def test_a_name_in_one_word_or_apart_is_the_name(kit: AddressKit, typed: str, code: str, meant: str) -> None:
    assert_found_whole(kit, typed, code, meant)


@pytest.mark.parametrize(
    "typed",
    ["206 E 15th St, Newvancouver BC", "206 E 15th St, Westvancouver BC", "206 E 15th St, Southvancouver BC"],
)
def test_another_word_before_the_town_s_is_another_town(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="CA").action != "accept"

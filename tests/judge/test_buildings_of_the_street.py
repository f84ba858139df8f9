"""A building that its street has is found wherever its name stands, and another one is never accepted for it."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,building,house_number,street,unit,city,postcode,country
plain74,,74,London Road,,Derby,DE1 2QS,GB
kebab,Kebab King,74,London Road,,Derby,DE1 2QS,GB
inn,The Crown Inn,8,London Road,,Derby,DE1 2QS,GB
zebra33,Zebra House,25,Millbank,Flat 33,London,SW1P 4QP,GB
zebra34,Zebra House,25,Millbank,Flat 34,London,SW1P 4QP,GB
plain33,,33,Millbank,,London,SW1P 4QP,GB
fairview,Fairview,,Bramhall Lane,,Stockport,SK2 6QZ,GB
hill75,Hillcrest,75,King Street,,Carlisle,CA7 9DT,GB
green,Greenacres,97,Hereson Road,,Ramsgate,CT11 7DS,GB
h99,,99,Hereson Road,,Ramsgate,CT11 7DS,GB
h5,,5,Hereson Road,,Ramsgate,CT11 7DS,GB
h2,,2,Hereson Road,,Ramsgate,CT11 7DS,GB
maltings,The Maltings,,Belgrave Road,Flat 41,Leicester,LE4 5AU,GB
maltings2,The Maltings,,Belgrave Road,Flat 42,Leicester,LE4 5AU,GB
bakery,The Old Bakery,15,Purlwell Lane,,Batley,WF17 7PF,GB
range,,43-45,Newlands Avenue,,March,PE15 8NL,GB
f1,,155,Horn Street,Ground Floor Flat,Hythe,CT21 5SB,GB
f2,,155,Horn Street,First Floor Flat,Hythe,CT21 5SB,GB
b3,,149,Baffins Road,Flat 3,Portsmouth,PO3 6BD,GB
b4,,149,Baffins Road,Flat 4,Portsmouth,PO3 6BD,GB
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("74 London Road, Kebab King, Derby DE1 2QS", "kebab"),
        ("74 London Road, Kebab King, DE1 2QS", "kebab"),
        ("8 London Road, The Crown Inn, Derby, DE1 2QS", "inn"),
        ("33 Zebra House, 25 Millbank, SW1P 4QP", "zebra33"),
        ("Flat 34, Zebra House, Millbank, SW1P 4QP", "zebra34"),
        ("Fairview, SK2 6QZ", "fairview"),
        ("Greenacres, CT11 7DS", "green"),
        ("Greenacres, 97 Hereson Road, CT11 7DS", "green"),
        ("97 Hereson Road, Greenacres, CT11 7DS", "green"),
        ("41 The Maltings, LE4 5AU", "maltings"),
        ("15 The Old Bakery, Purlwell Lane, WF17 7PF", "bakery"),
        ("43 to 45 Newlands Avenue, PE15 8NL", "range"),
        ("FFF, 155 Horn Street, Hythe CT21 5SB", "f2"),
        ("149 Flat 4 Baffins Road, Portsmouth, PO3 6BD", "b4"),
        ("149 (Flat 3) Baffins Road, Portsmouth, PO3 6BD", "b3"),
        ("74 London Road, Derby DE1 2QS", "plain74"),
    ],
)
def test_a_building_is_found_wherever_its_name_stands(kit: AddressKit, typed: str, meant: str) -> None:
    assert_found_whole(kit, typed, "GB", meant)


@pytest.mark.parametrize(
    "typed",
    [
        "Thornfield, 75 King Street, CA7 9DT Carlisle",
        "Zebra House, 33 Millbank, London SW1P 4QP",
        "33 Millbank, Zebra House, London SW1P 4QP",
        "The Crown Inn, 74 London Road, Derby DE1 2QS",
        "74 London Road, The Crown Inn, Derby DE1 2QS",
    ],
)
def test_a_building_that_stands_elsewhere_in_the_street_is_a_conflict(kit: AddressKit, typed: str) -> None:
    verdict = kit.verify(typed, country="GB")
    assert verdict.action == "confirm"
    assert "building_conflict" in verdict.reasons


def test_land_that_adjoins_a_house_is_not_the_house(kit: AddressKit) -> None:
    verdict = kit.verify("Land adjoining 74 London Road, Derby DE1 2QS", country="GB")
    assert verdict.action == "confirm"


def test_a_flat_behind_its_number_is_not_another_house(kit: AddressKit) -> None:
    verdict = kit.verify("5/2 Hereson Road, Ramsgate CT11 7DS", country="GB")
    assert verdict.action != "accept"

"""Quarters that no list has: one that is known of another large town is asked about."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from tests.judge.conftest import Opened, OpenedTrees

TOWNS = {
    "CO": ("Bogotá", "Medellín", "Cali", "Tunja"),
    "EG": ("Cairo", "Alexandria"),
    "PK": ("Karachi", "Lahore"),
    "SA": ("Riyadh", "Jeddah"),
}
LISTED = """\
city,region,postcode,country
Madrid,Madrid,28013,ES
Barcelona,Barcelona,08013,ES
Concepción,Biobío,,CL
"""


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    """Towns without quarters."""
    return opened_trees(
        {code: [Division(town, None, "city", (town,)) for town in towns] for code, towns in TOWNS.items()}
    )


@pytest.fixture(scope="module")
def listed(opened: Opened) -> AddressKit:
    """Towns that are listed by their postcodes."""
    return opened(LISTED, "best")


ELSEWHERE = (
    ("CO", "Carrera 15 # 88-64, Chapinero, Medellín"),
    ("CO", "Cra 15 # 88-64, Barrio Chapinero, Cali"),
    ("CO", "Cll 10 # 40-20, El Poblado, Bogotá"),
    ("EG", "12 Brazil St, Zamalek, Alexandria"),
    ("PK", "12 Street 5, Clifton, Lahore"),
    ("SA", "7432 Tahlia St, Olaya, Jeddah"),
)


@pytest.mark.parametrize(("country", "typed"), ELSEWHERE)
def test_a_quarter_of_another_large_town_is_a_conflict(kit: AddressKit, country: str, typed: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, "suburb_conflict" in verdict.reasons) == ("confirm", True)


OWN = (
    ("CO", "Carrera 15 # 88-64, Chapinero, Bogotá"),
    ("CO", "Cll 10 # 40-20, El Poblado, Medellín"),
    ("CO", "Carrera 15 # 88-64, Barrio Las Palmas, Medellín"),
    ("CO", "Calle 10 # 4-20, El Poblado, Tunja"),
    ("EG", "12 Brazil St, Zamalek, Cairo"),
    ("PK", "12 Street 5, Clifton, Karachi"),
    ("SA", "7432 Tahlia St, Olaya, Riyadh"),
)


@pytest.mark.parametrize(("country", "typed"), OWN)
def test_the_town_s_own_and_one_that_nobody_knows_are_accepted(
    kit: AddressKit, country: str, typed: str
) -> None:
    assert kit.verify(typed, country=country).action == "accept"


def test_so_it_is_where_towns_are_listed_by_postcodes(listed: AddressKit) -> None:
    right = listed.verify("C/ Gran Via 12, Chamberí, 28013 Madrid", country="ES")
    wrong = listed.verify("C/ Gran Via 12, Chamberí, 08013 Barcelona", country="ES")
    assert (right.action, wrong.action) == ("accept", "confirm")
    assert "suburb_conflict" in wrong.reasons
    assert listed.verify("Av. Providencia 1234, Providencia, Concepción", country="CL").action == "confirm"

"""A complete list of postcodes: one that it lacks is told, however it was written."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from
from addrkit.gazetteer.sources.batches import batches
from addrkit.kit import AddressKit

from .conftest import Opened

UNITS = ("E8 4NP", "M31 4HU", "W1D 1HS", "EC1V 9NX")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("units") / "gb.gaz"
    rows = [{"id": f"GB/{each}", "postcode": each, "country": "GB"} for each in UNITS]
    build_from(batches(rows), Plan(folder, "gb", "complete", vectors=False))
    return addrkit.open(folder, policy="best")


@pytest.mark.parametrize("typed", ["E8 4NP", "e84np", "E84NP", "M314HU", "w1d1hs", "ec1v9nx"])
def test_a_unit_that_exists_is_confirmed(kit: AddressKit, typed: str) -> None:
    found = kit.verify(f"65 Station Road, {typed}", country="GB")
    assert found.granularity == "suburb"
    assert found.components["postcode"].status == "confirmed"


@pytest.mark.parametrize("typed", ["E8 4NQ", "e84nq", "E84NQ", "M314HX", "w1d1ht", "ec1v9nw"])
def test_a_unit_that_does_not_exist_is_told(kit: AddressKit, typed: str) -> None:
    found = kit.verify(f"65 Station Road, {typed}", country="GB")
    assert "postcode_not_found" in found.reasons
    assert found.action != "accept"
    assert found.address.city is None


def test_the_beginning_of_many_postcodes_is_never_filled_in(opened: Opened) -> None:
    """Manchester's is not "M"."""
    kit = opened("id,city,postcode,country\nm,Manchester,M,GB\ng,Galway,H91,IE\nz,Zaltbommel,5301 AB,NL\n")
    for typed, country in (("5 High St, Manchester", "GB"), ("5 Main St, Galway", "IE")):
        verdict = kit.verify(typed, country=country)
        assert verdict.address.postcode is None
        assert "postcode_inferred" not in verdict.reasons
    assert kit.verify("Kerkstraat 5, Zaltbommel", country="NL").address.postcode == "5301 AB"

"""In India a PIN code with its town is as small a place as carriers sort by: no quarter need be typed beside it."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from
from addrkit.gazetteer.sources.batches import batches
from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.divisions import rows_of
from addrkit.kit import AddressKit

INDIA = (
    Division("TN", None, "region", ("Tamil Nadu",)),
    Division("TN/CBE", "TN", "city", ("Coimbatore",)),
    Division("TN/CBE/1", "TN/CBE", "suburb", ("Ramnagar",), ("641009",)),
    Division("TN/CBE/2", "TN/CBE", "suburb", ("Racecourse",), ("641018",)),
    Division("TN/CBE/3", "TN/CBE", "suburb", ("Gopalapuram",), ("641018",)),
    Division("KA", None, "region", ("Karnataka",)),
    Division("KA/BLR", "KA", "city", ("Bengaluru",)),
    Division("KA/BLR/1", "KA/BLR", "suburb", ("Chamrajpet",), ("560018",)),
)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    output = tmp_path_factory.mktemp("pins") / "pins.gaz"
    plan = Plan(output, "pins", "complete", vectors=False)
    build_from(batches(rows_of(INDIA, {"country": "IN"})), plan)
    return addrkit.open(output, policy="best")


def test_a_pin_code_of_the_town_is_enough(kit: AddressKit) -> None:
    verdict = kit.verify("7, Avinashi Road, Coimbatore 641018", country="IN")
    assert (verdict.action, verdict.granularity) == ("accept", "locality")


@pytest.mark.parametrize(
    "text",
    [
        # A PIN code of another town, a quarter of another PIN code, one that no list has, and no PIN code.
        "7, Avinashi Road, Coimbatore 560018",
        "7, Avinashi Road, Ramnagar, Coimbatore 641018",
        "7, Avinashi Road, Chamrajpet, Coimbatore 641018",
        "7, Avinashi Road, Nowhere Nagar, Coimbatore 641018",
        "7, Avinashi Road, Coimbatore",
        "7, Avinashi Road, Coimbatore, Karnataka 641018",
    ],
)
def test_what_contradicts_it_or_is_in_no_list_is_asked_about(kit: AddressKit, text: str) -> None:
    assert kit.verify(text, country="IN").action != "accept"

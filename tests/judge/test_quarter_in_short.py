"""A quarter that is called by the beginning of its name is there where the postcode says so: "Col. Roma, 06700"."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from tests.judge.conftest import OpenedTrees


@pytest.fixture(scope="module")
def mexican(opened_trees: OpenedTrees) -> AddressKit:
    tree = (
        Division("CMX", None, "region", ("Ciudad de México",)),
        Division("CMX-1", "CMX", "city", ("Ciudad de México",)),
        Division("BJ", "CMX-1", "district", ("Benito Juárez",)),
        Division("BJ-1", "BJ", "suburb", ("Del Valle Centro",), ("03100",)),
        Division("BJ-4", "BJ", "suburb", ("Insurgentes San Borja",), ("03100",)),
        Division("BJ-2", "BJ", "suburb", ("Del Valle Sur",), ("03104",)),
        Division("BJ-3", "BJ", "suburb", ("Narvarte Poniente",), ("03020",)),
        Division("CU", "CMX-1", "district", ("Cuauhtémoc",)),
        Division("CU-1", "CU", "suburb", ("Roma Norte",), ("06700",)),
        Division("NLE", None, "region", ("Nuevo León",)),
        Division("NLE-1", "NLE", "city", ("San Pedro Garza García",)),
        Division("NLE-1-1", "NLE-1", "suburb", ("Del Valle",), ("66220",)),
    )
    return opened_trees({"MX": tree})


@pytest.mark.parametrize(
    "typed",
    [
        "Orizaba 12, Col. Roma, 06700 Cuauhtémoc, CDMX",
        "Pitágoras 12, Col. Narvarte, 03020 Benito Juárez, CDMX",
        "Río Orinoco 12, Col. Del Valle, 66220 San Pedro Garza García, N.L.",
    ],
)
def test_a_quarter_in_short_is_there_where_its_postcode_is(mexican: AddressKit, typed: str) -> None:
    verdict = mexican.verify(typed, country="MX")
    assert (verdict.action, verdict.granularity) == ("accept", "suburb")


@pytest.mark.parametrize(
    "typed",
    [
        "Orizaba 12, Col. Del Valle, 06700 Cuauhtémoc, CDMX",
        "Pitágoras 12, Col. Roma, 03020 Benito Juárez, CDMX",
        "Av. Coyoacán 12, Col. Del Valle Sur, 03100 Benito Juárez, CDMX",
    ],
)
def test_one_of_another_postcode_is_not(mexican: AddressKit, typed: str) -> None:
    verdict = mexican.verify(typed, country="MX")
    assert (verdict.action, bool(set(verdict.reasons) - {"no_premise_data"})) == ("confirm", True)


def test_a_sector_that_no_post_office_is_called_after_is_not_known_and_no_other_s(
    opened_trees: OpenedTrees,
) -> None:
    tree = (
        Division("UP", None, "region", ("Uttar Pradesh",)),
        Division("UP-1", "UP", "city", ("Noida",)),
        Division("UP-1-1", "UP-1", "suburb", ("Sector 12",), ("201301",)),
        Division("UP-1-2", "UP-1", "suburb", ("Sector 45",), ("201303",)),
    )
    places = opened_trees({"IN": tree})
    verdict = places.verify("Plot No 45, Sector 18, Noida, UP 201301", country="IN")
    assert verdict.action == "confirm"
    assert "suburb_conflict" not in verdict.reasons

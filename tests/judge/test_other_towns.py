"""Towns and postcodes where no doors are known: another town is no slip, and what is no postcode is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from
from addrkit.gazetteer.sources.batches import batches
from addrkit.kit import AddressKit
from addrkit.types import Reason

PLACES = (
    ("DE", "Frankfurt am Main", "60316", "HE"),
    ("DE", "Mainz", "55116", "RP"),
    ("DE", "Nürnberg", "90402", "BY"),
    ("DE", "Nürnberg", "90403", "BY"),
    ("DE", "Nürnberg", "90408", "BY"),
    ("ES", "Sevilla", None, "SE"),
    ("ES", "Valencia", None, "V"),
    ("IE", "Dublin", "D02", None),
    ("IE", "Dublin", "D04", None),
    ("IE", "Dublin 2", "D02", None),
    ("IE", "Dublin 4", "D04", None),
)


def _rows() -> Iterator[dict[str, object]]:
    for number, (code, city, postcode, region) in enumerate(PLACES):
        yield {"id": str(number), "country": code, "city": city, "postcode": postcode, "region": region}


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    output: Path = tmp_path_factory.mktemp("towns") / "towns.gaz"
    build_from(batches(_rows()), Plan(output, "towns", "sample"))
    return addrkit.open(output, policy="best")


def test_a_town_that_is_another_one_is_kept_and_told(kit: AddressKit) -> None:
    found = kit.verify("Bergerstr. 12, 60316 Mainz", country="DE")
    assert found.formatted == "Bergerstr. 12, 60316 Mainz"
    assert "city_conflict" in found.reasons
    assert found.action != "accept"


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        ("DE", "Ludwigstraße 3, 9040 Nürnberg", "postcode_unconfirmed"),
        ("ES", "Calle San Jacinto 20, 411010 Sevilla", "postcode_not_found"),
        ("ES", "Av. Blasco Ibáñez 12, 99010 Valencia", "postcode_not_found"),
    ],
)
def test_what_is_no_postcode_of_the_country_is_told(
    kit: AddressKit, code: str, text: str, reason: Reason
) -> None:
    found = kit.verify(text, country=code)
    assert reason in found.reasons
    assert found.action == "confirm"


def test_a_part_of_the_country_above_the_province_contradicts_nothing(kit: AddressKit) -> None:
    found = kit.verify("Calle San Jacinto 20, 41010 Sevilla, Andalucía", country="ES")
    assert "region_conflict" not in found.reasons
    assert found.formatted.endswith("41010 Sevilla, Andalucía")


def test_a_numbered_district_of_a_town_is_a_post_town(kit: AddressKit) -> None:
    for text in ("21 Grafton Street, Dublin 2", "21 Grafton Street, Dublin 2, D02 X285"):
        found = kit.verify(text, country="IE")
        assert (found.address.city, found.granularity) == ("Dublin 2", "locality")
    other = kit.verify("21 Grafton Street, Dublin 2, D04 X285", country="IE")
    assert {"city_conflict", "postcode_conflict"} & set(other.reasons)
    assert other.address.city == "Dublin 2"


def test_two_words_are_no_eircode(kit: AddressKit) -> None:
    assert (
        addrkit.parse("5 Main Street, Pat Rick, Cork", country="IE").components["suburb"].value == "Pat Rick"
    )
    assert not kit.verify("5 Main Street, Pat Rick, Dublin", country="IE").address.postcode

"""Where a gazetteer knows areas of postcodes and the towns that they are named after, a post town is no mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

AREAS = """\
id,city,postcode,country
harrow,Harrow,HA,GB
area,,HA,GB
leeds,Leeds,LS,GB
"""


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("areas")
    (folder / "areas.csv").write_text(AREAS, "utf-8")
    build_gazetteer([folder / "areas.csv"], folder / "areas.gaz", coverage="sample")
    return addrkit.open(folder / "areas.gaz")


def test_a_post_town_of_an_area_named_after_another_town_is_asked_about_and_not_refused(
    areas: AddressKit,
) -> None:
    verdict = areas.verify("12 Church Rd, Stanmore HA7 4AR", country="GB")
    assert verdict.action == "confirm"
    assert verdict.granularity == "locality"
    assert verdict.address.city == "Stanmore"
    assert "city_unconfirmed" in verdict.reasons


def test_the_town_that_an_area_is_named_after_is_confirmed(areas: AddressKit) -> None:
    verdict = areas.verify("12 Station Rd, Harrow HA1 2AB", country="GB")
    assert verdict.components["city"].status == "confirmed"


def test_a_town_in_the_area_of_another_is_told(areas: AddressKit) -> None:
    assert areas.verify("12 Station Rd, Leeds HA1 2AB", country="GB").action == "fix"

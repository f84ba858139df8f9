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
    ("DE", "Frankfurt (Oder)", "15230", "BB"),
    ("DE", "Halle (Westf.)", "33790", "NW"),
    ("DE", "Halle (Saale)", "06108", "ST"),
    ("DE", "Rothenburg ob der Tauber", "91541", "BY"),
    ("DE", "Lübeck", "23552", "SH"),
    ("DE", "München", "80331", "BY"),
    ("ES", "Valencia de las Torres", None, "BA"),
    ("ES", "Valencia del Mombuey", None, "BA"),
    ("ES", "Barcelona", None, "B"),
    ("GB", "Manchester", "M", None),
    ("GB", None, "M", None),
    ("GB", "Birmingham", "B", None),
    ("GB", None, "B", None),
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


@pytest.mark.parametrize(
    "text",
    [
        "Hauptstr. 3, 15230 Frankfurt (Oder)",
        "Hauptstr. 3, 33790 Halle (Westf.)",
        "Hauptstr. 3, 06108 Halle (Saale)",
    ],
)
def test_what_stands_in_brackets_behind_a_town_is_of_its_name_where_there_is_such_a_town(
    kit: AddressKit, text: str
) -> None:
    found = kit.verify(text, country="DE")
    assert (found.action, found.formatted) == ("accept", text)


@pytest.mark.parametrize(
    "text",
    [
        "Zeil 100, 60316 Frankfurt (Oder)",
        "Hauptstr. 3, 06108 Halle (Westf.)",
        "Hauptstr. 3, 91541 Rothenburg (Wümme)",
        "Hauptstr. 3, 91541 Rothenburg a. d. Wümme",
    ],
)
def test_a_town_of_the_same_name_with_another_addition_is_told(kit: AddressKit, text: str) -> None:
    found = kit.verify(text, country="DE")
    assert {"city_conflict", "postcode_conflict"} & set(found.reasons)
    assert found.action != "accept"


def test_a_suburb_in_brackets_stays_one(kit: AddressKit) -> None:
    found = kit.verify("Hauptstr. 3, 23552 Lübeck (Kücknitz)", country="DE")
    assert (found.action, found.address.city, found.address.suburb) == ("accept", "Lübeck", "Kücknitz")


@pytest.mark.parametrize(
    ("code", "text", "city"),
    [
        ("DE", "Marienplatz 1, Munich", "München"),
        ("ES", "Passeig de Gràcia 92, 08008 BCN", "Barcelona"),
        ("ES", "Avda. Blasco Ibáñez 20, 46010 Valencia", "Valencia"),
    ],
)
def test_a_town_is_found_by_its_other_names_and_by_the_postcodes_of_its_region(
    kit: AddressKit, code: str, text: str, city: str
) -> None:
    found = kit.verify(text, country=code)
    assert (found.action, found.address.city) == ("accept", city)


def test_a_postcode_of_another_area_conflicts_and_not_the_town(kit: AddressKit) -> None:
    found = kit.verify("45 Deansgate, Manchester B3 2AY", country="GB")
    assert "postcode_conflict" in found.reasons
    assert "city_conflict" not in found.reasons
    assert found.action != "accept"

"""One address in several gazetteers, or several times in one, is one answer."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.manifest import Completeness
from addrkit.kit import AddressKit

HEADER = "id,building,house_number,street,city,postcode,country\n"


def built(folder: Path, name: str, rows: str, coverage: Completeness = "sample") -> Path:
    (folder / f"{name}.csv").write_text(HEADER + rows, "utf-8")
    build_gazetteer([folder / f"{name}.csv"], folder / f"{name}.gaz", coverage=coverage)
    return folder / f"{name}.gaz"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("two")
    register = built(
        folder,
        "register",
        "r12,,12,Kerkstraat,Groningen,9712 AB,NL\nr14,,14,Kerkstraat,Groningen,9712 AB,NL\n"
        "r1,,1,Dorpsstraat,Assen,9401 AA,NL\n",
        "complete",
    )
    customers = built(
        folder,
        "customers",
        "c12,,12,Kerkstraat,Groningen,9712AB,NL\nc99,,99,Kerkstraat,Groningen,9712 AB,NL\n"
        "c1,,1,Dorpsstraat,Hoogeveen,7901 AA,NL\n",
    )
    return addrkit.open(customers, register)


@pytest.mark.parametrize(("number", "record"), [("12", "r12"), ("14", "r14"), ("99", "c99")])
def test_an_address_that_two_gazetteers_hold_is_no_rival_of_itself(
    kit: AddressKit, number: str, record: str
) -> None:
    verdict = kit.verify(f"Kerkstraat {number}, 9712 AB Groningen", country="NL")
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", record)
    assert verdict.alternatives == ()


def test_a_number_that_neither_has_is_not_there_if_one_of_them_is_complete(kit: AddressKit) -> None:
    assert kit.verify("Kerkstraat 55, 9712 AB Groningen", country="NL").action == "fix"


def test_streets_of_one_name_in_two_towns_stay_rivals(kit: AddressKit) -> None:
    verdict = kit.verify("Dorpsstraat 1", country="NL")
    assert verdict.action == "confirm"
    assert "ambiguous" in verdict.reasons


@pytest.mark.parametrize("postcode", ["9712AB", ""])
def test_a_door_that_is_there_twice_is_one_however_its_postcode_is_written(
    tmp_path: Path, postcode: str
) -> None:
    rows = f"a,,12,Kerkstraat,Groningen,9712 AB,NL\nb,,12,Kerkstraat,Groningen,{postcode},NL\n"
    verdict = addrkit.open(built(tmp_path, "twice", rows)).verify("Kerkstraat 12, Groningen", country="NL")
    assert verdict.action == "accept"
    assert verdict.address.postcode == "9712 AB"


def test_a_named_house_on_a_street_is_confirmed_by_its_name(tmp_path: Path) -> None:
    rows = "mill,Mill House,,Church Lane,Fakenham,NR21 7AB,GB\nx,,4,Church Lane,Fakenham,NR21 7AB,GB\n"
    kit = addrkit.open(built(tmp_path, "named", rows, "complete"))
    verdict = kit.verify("Mill House, Church Lane, Fakenham NR21 7AB", country="GB")
    assert verdict.match is not None
    assert (verdict.action, verdict.granularity, verdict.match.id) == ("accept", "premise", "mill")
    assert kit.verify("Oak House, Church Lane, Fakenham NR21 7AB", country="GB").action != "accept"


def test_streets_of_one_name_in_one_town_stay_rivals_beside_one_without_a_postcode(tmp_path: Path) -> None:
    rows = (
        "a,,12,Rue Haute,Lyon,69001,FR\nb,,12,Rue Haute,Lyon,01000,FR\n"
        "c,,12,Rue Haute,Lyon,,FR\nd,,14,Rue Haute,Lyon,,FR\n"
    )
    kit = addrkit.open(built(tmp_path, "three", rows))
    assert kit.verify("12 rue Haute, Lyon", country="FR").action == "confirm"
    assert kit.verify("12 rue Haute, 69001 Lyon", country="FR").action == "accept"
    assert kit.verify("14 rue Haute, Lyon", country="FR").action == "accept"

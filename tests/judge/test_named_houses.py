"""A house without a number is known by its name, word for word."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,building,house_number,street,suburb,city,district,postcode,country
farm,Manor Farm,,Church Road,Great Barton,Bury St Edmunds,Suffolk,IP31 2QR,GB
cottage,Manor Farm Cottage,,Church Road,Great Barton,Bury St Edmunds,Suffolk,IP31 2QR,GB
bull,The Bull,,Market Place,,Thirsk,North Yorkshire,YO7 1HD,GB
ten,,10,Market Place,,Thirsk,North Yorkshire,YO7 1HD,GB
mara,Ard na Mara,,Quay Road,,Ballyvaughan,,H91 A4T2,IE
olive,Cortijo El Olivo,,Camino Viejo de Ronda,,Antequera,,29200,ES
flat3,Flat 3 Tudor Court,45,Castle Way,,Leicester,,LE1 5WN,GB
flat13,Flat 13 Tudor Court,45,Castle Way,,Leicester,,LE1 5WN,GB
unit2,Unit 2 Riverside Mill,,Canal Street,,Stalybridge,Cheshire,SK15 1PU,GB
unit3,Unit 3 Riverside Mill,,Canal Street,,Stalybridge,Cheshire,SK15 1PU,GB
dom,Domaine des Oliviers,,Route de Gordes,,Cavaillon,,84300,FR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Manor Farm Barn, Church Road, Great Barton IP31 2QR", "GB"),
        ("Manor Farm House, Church Road, Great Barton IP31 2QR", "GB"),
        ("Old Manor Farm, Church Road, Great Barton IP31 2QR", "GB"),
        ("Manor Cottage, Church Road, Great Barton IP31 2QR", "GB"),
        ("Farm Cottage, Church Road, Great Barton IP31 2QR", "GB"),
        ("The Red Bull, Market Place, Thirsk YO7 1HD", "GB"),
        ("Bull Cottage, Market Place, Thirsk YO7 1HD", "GB"),
        ("Ard na Mara House, Quay Rd, Ballyvaughan, Co Clare", "IE"),
        ("Cortijo El Olivo Viejo, Camino Viejo de Ronda, Antequera", "ES"),
        ("Domaine des Vieux Oliviers, route de Gordes, 84300 Cavaillon", "FR"),
    ],
)
def test_a_word_more_or_less_is_another_house(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("Manor Farm, Church Road, Great Barton IP31 2QR", "GB", "farm"),
        ("Manor Fm, Church Rd, Gt Barton, Bury St Edmunds", "GB", "farm"),
        ("MANOR FARM GREAT BARTON IP312QR", "GB", "farm"),
        ("Mrs Smith, Manor Farm, Church Road, Great Barton IP31 2QR", "GB", "farm"),
        ("Smith Farms Ltd, Manor Farm, Church Road, Great Barton IP31 2QR", "GB", "farm"),
        ("Manor Farm Cottage, Church Rd, Great Barton, Bury St Edmunds", "GB", "cottage"),
        ("Bull, Market Place, Thirsk", "GB", "bull"),
        ("Joe's Bistro, 10 Market Place, Thirsk YO7 1HD", "GB", "ten"),
        ("Ard na Mara, Quay Rd, Ballyvaughan, Co Clare", "IE", "mara"),
        ("Cortijo Olivo, Camino Viejo de Ronda, Antequera", "ES", "olive"),
        ("Dom. des Oliviers, route de Gordes, 84300 Cavaillon", "FR", "dom"),
    ],
)
def test_the_name_itself_is_that_house(kit: AddressKit, typed: str, country: str, record: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)


@pytest.mark.parametrize(
    ("typed", "record"),
    [
        ("Flat 3, Tudor Court, 45 Castle Way, Leicester LE1 5WN", "flat3"),
        ("3 Tudor Court, 45 Castle Way, Leicester LE1 5WN", "flat3"),
        ("Tudor Court Flat 13, 45 Castle Way, Leicester LE1 5WN", "flat13"),
        ("Acme Ltd, Unit 2, Riverside Mill, Canal St, Stalybridge SK15 1PU", "unit2"),
    ],
)
def test_a_flat_in_the_name_of_its_house_is_a_flat(kit: AddressKit, typed: str, record: str) -> None:
    verdict = kit.verify(typed, country="GB")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("Tudor Court, 45 Castle Way, Leicester LE1 5WN", "add_unit"),
        ("Riverside Mill, Canal St, Stalybridge SK15 1PU", "add_unit"),
        ("Flat 31, Tudor Court, 45 Castle Way, Leicester LE1 5WN", "confirm"),
        ("Unit 2-3, Riverside Mill, Canal St, Stalybridge SK15 1PU", "confirm"),
    ],
)
def test_the_house_alone_and_another_flat_are_asked_about(kit: AddressKit, typed: str, action: str) -> None:
    assert kit.verify(typed, country="GB").action == action

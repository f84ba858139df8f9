"""Units as they are typed behind a number or before it: in several words, in short, or without a word at all."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

ROWS = """\
id,house_number,street,unit,city,postcode,country
es-right,12,Calle Mayor,3º dcha,Madrid,28013,ES
es-left,12,Calle Mayor,3º izq,Madrid,28013,ES
es-other,14,Calle Mayor,,Madrid,28013,ES
fr-right,9,Rue de Lille,2e étage droite,Paris,75007,FR
fr-left,9,Rue de Lille,2e étage gauche,Paris,75007,FR
de-right,7,Hauptstraße,2. OG rechts,Essen,45127,DE
de-left,7,Hauptstraße,2. OG links,Essen,45127,DE
gb-b,1,High Street,Block B Flat 5,Leeds,LS1 4AA,GB
gb-c,1,High Street,Block C Flat 5,Leeds,LS1 4AA,GB
gb-right,30,Marischal Street,Second Floor Right,Peterhead,AB42 1HU,GB
gb-left,30,Marischal Street,Second Floor Left,Peterhead,AB42 1HU,GB
sg,505,Jelapang Road,#10-120,Singapore,670505,SG
sg-other,505,Jelapang Road,#10-122,Singapore,670505,SG
us-front,200,Elm St,Apt 2 Front,Austin,78701,US
us-rear,200,Elm St,Apt 2 Rear,Austin,78701,US
us-a,100,Oak St,Building A Apt 101,Austin,78701,US
us-b,100,Oak St,Building B Apt 101,Austin,78701,US
dk,10,Nørrebrogade,,København N,2200,DK
dk-left,10,Nørrebrogade,1. tv,København N,2200,DK
dk-right,10,Nørrebrogade,1. th,København N,2200,DK
fi,10,Mannerheimintie,,Helsinki,00100,FI
fi-a5,10,Mannerheimintie,A 5,Helsinki,00100,FI
"""


@pytest.fixture(scope="module")
def flats(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("flats")
    (folder / "flats.csv").write_text(ROWS, "utf-8")
    build_gazetteer([folder / "flats.csv"], folder / "flats.gaz", coverage="complete")
    return addrkit.open(folder / "flats.gaz")


@pytest.mark.parametrize(
    ("country", "typed", "meant"),
    [
        ("ES", "calle mayor 12 3 dcha", "es-right"),
        ("ES", "c/ mayor 12, 3º iz", "es-left"),
        ("ES", "mayor 12 3 izq 28013 madrid", "es-left"),
        ("ES", "mayor 12 izq", "es-left"),
        ("FR", "9 rue de lille 2e etage gauche", "fr-left"),
        ("DE", "hauptstr 7 2 og links", "de-left"),
        ("GB", "flat 5 block b 1 high st leeds", "gb-b"),
        ("GB", "block c flat 5 1 high st", "gb-c"),
        ("GB", "30 marischal st 2nd floor l", "gb-left"),
        ("GB", "30 marischal street second floor right", "gb-right"),
        ("US", "200 elm apt 2 rear", "us-rear"),
        ("US", "100 oak st bldg b 101", "us-b"),
        ("SG", "blk 505 jelapang 10-122", "sg-other"),
        ("DK", "nørrebrog 10 1 tv", "dk-left"),
        ("DK", "nørrebrogade 10, 1. th", "dk-right"),
        ("FI", "mannerheimintie 10 a", "fi-a5"),
        ("FI", "mannerheimintie 10 a 5", "fi-a5"),
    ],
)
def test_the_unit_that_is_typed_comes_first(flats: AddressKit, country: str, typed: str, meant: str) -> None:
    assert flats.suggest(typed, country)[0].id == meant


def test_a_unit_that_is_on_no_record_stays_with_its_door(flats: AddressKit) -> None:
    [door, *_] = flats.suggest("calle mayor 14 3 dcha", "ES")
    assert (door.address.house_number, door.address.unit) == ("14", "3 dcha")


def test_a_door_comes_before_its_street_where_numbers_behind_it_are_unknown(flats: AddressKit) -> None:
    assert flats.suggest("calle mayor 14 3 2", "ES")[0].id == "es-other"


def test_a_side_alone_is_not_dropped(flats: AddressKit) -> None:
    [door, *_] = flats.suggest("mayor 14 dcha", "ES")
    assert (door.id, door.address.unit) == ("es-other", "dcha")


def test_a_town_behind_a_side_is_no_unit(flats: AddressKit) -> None:
    for each in flats.suggest("calle mayor 14 dcha madrid", "ES"):
        assert "madrid" not in (each.address.unit or "")


CANADA = """\
id,house_number,street,unit,city,postcode,country
ca,220,Wexford Lane,1507,Guelph,N1H 4K2,CA
ca-other,220,Wexford Lane,1508,Guelph,N1H 4K2,CA
ca-b,77,Huron St,B,Guelph,N1H 4K9,CA
ca-c,77,Huron St,C,Guelph,N1H 4K9,CA
"""


def test_a_unit_stands_before_the_number_while_the_street_is_begun(tmp_path: Path) -> None:
    (tmp_path / "ca.csv").write_text(CANADA, "utf-8")
    build_gazetteer([tmp_path / "ca.csv"], tmp_path / "ca.gaz", coverage="complete")
    kit = addrkit.open(tmp_path / "ca.gaz")
    for typed, meant in (("1507-220 wex", "ca"), ("1508-220 wex", "ca-other"), ("b-77 hur", "ca-b")):
        first = kit.suggest(typed, country="CA")[0]
        assert (first.id, first.kind) == (meant, "unit")

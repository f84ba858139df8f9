"""What verifying accepts is the first suggestion, however the text is written."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

from .conftest import OpenedTables

ROWS = """\
id,building,house_number,street,unit,suburb,city,region,postcode,country
mx,,446,Calle Juárez,,Centro,Guadalajara,Jalisco,44100,MX
mxi,,83,Calle Juárez,Int. 15,Centro,Guadalajara,Jalisco,44100,MX
mxi2,,83,Calle Juárez,Int. 2,Centro,Guadalajara,Jalisco,44100,MX
pt,,24,Rua Ferreira Borges,1º Esq,,Coimbra,,3000-179,PT
pt2,,24,Rua Ferreira Borges,1º Dto,,Coimbra,,3000-179,PT
es,,466,Plaza Nueva,Esc 1 2º A,,Bilbao,Bizkaia,48005,ES
es2,,466,Plaza Nueva,Esc 2 2º A,,Bilbao,Bizkaia,48005,ES
boylston,,1350,Boylston Street,33,,Boston,MA,02215,US
mickey,,79,Mickey Mousestraat,,,Almere,,1336 ZG,NL
almere,,,,,,Almere,,,NL
zebra,Zebra House,25,Millbank,Flat 33,,London,,SW1P 4QP,GB
zebra2,Zebra House,25,Millbank,Flat 34,,London,,SW1P 4QP,GB
tr,,114,İstiklal Caddesi,Daire 12,Hüseyinağa,Beyoğlu,İstanbul,34433,TR
hk,Wing Fat Building,80,Nathan Road,"Flat A, 3/F",Mong Kok,Hong Kong,Kowloon,,HK
hk2,Wing Fat Building,80,Nathan Road,"Flat B, 3/F",Mong Kok,Hong Kong,Kowloon,,HK
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("verified")
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "rows.gaz", coverage="complete")
    return addrkit.open(folder / "rows.gaz")


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Calle Juárez #446, Col. Centro, CP 44100, Guadalajara", "MX", "mx"),
        ("Calle Juárez 83 int 15, Col. Centro, CP 44100, Guadalajara", "MX", "mxi"),
        ("Rua Ferreira Borges 24, 1º Esq., 3000-179 Coimbra", "PT", "pt"),
        ("Plaza Nueva 466, escalera 1, 2º A, 48005, Bilbao", "ES", "es"),
        ("33 Zebra House, Millbank, SW1P 4QP", "GB", "zebra"),
        ("İstiklal Caddesi No: 114 Daire: 12, Hüseyinağa Mah. Beyoğlu/İstanbul", "TR", "tr"),
        ("Unit A, 3/F., Wing Fat Building, 80 Nathan Road, Mong Kok", "HK", "hk"),
    ],
)
def test_the_door_that_verifying_accepts_is_offered_first(
    kit: AddressKit, typed: str, country: str, meant: str
) -> None:
    assert kit.verify(typed, country=country).action == "accept"
    offered = kit.suggest(typed, country=country)
    assert offered[0].id == meant
    assert len({each.id for each in offered}) == len(offered)


def test_a_building_that_verifying_knows_by_its_name_alone_is_offered(opened_tables: OpenedTables) -> None:
    table = "a,Sai Krupa CHS,B-7,S V Road,Mumbai,400064\nb,,9,S V Road,Mumbai,400064\n"
    kit = opened_tables({"IN": table}, "id,building,house_number,street,city,postcode")["IN"]
    for typed in ("sai krupa society", "sai krupa housing society", "Sai Krupa CHS"):
        assert kit.verify(typed, country="IN").action == "accept"
        assert [each.id for each in kit.suggest(typed, country="IN")] == ["a"]
    assert not kit.suggest("sai kripa residency", country="IN")


def test_what_is_not_wanted_is_not_offered_for_being_verified(kit: AddressKit) -> None:
    typed = "Calle Juárez #446, Col. Centro, CP 44100, Guadalajara"
    assert all(each.kind == "street" for each in kit.suggest(typed, country="MX", kinds=["street"]))
    assert all(each.address.country == "PT" for each in kit.suggest(typed, country=["PT", "ES"]))


def test_a_door_that_is_asked_about_for_its_spelling_is_offered_where_no_other_is(kit: AddressKit) -> None:
    """Who leaves out a blank and a letter types no unknown address."""
    assert kit.suggest("mickymousestraat 79 almere", country="NL")[0].id == "mickey"
    assert not any(each.id == "mickey" for each in kit.suggest("mickymousestraat 97 almere", country="NL"))


def test_a_unit_that_is_not_listed_is_no_offer_of_the_only_one_that_is(kit: AddressKit) -> None:
    [building] = kit.suggest("1350 boylston st apt 44 boston", country="US")
    assert (building.address.unit, building.has_more) == (None, True)
    assert [each.id for each in kit.suggest("", within=building.id)] == ["boylston"]
    assert kit.suggest("1350 boylston st apt 33 boston", country="US")[0].id == "boylston"

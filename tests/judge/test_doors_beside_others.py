"""Numbers and units that are nearly those of a door, beside doors that are nearly those typed."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,unit,suburb,city,region,postcode,country
a,42A,Clos du Peillac,,,Vern,,35770,FR
b,42B,Clos du Peillac,,,Vern,,35770,FR
alone,217B,Cours de la Marne,,,Bordeaux,,33800,FR
daumesnil,259,Avenue Daumesnil,,,Paris,,75012,FR
sedici,16,Via Roma,,,Caponago,MB,20867,IT
barrato,16/3,Via Roma,,,Caponago,MB,20867,IT
flat2,30,Dan Rees Street,Unit 2,,Wallsend,NSW,2287,AU
flat3,30,Dan Rees Street,Unit 3,,Wallsend,NSW,2287,AU
two,2090/3a,náměstí Republiky,,,Praha,,110 00,CZ
five,2091/5,náměstí Republiky,,,Praha,,110 00,CZ
villa,12,Street 5,,Jumeirah 1,Dubai,,,AE
villa2,12,Street 5,,Jumeirah 2,Dubai,,,AE
tower,8,King Tung Street,"Flat H, 18/F, Block 2",,Kowloon,,,HK
tower3,8,King Tung Street,"Flat H, 18/F, Block 3",,Kowloon,,,HK
moscow,28,Кирская улица,,,Москва,,101000,RU
petersburg,28,Курская улица,,,Санкт-Петербург,,192007,RU
nl1,67,Damstraat,,,Amsterdam,,1012 JM,NL
nl2,67-2,Damstraat,,,Amsterdam,,1012 JM,NL
queens17,12-17,37 Ave,,,New York,NY,11101,US
queens20,12-20,37 Ave,,,New York,NY,11101,US
queens48,25-48,76 St,,,New York,NY,11370,US
kr,8,종로,,,종로구,서울특별시,03187,KR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("217 bis cours de la Marne 33800 Bordeaux", "FR", "alone"),
        ("Via Roma 16/3, 20867 Caponago MB", "IT", "barrato"),
        ("2/30 Dan Rees St, Wallsend NSW 2287", "AU", "flat2"),
        ("nám. Republiky 3a, 110 00 Praha", "CZ", "two"),
        ("náměstí Republiky 2090, 110 00 Praha", "CZ", "two"),
        ("Villa 12, Street 5, Jumeirah 2, Dubai", "AE", "villa2"),
        ("Flat H 18th Floor Block 2, 8 King Tung St, Kowloon", "HK", "tower"),
        ("Flat H 18/F Block 3, 8 King Tung St, Kowloon", "HK", "tower3"),
        ("Санкт-Петербург, Курская улица, 28", "RU", "petersburg"),
        ("Damstraat 67-II, 1012 JM Amsterdam", "NL", "nl2"),
        ("12-20 37th Ave, New York, NY 11101", "US", "queens20"),
        ("서울시 종로구 종로 8", "KR", "kr"),
    ],
)
def test_the_door_that_is_meant_is_accepted(kit: AddressKit, typed: str, country: str, record: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", record)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("42 bis clos du Peillac, 35770 Vern", "FR"),  # Beside 42A, 42B is no bis.
        ("Via Roma 16 int 3, 20867 Caponago MB", "IT"),  # A flat of no. 16 is not 16/3.
        ("30/2 Dan Rees St, Wallsend NSW 2287", "AU"),  # Unit 30 of no. 2
        ("náměstí Republiky 3, 110 00 Praha", "CZ"),
        ("Villa 12, Street 5, Jumeirah 3, Dubai", "AE"),
        ("Villa 12, Street 5, Dubai", "AE"),
        ("Москва, Курская улица, 28", "RU"),  # Kurskaya is a street that is known, if in another town.
        ("Damstraat 67-III, 1012 JM Amsterdam", "NL"),
    ],
)
def test_a_door_that_is_only_near_is_not(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")


def test_words_behind_a_building_whose_units_are_known_may_be_a_unit(opened: Opened) -> None:
    kit = opened("""\
id,house_number,street,unit,city,postcode,country
plain,2,Skútustaðir,,Mývatn,660,IS
lot,2,Skútustaðir,lóð B,Mývatn,660,IS
other,4,Skútustaðir,,Mývatn,660,IS
""")
    assert kit.verify("Skútustaðir 2, lóð X, 660 Mývatn", country="IS").action == "confirm"
    verdict = kit.verify("Skútustaðir 2, lóð B, 660 Mývatn", country="IS")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "lot")


@pytest.mark.parametrize(
    "typed",
    [
        "25-45 76 St, New York, NY 11370",
        "25 76 St, New York, NY 11370",
        "12-14 37 Ave, New York, NY 11101",
        "12 37 Ave, New York, NY 11101",
    ],
)
def test_two_numbers_of_both_sides_of_a_street_are_a_door_and_no_range(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="US").action not in ("accept", "add_unit")


def test_a_small_word_behind_a_number_may_be_its_letter(kit: AddressKit) -> None:
    verdict = kit.verify("259 L Avenue Daumesnil, 75012 Paris", country="FR")
    assert (verdict.action, verdict.unmatched) == ("confirm", ("L",))
    assert kit.verify("259, l'Avenue Daumesnil, 75012 Paris", country="FR").action == "accept"


FLATS = "id,house_number,street,city,postcode,country\n" + "".join(
    f"d{number},{number},Smeden,Emmeloord,8301 XG,NL\n"
    for number in ("5", "5-001", "5-002", "5-017", "19", "6B", "6B-1", "6B-36", "37", "7", "9")
)


@pytest.mark.parametrize("number", ["5-019", "5-19", "6B-37"])
def test_a_flat_that_is_not_there_is_no_range_to_another_door(opened: Opened, number: str) -> None:
    verdict = opened(FLATS).verify(f"Smeden {number}, 8301 XG Emmeloord", country="NL")
    assert verdict.action in ("confirm", "fix")
    assert "house_number_suffix_not_found" in verdict.reasons


@pytest.mark.parametrize(("number", "door"), [("5-017", "d5-017"), ("5-17", "d5-017"), ("7-9", "d7")])
def test_a_flat_that_is_there_and_a_range_of_two_doors_are_found(
    opened: Opened, number: str, door: str
) -> None:
    verdict = opened(FLATS).verify(f"Smeden {number}, 8301 XG Emmeloord", country="NL")
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", door)

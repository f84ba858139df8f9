"""The type that is typed with a street whose name shows none."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,postcode,country
pl,10,Długa,Kraków,31-147,PL
cz,5,Dlouhá,Praha,110 00,CZ
ru,10,Ленина,Казань,420111,RU
ro,4,Mihai Eminescu,Brașov,500001,RO
us,7,Elm,Dayton,45402,US
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("ul. Długa 10, 31-147 Kraków", "PL"),
        ("ulice Dlouhá 5, 110 00 Praha", "CZ"),
        ("ул. Ленина, 10, Казань, 420111", "RU"),
        ("Str. Mihai Eminescu 4, Brașov 500001", "RO"),
    ],
)
def test_the_plain_type_of_a_country_says_nothing_else(kit: AddressKit, typed: str, country: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.reasons, verdict.unmatched) == ("accept", (), ())
    assert verdict.components["street"].status == "confirmed"


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("al. Długa 10, 31-147 Kraków", "PL"),
        ("проспект Ленина, 10, Казань, 420111", "RU"),
        ("7 Elm St, Dayton 45402", "US"),
    ],
)
def test_another_type_is_asked_about(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action == "confirm"


def test_a_suburb_that_was_held_for_a_district_is_printed_once(opened: Opened) -> None:
    kit = opened(
        "id,house_number,street,suburb,city,postcode,country\n5,5,Sudirman,Karet,Jakarta Selatan,12920,ID\n"
    )
    verdict = kit.verify("Jl. Sudirman No. 5, Karet, Jakarta Selatan 12920", country="ID")
    assert (verdict.action, verdict.formatted) == ("accept", "Sudirman No. 5, Karet, Jakarta Selatan, 12920")
    assert verdict.components["suburb"].status == "confirmed"


BARE = """\
id,house_number,street,suburb,city,postcode,country
vn,25,Đường Lê Lợi,Bến Nghé,Hồ Chí Minh,700000,VN
vn2,27,Lê Lai,Bến Nghé,Hồ Chí Minh,700000,VN
pl,10,ul. Długa,,Kraków,31-147,PL
ru,10,улица Ленина,,Казань,420111,RU
ru1,10,улица Мира,,Казань,420111,RU
ru2,10,проспект Мира,,Казань,420111,RU
ar1,12,Calle 5,,La Plata,1900,AR
"""


@pytest.fixture(scope="module")
def typed_kit(opened: Opened) -> AddressKit:
    return opened(BARE)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("25 Lê Lợi, Bến Nghé, Hồ Chí Minh", "VN", "vn"),
        ("25 Le Loi, Ben Nghe, Ho Chi Minh", "VN", "vn"),
        ("Długa 10, 31-147 Kraków", "PL", "pl"),
        ("Ленина, 10, Казань, 420111", "RU", "ru"),
    ],
)
def test_the_plain_type_may_be_left_out(typed_kit: AddressKit, typed: str, country: str, meant: str) -> None:
    verdict = typed_kit.verify(typed, country=country)
    assert verdict.action == "accept"
    assert verdict.match is not None
    assert verdict.match.id == meant
    assert verdict.components["street"].status == "confirmed"


def test_two_streets_that_only_a_type_tells_apart_are_asked_about(typed_kit: AddressKit) -> None:
    verdict = typed_kit.verify("Мира 10, Казань, 420111", country="RU")
    assert (verdict.action, verdict.score <= 0.5) == ("confirm", True)
    assert "ambiguous" in verdict.reasons
    shown = {verdict.match.id if verdict.match else None, *(each.record.id for each in verdict.alternatives)}
    assert shown == {"ru1", "ru2"}


def test_a_number_alone_is_no_street_that_a_type_was_left_out_of(typed_kit: AddressKit) -> None:
    assert typed_kit.verify("5 12, La Plata", country="AR").action == "confirm"

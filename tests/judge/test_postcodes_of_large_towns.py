"""Postcodes that no open list has: those of large towns are told from another town's by how they begin."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit
from tests.judge.conftest import Opened

ROWS = """city,region,suburb,postcode,country
Москва,,,,RU
Kazan,,,,RU
Jeddah,,,,SA
Medellín,,,,CO
Armenia,,,,CO
Санкт-Петербург,,,,RU
Cairo,,,,EG
Alexandria,,,,EG
Lahore,,,,PK
Multan,,,,PK
Gujranwala,,,,PK
Tabuk,,,,SA
Chimbote,,,,PE
Ciudad Autónoma de Buenos Aires,Ciudad Autónoma de Buenos Aires,,1234,AR
Ciudad Autónoma de Buenos Aires,Ciudad Autónoma de Buenos Aires,,1043,AR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS, "best")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Невский проспект 28, Москва 191186", "RU"),
        ("ул. Баумана 5, Казань 190009", "RU"),
        ("7432 Palestine Street, Jeddah 12212", "SA"),
        ("Carrera 43A # 1-50, Medellín 110221", "CO"),
        ("Calle 10 # 14-20, Armenia 660001", "CO"),
        ("Невский проспект 28, Санкт-Петербург 180000", "RU"),
        ("12 Tahrir Street, Cairo 43511", "EG"),
        ("12 Corniche Road, Alexandria 51511", "EG"),
        ("12 Mall Road, Lahore 55050", "PK"),
        ("12 Bosan Road, Multan 66020", "PK"),
        ("12 GT Road, Gujranwala 54000", "PK"),
        ("12 King Fahd Road, Tabuk 23334", "SA"),
        ("Jirón Bolognesi 12, Chimbote 13001", "PE"),
    ],
)
def test_one_that_begins_as_another_town_s_do_is_asked_about(
    kit: AddressKit, text: str, country: str
) -> None:
    verdict = kit.verify(text, country=country)
    assert "postcode_conflict" in verdict.reasons
    assert verdict.action != "accept"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("ул. Тверская 7, Москва 125009", "RU"),
        ("ул. Баумана 5, Казань 420111", "RU"),
        ("7432 Palestine Street, Jeddah 23334", "SA"),
        ("Carrera 43A # 1-50, Medellín 050021", "CO"),
        ("Calle 10 # 14-20, Armenia 630004", "CO"),
        ("Невский проспект 28, Санкт-Петербург 191186", "RU"),
        ("12 Tahrir Street, Cairo 11511", "EG"),
        ("12 Corniche Road, Alexandria 23511", "EG"),
        ("12 Mall Road, Lahore 54000", "PK"),
        ("12 Bosan Road, Multan 60000", "PK"),
        ("12 GT Road, Gujranwala 52250", "PK"),
        ("12 King Fahd Road, Tabuk 47311", "SA"),
        ("Jirón Bolognesi 12, Chimbote 02801", "PE"),
    ],
)
def test_one_that_begins_as_the_town_s_do_is_no_conflict(kit: AddressKit, text: str, country: str) -> None:
    verdict = kit.verify(text, country=country)
    assert "postcode_conflict" not in verdict.reasons
    assert verdict.action == "accept"


def test_a_house_number_is_no_postcode_beside_one_that_was_typed(kit: AddressKit) -> None:
    verdict = kit.verify("Av. Corrientes 1234, X5000AAZ CABA", country="AR")
    assert verdict.action != "accept"
    assert verdict.components["postcode"].value == "X5000AAZ"

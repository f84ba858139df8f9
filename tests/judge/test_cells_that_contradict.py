"""A cell of a row that tells another place than its record: another region, another street in the second line."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,postcode,country
mah,28A,Mahonienweg,Berlin,12437,DE
gam,4,Boulevard Gambetta,Prayssac,46220,FR
bre,5,Bredehof,Espel,8311 AH,NL
mon,7,Calle Mayor,Madrid,28013,ES
"""
MAHONIENWEG = {"street": "Mahonienweg 28A", "city": "Berlin", "postcode": "12437", "country": "DE"}
GAMBETTA = {"street": "4 Boulevard Gambetta", "city": "Prayssac", "postcode": "46220", "country": "FR"}
BREDEHOF = {"street": "Bredehof 5", "city": "Espel", "postcode": "8311 AH", "country": "NL"}
MAYOR = {"street": "Calle Mayor 7", "city": "Madrid", "postcode": "28013", "country": "ES"}


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("row", "region"),
    [(MAHONIENWEG, "Bayern"), (GAMBETTA, "Bretagne"), (MAYOR, "Sevilla")],
)
def test_a_region_of_elsewhere_is_a_conflict_though_the_register_names_none(
    kit: AddressKit, row: dict[str, str], region: str
) -> None:
    verdict = kit.verify(row | {"region": region})
    assert verdict.action == "confirm"
    assert "region_conflict" in verdict.reasons


@pytest.mark.parametrize(
    ("row", "region"),
    [(MAHONIENWEG, "Berlin"), (GAMBETTA, "Occitanie"), (MAYOR, "Madrid")],
)
def test_its_own_region_costs_nothing_and_is_not_left_over(
    kit: AddressKit, row: dict[str, str], region: str
) -> None:
    verdict = kit.verify(row | {"region": region})
    assert verdict.action == "accept"
    assert verdict.unmatched == ()


@pytest.mark.parametrize(
    ("row", "second"),
    [
        (MAHONIENWEG, "Rosenweg 99"),
        (MAHONIENWEG, "Rosenstr. 99"),
        (MAHONIENWEG, "Am Markt 9"),
        (GAMBETTA, "99 rue Victor Hugo"),
        (BREDEHOF, "Kerkstraat 5"),
    ],
)
def test_a_second_address_in_the_line_of_the_flat_is_none(
    kit: AddressKit, row: dict[str, str], second: str
) -> None:
    verdict = kit.verify(row | {"unit": second})
    assert verdict.action in ("confirm", "fix")


@pytest.mark.parametrize(
    ("row", "second"), [(MAHONIENWEG, "Haus 3"), (MAHONIENWEG, "2 links"), (GAMBETTA, "Porte 5")]
)
def test_a_flat_in_it_is_one(kit: AddressKit, row: dict[str, str], second: str) -> None:
    assert kit.verify(row | {"unit": second}).action == "accept"

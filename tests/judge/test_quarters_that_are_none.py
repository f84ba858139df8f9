"""What was read as a quarter, and is more of the street, a boat, the state or a third quarter, is asked about."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
lago,25,Località Pian del Lago,,Monteriggioni,SI,53035,IT
kade,88,Oosterkade,,Utrecht,,3582 AV,NL
lind,9,Møllevej,Lind,Herning,,7400,DK
herning,9,Møllevej,,Herning,,7400,DK
juarez,215,Calle Benito Juárez,Centro,Toluca,México,50000,MX
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Loc. Pian del Lago Alto 25, 53035 Monteriggioni (SI)", "IT"),
        ("Oosterkade 88 (woonboot), 3582 AV Utrecht", "NL"),
        ("Oosterkade 88, woonboot, 3582 AV Utrecht", "NL"),
        ("Møllevej 9, Snejbjerg, 7400 Herning", "DK"),
        ("Benito Juárez 215, Col. México, 50000 Toluca", "MX"),
        ("Benito Juárez 215, Col. Toluca, 50000 Toluca", "MX"),
    ],
)
def test_it_is_asked_about(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action not in ("accept", "add_unit")


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Loc. Pian del Lago 25, 53035 Monteriggioni (SI)", "IT", "lago"),
        ("Oosterkade 88, Lunetten, 3582 AV Utrecht", "NL", "kade"),
        ("Møllevej 9, Lind, 7400 Herning", "DK", "lind"),
        ("Benito Juárez 215, Col. Centro, 50000 Toluca, México", "MX", "juarez"),
    ],
)
def test_its_own_is_accepted(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found(kit, typed, country, meant)

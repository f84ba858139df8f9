"""Places as people say them in a sentence: with a small word before, with the area behind, by another name."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,building,house_number,street,unit,suburb,postcode,city,country
lille,,14,Rue Haute,,,59000,Lille,FR
mans,,3,Chemin du Moulin,,,72000,Le Mans,FR
jena,,5,Hauptstraße,,,07743,Jena,DE
jena-a,,5a,Hauptstraße,,,07743,Jena,DE
namur,,46,Rue Haute,bte 3,,5000,Namur,BE
gent,,5,Kerkstraat,,,9000,Gent,BE
torino,,5,Via Roma,,,10121,Torino,IT
torino-a,,5/A,Via Roma,,,10121,Torino,IT
umea,,5,Storgatan,,,903 26,Umeå,SE
umea-i,,5I,Storgatan,,,903 26,Umeå,SE
ely,,12,High Street,,,CB7 4AA,Ely,GB
farm,Manor Farm,,,,Harome,YO62 5JE,York,GB
vester,,24,Vesterbrogade,,,1620,København V,DK
dlouha,,8,Dlouhá,,,110 00,Praha 1,CZ
ermou,,12,Ερμού,,,105 63,Αθήνα,GR
ioannou,,12,Αγίου Ιωάννου,,,105 64,Αθήνα,GR
evripidou,,9,Ευριπίδου,,,105 61,Αθήνα,GR
oaks,,15,The Oaks,,,N37 AA12,Athlone,IE
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("14 rue Haute à Lille", "FR", "lille"),
        ("14, rue Haute - 59000 à Lille", "FR", "lille"),
        ("3 chemin du Moulin, Le Mans (72)", "FR", "mans"),
        ("Hauptstraße 5 in Jena", "DE", "jena"),
        ("Hauptstr. 5 a in 07743 Jena", "DE", "jena-a"),
        ("Rue Haute 46 boîte 3 à 5000 Namur", "BE", "namur"),
        ("Kerkstraat 5 te Gent", "BE", "gent"),
        ("Storgatan 5, i Umeå", "SE", "umea"),
        ("12 High Street in Ely", "GB", "ely"),
        ("Manor Farm, Harome, nr Helmsley, York YO62 5JE", "GB", "farm"),
        ("Vesterbrogade 24, Copenhagen", "DK", "vester"),
        ("Dlouhá 8, Prague 1", "CZ", "dlouha"),
        ("Dlouhá 8, 110 00 Prague", "CZ", "dlouha"),
        ("Ermou 12, Athens", "GR", "ermou"),
        ("Evripidou 9, Athina", "GR", "evripidou"),
        ("Mary O'Brien, 15 The Oaks, Athlone, Ireland. 087 123 4567", "IE", "oaks"),
    ],
)
def test_the_place_is_the_records(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("3 chemin du Moulin, Le Mans (73)", "FR"),
        ("via Roma 5 a Torino", "IT"),  # No. 5/A, or no. 5 in Turin.
        ("Storgatan 5 i Umeå", "SE"),
        ("Dlouhá 8, Prague 2", "CZ"),
        ("Αγ. Ιωάννας 12, Αθήνα", "GR"),
        ("Ermou 9, Athens", "GR"),
        ("Hauptstraße 5 (Nachbar von Schulze), 07743 Jena", "DE"),
    ],
)
def test_another_place_or_another_door_is_asked_about(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")

"""What registers add: the country's letters before a postcode, and flats behind the hyphen of a house number."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,postcode,country
rue,12,Rue de la Gare,Luxembourg,L-1616,LU
avenue,12,Avenue de la Gare,Luxembourg,L-1610,LU
lt12,5-12,Gedimino pr.,Vilnius,LT-01103,LT
lv12,5-12,Brīvības iela,Rīga,LV-1010,LV
lv13,5-13,Brīvības iela,Rīga,LV-1010,LV
ee12,5-12,Narva maantee,Tallinn,10117,EE
de,5,Hauptstraße,Berlin,D-10827,DE
verona,33/B,Via Foscolo,Verona,37121,IT
savona,33/R,Via Foscolo,Savona,17100,IT
lyon,33 B,Rue Foscolo,Lyon,69003,FR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("12, rue de la Gare, L-1616 Luxembourg", "LU", "rue"),
        ("12, avenue de la Gare, 1610 Luxembourg", "LU", "avenue"),
        ("Gedimino pr. 5-12, LT-01103 Vilnius", "LT", "lt12"),
        ("Gedimino pr. 5-12, Vilnius 01103", "LT", "lt12"),
        ("Brīvības iela 5-13, Rīga, LV-1010", "LV", "lv13"),
        ("Narva mnt 5-12, 10117 Tallinn", "EE", "ee12"),
        ("Hauptstr. 5, 10827 Berlin", "DE", "de"),
        ("Via Foscolo 33 rosso, 17100 Savona", "IT", "savona"),
        ("33 bis rue Foscolo 69003 Lyon", "FR", "lyon"),
    ],
)
def test_the_door_is_found_as_people_write_it(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("12, rue de la Gare, L-1610 Luxembourg", "LU"),
        ("Gedimino pr. 5-11, LT-01103 Vilnius", "LT"),
        ("Brīvības iela 5-14, Rīga, LV-1010", "LV"),
        ("Brīvības iela 5, Rīga, LV-1010", "LV"),
        ("Narva mnt 5-14, 10117 Tallinn", "EE"),
        ("Hauptstr. 5, 10115 Berlin", "DE"),
        ("Via Foscolo 33 bis, 37121 Verona", "IT"),
    ],
)
def test_another_postcode_or_another_flat_is_not_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action not in ("accept", "add_unit")


@pytest.mark.parametrize(
    ("typed", "action"), [("5 Haus B", "confirm"), ("5 Gebäude B", "confirm"), ("5 Haus 2", "accept")]
)
def test_a_house_by_a_letter_may_be_the_door_of_that_letter(opened: Opened, typed: str, action: str) -> None:
    doors = "a,5,Roonstraße,Essen,DE\nb,5A,Roonstraße,Essen,DE\nc,7,Roonstraße,Essen,DE\n"
    rows = f"id,house_number,street,city,country\n{doors}"
    assert opened(rows).verify(f"Roonstr. {typed}, Essen", country="DE").action == action

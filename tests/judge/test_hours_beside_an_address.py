"""Hours beside an address say when, not where; a mere pair of numbers may be two doors."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
de12,12,Lindenweg,,Köln,,50667,DE
fr12,12,Rue des Lilas,,Nantes,,44000,FR
it24,24,Via Verdi,,Parma,PR,43121,IT
nl33,33,Dorpsstraat,,Zeist,,3701 AB,NL
us14,1424,Maple Ave,,Denver,CO,80203,US
gb7,7,Rose Close,,York,,YO1 7AA,GB
br26,260,Rua das Acácias,Centro,Curitiba,PR,80010-010,BR
pl7,7,Polna,,Kraków,,30-001,PL
se5,5,Björkgatan,,Uppsala,,753 27,SE
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Lindenweg 12, 14-18 Uhr, 50667 Köln", "DE"),
        ("Lindenweg 12, 50667 Köln, ab 17 Uhr", "DE"),
        ("Lindenweg 12, 50667 Köln, Lieferung zwischen 14 und 18 Uhr", "DE"),
        ("12 rue des Lilas, 44000 Nantes, entre 9h et 12h", "FR"),
        ("12 rue des Lilas, après 18h, 44000 Nantes", "FR"),
        ("12 rue des Lilas, 44000 Nantes (9h-12h)", "FR"),
        ("Via Verdi 24, ore 9-13, 43121 Parma", "IT"),
        ("Dorpsstraat 33, 3701 AB Zeist, tussen 9 en 12 uur", "NL"),
        ("1424 Maple Ave, Denver, CO 80203, between 9am and 5pm", "US"),
        ("1424 Maple Ave, Denver, CO 80203, 9:00-17:00", "US"),
        ("7 Rose Close, 9am to 5pm, York, YO1 7AA", "GB"),
        ("Rua das Acácias, 260, Centro, Curitiba - PR, 80010-010, das 9h às 18h", "BR"),
        ("ul. Polna 7, 30-001 Kraków, w godz. 9-17", "PL"),
        ("Björkgatan 5, efter kl 17, 753 27 Uppsala", "SE"),
    ],
)
def test_hours_are_no_door(kit: AddressKit, typed: str, country: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "accept"
    assert verdict.unmatched


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("7 Rose Close, between 10 and 2, York, YO1 7AA", "GB"),
        ("7 Rose Close, 9 to 5, York, YO1 7AA", "GB"),
        ("7 Rose Close, deliver to 12 after 5pm, York, YO1 7AA", "GB"),
        ("Lindenweg 12, 14-18, 50667 Köln", "DE"),
        ("Lindenweg 12, nach 14, 50667 Köln", "DE"),
        ("12 rue des Lilas, après le 14, 44000 Nantes", "FR"),
        ("12h rue des Lilas, 44000 Nantes", "FR"),
        ("rue des Lilas, 9h-12h, 44000 Nantes", "FR"),
    ],
)
def test_a_mere_number_may_be_a_door(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action != "accept"

"""What tells a door apart tells so wherever it was typed: behind the town, as a district, on a line of its own."""

from __future__ import annotations

from typing import Any

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,unit,city,region,postcode,country
de90,90,Schillerstraße,Vorderhaus,Essen,,45127,DE
de,24,Schillerstraße,,Essen,,45127,DE
us,24,Cedar Hill Rd,,Dallas,TX,75215,US
fr,24,Rue des Carmes,,Lyon,,69003,FR
es,24,Calle Mayor,,Burgos,,09003,ES
br,24,Rua Augusta,,Campinas,SP,13073-148,BR
mx,24,Calle Hidalgo,,Toluca,México,50000,MX
gb,24,Albert Road,,Leeds,,LS1 4AB,GB
pt,24,Rua das Flores,,Braga,,4700-028,PT
au,24,Victoria Street,,Perth,WA,6000,AU
ru,24,улица Кирова,,Тула,,300000,RU
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Schillerstraße 24, 45127 Essen bis", "DE"),
        ("Schillerstraße 24, 45127 Essen, B", "DE"),
        ("Schillerstraße 24, 45127 Essen\nHinterhaus", "DE"),
        ("Schillerstraße 24 North, 45127 Essen", "DE"),
        ("Calle Mayor 24, 09003 Burgos, 15", "ES"),
        ("Calle Mayor 24, 09003 Burgos (B)", "ES"),
        ("Rua Augusta 24, Campinas - SP, 13073-148, Rua Augusta 24 B, Campinas - SP, 13073-148", "BR"),
        ("B Rua Augusta 24, Campinas - SP, 13073-148", "BR"),
        ("Calle Hidalgo 24, 50000 Toluca, México 15", "MX"),
        ("24 Albert Road (1/2), Leeds LS1 4AB", "GB"),
        ("24 Albert Road - Tower 2, Leeds LS1 4AB", "GB"),
        ("24 Victoria Street - 15 Victoria Zamp, Perth WA 6000", "AU"),
        ("Schillerstr. 24, 45127 Essen oder Alte Gasse 9", "DE"),
        ({"street": "24 Cedar Hill Rd", "district": "B", "city": "Dallas", "postcode": "75215"}, "US"),
        ({"street": "24 Cedar Hill Rd", "district": "rear", "city": "Dallas", "postcode": "75215"}, "US"),
        ({"street": "24 Cedar Hill Rd", "district": "#9", "city": "Dallas", "postcode": "75215"}, "US"),
        ({"street": "24 Cedar Hill Rd", "suburb": "1/2", "city": "Dallas", "postcode": "75215"}, "US"),
        ({"street": "24 Cedar Hill Rd", "city": "Dallas annex", "postcode": "75215"}, "US"),
        ({"street": "Schillerstraße 24", "address2": "North", "city": "Essen", "zip": "45127"}, "DE"),
        ({"street": "Schillerstraße 24", "building": "bis", "city": "Essen", "postcode": "45127"}, "DE"),
        ({"street": "Calle Mayor 24", "suburb": "B", "city": "Burgos", "postcode": "09003"}, "ES"),
    ],
)
def test_it_is_asked_about(kit: AddressKit, typed: Any, country: str) -> None:
    assert kit.verify(typed, country=country).action not in ("accept", "add_unit")


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Schillerstraße 24, D-45127 Essen", "DE"),
        ("Schillerstraße 24, 45127 Essen, D", "DE"),
        ("24 Rue des Carmes, 69003 Lyon 3e", "FR"),
        ("Calle Hidalgo 24, Centro, 50000 Toluca, México", "MX"),
        ("24 Albert Road, Leeds, West Yorkshire LS1 4AB", "GB"),
        ("24 Victoria Street, Perth WA 6000, Western Australia", "AU"),
        ("г. Тула, ул. Кирова, 24", "RU"),
        ({"street": "Rua Augusta 24", "suburb": "Centro", "city": "Campinas", "region": "SP"}, "BR"),
        ({"street": "24 Victoria Street", "suburb": "East Perth", "city": "Perth", "region": "WA"}, "AU"),
    ],
)
def test_the_names_of_places_are_none(kit: AddressKit, typed: Any, country: str) -> None:
    assert kit.verify(typed, country=country).action == "accept"

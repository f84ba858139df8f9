"""What is written at a number: signs that say nothing, that there is none, or that it is another kind of door."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
viejo,s/n,Camino Viejo,,Toledo,,45001,ES
four,4,Calle Ancha,,Toledo,,45001,ES
none,s/n,Calle Ancha,,Toledo,,45001,ES
flores,S/N,Rua das Flores,Centro,Goiana,PE,55900-000,BR
gali3,H.No. 12,Gali No. 3,Karol Bagh,New Delhi,Delhi,110005,IN
gali5,H.No. 12,Gali No. 5,Karol Bagh,New Delhi,Delhi,110005,IN
lot7,Lot 7,Old Coach Rd,,Kempsey,NSW,2440,AU
nine,9,Old Coach Rd,,Kempsey,NSW,2440,AU
johns,7,St John's Street,,Bury St Edmunds,,IP33 1SN,GB
south,7,King's Road South,,Cambridge,,CB2 1TX,GB
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Camino Viejo s/n, Toledo", "ES", "viejo"),
        ("Calle Ancha s/n, Toledo", "ES", "none"),
        ("Calle Ancha 4, Toledo", "ES", "four"),
        ("Rua das Flores, s/nº, Centro, Goiana - PE", "BR", "flores"),
        ("House No 12, Gali No 3, Karol Bagh, Delhi", "IN", "gali3"),
        ("12 Gali No 3, Karol Bagh, Delhi", "IN", "gali3"),
        ("Lot 7 Old Coach Road Kempsey", "AU", "lot7"),
        ("9 Old Coach Road Kempsey", "AU", "nine"),
        ("7 St Johns St, Bury Saint Edmunds", "GB", "johns"),
        ("7 Kings Road South, Cambridge", "GB", "south"),
    ],
)
def test_a_sign_of_a_number_says_nothing_more(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found_whole(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Calle Ancha 5, Toledo", "ES"),
        ("Rua das Flores, 10, Centro, Goiana - PE", "BR"),
        ("H No 12 Gali 4, Karol Bagh, Delhi", "IN"),
        ("7 Old Coach Road Kempsey", "AU"),
        ("Lot 9 Old Coach Road Kempsey", "AU"),
        ("7 King's Road, Cambridge", "GB"),
        ("7 King's Road North, Cambridge", "GB"),
    ],
)
def test_a_parcel_and_a_direction_are_no_sign(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action not in ("accept", "add_unit")

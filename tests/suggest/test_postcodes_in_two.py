"""Postcodes as everybody types them, with a blank, whatever way the register stores them."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

ROWS = {
    "GB": "1,Newbury Road,4,SP10 4EU,Andover\n2,Downing Street,10,SW1A 2AA,London\n3,Old Street,318,N1 2XQ,London\n",
    "IE": "1,O'Connell Street,1,V94 X2T8,Limerick\n2,Main Street,2,P51 KT93,Mallow\n",
    "CA": "1,2e Avenue,1,H1Z 1A1,Montréal\n2,Queen Street,2,M6K1X1,Toronto\n",
    "PT": "1,Rua Augusta,5,1100-048,Lisboa\n",
    "SE": "1,Vasagatan,1,11122,Stockholm\n",
}


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("postcodes")
    rows = [f"{country}-{row},{country}\n" for country, rows in ROWS.items() for row in rows.splitlines()]
    source = folder / "table.csv"
    source.write_text("id,street,house_number,postcode,city,country\n" + "".join(rows), encoding="utf-8")
    build_gazetteer([source], folder / "small.gaz", coverage="complete")
    return addrkit.open(folder / "small.gaz")


@pytest.mark.parametrize(
    ("country", "typed", "street"),
    [
        ("GB", "sp10 4eu", "Newbury Road"),
        ("GB", "SW1A 2A", "Downing Street"),
        ("GB", "n1 2xq", "Old Street"),
        ("GB", "318 n1 2xq", "Old Street"),
        ("IE", "v94 x2t8", "O'Connell Street"),
        ("IE", "P51 KT9", "Main Street"),
        ("CA", "h1z 1a1", "2e Avenue"),
        ("CA", "m6k 1x1", "Queen Street"),
        ("PT", "1100-048", "Rua Augusta"),
        ("SE", "111 22", "Vasagatan"),
    ],
)
def test_a_postcode_with_its_blank_leads_to_its_street(
    kit: AddressKit, country: str, typed: str, street: str
) -> None:
    found = kit.suggest(typed, country=country)
    assert found, typed
    assert found[0].address.street == street
    assert {each.address.street for each in found} <= {street, None}

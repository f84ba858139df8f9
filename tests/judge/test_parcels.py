"""The number of a piece of land is not that of a house, by whatever word it is called."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,region,postcode,country
us,6628,High Valley Lane,Alexandria,VA,22315,US
ca,2186,Marine Dr,Vancouver,BC,V5T 3C1,CA
gb,60,London Road,Lowestoft,,NR33 0HF,GB
br,416,Avenida Paulista,São Paulo,SP,01310-100,BR
de,27,Quitzowstraße,Berlin,,10559,DE
in,426,Park Street,Kolkata,West Bengal,700016,IN
park,46,Tewkesbury Business Park,Tewkesbury,,GL20 8PF,GB
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Plot 6628 High Valley Lane, Alexandria VA 22315", "US"),
        ("Lot 2186 Marine Dr, Vancouver BC", "CA"),
        ("Lot 60 London Road, Lowestoft NR33 0HF", "GB"),
        ("Site 60 London Road, Lowestoft NR33 0HF", "GB"),
        ("Avenida Paulista Lote 416, 01310-100 São Paulo", "BR"),
        ("Quitzowstraße Flurstück 27, 10559 Berlin", "DE"),
        ("Old Tewkesbury Business Park 46, Tewkesbury GL20 8PF", "GB"),
    ],
)
def test_a_parcel_is_no_house(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action not in ("accept", "add_unit")


def test_where_houses_are_counted_by_plots_the_word_only_announces(kit: AddressKit) -> None:
    verdict = kit.verify("Plot No 426, Park Street, Kolkata 700016", country="IN")
    assert (verdict.action, verdict.unmatched) == ("accept", ())


def test_an_extension_of_a_road_is_another_road(opened: Opened) -> None:
    kit = opened(
        "id,house_number,street,suburb,city,region,postcode,country\n"
        "in,10,Nehru Nagar Main Road,Indiranagar,Bengaluru,Karnataka,560038,IN\n"
    )
    verdict = kit.verify("10, Nehru Nagar Main Road Extension, Indiranagar, Bengaluru 560038", country="IN")
    assert verdict.action == "confirm"
    assert kit.verify("10, Nehru Nagar Main Road, Indiranagar, Bengaluru", country="IN").action == "accept"

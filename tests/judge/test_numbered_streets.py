"""A street that a number names is not the next one: who typed 12th Avenue is never shown 2nd Avenue instead."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,region,postcode,country
ave11,350,11th Ave,Denver,CO,80204,US
ave2,350,2nd Ave,Denver,CO,80204,US
road42,10,County Road 42,Denver,CO,80204,US
rua1,10,Rua 1,Goiânia,GO,74000-000,BR
rua2,10,Rua 2,Goiânia,GO,74000-000,BR
mai8,4,Rue du 8 Mai 1945,Lens,,62300,FR
nov11,4,Rue du 11 Novembre 1918,Lens,,62300,FR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("350 12th Ave, Denver CO 80204", "US"),
        ("350 1st Ave, Denver CO 80204", "US"),
        ("10 County Road 24, Denver CO 80204", "US"),
        ("Rua 12, 10, Goiânia - GO, 74000-000", "BR"),
    ],
)
def test_another_numbered_street_is_not_found_and_never_shown_in_its_place(
    kit: AddressKit, typed: str, country: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "fix"
    assert "street_not_found" in verdict.reasons
    assert verdict.address.street is not None
    assert verdict.address.street in typed


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("350 Second Ave, Denver CO 80204", "US", "ave2"),
        ("10 CR 42, Denver CO 80204", "US", "road42"),
        ("R. 2, 10, Goiânia - GO", "BR", "rua2"),
        ("4 rue du 11 novembre, 62300 Lens", "FR", "nov11"),
        ("4 rue du 8 mai 1954, 62300 Lens", "FR", "mai8"),
    ],
)
def test_the_number_in_another_form_or_a_slip_in_a_date_is_found(
    kit: AddressKit, typed: str, country: str, meant: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.match is not None
    assert verdict.match.id == meant

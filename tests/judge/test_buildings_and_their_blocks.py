"""Flats of named buildings: without the street, with the block beside the name or the flat's code before it."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

ROWS = """\
id,building,house_number,street,unit,suburb,city,district,region,postcode,country
lotus4,Lotus Residency,27,3rd Main,Flat 204,HSR Layout Sector 2,Bengaluru,,Karnataka,560102,IN
lotus5,Lotus Residency,27,3rd Main,Flat 205,HSR Layout Sector 2,Bengaluru,,Karnataka,560102,IN
rahejac,Raheja Classique,,New Link Road,"Flat 702, Wing C",Andheri West,Mumbai,,Maharashtra,400053,IN
rahejad,Raheja Classique,,New Link Road,"Flat 702, Wing D",Andheri West,Mumbai,,Maharashtra,400053,IN
exec,Executive Towers,,Al Mustaqbal Street,"Tower K, Apartment 1207",Business Bay,Dubai,,Dubai,,AE
execm,Executive Towers,,Al Mustaqbal Street,"Tower M, Apartment 1207",Business Bay,Dubai,,Dubai,,AE
avida2,Avida Towers Asten,,Malugay Street,"Tower 2, Unit 1812",San Antonio,Makati,,Metro Manila,1203,PH
avida3,Avida Towers Asten,,Malugay Street,"Tower 3, Unit 1812",San Antonio,Makati,,Metro Manila,1203,PH
hoja,Rose Villa,3,Hill Road,,Bandra West,Mumbai,,Maharashtra,400050,IN
hojb,Rose Villa,9,Convent Road,,Fort,Mumbai,,Maharashtra,400001,IN
seocho,래미안퍼스티지,275,반포대로,101동 1203호,반포동,서초구,,서울특별시,06543,KR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Flat 204, Lotus Residency, HSR Layout Sector 2, Bengaluru", "IN", "lotus4"),
        ("C-702 Raheja Classique, New Link Rd, Andheri (West), Mumbai - 400053", "IN", "rahejac"),
        ("C 702 Raheja Classique, Andheri West, Mumbai", "IN", "rahejac"),
        ("Apt 1207, Tower K, Executive Towers, Business Bay, Dubai", "AE", "exec"),
        ("Unit 1812 Tower 2 Avida Towers Asten, Malugay St, Brgy San Antonio, Makati City", "PH", "avida2"),
        ("Rose Villa, Bandra West, Mumbai", "IN", "hoja"),
        ("서울 서초구 반포동 래미안퍼스티지 101동 1203호", "KR", "seocho"),
    ],
)
def test_they_are_found(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Flat 208, Lotus Residency, HSR Layout Sector 2, Bengaluru", "IN"),
        ("Flat 204, Lotus Residency, HSR Layout Sector 2, Mumbai", "IN"),
        ("Flat 204, Lotus Residency, Whitefield, Bengaluru", "IN"),
        ("Flat 204, Lotus Heights, HSR Layout Sector 2, Bengaluru", "IN"),
        ("E-702 Raheja Classique, New Link Rd, Andheri (West), Mumbai - 400053", "IN"),
        ("C-702 Raheja Classique, Andheri East, Mumbai", "IN"),
        ("Apt 1207, Tower L, Executive Towers, Business Bay, Dubai", "AE"),
        ("Unit 1812 Tower 1 Avida Towers Asten, Malugay St, Brgy San Antonio, Makati City", "PH"),
        ("Rose Villa, Mumbai", "IN"),
        ("서울 서초구 반포동 래미안퍼스티지 103동 1203호", "KR"),
    ],
)
def test_others_are_not_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")

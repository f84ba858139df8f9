"""A street whose name ends in a number, or is one short word, is found with its door."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,city,region,postcode,country
st31,31,De Stelling 10,Lelystad,,8232 EA,NL
st57,57,De Stelling 10,Lelystad,,8232 EB,NL
st12,12,De Stelling 12,Lelystad,,8232 EE,NL
st14,14,De Stelling 12,Lelystad,,8232 EE,NL
st28,28,De Stelling 12,Lelystad,,8232 EE,NL
mar,8F,Markerkant 13,Almere,,1314 AN,NL
pun,1,Punter,Urk,,8322 EC,NL
gro,33,Groene Kamer,Almere,,1316 BM,NL
hot,8,Hotel de Wereldstraat,Almere,,1318 AR,NL
pl12,12,Plein 1940,Rotterdam,,3011 AB,NL
rt66,5,Route 66,Chazy,NY,12921,US
rt65,66,Route 66,Chazy,NY,12921,US
cl12,13,Calle 13,Mérida,YUC,97000,MX
cl13,44,Calle 13,Mérida,YUC,97000,MX
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "record", "printed"),
    [
        ("De Stelling 10 31, 8232EA Lelystad", "NL", "st31", "De Stelling 10 31, 8232 EA Lelystad"),
        ("De Stelling 10 57, 8232 EB Lelystad", "NL", "st57", "De Stelling 10 57, 8232 EB Lelystad"),
        ("De Stelling 12 28, 8232 EE Lelystad", "NL", "st28", "De Stelling 12 28, 8232 EE Lelystad"),
        ("De Stelling 12 12, 8232 EE Lelystad", "NL", "st12", "De Stelling 12 12, 8232 EE Lelystad"),
        ("De Stelling 12-14, 8232 EE Lelystad", "NL", "st14", "De Stelling 12 14, 8232 EE Lelystad"),
        ("66 Route 66, Chazy, NY 12921", "US", "rt65", "66 Route 66, Chazy, NY 12921"),
        ("Calle 13 13, 97000 Mérida, Yuc.", "MX", "cl12", "Calle 13 13, 97000 Mérida, Yuc."),
        ("Markerkant 13 8F, Almere", "NL", "mar", "Markerkant 13 8F, 1314 AN Almere"),
        ("Punter 1, 8322EC Urk", "NL", "pun", "Punter 1, 8322 EC Urk"),
        ("Groene Kamer 33, Almere", "NL", "gro", "Groene Kamer 33, 1316 BM Almere"),
        ("Hotel de Wereldstraat 8, Almere", "NL", "hot", "Hotel de Wereldstraat 8, 1318 AR Almere"),
        ("Plein 1940 12, 3011 AB Rotterdam", "NL", "pl12", "Plein 1940 12, 3011 AB Rotterdam"),
        ("5 Route 66, Chazy, NY 12921", "US", "rt66", "5 Route 66, Chazy, NY 12921"),
        ("Calle 13 44, 97000 Mérida, Yuc.", "MX", "cl13", "Calle 13 44, 97000 Mérida, Yuc."),
    ],
)
def test_it_is_accepted_as_it_was_typed(
    kit: AddressKit, typed: str, country: str, record: str, printed: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)
    assert verdict.formatted == printed


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("De Stelling 12 31, 8232EA Lelystad", "NL"),
        ("De Stelling 10 32, 8232EA Lelystad", "NL"),
        ("De Stelling 10-31, 8232EA Almere", "NL"),
        ("De Stelling 12, 8232 EE Lelystad", "NL"),
        ("Route 66, Chazy, NY 12921", "US"),
        ("66 Route, Chazy, NY 12921", "US"),
        ("Calle 13, 97000 Mérida, Yuc.", "MX"),
        ("Plein 1940 14, Rotterdam", "NL"),
        ("Calle 13 46, 97000 Mérida, Yuc.", "MX"),
    ],
)
def test_another_number_is_not(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")

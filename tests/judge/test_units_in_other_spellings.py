"""Units in other spellings that are the same: points, numbers in words, a storey in the flat's number."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found

ROWS = """\
id,house_number,street,unit,suburb,city,region,postcode,country
fr12,12,Rue Haute,Appartement 12,,Lyon,,69001,FR
fr21,12,Rue Haute,Appartement 21,,Lyon,,69001,FR
pt3a,5,Rua Augusta,3º A,,Lisboa,,1100-048,PT
pt2e,5,Rua Augusta,2º Esq,,Lisboa,,1100-048,PT
br5,100,Rua Augusta,Sala 5,Consolação,São Paulo,SP,01305-000,BR
br15,100,Rua Augusta,Sala 15,Consolação,São Paulo,SP,01305-000,BR
it0,10,Via Roma,Piano terra,,Torino,,10121,IT
it2,10,Via Roma,Piano 2 int. 7,,Torino,,10121,IT
mxpb,12,Calle Hidalgo,Planta Baja,Centro,Ciudad de México,,06000,MX
mx2,12,Calle Hidalgo,Piso 2,Centro,Ciudad de México,,06000,MX
cz3,12,Dlouhá,3. patro,,Praha 1,,110 00,CZ
cz2,12,Dlouhá,2. patro,,Praha 1,,110 00,CZ
pl5,12,Długa,m. 5,,Warszawa,,00-238,PL
pl15,12,Długa,m. 15,,Warszawa,,00-238,PL
gb2,1,High Street,Flat 2,,Leeds,,LS1 4AA,GB
gbg,1,High Street,Ground Floor Flat,,Leeds,,LS1 4AA,GB
hk3,8,King Tung Street,"Flat G, 18/F, Block 3",,Kowloon,,,HK
hk2,8,King Tung Street,"Flat G, 18/F, Block 2",,Kowloon,,,HK
nl14,14,Kerkstraat,,,Utrecht,,3511 AB,NL
nl16,16-1,Kerkstraat,,,Utrecht,,3511 AB,NL
sg1,123,Bedok North Street 1,#01-02,,Singapore,,460123,SG
sg4,123,Bedok North Street 1,#04-12,,Singapore,,460123,SG
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("12 rue Haute, appartement n°12, 69001 Lyon", "FR", "fr12"),
        ("12 rue Haute, Lgt 21, 69001 Lyon", "FR", "fr21"),
        ("Rua Augusta 5, 3.º A, 1100-048 Lisboa", "PT", "pt3a"),
        ("Rua Augusta, 100, sala n. 5, Consolação, São Paulo - SP, 01305-000", "BR", "br5"),
        ("Via Roma 10, p.t., 10121 Torino", "IT", "it0"),
        ("Via Roma 10, piano terreno, 10121 Torino", "IT", "it0"),
        ("Calle Hidalgo 12, P.B., Col. Centro, 06000 Ciudad de México", "MX", "mxpb"),
        ("Dlouhá 12, 3.p., 110 00 Praha 1", "CZ", "cz3"),
        ("ul. Długa 12 lok. 5, 00-238 Warszawa", "PL", "pl5"),
        ("Flat Two, 1 High Street, Leeds, LS1 4AA", "GB", "gb2"),
        ("GF Flat, 1 High Street, Leeds, LS1 4AA", "GB", "gbg"),
        ("Flat 18G, Block 3, 8 King Tung Street, Kowloon", "HK", "hk3"),
        ("123 Bedok North Street 1, #01-02, Singapore 460123", "SG", "sg1"),
    ],
)
def test_it_is_the_same(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    assert_found(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("12 rue Haute, appartement n°2, 69001 Lyon", "FR"),
        ("Rua Augusta 5, 3.º B, 1100-048 Lisboa", "PT"),
        ("Rua Augusta, 100, sala n. 1, Consolação, São Paulo - SP, 01305-000", "BR"),
        ("Calle Hidalgo 12, P.A., Col. Centro, 06000 Ciudad de México", "MX"),
        ("Dlouhá 12, 4.p., 110 00 Praha 1", "CZ"),
        ("Kerkstraat 14 t.o., 3511 AB Utrecht", "NL"),
        ("Flat Three, 1 High Street, Leeds, LS1 4AA", "GB"),
        ("Flat 18H, Block 3, 8 King Tung Street, Kowloon", "HK"),
        ("Flat 8G, Block 3, 8 King Tung Street, Kowloon", "HK"),
        ("123 Bedok North Street 1, #01-12, Singapore 460123", "SG"),
    ],
)
def test_a_neighbour_is_not(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action not in ("accept", "add_unit")

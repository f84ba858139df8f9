"""One letter, one word or one sign tells a door from another: of a tower, of a side, of a square, of a floor."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,building,house_number,street,unit,postcode,city,country
gamma-a,Tour Gamma A,58,Quai de la Rapée,,75012,Paris,FR
gamma-d,Tour Gamma D,58,Quai de la Rapée,,75012,Paris,FR
paix8,,8,Rue de la Paix,,75002,Paris,FR
paix10,,10,Rue de la Paix,,75002,Paris,FR
ivy,,2450,Ivy Rd,,22903,Charlottesville,US
oldivy,,2450,Old Ivy Rd,,22903,Charlottesville,US
victoria,,14,Victoria Street,,CB7 4AB,Ely,GB
tff,,9,Albert Road,Top Floor Flat,BS2 0XA,Bristol,GB
esq,,88,Rua de Santa Catarina,2.º Esq,4000-447,Porto,PT
dto,,88,Rua de Santa Catarina,2.º Dto,4000-447,Porto,PT
letter,,90,Rua de Santa Catarina,2.º A,4000-447,Porto,PT
esc-a,,16,Paseo de la Castellana,"Escalera A, 4º 2ª",28046,Madrid,ES
esc-b,,16,Paseo de la Castellana,"Escalera B, 4º 2ª",28046,Madrid,ES
skov,,9,Skovvej,1. th.,4000,Roskilde,DK
hameen,,3,Hämeenkatu,C 21,33100,Tampere,FI
square,,9,Komenského náměstí,,301 00,Plzeň,CZ
mgr,,18,Mgr. Nolenslaan,,3118 AA,Schiedam,NL
one,,7-1,Hoofdweg,,1058 AA,Amsterdam,NL
nine-a,,9A,Hoofdweg,,1058 AA,Amsterdam,NL
nine-1,,9-1,Hoofdweg,,1058 AA,Amsterdam,NL
flat9,,7,ul. Marii Skłodowskiej-Curie,m. 9,20-029,Lublin,PL
avenue,,14,al. Kwiatowa,,20-030,Lublin,PL
street,,14,ul. Kwiatowa,m. 3,20-031,Lublin,PL
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Tour Gamma D, 58 quai de la Rapée, 75012 Paris", "FR", "gamma-d"),
        ("2450 Ivy Rd, Charlottesville 22903", "US", "ivy"),
        ("TFF 9 Albert Road, Bristol", "GB", "tff"),
        ("Rua de Sta Catarina nº88 2ºD 4000-447 Porto", "PT", "dto"),
        ("Rua de Santa Catarina 88, 2E, Porto", "PT", "esq"),
        ("Pº Castellana 16 esc. B 4-2 Madrid 28046", "ES", "esc-b"),
        ("Skovej 9, 1. th., 4000 Roskilde", "DK", "skov"),
        ("nám. Komenského 9, Plzeň", "CZ", "square"),
        ("Hoofdweg 7-I, Amsterdam", "NL", "one"),
        ("Marii Skłodowskiej-Curie 7/9, Lublin", "PL", "flat9"),
        ("Kwiatowa 14 m. 3, Lublin", "PL", "street"),
    ],
)
def test_the_door_that_was_meant_is_accepted(kit: AddressKit, typed: str, country: str, meant: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Tour Gamma B, 58 quai de la Rapée, 75012 Paris", "FR"),
        ("Tour Gamma, 58 quai de la Rapée, 75012 Paris", "FR"),
        ("8, 10 rue de la Paix, 75002 Paris", "FR"),
        ("2450 Ivy Rd, Old Ivy, Charlottesville 22903", "US"),
        ("14 Victor Street, Ely CB7 4AB", "GB"),
        ("Rua de Santa Catarina 90, 2ºD, Porto", "PT"),
        ("Paseo de la Castellana 16, esc. B 2-4, 28046 Madrid", "ES"),
        ("Søskovvej 9, 1. th., 4000 Roskilde", "DK"),
        ("Pikku Hämeenkatu 3 C 21, Tampere", "FI"),
        ("Komenského 9, Plzeň", "CZ"),
        ("Mgr. Nolensplein 18, Schiedam", "NL"),
        ("Hoofdweg 9 I, Amsterdam", "NL"),
        ("Marii Skłodowskiej-Curie 7/11, Lublin", "PL"),
        ("Kwiatowa 14, Lublin", "PL"),
    ],
)
def test_another_one_is_asked_about(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action in ("confirm", "fix")

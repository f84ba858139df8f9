"""Towns of one name are told apart by what is added to it: Frankfurt (Oder) is not Frankfurt am Main."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit
from tests.judge.conftest import Opened

ROWS = """id,house_number,street,city,postcode,country
main,5,Hauptstraße,Frankfurt am Main,60311,DE
aisch,5,Hauptstraße,Neustadt an der Aisch,91413,DE
tauber,5,Hauptstraße,Rothenburg ob der Tauber,91541,DE
bay,5,Hauptstraße,Weißenburg in Bayern,91781,DE
mitte,5,Hauptstraße,Berlin,10117,DE
hohe,5,Hauptstraße,Bad Homburg vor der Höhe,61348,DE
ivry,5,Rue Molière,Ivry-sur-Seine,94200,FR
denis,5,Rue Molière,Saint-Denis,93200,FR
mans,5,Rue Molière,Villeneuve-sur-Lot,47300,FR
avon,5,High Street,Bradford-on-Avon,BA15 1AA,GB
york,5,High Street,York,YO1 7AA,GB
malvern,5,High Street,Great Malvern,WR14 2HJ,GB
reggio,5,Via Roma,Reggio nell'Emilia,42121,IT
castelo,5,Rua Augusta,Viana do Castelo,4900-001,PT
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Hauptstr. 5, 60311 Frankfurt (Oder)", "DE"),
        ("Hauptstr. 5, Frankfurt (Oder)", "DE"),
        ("Hauptstr. 5, 60311 Frankfurt an der Oder", "DE"),
        ("Hauptstr. 5, 60311 Frankfurt a. d. Oder", "DE"),
        ("Hauptstr. 5, 60311 Frankfurt/Oder", "DE"),
        ("Hauptstr. 5, 91413 Neustadt an der Weinstraße", "DE"),
        ("Hauptstr. 5, 91413 Neustadt (Orla)", "DE"),
        ("Hauptstr. 5, 91781 Weißenburg im Elsass", "DE"),
        ("5 rue Molière, 94200 Ivry la Bataille", "FR"),
        ("5 rue Molière, 47300 Villeneuve sur Yonne", "FR"),
        ("5 High Street, Bradford on Tone, BA15 1AA", "GB"),
        ("5 High Street, Little Malvern", "GB"),
        ("5 High Street, West Malvern", "GB"),
        ("5 High Street, Upper York", "GB"),
        ("5 High Street, New York", "GB"),
        ("5 rue Molière, 93200 Saint Denis le Haut", "FR"),
        ("Via Roma 5, 42121 Reggio di Calabria", "IT"),
        ("Rua Augusta 5, 4900-001 Viana do Alentejo", "PT"),
    ],
)
def test_a_town_with_another_addition_is_another_town(kit: AddressKit, text: str, country: str) -> None:
    verdict = kit.verify(text, country=country)
    assert verdict.action != "accept"
    assert {"city_conflict", "unaccounted_words"} & set(verdict.reasons)


@pytest.mark.parametrize(
    ("text", "country", "record"),
    [
        ("Hauptstr. 5, 60311 Frankfurt", "DE", "main"),
        ("Hauptstr. 5, 60311 Frankfurt a.M.", "DE", "main"),
        ("Hauptstr. 5, 60311 Frankfurt/M.", "DE", "main"),
        ("Hauptstr. 5, 60311 Frankfurt (Main)", "DE", "main"),
        ("Hauptstr. 5, 91413 Neustadt a. d. A.", "DE", "aisch"),
        ("Hauptstr. 5, 91541 Rothenburg o. d. Tauber", "DE", "tauber"),
        ("Hauptstr. 5, 61348 Bad Homburg v. d. Höhe", "DE", "hohe"),
        ("Hauptstr. 5, 61348 Bad Homburg v.d.H.", "DE", "hohe"),
        ("Hauptstr. 5, 91781 Weißenburg i. Bay.", "DE", "bay"),
        ("Hauptstr. 5, 10117 Berlin (Mitte)", "DE", "mitte"),
        ("5 rue Molière, 94200 Ivry s/ Seine", "FR", "ivry"),
        ("5 rue Molière, 94200 Ivry s/Seine", "FR", "ivry"),
        ("5 rue Molière, 93200 Saint Denis la Plaine", "FR", "denis"),
        ("5 High Street, Bradford o/ Avon, BA15 1AA", "GB", "avon"),
        ("5 High Street, Gt. Malvern", "GB", "malvern"),
        ("5 High Street, Malvern WR14 2HJ", "GB", "malvern"),
        ("Rua Augusta 5, 4900-001 V. Castelo", "PT", "castelo"),
    ],
)
def test_a_town_in_short_is_the_same_town(kit: AddressKit, text: str, country: str, record: str) -> None:
    verdict = kit.verify(text, country=country)
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", record)

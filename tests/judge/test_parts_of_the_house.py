"""What is a part of a house or stands on its ground is no name of it: "Guest House", "annexe", "comble", "suterén"."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,building,house_number,street,unit,city,region,postcode,country
us,,1420,Lincoln Ave,,Calistoga,CA,94515,US
us2,,1430,Lincoln Ave,Apt 2,Calistoga,CA,94515,US
ca,,40,Maple St,,Toronto,ON,M5V 2A9,CA
ca2,,98,Maple St,Apt 2,Toronto,ON,M5V 2A9,CA
au,,33,Upper Brookfield Road,,Brookfield,QLD,4069,AU
au2,,98,Upper Brookfield Road,Unit 2,Brookfield,QLD,4069,AU
gb,,16,Bull Street,,Holt,,NR25 6HP,GB
gb2,,98,Bull Street,Flat 2,Holt,,NR25 6HP,GB
coach,Coach House,20,Bull Street,,Holt,,NR25 6HP,GB
fr,,40,Rue Pasteur,,Nantes,,44000,FR
fr2,,98,Rue Pasteur,Apt 2,Nantes,,44000,FR
de,,12,Lindenstraße,,Köln,,50674,DE
de2,,98,Lindenstraße,Whg 2,Köln,,50674,DE
es,,40,Calle Mayor,,Soria,Soria,42001,ES
es2,,98,Calle Mayor,2º B,Soria,Soria,42001,ES
it,,40,Via Garibaldi,,Torino,TO,10123,IT
it2,,98,Via Garibaldi,int. 2,Torino,TO,10123,IT
pt,,40,Rua Camões,,Lisboa,,1100-048,PT
pt2,,98,Rua Camões,2º Dto,Lisboa,,1100-048,PT
nl,,40,Molenstraat,,Utrecht,,3511 AR,NL
nl2,,98,Molenstraat,app. 2,Utrecht,,3511 AR,NL
pl,,40,ul. Polna,,Gdańsk,,80-831,PL
pl2,,98,ul. Polna,m. 2,Gdańsk,,80-831,PL
cz,,40,Husova,,Brno,,602 00,CZ
cz2,,98,Husova,byt 2,Brno,,602 00,CZ
fi,,40,Hämeenkatu,,Tampere,,33200,FI
fi2,,98,Hämeenkatu,A 2,Tampere,,33200,FI
"""
PARTS = {
    "US": ("1420 Lincoln Ave", "Calistoga, CA 94515", [
        "Guest house", "carriage house", "Barn", "pool house", "in-law apartment", "service road"]),
    "CA": ("40 Maple St", "Toronto, ON M5V 2A9", ["coach house", "Laneway House"]),
    "AU": ("33 Upper Brookfield Rd", "Brookfield QLD 4069", ["Granny flat", "The Annexe", "Shed"]),
    "GB": ("16 Bull Street", "Holt NR25 6HP", ["Granny annexe", "Coach House", "Attic", "Caravan"]),
    "FR": ("40 rue Pasteur", "44000 Nantes", ["comble", "fond de cour", "Maison du fond", "prolongée"]),
    "DE": ("Lindenstraße 12", "50674 Köln", ["Gartenhaus", "Remise", "Ladenlokal"]),
    "ES": ("Calle Mayor 40", "42001 Soria", ["anexo", "semisótano", "trasera"]),
    "IT": ("Via Garibaldi 40", "10123 Torino TO", ["interno corte", "capannone"]),
    "PT": ("Rua Camões 40", "1100-048 Lisboa", ["anexo", "águas furtadas"]),
    "NL": ("Molenstraat 40", "3511 AR Utrecht", ["schuur", "tuinhuis"]),
    "PL": ("ul. Polna 40", "80-831 Gdańsk", ["oficyna", "lewa oficyna"]),
    "CZ": ("Husova 40", "602 00 Brno", ["suterén", "dvůr", "zadní dům"]),
    "FI": ("Hämeenkatu 40", "33200 Tampere", ["kellari", "piharakennus"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    "form", ["{part}, {line}, {town}", "{line} ({part}), {town}", "{part}\n{line}\n{town}"]
)
@pytest.mark.parametrize("code", PARTS)
def test_a_part_of_a_house_beside_its_line_is_asked_about(kit: AddressKit, code: str, form: str) -> None:
    line, town, parts = PARTS[code]
    said = [form.format(part=part, line=line, town=town) for part in parts]
    verdicts = kit.verify_many(said, country=code)
    accepted = [
        text for text, each in zip(said, verdicts, strict=True) if each.action in ("accept", "add_unit")
    ]
    assert not accepted


@pytest.mark.parametrize(
    ("typed", "country", "record"),
    [
        ("Seaview Guest House, 16 Bull Street, Holt NR25 6HP", "GB", "gb"),
        ("Rose Cottage, 16 Bull Street, Holt NR25 6HP", "GB", "gb"),
        ("Coach House, 20 Bull Street, Holt NR25 6HP", "GB", "coach"),
        ("Red Barn Books, 1420 Lincoln Ave, Calistoga, CA 94515", "US", "us"),
        ("Garten Schmidt GmbH, Lindenstr. 12, 50674 Köln", "DE", "de"),
        ("Restaurant La Cour, 40 rue Pasteur, 44000 Nantes", "FR", "fr"),
    ],
)
def test_a_name_that_has_such_a_word_is_a_name(
    kit: AddressKit, typed: str, country: str, record: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", record)

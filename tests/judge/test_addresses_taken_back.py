"""Notes that take an address back, doubt it, or send the parcel elsewhere; notes that do none of it."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,suburb,city,region,postcode,country
gb,40,Station Road,,Reading,,RG1 1LX,GB
test,7,Test Lane,,Reading,,RG1 2LX,GB
fr,40,Rue Pasteur,,Nantes,,44000,FR
de,40,Lindenstraße,,Köln,,50674,DE
es,40,Calle Mayor,,Soria,,42001,ES
pt,40,Rua Camões,,Lisboa,,1100-048,PT
it,40,Via Garibaldi,,Torino,TO,10123,IT
nl,40,Kerkstraat,,Utrecht,,3511 AB,NL
pl,40,ul. Długa,,Kraków,,31-147,PL
ru,40,ул. Ленина,,Екатеринбург,,620014,RU
jp,1-7-40,,神南,渋谷区,東京都,150-0041,JP
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("line", "country", "notes"),
    [
        (
            "40 Station Road, Reading RG1 1LX",
            "GB",
            [
                "old address",
                "do not use",
                "moved away",
                "TBC",
                "wrong address",
                "I think",
                "deliver to 42 instead",
            ],
        ),
        ("40 rue Pasteur, 44000 Nantes", "FR", ["ancienne adresse", "a déménagé", "NPAI", "à confirmer"]),
        (
            "Lindenstraße 40, 50674 Köln",
            "DE",
            ["alte Adresse", "unbekannt verzogen", "bitte bei Nr. 42 abgeben", "bitte im 2. OG abgeben"],
        ),
        ("Calle Mayor 40, 42001 Soria", "ES", ["dirección antigua", "no entregar", "dejar en el 42"]),
        ("Rua Camões 40, 1100-048 Lisboa", "PT", ["endereço antigo", "mudou-se"]),
        ("Via Garibaldi 40, 10123 Torino TO", "IT", ["vecchio indirizzo", "trasferito", "citofonare int 3"]),
        ("Kerkstraat 40, 3511 AB Utrecht", "NL", ["oud adres", "verhuisd"]),
        ("ul. Długa 40, 31-147 Kraków", "PL", ["stary adres", "nie dostarczać"]),
        ("ул. Ленина, 40, 620014 Екатеринбург", "RU", ["старый адрес", "переехал"]),
        ("〒150-0041 東京都渋谷区神南1-7-40", "JP", ["旧住所", "転居済み"]),
    ],
)
def test_what_takes_an_address_back_is_asked_about(
    kit: AddressKit, line: str, country: str, notes: list[str]
) -> None:
    assert kit.verify(line, country=country).action == "accept"
    texts = [text for note in notes for text in (f"{line} ({note})", f"{line}, {note}")]
    assert [text for text in texts if kit.verify(text, country=country).action == "accept"] == []


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("40 Station Road, Reading RG1 1LX (door code 1234)", "GB"),
        ("40 Station Road, Reading RG1 1LX (ring bell 2)", "GB"),
        ("40 Station Road, Reading RG1 1LX (leave with neighbour)", "GB"),
        ("40 Station Road, Reading RG1 1LX (deliver at 10 am)", "GB"),
        ("7 Test Lane, Reading RG1 2LX", "GB"),
        ("40 rue Pasteur, 44000 Nantes, code porte 4512", "FR"),
        ("Lindenstraße 40, 50674 Köln, 2x klingeln", "DE"),
    ],
)
def test_what_helps_to_deliver_is_no_doubt(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action == "accept"


@pytest.mark.parametrize("cell", ["unknown", "N/A"])
def test_a_cell_that_says_that_nothing_is_known_is_empty(kit: AddressKit, cell: str) -> None:
    row = {"street": "40 Station Road", "city": "Reading", "postcode": "RG1 1LX", "region": cell}
    verdict = kit.verify(row, country="GB")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "gb")

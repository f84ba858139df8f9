"""Units and plots as their countries say them: one flat under many words, and never another one."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened, assert_found_whole

ROWS = """\
id,building,house_number,street,unit,suburb,city,region,postcode,country
mx1,,122,Calle Juárez,Int. 1,Centro,Guadalajara,Jalisco,44100,MX
mx2,,122,Calle Juárez,Int. 2,Centro,Guadalajara,Jalisco,44100,MX
mz,,Mz 91 Lt 4,Calle Juárez,,Centro,Guadalajara,Jalisco,44100,MX
mz5,,Mz 91 Lt 5,Calle Juárez,,Centro,Guadalajara,Jalisco,44100,MX
lote,,Lote 912,Rua Augusta,,,Lisboa,,1100-048,PT
pt,,79,Rua Augusta,1º Dto,,Lisboa,,1100-048,PT
nl,,22-H,Prinsengracht,,,Amsterdam,,1015 DV,NL
cat,,45,Carrer de Balmes,2º 1ª,,Barcelona,Barcelona,08007,ES
cat2,,45,Carrer de Balmes,1º 2ª,,Barcelona,Barcelona,08007,ES
snc,,snc,Contrada Serra,,,Noto,SR,96017,IT
nl0,,22,Prinsengracht,,,Amsterdam,,1015 DV,NL
at1,,12,Hauptplatz,Tür 3,,Linz,,4020,AT
at2,,12,Hauptplatz,Tür 4,,Linz,,4020,AT
dk,,122,Nørrebrogade,st. th,,København N,,2200,DK
dk2,,122,Nørrebrogade,st. tv,,København N,,2200,DK
es,,39,Calle Mayor,1º A,,Madrid,Madrid,28013,ES
es2,,39,Calle Mayor,2º A,,Madrid,Madrid,28013,ES
chs,Sai Krupa CHS,,SV Road,B-7,Malad West,Mumbai,Maharashtra,400064,IN
eliza,,1/45,Mt Eliza Way,,,Mount Eliza,VIC,3930,AU
local,,41,Calle Mayor,Local 2,,Madrid,Madrid,28013,ES
fr1,,79,Rue de Rivoli,"Bât A, Apt 1",,Paris,,75004,FR
fr2,,79,Rue de Rivoli,"Bât A, Apt 2",,Paris,,75004,FR
hk,Wing Fat Building,116,Nathan Road,"Flat A, 3/F",Mong Kok,Hong Kong,Kowloon,,HK
hk2,Wing Fat Building,116,Nathan Road,"Flat B, 3/F",Mong Kok,Hong Kong,Kowloon,,HK
id3,,Blok C No. 3,Jalan Braga,,Braga,Bandung,Jawa Barat,40111,ID
id4,,Blok C No. 4,Jalan Braga,,Braga,Bandung,Jawa Barat,40111,ID
ph,,Blk 14 Lot 3,Ayala Avenue,,San Lorenzo,Makati,Metro Manila,1226,PH
ph2,,Blk 15 Lot 3,Ayala Avenue,,San Lorenzo,Makati,Metro Manila,1226,PH
ro,,150,Strada Memorandumului,"bl. M1, sc. A, et. 1, ap. 3",,Cluj-Napoca,Cluj,400114,RO
my7,Sri Wangsaria,86,Jalan Ampang,A-3-7,,Kuala Lumpur,Kuala Lumpur,50450,MY
my8,Sri Wangsaria,86,Jalan Ampang,A-3-8,,Kuala Lumpur,Kuala Lumpur,50450,MY
no,,98,Storgata,H0101,,Oslo,,0155,NO
no2,,98,Storgata,H0201,,Oslo,,0155,NO
hu,,98,Váci utca,I. em. 2. ajtó,,Budapest,,1052,HU
hu2,,98,Váci utca,II. em. 2. ajtó,,Budapest,,1052,HU
ae,Al Manal Tower,3,Sheikh Zayed Road,Office 101,Al Quoz,Dubai,,,AE
ae2,Al Manal Tower,3,Sheikh Zayed Road,Office 102,Al Quoz,Dubai,,,AE
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Calle Juárez 122 int 1, Centro, Guadalajara, Jalisco, C.P. 44100", "MX", "mx1"),
        ("Calle Juárez 122, Depto. 2, Col. Centro, 44100 Guadalajara", "MX", "mx2"),
        ("Calle Juárez Lt 4 Mz 91, Col. Centro, 44100 Guadalajara, Jalisco", "MX", "mz"),
        ("Rua Augusta 79, 1º Dir, 1100-048 Lisboa", "PT", "pt"),
        ("R. Augusta, 79 - 1.º Dt.º, 1100-048 Lisboa", "PT", "pt"),
        ("Rua Augusta 79, 1º Dir.ª, 1100-048 Lisboa", "PT", "pt"),
        ("Hauptplatz 12, Top 3, 4020 Linz", "AT", "at1"),
        ("Prinsengracht 22 huis, Amsterdam", "NL", "nl"),
        ("Contrada Serra s.n.c., 96017 Noto SR", "IT", "snc"),
        ("Carrer Balmes 45, 2n 1a, 08007 Barcelona", "ES", "cat"),
        ("Carrer Balmes 45, 1r 2a, 08007 Barcelona", "ES", "cat2"),
        ("Prinsengracht 22-hs, 1015DV Amsterdam", "NL", "nl"),
        ("Nørrebrogade 122, st. t.h., 2200 København N", "DK", "dk"),
        ("Calle Mayor 39, planta 1 A, 28013 Madrid", "ES", "es"),
        ("Calle Mayor 41, Local nº 2, 28013 Madrid", "ES", "local"),
        ("Bât A, 79 Rue de Rivoli, apt 2, 75004 Paris", "FR", "fr2"),
        ("79 bât A Rue de Rivoli, apt 1, 75004 Paris", "FR", "fr1"),
        ("Flat A, 3/F, Wing Fat Building, 116 Nathan Road, Mong Kok", "HK", "hk"),
        ("Flat B 3/F Wing Fat Building, 116 Nathan Road, Mong Kok, Hong Kong", "HK", "hk2"),
        ("3A, Wing Fat Building, 116 Nathan Road, Mong Kok, Kowloon", "HK", "hk"),
        ("Jalan Braga Blok C No. 3, Braga, Bandung, Jawa Barat 40111", "ID", "id3"),
        ("Jl. Braga Blok C/4, Braga, Bandung 40111", "ID", "id4"),
        ("B14 L3 Ayala Avenue, San Lorenzo, Makati 1226", "PH", "ph"),
        ("Strada Memorandumului nr. 150, bl. M1, sc. A, et. 1, ap. 3, Cluj-Napoca, jud. Cluj", "RO", "ro"),
        ("A-3-7 Sri Wangsaria, No. 86, Jalan Ampang, 50450 Kuala Lumpur", "MY", "my7"),
        ("Storgata 98, leilighet H0201, 0155 Oslo", "NO", "no2"),
        ("Váci utca 98. 1. em. 2., 1052 Budapest", "HU", "hu"),
        ("Office No. 101, Al Manal Tower, 3 Sheikh Zayed Road, Al Quoz, Dubai", "AE", "ae"),
    ],
)
def test_a_unit_is_known_by_the_words_of_its_country(
    kit: AddressKit, typed: str, country: str, meant: str
) -> None:
    assert_found_whole(kit, typed, country, meant)


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Rua Augusta 912, 1100-048 Lisboa", "PT"),
        ("Hauptplatz 12 Hinterhaus, Tür 3, 4020 Linz", "AT"),
        ("Bât A, 79 Rue de Rivoli, apt 9, 75004 Paris", "FR"),
        ("Bât C, 79 Rue de Rivoli, apt 1, 75004 Paris", "FR"),
        ("Flat A, 5/F, Wing Fat Building, 116 Nathan Road, Mong Kok", "HK"),
        ("Jalan Braga Blok D No. 3, Braga, Bandung, Jawa Barat 40111", "ID"),
        ("B15 L4 Ayala Avenue, San Lorenzo, Makati 1226", "PH"),
        ("Calle Mayor 39, planta 2 B, 28013 Madrid", "ES"),
        ("Nørrebrogade 122, st. m.f., 2200 København N", "DK"),
    ],
)
def test_another_unit_is_never_accepted(kit: AddressKit, typed: str, country: str) -> None:
    assert kit.verify(typed, country=country).action not in ("accept", "add_unit")


def test_what_the_record_has_as_its_unit_is_one_where_the_country_is_guessed(opened: Opened) -> None:
    rows = "id,house_number,street,unit,city,postcode,country\na,18,Albion Place,Basement Flat,Leeds,LS1 6JL,GB\n"
    row = {
        "unit": "Basement Flat",
        "house_number": "18",
        "street": "Albion Place",
        "city": "Leeds",
        "postcode": "LS1 6JL",
    }
    assert opened(rows).verify(row).action == "accept"


LOTS = """\
id,house_number,street,unit,city,postcode,country
plain,2,Hróarsholt,,Selfoss,803,IS
k05,2,Hróarsholt,lóð K05,Selfoss,803,IS
k06,2,Hróarsholt,lóð K06,Selfoss,803,IS
"""


def test_a_lot_that_was_held_for_a_quarter_is_no_house_without_it(opened: Opened) -> None:
    kit = opened(LOTS)
    verdict = kit.verify("803 Selfoss, lóð K06, Hróarsholt 2", country="IS")
    assert verdict.action != "accept" or (verdict.match is not None and verdict.match.id == "k06")
    assert kit.verify("Hróarsholt 2, 803 Selfoss", country="IS").action in ("accept", "add_unit")


@pytest.mark.parametrize(
    "typed", ["1/45 Mt Eliza Way, Mount Eliza VIC 3930", "Unit 1, 45 Mount Eliza Way, Mount Eliza"]
)
def test_a_register_s_number_with_its_unit_before_it_is_that_flat(kit: AddressKit, typed: str) -> None:
    verdict = kit.verify(typed, country="AU")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "eliza")
    assert verdict.formatted.startswith("1/45 Mt Eliza Way")


@pytest.mark.parametrize("number", ["1", "20", "45", "2/45", "Unit 2, 45"])
def test_it_is_no_range_and_no_other_flat(kit: AddressKit, number: str) -> None:
    verdict = kit.verify(f"{number} Mt Eliza Way, Mount Eliza VIC 3930", country="AU")
    assert verdict.action != "accept"
    assert "1/45" not in (verdict.formatted or "")


def test_a_unit_that_was_typed_as_the_number_is_printed_once(kit: AddressKit) -> None:
    verdict = kit.verify("b-7, Sai Krupa CHS, malad west", country="IN")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "chs")
    assert verdict.formatted.lower().count("b-7") == 1

"""What a user may rely on where no country is given: what cannot be mistaken is not outvoted."""

import pytest

from addrkit.parsing.parser import open_parser


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("475 Route des Rivières, Lévis G7A 5G2", "CA"),
        ("33 Castletown The Woodlands Celbridge W23 DR44", "IE"),
        ("Masarykova 12, 602 00 Brno", "CZ"),
        ("вул. Соборна 5, Вінниця", "UA"),
        ("ул. Первомайская, д. 4, кв. 2", "RU"),
        ("рол 5, ул. Шипка 12, 9000 Варна", "BG"),
        ("光华路702弄152号宁波研发园C区95幢", "CN"),
        ("臺北市信義區市府路1號", "TW"),
        ("九龍旺角彌敦道688號", "HK"),
        ("Γρηγορίου Λαμπράκη 8, 185 34 Πειραιάς", "GR"),
        ("Caferağa Mah. Moda Cad. No:45 34710 Kadıköy", "TR"),
        ("CALLE PUERTO DEL POZO 5, 28210 Valdemorillo", "ES"),
        ("Calle Hidalgo 12, Col. Centro, 06000 Ciudad de México", "MX"),
        ("14 CALLE OLMO, Sangüesa, Comunidad Foral de Navarra", "ES"),
        ("7 Via Oriani, LODI, LOMBARDIA", "IT"),
        ("SP27 14, 20826 Misinto", "IT"),
        ("Elm Grove Clinic, 123 Main St, Buffalo, NY14201", "US"),
        ("Batumi 6010, Georgia", "GE"),
        ("Athens, Georgia", "US"),
        ("15, chemin des Prés, 1009 Pully", "CH"),
        ("Las Brisas Casino, 3100 Las Vegas Blvd S, Las Vegas, NV 89109", "US"),
        ("Trnovec 51/51, 95171 Trnovec", "SK"),
        ("Ankaran / Ancarano 14, 6280 Ankaran / Ancarano", "SI"),
        ("Kingsley Street 51, 4030 Windsor", "AU"),
        ("Battery Hill, 7004, Arthur Street 31", "AU"),
        ("شارع الرشيد ١٢، بغداد، العراق", "IQ"),
        ("12 King Street, Brockville ON", "CA"),
    ],
)
def test_script_letters_and_postcode_decide_the_country(text: str, country: str) -> None:
    assert open_parser().parse(text).country == country


@pytest.mark.parametrize("text", ["qwx zzk", "blorp 7"])
def test_no_country_is_named_where_nothing_tells(text: str) -> None:
    parsed = open_parser().parse(text)
    assert parsed.country is None or parsed.country_confidence < 0.6


@pytest.mark.parametrize(
    ("text", "country", "parts"),
    [
        ("Musterstraße12, 12345 Musterstadt", "DE", {"street": "Musterstraße", "house_number": "12"}),
        ("Berliner Freiheit 2 BONN53111", "DE", {"city": "BONN", "postcode": "53111"}),
        ("10 Main St, Albany, NY14201", "US", {"region": "NY", "postcode": "14201"}),
        ("O'Connell Street Lower, Dublin 1", "IE", {"street": "O'Connell Street Lower", "city": "Dublin 1"}),
        ("Konna 7, 43-300 Bielsko-Biała", "PL", {"street": "Konna", "house_number": "7"}),
        ("SP72 74A, 23822 BELLANO", "IT", {"street": "SP72", "house_number": "74A"}),
        ("38 Via Gabriele Rosa, BRESCIA, LOMBARDIA 25121", "IT", {"city": "BRESCIA", "region": "LOMBARDIA"}),
        ("Gustaf Pålssons Väg 47, 238 43 Oxie", "SE", {"street": "Gustaf Pålssons Väg"}),
        ("Vester Søgade 60, 1601 København", "DK", {"street": "Vester Søgade"}),
        (
            "H No 45, Gali No 6, Laxmi Nagar, Delhi 110092",
            "IN",
            {"house_number": "45", "street": "Gali No 6"},
        ),
        (
            "10600 UNIT 7 FOLSOM BLVD, RANCHO CORDOVA, CA 95670",
            "US",
            {"house_number": "10600", "unit": "UNIT 7"},
        ),
        ("嘉兴海宁洛隆路180号", "CN", {"city": "嘉兴", "district": "海宁", "street": "洛隆路"}),
        ("瓜沥镇豪景城164-3-950", "CN", {"suburb": "瓜沥镇", "building": "豪景城", "unit": "164-3-950"}),
        (
            "廣東省東莞市虎門鎮運河北路84號",
            "CN",
            {"suburb": "虎門鎮", "street": "運河北路", "house_number": "84"},
        ),
        ("台南市仁德區仁義里正義路95、97、99號", "TW", {"house_number": "95、97、99", "street": "正義路"}),
        (
            "Brīvības iela 55-12, Rīga, LV-1010",
            "LV",
            {"house_number": "55", "unit": "12", "postcode": "LV-1010"},
        ),
    ],
)
def test_what_strangers_write_is_cut_into_its_parts(text: str, country: str, parts: dict[str, str]) -> None:
    found = open_parser().parse(text, country).components
    assert {name: found[name].value for name in parts if name in found} == parts

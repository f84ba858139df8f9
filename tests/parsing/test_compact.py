"""What a user may rely on when an address is cut."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addrkit.errors import UsageError
from addrkit.locale.country import described_countries
from addrkit.locale.text import MAX_TEXT
from addrkit.parsing.parser import as_written, open_parser
from addrkit.parsing.pasted.clean import clean
from addrkit.parsing.rules.tokens import ascii_digits
from addrkit.types import ParsedAddress

PARSER = open_parser()


def cut(text: str, country: str | None) -> dict[str, str]:
    parsed = PARSER.parse(text, country)
    return {name: part.value for name, part in parsed.components.items()}


def well_formed(parsed: ParsedAddress) -> None:
    taken: list[tuple[int, int]] = []
    parsed = as_written(parsed)
    for name, part in parsed.components.items():
        written = parsed.text[part.start : part.end]
        assert written == written.strip()
        assert 0.0 <= part.confidence <= 1.0
        if name != "house_number":
            # "&amp;" is a sign.
            assert part.value in (written, clean(written).text)
        elif parsed.country not in ("JP", "KR", "CN", "TW", "HK"):
            assert part.value == ascii_digits(written)
        taken.append((part.start, part.end))
    taken.sort()
    assert all(first[1] <= second[0] for first, second in pairwise(taken))
    assert all(start < end for start, end in taken)
    assert 0.0 <= parsed.country_confidence <= 1.0
    assert all(word in parsed.text for word in parsed.unmatched)


def test_a_part_ends_where_the_next_one_begins() -> None:
    parsed = open_parser("compact").parse("北京市 Main 東京都 12", "JP")
    well_formed(parsed)
    assert (parsed.address.suburb, parsed.address.region) == ("Main", "東京都")


@pytest.mark.parametrize(
    ("country", "text", "number"),
    [
        ("US", "Unit 12, 350 Main St, Boston MA", "350"),
        ("US", "PO Box 77, Omaha NE 68110", None),
        ("US", "100 5th Ave, New York NY", "100"),
        ("US", "5th Ave, New York NY", None),
        ("US", "455 E 900 N, Provo UT 84606", "455"),
        ("US", "4th floor 300 east randolph st chicago il", "300"),
        ("US", "10317 Holly Hill Place", "10317"),
        ("US", "923 1/2 W 6th Ave, Anchorage AK 99501", "923 1/2"),
        ("US", "N10645 Ashley Rd, Shiocton WI 54170", "N10645"),
        ("US", "W156N9762 Pilgrim Rd, Germantown WI 53022", "W156N9762"),
        ("US", "N88W16415 Main Street, Menomonee Falls, WI 53051", "N88W16415"),
        ("US", "N95W17000 Falls Pkwy, Menomonee Falls WI 53051", "N95W17000"),
        ("US", "Route 30 & Route 45, Mars PA", None),
        ("FR", "rue du 4 septembre, 75002 Paris", None),
        ("FR", "6 rue du 4 septembre, 75002 Paris", "6"),
        ("FR", "75002 Paris", None),
        ("FR", "130 R du Fbg Saint-Honoré 75008 Paris", "130"),
        ("FR", "8, Hameau la Fontaine, 75016 Paris", "8"),
        ("MX", "Calle 50, Mérida, 97000", None),
        ("MX", "Calle 50 123, Mérida, 97000", "123"),
        ("BR", "Rua 7 de Setembro, 50, Rio de Janeiro - RJ", "50"),
        ("IS", "Laugavegur 101, 101 Reykjavík", "101"),
        ("IS", "101 Reykjavík", None),
        ("DE", "Straße des 17. Juni 135, 10623 Berlin", "135"),
        ("NL", "1012 AB Amsterdam", None),
        ("DK", "Stræde 3. st. 1173 København", "3"),
        ("SG", "Blk 123 Ang Mo Kio Ave 3 #08-1234 Singapore 560123", "123"),
        ("JP", "東京都中央区八丁堀２丁目２８－６", "2-28-6"),
        ("JP", "東京都千代田区二番町４－４", "4-4"),
    ],
)
def test_the_house_number_is_not_the_unit_box_postcode_floor_or_a_numbered_street(
    country: str, text: str, number: str | None
) -> None:
    assert cut(text, country).get("house_number") == number


@pytest.mark.parametrize(
    ("country", "text", "number"),
    [
        ("NL", "Kerkstraat 12A, Groningen", "12A"),
        ("FR", "12 bis rue Foch, Lyon", "12 bis"),
        ("FR", "12 ter, rue Foch, Lyon", "12 ter"),
        ("DE", "Hauptstraße 12-14, Essen", "12-14"),
        ("DE", "Hauptstraße 12 - 14, Essen", "12 - 14"),
        ("AT", "Hauptstraße 84/92, Wien", "84/92"),
        ("PL", "ul. Polna 12/3, Warszawa", "12/3"),
        ("NL", "Prinsengracht 263-H, Amsterdam", "263-H"),
        ("DE", "Hauptstraße 12 a, Essen", "12 a"),
        ("US", "37-12 82nd St, Jackson Heights NY", "37-12"),
    ],
)
def test_suffixes_ranges_and_fractions_belong_to_the_number(country: str, text: str, number: str) -> None:
    assert cut(text, country)["house_number"] == number


def test_the_unit_comes_first_where_the_country_writes_it_so() -> None:
    canada = cut("1204-80 Queens Wharf Rd, Toronto ON", "CA")
    australia = cut("5/18 Beach Rd, Bondi NSW 2026", "AU")
    assert (canada["unit"], canada["house_number"]) == ("1204", "80")
    assert (australia["unit"], australia["house_number"]) == ("5", "18")


def test_a_canadian_range_is_not_a_unit() -> None:
    assert cut("12-14 Main St, Toronto ON", "CA")["house_number"] == "12-14"


@pytest.mark.parametrize("sign", [", ", "; ", "\n", " | ", " - ", "\t", " / "])
def test_any_separator_will_do(sign: str) -> None:
    assert cut(sign.join(["12 Main St", "Apt 4", "Springfield", "IL 62704"]), "US") == {
        "house_number": "12",
        "street": "Main St",
        "unit": "Apt 4",
        "city": "Springfield",
        "region": "IL",
        "postcode": "62704",
    }


def test_no_separators_and_no_capitals_are_needed() -> None:
    assert cut("12 main st apt 4 springfield il 62704", "US")["city"] == "springfield"
    assert cut("herestraat 12 9711lg groningen", "NL") == {
        "street": "herestraat",
        "house_number": "12",
        "postcode": "9711lg",
        "city": "groningen",
    }


def test_the_number_may_stand_on_the_wrong_side() -> None:
    assert cut("12 Kerkstraat, 9711 AB Groningen", "NL")["house_number"] == "12"
    assert cut("Rue de la Paix 10, 75002 Paris", "FR")["house_number"] == "10"
    assert cut("101 Reykjavík, Laugavegur 81", "IS")["street"] == "Laugavegur"


@pytest.mark.parametrize(
    ("country", "text", "postcode"),
    [
        ("NL", "Kerkstraat 12 9711AB", "9711AB"),
        ("GB", "10 Downing St, SW1A2AA", "SW1A2AA"),
        ("JP", "京都府京都市左京区岩倉3-1 606 0861", None),
        ("JP", "606-0861 京都府京都市左京区岩倉3-1", "606-0861"),
        ("SE", "Storgatan 12, 11455 Stockholm", "11455"),
        ("SE", "Storgatan 12, 114 55 Stockholm", "114 55"),
        ("BR", "Rua Augusta, 12, São Paulo - SP 01304001", "01304001"),
        ("IN", "221 MG Road, Pune 411 001", "411 001"),
        ("US", "475 Shawmut Ave, Boston MA 2118", "2118"),
    ],
)
def test_postcodes_may_be_typed_loosely(country: str, text: str, postcode: str | None) -> None:
    assert cut(text, country).get("postcode") == postcode


@pytest.mark.parametrize(
    "text",
    [
        "12 Mill Lane, Wells BA5 2PJ, leave at gate",
        "c/o J. Smith, 12 Mill Lane, Wells BA5 2PJ",
        "attn: J. Smith 12 Mill Lane, Wells BA5 2PJ",
        "12 Mill Lane, Wells BA5 2PJ, j.smith@example.com",
        "12 Mill Lane, Wells BA5 2PJ (please ring the bell)",
        "<b>12 Mill Lane</b>, Wells BA5 2PJ",
    ],
)
def test_notes_names_and_markup_stay_out_of_the_address(text: str) -> None:
    parsed = PARSER.parse(text, "GB")
    assert parsed.address.to_dict() == {
        "house_number": "12",
        "street": "Mill Lane",
        "city": "Wells",
        "postcode": "BA5 2PJ",
        "country": "GB",
    }
    assert parsed.unmatched


def test_mobile_in_alabama_is_no_telephone() -> None:
    assert cut("1600 michigan ave mobile al 36605", "US")["city"] == "mobile"


def test_a_building_in_front_is_not_the_street() -> None:
    parts = cut("Watling House, High Street, Dunstable LU6 1LF", "GB")
    assert (parts["building"], parts["street"]) == ("Watling House", "High Street")


def test_a_given_country_is_respected_and_certain() -> None:
    parsed = PARSER.parse("10 rue de la Paix, 75002 Paris", "BE")
    assert (parsed.country, parsed.country_confidence) == ("BE", 1.0)


def test_a_country_of_cell_is_a_component_and_an_inferred_one_is_not() -> None:
    named = PARSER.parse("Calle Larios 4, Málaga, España")
    inferred = PARSER.parse("Calle Larios 4, 29005 Málaga")
    assert (named.country, named.components["country"].value) == ("ES", "España")
    assert "country" not in inferred.components
    assert inferred.country_confidence < named.country_confidence < 1.0


def test_georgia_is_a_state_within_the_united_states() -> None:
    assert cut("12 Peachtree St, Atlanta, Georgia", "US")["region"] == "Georgia"


def test_nothing_is_known_of_nothing() -> None:
    parsed = PARSER.parse("")
    assert (parsed.country, parsed.country_confidence, dict(parsed.components)) == (None, 0.0, {})


def test_an_unknown_country_code_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown country code"):
        PARSER.parse("12 Main St", "XX")


def test_many_come_back_in_order() -> None:
    parsed = PARSER.parse_many(["Kerkstraat 1", "", "Kerkstraat 3"], ["NL", None, "NL"])
    assert [each.address.house_number for each in parsed] == ["1", None, "3"]


def test_full_width_digits_of_a_house_number_become_ascii() -> None:
    parsed = PARSER.parse("２７０ Main St, Reno NV", "US")
    assert parsed.address.house_number == "270"
    assert parsed.text[parsed.components["house_number"].start] == "２"


def test_text_beyond_the_limit_is_not_read() -> None:
    parsed = PARSER.parse("x " * MAX_TEXT + "12 Main St", "US")
    assert all(part.end <= MAX_TEXT for part in parsed.components.values())


@pytest.mark.parametrize(
    "text",
    [
        "\0" * 50,
        "a" * 100_000,
        "1 " * 50_000,
        "12 rue, " * 20_000,
        "((((((((" * 10_000,
        "a@" * 50_000,
        "P.O." * 20_000,
        "c/o " * 20_000,
        "一丁目" * 30_000,
        "市区町村" * 30_000,
        "\u202e\u200f12 شارع الحبيب\u202c",
        "🏠🏠🏠",
        "'; DROP TABLE orders; --",
        "https://example.com/12/Main-St",
        "64.1466, -21.9426",
        '{"a": [1, 2, "Main St"]},' * 4_000,
        "!?.,;:-_/\\|()[]{}<>*&^%$#@~`'" * 3_000,
        "👩‍👩‍👧‍👦🏳️‍🌈🇫🇷" * 5_000,
        "\ud800 12 Main St \udfff",
        "1\u0301\u0302\u0303\u0304" * 20_000,
        "12,Main St,Boston,MA,02110\r\n" * 3_000,
        "가" * 100_000,
        "ถนน" * 30_000,
        "丁目番地号" * 20_000,
        "straße" * 20_000,
        "𝟏𝟐 𝕸𝖆𝖎𝖓 𝕾𝖙",
        "550e8400-e29b-41d4-a716-446655440000",
    ],
)
@pytest.mark.timeout(20)  # it takes milliseconds; work that grows without bound takes minutes
def test_rubbish_is_read_with_little_work_and_raises_nothing(text: str) -> None:
    for country in (None, "US", "JP", "NL"):
        well_formed(PARSER.parse(text, country))


@pytest.mark.parametrize(
    "text", ["e\u0301" * 50_000, "1" * 900, "가" * 900, "丁目番地号" * 100, "straße" * 90]
)
def test_a_word_that_is_too_long_to_be_one_is_no_sure_component(text: str) -> None:
    for country in (None, "US", "JP", "KR"):
        assert all(part.confidence <= 0.1 for part in PARSER.parse(text, country).components.values())


@pytest.mark.parametrize(
    "text",
    [
        '{"street": "Mill Lane", "number": 12, "town": "Wells"}',
        "<table><tr><td>12 Mill Lane</td></tr><tr><td>Wells</td></tr></table>",
    ],
)
def test_keys_and_tags_are_no_part_of_an_address(text: str) -> None:
    assert cut(text, "GB") == {"house_number": "12", "street": "Mill Lane", "city": "Wells"}


@pytest.mark.parametrize(
    ("country", "text", "postcode"),
    [
        ("CH", "Marktgasse 4, CH-3011 Bern", "3011"),
        ("DE", "Hauptstr. 5, D-45127 Essen", "45127"),
        ("FR", "10 rue de la Paix, F-75002 Paris", "75002"),
        ("BE", "Rue du Midi 88, boîte 3, B-1000 Bruxelles", "1000"),
        ("IS", "Laugavegi 59b, IS-101 Reykjavík", "101"),
        ("FI", "Kalevankatu 5, FIN-00100 Helsinki", "00100"),
        ("LU", "12 rue de la Gare, L-1234 Luxembourg", "1234"),
    ],
)
def test_a_countrys_letters_before_its_postcode_are_no_component(
    country: str, text: str, postcode: str
) -> None:
    parsed = PARSER.parse(text, country)
    letters = text[: parsed.components["postcode"].start].rpartition(" ")[2].rstrip("-")
    assert parsed.address.postcode == postcode
    assert all(letters not in part.value.split() for part in parsed.components.values())
    assert letters not in parsed.unmatched


@pytest.mark.parametrize(
    ("country", "text", "postcode"),
    [
        ("BR", "Rua Marechal Deodoro, 630, Centro, CEP 80010-010, Curitiba, PR", "80010-010"),
        ("IN", "12 MG Road, Pune - Pin Code: 411001", "411001"),
        ("MX", "Calle 5 12, Centro, C.P. 62000, Cuernavaca, Mor.", "62000"),
        ("ID", "Jl. Melati No. 5, Bandung, Kode Pos 40111", "40111"),
        ("DE", "Hauptstr. 5, PLZ 45127 Essen", "45127"),
        ("US", "12 Main St, Boston MA, Zip: 02110", "02110"),
        ("GB", "12 Mill Lane, Wells, Postcode: BA5 2PJ", "BA5 2PJ"),
    ],
)
def test_words_that_announce_a_postcode_are_no_component(country: str, text: str, postcode: str) -> None:
    parts = cut(text, country)
    assert parts["postcode"] == postcode
    assert "city" in parts or country == "ID"
    written = " ".join(value for name, value in parts.items() if name != "postcode").casefold()
    assert not {"cep", "pin", "c.p.", "kode", "plz", "zip", "postcode"} & set(written.split())


@pytest.mark.parametrize(
    ("country", "text"),
    [("US", "350 5th av ny"), ("US", "350 5th Ave, New York"), ("ES", "Calle Real 4, Sevilla")],
)
def test_a_region_that_shares_its_name_with_a_city_is_the_city_where_no_other_is_named(
    country: str, text: str
) -> None:
    parts = cut(text, country)
    assert "city" in parts
    assert "region" not in parts


def test_a_region_beside_its_city_stays_one() -> None:
    assert cut("12 Main St, Albany, NY 12207", "US")["region"] == "NY"


@pytest.mark.parametrize(
    ("country", "text", "number"),
    [
        ("ES", "Calle Real s/n 41001 Sevilla", "s/n"),
        ("BR", "Estrada da Gávea, s/nº, Rio de Janeiro - RJ", "s/nº"),
        ("MX", "Calle Real sin número, 62000 Cuernavaca", "sin número"),
        ("IT", "Via Roma snc, 00184 Roma", "snc"),
        ("US", "Mile 187 Glenn Highway, Glennallen, AK 99588", "Mile 187"),
        ("MX", "Carretera Monterrey-Saltillo Km 12.8, Santa Catarina", "Km 12.8"),
        ("BR", "Rod. Anhanguera, Km 98,5, Campinas - SP", "Km 98,5"),
        ("MY", "Batu 5, Jalan Kuantan, 28000 Temerloh", "Batu 5"),
    ],
)
def test_a_milepost_and_no_number_stand_in_the_numbers_place(country: str, text: str, number: str) -> None:
    assert cut(text, country)["house_number"] == number


countries = st.none() | st.sampled_from(described_countries())
pieces = st.sampled_from(
    [
        *(
            "12",
            "12A",
            "5/18",
            "1-2-3",
            "#4",
            "apt 4",
            "3º",
            "2. tv.",
            "PO Box",
            "75002",
            "SW1A 1AA",
            "9711 AB",
        ),
        *(
            "Main",
            "St",
            "rue de la",
            "Kerkstraat",
            "東京都",
            "渋谷区",
            "3丁目",
            "서울",
            "로",
            "北京市",
            "ถนน",
            "Kel.",
        ),
        *(",", "-", "/", "&", "\n", "#", ".", "c/o", "NY", "France", "E", "900", "N", "１２", "号", "No."),
    ]
)
addresses = st.lists(pieces, max_size=14).map(" ".join) | st.lists(pieces, max_size=14).map("".join)


@settings(deadline=None)
@given(st.text(max_size=200), countries)
def test_any_text_is_cut_into_parts_that_do_not_overlap(text: str, country: str | None) -> None:
    well_formed(PARSER.parse(text, country))


@settings(deadline=None)
@given(addresses, countries)
def test_anything_like_an_address_is_cut_into_parts_that_do_not_overlap(
    text: str, country: str | None
) -> None:
    well_formed(PARSER.parse(text, country))


def test_other_cuts_are_left_out_where_nobody_asks_for_them() -> None:
    texts = ["Park Avenue South New York 350", "12 Main St Apt 4, Springfield IL 62704"]
    full = PARSER.parse_many(texts, [None, "US"])
    short = PARSER.parse_many(texts, [None, "US"], others=False)
    assert [replace(each, alternatives=()) for each in full] == short

"""What people paste beside an address is told by kind, and is in no component."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addrkit.locale.country import described_countries
from addrkit.parsing.parser import open_parser
from addrkit.parsing.query import query_of
from addrkit.types import ParsedAddress
from tests.examples import at_most

PARSER = open_parser()


def parse(text: str, country: str) -> ParsedAddress:
    return PARSER.parse(text, country)


def cut(text: str, country: str) -> dict[str, str]:
    return {name: part.value for name, part in parse(text, country).components.items()}


@pytest.mark.parametrize(
    ("country", "address", "pasted", "kind"),
    [
        ("FR", "10 rue de la Paix 75002 Paris {}", "06 12 34 56 78", "phone"),
        ("FR", "10 rue de la Paix, 75002 Paris, {}", "Tél. 01.42.33.44.55", "phone"),
        ("US", "{} 1016 H Street, Modesto, CA 95354", "209-555-0100", "phone"),
        ("US", "1016 H Street, {}, Modesto, CA 95354", "(209) 555-0100", "phone"),
        ("US", "1016 H Street, Modesto, CA 95354, {}", "+1 209 555 0100", "phone"),
        ("DE", "Musterstraße 12, 12345 Musterstadt, {}", "0171 1234567", "phone"),
        ("ES", "Calle Mayor 5, 28013 Madrid, {}", "612 345 678", "phone"),
        ("JP", "東京都渋谷区神南1-7-1, {}", "TEL 03-1234-5678", "phone"),
        (
            "KR",
            "서울특별시 강남구 테헤란로 90, 101호, {}",
            "서울특별시 강남구 테헤란로 90, 101호",
            "repeated",
        ),
        ("US", "1016 H Street {}, Modesto, CA 95354", "john.doe@example.com", "email"),
        ("GB", "5 Mill Lane, Leeds LS1 4AB, {}", "www.example.co.uk", "url"),
        ("US", "1016 H Street{}, Modesto, CA 95354", "<br/>", "markup"),
        ("US", "{}, 12 Main St, Springfield, IL 62704", "attn: John Doe", "person"),
        ("DE", "{}, Musterstraße 12, 12345 Musterstadt", "z. Hd. Frau Müller", "person"),
        ("NL", "Kerkstraat 12, {}, 9711 AB Groningen", "t.a.v. Jansen", "person"),
        ("DE", "{}, Musterstr. 12, 12345 Musterstadt", "Kunde GmbH", "firm"),
        ("US", "{}, 10600 Folsom Blvd, Rancho Cordova, CA 95670", "Acme Inc.", "firm"),
        ("US", "1016 H Street {}, Modesto, CA 95354", "(gate code 1234, leave at back door)", "note"),
        ("FR", "10 rue de la Paix, {}, 75002 Paris", "interphone 12", "note"),
        ("US", "12 Main St, {}, Springfield, IL 62704", "access code 1234", "note"),
        ("US", "12 Main St, Springfield, IL 62704, {}", "buzzer 4", "note"),
        ("SE", "Kungsgatan 3, vån 2, Umeå, {}", "portkod 4521", "note"),
        ("FR", "10 rue de la Paix, {}, 75002 Paris", "derrière la gare", "landmark"),
        ("IN", "5 Mahatma Gandhi Road, {}, Kochi 682016", "opp. railway station", "landmark"),
        ("DE", "Mertensstraße 23 {}, 13587 Berlin", "(ggü. Hausnr. 20)", "other_door"),
        ("US", "12 Main St, {}, Springfield, IL 62704", "null", "empty"),
        ("US", "12 Main St, {}, Springfield, IL 62704", "N/A", "empty"),
        ("FR", "10 rue de la Paix, {}, 75002 Paris", "#N/A", "empty"),
    ],
)
def test_it_is_named_by_kind_and_the_address_is_read_as_if_it_were_not_there(
    country: str, address: str, pasted: str, kind: str
) -> None:
    text = address.format(pasted)
    parsed = parse(text, country)
    [aside] = [each for each in parsed.asides if each.kind != "empty" or kind == "empty"]
    assert aside.kind == kind
    assert pasted.strip(".") in text[aside.start : aside.end + 1]
    plain = address.format("").replace(", ,", ",").replace("  ", " ").strip(", ")
    assert cut(text, country) == cut(plain, country)
    assert all(word in pasted for word in parsed.unmatched)


@pytest.mark.parametrize(
    ("country", "text", "street"),
    [
        ("DE", "Bei den Mühren 5, 20457 Hamburg", "Bei den Mühren"),
        ("DE", "Hinter der Mauer 5, 12345 Musterstadt", "Hinter der Mauer"),
        ("NL", "Achterom 12, 2611 PL Delft", "Achterom"),
        ("US", "12 Ring Rd, Springfield, IL 62704", "Ring Rd"),
        ("DK", "Ringvej 3, 8000 Aarhus C", "Ringvej"),
        ("DE", "M.-L.-King-Str. 12, 07545 Gera", "M.-L.-King-Str."),
    ],
)
def test_a_street_that_sounds_like_a_note_is_a_street(country: str, text: str, street: str) -> None:
    assert cut(text, country)["street"] == street


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("GB", "12 Mill Lane, Leamington Spa, Warwickshire, CV33 9TW"),
        ("FR", "6 Impasse des Prés de Bellevue, 19270 Ussac"),
        ("US", "12 Main St, Reno NV, 89501"),
        ("CA", "10405 Jasper Ave NW #300, Edmonton AB T5J 3N4"),
        ("GB", "Hill Farm, near Taunton, TA3 6NQ"),
        ("IT", "Via Roma 1, 84121 Salerno SA"),
        ("NL", "Singelstraat 10, 9693CR Bad Nieuweschans"),
        ("US", "100 Mobile St, Mobile, AL 36602"),
    ],
)
def test_towns_and_streets_that_sound_like_something_else_stand(country: str, text: str) -> None:
    assert parse(text, country).asides == ()


@pytest.mark.parametrize(
    ("country", "text", "postcode"),
    [
        ("US", "PSC 802 Box 74, APO AE 09499-0074", "09499-0074"),
        ("BR", "Rua Augusta, 123, São Paulo - SP, 01304-001", "01304-001"),
        ("US", "Seattle WA 98101-1234", "98101-1234"),
    ],
)
def test_a_long_postcode_is_no_telephone_number(country: str, text: str, postcode: str) -> None:
    assert cut(text, country)["postcode"] == postcode


@pytest.mark.parametrize(
    "text",
    [
        "1016 H Street, Modesto, CA 95354, Modesto, CA 95354",
        "1016 H Street, Modesto, CA 95354, 1016 H Street, Modesto, CA 95354",
    ],
)
def test_what_is_said_twice_is_read_once(text: str) -> None:
    assert cut(text, "US") == cut("1016 H Street, Modesto, CA 95354", "US")
    assert {each.kind for each in parse(text, "US").asides} <= {"repeated"}


def test_a_state_that_is_called_as_its_town_is_no_repetition() -> None:
    assert parse("12 Main St, New York, New York, 10001", "US").asides == ()


def test_a_number_across_the_street_is_told_apart_from_a_landmark() -> None:
    parsed = parse("Sven-Hedin-Straße ggü. 20, 14163 Berlin", "DE")
    assert [each.kind for each in parsed.asides] == ["relative"]


@pytest.mark.parametrize(
    ("country", "text", "street", "number"),
    [
        ("IE", "13 O&#39;Connell Street, Limerick", "O'Connell Street", "13"),
        ("NL", "&#39;t Haantje 12, 7875 AA Exloo", "'t Haantje", "12"),
        ("GB", "5 Fish &amp; Duck Lane, Leeds LS1 4AB", "Fish & Duck Lane", "5"),
        ("DE", "Musterstraße12, 12345 Musterstadt", "Musterstraße", "12"),
        ("NL", "kerkstraat1, 9711 AB Groningen", "kerkstraat", "1"),
        ("GB", "29cottage street, Leeds LS1 4AB", "cottage street", "29"),
        ("US", "10600.0 Folsom BlvdApt 7, Rancho Cordova, CA 95670", "Folsom Blvd", "10600"),
        ("FR", "21bd Voltaire, 75011 Paris", "bd Voltaire", "21"),
    ],
)
def test_entities_and_glued_words_are_read_as_they_were_meant(
    country: str, text: str, street: str, number: str
) -> None:
    parsed = parse(text, country)
    parts = parsed.components
    assert (parts["street"].value, parts["house_number"].value) == (street, number)
    told = parsed.text[parts["street"].start : parts["street"].end]
    assert html.unescape(told) == street


def test_a_postcode_glued_to_its_town_is_read() -> None:
    parts = cut("Am Hof 3, BONN53111", "DE")
    assert (parts["city"], parts["postcode"]) == ("BONN", "53111")


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("CN", "收货人: 张三 手机号码: 13812345678 所在地区: 广东省珠海市香洲区 详细地址: 盘山路28号"),
        ("CN", "张三13812345678广东省珠海市香洲区盘山路28号"),
        ("CN", "广东省珠海市香洲区盘山路28号 张三 138-1234-5678"),
        ("TW", "收件人:王小明 電話:0912-345-678 台南市歸仁區文化街三段8號"),
        ("KR", "받는사람: 홍길동 연락처: 010-1234-5678 주소: 서울특별시 강서구 하늘길 112"),
        ("JP", "東京都渋谷区神宮前1-1-3 山田太郎 090-1234-5678"),
    ],
)
def test_name_and_telephone_number_on_one_line_with_an_address_are_told_apart(
    country: str, text: str
) -> None:
    parsed = parse(text, country)
    assert {"person", "phone"} <= {each.kind for each in parsed.asides}
    assert "building" not in parsed.components
    assert {"house_number"} <= parsed.components.keys()


def test_an_estate_is_no_firm_whatever_letters_it_ends_with() -> None:
    assert parse("Cluster Anggrek Loka AB No 5, Rawa Buntu, Serpong", "ID").asides == ()


def test_words_that_only_announce_a_number_are_of_it() -> None:
    query = query_of("Blk 505, Jurong West Street 52, S(640505)", PARSER, "SG")
    assert (query.value("house_number"), query.value("street")) == ("505", "Jurong West Street 52")
    assert (query.value("postcode"), query.value("city")) == ("640505", None)
    assert query.beside == ()
    assert None not in query.labels


def test_unit_and_number_with_a_blank_between_are_told_apart_where_a_mere_number_may_be_the_unit() -> None:
    parts = cut("910 7380 ELMBRIDGE WAY, RICHMOND, BC", "CA")
    assert (parts["unit"], parts["house_number"], parts["street"]) == ("910", "7380", "ELMBRIDGE WAY")


@pytest.mark.parametrize("text", ["BLK 689 WOODLANDS DRIVE 75", "BLK 153 JALAN TECK WHYE"])
def test_a_street_of_singapore_keeps_its_last_word(text: str) -> None:
    assert cut(text, "SG")["street"] == text.split(maxsplit=2)[2]


pasted = st.sampled_from(
    ["&#39;", "&amp;", "null", "c/o", "attn:", "Tel:", "(gate code", "+49 171 1234567", "a@b.de", "ggü. 20", "12.0",
     "Straße12", "GmbH", "<br/>", ")", ",", "\n", "12", "Main St", "rue de la Paix", "75002", "收货人:", "電話"]
)  # fmt: skip


@settings(max_examples=at_most(150), deadline=None)
@given(
    st.lists(st.one_of(pasted, st.text(max_size=12)), max_size=14).map(" ".join),
    st.sampled_from([None, *described_countries()]),
)
def test_any_text_is_read_and_every_offset_is_one_of_it(text: str, country: str | None) -> None:
    parsed = PARSER.parse(text, country)
    held = sorted((part.start, part.end) for part in parsed.components.values())
    beside = [(each.start, each.end) for each in parsed.asides]
    assert all(0 <= start < end <= len(text) for start, end in (*held, *beside))
    harmless = [(each.start, each.end) for each in parsed.asides if each.harmless]
    assert not any(start < last and first < end for start, end in held for first, last in harmless)
    query = query_of(text, PARSER, country)
    assert all(0 <= word.start < word.end <= len(query.text) for word in query.words)


@pytest.mark.parametrize("sign", [r"\n", r"\r\n", r"\t"])
def test_a_line_break_that_a_program_wrote_out_parts_two_lines(sign: str) -> None:
    text = f"Mme Jeanne Dupont{sign}10 rue de la Paix{sign}75002 Paris"
    parsed = parse(text, "FR")
    assert [(each.kind, text[each.start : each.end]) for each in parsed.asides] == [
        ("person", "Mme Jeanne Dupont")
    ]
    assert cut(text, "FR") == {
        "house_number": "10",
        "street": "rue de la Paix",
        "postcode": "75002",
        "city": "Paris",
    }


def test_a_flat_and_a_postcode_are_no_telephone_number() -> None:
    assert cut("80 Robinson Rd 08-01 068898", "SG") == {
        "house_number": "80",
        "street": "Robinson Rd",
        "unit": "08-01",
        "postcode": "068898",
    }
    assert parse("80 Robinson Rd, 6123 4567, 068898", "SG").asides[0].kind == "phone"


@pytest.mark.parametrize(
    ("country", "text", "number"),
    [
        ("TH", "คุณสมหญิง ใจดี 0812345678 45 ซอย 5 ถนนสุขุมวิท กรุงเทพ 10110", "45"),
        ("ID", "Budi 081298765432 12 Jalan Merdeka Bandung", "12"),
        ("GB", "John Smith 07700900123 12 High Street London", "12"),
        ("PH", "Juan 09171234567 45 Mabini St Cebu", "45"),
        ("FR", "0612345678 12 rue de la Paix Paris", "12"),
    ],
)
def test_the_number_of_the_house_behind_a_telephone_number_is_none_of_it(
    country: str, text: str, number: str
) -> None:
    assert cut(text, country)["house_number"] == number


@pytest.mark.parametrize(
    ("country", "text", "street"),
    [
        ("KR", "받는사람 박민수 전라남도 영광군 은행로 12 010-2345-6789", "은행로"),
        ("CN", "收件人 李小龙 广东省深圳市南山区科技路5号 13812345678", "科技路"),
    ],
)
def test_the_name_behind_its_label_ends_where_the_address_begins(
    country: str, text: str, street: str
) -> None:
    assert cut(text, country)["street"] == street


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("47 rue Saint-Gilles 75009 75009 Paris", "75009"),
        ("12 Main Street, Apt 12, Springfield, IL 62704 62704", "62704"),
        ("5-6 Park Parade, LONDON, NW10 4JH NW10 4JH", "NW10 4JH"),
        ("Kerkstraat 12, 9712AB, 9712 AB Groningen", "9712 AB"),
        ("Hauptstr 5, 10827, 10827 Berlin", "10827"),
        ("80 Queens Wharf Rd, Toronto ON M5V 0J3 M5V 0J3", "M5V 0J3"),
    ],
)
def test_a_postcode_that_two_columns_had_is_one(text: str, postcode: str) -> None:
    parsed = PARSER.parse(text, None)
    assert parsed.components["postcode"].value == postcode
    assert "unit" not in parsed.components or "Apt" in text
    assert [each.kind for each in parsed.asides] == ["repeated"]


def test_a_number_that_equals_a_short_postcode_stays() -> None:
    assert cut("Laugavegur 101, 101 Reykjavík", "IS")["house_number"] == "101"

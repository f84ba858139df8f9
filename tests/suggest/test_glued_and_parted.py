"""Words and numbers typed without a blank, or with one too many, as verifying reads them."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import OpenedTables

TABLES = {
    "NL": """\
1,Kerkstraat,1,,1354AA,Almere
2,Kerkstraat,10,,1354AA,Almere
3,Almereweg,3,,3899AB,Zeewolde
4,Oude Vlie,202,,8531AA,Lemmer
5,Bankastraat,23,,2585EB,Den Haag
6,Bankastraat,23-I,,2585EB,Den Haag
7,Bankastraat,23-II,,2585EB,Den Haag
8,Rotholm,20,,8447AA,Heerenveen
9,Rotholm,20-k101,,8447AA,Heerenveen
10,Rotholm,20-k206,,8447AA,Heerenveen
11,Suze Groeneweghof,123,,1314AA,Almere
""",
    "FR": """\
1,Rue Mesnil,8,,75016,Paris
2,Rue Sainte-Opportune,3,,75001,Paris
3,Rue des Lavandières Sainte-Opportune,3,,75001,Paris
4,Rue de Rivoli,10,,75004,Paris
5,Rue de Rivoli,12,,75004,Paris
6,Rue de Rivoli,14,,75004,Paris
7,Le Mesnil Roc H,,,35720,Mesnil Roc H
""",
    "US": """\
1,Cottage ST,29,,07306,Jersey City
2,Saint Pauls AVE,29,,07306,Jersey City
3,Market ST,2343,,94114,San Francisco
4,California ST,100,,94104,San Francisco
5,Randolph ST,715,Apt 104,60661,Chicago
6,Randolph ST,717,,60661,Chicago
7,Jackpine LOOP,1,,95014,Cupertino
8,Fox Meadow LN,12,,07733,Holmdel
""",
}


@pytest.fixture(scope="module")
def kits(opened_tables: OpenedTables) -> dict[str, AddressKit]:
    return opened_tables(TABLES)


@pytest.mark.parametrize(
    ("country", "typed", "identity"),
    [
        ("NL", "kerkstraat1", "1"),
        ("NL", "kerkstraat1 almere", "1"),
        ("NL", "1354aa1", "1"),
        ("NL", "oudevlie 202", "4"),
        ("NL", "rotholm 20 k206", "10"),
        ("NL", "bankastraat 23 ii", "7"),
        ("FR", "8rue mesnil", "1"),
        ("FR", "3 rue ste opportune", "2"),
        ("FR", "rue de rivoli 10", "4"),
        ("FR", "75004 10 rue de rivoli", "4"),
        ("US", "29cottage street jersey city", "1"),
        ("US", "715 randolph st #104", "5"),
        ("US", "2343 market str", "3"),
        ("US", "2343 market stre", "3"),
        ("US", "2343 market street s", "3"),
    ],
)
def test_what_was_typed_leads_to_its_door(
    kits: dict[str, AddressKit], country: str, typed: str, identity: str
) -> None:
    found = kits[country].suggest(typed)
    assert [each.id for each in found[:1]] == [identity], [each.text for each in found]


@pytest.mark.parametrize(
    ("country", "typed"),
    [
        ("US", "valencia st san francisco"),
        ("US", "1 infinite loop"),
        ("US", "PO Box 12, Jersey City NJ"),
        ("NL", "postbus 123 almere"),
        ("NL", "sw1a 2aa"),
    ],
)
def test_another_street_is_not_offered_for_one_that_is_not_there(
    kits: dict[str, AddressKit], country: str, typed: str
) -> None:
    assert [each.text for each in kits[country].suggest(typed) if each.address.street] == []


def test_a_thai_street_is_found_by_its_town_and_with_its_number_glued(opened_tables: OpenedTables) -> None:
    table = (
        "a,ซอยสุขุมวิท 24,12,คลองตัน,คลองเตย,กรุงเทพมหานคร,10110\n"
        "b,ซอยสุขุมวิท 24,14,คลองตัน,คลองเตย,กรุงเทพมหานคร,10110\n"
        "c,ซอยสุขุมวิท 26,12,คลองตัน,คลองเตย,กรุงเทพมหานคร,10110\n"
        "d,ถนนท่าแพ,55,ช้างคลาน,เมืองเชียงใหม่,เชียงใหม่,50100\n"
    )
    header = "id,street,house_number,suburb,district,city,postcode"
    kit = opened_tables({"TH": table}, header)["TH"]
    for typed, meant in (
        ("12 ซอยสุขุมวิท24 กรุงเทพมหานคร", "a"),
        ("12 ซ.สุขุมวิท24 กรุงเทพ", "a"),
        ("12 ซอยสุขุมวิท 26 คลองตัน", "c"),
        ("55 ถนนท่าแพ ช้างคลาน", "d"),
        ("ถนนท่าแพ 55 เชียงใหม่", "d"),
    ):
        assert [each.id for each in kit.suggest(typed, country="TH")][:1] == [meant]
        match = kit.verify(typed, country="TH").match
        assert match is not None
        assert match.id == meant
    assert kit.verify("12 ซอยสุขุมวิท24 กรุงเทพ", country="TH").action == "accept"
    assert kit.verify("12 ซอยสุขุมวิท25 กรุงเทพ", country="TH").action != "accept"


def test_a_town_with_a_number_in_its_name_is_found_in_digits_and_in_characters(
    opened_tables: OpenedTables,
) -> None:
    table = (
        "a,北七条西,4-3,札幌市北区,北海道,060-0807\n"
        "b,北八条西,4-3,札幌市北区,北海道,060-0808\n"
        "c,７条西,4-3,旭川市,北海道,070-0057\n"
    )
    kit = opened_tables({"JP": table}, "id,suburb,house_number,city,region,postcode")["JP"]
    for typed, meant in (
        ("札幌市北区北7条西4-3", "a"),
        ("札幌市北区北７条西4丁目3", "a"),
        ("北8条西4-3", "b"),
        ("旭川市七条西4-3", "c"),
        ("旭川市7条西4-3", "c"),
    ):
        assert [each.id for each in kit.suggest(typed, country="JP")][:1] == [meant]
        verdict = kit.verify(typed, country="JP")
        assert (verdict.action, verdict.match and verdict.match.id) == ("accept", meant)
    assert kit.verify("札幌市北区北9条西4-3", country="JP").action != "accept"


def test_a_ward_of_another_city_is_no_door_of_what_was_typed(opened_tables: OpenedTables) -> None:
    table = "a,天神,2-2-43,福岡市中央区,福岡県,810-0001\nb,天神,1-11-17,福岡市中央区,福岡県,810-0001\n"
    kit = opened_tables({"JP": table}, "id,suburb,house_number,city,region,postcode")["JP"]
    assert not kit.suggest("札幌市中央区北1条西2丁目", country="JP")
    for typed in ("天神2-2-43 福岡", "福岡市中央区天神2丁目2-43", "中央区天神2-2-43"):
        assert [each.id for each in kit.suggest(typed, country="JP")][:1] == ["a"]

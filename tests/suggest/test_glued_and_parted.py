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

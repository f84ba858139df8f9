"""What verifying accepts is offered while it is typed: one reading of glued, disordered and announced forms."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import OpenedTables

TABLES = {
    "NL": """\
1,Hanzeweg,50,,1335SX,Almere
2,Nederlandstraat,50,,1363DB,Almere
3,Liemers,14,,8245BP,Lelystad
4,Engelse mijl,35,,1318EN,Almere
5,Engelse mijl,1,,1318EN,Almere
""",
    "SG": """\
1,SEMBAWANG DR,463,,750463,Singapore
2,SEMBAWANG DR,463C,,753463,Singapore
3,BALAM RD,28A,,371028,Singapore
4,BALAM RD,28,,370028,Singapore
""",
    "CA": """\
1,Burns St,269,,V3K 1A1,Coquitlam
2,W 10Th Ave,1845,,V6J 2A8,Vancouver
3,10th Ave E,1846,,V5T 2B1,Vancouver
4,Esquimalt Rd,848,,V9A 3M4,Esquimalt
5,Fisgard Street,535 1/2,,V8W 1R3,Victoria
""",
    "FR": """\
1,Grande Rue,27,,23600,Saint-Marien
2,Rue Grande,27,,23600,Boussac-Bourg
3,Rue du Chateau,5,,19330,Favars
4,Rue du Château d'Eau,5,,19330,Saint-Mexant
5,Rue Troyon,1 b,,75017,Paris
6,Rue des Halles,2bis,,75001,Paris
7,Rue du 19 Mars 1962,27A,,43110,Aurec
8,Rue du 19 Mars 1962,27,,32310,Valence
""",
    "DE": """\
1,Straße 4,5,,13089,Berlin
2,Straße 5,4,,13089,Berlin
3,Labeser Weg,9,,13503,Heiligensee
4,Schillingweg,108,,13127,Berlin
""",
    "GB": """\
1,Church Road,88 TO 94,,L37 3NQ,Formby
2,Horsecroft Place,16 - 17,,CM19 5BU,Harlow
3,High Street,74,,OL4 5AA,Oldham
4,Tottenham Court Road,69,,W1T 2HA,London
5,Tottenham Court Road,69,Upper Rear Part,W1T 2HA,London
""",
    "IS": """\
1,Þórisstaðir,2,lóð 23,805,Selfoss
2,Þórisstaðir,2,,805,Selfoss
3,Þórisstaðir lóð,7,,805,Selfoss
4,Straumhella,22,02 0101,221,Hafnarfjörður
5,Straumhella,22,02 0121,221,Hafnarfjörður
6,Álhella,30,Geymsla 0118,221,Hafnarfjörður
""",
    "US": """\
1,West Street,43,,01366,Petersham
2,West 43rd Street South,3758,,74107,Tulsa
3,10Th Avenue,6023 1/4,,90043,Los Angeles
4,10Th Avenue,6023,,90043,Los Angeles
""",
}


@pytest.fixture(scope="module")
def kits(opened_tables: OpenedTables) -> dict[str, AddressKit]:
    return opened_tables(TABLES)


@pytest.mark.parametrize(
    ("country", "typed", "identity"),
    [
        ("SG", "463CSEMBAWANG DR", "2"),
        ("SG", "463 CSEMBAWANG DR", "2"),
        ("SG", "BALAM RD28A Singapore", "3"),
        ("CA", "1845W 10th Ave", "2"),
        ("CA", "1845 West 10 th Ave", "2"),
        ("FR", "2bisRue des Halles", "6"),
        ("NL", "8245 BPLelystad Liemers 14", "3"),
        ("NL", "1335SXAlmere Hanzeweg 50", "1"),
    ],
)
def test_what_is_glued_is_set_apart(
    kits: dict[str, AddressKit], country: str, typed: str, identity: str
) -> None:
    _leads_to(kits[country], typed, identity)


@pytest.mark.parametrize(
    ("country", "typed", "identity"),
    [
        ("NL", "Nederland, Hanzeweg 50, Almere", "1"),
        ("NL", "NL, Hanzeweg 50, Almere", "1"),
        ("NL", "Hanzeweg 50, Nederland", "1"),
        ("CA", "Canada, 1845 W 10th Ave, Vancouver", "2"),
        ("GB", "United Kingdom, 74 High Street, Oldham OL4 5AA", "3"),
        ("DE", "c/o Meier, Schillingweg 108, Berlin", "4"),
    ],
)
def test_a_country_or_a_person_before_the_street_says_nothing_else(
    kits: dict[str, AddressKit], country: str, typed: str, identity: str
) -> None:
    _leads_to(kits[country], typed, identity)
    assert kits[country].suggest(typed)[0].score > 0.5


@pytest.mark.parametrize(
    ("country", "typed", "identity"),
    [
        ("GB", "88 TO 94 CHURCH ROAD FORMBY", "1"),
        ("GB", "16 - 17 Horsecrot Place Harlow", "2"),
        ("FR", "1 b Rue Troyn Paris", "5"),
        ("CA", "535 1/2 Fisgrd Street Victoria", "5"),
        ("US", "6023 1/4 10Th Avenue, Los Angeles", "3"),
    ],
)
def test_a_number_of_several_parts_is_found_with_a_slip_in_the_street(
    kits: dict[str, AddressKit], country: str, typed: str, identity: str
) -> None:
    _leads_to(kits[country], typed, identity)


@pytest.mark.parametrize(
    ("country", "typed", "identity"),
    [
        ("IS", "Þórisstaðir 2, lóð 23, 805 Selfoss", "1"),
        ("IS", "Straumhella 22 02 0121 Hafnarfjörður", "5"),
        ("IS", "Álhella 30 Geymsla 0118 Hafnarfjörður", "6"),
        ("GB", "69 Tottenham Court Road Upper Rear Part London", "5"),
    ],
)
def test_a_unit_is_found_by_its_words(
    kits: dict[str, AddressKit], country: str, typed: str, identity: str
) -> None:
    _leads_to(kits[country], typed, identity)


@pytest.mark.parametrize("typed", ["2, 269 Burns St, Coquitlam", "2-269 Burns St"])
def test_a_unit_before_the_number_is_not_dropped(kits: dict[str, AddressKit], typed: str) -> None:
    assert kits["CA"].suggest(typed)[0].text.startswith("2-269 Burns St")


@pytest.mark.parametrize(
    ("country", "typed", "identity"),
    [
        ("DE", "Straße 5 4 Berlin", "2"),
        ("DE", "Straße 4 5, 13089 Berlin", "1"),
        ("FR", "23600 27 Grande Rue", "1"),
        ("FR", "23600 27 Rue Grande", "2"),
        ("FR", "19330 5 Rue du Chateau", "3"),
        ("FR", "43110 27A Rue du 19 Mars 1962", "7"),
    ],
)
def test_the_name_as_it_was_typed_comes_first(
    kits: dict[str, AddressKit], country: str, typed: str, identity: str
) -> None:
    _leads_to(kits[country], typed, identity)


@pytest.mark.parametrize(
    ("country", "typed", "identity"),
    [
        ("DE", "Labeser Weg 9, H", "3"),
        ("DE", "Labeser Weg 9 H", "3"),
        ("NL", "Engelse mijl 35, 1", "4"),
        ("CA", "848 Eesquimalt Rd", "4"),
    ],
)
def test_a_door_stays_while_the_town_behind_it_is_begun(
    kits: dict[str, AddressKit], country: str, typed: str, identity: str
) -> None:
    _leads_to(kits[country], typed, identity)


@pytest.mark.parametrize("typed", ["3758 w 43 s", "3758 w 43 st"])
def test_a_number_that_is_no_unit_is_not_dropped_for_another_door(
    kits: dict[str, AddressKit], typed: str
) -> None:
    assert "43 West Street" not in [each.text.split(",")[0] for each in kits["US"].suggest(typed)[:1]]


def _leads_to(kit: AddressKit, typed: str, identity: str) -> None:
    found = kit.suggest(typed)
    assert [each.id for each in found[:1]] == [identity], [each.text for each in found]


def test_a_number_s_letters_are_found_by_the_word_that_is_said_for_them(opened_tables: OpenedTables) -> None:
    """Utrecht's upper flats are "bis", which the register has as BS; Amsterdam's ground floor is "huis", H."""
    table = (
        "a,Achter de Dom,7,,3512JP,Utrecht\nb,Achter de Dom,7-BS,,3512JP,Utrecht\n"
        "c,Jan Steenstraat,8-1,,1073VN,Amsterdam\nd,Jan Steenstraat,8-H,,1073VN,Amsterdam\n"
    )
    kit = opened_tables({"NL": table})["NL"]
    for typed, meant in (
        ("achter de dom 7bis utrecht", "b"),
        ("Achter de Dom 7 bis", "b"),
        ("achter de dom 7 bs utrecht", "b"),
        ("jan steenstraat 8 huis", "d"),
        ("jan steenstraat 8huis amsterdam", "d"),
        ("jan steenstraat 8 hs", "d"),
    ):
        assert [each.id for each in kit.suggest(typed, country="NL")][:1] == [meant]
        verdict = kit.verify(typed, country="NL")
        assert (verdict.action, verdict.match and verdict.match.id) == ("accept", meant)
    assert kit.verify("achter de dom 7 huis utrecht", country="NL").action != "accept"
    assert kit.verify("jan steenstraat 8 bis amsterdam", country="NL").action != "accept"

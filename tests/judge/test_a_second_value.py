"""A second town, postcode, street or number beside the record's own is told, and never accepted in silence."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from tests.judge.conftest import Opened, OpenedTrees

FRENCH = """id,house_number,street,postcode,city
gap,27,Rue du Châtelard,05000,Gap
gap-29,29,Rue du Châtelard,05000,Gap
fleurance,28,Avenue du Docteur Laurentie,32500,Fleurance
lectoure,3,Rue Nationale,32700,Lectoure
dun,4,Grande Rue,23800,Dun-le-Palestel
stade,5,Rue du Stade,05000,Gap
"""
AMERICAN = """id,house_number,street,city,region,postcode
main,12,Main Street,Yarmouth,MA,02664
oak,7,Oak Road,Fortville,IN,46040
"""
ICELANDIC = """id,street,house_number,postcode,city,district
one,Norðurbyggð,1,600,Akureyri,Akureyrarbær
two,Víkurbraut,2,240,Grindavík,Grindavíkurbær
"""
GERMAN = """id,street,house_number,postcode,city
one,Heerstraße,49,14055,Berlin
two,Corneliusstraße,3,10787,Berlin
"""


@pytest.fixture(scope="module")
def french(opened: Opened) -> AddressKit:
    return opened(FRENCH)


@pytest.mark.parametrize(
    "town",
    [
        "Fleurance / Lectoure",
        "Fleurance/Lectoure",
        "Fleurance - Lectoure",
        "Fleurance et Lectoure",
        "Fleurance ou Lectoure",
        "Fleurance & Dun-le-Palestel",
        "Fleurance (Dun-le-Palestel)",
        "Fleurance / Dun-le-Palestel",
        "Fleurance Dun-le-Palestel",
        "Dun-le-Palestel, Fleurance",
    ],
)
def test_a_second_town_is_a_conflict_however_it_is_joined(french: AddressKit, town: str) -> None:
    whole = french.verify(f"28 Avenue du Docteur Laurentie, 32500 {town}", country="FR")
    cells = {"house_number": "28", "street": "Avenue du Docteur Laurentie", "postcode": "32500", "city": town}
    for verdict in (whole, french.verify({**cells, "country": "FR"})):
        assert verdict.action != "accept"
        assert "city_conflict" in verdict.reasons


@pytest.mark.parametrize("other", ["Rue du Stade", "Avenue Foch", "Impasse des Lilas"])
@pytest.mark.parametrize("cell", ["building", "unit", "suburb"])
def test_a_second_street_in_another_cell_is_told(french: AddressKit, cell: str, other: str) -> None:
    row = {"house_number": "27", "street": "Rue du Châtelard", "postcode": "05000", "city": "Gap"}
    assert french.verify({**row, "country": "FR"}).action == "accept"
    verdict = french.verify({**row, cell: other, "country": "FR"})
    assert (verdict.action, "unaccounted_words" in verdict.reasons) == ("confirm", True)


@pytest.mark.parametrize(
    "typed",
    [
        "Rue du Stade, 27 Rue du Châtelard, 05000 Gap",
        "27 Rue du Châtelard (Rue du Stade), 05000 Gap",
        "27 Rue du Châtelard, 12510, 05000 Gap",
        "27 Rue du Châtelard, 05000/32500 Gap",
        "166, 27 Rue du Châtelard, 05000 Gap",
        "27 | 31 Rue du Châtelard, 05000 Gap",
    ],
)
def test_a_second_street_postcode_or_number_of_a_line_is_told(french: AddressKit, typed: str) -> None:
    verdict = french.verify(typed, country="FR")
    assert verdict.action == "confirm"
    assert verdict.reasons


@pytest.mark.parametrize("beside", ["Résidence les Lilas", "Apt 12", "Bâtiment C", "Le Clos Fleuri"])
def test_a_residence_or_a_flat_beside_the_street_is_none(french: AddressKit, beside: str) -> None:
    assert french.verify(f"{beside}, 27 Rue du Châtelard, 05000 Gap", country="FR").action == "accept"


def test_a_flat_in_its_own_cell_is_no_second_number(french: AddressKit) -> None:
    row = {"house_number": "27", "street": "Rue du Châtelard", "postcode": "05000", "city": "Gap"}
    assert french.verify({**row, "unit": "47", "country": "FR"}).action == "accept"


def test_a_second_town_is_told_in_america_and_iceland(opened: Opened) -> None:
    american, icelandic = opened(AMERICAN), opened(ICELANDIC)
    assert (
        american.verify("12 Main Street, Yarmouth or Fortville, MA 02664", country="US").action == "confirm"
    )
    assert american.verify("12 Main Street, Oak Road, Yarmouth, MA 02664", country="US").action == "confirm"
    typed = "Norðurbyggð 1, 600 Akureyri - Grindavík"
    assert "district_conflict" in icelandic.verify(typed, country="IS").reasons


@pytest.mark.parametrize(
    "typed", ["Heerstraße 49 | 75, 14055 Berlin", "Heerstraße 49 (Corneliusstraße), 14055 Berlin"]
)
def test_a_second_number_or_street_is_told_in_germany(opened: Opened, typed: str) -> None:
    verdict = opened(GERMAN).verify(typed, country="DE")
    assert (verdict.action, bool(verdict.reasons)) == ("confirm", True)


def test_a_home_that_is_called_after_its_street_is_a_home(opened: Opened) -> None:
    typed = "Seniorenheim am Ring, Heerstraße 49, 14055 Berlin"
    assert opened(GERMAN).verify(typed, country="DE").action == "accept"


def test_a_second_postcode_is_told_beside_divisions(opened_trees: OpenedTrees) -> None:
    places = opened_trees(
        {
            "ID": (
                Division("JT", None, "region", ("Jawa Tengah",)),
                Division("JT-1", "JT", "city", ("Klaten",)),
                Division("JT-1-1", "JT-1", "district", ("Wonosari",)),
                Division("JT-1-1-1", "JT-1-1", "suburb", ("Duwet",), ("57473",)),
                Division("PP", None, "region", ("Papua",)),
                Division("PP-1", "PP", "city", ("Pinogu",)),
                Division("PP-1-1", "PP-1", "suburb", ("Toba",), ("96265",)),
            )
        }
    )
    plain = "Jl. Melati No. 12, Duwet, Wonosari, Klaten, Jawa Tengah 57473"
    assert places.verify(plain, country="ID").action == "accept"
    for typed in (f"{plain}, 96265", f"{plain} 96265", f"{plain}/96265"):
        verdict = places.verify(typed, country="ID")
        assert (verdict.action, "postcode_conflict" in verdict.reasons) == ("confirm", True)
    beside = places.verify(plain.replace("Klaten", "Klaten - Pinogu"), country="ID")
    assert (beside.action, "city_conflict" in beside.reasons) == ("confirm", True)


@pytest.mark.parametrize("second", ["SW1A 1AA / SW1A 2AB", "SW1A 1AA or SW1A 2AB"])
def test_a_second_postcode_with_a_blank_is_told(opened: Opened, second: str) -> None:
    kit = opened("id,house_number,street,city,postcode,country\none,12,High Street,London,SW1A 1AA,GB\n")
    assert kit.verify("12 High Street, London SW1A 1AA", country="GB").action == "accept"
    assert kit.verify(f"12 High Street, London {second}", country="GB").action != "accept"


def test_a_ground_floor_that_begins_like_a_street_is_a_flat(opened: Opened) -> None:
    kit = opened("id,street,house_number,city,postcode,country\none,Rua Augusta,5,Lisboa,1100-048,PT\n")
    assert kit.verify("Rua Augusta 5, R/C Dto, 1100-048 Lisboa", country="PT").action == "accept"


@pytest.mark.parametrize("flat", ["", "Apt 4, ", "Bât C, "])
@pytest.mark.parametrize(
    "note", ["digicode 12345", "code porte 12345", "commande 45123", "code 12345", "réf. 45123"]
)
def test_a_gate_code_is_no_second_postcode(french: AddressKit, flat: str, note: str) -> None:
    verdict = french.verify(f"{flat}27 Rue du Châtelard, 05000 Gap, {note}", country="FR")
    assert "postcode_conflict" not in verdict.reasons
    assert verdict.action == "accept"


@pytest.mark.parametrize("note", ["gate code 45123", "order #45123", "buzzer 12345", "Order No 45123"])
def test_a_gate_code_is_no_second_zip(opened: Opened, note: str) -> None:
    verdict = opened(AMERICAN).verify(f"12 Main Street Apt 5, Yarmouth, MA 02664, {note}", country="US")
    assert (verdict.action, "postcode_conflict" in verdict.reasons) == ("accept", False)


def test_a_gate_code_is_no_second_postcode_beside_divisions(opened_trees: OpenedTrees) -> None:
    places = opened_trees(
        {
            "IN": (
                Division("OR", None, "region", ("Odisha",)),
                Division("OR-1", "OR", "city", ("Bhadrak",)),
                Division("OR-1-1", "OR-1", "suburb", ("Ghosrabazar",), ("756100",)),
            )
        }
    )
    plain = "12, Temple Street, Ghosrabazar, Bhadrak 756100, Odisha"
    verdict = places.verify(f"{plain}, gate code 123456", country="IN")
    assert (verdict.action, "postcode_conflict" in verdict.reasons) == ("accept", False)
    assert "postcode_conflict" in places.verify(f"{plain}, 756101", country="IN").reasons


def test_the_number_of_a_door_is_no_postcode_of_its_town(opened: Opened) -> None:
    kit = opened("id,city,postcode,country\none,Wien,1010,AT\ntwo,Wien,1020,AT\nthree,Graz,8010,AT\n")
    for typed in ("Hauptstraße 1010, Wien", "Hauptstraße 8010, Wien"):
        verdict = kit.verify(typed, country="AT")
        assert "postcode_inferred" not in verdict.reasons
        assert verdict.address.postcode is None
    assert kit.verify("Hauptstraße 5, 1010 Wien", country="AT").address.postcode == "1010"

"""What is typed without blanks, in short, or with words that only say of what kind a place is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from, build_gazetteer
from addrkit.gazetteer.sources.batches import batches
from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.divisions import rows_of
from addrkit.kit import AddressKit

STREETS: Mapping[str, Sequence[str]] = {
    "FR": (
        "30,Boulevard de l'Hôpital,Paris",
        "16,Rue d'Antin,Paris",
        "16,Rue de la Chaussée d'Antin,Paris",
        "5,Rue du Four,Guéret",
        "7,Rue du Four,Guéret",
        "17,Rue Pierre Dufour,Guéret",
        "7,HENRI DUNANT,Revin",
        "7,Rue Henri Dunant,Rodez",
    ),
    "DE": ("6,Nienhagener Straße,Berlin", "96,Lily-Braun-Straße,Berlin", "6,Neue Straße,Berlin"),
    "SG": ("669,HOUGANG AVE 8,Singapore", "14,TAMAN HO SWEE,Singapore", "649,ANG MO KIO AVE 5,Singapore"),
    "DK": ("9,H.C. Andersens Boulevard,København V", "9,Herluf Trolles Gade,København K"),
    "NL": ("175,Kinkerstraat,Amsterdam", "175A,Kinkerstraat,Amsterdam"),
    "US": (
        "8268,North County Road 250 East,Clifford",
        "4,Broadway,New York",
        "4,Broadway,Newark",
        *(
            "47650,Mill Field Drive,Saint Marys City",
            "12,Willis Drive,Millfield",
            "14,Willis Drive,Millfield",
        ),
    ),
}
DIVISIONS = {
    "PH": (
        Division("16", None, "region", ("Cotabato",)),
        Division("161", "16", "city", ("Midsayap",), ("9410",)),
        *(Division(f"161{at}", "161", "suburb", (f"Barangay Poblacion {at}",)) for at in range(1, 10)),
        Division("17", None, "region", ("Davao de Oro",)),
        Division("171", "17", "city", ("Maco",)),
        Division("1711", "171", "suburb", ("Concepcion",)),
        Division("19", None, "region", ("Metro Manila",)),
        Division("191", "19", "city", ("Makati",)),
        Division("1911", "191", "suburb", ("Poblacion",), ("1210",)),
        Division("1912", "191", "suburb", ("Bangkal",), ("1233",)),
        Division("18", None, "region", ("Iloilo",)),
        Division("181", "18", "city", ("Concepcion",)),
    ),
    "MX": (
        Division("14", None, "region", ("Jalisco",)),
        Division("141", "14", "city", ("Ciudad Guzmán",)),
        Division("1411", "141", "suburb", ("Emiliano Zapata",), ("49027",)),
        Division("9", None, "region", ("Ciudad de México",)),
        Division("91", "9", "city", ("Cuauhtémoc",)),
        Division("911", "91", "suburb", ("Roma Norte",), ("06700",)),
        Division("2", None, "region", ("Baja California Norte",)),
        Division("21", "2", "city", ("Tijuana",)),
        Division("211", "21", "suburb", ("Roma",), ("22054",)),
        *(Division(f"211{at}", "21", "suburb", (f"Colonia {at}",)) for at in range(2, 90)),
    ),
    "BR": (
        Division("SP", None, "region", ("São Paulo",)),
        Division("SP1", "SP", "city", ("Campinas",)),
        Division("SP11", "SP1", "suburb", ("Vila Boa Vista",), tuple(f"130{at}" for at in range(60, 90))),
        Division("SP2", "SP", "city", ("São Bernardo do Campo",)),
        Division("SP21", "SP2", "suburb", ("Vila Lusitânia",), ("09725",)),
    ),
    "TH": (
        Division("41", None, "region", ("อุดรธานี",)),
        Division("411", "41", "district", ("เมืองอุดรธานี",)),
        Division("4111", "411", "suburb", ("ตำบลเชียงพิณ",), ("41000",)),
    ),
    "IN": (
        Division("33", None, "region", ("Tamil Nadu",)),
        Division("331", "33", "city", ("Chennai",), tuple(f"6000{at:02}" for at in range(99))),
        Division("3311", "331", "suburb", ("Mogappair",), ("600037",)),
    ),
}


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("respelled")
    for code, rows in STREETS.items():
        text = "".join(f"{code}{at},{row},{code}\n" for at, row in enumerate(rows))
        (folder / f"{code}.csv").write_text(f"id,house_number,street,city,country\n{text}", "utf-8")
        build_gazetteer([folder / f"{code}.csv"], folder / f"{code}.gaz", coverage="complete")
    divisions = (row for code, tree in DIVISIONS.items() for row in rows_of(tree, {"country": code}))
    build_from(batches(divisions), Plan(folder / "divisions.gaz", "divisions", "complete", vectors=False))
    return addrkit.open(*sorted(folder.glob("*.gaz")))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("30bd de l hopital", "30 Boulevard de l'Hôpital"),
        ("16ruedantin", "16 Rue d'Antin, Paris"),
        ("16 rue dantin paris", "16 Rue d'Antin, Paris"),
        ("nienhagenerstr 6", "Nienhagener Straße 6"),
        ("lilybraunstr 96 berlin", "Lily-Braun-Straße 96"),
    ],
)
def test_what_is_typed_without_blanks_is_the_street(kit: AddressKit, typed: str, first: str) -> None:
    assert kit.suggest(typed)[0].text.startswith(first)


def test_a_street_that_lacks_the_number_comes_before_one_that_is_written_otherwise(kit: AddressKit) -> None:
    found = [each.text for each in kit.suggest("17 rue du four gueret", country="FR")]
    assert found == ["17 Rue du Four, Guéret", "17 Rue Pierre Dufour, Guéret"]


@pytest.mark.parametrize(
    ("typed", "country", "first"),
    [
        ("7 rue henri dunant revin", "FR", "7 HENRI DUNANT, Revin"),
        ("neue str 6 berlin wedding", "DE", "Neue Straße 6, Berlin"),
        ("4 broadway ave newark", "US", "4 Broadway, Newark"),
    ],
)
def test_a_type_that_the_register_lacks_or_a_quarter_hides_no_door(
    kit: AddressKit, typed: str, country: str, first: str
) -> None:
    assert kit.suggest(typed, country=country)[0].text == first


def test_a_street_of_another_type_is_no_likely_one(kit: AddressKit) -> None:
    found = kit.suggest("47650 mill field rd", country="US")
    assert not found or found[0].score < 0.5


def test_a_quarter_that_is_not_listed_is_no_other_of_the_same_kind(kit: AddressKit) -> None:
    """Vila Lusitânia is no Vila Boa Vista."""
    assert not any("Boa Vista" in each.text for each in kit.suggest("vila lusitania campinas", country="BR"))


def test_a_name_without_its_blank_is_no_town_of_that_name_where_the_number_is_there(kit: AddressKit) -> None:
    assert kit.suggest("47650 millfield dr", country="US")[0].text.startswith("47650 Mill Field Drive")


@pytest.mark.parametrize(
    ("typed", "country", "first"),
    [
        ("8268 n cr 250 e", "US", "8268 North County Road 250 East"),
        ("4 broadway nyc", "US", "4 Broadway, New York"),
        ("14 tmn ho swee", "SG", "14 TAMAN HO SWEE"),
        ("649 amk ave 5", "SG", "649 ANG MO KIO AVE 5"),
    ],
)
def test_short_forms_stand_for_their_words(kit: AddressKit, typed: str, country: str, first: str) -> None:
    assert kit.suggest(typed, country=country)[0].text.startswith(first)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("669 hougang ave 8 #05-123", "#05-123"),
        ("blk 669 hougang ave 8 #05-123", "#05-123"),
        ("#05-123 669 hougang ave 8", "#05-123"),
        ("4 broadway apt 9 newark", "apt 9"),
        ("30 boulevard de l'hopital appt 12 paris", "appt 12"),
    ],
)
def test_a_unit_where_none_are_on_record_stays_with_its_building(
    kit: AddressKit, typed: str, unit: str
) -> None:
    found = kit.suggest(typed)[0]
    assert found.kind == "premise"
    assert found.address.unit == unit
    assert unit in found.text
    verdict = kit.verify(found.text, country=found.address.country)
    assert verdict.match is not None
    assert verdict.match.id == found.id
    assert verdict.address.unit == unit
    assert verdict.action in ("accept", "confirm")


def test_a_number_that_nothing_names_is_no_unit(kit: AddressKit) -> None:
    assert kit.suggest("4 broadway 10001 newark")[0].address.unit is None


KINDS = [
    ("brgy concepcion maco", "PH", "Concepcion, Maco"),
    ("poblacion 8 midsayap", "PH", "Barangay Poblacion 8, Midsayap"),
    ("brgy. poblacion 8, midsayap", "PH", "Barangay Poblacion 8, Midsayap"),
    ("ต.เชียงพิณ อ.เมืองอุดรธานี", "TH", "ตำบลเชียงพิณ"),
]


@pytest.mark.parametrize(
    ("typed", "country", "first"),
    [
        *KINDS,
        *((typed, None, first) for typed, _, first in KINDS),
        ("col. emiliano zapata cd. guzmán", "MX", "Emiliano Zapata, 49027 Ciudad Guzmán"),
    ],
)
def test_a_word_that_says_of_what_kind_a_place_is_hides_no_place(
    kit: AddressKit, typed: str, country: str | None, first: str
) -> None:
    assert kit.suggest(typed, country=country)[0].text.startswith(first)


def test_a_misspelt_quarter_comes_before_its_town(kit: AddressKit) -> None:
    assert kit.suggest("mogapair chennai", country="IN")[0].text.startswith("Mogappair, Chennai")


@pytest.mark.parametrize("typed", ["hc andersens blvd 9", "h c andersens 9", "hc andersens boul"])
def test_initials_may_be_typed_as_one_word(kit: AddressKit, typed: str) -> None:
    assert kit.suggest(typed, "DK")[0].address.street == "H.C. Andersens Boulevard"


@pytest.mark.parametrize("typed", ["kinkerstr 175 a", "kinkerstr. 175a", "kinkerstraat 175 a"])
def test_a_street_in_short_begins_as_one_in_full(kit: AddressKit, typed: str) -> None:
    assert kit.suggest(typed, "NL")[0].address.house_number == "175A"


@pytest.mark.parametrize(
    ("typed", "country", "suburb"),
    [
        ("roma norte", "MX", "Roma Norte"),
        ("col roma norte", "MX", "Roma Norte"),
        ("brgy poblacion makati", "PH", "Poblacion"),
    ],
)
def test_a_quarter_is_called_by_all_of_its_words(
    kit: AddressKit, typed: str, country: str, suburb: str
) -> None:
    assert kit.suggest(typed, country)[0].address.suburb == suburb

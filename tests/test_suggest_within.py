"""Going into a suggestion: a town's streets, a street's doors, a building's units."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit
from addrkit.types import Suggestion


def opened(folder: Path, table: str, country: str) -> AddressKit:
    """A kit over a small complete gazetteer of one table."""
    source = folder / "table.csv"
    source.write_text(table, encoding="utf-8")
    build_gazetteer([source], folder / "small.gaz", country=country, coverage="complete")
    return addrkit.open(folder / "small.gaz")


def first(kit: AddressKit, text: str, country: str | None = None) -> Suggestion:
    return kit.suggest(text, country=country)[0]


def numbers(found: list[Suggestion]) -> list[str | None]:
    return [each.address.house_number for each in found]


def test_a_street_offers_its_doors_in_the_order_of_their_numbers(kit: AddressKit) -> None:
    street = first(kit, "kerkstraat groningen", "NL")
    doors = kit.suggest("", within=street.id)
    assert numbers(doors) == ["12", "12A", "14", "16-18", "30"]
    assert {each.kind for each in doors} == {"premise"}


@pytest.mark.parametrize("typed", ["1", "kerkstraat 1", "Kerkstraat 1", "kerkstraat groningen 1"])
def test_the_number_narrows_the_doors(kit: AddressKit, typed: str) -> None:
    street = first(kit, "kerkstraat groningen", "NL")
    assert numbers(kit.suggest(typed, within=street.id)) == ["12", "12A", "14", "16-18"]


def test_a_number_with_its_letter_leads_to_one_door(kit: AddressKit) -> None:
    street = first(kit, "kerkstraat groningen", "NL")
    assert numbers(kit.suggest("12a", within=street.id)) == ["12A"]
    assert numbers(kit.suggest("12 a", within=street.id)) == ["12A"]
    assert numbers(kit.suggest("12 ", within=street.id)) == ["12", "12A"]


def test_a_building_offers_its_units_until_one_is_chosen(kit: AddressKit) -> None:
    building = first(kit, "100 market st", "US")
    assert (building.kind, building.has_more) == ("premise", True)
    assert [each.address.unit for each in kit.suggest("", within=building.id)] == ["Apt 1", "Apt 2", "Apt 3"]
    for typed in ("2", "apt 2", "#2", "100 market st apt 2"):
        [unit] = kit.suggest(typed, within=building.id)
        assert (unit.id, unit.kind, unit.has_more) == ("us-100-2", "unit", False)


def test_a_town_offers_its_streets(kit: AddressKit) -> None:
    town = first(kit, "groningen", "NL")
    assert town.kind == "locality"
    assert first(kit, "groningen", "NL").has_more
    streets = kit.suggest("", within=town.id, limit=20)
    assert {each.address.city for each in streets} == {"Groningen"}
    assert "Kerkstraat" in {each.address.street for each in streets}
    assert [each.address.street for each in kit.suggest("ker", within=town.id)] == ["Kerkstraat"]


@pytest.mark.parametrize(
    "identity", ["", "nl-12", "register:99999999", "register:x", "register:0:0:0", "?:1"]
)
def test_nothing_lies_under_an_id_that_is_none_of_a_group(kit: AddressKit, identity: str) -> None:
    assert kit.suggest("1", within=identity) == []


STORED_WITHOUT_BLANK = [
    ("NL", "8315AD", "Kerkstraat", "Luttelgeest"),
    ("GB", "M15QA", "Canal Street", "Manchester"),
    ("CA", "K1A0B1", "Wellington Street", "Ottawa"),
    ("SE", "11122", "Vasagatan", "Stockholm"),
    ("PL", "00001", "Polna", "Warszawa"),
    ("BR", "01310100", "Avenida Paulista", "São Paulo"),
    ("PT", "1100048", "Rua Augusta", "Lisboa"),
]


@pytest.fixture(scope="module")
def without_blank(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    """A register of postcodes without their blank or hyphen."""
    folder = tmp_path_factory.mktemp("blank")
    rows = "".join(
        f"{country}-{number},{street},{number},{compact},{city},{country}\n"
        for country, compact, street, city in STORED_WITHOUT_BLANK
        for number in (1, 2, 10)
    )
    (folder / "table.csv").write_text("id,street,house_number,postcode,city,country\n" + rows, "utf-8")
    build_gazetteer([folder / "table.csv"], folder / "small.gaz", coverage="complete")
    return addrkit.open(folder / "small.gaz")


@pytest.mark.parametrize(
    ("country", "street", "city"), [(code, street, city) for code, _, street, city in STORED_WITHOUT_BLANK]
)
def test_a_street_is_gone_into_though_its_register_stores_postcodes_without_their_blank(
    without_blank: AddressKit, country: str, street: str, city: str
) -> None:
    kit = without_blank
    chosen = first(kit, f"{street} {city}", country)
    assert chosen.has_more
    assert numbers(kit.suggest(chosen.text, within=chosen.id)) == ["1", "2", "10"]
    for typed in ("1", f"{chosen.text} 1", f"1 {chosen.text}"):
        assert numbers(kit.suggest(typed, within=chosen.id))[:1] == ["1"]


def test_a_number_that_is_also_a_part_of_the_postcode_is_found(tmp_path: Path) -> None:
    """The element sends the whole text, with a gap in which the number is typed."""
    rows = "".join(f"{number},Götgatan,{number},11159,Stockholm\n" for number in range(1, 70))
    rows += "42,Kamp 42,42,11159,Stockholm\n43,Kamp 42,43,11159,Stockholm\n"
    (tmp_path / "se.csv").write_text("id,street,house_number,postcode,city\n" + rows, encoding="utf-8")
    build_gazetteer([tmp_path / "se.csv"], tmp_path / "se.gaz", country="SE", coverage="complete")
    kit = addrkit.open(tmp_path / "se.gaz")
    for street, number in (("Götgatan", "59"), ("Götgatan", "11"), ("Kamp 42", "42"), ("Kamp 42", "43")):
        chosen = next(
            each for each in kit.suggest(street) if each.kind == "street" and each.address.street == street
        )
        typed = f"{street} {number}, 111 59 Stockholm"
        assert kit.suggest(typed, within=chosen.id)[0].address.house_number == number


def test_a_building_with_a_letter_is_gone_into_where_the_postcode_has_its_number(tmp_path: Path) -> None:
    table = (
        "id,street,house_number,unit,postcode,city\n"
        "1,Drottninggatan,27,,75327,Uppsala\n"
        "2,Drottninggatan,27A,lgh 1001,75327,Uppsala\n"
        "3,Drottninggatan,27A,lgh 1101,75327,Uppsala\n"
    )
    kit = opened(tmp_path, table, "SE")
    building = next(each for each in kit.suggest("drottninggatan 27a") if each.has_more)
    found = kit.suggest("Drottninggatan 27A lgh 1101, 753 27 Uppsala", within=building.id)
    assert [each.address.unit for each in found] == ["lgh 1101"]


def test_streets_that_are_shown_in_the_same_words_are_gone_into_together(tmp_path: Path) -> None:
    """London has more than one Edgware Road: no door is lost for being in the one that is not shown."""
    table = (
        "id,street,house_number,postcode,city\n"
        "1,Edgware Road,1,W21AA,London\n2,Edgware Road,3,W21AB,London\n3,Edgware Road,5,W21AC,London\n"
        "4,Edgware Road,193,NW96LP,London\n5,Edgware Road,195,NW96LQ,London\n"
    )
    kit = opened(tmp_path, table, "GB")
    streets = [each for each in kit.suggest("edgware road london") if each.has_more]
    for street in streets:
        for number in ("1", "5", "193", "195"):
            found = kit.suggest(f"Edgware Road {number}, London", within=street.id)
            assert number in [each.address.house_number for each in found]

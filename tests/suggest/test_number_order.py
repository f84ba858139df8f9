"""The number before the street or behind it, as each country has it, and names typed in full."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

pytestmark = pytest.mark.slow

STREETS = [
    *(("NL", f"Rietweg {name}", "Gouda", 9) for name in ("Noord", "Oost", "Zuid", "West", "Midden")),
    ("NL", "Boulevard", "Gouda", 4),
    ("FR", "Boulevard", "Gap", 4),
    ("FR", "Rue du Château", "Gap", 2),
    ("FR", "Rue du Château d'Eau", "Gap", 9),
    ("FR", "Rue Pasteur", "Gap", 4),
    ("FR", "Rue Foch", "Lyon", 4),
]
NUMBERS = [
    ("FR", "2B", "Rue Pasteur", "Gap"),
    ("FR", "2BIS", "Rue Foch", "Lyon"),
    ("FR", "1204", "Rue Foch", "Lyon"),
    ("FR", "3", "Quai Sud", "Gap"),
    *(("FR", str(number), "Quai Sud", "Lyon") for number in range(30, 40)),
    *(("FR", str(number), "Quai Sud", "Lyon") for number in range(300, 390)),
]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("order")
    doors = [(code, str(n), street, city) for code, street, city, last in STREETS for n in range(1, last + 1)]
    rows = [",".join((str(place), *door)) for place, door in enumerate(doors + NUMBERS)]
    (folder / "order.csv").write_text("\n".join(["id,country,house_number,street,city", *rows]), "utf-8")
    build_gazetteer([folder / "order.csv"], folder / "order.gaz", coverage="complete")
    return addrkit.open(folder / "order.gaz")


def shown(kit: AddressKit, typed: str) -> list[str]:
    return [each.text for each in kit.suggest(typed)]


def test_a_number_typed_first_is_meant_where_it_is_written_first(kit: AddressKit) -> None:
    assert all(each.startswith("2 R") for each in shown(kit, "2 r")[:4])


def test_a_number_typed_last_is_meant_where_it_is_written_last(kit: AddressKit) -> None:
    assert shown(kit, "boulevard 2")[:2] == ["Boulevard 2, Gouda", "2 Boulevard, Gap"]
    assert shown(kit, "2 boulevard")[:2] == ["2 Boulevard, Gap", "Boulevard 2, Gouda"]


def test_a_long_number_alone_is_enough_where_it_comes_first(kit: AddressKit) -> None:
    assert shown(kit, "1204")[0] == "1204 Rue Foch, Lyon"


def test_bis_comes_before_its_short_form(kit: AddressKit) -> None:
    assert shown(kit, "2bis rue")[:2] == ["2BIS Rue Foch, Lyon", "2B Rue Pasteur, Gap"]


def test_a_name_typed_in_full_comes_before_one_that_goes_on(kit: AddressKit) -> None:
    assert shown(kit, "2 rue du châ")[0] == "2 Rue du Château d'Eau, Gap"
    assert shown(kit, "2 rue du château")[0] == "2 Rue du Château, Gap"


def test_the_number_typed_comes_before_all_that_go_on_from_it(kit: AddressKit) -> None:
    assert shown(kit, "quai sud 3")[0] == "3 Quai Sud, Gap"
    assert shown(kit, "3 quai sud")[0] == "3 Quai Sud, Gap"


def test_a_code_with_another_letter_is_another_code(kit: AddressKit) -> None:
    assert not shown(kit, "ga1p")


OF_TWO = """\
id,house_number,street,city,postcode,country
a,1690/125,Na Pankráci,Praha,140 21,CZ
b,125/3,Na Pankráci,Praha,140 21,CZ
c,1691/12,Na Pankráci,Praha,140 21,CZ
d,2090/3a,náměstí Republiky,Praha,110 00,CZ
"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("na pankráci 125", "a"),
        ("na pankraci 1690", "a"),
        ("na pankráci 12", "c"),
        ("na pankráci 125/3", "b"),
        ("nám republiky 3a", "d"),
        ("na pankráci 1691/12", "c"),
    ],
)
def test_a_house_of_two_numbers_is_found_by_either(tmp_path: Path, typed: str, meant: str) -> None:
    (tmp_path / "two.csv").write_text(OF_TWO, "utf-8")
    build_gazetteer([tmp_path / "two.csv"], tmp_path / "two.gaz", coverage="complete")
    assert addrkit.open(tmp_path / "two.gaz").suggest(typed, "CZ")[0].id == meant


BY_PARTS = """\
id,house_number,city,suburb,region,postcode,country
a,9-2,千代田区,丸の内一丁目,東京都,100-0005,JP
b,1-1,千代田区,丸の内二丁目,東京都,100-0005,JP
c,11-1,鹿児島市,山下町,鹿児島県,892-0816,JP
"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("丸の内1-9-2", "a"),
        ("丸の内1丁目9番2号", "a"),
        ("千代田区丸の内一丁目9-2", "a"),
        ("東京都千代田区丸の内二丁目1番1号", "b"),
        ("山下町11番地1", "c"),
    ],
)
def test_japanese_numbers_may_have_the_words_that_count_them(tmp_path: Path, typed: str, meant: str) -> None:
    (tmp_path / "parts.csv").write_text(BY_PARTS, "utf-8")
    build_gazetteer([tmp_path / "parts.csv"], tmp_path / "parts.gaz", coverage="complete")
    assert addrkit.open(tmp_path / "parts.gaz").suggest(typed, "JP")[0].id == meant


IN_QUARTERS = """\
id,house_number,street,suburb,city,postcode,country
south,222,Avenida Insurgentes Sur,Roma Norte,Ciudad de México,06700,MX
south-2,224,Avenida Insurgentes Sur,Roma Norte,Ciudad de México,06700,MX
north,222,Avenida Insurgentes Norte,Tlatelolco,Ciudad de México,06300,MX
village,89,Rue du Lieu Coupeur,,Saint-Christophe-sur-Condé,27450,FR
village-2,91,Rue du Lieu Coupeur,,Saint-Christophe-sur-Condé,27450,FR
"""


@pytest.mark.parametrize(
    ("country", "typed", "meant"),
    [
        # Words of the street are no quarter's.
        ("MX", "insurgentes nort", "north"),
        ("MX", "av insurgentes norte", "north"),
        # A number that a door of the town has is not left out.
        ("FR", "st christophe sur conde 89", "village"),
    ],
)
def test_what_explains_all_that_was_typed_comes_first(
    tmp_path: Path, country: str, typed: str, meant: str
) -> None:
    (tmp_path / "quarters.csv").write_text(IN_QUARTERS, "utf-8")
    build_gazetteer([tmp_path / "quarters.csv"], tmp_path / "quarters.gaz", coverage="complete")
    assert addrkit.open(tmp_path / "quarters.gaz").suggest(typed, country)[0].id == meant


OF_PARTS = """\
id,house_number,street,city,postcode,country
two,12 к2,улица Ленина,Казань,420111,RU
three,12 к3,улица Ленина,Казань,420111,RU
whole,14,улица Ленина,Казань,420111,RU
"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ленина 12 корпус 3", "three"),
        ("ул. Ленина, д. 12, корп. 2", "two"),
        ("ленина 12 к 3", "three"),
        ("ленина 12к2 казань", "two"),
        ("ленина д 14", "whole"),
    ],
)
def test_a_part_of_a_house_may_be_written_out(tmp_path: Path, typed: str, meant: str) -> None:
    (tmp_path / "parts.csv").write_text(OF_PARTS, "utf-8")
    build_gazetteer([tmp_path / "parts.csv"], tmp_path / "parts.gaz", coverage="complete")
    assert addrkit.open(tmp_path / "parts.gaz").suggest(typed, "RU")[0].id == meant

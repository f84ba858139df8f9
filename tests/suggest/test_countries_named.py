"""A country's name at the end of what is typed, as an address book of another country writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("named")
    (folder / "rows.csv").write_text(
        "id,street,house_number,postcode,city\n1,Ter Waarde,91,8900,Ieper\n2,Belgielaan,5,8900,Ieper\n",
        "utf-8",
    )
    build_gazetteer([folder / "rows.csv"], folder / "be.gaz", country="BE", coverage="complete")
    return addrkit.open(folder / "be.gaz")


@pytest.mark.parametrize(
    "typed", ["Ter Waarde 91, Ypres, Belgium", "ter waarde 91 ypres belgique", "Ter Waarde 91, Ieper, België"]
)
def test_the_country_behind_an_address_says_nothing_else(kit: AddressKit, typed: str) -> None:
    assert [each.text for each in kit.suggest(typed)][:1] == ["Ter Waarde 91, 8900 Ieper"]


def test_an_address_of_another_country_is_not_offered(kit: AddressKit) -> None:
    assert kit.suggest("Ter Waarde 91, Ypres, Germany") == []
    assert [each.text for each in kit.suggest("belgie")] == ["Belgielaan 5, 8900 Ieper"]

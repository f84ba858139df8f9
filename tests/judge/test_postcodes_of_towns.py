"""Towns and postcodes of a sample that has no streets: what it does not know of a town contradicts nothing."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

TOWNS = """\
city,region,postcode,country
Luxembourg,,1111,LU
Luxembourg,,1112,LU
Sydney,NSW,2016,AU
Rosario,Santa Fe,2000,AR
Glasgow,,G11,GB
Manchester,,M1,GB
Charlottetown,PE,C1E,CA
Charlottetown,PE,C1C,CA
Berlin,,10117,DE
Bruxelles,BRU,1000,BE
Київ,місто Київ,01000,UA
München,,80331,DE
"""
MANY = 2_600
"""Postcodes of Lisbon: more than a few thousand are known of some towns."""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("towns")
    lisbon = "".join(f"Lisboa,,{1000 + 3 * at}-001,PT\n" for at in range(MANY))
    (folder / "towns.csv").write_text(TOWNS + lisbon, "utf-8")
    build_gazetteer([folder / "towns.csv"], folder / "towns.gaz", coverage="sample")
    return addrkit.open(folder / "towns.gaz")


@pytest.mark.parametrize(
    ("typed", "country", "postcode"),
    [
        ("Avenida de Roma 129, 8797-001 Lisboa", "PT", "8797-001"),
        ("12 rue Michel Rodange, 2016 Luxembourg", "LU", "2016"),
        ("San Martín 920, S2000CJT Rosario, Santa Fe", "AR", "S2000CJT"),
        ("5 Byres Road, Glasgow G11 5PS", "GB", "G11 5PS"),
        ("100 Queen St, Charlottetown PE C1A 4B3", "CA", "C1A 4B3"),
        ("Louizalaan 54, 1050 Brussel", "BE", "1050"),
        ("вул. Хрещатик 22, Київ 01001", "UA", "01001"),
    ],
)
def test_a_postcode_of_the_town_that_the_list_has_or_lacks_stands(
    kit: AddressKit, typed: str, country: str, postcode: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "confirm"
    assert not {"postcode_conflict", "postcode_corrected", "city_conflict"} & set(verdict.reasons)
    assert verdict.address.postcode == postcode


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Lindenstr. 5, 10117 München", "DE"),
        ("5 Byres Road, Glasgow M1 1AA", "GB"),
        ("100 Queen St, Charlottetown PE V5K 1A1", "CA"),
    ],
)
def test_a_postcode_of_another_town_contradicts(kit: AddressKit, typed: str, country: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action == "fix"
    assert {"postcode_conflict", "city_conflict"} & set(verdict.reasons)


@pytest.mark.parametrize(
    ("typed", "country", "unmatched"),
    [
        ("Oberfeld Berlin", "DE", ("Oberfeld",)),
        ("10117 Berlinn", "DE", ()),
        ("Muenchen", "DE", ()),
    ],
)
def test_what_is_typed_beside_a_town_and_is_nothing_of_it_is_named(
    kit: AddressKit, typed: str, country: str, unmatched: tuple[str, ...]
) -> None:
    verdict = kit.verify(typed, country=country)
    shown = {word for part in verdict.components.values() for word in (part.value or "").split()}
    assert set(unmatched) <= {*verdict.unmatched, *shown}
    assert unmatched or verdict.unmatched == ()


def test_a_region_that_is_the_town_is_said_once(kit: AddressKit) -> None:
    assert kit.verify("вул. Хрещатик 22, Київ", country="UA").formatted.count("Київ") == 1

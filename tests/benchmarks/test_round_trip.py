"""Records with the units of the markets, typed as they are printed: each comes back as itself, no other is accepted."""

from __future__ import annotations

import csv
from random import Random

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit
from addrkit.locale.format import format_address
from benchmarks.verdicts.round_trip import changed, drawn, measured

MARKETS: dict[str, tuple[tuple[str, str, str, str, str], tuple[str, ...]]] = {
    # number, street, city, region, postcode; units
    "ES": (("12", "Calle Mayor", "Madrid", "", "28013"), ("3º izq", "3º dcha", "2º izq", "bajo A", "esc. A 2º 1ª")),
    "PT": (("5", "Rua Augusta", "Lisboa", "", "1100-048"), ("2º Esq", "2º Dto", "1º Esq", "R/C Dto")),
    "DE": (("7", "Hauptstraße", "Essen", "", "45127"), ("2. OG links", "2. OG rechts", "1. OG links", "EG", "Whg. 12")),
    "FR": (("9", "Rue de Lille", "Paris", "", "75007"),
           ("2e étage gauche", "2e étage droite", "Bât A Apt 12", "Bât B Apt 12", "Esc C Apt 3")),
    "IT": (("10", "Via Roma", "Torino", "TO", "10121"), ("Scala A int 5", "Scala B int 5", "Scala A int 6")),
    "HK": (("8", "King Tung Street", "Kowloon", "", ""),
           ("Flat H, 18/F, Block 3", "Flat G, 18/F, Block 3", "Flat H, 17/F, Block 3")),
    "GB": (("1", "High Street", "Leeds", "", "LS1 4AA"),
           ("Block B Flat 5", "Block C Flat 5", "Flat 12", "Flat 13")),
    "US": (("100", "Oak Street", "Austin", "TX", "78701"),
           ("Bldg A Apt 101", "Bldg B Apt 101", "PH 2", "Apt 2 Front", "Apt 2 Rear", "H-3", "A-3")),
    "NL": (("67", "Damstraat", "Amsterdam", "", "1012 JM"), ("1 hoog", "2 hoog", "huis", "3 achter")),
    "DK": (("4", "Nørregade", "København", "", "1165"), ("2. tv", "2. th", "st. tv", "3. mf")),
    "RU": (("12", "улица Ленина", "Москва", "", "101000"), ("кв. 23", "оф. 23", "кв. 24")),
    "SG": (("123", "Bedok North Road", "Singapore", "", "460123"), ("#08-123", "#08-124", "#09-123")),
}  # fmt: skip


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    """One gazetteer of all markets, open."""
    folder = tmp_path_factory.mktemp("markets")
    with (folder / "markets.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "house_number", "street", "unit", "city", "region", "postcode", "country"))
        for code, ((number, street, *places), units) in MARKETS.items():
            doors = [(number, unit) for unit in units] + [(other, "") for other in ("2", "14")]
            writer.writerows(
                (f"{code}-{door}-{unit}", door, street, unit, *places, code) for door, unit in doors
            )
    build_gazetteer([folder / "markets.csv"], folder / "markets.gaz", coverage="complete")
    return addrkit.open(folder / "markets.gaz")


def test_each_record_typed_as_it_is_printed_is_itself_and_a_changed_letter_is_no_other(
    kit: AddressKit,
) -> None:
    [gazetteer] = kit.gazetteers
    outcome, wrong = measured(kit, gazetteer, 200)
    assert wrong == []
    assert outcome.records == sum(len(units) + 2 for _, units in MARKETS.values())
    assert outcome.itself == outcome.accepted == outcome.records
    assert (outcome.another_accepted, outcome.changed_accepted) == (0, 0)


def test_half_of_what_is_drawn_has_a_unit_and_what_is_changed_is_no_door(kit: AddressKit) -> None:
    [gazetteer] = kit.gazetteers
    records = drawn(gazetteer, 4, Random(1))  # noqa: S311  no secret
    assert sum(bool(record.components.unit) for record in records) == 2
    [flat] = [record for record in records if record.components.unit][:1]
    other = changed(flat, frozenset(), Random(1))  # noqa: S311  no secret
    assert other is not None
    assert format_address(other) != format_address(flat.components)

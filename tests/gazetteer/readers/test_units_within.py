"""A register that writes units into another column is one of units: each row comes back as itself."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.readers.units_within import Parted, number_apart, street_apart, units_apart
from addrkit.locale.format import format_address

pytestmark = pytest.mark.slow

REGISTERS = {
    "SE": ("Storgatan", "Umeå", "903 26", ["12 lgh 1101", "12 lgh 1102", "14 A", "14 A lgh 1001"]),
    "DK": ("Vesterbrogade", "København V", "1620", ["14, 1. tv", "14, 1. th", "16, st.", "18A, 2. mf"]),
    "NO": ("Storgata", "Oslo", "0155", ["12 H0101", "12 H0102", "14B", "14B U0101"]),
    "GB": ("High Street", "Dorking", "RH4 1AT", ["Flat 1, 12", "Flat 2, 12", "12A", "14-16"]),
    "AU": ("Smith St", "Collingwood", "3066", ["U4/33", "Unit 7/41", "Shop 2/50", "1/12", "5A/20"]),
    "BE": ("Kerkstraat", "Gent", "9000", ["14 bus 2", "16 b 1", "24 bte 5", "12/0003"]),
    "ES": ("Calle Mayor", "Madrid", "28013", ["12, 3º A", "12, 3º B", "14 bis", "16 dpdo"]),
    "BR": ("Rua das Flores", "São Paulo", "01310-200", ["12 apto 3", "12 apto 4", "16 casa 2"]),
    "IT": ("Via Garibaldi", "Torino", "10122", ["18 int. 3", "20 scala B", "12/A", "14 bis"]),
    "US": ("Main St", "Dayton", "45402", ["14 Apt 2", "14 Apt 3", "12 1/2", "12-A"]),
    "TW": ("中正路", "台北市", "100", ["12號", "12之3號", "12號3樓", "12號3樓之2"]),
    "RU": ("улица Ленина", "Москва", "101000", ["12к1", "20 корп. 1 стр. 2", "18А"]),
}


def built(folder: Path, country: str, *, named: bool) -> addrkit.AddressKit:
    street, city, postcode, numbers = REGISTERS[country]
    source = folder / f"{country}.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "house_number", "street", "city", "postcode", *(["country"] if named else [])])
        for at, number in enumerate(numbers):
            rows.writerow([f"r{at}", number, street, city, postcode, *([country] if named else [])])
    build_gazetteer([source], folder / f"{country}.gaz", country=None if named else country)
    return addrkit.open(folder / f"{country}.gaz")


@pytest.mark.parametrize("country", REGISTERS)
def test_each_row_as_it_is_printed_comes_back_as_itself(tmp_path: Path, country: str) -> None:
    kit = built(tmp_path, country, named=False)
    gazetteer = kit.gazetteers[0]
    all_records = [gazetteer.record_at(row)[1] for row in range(gazetteer.manifest.doors)]
    records = [each for each in all_records if each.components.house_number]
    assert len(records) == len(REGISTERS[country][3])
    found = {}
    for record in records:
        verdict = kit.verify(format_address(record.components), country=country)
        if (verdict.action, verdict.match and verdict.match.id) != ("accept", record.id):
            found[record.id] = (verdict.action, verdict.reasons)
    assert found == {}


def test_units_are_told_where_rows_name_their_countries(tmp_path: Path) -> None:
    record = built(tmp_path, "SE", named=True).gazetteers[0].record_at(0)[1]
    assert (record.components.house_number, record.components.unit) == ("12", "lgh 1101")


@pytest.mark.parametrize(
    ("country", "typed"),
    [
        ("SE", "Storgatan 12 lgh 1103, 903 26 Umeå"),
        ("GB", "Flat 3, 12 High Street, Dorking RH4 1AT"),
        ("DK", "Vesterbrogade 14, 2. tv, 1620 København V"),
        ("AU", "Unit 8/41 Smith St, Collingwood 3066"),
        ("ES", "Calle Mayor 12, 3º C, 28013 Madrid"),
    ],
)
def test_another_flat_of_the_house_is_asked_about(tmp_path: Path, country: str, typed: str) -> None:
    verdict = built(tmp_path, country, named=False).verify(typed, country=country)
    assert verdict.action == "confirm", verdict.reasons
    assert "unit_not_found" in verdict.reasons


def test_a_flat_behind_the_street_s_name_is_a_unit(tmp_path: Path) -> None:
    source = tmp_path / "us.csv"
    rows = ["1,Main St Apt 2,14", "2,Main St Apt 3,14", "3,State Hwy 12,5", "4,N 8th Ave,5"]
    source.write_text("\n".join(["id,street,number", *rows]) + "\n", "utf-8")
    build_gazetteer([source], tmp_path / "us.gaz", country="US", coverage="complete")
    kit = addrkit.open(tmp_path / "us.gaz")
    verdict = kit.verify("14 Main Street, Apt. 3", country="US")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "2")
    assert kit.verify("14 Main St Apt 4", country="US").action == "confirm"
    assert kit.verify("14 Main St", country="US").action == "add_unit"
    verdict = kit.verify("5 State Hwy 12", country="US")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "3")


@pytest.mark.parametrize("tell", [number_apart, street_apart])
def test_a_cell_that_no_register_has_is_left_as_it_is(tell: Callable[[str, str], Parted | None]) -> None:
    cells = pa.array(["12 " + "a b " * 20_000 + "St Apt 2", "Flat " + "1 " * 50_000 + ", 12", None, ""])
    kept, units = units_apart(cells, None, "US", None, tell)
    assert kept.to_pylist() == cells.to_pylist()
    assert units is None

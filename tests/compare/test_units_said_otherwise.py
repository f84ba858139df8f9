"""One flat said in several ways: with its storey or without it, in one run of codes or with a word for each."""

from __future__ import annotations

import pytest

from addrkit.locale.country import country
from addrkit.locale.unit_likeness import same_unit


@pytest.mark.parametrize(
    ("typed", "known", "code"),
    [
        # The number of a flat tells its storey.
        ("Rm 1802", "Room 1802, 18/F", "HK"),
        ("Rm 1802, 18F", "Room 1802, 18/F", "HK"),
        ("Room 1802, 18/F", "Room 1802", "HK"),
        ("301호", "3층 301호", "KR"),
        ("101호", "1층 101호", "KR"),
        ("Căn hộ 1508 tòa V3", "Tòa V3, Tầng 15, Căn hộ 1508", "VN"),
        ("căn 1508, tòa V3", "Tòa V3, Tầng 15, Căn hộ 1508", "VN"),
        ("Flat 302", "3rd Floor, Flat 302", "IN"),
        # Flats are numbered through the house.
        ("daire 7", "Kat 3 Daire 7", "TR"),
        ("D:7", "K:3 D:7", "TR"),
        ("7", "Kat 3 Daire 7", "TR"),
        ("B Blok D:14", "B Blok Kat 4 Daire 14", "TR"),
        ("кв. 48", "подъезд 2, этаж 5, кв. 48", "RU"),
        # One run of codes, the block's first.
        ("B-12-3A", "Blok B-12-3A", "MY"),
        ("Unit 3A, Tingkat 12, Blok B", "Blok B-12-3A", "MY"),
        ("Blok B, 12-3A", "B-12-3A", "MY"),
        ("T2-804", "Torre 2, Depto 804", "MX"),
        ("T2 apto 504", "Torre 2 Apto 504", "CO"),
        ("1812 T2", "Tower 2, Unit 1812", "PH"),
        ("3栋2单元1502", "3-2-1502", "CN"),
    ],
)
def test_they_are_one(typed: str, known: str, code: str) -> None:
    assert same_unit(typed, known, country(code))
    assert same_unit(known, typed, country(code))


@pytest.mark.parametrize(
    ("typed", "known", "code"),
    [
        ("Rm 1802, 17/F", "Room 1802, 18/F", "HK"),
        ("Rm 1802, 17/F", "Room 1802", "HK"),
        ("1203호", "1층 1203호", "KR"),
        ("302호", "3층 301호", "KR"),
        ("Kat 4 Daire 7", "Kat 3 Daire 7", "TR"),
        ("Daire 7", "Kat 3 Daire 8", "TR"),
        ("7", "3", "TR"),
        ("Daire 7", "B Blok Daire 7", "TR"),
        ("Pta 2", "Piso 3 Pta 2", "ES"),
        ("Flat B", "Flat B, 15/F", "HK"),
        ("C-12-3A", "Blok B-12-3A", "MY"),
        ("B-12-3", "Blok B-12-3A", "MY"),
        ("T3-804", "Torre 2, Depto 804", "MX"),
        ("T2-805", "Torre 2, Depto 804", "MX"),
        ("Piso 2-804", "Torre 2, Depto 804", "MX"),
        ("3", "Block 3", "GB"),
        ("3-12", "Block 3", "GB"),
    ],
)
def test_they_are_two(typed: str, known: str, code: str) -> None:
    assert not same_unit(typed, known, country(code))
    assert not same_unit(known, typed, country(code))

"""Doors in Thailand: numbers that dashes join, storeys glued to a building's word, districts that no word opens."""

from __future__ import annotations

import pytest

import addrkit


def cut(text: str) -> dict[str, str]:
    return {name: part.value for name, part in addrkit.parse(text, country="TH").components.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A quarter and a district that no word opens, and numbers that a dash or a slash joins.
        (
            "52 ถนนลาดพร้าว ซอย 64 วังทองหลาง วังทองหลาง กรุงเทพมหานคร 10310",
            {"suburb": "วังทองหลาง", "district": "วังทองหลาง", "city": "กรุงเทพมหานคร"},
        ),
        (
            "19/24 ตำบลในเมือง อำเภอพระนครศรีอยุธยา จังหวัดพระนครศรีอยุธยา 13000",
            {"house_number": "19/24", "suburb": "ตำบลในเมือง"},
        ),
        ("6/11 – 6/12 หมู่ที่ 2 ตำบลบ่อวิน อำเภอศรีราชา จังหวัดชลบุรี 20230", {"house_number": "6/11 - 6/12"}),
        (
            "48 อาคารชั้น 3 ถนนพังงา ตำบลตลาดใหญ่ อำเภอเมืองภูเก็ต จังหวัดภูเก็ต 83000",
            {"house_number": "48", "unit": "อาคารชั้น 3", "street": "ถนนพังงา"},
        ),
        (
            "ห้องเลขที่ TB-1204-05 ชั้น 12 อาคารสินธร 130/1 ถนนวิทยุ แขวงลุมพินี เขตปทุมวัน กรุงเทพฯ",
            {"unit": "ห้องเลขที่ TB-1204-05 ชั้น 12", "building": "อาคารสินธร", "house_number": "130/1"},
        ),
    ],
)
def test_thai_lines(text: str, told: dict[str, str]) -> None:
    found = cut(text)
    assert {name: found.get(name) for name in told} == told
    assert "building" in told or "building" not in found

"""Doors as shoppers of the markets write them."""

from __future__ import annotations

import pytest

import addrkit


@pytest.mark.parametrize(
    ("code", "text", "number", "street"),
    [
        ("PH", "22 A. Bonifacio Ave., Sto. Niño, Marikina", "22", "A. Bonifacio Ave."),
        ("PH", "22 A Bonifacio Ave., Sto. Niño, Marikina", "22 A", "Bonifacio Ave."),
        ("MX", "Amores 1322, Del Valle Sur, BJ, 03104 CDMX", "1322", "Amores"),
        ("HK", "九龍灣仔軒尼詩道200號", "200", "軒尼詩道"),
        ("HK", "九龍灣宏光道1號", "1", "宏光道"),
    ],
)
def test_number_and_street(code: str, text: str, number: str, street: str) -> None:
    parts = addrkit.parse(text, country=code).components
    assert (parts["house_number"].value, parts["street"].value) == (number, street)

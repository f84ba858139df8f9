"""A part of a house is the same however its word is shortened: "31 корп 1", "31к1", "д. 31, корпус 1"."""

from __future__ import annotations

import pytest

from addrkit.compare.doors.numbers import same_suffix
from addrkit.locale.country import country
from addrkit.locale.numbers import house_number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31к1", "31 корп 1"),
        ("31, корпус 1", "31 корп. 1"),
        ("15А с1", "15А, стр. 1"),
        ("9 литера Б", "9 лит. Б"),
    ],
)
def test_a_part_of_a_house_is_one_however_it_is_written(one: str, other: str) -> None:
    assert same_suffix(house_number(one), house_number(other), country("RU"))


@pytest.mark.parametrize(
    ("one", "other"), [("31к1", "31к2"), ("31к1", "31 стр 1"), ("9 лит А", "9 лит Б"), ("9К", "9 корп")]
)
def test_another_part_is_another_door(one: str, other: str) -> None:
    assert not same_suffix(house_number(one), house_number(other), country("RU"))

"""House numbers and units as people and registers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.locale.numbers import HouseNumber, house_number
from addrkit.locale.unit_likeness import same_unit
from addrkit.locale.units import unit_key


@pytest.mark.parametrize(
    ("written", "number", "suffix", "last"),
    [
        ("12", 12, "", None),
        (" 12 ", 12, "", None),
        ("0012", 12, "", None),
        ("１２", 12, "", None),
        ("12A", 12, "a", None),
        ("12 a", 12, "a", None),
        ("12-A", 12, "a", None),
        ("12/A", 12, "a", None),
        ("12 bis", 12, "bis", None),
        ("12BIS", 12, "bis", None),
        ("12-14", 12, "", 14),
        ("12–14", 12, "", 14),
        ("12/14", 12, "", 14),
        ("12 - 14", 12, "", 14),
        ("12-13", 12, "13", None),
        ("22 22", 22, "", None),
        ("14-12", 14, "12", None),
        ("3-812", 3, "812", None),
        ("37-12", 37, "12", None),
        ("3-1-3", 3, "1-3", None),
        ("12A-3", 12, "a-3", None),
        ("84/92", 84, "", 92),
        ("12 1/2", 12, "1-2", None),
        ("A12", 12, "a", None),
        ("No. 12", 12, "no", None),
        ("B", 0, "b", None),
        ("", 0, "", None),
        ("--", 0, "", None),
        ("12345678", 0, "12345678", None),
    ],
)
def test_a_number_is_read_as_it_is_written(written: str, number: int, suffix: str, last: int | None) -> None:
    assert house_number(written) == HouseNumber(number, suffix, last)


def test_spellings_of_one_number_are_one() -> None:
    assert len({house_number(each) for each in ("12A", "12 a", "12-A", "012a", "１２Ａ")}) == 1


@pytest.mark.parametrize(
    ("number", "held"), [(10, False), (12, True), (13, False), (14, True), (16, True), (18, False)]
)
def test_a_range_holds_its_own_side_of_the_street(number: int, held: bool) -> None:
    assert house_number("12-16").holds(number) is held


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Apt 4B", "4b"),
        ("Apt 4-B", "Unit 4B"),
        ("#112", "UNIT 112"),
        ("Ste B", "Suite B"),
        ("apartment 04", "Apt 4"),
        ("Penthouse", "PENTHOUSE"),
    ],
)
def test_a_unit_is_the_same_whatever_its_designator(one: str, other: str) -> None:
    assert same_unit(one, other)
    assert same_unit(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2", "12"), ("4A", "4B"), ("Apt 1", "Apt 11"), ("A", "B"), ("Penthouse", "1"), ("Apt 4", "")],
)
def test_other_units_are_told_apart(one: str, other: str) -> None:
    assert not same_unit(one, other)


@given(written=st.text(max_size=40))
def test_any_text_is_read_without_complaint(written: str) -> None:
    read = house_number(written)
    assert 0 <= read.number < 10**7
    assert read.last is None or read.last > read.number
    assert read.holds(read.number)
    assert same_unit(written, written)
    assert unit_key(written) == unit_key(written.upper().lower()) or not written.isascii()


@given(number=st.integers(1, 9_999_999), letter=st.sampled_from(["", "a", "b", "bis"]))
def test_what_was_written_is_what_is_read(number: int, letter: str) -> None:
    assert house_number(f"{number}{letter}") == HouseNumber(number, letter, None)
    assert house_number(f"{number} {letter.upper()}") == HouseNumber(number, letter, None)

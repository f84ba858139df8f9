"""Which word is the house number, and which doors it may be."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit
from addrkit.suggest.premises import premises_with
from addrkit.suggest.reading import readings
from addrkit.suggest.typed import read_typed
from addrkit.suggest.unit_readings import readings_with_unit


def numbers(text: str) -> list[str]:
    return [each.number.written for each in readings(read_typed(text)) if each.number]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("kerkstraat", []),
        ("12", ["12"]),
        ("kerkstraat 12", ["12"]),
        ("kerkstraat 12a", ["12a"]),
        ("kerkstraat 12-14", ["12-14"]),
        ("kerkstraat 12 a", ["12", "12 a"]),
        ("12 bis rue foch", ["12", "12 bis"]),
        ("350 5th av", ["350", "5th"]),
        ("rue du 8 mai 1945 12", ["8", "1945", "1945 12", "12"]),
        ("1 2 3 4 5", ["1", "2", "2 3 4", "3", "3 4 5"]),
        ("99999999999 main st", []),
    ],
)
def test_any_of_three_words_with_digits_may_be_the_house_number(typed: str, read: list[str]) -> None:
    assert numbers(typed) == read


def test_a_unit_stands_beside_the_number_or_behind_its_word() -> None:
    typed = read_typed("100 market st apt 2 jersey")
    found = {
        (
            "".join(token.folded for token in each.unit),
            " ".join(word.folded for word in each.words),
            each.unit_written,
        )
        for each in readings_with_unit(readings(typed), frozenset({"apt"}), frozenset(), typed.text)
    }
    assert ("2", "market st jersey", "apt 2") in found


@pytest.mark.parametrize(
    ("written", "finished", "found"),
    [
        ("1", False, ["12", "12A", "14", "16-18"]),
        ("1", True, []),
        ("12", True, ["12", "12A"]),
        ("12a", False, ["12A"]),
        ("3", False, ["30"]),
        ("9", False, []),
        ("x", False, []),
    ],
)
def test_doors_go_on_from_what_is_typed_in_their_order(
    kit: AddressKit, written: str, finished: bool, found: list[str]
) -> None:
    gazetteer = kit.gazetteers[0]
    entry = gazetteer.entry(int(kit.suggest("kerkstraat gron")[0].id.rpartition(":")[2]))
    runs = premises_with(gazetteer, entry, written, finished=finished, most=9)
    assert [gazetteer.door(run.first).house_number for run in runs] == found

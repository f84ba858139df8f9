"""Somebody who types: slips, and how keystrokes are counted."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from addrkit.types import Address, Suggestion
from benchmarks.suggest.others import Other
from benchmarks.suggest.tally import TypingTally, paired
from benchmarks.suggest.typing import Target, enter, rank_of, street_of, with_slips

HERE = Address(street="Kerkstraat", house_number="12", city="Gap")
TARGET = Target("Kerkstraat 12, Gap", "gaz", 7, street_of(HERE), "12", "")


def door(number: str) -> Suggestion:
    here = Address(street="Kerkstraat", house_number=number, city="Gap")
    return Suggestion(f"d{number}", f"Kerkstraat {number}, Gap", here, "premise", 0.5, None, None)


STREET = Suggestion(
    "gaz:7", "Kerkstraat, Gap", Address(street="Kerkstraat", city="Gap"), "street", 0.5, None, None, (), True
)


@given(text=st.text("abcdef 12,", max_size=60), seed=st.integers(0, 9))
def test_at_most_every_tenth_character_is_a_slip_and_digits_stay(text: str, seed: int) -> None:
    typed = with_slips(text, seed)
    assert abs(len(typed) - len(text)) <= -(-len(text) // 10)
    assert [each for each in typed if each.isdigit()] == [each for each in text if each.isdigit()]


def test_a_choice_is_one_keystroke_and_the_number_is_typed_within_the_street() -> None:
    def suggest(text: str, within: str | None) -> Sequence[Suggestion]:
        if within is None:
            return [STREET] if text.startswith("Ker") else []
        return [door("1")] if text != "12" else [door("12")]

    # K, e, r, the street, 1, 2, the door.
    assert enter(TARGET, TARGET.text, suggest).keystrokes == 7


def test_what_is_never_offered_is_typed_out() -> None:
    outcome = enter(TARGET, TARGET.text, lambda _text, _within: [])
    assert (outcome.keystrokes, outcome.found) == (len(TARGET.text), False)


def test_any_door_of_the_street_counts_for_the_street_alone() -> None:
    assert rank_of(TARGET, [door("9"), door("12")]) == (2, 1)
    assert rank_of(TARGET, [door("9")]) == (None, 1)
    assert rank_of(TARGET, []) == (None, None)


def test_another_search_is_asked_each_text_once_and_compared_on_the_addresses_it_typed() -> None:
    asked: list[str] = []

    def search(text: str) -> list[int]:
        asked.append(text)
        return [1]

    other = Other(search)
    assert [other.search("k"), other.search("k")] == [[1], [1]]
    assert (asked, len(other.times)) == (["k"], 1)
    compared = paired(TypingTally(saved=[0.5, 0.7, 0.9]), TypingTally(saved=[0.25, 0.25]))
    assert (compared["addresses"], compared["difference"][0]) == (2, 0.35)

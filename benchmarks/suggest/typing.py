"""Somebody who types an address: what they type, with slips, and when they choose."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from addrkit.types import Address, Suggestion

BLOCK = 10
"""Characters of which one is a slip."""
FIRST = 5
"""Suggestions that are looked at."""
_NEIGHBOURS = {
    letter: row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for at, letter in enumerate(row)
}

Suggest = Callable[[str, str | None], Sequence[Suggestion]]
"""From what is typed, and the id of what was gone into, to suggestions."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that somebody means."""

    text: str
    """As its country's post writes it, in one line: what is typed."""
    gazetteer: str
    entry: int
    street: tuple[str | None, ...]
    """As `street_of`."""
    number: str
    """What is typed within its street."""
    unit: str


@dataclass(frozen=True, slots=True)
class TypingOutcome:
    """How an address was entered."""

    keystrokes: int
    """Characters typed and suggestions chosen; all characters where it was never offered."""
    found: bool


def with_slips(text: str, seed: int) -> str:
    """A text with one slip in every ten characters, where these have a letter; digits stay as they are.

    A letter is left out, doubled, swapped with the next one, or becomes its neighbour on the keyboard.

    >>> with_slips("Kerkstraat 12, Groningen", 1) == with_slips("Kerkstraat 12, Groningen", 1)
    True
    """
    draw = random.Random(seed)  # noqa: S311 - no secret
    letters = list(text)
    for first in range(0, len(letters), BLOCK):
        places = [at for at in range(first, min(first + BLOCK, len(text))) if text[at].isalpha()]
        if not places:
            continue
        at = draw.choice(places)
        kind = draw.choice(("missing", "doubled", "swapped", "wrong"))
        if kind == "missing":
            letters[at] = ""
        elif kind == "doubled":
            letters[at] = text[at] * 2
        elif kind == "swapped" and at + 1 < len(text) and text[at + 1].isalpha():
            letters[at] = text[at + 1] + text[at]
            letters[at + 1] = ""
        else:
            letters[at] = draw.choice(_NEIGHBOURS.get(text[at].lower(), "e"))
    return "".join(letters)


def rank_of(target: Target, suggestions: Sequence[Suggestion]) -> tuple[int | None, int | None]:
    """The ranks, from 1, of the address itself and of its street, or a door in it; None if not among the first."""
    door = street = None
    for rank, each in enumerate(suggestions[:FIRST], 1):
        if each.text == target.text and not each.has_more:
            door = door or rank
        if lies_under(target, each) or street_of(each.address) == target.street:
            street = street or rank
    return door, street


def street_of(address: Address) -> tuple[str | None, ...]:
    """What doors of one street share."""
    return (address.street or address.building, address.city, address.district, address.region)


def lies_under(target: Target, suggestion: Suggestion) -> bool:
    """Whether a suggestion is the street or the building of an address."""
    name, _, rest = suggestion.id.rpartition(":") if suggestion.id.count(":") == 1 else ("", "", "")
    if suggestion.has_more and name:
        return (name, rest) == (target.gazetteer, str(target.entry))
    parts = suggestion.id.split(":")
    return (
        suggestion.has_more
        and len(parts) == 3
        and parts[:2] == [target.gazetteer, str(target.entry)]
        and suggestion.address.house_number == target.number
    )


def enter(target: Target, text: str, suggest: Suggest) -> TypingOutcome:
    """Type until the address, or what it lies under, is among the first five; choose it; go on within.

    Each choice counts as one keystroke.
    """
    for typed in range(1, len(text) + 1):
        found = suggest(text[:typed], None)
        outcome = _choose(target, found, typed, suggest)
        if outcome is not None:
            return outcome
    return TypingOutcome(len(target.text), False)


def _choose(
    target: Target, found: Sequence[Suggestion], typed: int, suggest: Suggest
) -> TypingOutcome | None:
    door, _ = rank_of(target, found)
    if door is not None:
        return TypingOutcome(typed + 1, True)
    chosen = next((each for each in found[:FIRST] if lies_under(target, each)), None)
    if chosen is None:
        return None
    within = target.unit if chosen.address.house_number == target.number else target.number
    for more in range(len(within) + 1):
        below = suggest(within[:more], chosen.id)
        outcome = _choose(target, below, typed + 1 + more, suggest)
        if outcome is not None:
            return outcome
    return None

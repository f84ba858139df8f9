"""What lies under a suggestion that was chosen: a town's streets, a street's doors, a building's units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from addrkit.gazetteer.schema import PLACE
from addrkit.locale.country import country
from addrkit.locale.format import format_address
from addrkit.locale.text import words
from addrkit.suggest.groups import Group
from addrkit.suggest.premises import Premise, premises, premises_with, units
from addrkit.suggest.show import entry_suggestion, premise_suggestion, unit_suggestion
from addrkit.suggest.typed import TypedText, TypedToken, number_at
from addrkit.suggest.wanted import Wanted
from addrkit.types import Suggestion

MOST = 1_000
"""Buildings of a number that are looked at where more than it was typed."""
STEP = 0.001
"""How much less each suggestion of an ordered list scores than the one before it."""


def suggest_within(groups: Sequence[Group], typed: TypedText, limit: int, wanted: Wanted) -> list[Suggestion]:
    """The doors of streets, the units of a building or the postcodes of a place that go on as typed, in their order.

    Of several groups, which are shown in the same words, all. The text may hold a group's own words too ("Kerkstraat
    12" within Kerkstraat); they tell nothing.
    """
    found: list[Suggestion] = []
    for group in groups:
        seen: dict[str, Suggestion] = {}
        for suggestion in _under(group, typed, limit):
            if wanted.holds(suggestion):
                seen.setdefault(suggestion.text, suggestion)
            if len(seen) >= limit:
                break
        found += seen.values()
    together: dict[str, Suggestion] = {}
    for suggestion in sorted(found, key=lambda each: -each.score):
        together.setdefault(suggestion.text, suggestion)
    return list(together.values())[:limit]


def _under(group: Group, typed: TypedText, limit: int) -> Iterator[Suggestion]:
    if group.row is not None:
        return _units(group, untold(typed, group), limit)
    return _postcodes(group, typed, limit) if group.entry.kind == PLACE else _doors(group, typed, limit)


def _doors(group: Group, typed: TypedText, limit: int) -> Iterator[Suggestion]:
    gazetteer, entry = group.gazetteer, group.entry
    left = untold(typed, group)
    number = next((token for token in left if token.has_digit), None)
    said = [token.folded for token in typed.tokens]
    if number is None:
        for at, premise in enumerate(premises(gazetteer, entry, MOST if left else limit)):
            suggestion = premise_suggestion(gazetteer, entry, premise, _score(at), said)
            if all(_begins_a_word(token.folded, suggestion.text) for token in left):
                yield suggestion
        return
    written, taken = number_at(typed, typed.tokens.index(number))
    behind = typed.tokens.index(number) + taken
    rest = [token for token in typed.tokens[behind:] if token in left]
    if len(rest) == 1 and len(rest[0].folded) == 1 and not rest[0].has_digit:
        # "12 a" is 12A as well as the beginning of a unit.
        lettered = premises_with(gazetteer, entry, written + rest[0].folded, finished=True, most=limit)
        for at, premise in enumerate(lettered):
            yield premise_suggestion(gazetteer, entry, premise, _score(at), said)
    finished = bool(rest) or typed.tokens[behind - 1].finished
    most = MOST if rest else limit
    for at, premise in enumerate(premises_with(gazetteer, entry, written, finished=finished, most=most)):
        if not rest:
            yield premise_suggestion(gazetteer, entry, premise, _score(at), said)
            continue
        asked = " ".join(token.folded for token in rest)
        for row in units(gazetteer, entry, premise.rows, asked)[:limit]:
            yield unit_suggestion(gazetteer, entry, row, _score(at), said)
        if gazetteer.door(premise.first).building is not None:
            # Buildings that share a number are told apart by their names.
            named = premise_suggestion(gazetteer, entry, premise, _score(at), said)
            if all(_begins_a_word(token.folded, named.text) for token in rest):
                yield named


def _units(group: Group, left: Sequence[TypedToken], limit: int) -> Iterator[Suggestion]:
    gazetteer, entry = group.gazetteer, group.entry
    if group.row is None:
        return
    runs = gazetteer.building_runs(group.row, entry.last_door, 1)
    asked = " ".join(token.folded for token in left)
    for first, last in runs:
        rows = units(gazetteer, entry, range(first, last), asked)[:limit]
        for at, row in enumerate(rows):
            yield unit_suggestion(gazetteer, entry, row, _score(at), [token.folded for token in left])


def longest_streets(group: Group, runs: Sequence[tuple[int, int]], limit: int) -> list[Suggestion]:
    """Of a town's streets those with the most doors."""
    entries = np.concatenate([np.arange(*run) for run in runs])
    order = np.argsort(-group.gazetteer.door_count(entries), kind="stable")[:limit]
    return [
        entry_suggestion(group.gazetteer, group.gazetteer.entry(entry), _score(at), ())
        for at, entry in enumerate(entries[order].tolist())
    ]


def _postcodes(group: Group, typed: TypedText, limit: int) -> Iterator[Suggestion]:
    """The postcodes of a place that go on as typed; none where a street was typed, of which nothing is known."""
    gazetteer, entry = group.gazetteer, group.entry
    left = untold(typed, group)
    runs = gazetteer.building_runs(entry.first_door, entry.last_door, MOST if left else limit)
    for at, (first, last) in enumerate(runs):
        suggestion = premise_suggestion(gazetteer, entry, Premise(first, last, True), _score(at), ())
        if all(_begins_a_word(token.folded, suggestion.text) for token in left):
            yield suggestion


def untold(typed: TypedText, group: Group) -> list[TypedToken]:
    """The words that are none of the group's own: "Kerkstraat 12" within Kerkstraat tells 12."""
    gazetteer, entry = group.gazetteer, group.entry
    record = gazetteer.record(entry, gazetteer.door(group.row) if group.row is not None else None)
    here = replace(record.components, unit=None)
    # A register may store a postcode without the blank that it is shown with: both are its own words.
    known = [word.folded for word in words(format_address(here))]
    shown = set(known)
    known += [word.folded for text in here.values() for word in words(text) if word.folded not in shown]
    here_it_is = country(entry.country) if entry.country else None
    left = list(typed.tokens)
    for word in known:
        forms = (word, here_it_is.contract(word)) if here_it_is else (word,)
        # From the end: what is typed stands in a gap before the postcode, which may have the same digits.
        own = next(
            (token for form in forms for token in reversed(left) if token.folded == form),
            None,
        )
        if own is not None:
            left.remove(own)
    return left


def _begins_a_word(begun: str, text: str) -> bool:
    return any(word.folded.startswith(begun) for word in words(text))


def _score(at: int) -> float:
    return max(1.0 - STEP * at, 0.0)

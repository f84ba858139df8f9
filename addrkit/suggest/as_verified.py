"""The door that verifying knows, where no suggestion says all that was typed: it is offered before all others.

One that is only asked about for its spelling is offered where nothing but towns would be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from addrkit.locale.text import folded_words
from addrkit.suggest.as_cut import may_be_cut
from addrkit.suggest.best_hits import explains
from addrkit.suggest.hits import Hit
from addrkit.suggest.show import record_suggestion
from addrkit.suggest.typed import TypedText
from addrkit.suggest.wanted import Wanted
from addrkit.types import Suggestion, Verification

ASKED: Final = 0.6
"""Share of a door that is asked about: less than of one whose words have slips that are found by themselves."""
LIKELY: Final = 0.2
"""Share from which what was found may be meant."""
_KNOWN: Final = frozenset({"confirmed", "corrected", "inferred"})
Verify = Callable[[str, str | None], Verification | None]
"""The verdict on a text, in a country if one is told; None if the text cannot be read."""


def may_be_known_better(
    typed: TypedText, hits: Sequence[Hit], found: Sequence[Suggestion], *, names_known: bool
) -> bool:
    """Whether a text names a door that its suggestions may have missed: the first does not say all that was typed.

    A door by itself need not say it, where no unit was typed and what was looked up explains it. Where nothing likely
    was found, a door may go by a name alone, if there are such (`names_known`).
    """
    if names_known and len(typed.tokens) > 1 and not any(each.score >= LIKELY for each in found):
        return True
    if not may_be_cut(typed) or not any(token.has_digit for token in typed.tokens):
        return False
    if not found:
        return True
    first = found[0]
    is_door = first.kind in ("premise", "unit") and not first.has_more
    if is_door and hits and explains(hits[0]) and not hits[0].reading.unit:
        return False
    if first.kind == "premise" and first.address.unit:
        # The unit that was typed, in a building that has none on record: its number may be that of another door.
        return True
    shown, last = folded_words(first.text), typed.tokens[-1]
    said = all(token.folded in shown for token in typed.tokens[:-1])
    return not said or not any(word.startswith(last.folded) for word in shown)


def with_the_door(
    found: list[Suggestion], verdict: Verification | None, typed: TypedText, limit: int, wanted: Wanted
) -> list[Suggestion]:
    """The suggestions with the door of a verdict that needs no question, or none but of its spelling, as the first."""
    if verdict is None or verdict.match is None or verdict.match.kind not in ("premise", "unit"):
        return found
    if verdict.action != "accept" and not (_asks_about_spelling(verdict) and _are_places(found)):
        return found
    record = verdict.match
    unit = record.components.unit or verdict.address.unit
    if unit != record.components.unit:
        # Of a building without units on record the one that was typed is not dropped.
        record = replace(record, components=replace(record.components, unit=unit))
    sure = 1.0 if verdict.action == "accept" else ASKED
    score = max((each.score for each in found), default=sure)
    score = max(score, sure) if _are_places(found) else score
    known = next((each for each in found if each.id == record.id), None)
    first = known or record_suggestion(record, score, [token.folded for token in typed.tokens])
    if not wanted.holds(first):
        return found
    return [replace(first, score=score), *(each for each in found if each.id != first.id)][:limit]


def _asks_about_spelling(verdict: Verification) -> bool:
    """Whether all that was typed is in the record, though not as it is spelled there."""
    parts = verdict.components.values()
    return (
        verdict.action == "confirm" and not verdict.unmatched and all(part.status in _KNOWN for part in parts)
    )


def _are_places(found: Sequence[Suggestion]) -> bool:
    return all(each.kind in ("locality", "postcode") for each in found)

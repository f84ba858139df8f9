"""The door that verifying knows, where no suggestion says all that was typed: it is offered before all others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from addrkit.locale.text import folded_words
from addrkit.suggest.as_cut import may_be_cut
from addrkit.suggest.best_hits import explains
from addrkit.suggest.hits import Hit
from addrkit.suggest.show import record_suggestion
from addrkit.suggest.typed import TypedText
from addrkit.suggest.wanted import Wanted
from addrkit.types import Suggestion, Verification

Verify = Callable[[str, str | None], Verification | None]
"""The verdict on a text, in a country if one is told; None if the text cannot be read."""


def may_be_known_better(typed: TypedText, hits: Sequence[Hit], found: Sequence[Suggestion]) -> bool:
    """Whether a text names a door that its suggestions may have missed: the first does not say all that was typed.

    A door by itself need not say it, where no unit was typed and what was looked up explains it.
    """
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
    """The suggestions with the door of a verdict that needs no question as the first."""
    if verdict is None or verdict.action != "accept" or verdict.match is None:
        return found
    if verdict.match.kind not in ("premise", "unit"):
        return found
    record = verdict.match
    unit = record.components.unit or verdict.address.unit
    if unit != record.components.unit:
        # Of a building without units on record the one that was typed is not dropped.
        record = replace(record, components=replace(record.components, unit=unit))
    score = max((each.score for each in found), default=1.0)
    known = next((each for each in found if each.id == record.id), None)
    first = known or record_suggestion(record, score, [token.folded for token in typed.tokens])
    if not wanted.holds(first):
        return found
    return [replace(first, score=score), *(each for each in found if each.id != first.id)][:limit]

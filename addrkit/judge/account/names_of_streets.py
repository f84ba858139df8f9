"""Words of streets' names that say elsewhere that a place is near another: "Võ Thị Sáu", "Ahmad Yani"."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.judge.account.typed_words import Typed
from addrkit.locale.telling_words import of_names
from addrkit.parsing.query import Query


def is_of_a_name(query: Query, word: Typed, typed: Sequence[Typed]) -> bool:
    """Whether a word ends a street's name, or begins one, and is relative to nothing: "Võ Thị Sáu", "Ahmad Yani"."""
    if word.label != "street" or query.conventions is None:
        return False
    at = typed.index(word)
    inside = at > 0 and typed[at - 1].label == "street"
    behind = typed[at + 1] if at + 1 < len(typed) else None
    code = query.conventions.code
    if not inside:
        goes_on = behind is not None and behind.label == "street" and behind.folded.isalpha()
        return goes_on and word.folded in of_names(code, last=False)
    if word.folded not in of_names(code, last=True):
        return False
    before = query.conventions.number_position == "before"
    return behind is None or not (behind.label == "street" or (before and behind.folded[:1].isdigit()))

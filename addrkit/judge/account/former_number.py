"""The number that a house had before: "New No 34, Old No 12" is no. 34."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.compare.compare import Compared
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.text import folded_words
from addrkit.parsing.query import Query


def former_number(
    query: Query, typed: Sequence[Typed], left: Sequence[Typed], chosen: Compared, conventions: Country | None
) -> list[Typed]:
    """The words that are left of a former number right beside the one that the record has."""
    number = query.parsed.components.get("house_number")
    if conventions is None or not conventions.former_words or number is None:
        return []
    if chosen.evidence.door.number != "exact":
        return []
    leads = {word for phrase in conventions.number_prefixes for word in phrase.split()}
    leads |= conventions.former_words
    for at, word in enumerate(typed):
        if word.folded not in conventions.former_words or word not in left:
            continue
        end = at + 1
        while end < len(typed) and typed[end].folded in leads:
            end += 1
        if end == len(typed) or not typed[end].folded[0].isdigit() or typed[end].label == "house_number":
            continue
        while (
            end + 1 < len(typed)
            and typed[end + 1].start == typed[end].end + 1
            and typed[end + 1].folded.isdigit()
        ):
            end += 1
        words = typed[at : end + 1]
        between = query.text[min(number.end, words[-1].end) : max(number.start, words[0].start)]
        if leads.issuperset(folded_words(between)) and all(
            each.label in (None, "street", "unit") for each in words
        ):
            return [each for each in words if each in left]
    return []

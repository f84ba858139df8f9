"""What is left of a street in Chinese, Japanese or Korean script, where blanks part no words: sign by sign."""

from __future__ import annotations

from functools import lru_cache

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.text import fold, is_cjk
from addrkit.parsing.query import Query
from addrkit.types import Record


def native_left(query: Query, chosen: Compared, record: Record, conventions: Country | None) -> list[Typed]:
    """The street that was typed if it has signs which the record has not: "二段" beside a street without.

    One that is the record's own in another spelling leaves nothing, nor does a record in another script.
    """
    part = query.parsed.components.get("street")
    if part is None or not is_cjk(part.value) or not is_cjk(record.components.street or ""):
        return []
    entry = chosen.ready.entry
    texts = (*record.components.values(), entry.name, *entry.other_names, *map("".join, chosen.ready.places))
    known = frozenset(fold(" ".join(text for text in texts if text))) | _signs(conventions)
    left = [sign for sign in fold(part.value) if sign not in known and is_cjk(sign)]
    if not left or compared_words(part.value, conventions) == chosen.ready.name:
        return []
    return [Typed("".join(left), "street", part.start, part.end, fold(part.value))]


@lru_cache(maxsize=300)
def _signs(conventions: Country | None) -> frozenset[str]:
    """The signs of what a place, a number or a unit is called by."""
    if conventions is None:
        return frozenset()
    words = (
        *conventions.city_words,
        *conventions.suburb_words,
        *conventions.district_words,
        *conventions.region_words,
        *conventions.number_suffixes,
        *conventions.number_prefixes,
        *conventions.names,
    )
    return frozenset(sign for word in words for sign in word if is_cjk(sign))

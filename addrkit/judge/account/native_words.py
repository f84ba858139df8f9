"""What is left of words in Chinese, Japanese or Korean script, where blanks part no words: sign by sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.text import fold, is_cjk, squeeze
from addrkit.locale.unit_words import unit_words
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
    if compared_words(part.value, conventions) == chosen.ready.name:
        return []
    places = (*record.components.values(), *map("".join, chosen.ready.places))
    # A sign of a town is no sign of the street: 文三西路 in 西湖区 is not 文三路.
    beside = fold(" ".join(text for text in places if text and text != record.components.street))
    names = [fold(name) for name in (record.components.street, entry.name, *entry.other_names) if name]
    text = fold(part.value)
    for word in (*(each for each in beside.split() if len(each) > 1), *_words(conventions)):
        if not any(word in name for name in names):
            text = text.replace(word, "")
    left = min((_signs_more(text, name) for name in names), key=len, default="")
    return [Typed(left, "street", part.start, part.end, fold(part.value))] if left else []


def script_left(query: Query, record: Record, conventions: Country | None) -> list[Typed]:
    """Words in those scripts that no component holds and that the record has not: "对面", "홍길동".

    What a number, a unit or a place is called by is none of them: "番地".
    """
    loose = [
        (word, fold(query.text[word.start : word.end]))
        for word, label in zip(query.words, query.labels, strict=True)
        if label is None and not word.folded.isascii() and is_cjk(word.folded)
    ]
    if not loose:
        return []
    signs = query.conventions.same_signs if query.conventions is not None else {}
    held = [squeeze(value).translate(signs) for value in record.components.values()]
    known = (*_words(conventions), *_words_of_units(conventions))
    found = []
    for word, text in loose:
        if any(squeeze(text).translate(signs) in value for value in held):
            continue
        rest = text
        for each in known:
            rest = rest.replace(each, "")
        if is_cjk(rest):
            found.append(Typed(text, None, word.start, word.end, text))
    return found


@lru_cache(maxsize=300)
def _words_of_units(conventions: Country | None) -> tuple[str, ...]:
    """What a unit is called by in those scripts, longest first."""
    return _longest_first(unit_words(conventions))


def _signs_more(text: str, name: str) -> str:
    """The signs that a text has oftener than a name."""
    return "".join((Counter(filter(is_cjk, text)) - Counter(name)).elements())


@lru_cache(maxsize=300)
def _words(conventions: Country | None) -> tuple[str, ...]:
    """What a place or a number is called by in those scripts, longest first."""
    if conventions is None:
        return ()
    words = (
        *conventions.city_words,
        *conventions.suburb_words,
        *conventions.district_words,
        *conventions.region_words,
        *conventions.number_suffixes,
        *conventions.number_prefixes,
        *conventions.names,
    )
    return _longest_first(words)


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """Those of some words that are in such a script, folded."""
    return tuple(sorted({fold(word) for word in words if is_cjk(word)}, key=lambda each: (-len(each), each)))

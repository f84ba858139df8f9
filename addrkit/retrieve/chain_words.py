"""The chain as it was typed: the words that may name divisions, in their order, cut where text or parser cuts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from addrkit.locale.country import Country
from addrkit.locale.eastern_script import eastern_script
from addrkit.locale.text import fold, fold_word, is_cjk, is_unspaced
from addrkit.parsing.query import Query

LEVELS = ("suburb", "district", "city", "region")
"""From the finest."""
WITHIN = "within"
"""What lies within the smallest division and is none itself: a hamlet, an estate, a neighbourhood's number."""
LONGEST = 6
"""Words of the longest name of a division."""
_NEVER = frozenset({"house_number", "unit", "po_box", "country", "postcode"})
_BREAKS = ",;\n()（）、/،؛"
_ORDINALS = re.compile(r"[\w ]*\b[IVXivx]+/[IVXivx]+$")
_LONGEST_ORDINAL = 5
"""Two Roman numerals with a stroke between them, and letters of the longer one."""
_SHORT_NUMBER = re.compile(r"(?<!\d)[1-9]\d?(?!\d)")
_KIND_AND_NUMBER = re.compile(r"([^\W\d_]{1,3})(\d{1,2})")
_TOWN_AND_PART = 5
"""Characters of a town's name and one of a division in it, each with the word for its kind."""
_LONGEST_KIND = 3
"""Words of the longest word for a kind."""
_GLUED_FROM = 1
"""Letters of a kind that may be written together with the name in a script without blanks."""


class ChainWord(NamedTuple):
    """A word that may be of a division's name."""

    folded: str
    start: int
    end: int
    label: str | None
    """The component that the parser holds it for."""
    segment: int
    """Which piece of the text it is in, cut at commas and lines."""
    kind: str | None
    """The level that it announces, if it is a word for a kind of division: "kec", "tambon"."""
    glued: str
    """What is left of it without a kind that is written together with it; empty if there is none."""


class Window(NamedTuple):
    """Words that follow each other."""

    first: int
    last: int
    """The last one, excluded."""
    text: str


def chain_words(query: Query) -> tuple[ChainWord, ...]:
    """The words of a query that may name divisions: what no number, unit, box, country or postcode is made of."""
    kinds = kinds_of(query.conventions)
    spans = sorted((part.start, part.end, name) for name, part in query.parsed.components.items())
    city = query.parsed.components.get("city")
    found: list[ChainWord] = []
    segment = 0
    last = 0
    for word in query.words:
        within = city is not None and city.start < last and word.start < city.end
        if any(sign in query.text[last : word.start] for sign in _BREAKS) and not (
            within
            or _ORDINALS.match(query.text, max(last - _LONGEST_ORDINAL, 0), word.end)
            or _is_bracketed_direction(query, last, word.start, word.end)
        ):
            # "Nishi-ku, Yokohama" is one city's name, written from the smaller to the larger; "Tondo I/II" is one too,
            # and so is "Bandra (W)".
            segment += 1
        last = word.end
        for start, end, label in _cut(word.start, word.end, spans):
            if label in _NEVER:
                segment += 1
                continue
            parted = _parted(query.text, start, end, kinds) if label == "city" else ((start, end),)
            for first, stop in (each for part in parted for each in _numbered(query.text, *part, kinds)):
                raw = query.text[first:stop]
                folded = word.folded if raw == query.text[word.start : word.end] else fold_word(raw)
                kind, glued = _glued(raw, query.conventions)
                found.append(ChainWord(folded, first, stop, label, segment, kinds.get(folded), glued))
                if kind is not None or first > start:
                    _release(found, kind)
    return tuple(with_whole_kinds(found, kinds))


def _numbered(text: str, start: int, end: int, kinds: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """A word; a kind and the number that is written together with it apart: "P14", "KP6"."""
    match = _KIND_AND_NUMBER.fullmatch(text, start, end)
    if match is None or fold_word(match[1]) not in kinds:
        yield start, end
        return
    yield match.span(1)
    yield match.span(2)


def _parted(text: str, start: int, end: int, kinds: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """A word of Chinese script; a town and the division in it apart: 苏州市姑苏区."""
    if end - start >= _TOWN_AND_PART and is_cjk(text[start:end]) and fold_word(text[end - 1]) in kinds:
        for at in range(start + 2, end - 2):
            if kinds.get(fold_word(text[at])) == "city":
                yield start, at + 1
                yield at + 1, end
                return
    yield start, end


def _release(found: list[ChainWord], kind: str | None) -> None:
    """What ends a street with a division's word is none of it: "Lý Thường Kiệt P14", "ถ.วิภาวดีรังสิต แขวงลาดยาว"."""
    size = 1 if kind is not None else 2
    level = kind or found[-2].kind
    before = found[-size - 1] if len(found) > size else None
    label = found[-1].label
    if label not in ("street", "building") or level not in LEVELS or before is None or before.label != label:
        return
    found[-size:] = [word._replace(label=level) for word in found[-size:]]


def with_whole_kinds(words: list[ChainWord], kinds: Mapping[str, str]) -> Iterator[ChainWord]:
    """The words, those that make one word for what lies within a division as one: "khu phố", "tổ dân phố"."""
    at = 0
    while at < len(words):
        size = 1
        for longer in range(min(_LONGEST_KIND, len(words) - at), 1, -1):
            some = words[at : at + longer]
            together = {(word.segment, word.label) for word in some}
            if len(together) == 1 and kinds.get(" ".join(word.folded for word in some)) == WITHIN:
                size = longer
                break
        some = words[at : at + size]
        if size > 1:
            text = " ".join(word.folded for word in some)
            yield some[0]._replace(folded=text, end=some[-1].end, kind=WITHIN, glued="")
        else:
            yield some[0]
        at += size


def _is_bracketed_direction(query: Query, last: int, start: int, end: int) -> bool:
    """Whether a word is a direction, alone in brackets right behind a name."""
    text, conventions = query.text, query.conventions
    alone = text[last:start].strip() == "(" and text[end : end + 1] == ")"
    return alone and conventions is not None and fold_word(text[start:end]) in conventions.directionals


def _cut(start: int, end: int, spans: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str | None]]:
    """A word in pieces, where components begin and end within it, each with the component that holds it."""
    here = [
        (max(start, low), min(end, high), name) for low, high, name in spans if low < end and start < high
    ]
    if len(here) <= 1:
        yield start, end, here[0][2] if here else None
        return
    yield from here


def is_a_segment(first: int, last: int, words: tuple[ChainWord, ...]) -> bool:
    """Whether a run of words is all of a piece of the text."""
    segment = words[first].segment
    return not any(0 <= at < len(words) and words[at].segment == segment for at in (first - 1, last))


def windows(words: tuple[ChainWord, ...]) -> Iterator[Window]:
    """All words that follow each other in one piece of the text, up to the longest name."""
    for first in range(len(words)):
        text = ""
        for last in range(first + 1, min(first + LONGEST, len(words)) + 1):
            word = words[last - 1]
            if word.segment != words[first].segment:
                break
            text = f"{text} {word.folded}".strip()
            yield Window(first, last, text)
            if last > first + 1 and is_cjk(word.folded) and is_cjk(words[last - 2].folded):
                # Cut where components are: "北佐久郡" and "軽井沢町".
                yield Window(first, last, text.replace(" ", ""))
            if (numbered := _with_numerals(text)) != text:
                yield Window(first, last, numbered)
            if last == first + 1 and word.glued:
                yield Window(first, last, word.glued)


def _with_numerals(text: str) -> str:
    """A name in Chinese characters with its numbers written in them.

    >>> _with_numerals("北 7 条西"), _with_numerals("quận 3")
    ('北七条西', 'quận 3')
    """
    if text.isascii() or not is_cjk(text) or _SHORT_NUMBER.search(text) is None:
        return text
    joined = text.replace(" ", "")
    return _SHORT_NUMBER.sub(lambda found: eastern_script().written(int(found[0])), joined)


@lru_cache(maxsize=300)
def kinds_of(conventions: Country | None) -> Mapping[str, str]:
    """The words for kinds of divisions, folded, to the level that they announce, or to `WITHIN`: the finest."""
    if conventions is None:
        return {}
    found: dict[str, str] = {}
    for level, known in (
        ("region", conventions.region_words),
        ("city", conventions.city_words),
        ("district", conventions.district_words),
        ("suburb", conventions.suburb_words),
        (WITHIN, conventions.within_words),
    ):
        found |= dict.fromkeys(known, level)
    return found


def _glued(raw: str, conventions: Country | None) -> tuple[str | None, str]:
    """The level of a kind that is written together with the name, as in Thai, and what follows it, folded."""
    if raw.isascii() or conventions is None or not is_unspaced(raw):
        return None, ""
    folded = fold(raw)
    for kind in _kinds_by_length(conventions):
        # บาง begins in Latin letters as บ้าน does, "ban", and is none of it.
        if (
            folded.startswith(kind)
            and len(folded) > len(kind) + 1
            and any(fold(raw[:end]) == kind for end in range(1, len(raw)))
        ):
            return kinds_of(conventions)[kind], folded[len(kind) :]
    return None, ""


@lru_cache(maxsize=300)
def _kinds_by_length(conventions: Country) -> tuple[str, ...]:
    long = (kind for kind in kinds_of(conventions) if len(kind) > 2 and " " not in kind)
    return tuple(sorted(long, key=len, reverse=True))

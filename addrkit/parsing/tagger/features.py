"""What the tagger sees of each word: its letters, what stands before it, and what the rules took it for.

A feature is the row of a table that it is hashed to. The features of a word alone are kept apart from those of
its place, so that both kinds of sums can be kept ready.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from addrkit.parsing.rules.cut import FREE, LINK, NOTE, Cut
from addrkit.parsing.rules.lexicon import Lexicon
from addrkit.types import COMPONENTS

LABELS = ("", *COMPONENTS)
"""What a word can be: no component, or one of them."""
WORD_ROWS = 1 << 16
PLACE_ROWS = 1 << 12
ENDS = 8
"""Words from an end of the text that are told apart by their distance to it."""

_LONGEST = 24
"""Letters of a word that count."""
_ROLES = {
    role: at
    for at, role in enumerate(
        (
            "street", "compound", "unit", "po_box", "region", "suburb", "district", "city", "known_city", "building",
            "number", "number_end", "direction", "street_word", "country", "glued", "milepost", "no_number", "crossing",
        )
    )
}  # fmt: skip
_TAKEN = {name: at for at, name in enumerate((*LABELS, NOTE, LINK))}
_GAPS = {"": 0, ",": 1, ".": 2, "-": 3, "/": 4, "#": 5, "'": 6, "(": 7, ";": 8, "&": 9, ":": 10, ")": 11}
_OTHER_GAP = 12
_DIGITS = str.maketrans("123456789", "000000000")


class WordContext(NamedTuple):
    """All that the tagger sees of a word but its letters."""

    gap: int
    joined: bool
    breaks: bool
    case: int
    taken: int
    trusted: bool
    begins: int
    inside: int
    coded: bool


def begins(place: WordContext, role: str) -> bool:
    """Whether words with that role begin there."""
    return bool(place.begins >> _ROLES[role] & 1)


def word_rows(word: str) -> list[int]:
    """The rows of a folded word's features.

    >>> len(word_rows("laugavegur")), word_rows("12") == word_rows("12")
    (11, True)
    """
    word = word[:_LONGEST]
    if word.isdigit():
        shape = word.translate(_DIGITS)
        found = [f"d:{shape}", f"d={word}", f"d<{word[:2]}{shape[2:]}"]
    elif word.isalpha():
        found = [f"w:{word}", f"l:{min(len(word), 9)}"]
        found += [f"<{word[:size]}" for size in (1, 2, 3, 4, 5)]
        found += [f">{word[-size:]}" for size in (2, 3, 4, 5)]
    else:
        shape = "".join("0" if sign.isdigit() else "a" for sign in word)
        found = [f"s:{shape}", f"w:{word}", f"m:{word.translate(_DIGITS)}", f"<{word[0]}", f">{word[-1]}"]
    return [crc32(each.encode()) % WORD_ROWS for each in found]


def place_rows(place: WordContext) -> list[int]:
    """The rows of a place's features."""
    found = [
        f"g{place.gap}",
        f"j{place.joined:d}{place.breaks:d}",
        f"c{place.case}",
        f"t{place.taken}",
        f"t{place.taken}{place.trusted:d}",
        f"z{place.coded:d}",
    ]
    for role, bit in _ROLES.items():
        if place.begins >> bit & 1:
            found.append(f"b{role}")
        if place.inside >> bit & 1:
            found.append(f"i{role}")
    return [crc32(each.encode()) % PLACE_ROWS for each in found]


def end_rows(distance: int, *, last: bool) -> int:
    """The row of a distance from an end of the text."""
    return crc32(f"{'e' if last else 'o'}{min(distance, ENDS - 1)}".encode()) % PLACE_ROWS


def country_row(code: str | None) -> int:
    """The row of a country."""
    return crc32(f"k{code or '?'}".encode()) % PLACE_ROWS


def places(cut: Cut) -> list[WordContext]:
    """What the tagger sees of each word of a text that the rules have cut."""
    size = len(cut.tokens)
    begins = [0] * size
    inside = [0] * size
    for at, roles in enumerate(cut.marks):
        for role, length in roles.items():
            bit = _ROLES.get(role)
            if bit is None:
                continue
            begins[at] |= 1 << bit
            for later in range(at + 1, min(at + length, size)):
                inside[later] |= 1 << bit
    found = []
    text, sure = cut.text, cut.sure
    for at, token in enumerate(cut.tokens):
        raw = text[token.start : token.end]
        label = cut.labels[at]
        gap = token.gap
        found.append(
            WordContext(
                _GAPS.get(gap[-1:], _OTHER_GAP) if gap else 0,
                token.joined,
                token.breaks,
                _case(raw),
                _TAKEN.get(label, 0),
                sure.get(label, False),
                begins[at],
                inside[at],
                _coded(raw, token.digits, cut.lexicon),
            )
        )
    return found


def _case(raw: str) -> int:
    if raw[0].isdigit():
        return 0 if raw.isdigit() else 1
    if raw.islower():
        return 2
    if raw.isupper():
        return 3 if len(raw) > 1 else 4
    return 5 if raw[0].isupper() else 6


def _coded(raw: str, digits: bool, words: Lexicon) -> bool:
    """Whether the word alone has the shape of the country's postcode."""
    return (digits or len(raw) > 4) and words.is_postcode(raw)


def labels_of(tokens: Sequence[tuple[int, int]], spans: Mapping[str, tuple[int, int]]) -> list[int]:
    """What each word is, for words at those offsets: the place of its component in LABELS."""
    found = []
    for start, end in tokens:
        label = 0
        for name, (first, last) in spans.items():
            if min(end, last) - max(start, first) > (end - start) / 2:
                label = LABELS.index(name)
        found.append(label)
    return found


__all__ = [
    "ENDS",
    "FREE",
    "LABELS",
    "PLACE_ROWS",
    "WORD_ROWS",
    "WordContext",
    "begins",
    "country_row",
    "end_rows",
    "labels_of",
    "place_rows",
    "places",
    "word_rows",
]

"""The words that a column's name is short for: "STRTNUM", "GAT_PAVAD", "Kod poczt.", "STREET_NAM"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import permutations
from typing import TypeVar

from addrkit.columns.axis_words import axis_words
from addrkit.columns.names import known_names, plain, tokens

_CUT = re.compile(r"([^\W_]+)(\.?)")
_ALONE = 5
"""Letters of a name of one word that may be cut short: "Cant." is a quantity more often than a canton."""
_MOST_TURNED = 3
"""Words of a name that are tried in every order."""
_MOST_PIECES = 4
"""Words that are written as one."""
_DBF = 10
"""Letters that a table of a shapefile keeps of a name."""
_MOST_LOST = 4
"""Letters that are cut off."""
_LEAST_KEPT = 3
"""Letters of a word that tell which it was, where the rest is cut off."""
_Found = TypeVar("_Found")
_FIRST = re.compile(r"(.*[^\W\d])1")
"""A word with the number of its only version: "NAMO_NR1"."""


def spellings(name: str) -> tuple[str, ...]:
    """What a name may be short for, the likeliest first; nothing if its words are whole.

    >>> spellings("STRTNUM")[0], spellings("CITY_NM")[0], spellings("Street")
    ('street number', 'city name', ())
    """
    known = known_names()
    words = tokens(name)
    # One word alone may be short for anything: "LN" is a last name, "Dist" a distance.
    if len(words) == 1 and len(pieces_of(words[0])) < 2:
        return ()
    whole = list(dict.fromkeys(part for word in words for part in _whole(word)))
    said = [word for word in words if word not in known.fillers | known.between]
    kept = [word for word in whole if word not in known.fillers]
    # What joins two words stands between them: "DE" at the end is a language.
    fewer = [word for at, word in enumerate(kept) if word not in known.between or at in (0, len(kept) - 1)]
    texts = [" ".join(each) for each in (kept, said, fewer)]
    if "address" in fewer and known.of_street.union(["address"]).issuperset(fewer):
        texts.append(" ".join("street" if word == "address" else word for word in fewer))
    if len(own := [word for word in fewer if word not in known.plain]) > 1:
        texts.append(" ".join(own))
    # A word that is left alone has to be written so: "ST_FINAL" is no street.
    return tuple(
        text for text in dict.fromkeys(texts) if text != " ".join(words) and (" " in text or text in words)
    )


def turned(text: str) -> Iterator[str]:
    """The words of a text in every other order, where they are few: "name street", "number of house"."""
    words = text.split()
    # A number belongs to the word before it: "Address 1 Street".
    if 1 < len(words) <= _MOST_TURNED and not any(word.isdigit() for word in words):
        yield from (" ".join(each) for each in permutations(words) if list(each) != words)


def cut_short(name: str) -> tuple[str, bool]:
    """The only field that a name with full stops may be, and whether it is a second one: "Kod poczt."; else ""."""
    said = _CUT.findall(name.casefold())
    words = [(plain(word), bool(stop)) for word, stop in said if plain(word)]
    if not any(stop for _, stop in words) or (len(words) == 1 and len(words[0][0]) < _ALONE):
        return "", False
    fields = {
        known_names().fields["".join(whole)]
        for whole in known_names().worded.get(len(words), ())
        if all(
            full.startswith(word) if stop and len(word) > 1 else full == word
            for full, (word, stop) in zip(whole, words, strict=True)
        )
    }
    return fields.pop() if len(fields) == 1 else ("", False)


def is_truncated(names: tuple[str, ...]) -> bool:
    """Whether a header's names are cut at the length that tables of shapefiles keep."""
    return max(map(len, names), default=0) == _DBF


def untruncated(name: str, read: Callable[[str], _Found | None]) -> _Found | None:
    """What `read` finds in the shortest whole name that a cut one can be; None if there is none.

    >>> untruncated("STREET_NAM", lambda text: text if text == "street name" else None)
    'street name'
    """
    words = tokens(name)
    if len(name) != _DBF or not words or words[-1] in known_names().beside:
        return None
    if len(words) == 1:
        words = _cut_piece(words[0])
    if len(words[-1]) < _LEAST_KEPT:
        longer = [word for word in known_names().usual if word.startswith(words[-1])]
    else:
        most = len(words[-1]) + _MOST_LOST
        longer = [
            word
            for word in _vocabulary()
            if word.startswith(words[-1]) and len(words[-1]) < len(word) <= most
        ]
    texts = [" ".join((*words[:-1], word)) for word in sorted(longer, key=lambda each: (len(each), each))]
    all_found = [found for text in texts if (found := read(text)) is not None]
    # One letter tells the word where it begins only one that makes sense: "house_no_s".
    return all_found[0] if len(all_found) == 1 or (all_found and len(words[-1]) > 1) else None


def _cut_piece(word: str) -> tuple[str, ...]:
    """The words that are written as one and the rest of a last one, where that is cut off: "HOUSENUMSU"."""
    for left in range(2, _LEAST_KEPT + _MOST_LOST):
        pieces = pieces_of(word[:-left])
        if len(pieces) > 1:
            return (*_whole(word[:-left]), word[-left:])
    return (word,)


@lru_cache(10_000)
def pieces_of(word: str) -> tuple[str, ...]:
    """The known words that are written as one, where there is one way to cut them; else the word.

    >>> pieces_of("strtnum"), pieces_of("street"), pieces_of("stranger")
    (('strt', 'num'), ('street',), ('stranger',))
    """
    known = known_names()
    if word in known.glued or word in known.groups or word in axis_words() or not word.isascii():
        return (word,)
    ways = [way for way in _ways(word, known.glued) if len(way) <= _MOST_PIECES]
    least = min(map(len, ways), default=0)
    best = [way for way in ways if len(way) == least]
    return best[0] if len(best) == 1 else (word,)


def _ways(word: str, parts: frozenset[str]) -> Iterator[tuple[str, ...]]:
    if word in parts:
        yield (word,)
    for end in range(2, len(word) - 1):
        if word[:end] in parts:
            for rest in _ways(word[end:], parts):
                yield (word[:end], *rest)


def _whole(word: str) -> list[str]:
    """The words that one is short for."""
    short = known_names().short
    if word in short:
        return short[word].split()
    pieces = pieces_of(word)
    if len(pieces) > 1:
        return [part for piece in pieces for part in short.get(piece, piece).split()]
    first = _FIRST.fullmatch(word)
    if first and (first[1] in short or first[1] in known_names().glued):
        return short.get(first[1], first[1]).split()
    return [word]


@lru_cache(1)
def _vocabulary() -> tuple[str, ...]:
    """All words of names."""
    known = known_names()
    words = {word for some in known.worded.values() for name in some for word in name}
    return tuple(words | {key for key in known.fields if len(key) > _DBF})

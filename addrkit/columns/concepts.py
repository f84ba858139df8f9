"""What the words of a column's name say together, in whatever order and language: "NAZ_ULICE", "CIS_DOM"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from addrkit.columns.axis_words import axis_words
from addrkit.columns.names import known_names, plain, says_never, tokens
from addrkit.locale.data import read_data

FILE = "column_words.yaml"
_ALONE = 4
"""Letters of a word that says a field by itself: "NAZ" and "br" only go with others."""
_GLUED = 3
"""Letters of a word that is written as one with others."""
_BEGUN = 5
"""Letters that tell a longer word."""
_DBF = 10
"""Letters that a table of a shapefile keeps of a name."""
_MOST_GLUED = 4
_FIGURE = re.compile(r"(.*\D)([12])")
"""A word with the first or the second of two: "HAZSZAM2"."""
_BEFORE = frozenset({"nr", "nm", "tp", "cd", "nu", "no"})
"""Words of two letters that databases write before others as one with them: "NMBAIRRO"."""
_STEM = 4
"""Letters of the shortest beginning of a word."""
_OF_LAST = {
    "house_number": "number_last",
    "number_letter": "number_last_suffix",
    "number_suffix": "number_last_suffix",
}
"""Parts of a number, and those of the last of two."""
_IN_FIGURES = {"1": "", "2": "last"}


@dataclass(frozen=True, slots=True)
class Concepts:
    """The table of words."""

    of_word: Mapping[str, str]
    """Plain word to what it is for."""
    glued: frozenset[str]
    stems: Mapping[str, str]
    """Beginnings of words to what these are for."""
    fields: Mapping[frozenset[str], str]


@dataclass(frozen=True, slots=True)
class WordedName:
    """What the words of a name are for."""

    concepts: frozenset[str]
    groups: tuple[str, ...]
    language: str
    unknown: tuple[str, ...]
    """Words that are of no kind."""
    longest: int
    """Letters of its longest word that is known."""

    @property
    def field(self) -> str:
        """The field that the words say together, if all of them are known; else empty."""
        if self.unknown or (len(self.concepts) == 1 and self.longest < _ALONE):
            return ""
        known = known_concepts().fields
        if self.concepts in known:
            return known[self.concepts]
        # The first of two numbers is the number; the last has letters of its own.
        if "first" in self.concepts:
            return known.get(self.concepts - {"first"}, "")
        return _OF_LAST.get(known.get(self.concepts - {"last"}, ""), "") if "last" in self.concepts else ""


@cache
def known_concepts() -> Concepts:
    """The table, read once."""
    data = read_data(FILE)
    of_word = {plain(str(word)): concept for concept, words in data["words"].items() for word in words}
    return Concepts(
        of_word,
        frozenset(word for word in of_word if len(word) >= _GLUED and word.isascii()),
        {str(stem): concept for concept, stems in data["stems"].items() for stem in stems},
        {frozenset(each): field for field, some in data["fields"].items() for each in some},
    )


@lru_cache(10_000)
def worded(name: str) -> WordedName:
    """What the words of a column's name are for.

    >>> worded("NAZ_ULICE").field, worded("Številka motorja").unknown, worded("kat").field
    ('street', ('motorja',), '')
    >>> worded("STRNAMEFRE").field, worded("STRNAMEFRE").language, worded("HAZSZAM1_BETU").field
    ('street', 'fre', 'number_letter')
    """
    known = known_names()
    words = [piece for word in tokens(name) for piece in _pieces(word)]
    language = ""
    if len(words) > 1 and words[-1] in known.languages and words[-1] not in known_concepts().of_word:
        language = words.pop()
    concepts: set[str] = set()
    groups, unknown, longest = [], [], 0
    cut = len(name) == _DBF
    glued = {piece for word in tokens(name) if len(pieces := _pieces(word)) > 1 for piece in pieces}
    for at, word in enumerate(words):
        least = _GLUED if cut and at == len(words) - 1 else _ALONE if cut or word in glued else _BEGUN
        concept = concept_of(word) or (_begun(word, least) if len(words) > 1 else None)
        if concept is not None:
            concepts.add(concept)
            longest = max(longest, len(word) if word.isascii() else _ALONE)
        elif word in _IN_FIGURES and 0 < at == len(words) - 1:
            concepts.update(filter(None, [_IN_FIGURES[word]]))
        elif word in _IN_FIGURES.values():
            concepts.update(filter(None, [word]))
        elif word in known.groups:
            groups.append(word)
        elif word not in known.fillers and word not in known.between and word not in known.plain:
            unknown.append(word)
    return WordedName(frozenset(concepts), tuple(groups), language, tuple(unknown), longest)


@lru_cache(10_000)
def _begun(word: str, least: int) -> str | None:
    """What a word is for that all words are that begin so: "MIEJSC", "PORZ"."""
    if len(word) < least or not word.isascii() or _is_known(word):
        return None
    found = {concept for whole, concept in known_concepts().of_word.items() if whole.startswith(word)}
    return found.pop() if len(found) == 1 else None


def concept_of(word: str) -> str | None:
    """What a plain word is for; None for others.

    >>> concept_of("ulica"), concept_of("naselba"), concept_of("ul"), concept_of("address1")
    ('street', 'town', 'street', None)
    """
    known = known_concepts()
    if word in known.of_word:
        return known.of_word[word]
    if word in known_names().groups or not word.isalpha():
        return None
    if word.endswith(_codes()):
        # What begins as a street may be its code: "Strassenschluessel".
        return None
    stems = [word[:end] for end in range(len(word), _STEM - 1, -1) if word[:end] in known.stems]
    return known.stems[stems[0]] if stems else None


@cache
def _codes() -> tuple[str, ...]:
    """Words for a code that others end with."""
    return tuple(word for word in known_names().never if len(word) >= _STEM and word.isascii())


def worded_field(name: str) -> tuple[str, str, str]:
    """The field of a name by its words, with its group and its language; an empty field if they say none.

    >>> worded_field("ZUPANIJA_NAZ"), worded_field("email"), worded_field("Ship_GATA_NAMN")
    (('region', '', ''), ('', '', ''), ('street', 'ship', ''))
    """
    found = worded(name)
    if not found.field or says_never([word for word in tokens(name) if word not in known_concepts().of_word]):
        return "", "", ""
    return found.field, "".join(found.groups), found.language


def _pieces(word: str) -> tuple[str, ...]:
    """The known words that are written as one, a figure behind them as the first or the second of two."""
    figure = _FIGURE.fullmatch(word)
    if figure and (found := _pieces(figure[1])) and all(map(_is_known, found)):
        return (*found, _IN_FIGURES[figure[2]])
    known = known_names()
    whole = word in known_concepts().of_word or word in known.groups or word in known.fillers
    whole = whole or word in axis_words()
    if whole or not word.isascii():
        return (word,)
    ways = list(_ways(word, 0)) or _begun_ways(word)
    least = min(map(len, ways), default=0)
    best = [way for way in ways if len(way) == least]
    return best[0] if len(best) == 1 else (word,)


def _is_known(word: str) -> bool:
    known = known_names()
    return concept_of(word) is not None or word in known.groups or word in known.fillers


def _begun_ways(word: str) -> list[tuple[str, ...]]:
    """The beginning of a word that tells it, before a whole one: "BAIR" of "BAIRNOME"."""
    start, rest = word[:_STEM], word[_STEM:]
    told = len(rest) >= _STEM and rest in known_concepts().of_word and _begun(start, _STEM) is not None
    return [(start, rest)] if told else []


def _is_led(group: str, rest: str) -> bool:
    """Whether the word for an address stands before a part of it, written as one: "SITUSHOUSE"."""
    led = len(group) >= _STEM and group in known_names().groups
    return led and known_concepts().of_word.get(rest, "address") != "address"


def _ways(word: str, depth: int) -> Iterator[tuple[str, ...]]:
    parts = known_concepts().glued
    # Two letters are a language behind two words, and anything behind one: "ROADNAMEEN", but not "ROADEN".
    known = known_names()
    cut = any(whole.startswith(word) for whole in known.usual)
    spoken = word in known.languages and (depth >= 1 if len(word) >= _GLUED else depth >= 2 and not cut)
    if word in parts or spoken:
        yield (word,)
    if depth + 1 == _MOST_GLUED:
        return
    for end in range(_GLUED - 1, len(word) - 1):
        led = word[:end] in _BEFORE or _is_led(word[:end], word[end:])
        if word[:end] in parts or (not depth and led):
            rest = word[end:]
            if rest in known_concepts().of_word:
                yield (word[:end], rest)
                continue
            more = list(_ways(rest, depth + 1)) if len(rest) >= _GLUED or depth else []
            yield from ((word[:end], *way) for way in more)
            if not more and len(rest) >= _BEGUN and concept_of(rest) is not None:
                yield (word[:end], rest)

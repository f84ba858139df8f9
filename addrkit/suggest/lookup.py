"""The entries in which typed words occur: whole or abbreviated, or begun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache

import numpy as np
import regex
from numpy.typing import NDArray

from addrkit.gazetteer.store import Gazetteer
from addrkit.index.columns import distinct
from addrkit.locale.country import Country, country, country_codes
from addrkit.locale.telling_words import distance_words
from addrkit.locale.terms import word_terms
from addrkit.locale.text import folded_words, is_cjk
from addrkit.suggest.postcode_areas import is_written_in_two
from addrkit.suggest.typed import TypedToken

Rows = tuple[tuple[int, int], ...]
"""Runs of known words."""
FEW = 20_000
"""Entries up to which a word's are kept as a list; beyond, as one flag for each entry of the gazetteer."""
WORDS_KEPT = 4_096
"""Typed words of which is kept what they may be. What is asked of a service comes back within fewer."""
LISTS_KEPT = 512
FLAGS_KEPT = 48
LONGEST_POSTCODE = 10
"""Letters and digits of a postcode in two parts."""
COUNTRIES = 3
"""Countries of a gazetteer up to which words are looked up as each of them abbreviates."""
SPELLINGS = 8
_LAST = "\U0010ffff"
"""Sorts behind every letter."""
PAIR = 2
"""Signs of Chinese, Japanese or Korean that are looked up together."""
CUT_SHORT_FROM = 3
"""Letters from which a finished word may be the beginning of a longer one."""
CODE_DIGITS = 4
"""Digits from which a finished number may be the beginning of a postcode: the Netherlands' "9712" of "9712 AB"."""


class Lookup:
    """Words of a gazetteer, found as they are typed."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._words = gazetteer.words
        self.countries = _countries(gazetteer)
        self.rows = lru_cache(maxsize=WORDS_KEPT)(self._rows)
        self.spellings = lru_cache(maxsize=WORDS_KEPT)(self._spellings)
        self.count = lru_cache(maxsize=WORDS_KEPT)(self._count)
        self.is_postcode_in_two = lru_cache(maxsize=WORDS_KEPT)(self._is_postcode_in_two)
        self._postcodes = _postcode_patterns(gazetteer)
        self._list = lru_cache(maxsize=LISTS_KEPT)(self._read)
        self._flags = lru_cache(maxsize=FLAGS_KEPT)(self._flag)

    def _rows(self, folded: str, finished: bool) -> Rows:
        """The known words that a typed one may be: the same, its short form, or all that begin with it."""
        forms = {folded, *(each.contract(folded) for each in self.countries)}
        if is_cjk(folded):
            forms = set(word_terms(folded))
        if finished and not (folded.isdigit() and len(folded) >= CODE_DIGITS):
            places = [self._words.row(form) for form in sorted(forms)]
            return tuple((place, place + 1) for place in places if place is not None)
        runs = {self._words.rows(folded)}
        if len(folded) >= CUT_SHORT_FROM:
            # "stre" goes on to "street", which the register may have in short alone.
            forms |= {short for each in self.countries for short in _begun_types(each, folded)}
        for form in forms - {folded}:
            # The short form is no beginning, but it may be a letter written otherwise: "muench" for "Münch".
            place = self._words.row(form)
            runs |= {(place, place + 1)} if place is not None else {self._words.rows(form)}
        return tuple(sorted(run for run in runs if run[0] < run[1]))

    def _is_postcode_in_two(self, one: str, other: str) -> bool:
        """Whether two words may be the parts of a postcode that is known, or begin one: "n1" and "2x"."""
        if len(one) + len(other) > LONGEST_POSTCODE or not any(map(str.isdigit, one + other)):
            return False
        return any(
            each.fullmatch(f"{one}{gap}{other}", partial=True) for each in self._postcodes for gap in " -"
        ) and bool(self.rows(one + other, False))

    def _count(self, rows: Rows) -> int:
        """In how many entries these words occur, those with two of them counted twice."""
        return sum(int(self._words.frequencies(slice(*run)).sum()) for run in rows)

    def entries(self, rows: Rows) -> NDArray[np.int64]:
        """The entries in which any of these words occurs, ascending, each once."""
        if self.count(rows) > FEW:
            return np.flatnonzero(np.unpackbits(self._flags(rows), count=len(self._gazetteer)))
        return self._list(rows)

    def hold(self, rows: Rows, entries: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some entries hold any of these words."""
        if self.count(rows) > FEW:
            flags = self._flags(rows)[entries >> 3]
            return np.asarray(flags << (entries & 7).astype(np.uint8) & np.uint8(128), bool)
        known = self._list(rows)
        if not len(known):
            return np.zeros(len(entries), bool)
        places = np.minimum(np.searchsorted(known, entries), len(known) - 1)
        return np.asarray(known[places] == entries)

    def _read(self, rows: Rows) -> NDArray[np.int64]:
        return distinct(self._words.entries_of_rows(_places(rows)).astype(np.int64))

    def _flag(self, rows: Rows) -> NDArray[np.uint8]:
        """A flag for each entry, eight in a byte: of all that is kept while people type, these would be the most."""
        flags = np.zeros(len(self._gazetteer), bool)
        flags[self._words.entries_of_rows(_places(rows))] = True
        return np.packbits(flags)

    def all_of(self, every: Sequence[Rows], run: tuple[int, int]) -> NDArray[np.int64]:
        """The entries of a run that hold a word of each kind."""
        ordered = sorted(every, key=self.count)
        if not ordered or not self.count(ordered[0]):
            return np.zeros(0, np.int64)
        found = self.entries(ordered[0])
        if run != (0, len(self._gazetteer)):
            found = found[np.searchsorted(found, run[0]) : np.searchsorted(found, run[1])]
        for rows in ordered[1:]:
            if not len(found):
                break
            found = found[self.hold(rows, found)]
        return found

    def of(self, token: TypedToken) -> Rows:
        """The known words that a token may be."""
        return self.rows(token.folded, token.finished)

    def most_of(self, token: TypedToken) -> NDArray[np.int64]:
        """The entries that hold the most pairs of signs of a text without blanks, which may name several levels.

        A pair that stands between two names is no entry's.
        """
        pairs = [self._words.row(each) for each in dict.fromkeys(word_terms(token.folded))]
        known = [self.entries(((at, at + 1),)) for at in pairs if at is not None]
        if not known:
            return np.zeros(0, np.int64)
        entries, counts = np.unique(np.concatenate(known), return_counts=True)
        return np.asarray(entries[counts == counts.max()], np.int64)

    def _spellings(self, folded: str) -> tuple[str, ...]:
        """A word and the long and short forms of it: "bd" and "boulevard"."""
        found = {folded: None}
        for each in self.countries:
            short = each.contract(folded)
            found |= dict.fromkeys((short, *_variants(each).get(short, ())))
        return tuple(found)[:SPELLINGS]

    def is_of_box(self, before: Sequence[str]) -> bool:
        """Whether a number behind some words is that of a PO box: "postbus", "p o box"."""
        return any(tuple(before[-count:]) in self._boxes for count in range(1, len(before) + 1))

    @cached_property
    def _boxes(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(folded_words(each)) for here in self.countries for each in here.po_box_words)

    @cached_property
    def unit_words(self) -> frozenset[str]:
        """The words that lead a unit: "apt", "bus"."""
        return frozenset(word for here in self.countries for word in here.unit_words)

    @cached_property
    def announcing(self) -> frozenset[str]:
        """The words that only say that a house number follows: "nr", "blk"."""
        return frozenset(word for here in self.countries for word in here.number_prefixes) - distance_words()

    @cached_property
    def postcode_letters(self) -> frozenset[str]:
        """The letters of a country before its postcode: "D-10119"."""
        codes = [here.code.lower() for here in self.countries]
        return frozenset((*codes, *(code[0] for code in codes)))

    def is_cut_short(self, token: TypedToken) -> bool:
        """Whether a finished word is unknown but begins a known one: "kerkst 12"."""
        return (
            token.finished
            and len(token.folded) >= CUT_SHORT_FROM
            and not self.of(token)
            and bool(self.rows(token.folded, False))
        )


def _places(rows: Rows) -> NDArray[np.int64]:
    return np.concatenate([np.arange(*run) for run in rows] or [np.zeros(0, np.int64)])


def _begun_types(conventions: Country, begun: str) -> set[str]:
    """The short forms of the words that go on from some letters."""
    words = _abbreviated(conventions)
    first, last = bisect_left(words, (begun,)), bisect_left(words, (begun + _LAST,))
    return {short for _, short in words[first:last]}


@cache
def _abbreviated(conventions: Country) -> list[tuple[str, str]]:
    """The words that are abbreviated, in their order, with their short forms."""
    return sorted(conventions.abbreviations.items())


@cache
def _variants(conventions: Country) -> dict[str, list[str]]:
    """The words that are compared as each short form."""
    found: dict[str, list[str]] = {}
    for word, short in conventions.abbreviations.items():
        found.setdefault(short, []).append(word)
    return found


def _postcode_patterns(gazetteer: Gazetteer) -> tuple[regex.Pattern[str], ...]:
    """The patterns of the postcodes that may be written in two parts, of the countries of a gazetteer."""
    known = set(country_codes())
    codes = {cover.country for cover in gazetteer.manifest.coverage} & known
    found = {
        pattern.pattern
        for code in codes
        if (pattern := country(code).postcode) is not None and is_written_in_two(code)
    }
    return tuple(regex.compile(each, regex.IGNORECASE) for each in sorted(found))


def _countries(gazetteer: Gazetteer) -> tuple[Country, ...]:
    codes = [cover.country for cover in gazetteer.manifest.coverage if cover.country]
    return tuple(country(code) for code in codes) if len(codes) <= COUNTRIES else ()

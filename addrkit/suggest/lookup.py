"""The entries in which typed words occur: whole or abbreviated, or begun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache

import numpy as np
import regex
from numpy.typing import NDArray

from addrkit.bounds import OF_GAZETTEER_KEPT
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import Country, country, country_codes
from addrkit.locale.telling_words import distance_words
from addrkit.locale.terms import word_terms
from addrkit.locale.text import folded_words, is_cjk
from addrkit.locale.unit_words import sides, unit_words
from addrkit.suggest.postcode_areas import is_written_in_two
from addrkit.suggest.postings import Postings, Rows
from addrkit.suggest.typed import TypedToken

OF_COUNTRY_KEPT = 512
"""Typed words of which is kept what they may be in a country that is told, of each of the many that a gazetteer has."""
HALF_A_CODE = 3
"""Digits of the first half of a postcode of six."""
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
JOINED_FROM = 4
"""Letters of a word for a kind of places that is told in one with a name."""
CODE_DIGITS = 4
"""Digits from which a finished number may be the beginning of a postcode: the Netherlands' "9712" of "9712 AB"."""


class Lookup:
    """Words of a gazetteer, found as they are typed: as one country abbreviates them, or each of its few countries."""

    def __init__(self, gazetteer: Gazetteer, postings: Postings, code: str | None = None) -> None:
        self._words = gazetteer.words
        self._postings = postings
        self._codes = tuple(cover.country for cover in gazetteer.manifest.coverage if cover.country)
        self.countries = (country(code),) if code else _few(self._codes)
        self.kept = OF_COUNTRY_KEPT if code else OF_GAZETTEER_KEPT
        """Words of which is kept what they are."""
        self.rows = lru_cache(maxsize=self.kept)(self._rows)
        self.spellings = lru_cache(maxsize=self.kept)(self._spellings)
        self.is_postcode_in_two = lru_cache(maxsize=self.kept)(self._is_postcode_in_two)
        self._postcodes = _postcode_patterns((code,) if code else self._codes)
        self.count = postings.count
        self.entries = postings.entries
        self.hold = postings.hold
        self.all_of = postings.all_of

    def _rows(self, folded: str, finished: bool) -> Rows:
        """The known words that a typed one may be: the same, its short form, or all that begin with it."""
        forms = {folded, *(each.contract(folded) for each in self.countries)}
        # The type is told by the name as a whole, which is typed as it is written: "ถนนสุขุมวิท".
        parted = (each.parted(folded) for each in self.countries if each.glued)
        forms |= {parts[-1] for parts in parted if len(parts) > 1 and not parts[-1].isdigit()}
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
        if one.isdigit() and other.isdigit() and len(one) == len(other) == HALF_A_CODE:
            # "560 034": six digits are written in halves, without their country saying so.
            return self._words.row(one + other) is not None
        return any(
            each.fullmatch(f"{one}{gap}{other}", partial=True) for each in self._postcodes for gap in " -"
        ) and bool(self.rows(one + other, False))

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

    def hold_most(self, token: TypedToken, entries: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some entries hold a token; of scripts without blanks, those that hold the most pairs of its signs:
        川町 is of many towns, and 玉川町 of few.
        """
        pairs = word_terms(token.folded)
        if len(pairs) == 1:
            return self.hold(self.of(token), entries)
        rows = [row for pair in pairs if (row := self._words.row(pair)) is not None]
        counts = sum(
            (self.hold(((row, row + 1),), entries).astype(int) for row in rows), np.zeros(len(entries), int)
        )
        return np.asarray(counts == max(counts.max(initial=0), 1))

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

    def unit_words_alike(self, folded: str) -> frozenset[str]:
        """The words that say the same as one that leads a unit: "building" for "bldg"."""
        return frozenset(
            word
            for here in self.countries
            if (said := here.unit_words.get(folded)) is not None
            for word, other in here.unit_words.items()
            if other == said
        )

    @cached_property
    def words_of_units(self) -> frozenset[str]:
        """Each word of what leads a unit or says where it lies: "floor" and "ground" of "ground floor"."""
        return self.sides.union(*(phrase.split() for phrase in self.unit_words))

    @cached_property
    def sides(self) -> frozenset[str]:
        """The words for a side of the house or of its stairs: "rear", "dcha"."""
        said = (unit_words(here) for here in self.countries)
        return frozenset(word for words in said for word, each in words.items() if each.kind in sides())

    @cached_property
    def unit_signs(self) -> frozenset[str]:
        """The signs that join a unit to the number behind it: "-" in Canada, "/" in Australia."""
        return frozenset(here.unit_joint for here in self.countries if here.unit_joint)

    @cached_property
    def announcing(self) -> frozenset[str]:
        """The words that only say that a house number follows: "nr", "blk"."""
        return frozenset(word for here in self.countries for word in here.number_prefixes) - distance_words()

    @cached_property
    def directions(self) -> frozenset[str]:
        """The words for directions that streets begin or end with, in full and in short: "w", "west"."""
        return frozenset(word for here in self.countries for word in here.directionals)

    @cached_property
    def parts_of_houses(self) -> frozenset[str]:
        """The words for a part of a house in its number: "корпус"."""
        return frozenset(word for here in self.countries for word in here.number_parts)

    @cached_property
    def number_words(self) -> frozenset[str]:
        """The words that stand behind a number as a part of it: "bis", "huis"."""
        said = (word for here in self.countries for word in here.number_suffixes)
        return frozenset(word for word in said if len(word) > 1 and word.isascii() and word.isalpha())

    @cached_property
    def postcode_letters(self) -> frozenset[str]:
        """The letters of a country before its postcode: "D-10119"."""
        codes = [here.code.lower() for here in self.countries]
        return frozenset((*codes, *(code[0] for code in codes)))

    @cached_property
    def level_words(self) -> frozenset[str]:
        """The words that only say of what kind a place is: "brgy", "kel", "col"."""
        told = self.countries or tuple(map(country, self._codes))
        return frozenset(
            word
            for here in told
            for word in (*here.suburb_words, *here.district_words, *here.city_words)
            if word.isalpha()
        )

    @cached_property
    def joined_level_words(self) -> tuple[str, ...]:
        """Those that are long enough to be told where they are joined to the name, as Thai does; the longest first."""
        return tuple(sorted((word for word in self.level_words if len(word) >= JOINED_FROM), key=len)[::-1])

    @cached_property
    def street_types(self) -> frozenset[str]:
        """The words for types of streets, in full and in short: "rue", "ave"."""
        return frozenset(
            form
            for here in self.countries
            for word in here.street_types
            for form in (word, here.contract(word))
        )

    @cached_property
    def short_types(self) -> frozenset[str]:
        """The types of streets and directions in two letters, as they are glued to a number: "30bd", "rd28a"."""
        directions = (
            form
            for here in self.countries
            for word in here.directionals
            for form in (word, here.contract(word))
        )
        return frozenset(
            word for word in (*self.street_types, *directions) if len(word) == PAIR and word.isalpha()
        )

    @cached_property
    def in_full(self) -> dict[str, list[tuple[str, ...]]]:
        """Words that stand for others with these: "cr" for county road, "nyc" for New York."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for here in self.countries:
            pairs = [(short, phrase) for phrase, short in here.phrases.items()]
            for short, phrase in (*pairs, *here.city_aliases.items()):
                if short.isalpha() and short != phrase:
                    found.setdefault(short, []).append(tuple(phrase.split()))
        return found

    @cached_property
    def other_names(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """What else a town is called, by each of its names: "den haag" is "s gravenhage" and "the hague"."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for here in self.countries or map(country, self._codes):
            towns: dict[str, list[str]] = {}
            for name, town in here.city_aliases.items():
                towns.setdefault(town, []).append(name)
            for names in towns.values():
                for name in names if len(names) > 1 else ():
                    others = tuple(tuple(other.split()) for other in names if other != name)
                    found[name] = found.get(name, ()) + others
        return found

    def is_cut_short(self, token: TypedToken) -> bool:
        """Whether a finished word is unknown but begins a known one: "kerkst 12"."""
        return (
            token.finished
            and len(token.folded) >= CUT_SHORT_FROM
            and not self.of(token)
            and bool(self.rows(token.folded, False))
        )


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
    """The words that are compared as each short form, the longest first: few ways to spell a name are tried."""
    found: dict[str, list[str]] = {}
    for word, short in sorted(conventions.abbreviations.items(), key=lambda each: (-len(each[0]), each[0])):
        found.setdefault(short, []).append(word)
    return found


def _postcode_patterns(codes: Iterable[str]) -> tuple[regex.Pattern[str], ...]:
    """The patterns of the postcodes that may be written in two parts in some countries."""
    found = {
        pattern.pattern
        for code in set(codes).intersection(country_codes())
        if (pattern := country(code).postcode) is not None and is_written_in_two(code)
    }
    return tuple(regex.compile(each, regex.IGNORECASE) for each in sorted(found))


def _few(codes: Sequence[str]) -> tuple[Country, ...]:
    return tuple(map(country, codes)) if len(codes) <= COUNTRIES else ()

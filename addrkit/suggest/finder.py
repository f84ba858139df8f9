"""The entries of one gazetteer whose names hold the words that were typed, each with a score; `hits` ranks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache
from itertools import islice, product

import numpy as np

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.text import fold, folded_words, is_cjk
from addrkit.suggest.as_looked_up import as_looked_up
from addrkit.suggest.buildings import BuildingFinder
from addrkit.suggest.hits import OUT_OF_ORDER, Entries, Hit, Ranking, Scores, within
from addrkit.suggest.lookup import PAIR, Lookup
from addrkit.suggest.misspelt import MisspeltFinder
from addrkit.suggest.names import NameIndex
from addrkit.suggest.names_typed import around_number, behind_places
from addrkit.suggest.order import CODE_DIGITS, NumberIndex, stray_numbers
from addrkit.suggest.postcode_areas import PostcodeAreas, codes_in
from addrkit.suggest.postings import Postings
from addrkit.suggest.reading import TypedReading
from addrkit.suggest.slips import SlipIndex
from addrkit.suggest.town_names import OTHER_TOWN, TownNames
from addrkit.suggest.typed import TypedToken

IN_FULL = 1.0
"""Added to the score of an entry whose name is typed in full, beside those that go on: people look up from the keys
when they are at its end."""
IN_NAME = 1.5
"""Added to the score of an entry that has all words in its name, though not from its beginning on."""
ALL_IN_FULL = 3.0
"""The same of a name of several words: "Roma Norte" is no Roma in a north."""
MOST_BEFORE = 3
"""Words of places before a street whose name is looked for behind them."""
SKIPPED = -2.0
"""Added to the score of an entry of whose name a part was left out before the town was begun."""
ALONE_FROM = 100
"""House numbers from which doors are offered where nothing else was typed yet: shorter ones have thousands."""
FROM_ABOVE = 6.0
"""Added to the score of a place whose levels, written from above without blanks, begin as typed ("東京都千代田区永",
"千代田区永"); taken from the score of one whose levels do not."""
BROAD = 60_000
"""Entries of the rarest word from which names that begin as typed are enough."""
FIRST_READ = 5_000
"""Entries whose divisions are read by name."""
MOST_NAMED = 200
"""Entries whose names are looked through for a number that was typed."""
COUNTRIES_KEPT = 256
ENOUGH = 10
SHORT = 2
"""Letters of a single word up to which names that begin so are enough."""
MOST_SPELLINGS = 16
"""Spellings of the words together that are looked up."""
ELSEWHERE = -2.0
"""Added to the score of an entry whose name begins as typed, and in which the next words stand elsewhere than in its
town's name."""


class Finder:
    """One gazetteer as it is asked while somebody types."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.names = NameIndex(gazetteer)
        self.areas = PostcodeAreas(gazetteer)
        self.buildings = BuildingFinder(gazetteer)
        self._postings = Postings(gazetteer)
        self._towns = TownNames(gazetteer, self.names)
        self._numbers = NumberIndex(gazetteer)
        self._ranking = Ranking(gazetteer, self._numbers)
        self._slips = SlipIndex(gazetteer.words)
        self.told = lru_cache(maxsize=COUNTRIES_KEPT)(self._told)
        self._look_up_with(Lookup(gazetteer, self._postings))

    def _look_up_with(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.misspelt = MisspeltFinder(
            self.gazetteer, self.names, lookup, self._slips, self._towns, self._ranking
        )

    def _told(self, code: str) -> Finder:
        """The same where the country is told, by whose abbreviations words are then looked up; itself if it does so."""
        if self.lookup.countries:
            return self
        found = copy(self)
        found._look_up_with(Lookup(self.gazetteer, self._postings, code))
        return found

    def find(
        self, reading: TypedReading, run: tuple[int, int], near: tuple[float, float] | None
    ) -> list[Hit]:
        """The entries of a run that hold every word of a reading, the best of them."""
        words = as_looked_up(reading.words, self.lookup)
        if not words:
            return self._with_number_alone(reading, run, near)
        begun, order = self._begun(words, run)
        entries = begun
        if is_joined(words[0].folded):
            others = self._holding(words, run, enough=False)
            order = self._written_from_above(words, others)
            return self._ranking.best(reading, others, order, near)
        if len(begun) < ENOUGH or len(words) > 1 or len(words[0].folded) > SHORT:
            others = self._holding(words, run, enough=len(begun) >= ENOUGH)
            if len(others):
                entries = np.concatenate([begun, others])
                order = np.concatenate([order, self._order(words, others)])
        districts = self._districts_begun(words, entries) if self.gazetteer.is_of_divisions else None
        if districts is not None:
            order = np.maximum(order, districts)
        order = order + self._in_name(words, entries, order)
        order = order + around_number(self.names, words, reading, entries)
        stray = stray_numbers(words, reading)
        if stray:
            # "Đường số 8" is a street's whole name, "Quận 1" a place's: no number stands beside it.
            own = np.arange(len(entries)) < len(begun)
            places = self.gazetteer.kinds(entries) == PLACE
            own &= places | (order >= IN_FULL)
            named = ~own & (places | (order >= 0))
            own[self._with_numbers_in_name(words, entries, np.flatnonzero(named))] = True
            if districts is not None:
                own |= districts >= 0
            order += np.where(own, 0.0, stray)
        return self._ranking.best(reading, entries, order, near)

    def find_in_area(
        self, reading: TypedReading, run: tuple[int, int], near: tuple[float, float] | None
    ) -> list[Hit]:
        """The places in the area of a postcode that was typed in full, where no more than its beginning is known."""
        words = reading.words
        may_hold = self.areas.are_known and reading.number is None and any(word.has_digit for word in words)
        for at, taken, code in codes_in(words) if may_hold else ():
            entries = within(self.areas.of(code), run)
            for word in (*words[:at], *words[at + taken :]):
                entries = entries[self.lookup.hold(self.lookup.of(word), entries)]
            if len(entries):
                return self._ranking.best(reading, entries, np.zeros(len(entries)), near)
        return []

    def _with_number_alone(
        self, reading: TypedReading, run: tuple[int, int], near: tuple[float, float] | None
    ) -> list[Hit]:
        """The entries with a number where nothing but it was typed, in countries where it comes first."""
        if reading.number is None or reading.number.value < ALONE_FROM:
            return []
        entries = within(self._numbers.written_first_with(reading.number.value), run)
        # It may go on, but doors with longer numbers are found when these are typed.
        reading = replace(reading, number=reading.number._replace(finished=True))
        return self._ranking.best(reading, entries, np.zeros(len(entries)), near)

    def _begun(self, words: Sequence[TypedToken], run: tuple[int, int]) -> tuple[Entries, Scores]:
        """The entries whose name begins with all the words as they are typed, the first in any spelling.

        With what it is worth that a name is those words and does not go on.
        """
        last = words[-1]
        texts = [" ".join(each) for each in self._spelled(words)]
        found = within(self._entries_of(self.names.run(text, last.finished) for text in texts), run)
        if not len(found) and last.finished:
            # "kinkerstr" is Kinkerstraat in short: its name goes on, and the word is there.
            begun = self._entries_of(self.names.run(text, False) for text in texts)
            found = within(begun[self.lookup.hold(self.lookup.of(last), begun)], run)
        if not len(found):
            return found, np.zeros(0)
        whole = self._entries_of(map(self.names.same, texts))
        worth = IN_FULL if len(words) == 1 else ALL_IN_FULL
        return found, np.where(np.isin(found, whole), worth, 0.0) if len(whole) else np.zeros(len(found))

    def _entries_of(self, runs: Iterable[tuple[int, int]]) -> Entries:
        """The entries of some runs of names."""
        found = [self.names.entries(each) for each in runs if each[0] < each[1]]
        return np.concatenate(found) if found else np.zeros(0, np.int64)

    def _districts_begun(self, words: Sequence[TypedToken], entries: Entries) -> Scores:
        """What it is worth that the first entries are districts whose name begins as typed, or is it: that name stands
        below the town's, which names the entry. Nothing at all of all others.
        """
        begun = " ".join(word.folded for word in words)
        found = np.full(len(entries), -np.inf)
        places = np.flatnonzero(~self.gazetteer.has_suburb(entries[:FIRST_READ]))
        for at, names in zip(places.tolist(), self.gazetteer.districts(entries[places]), strict=True):
            named = [name for name in map(fold, names) if name.startswith(begun)]
            if named:
                found[at] = IN_FULL if begun in named else 0.0
        return found

    def _with_numbers_in_name(
        self, words: Sequence[TypedToken], entries: Entries, some: Entries
    ) -> list[int]:
        """Those of some places of entries whose names of levels, or the street's, have all the short numbers typed:
        "Poblacion 8", "Road 8.9 Southeast".
        """
        numbers = {word.folded for word in words if word.folded.isdigit() and len(word.folded) < CODE_DIGITS}
        some = some[: MOST_NAMED if numbers else 0]
        if not len(some):
            return []
        return [
            at
            for at, names in zip(some.tolist(), self.gazetteer.levels(entries[some]), strict=True)
            if numbers <= {word for name in names for word in folded_words(name)}
        ]

    def _in_name(self, words: Sequence[TypedToken], entries: Entries, order: Scores) -> Scores:
        """What it is worth that a name in which words are out of order has all of them, and its town none."""
        found = np.zeros(len(entries))
        some = np.flatnonzero(order < SKIPPED)
        if len(words) == 1 or len(some) > MOST_NAMED:
            return found
        for at, name in zip(some.tolist(), self.gazetteer.names(entries[some]), strict=True):
            parts = folded_words(name)
            if all(self._is_one_of(word, parts) for word in words):
                found[at] = IN_NAME
        return found

    def _is_one_of(self, word: TypedToken, parts: Sequence[str]) -> bool:
        if not word.finished:
            return any(part.startswith(word.folded) for part in parts)
        return not set(self.lookup.spellings(word.folded)).isdisjoint(parts)

    def _written_from_above(self, words: Sequence[TypedToken], entries: Entries) -> Scores:
        """What it is worth that the names of an entry's levels, from the largest or a lower one on, begin as typed: who
        names the town leaves out its prefecture. A quarter alone is of many towns.
        """
        said = "".join(word.folded for word in words if is_cjk(word.folded))
        pairs = [said[at : at + PAIR] for at in range(len(said) - 1)]
        found = np.full(len(entries), -FROM_ABOVE)
        some = entries[:FIRST_READ]
        lowest = self.gazetteer.has_suburb(some).tolist()
        for at, (names, is_quarter) in enumerate(zip(self.gazetteer.levels(some), lowest, strict=True)):
            whole = [fold(name) for name in names]
            ways = ["".join(whole[first:]) for first in range(max(len(whole) - is_quarter, 1))]
            if said in ways:
                found[at] = 2 * FROM_ABOVE
            elif any(way.startswith(said) for way in ways):
                found[at] = FROM_ABOVE
            elif 2 * sum(pair in ways[0] for pair in pairs) < len(pairs):
                # 中央区 is of many cities: "札幌市中央区北1条西" is no door of 福岡市中央区.
                found[at] = -2 * FROM_ABOVE
        return found

    def _spelled(self, words: Sequence[TypedToken], *, finished: bool = False) -> Iterator[tuple[str, ...]]:
        """Words as typed, and in other spellings of each that is finished: "rue ste" as "rue sainte"."""
        each = [
            self.lookup.spellings(word.folded) if finished or word.finished else (word.folded,)
            for word in words
        ]
        yield from islice(product(*each), MOST_SPELLINGS)

    def _holding(self, words: Sequence[TypedToken], run: tuple[int, int], *, enough: bool) -> Entries:
        joined = [word for word in words if is_joined(word.folded)]
        if joined:
            found = self.lookup.most_of(joined[0])
            for word in words:
                if word is not joined[0]:
                    found = found[self.lookup.hold_most(word, found)]
            return within(found, run)
        every = [self.lookup.of(word) for word in words]
        if enough and min(map(self.lookup.count, every)) > BROAD:
            return np.zeros(0, np.int64)
        return self.lookup.all_of(every, run)

    def _order(self, words: Sequence[TypedToken], entries: Entries) -> Scores:
        """The penalty of each entry for the order of the words.

        It is 0 where the first words are the entry's whole name, SKIPPED where they are the beginning of the name, and
        OUT_OF_ORDER elsewhere. An entry in another town than the remaining words name has a penalty on top.
        """
        order = np.full(len(entries), OUT_OF_ORDER)
        for count in range(len(words) - 1, 0, -1):
            for each in self._spelled(words[:count], finished=True):
                text = " ".join(each)
                begun = self.names.run(text, False)
                if begun[0] < begun[1]:
                    order[self.names.named(entries, begun) & (order < SKIPPED)] = SKIPPED
                    order[self.names.named(entries, self.names.same(text))] = 0.0
            if order.max() > OUT_OF_ORDER:
                break
        in_town = self._towns.hold(words, entries)
        town = np.where(in_town, 0.0, np.where(order > OUT_OF_ORDER, ELSEWHERE, OTHER_TOWN))
        if order.max() == OUT_OF_ORDER:
            firsts = range(1, min(len(words) - 1, MOST_BEFORE + 1))
            ends = (each for first in firsts for each in self._spelled(words[first:], finished=True))
            order += behind_places(self.names, ends, entries)
        return order + town


def is_joined(folded: str) -> bool:
    """Whether a word may be several names in a script without blanks."""
    return len(folded) > PAIR and is_cjk(folded)

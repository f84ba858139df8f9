"""The entries of one gazetteer that may be meant, each with a score.

A score is a sum of logarithms: how likely somebody who means the entry types this, plus how many doors stand behind
it. So of two streets that begin as typed, the one with more doors comes first, and a street whose second word begins
so needs e^3, twenty times the doors, to come before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.columns import distinct
from addrkit.locale.terms import word_terms
from addrkit.locale.text import fold, folded_words, is_cjk
from addrkit.suggest.lookup import PAIR, Lookup, Rows
from addrkit.suggest.names import NameIndex
from addrkit.suggest.near import nearness
from addrkit.suggest.order import NumberIndex, stray_numbers
from addrkit.suggest.postcode_areas import PostcodeAreas, codes_in
from addrkit.suggest.reading import TypedReading
from addrkit.suggest.slips import SlipIndex, slips_allowed
from addrkit.suggest.typed import TypedToken

OUT_OF_ORDER = -3.0
"""Of an entry whose name does not begin with the first word: about one in twenty types so."""
IN_FULL = 1.0
"""Of an entry whose name is typed in full, beside those that go on: people look up from the keys at its end."""
SKIPPED = -2.0
"""Of an entry of whose name a part was left out before the town was begun."""
NO_SUCH_NUMBER = -4.0
"""Of a street that does not have the number typed."""
SLIP = -3.0
"""Of one slip."""
MISSING = -7.0
"""Of a word that the entry does not explain."""
A_PLACE = -1.0
"""Of a town beside its postcodes, where it has no doors."""
A_TOWN = -4.0
"""Of a town beside its doors: one in fifty begins with the town, or means no more."""
A_DOOR = 0.02
"""Weight of the doors of a street where the number was typed, so that each has one that is meant."""
UNITS = 0.5
"""Weight of the doors that share the number typed: units, and numbers with letters."""
GOES_ON = -1.0
"""Of a street that has not the number typed, but longer ones that begin with it."""
ALONE_FROM = 100
"""House numbers from which doors are offered where nothing else was typed yet: shorter ones have thousands."""
FROM_ABOVE = 6.0
"""Of a place whose levels, written from the largest on without blanks, begin as typed ("東京都千代田区永"); as much is
taken of one whose do not."""
BEST = 24
"""Entries that are kept of each reading."""
LONGEST = 400
"""Entries whose doors are counted while a number is typed."""
BROAD = 60_000
"""Entries of the rarest word from which names that begin as typed are enough."""
FEW = 5_000
"""Entries of the second rarest word up to which they are looked at where words may be misspelt."""
ENOUGH = 10
SHORT = 2
"""Letters of a single word up to which names that begin so are enough."""
STARTS = 8
"""Corrected first words whose place at the beginning of names is looked at."""
MOST_SPELLINGS = 16
"""Spellings of the words together that are looked up."""
SHORTEST_PART = 3
"""Letters of each of two words that may have been typed as one."""
TELLING = 0.6
"""Share of the weight of a name's most telling word from which another tells as well."""
TOWNS_KEPT = 1_024
NAMES_KEPT = 4_096
"""Entries whose telling words are kept."""
ELSEWHERE = -2.0
"""Of an entry whose name begins as typed and that has the next words elsewhere than in its town's name."""
OTHER_TOWN = -1.0
"""Of another that is in no town of a name typed."""
LONGEST_TOWN = 3
PEOPLE_A_DOOR = 3
"""People of a town for each door that it may have, where its doors are not listed."""
"""Words of a town's name that are read together."""

Entries = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that may be meant."""

    gazetteer: Gazetteer
    entry: int
    score: float
    reading: TypedReading
    has_number: bool = False
    """Whether it has a door with the number, letters apart."""


class _MeantWords(NamedTuple):
    """The known words that typed ones may be."""

    words: frozenset[int]
    runs: tuple[tuple[int, int], ...]
    """Runs of several of them: those that begin as typed."""

    @classmethod
    def of(cls, meant: Iterable[Sequence[tuple[int, Rows]]]) -> _MeantWords:
        """From the forms of each word, with their slips."""
        runs = [run for forms in meant for _, rows in forms for run in rows]
        words = frozenset(first for first, last in runs if last == first + 1)
        return cls(words, tuple(run for run in runs if run[1] > run[0] + 1))


class Finder:
    """One gazetteer as it is asked while somebody types."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.names = NameIndex(gazetteer)
        self.lookup = Lookup(gazetteer)
        self.slips = SlipIndex(gazetteer.words)
        self.areas = PostcodeAreas(gazetteer)
        self._towns = lru_cache(maxsize=TOWNS_KEPT)(self._towns_named)
        self._telling = lru_cache(maxsize=NAMES_KEPT)(self._telling_words)
        self._numbers = NumberIndex(gazetteer)

    def find(
        self, reading: TypedReading, run: tuple[int, int], near: tuple[float, float] | None
    ) -> list[Hit]:
        """The entries of a run that hold every word of a reading, the best of them."""
        words = self._as_looked_up(reading.words)
        if not words:
            return self._with_number_alone(reading, run, near)
        begun, order = self._begun(words, run)
        entries = begun
        if is_joined(words[0].folded):
            others = self._holding(words, run, enough=False)
            order = self._written_from_above(words[0], others)
            return self._best(reading, others, order, near)
        if len(begun) < ENOUGH or len(words) > 1 or len(words[0].folded) > SHORT:
            others = self._holding(words, run, enough=len(begun) >= ENOUGH)
            if len(others):
                entries = np.concatenate([begun, others])
                order = np.concatenate([order, self._order(words, others)])
        districts = self._districts_begun(words, entries) if self.gazetteer.is_of_divisions else None
        if districts is not None:
            order = np.maximum(order, districts)
        stray = stray_numbers(words, reading)
        if stray:
            # "Đường số 8" is a street's whole name, "Quận 1" a place's: no number stands beside it.
            own = np.arange(len(entries)) < len(begun)
            own &= (self.gazetteer.kinds(entries) == PLACE) | (order == IN_FULL)
            if districts is not None:
                own |= districts >= 0
            order += np.where(own, 0.0, stray)
        return self._best(reading, entries, order, near)

    def find_in_area(
        self, reading: TypedReading, run: tuple[int, int], near: tuple[float, float] | None
    ) -> list[Hit]:
        """The places in the area of a postcode that was typed in full, where no more than its beginning is known."""
        words = reading.words
        may_hold = self.areas.are_known and reading.number is None and any(word.has_digit for word in words)
        for at, taken, code in codes_in(words) if may_hold else ():
            entries = _within(self.areas.of(code), run)
            for word in (*words[:at], *words[at + taken :]):
                entries = entries[self.lookup.hold(self.lookup.of(word), entries)]
            if len(entries):
                return self._best(reading, entries, np.zeros(len(entries)), near)
        return []

    def find_with_slips(
        self, reading: TypedReading, run: tuple[int, int], near: tuple[float, float] | None
    ) -> list[Hit]:
        """The entries whose names hold the typed words, where words may be misspelt and some of several unknown."""
        words = self._as_looked_up(reading.words)
        meant = [self._meant(word) for word in words]
        entries = self._holding_any(meant, run)
        if not len(entries):
            return []
        total = np.zeros(len(entries))
        missing = np.zeros(len(entries), np.int64)
        for forms in meant:
            cost = np.full(len(entries), MISSING)
            for slips, rows in sorted(forms, reverse=True):
                cost[self.lookup.hold(rows, entries)] = SLIP * slips
            missing += cost == MISSING
            total += cost
        total += np.where(self._begin_as_meant(meant[0], words[0], entries), 0.0, OUT_OF_ORDER)
        total += np.where(self._in_town(words, entries), 0.0, OTHER_TOWN) + stray_numbers(words, reading)
        kept = missing <= 2 * len(words) // 3
        found = self._best(reading, entries[kept], total[kept], near)
        known: dict[tuple[int, ...], _MeantWords] = {}
        named: list[Hit] = []
        for hit in found:
            own = self._beside_the_town(hit.entry, words)
            if own not in known:
                known[own] = _MeantWords.of(meant[at] for at in own)
            if self._is_named(hit.entry, known[own]):
                named.append(hit)
        return named

    def _beside_the_town(self, entry: int, words: Sequence[TypedToken]) -> tuple[int, ...]:
        """The places of the words that are not those of an entry's town, where its name has several."""
        town = folded_words(self.gazetteer.entry(entry).city or "")
        folded = [word.folded for word in words]
        for first in range(len(words) - len(town) + 1 if len(town) > 1 else 0):
            if folded[first : first + len(town)] == town:
                return (*range(first), *range(first + len(town), len(words)))
        return tuple(range(len(words)))

    def _is_named(self, entry: int, meant: _MeantWords) -> bool:
        """Whether a telling word of an entry's own name was typed, be it misspelt.

        "Valencia St, San Francisco" does not offer another street of San Francisco, not even Francisco Street.
        """
        rows = self._telling(entry)
        if not rows or not meant.words.isdisjoint(rows):
            return True
        return any(first <= row < last for first, last in meant.runs for row in rows)

    def _telling_words(self, entry: int) -> frozenset[int]:
        """The known words that are telling ones of an entry's own name, in any spelling."""
        index = self.gazetteer.words
        words = folded_words(self.gazetteer.name_of(entry)[1])
        weights = [min(map(index.weight, self.lookup.spellings(word))) for word in words]
        telling = [
            word
            for word, weight in zip(words, weights, strict=True)
            if weight >= TELLING * max(weights) and not word.isdigit()
        ]
        forms = {form for word in telling for form in (*self.lookup.spellings(word), *word_terms(word))}
        # A telling word that is not among the known ones is none that was typed.
        known = (row for form in forms if (row := index.row(form)) is not None)
        return frozenset(known) or (frozenset((-1,)) if telling else frozenset())

    def joined(self, reading: TypedReading) -> Iterator[TypedReading]:
        """Readings in which two words are one that is known: "kerk straat"."""
        words = reading.words
        for at, (one, other) in enumerate(pairwise(words)):
            both = one.folded + other.folded
            if not (one.has_digit or other.has_digit) and self.lookup.rows(both, other.finished):
                word = replace(other, folded=both, start=one.start)
                yield replace(reading, words=(*words[:at], word, *words[at + 2 :]))

    def divided(self, reading: TypedReading) -> Iterator[TypedReading]:
        """Readings in which an unknown word is two with which a name begins: "oudevlie" for Oude Vlie."""
        words = reading.words
        for index, word in enumerate(words):
            if word.has_digit or not word.folded.isascii() or self.lookup.rows(word.folded, word.finished):
                continue
            for at in range(SHORTEST_PART, len(word.folded) - SHORTEST_PART + 1):
                one, other = word.folded[:at], word.folded[at:]
                first, last = self.names.run(f"{one} {other}", word.finished)
                if first < last:
                    both = (
                        replace(word, folded=one, end=word.start + at, finished=True),
                        replace(word, folded=other, start=word.start + at),
                    )
                    yield replace(reading, words=(*words[:index], *both, *words[index + 1 :]))

    def _with_number_alone(
        self, reading: TypedReading, run: tuple[int, int], near: tuple[float, float] | None
    ) -> list[Hit]:
        """The entries with a number where nothing but it was typed, in countries where it comes first."""
        if reading.number is None or reading.number.value < ALONE_FROM:
            return []
        entries = _within(self._numbers.written_first_with(reading.number.value), run)
        # It may go on, but doors with longer numbers are found when these are typed.
        reading = replace(reading, number=reading.number._replace(finished=True))
        return self._best(reading, entries, np.zeros(len(entries)), near)

    def _begun(self, words: Sequence[TypedToken], run: tuple[int, int]) -> tuple[Entries, Scores]:
        """The entries whose name begins with all the words as they are typed, the first in any spelling.

        With what it is worth that a name is those words and does not go on.
        """
        last = words[-1]
        texts = [" ".join(each) for each in self._spelled(words)]
        found = _within(self._entries_of(self.names.run(text, last.finished) for text in texts), run)
        if not len(found):
            return found, np.zeros(0)
        whole = self._entries_of(map(self.names.same, texts))
        return found, np.where(np.isin(found, whole), IN_FULL, 0.0) if len(whole) else np.zeros(len(found))

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
        places = np.flatnonzero(~self.gazetteer.has_suburb(entries[:FEW]))
        for at, names in zip(places.tolist(), self.gazetteer.districts(entries[places]), strict=True):
            named = [name for name in map(fold, names) if name.startswith(begun)]
            if named:
                found[at] = IN_FULL if begun in named else 0.0
        return found

    def _written_from_above(self, word: TypedToken, entries: Entries) -> Scores:
        """What it is worth that the names of an entry's levels, from the largest on, begin as typed."""
        found = np.full(len(entries), -FROM_ABOVE)
        for at, names in enumerate(self.gazetteer.levels(entries[:FEW])):
            whole = "".join(map(fold, names))
            if whole == word.folded:
                found[at] = 2 * FROM_ABOVE
            elif whole.startswith(word.folded):
                found[at] = FROM_ABOVE
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
                found = found if word is joined[0] else found[self.lookup.hold(self.lookup.of(word), found)]
            return _within(found, run)
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
        in_town = self._in_town(words, entries)
        return order + np.where(in_town, 0.0, np.where(order > OUT_OF_ORDER, ELSEWHERE, OTHER_TOWN))

    def _in_town(self, words: Sequence[TypedToken], entries: Entries) -> NDArray[np.bool_]:
        """Which entries are in a town whose name some of the words begin: "Groningen" is a province too."""
        found = np.zeros(len(entries), bool)
        towns = self.gazetteer.towns(entries)
        for first in range(len(words)):
            for last in range(first + 1, min(first + LONGEST_TOWN, len(words)) + 1):
                if words[first].has_digit or last - first == len(words):
                    break
                text = " ".join(word.folded for word in words[first:last])
                named = self._towns(text, words[last - 1].finished)
                if len(named):
                    found |= np.isin(towns, named)
        return found

    def _towns_named(self, begun: str, finished: bool) -> Entries:
        places = self.names.entries(self.names.run(begun, finished))
        return distinct(self.gazetteer.towns(places[self.gazetteer.kinds(places) == PLACE]))

    def _as_looked_up(self, words: Sequence[TypedToken]) -> tuple[TypedToken, ...]:
        """The words, those of a postcode that is written in two as one, and those cut short as unfinished."""
        return tuple(
            replace(word, finished=False) if self.lookup.is_cut_short(word) else word
            for word in self._with_postcodes_joined(words)
        )

    def _with_postcodes_joined(self, words: Sequence[TypedToken]) -> tuple[TypedToken, ...]:
        """The words, each postcode that was typed in two parts as one word: "9712 ab", "n1 2xq", "111 22"."""
        found: list[TypedToken] = []
        for word in words:
            before = found[-1] if found else None
            has_digit = before is not None and (before.has_digit or word.has_digit)
            if before and has_digit and self.lookup.is_postcode_in_two(before.folded, word.folded):
                found[-1] = replace(
                    word, folded=before.folded + word.folded, start=before.start, has_digit=True
                )
                continue
            found.append(word)
        return tuple(found)

    def _meant(self, word: TypedToken) -> list[tuple[int, Rows]]:
        """The known words that may be meant by a typed one, by the number of slips."""
        forms: list[tuple[int, Rows]] = [(0, self.lookup.of(word))]
        if len(word.folded) == 1 and word.finished and word.folded.isalpha():
            forms.append((1, self.lookup.rows(word.folded, False)))
        # A code with another letter is another code: "EC1A" is not the beginning of Ecatepec.
        allowed = slips_allowed(word.folded) if not word.has_digit else 0
        if allowed:
            near = self.slips.near(word.folded, word.finished, allowed)
            for slips in range(1, allowed + 1):
                rows = tuple((row, row + 1) for row, count in near if count == slips)
                if rows:
                    forms.append((slips, rows))
        return [(slips, rows) for slips, rows in forms if rows]

    def _holding_any(self, meant: Sequence[Sequence[tuple[int, Rows]]], run: tuple[int, int]) -> Entries:
        """The entries that hold one of the two most telling words."""
        counted = sorted(
            (sum(self.lookup.count(rows) for _, rows in forms), at) for at, forms in enumerate(meant) if forms
        )
        found = [
            self.lookup.entries(rows)
            for rank, (count, at) in enumerate(counted[:2])
            if rank == 0 or count <= FEW
            for _, rows in meant[at]
        ]
        return _within(distinct(np.concatenate(found)), run) if found else np.zeros(0, np.int64)

    def _begin_as_meant(
        self, forms: Sequence[tuple[int, Rows]], word: TypedToken, entries: Entries
    ) -> NDArray[np.bool_]:
        """Which names begin with the first word, or with what it may be meant for."""
        begin = self.names.named(entries, self.names.run(word.folded, False))
        for slips, rows in forms:
            for first, _ in rows[: STARTS if slips else 0]:
                meant = self.gazetteer.words.word(first)
                begin |= self.names.named(entries, self.names.run(meant, False))
        return begin

    def _best(
        self, reading: TypedReading, entries: Entries, scores: Scores, near: tuple[float, float] | None
    ) -> list[Hit]:
        if not len(entries):
            return []
        doors = np.log(np.maximum(self.gazetteer.door_count(entries), 1))
        scores = scores + self._numbers.order(reading, entries)
        if reading.number is not None and not reading.number.finished and len(entries) > LONGEST:
            # To count the doors whose number goes on takes time; a street has no more than all of its doors.
            chosen = np.argpartition(-scores - doors, LONGEST)[:LONGEST]
            entries, scores, doors = entries[chosen], scores[chosen], doors[chosen]
        if reading.number is None:
            fitting = np.zeros(len(entries), np.int64)
            places = np.flatnonzero(self.gazetteer.kinds(entries) == PLACE)
            if len(places):
                size = np.maximum(
                    self.gazetteer.doors_in_town(entries[places]),
                    self.gazetteer.people(entries[places]) // PEOPLE_A_DOOR,
                )
                in_town = np.log(np.maximum(size, 1))
                doors[places] = np.maximum(doors[places] + A_PLACE, in_town + A_TOWN)
            scores = scores + doors
        else:
            fitting, has_it = self._numbers.doors_with(entries, reading.number)
            units = UNITS * np.log(np.maximum(fitting, 1))
            # However many numbers go on from the one typed, a street that has it comes before one that does not.
            units = np.where(has_it, units, np.minimum(units + GOES_ON, 0.0))
            scores = scores + np.where(fitting > 0, units, NO_SUCH_NUMBER)
            scores += A_DOOR * doors
        if near is not None:
            scores += nearness(*self.gazetteer.positions(entries), near)
        chosen = np.arange(len(entries))
        if len(entries) > 2 * BEST:
            chosen = np.argpartition(-scores, 2 * BEST)[: 2 * BEST]
        order = chosen[np.lexsort((entries[chosen], -scores[chosen]))]
        columns = (entries[order], scores[order], fitting[order] > 0)
        best: dict[int, Hit] = {}
        for entry, score, has_number in zip(*(each.tolist() for each in columns), strict=True):
            if entry not in best:
                best[entry] = Hit(self.gazetteer, entry, score, reading, has_number)
                if len(best) == BEST:
                    break
        return list(best.values())


def is_joined(folded: str) -> bool:
    """Whether a word may be several names in a script without blanks."""
    return len(folded) > PAIR and is_cjk(folded)


def _within(entries: Entries, run: tuple[int, int]) -> Entries:
    return entries[(entries >= run[0]) & (entries < run[1])]

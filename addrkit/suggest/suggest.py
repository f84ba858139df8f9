"""Suggestions for what is being typed, from all open gazetteers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from addrkit.gazetteer.schema import PLACE, STREET
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.text import fold
from addrkit.parsing.parser import Parser
from addrkit.parsing.pasted.clean import clean
from addrkit.suggest.as_cut import as_cut, is_new, may_be_cut
from addrkit.suggest.as_verified import Verify, may_be_known_better, with_the_door
from addrkit.suggest.best_hits import best, explains
from addrkit.suggest.counted import with_numbers_joined
from addrkit.suggest.finder import Finder
from addrkit.suggest.groups import Group, group_of
from addrkit.suggest.hits import Hit
from addrkit.suggest.offers import shown
from addrkit.suggest.otherwise import (
    Runs,
    likely_readings,
    misspelt,
    no_boxes,
    with_blanks_elsewhere,
    with_letters,
)
from addrkit.suggest.reading import (
    TypedReading,
    readings,
    readings_announced,
    readings_apart,
    readings_with_parts,
    readings_with_short_type,
    readings_with_word,
)
from addrkit.suggest.respelled import in_other_forms, respelled
from addrkit.suggest.typed import TypedText, read_typed, without_country
from addrkit.suggest.unit_readings import (
    readings_with_unit,
    readings_with_unit_first,
    readings_with_units,
    without_marked_unit,
)
from addrkit.suggest.wanted import ANYTHING, Wanted
from addrkit.suggest.within import longest_streets, suggest_within, untold
from addrkit.types import Address, Suggestion

SLIPS_FROM = 3
"""Letters from which slips are looked for."""
MOST_ALIKE = 500
"""Streets of one name that are looked at for being shown in the same words."""


class Completer:
    """Completes what is typed from open gazetteers. Safe to share between threads."""

    def __init__(self, gazetteers: Sequence[Gazetteer], parser: Parser, verify: Verify) -> None:
        """`verify` is asked where no suggestion says all that was typed."""
        self._gazetteers = tuple(gazetteers)
        self._parser = parser
        self._verify = verify

    @cached_property
    def _finders(self) -> tuple[Finder, ...]:
        return tuple(Finder(each) for each in self._gazetteers)

    @cached_property
    def _only_country(self) -> tuple[str, ...]:
        """The country of all gazetteers; none where they have several."""
        known = {cover.country for each in self._gazetteers for cover in each.manifest.coverage}
        return tuple(code for code in known if code) if len(known) == 1 else ()

    def suggest(
        self,
        text: str,
        countries: Sequence[str] = (),
        near: tuple[float, float] | None = None,
        limit: int = 5,
        within: str | None = None,
        wanted: Wanted = ANYTHING,
    ) -> list[Suggestion]:
        """Completions, best first; as `AddressKit.suggest`. Scores are shares in [0, 1], not probabilities."""
        if limit < 1:
            return []
        typed = read_typed(text)
        if within is not None:
            group = group_of(within, self._gazetteers)
            return self._within(group, typed, near, limit, wanted) if group is not None else []
        if not typed.tokens:
            return []
        hits = self._hits(typed, self._runs(countries), near, countries)
        found = shown(hits, typed, limit, wanted)
        # A register may have the words that count the numbers, as names of its towns do.
        for meant in dict.fromkeys((with_numbers_joined(text), clean(text).text)):
            if meant != text:
                other = read_typed(meant)
                others = shown(
                    self._hits(other, self._runs(countries), near, countries), other, limit, wanted
                )
                found = max(found, others, key=lambda each: each[0].score if each else 0.0)
        names_known = any(finder.buildings.are_known for finder, _ in self._runs(countries))
        if may_be_known_better(typed, hits, found, names_known=names_known):
            verdict = self._verify(text, countries[0] if len(countries) == 1 else None)
            if verdict is None or not countries or verdict.address.country in countries:
                found = with_the_door(found, verdict, typed, limit, wanted)
        if found and countries:
            return found
        return self._in_the_country_named(typed, found, near, countries, limit, wanted)

    def _in_the_country_named(
        self,
        typed: TypedText,
        found: list[Suggestion],
        near: tuple[float, float] | None,
        countries: Sequence[str],
        limit: int,
        wanted: Wanted,
    ) -> list[Suggestion]:
        """What was found, behind what the country whose name ends the text has of the rest, where that is likelier:
        "paris france" is no Paris Street in San Francisco, and "avenue de france" a street.
        """
        named = without_country(typed)
        if named is None or (countries and named[1] not in countries):
            return found
        left, code = named
        there = shown(self._hits(left, self._runs([code]), near, [code]), left, limit, wanted)
        if not found or not there or there[0].score <= found[0].score:
            return found or there
        known = {each.id for each in there}
        return [*there, *(each for each in found if each.id not in known)][:limit]

    def _within(
        self,
        group: Group,
        typed: TypedText,
        near: tuple[float, float] | None,
        limit: int,
        wanted: Wanted,
    ) -> list[Suggestion]:
        is_town = group.row is None and group.entry.kind == PLACE
        runs = group.gazetteer.runs_in_town(group.entry) if is_town else []
        if not runs:
            return suggest_within(self._alike(group), typed, limit, wanted)
        left = TypedText(typed.text, tuple(untold(typed, group)))
        if not left.tokens:
            return longest_streets(group, runs, limit)
        finder = next(each for each in self._finders if each.gazetteer is group.gazetteer)
        return shown(self._hits(left, [(finder, run) for run in runs], near), left, limit, wanted)

    def _alike(self, group: Group) -> list[Group]:
        """A group and, of a street, those that are shown in the same words: a city has several of one name, and
        their doors tell them apart.
        """
        if group.row is not None or group.entry.kind != STREET or not group.entry.name:
            return [group]
        finder = next(each for each in self._finders if each.gazetteer is group.gazetteer)
        entries = finder.names.entries(finder.names.same(fold(group.entry.name)))
        town = group.gazetteer.towns(np.array([group.entry.number]))
        entries = entries[group.gazetteer.towns(entries) == town]
        here = _shown_as(group)
        others = (
            replace(group, entry=group.gazetteer.entry(each))
            for each in sorted(set(entries.tolist()))[:MOST_ALIKE]
        )
        return [
            group,
            *(
                each
                for each in others
                if each.entry.number != group.entry.number
                and here in (_shown_as(each), replace(_shown_as(each), postcode=None))
            ),
        ]

    def _runs(self, codes: Sequence[str]) -> Runs:
        if not codes:
            return [(finder, (0, len(finder.gazetteer))) for finder in self._finders]
        return [
            (finder.told(cover.country) if cover.country else finder, (cover.first_entry, cover.last_entry))
            for finder in self._finders
            for cover in finder.gazetteer.manifest.coverage
            if not cover.country or cover.country in codes
        ]

    def _hits(
        self,
        typed: TypedText,
        runs: Runs,
        near: tuple[float, float] | None,
        codes: Sequence[str] | None = None,
    ) -> list[Hit]:
        """What was typed in some runs of entries; as the parser cuts it, too, where they are those of `codes`."""
        left, unit, written = without_marked_unit(typed)
        if unit:
            return [
                replace(hit, reading=replace(hit.reading, unit=unit, unit_written=written))
                if hit.reading.number or hit.rows
                else hit
                for hit in self._hits(left, runs, near, codes)
            ]
        read = list(readings(typed))
        found = best(
            find(each, run, near)
            for finder, run in runs
            for each in no_boxes(finder, read)
            for find in (finder.find, finder.find_in_area)
        )
        if found and (found[0].has_number or found[0].reading.number is None):
            return found
        known, as_typed = frozenset(read), bool(found)
        for finder, run in runs:
            announced = list(
                readings_announced(typed, finder.lookup.announcing, finder.lookup.postcode_letters)
            )
            otherwise = [
                one
                for each in read
                for one in (
                    in_other_forms(each, finder.lookup)
                    if as_typed
                    else respelled(each, finder.lookup, finder.names)
                )
            ]
            others: list[TypedReading] = [
                *readings_with_unit(
                    read,
                    finder.lookup.unit_words - finder.lookup.number_words,
                    finder.lookup.sides,
                    typed.text,
                ),
                *readings_with_word(typed, finder.lookup.number_words),
                *readings_with_units(
                    [*read, *announced, *otherwise],
                    finder.lookup.words_of_units - finder.lookup.number_words,
                    typed.text,
                ),
                *announced,
                *readings_with_parts(typed, finder.lookup.parts_of_houses, finder.lookup.announcing),
                *readings_apart(typed),
                *readings_with_unit_first(typed, finder.lookup.unit_signs),
                *readings_with_short_type(typed, finder.lookup.short_types),
                *otherwise,
            ]
            for each in no_boxes(finder, [each for each in dict.fromkeys(others) if each not in known]):
                found += finder.find(each, run, near)
            found += with_letters(finder, read, run, near)
            found += with_blanks_elsewhere(finder, read, run, near) if as_typed else []
        if not found:
            found = [
                hit for finder, run in runs for hit in finder.buildings.find(typed, run, near, finder.lookup)
            ]
        if not found and typed.letters >= SLIPS_FROM:
            found = misspelt(read, runs, near)
        if codes is not None and may_be_cut(typed) and not any(map(explains, found)):
            found = self._as_cut(typed, runs, codes, near, read) + found
        return best([found])

    def _as_cut(
        self,
        typed: TypedText,
        runs: Runs,
        codes: Sequence[str],
        near: tuple[float, float] | None,
        read: Sequence[TypedReading],
    ) -> list[Hit]:
        """What was typed as the parser cuts it, in the country that it names, where that is not read so already."""
        named = without_country(typed)
        told = codes or self._only_country
        if named is not None and told and named[1] not in told:
            return []
        cut = as_cut(typed, told, self._parser)
        here = self._runs([cut.country]) if cut and cut.country else runs
        if cut is None or not here:
            return []
        found: list[Hit] = []
        for finder, run in here if here is not runs or is_new(cut.reading, read) else ():
            for each in no_boxes(finder, [cut.reading]):
                found += finder.find(each, run, near)
            found += with_letters(finder, [cut.reading], run, near)
        if found or (here is runs and not is_new(cut.reading, likely_readings(read))):
            return found
        return misspelt([cut.reading], here, near)


def _shown_as(group: Group) -> Address:
    """The address of a street: with its postcode where all its doors have one."""
    return group.gazetteer.record(group.entry, None).components

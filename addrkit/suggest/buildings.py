"""Buildings by their names, where these stand beside a street: "merrow court 22", "vineyard warehouse newbury rd"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

import numpy as np

from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.text import folded_words, squeeze
from addrkit.suggest.as_looked_up import as_looked_up
from addrkit.suggest.hits import OUT_OF_ORDER, Hit
from addrkit.suggest.lookup import Lookup
from addrkit.suggest.near import nearness
from addrkit.suggest.premises import units
from addrkit.suggest.reading import TypedReading
from addrkit.suggest.typed import TypedText, TypedToken
from addrkit.suggest.unit_readings import may_be_of_unit

MOST_DOORS = 200_000
"""Doors with a name up to which names are looked up: their words are kept in memory."""
FEW = 5_000
"""Buildings of a word beyond which the others tell which is meant."""
MOST_COMPARED = 50
"""Names that are compared with what was typed."""
MOST_FORMS = 500
"""Words that one which is not finished may go on to."""
MISSING = -0.5
"""Added to the score of a building for each word of its name that was not typed."""
TELLS_FROM = 3
"""Letters of a word from which it tells which building is meant."""


class _NamedDoors(NamedTuple):
    """A name along one street, or in one place."""

    name: tuple[str, ...]
    entry: int
    rows: tuple[int, ...]


class BuildingFinder:
    """The named buildings of one gazetteer, as they are asked for while somebody types."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @property
    def are_known(self) -> bool:
        """Whether any door has a name."""
        return bool(self._buildings)

    @cached_property
    def _buildings(self) -> list[_NamedDoors]:
        words = lru_cache(maxsize=1)(folded_words)  # One name comes along many streets.
        return [
            _NamedDoors(tuple(words(name)), entry, rows)
            for name, entry, rows in self._gazetteer.doors_by_building(MOST_DOORS)
        ]

    @cached_property
    def _having(self) -> dict[str, list[int]]:
        """The buildings whose name has a word."""
        having: dict[str, list[int]] = {}
        for at, building in enumerate(self._buildings):
            for word in dict.fromkeys(building.name):
                having.setdefault(word, []).append(at)
        return having

    @cached_property
    def _words(self) -> list[str]:
        return sorted(self._having)

    def find(
        self, typed: TypedText, run: tuple[int, int], near: tuple[float, float] | None, lookup: Lookup
    ) -> list[Hit]:
        """The buildings in a run of entries whose name was typed, and nothing that is not of their door or street."""
        if not self._buildings:
            return []
        words = as_looked_up(typed.tokens, lookup)
        forms = [self._forms(word, lookup) for word in words]
        having = [{at for form in each for at in self._having[form]} for each in forms if each]
        few = [each for each in having if len(each) <= FEW] or sorted(having, key=len)[:1]
        said = Counter(at for each in few for at in each)
        likely = (self._buildings[at] for at, _ in said.most_common() if self._is_told(at, forms))
        here = (each for each in likely if run[0] <= each.entry < run[1])
        hits = (self._hit(each, typed, words, forms, lookup) for each in islice(here, MOST_COMPARED))
        return [self._nearer(hit, near) for hit in hits if hit is not None]

    def _forms(self, word: TypedToken, lookup: Lookup) -> frozenset[str]:
        """The words of names that a typed word may be."""
        meant = {*lookup.spellings(word.folded), *lookup.unit_words_alike(word.folded)}
        known = {form for form in meant if form in self._having}
        if not word.finished or (not known and len(word.folded) >= TELLS_FROM):
            begun = islice(self._words, bisect_left(self._words, word.folded), None)
            known |= set(islice(takewhile(lambda each: each.startswith(word.folded), begun), MOST_FORMS))
        return frozenset(known)

    def _is_told(self, at: int, forms: Sequence[frozenset[str]]) -> bool:
        """Whether half of a name's words were typed, or the one that fewest have: a lone "court" is of many."""
        name = self._buildings[at].name
        said = [word for word in name if any(word in each for each in forms)]
        if not any(len(word) >= TELLS_FROM and not word.isdigit() for word in said):
            return False
        seldom = min(len(self._having[word]) for word in name)
        return 2 * len(said) >= len(name) or any(len(self._having[word]) == seldom for word in said)

    def _hit(
        self,
        building: _NamedDoors,
        typed: TypedText,
        words: Sequence[TypedToken],
        forms: Sequence[frozenset[str]],
        lookup: Lookup,
    ) -> Hit | None:
        """A building as a hit; None if a word is neither of its name nor of its door, its street or its town."""
        place = np.array([building.entry])
        number = known = squeeze(self._gazetteer.door(building.rows[0]).house_number or "")
        named, unit = [], []
        for word, each in zip(words, forms, strict=True):
            if not each.isdisjoint(building.name) or lookup.hold(lookup.of(word), place)[0]:
                named.append(word)
            elif number and (number == word.folded or (not word.finished and number.startswith(word.folded))):
                number = ""
            else:
                unit.append(word)
        entry = self._gazetteer.entry(building.entry)
        rows = (
            units(self._gazetteer, entry, building.rows, " ".join(word.folded for word in unit))
            if unit
            else []
        )
        is_led = bool(unit) and unit[0].folded in lookup.unit_words
        if unit and not rows and not all(may_be_of_unit(word, lookup.unit_words) for word in unit):
            return None
        if unit and not rows and not is_led and len(number) < len(known) and unit[0].has_digit:
            # Of two numbers one is the house's, and the other is neither its own nor a unit's.
            return None
        written = typed.text[unit[0].start : unit[-1].end] if is_led else ""
        missing = sum(not any(word in each for each in forms) for word in building.name)
        order = MISSING * missing if not missing or building.name[0] in forms[0] else OUT_OF_ORDER
        reading = TypedReading(tuple(named), None, tuple(unit), written)
        return Hit(self._gazetteer, building.entry, order, reading, rows=building.rows)

    def _nearer(self, hit: Hit, near: tuple[float, float] | None) -> Hit:
        if near is None:
            return hit
        [away] = nearness(*self._gazetteer.positions(np.array([hit.entry])), near).tolist()
        return replace(hit, score=hit.score + away)

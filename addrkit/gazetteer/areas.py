"""The areas in which the entries of a gazetteer lie: what is within a country, a region, a town or a district."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.entries import Entry, EntryTable
from addrkit.gazetteer.schema import BUILDING, NONE, PLACE, STREET
from addrkit.index.columns import run_of


class AreaTable(EntryTable):
    """The entries by the areas in which they lie."""

    def towns(self, entries: NDArray[np.signedinteger]) -> NDArray[np.int64]:
        """The texts of the towns of entries, by their codes."""
        return np.asarray(self._areas["city"][self._entries["area"][entries]], np.int64)

    def place_run(self, first: int, last: int) -> tuple[int, int] | None:
        """The places within a country's run of entries; None if there are none, or several countries."""
        if first >= last:
            return None
        one, other = (self._areas["country"][self._entries["area"][each]] for each in (first, last - 1))
        if one != other:
            return None
        kinds = self._entries["kind"][first:last]
        low, high = run_of(kinds, PLACE, PLACE + 1)
        return (first + low, first + high) if low < high else None

    def region_run(self, first: int, last: int, region: str) -> tuple[int, int] | None:
        """The streets of a region within a country's run of entries; None if it has none."""
        if first >= last:
            return None
        areas = self._region_areas.get((self._text_of_area("country", first), region))
        low, high = run_of(self._entries["kind"][first:last], STREET, STREET + 1)
        if areas is None or low == high:
            return None
        # Entries are sorted by region, areas as well, so that a region is a run of both.
        begin, end = run_of(self._entries["area"][first + low : first + high], *areas)
        return (first + low + begin, first + low + end) if begin < end else None

    def runs_in_town(self, place: Entry) -> list[tuple[int, int]]:
        """The run of the streets of a place's town, and that of its named buildings; those that there are."""
        runs = []
        for cover in self.manifest.coverage:
            if cover.country == (place.country or ""):
                kinds = self._entries["kind"][cover.first_entry : cover.last_entry]
                bounds = (run_of(kinds, kind, kind + 1) for kind in (STREET, BUILDING))
                runs += [
                    (cover.first_entry + low, cover.first_entry + high) for low, high in bounds if low < high
                ]
        if not runs:
            return []
        area = int(self._entries["area"][place.number])
        town = [
            (self._areas[name] == self._areas[name][area])
            for name in ("country", "region", "district", "city")
        ]
        areas = np.flatnonzero(np.logical_and.reduce(town))
        found = []
        for first, last in runs:
            # Entries are sorted by town, areas as well, so that a town is a run of both.
            begin, end = run_of(self._entries["area"][first:last], int(areas[0]), int(areas[-1]) + 1)
            found.append((first + begin, first + end))
        return [run for run in found if run[0] < run[1]]

    @cached_property
    def is_of_divisions(self) -> bool:
        """Whether it holds divisions that are found by their whole names: such has no vectors."""
        return len(self) > 0 and len(self.vectors) == 0

    @cached_property
    def lists_postcodes(self) -> bool:
        """Whether it holds postcodes and nothing else: no towns, no streets."""
        return self.is_of_divisions and not any(
            bool(self._areas[level].any()) for level in ("suburb", "city", "district")
        )

    def below(self, place: Entry, run: tuple[int, int]) -> NDArray[np.int64]:
        """The places of a run that lie within a town or a district, itself left out."""
        own = int(self._entries["area"][place.number])
        levels = [level for level in ("region", "city", "district") if self._areas[level][own] != NONE]
        inside = np.logical_and.reduce([self._areas[level] == self._areas[level][own] for level in levels])
        inside &= self._areas["suburb"] != NONE
        first, last = run
        return np.flatnonzero(inside[self._entries["area"][first:last]]) + first

    def suburbs(self, entries: NDArray[np.signedinteger]) -> list[str]:
        """The suburb of each entry; empty where it has none."""
        return [self._texts[code] for code in self._areas["suburb"][self._entries["area"][entries]].tolist()]

    def has_suburb(self, entries: NDArray[np.signedinteger]) -> NDArray[np.bool_]:
        """Which of some entries lie in a suburb, or are one."""
        return np.asarray(self._areas["suburb"][self._entries["area"][entries]] != NONE)

    def levels(self, entries: NDArray[np.signedinteger]) -> list[tuple[str, ...]]:
        """The names of what some entries are made of, from the region down to their own, each name once."""
        area = self._entries["area"][entries]
        columns = [self._areas[level][area] for level in ("region", "city", "district", "suburb")]
        columns.append(self._entries["name"][entries])
        named = []
        for column in columns:
            codes, places = np.unique(column, return_inverse=True)
            texts = [self.text(code) for code in codes.tolist()]
            named.append([texts[at] for at in places.tolist()])
        return [tuple(dict.fromkeys(filter(None, each))) for each in zip(*named, strict=True)]

    def districts(self, entries: NDArray[np.signedinteger]) -> list[tuple[str, ...]]:
        """All names of the district of each of some entries."""
        found = []
        for area in self._entries["area"][entries].tolist():
            names, others = self._area(area)
            found.append((names["district"], *others["district"]) if names["district"] else ())
        return found

    def names_of_areas(self, first: int, last: int) -> list[str]:
        """The names of the towns and districts in which some entries lie, their other names too."""
        areas = np.unique(self._entries["area"][first:last])
        found = {int(code) for level in ("city", "district") for code in np.unique(self._areas[level][areas])}
        for level in ("city", "district"):
            low, high = self._levels_with_names.get(level, (0, 0))
            begins, ends = (self._other_places[name][low:high].astype(np.int64) for name in ("first", "last"))
            met = np.searchsorted(areas, begins, "left") < np.searchsorted(areas, ends, "right")
            found |= {int(code) for code in np.unique(self._other_places["name"][low:high][met])}
        return [self._texts[code] for code in sorted(found) if code != NONE]

    def places_with(self, words: Sequence[str], most: int = 500) -> list[tuple[str | None, ...]]:
        """The suburb, city and district of areas whose entries hold all of some compared words, at most `most`."""
        if not words:
            return []
        entries = self.words.entries(min(words, key=self.words.frequency))
        for word in words:
            entries = entries[self.words.hold(word, entries)]
        areas = np.unique(self._entries["area"][entries])[:most].tolist()
        return [
            tuple(self.text(int(self._areas[name][area])) for name in ("suburb", "city", "district"))
            for area in areas
        ]

    def regions_of(self, code: str | None) -> dict[str, tuple[int, int]]:
        """The names of the regions of a country, each with the run of its areas."""
        return {region: run for (of, region), run in self._region_areas.items() if of == code}

    def in_areas(
        self, entries: NDArray[np.signedinteger], runs: Sequence[tuple[int, int]]
    ) -> NDArray[np.bool_]:
        """Which of some entries lie in runs of areas."""
        areas = self._entries["area"][entries]
        inside = [(areas >= first) & (areas < last) for first, last in runs]
        return np.logical_or.reduce(inside) if inside else np.zeros(len(entries), np.bool_)

    def lies_in(self, entry: int, region: str) -> bool:
        """Whether an entry lies in a region."""
        return self._text_of_area("region", entry) == region

    def _text_of_area(self, name: str, entry: int) -> str | None:
        return self.text(int(self._areas[name][self._entries["area"][entry]]))

    @cached_property
    def _region_areas(self) -> dict[tuple[str | None, str], tuple[int, int]]:
        """The run of areas of each country and region."""
        countries, regions = self._areas["country"], self._areas["region"]
        edges = np.flatnonzero((np.diff(countries) != 0) | (np.diff(regions) != 0)) + 1
        found = {}
        for low, high in pairwise([0, *edges.tolist(), len(regions)]):
            region = self.text(int(regions[low])) if low < high else None
            if region is not None:
                found[self.text(int(countries[low])), region] = (low, high)
        return found

"""The columns of a gazetteer that is being built, as its indexes read them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.schema import (
    AREAS,
    DOORS,
    ENTRIES,
    NONE,
    OTHER_NAMES,
    OTHER_PLACES,
    OTHER_PLACES_OF_3,
    STRINGS,
)
from addrkit.index.columns import TextColumn, number_column, open_table, spans

Numbers = NDArray[np.integer]


@dataclass(frozen=True, slots=True)
class EntryColumns:
    """Texts by code, and for each entry the codes of its texts."""

    texts: TextColumn
    kind: Numbers
    name: Numbers
    suburb: Numbers
    city: Numbers
    district: Numbers
    region: Numbers
    country: Numbers
    postcode: Numbers
    first_door: Numbers
    """With one more behind the last, so that an entry's doors end where the next one's begin."""
    door_postcode: Numbers
    other_names: tuple[Numbers, Numbers]
    """Entries and the names that they have too."""
    other_places: tuple[Numbers, Numbers, Numbers]
    """Entries, levels of their areas (`AREAS`), and the names that what lies there has too."""

    def __len__(self) -> int:
        return len(self.kind)

    def text(self, code: int) -> str | None:
        """The text of a code; None for none."""
        return self.texts[code] if code != NONE else None

    def country_codes(self) -> tuple[str, ...]:
        """The countries that entries lie in."""
        return tuple(self.texts[int(code)] for code in np.unique(self.country) if code != NONE)


def read_entry_columns(folder: Path) -> EntryColumns:
    """The columns of the gazetteer in a folder."""
    table = open_table(folder / "entries.arrow", ENTRIES)
    doors = open_table(folder / "doors.arrow", DOORS)
    areas = open_table(folder / "areas.arrow", AREAS)
    area = number_column(table, "area")
    names = open_table(folder / "other_names.arrow", OTHER_NAMES)
    return EntryColumns(
        texts=TextColumn(open_table(folder / "strings.arrow", STRINGS).column("text")),
        kind=number_column(table, "kind"),
        name=number_column(table, "name"),
        **{each: number_column(areas, each)[area] for each in AREAS},
        postcode=number_column(table, "postcode"),
        first_door=np.append(number_column(table, "first_door"), doors.num_rows),
        door_postcode=number_column(doors, "postcode"),
        other_names=(number_column(names, "entry"), number_column(names, "name")),
        other_places=_by_entry(area, *other_places(folder).values()),
    )


def other_places(folder: Path) -> dict[str, Numbers]:
    """More names of what areas are made of, by level and runs of areas, whatever the format."""
    table = open_table(folder / "other_places.arrow", OTHER_PLACES, OTHER_PLACES_OF_3)
    if "area" not in table.column_names:
        return {name: number_column(table, name) for name in OTHER_PLACES}
    area, level, name = (number_column(table, each) for each in OTHER_PLACES_OF_3)
    order = np.argsort(level, kind="stable")
    return dict(zip(OTHER_PLACES, (area[order], area[order], level[order], name[order]), strict=True))


def _by_entry(
    area: Numbers, first: Numbers, last: Numbers, levels: Numbers, names: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """The entries of the areas that have names, with the levels of these names and the names."""
    order = np.argsort(area, kind="stable")
    areas = area[order].astype(np.int64)
    low, high = np.searchsorted(areas, first, "left"), np.searchsorted(areas, last, "right")
    return order[spans(low, high - low)], np.repeat(levels, high - low), np.repeat(names, high - low)

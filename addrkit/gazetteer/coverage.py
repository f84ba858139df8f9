"""What a gazetteer can confirm, country by country."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from addrkit.gazetteer.manifest import Completeness, Coverage
from addrkit.gazetteer.schema import BUILDING, DOORS, ENTRIES, NONE, PLACE, STRINGS
from addrkit.storage import TextColumn, number_column, open_table
from addrkit.types import Granularity


def coverage_of(folder: Path, completeness: Completeness) -> tuple[Coverage, ...]:
    """The runs of entries of each country and the finest level of their records."""
    entries = open_table(folder / "entries.arrow", ENTRIES)
    doors = open_table(folder / "doors.arrow", DOORS)
    texts = TextColumn(open_table(folder / "strings.arrow", STRINGS).column("text"))
    countries = number_column(entries, "country")
    kinds = number_column(entries, "kind")
    first_doors = np.append(number_column(entries, "first_door"), doors.num_rows)
    numbered = number_column(doors, "number") > 0
    with_unit = number_column(doors, "unit") != NONE
    edges = np.flatnonzero(np.diff(countries, prepend=countries[:1] - 1))
    found = []
    for first, last in zip(edges, [*edges[1:], len(countries)], strict=True):
        doors_here = slice(int(first_doors[first]), int(first_doors[last]))
        level: Granularity = "locality"
        if with_unit[doors_here].any():
            level = "unit"
        elif numbered[doors_here].any() or (kinds[first:last] == BUILDING).any():
            level = "premise"
        elif (kinds[first:last] != PLACE).any():
            level = "street"
        code = int(countries[first])
        found.append(
            Coverage(
                country=texts[code] if code != NONE else "",
                level=level,
                completeness=completeness,
                first_entry=int(first),
                last_entry=int(last),
                doors=doors_here.stop - doors_here.start,
            )
        )
    return tuple(found)

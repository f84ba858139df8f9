"""What a gazetteer can confirm, country by country."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from addrkit.gazetteer.manifest import Completeness, Coverage
from addrkit.gazetteer.schema import BUILDING, DOORS, ENTRIES, NONE, PLACE
from addrkit.gazetteer.layout import STRINGS
from addrkit.storage import TextColumn, open_table
from addrkit.types import Granularity


def coverage_of(folder: Path, completeness: Completeness) -> tuple[Coverage, ...]:
    """The runs of entries of each country and the finest level of their records."""
    entries = open_table(folder / "entries.arrow", ENTRIES)
    doors = open_table(folder / "doors.arrow", DOORS)
    texts = TextColumn(open_table(folder / "strings.arrow", STRINGS).column("text"))
    countries = entries.column("country").to_numpy()
    kinds = entries.column("kind").to_numpy()
    first_doors = np.append(entries.column("first_door").to_numpy(), doors.num_rows)
    numbered = doors.column("number").to_numpy() > 0
    with_unit = doors.column("unit").to_numpy() != NONE
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

"""The shape of what readers yield and of what a gazetteer's files hold.

A gazetteer is a directory of Arrow files beside a manifest:

- `strings.arrow`: every text once; the other files name a text by its row here.
- `entries.arrow`: what is searched for: streets, places, and buildings that are an address by name alone.
- `doors.arrow`: the records, each under one entry, sorted by entry, number and spelling.
- `words.arrow`, `postings.arrow`: which entries a folded word or a postcode occurs in.
- `vectors.faiss`: a vector an entry.
"""

from __future__ import annotations

from typing import Final

import pyarrow as pa

FORMAT_VERSION: Final = 1
"""Raised whenever an older addrkit could misread the files."""

TEXT_COLUMNS: Final = (
    "id",
    "building",
    "house_number",
    "street",
    "unit",
    "suburb",
    "city",
    "district",
    "region",
    "postcode",
    "country",
)
COLUMNS: Final = (*TEXT_COLUMNS, "lat", "lon")
"""The canonical columns of an input, all optional but one of street, city and postcode."""

NAMES: Final = pa.list_(pa.string())

ROWS: Final = pa.schema(
    [
        *((name, pa.string()) for name in TEXT_COLUMNS),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("other_streets", NAMES),
        ("other_cities", NAMES),
    ]
)
"""What every reader yields; lat and lon in degrees, WGS 84.

`other_streets` are more names of `street` (of `building`, where there is no street): in other languages, former,
short, romanised. `other_cities` likewise of `city`. Both are null where there are none.
"""

STREET: Final = 0
PLACE: Final = 1
BUILDING: Final = 2
"""Kinds of entries: a street, a locality, a building or farm without a street."""

STRINGS: Final = pa.schema([("text", pa.string())])
"""Every text once, in alphabetical order."""

ENTRIES: Final = pa.schema(
    [
        ("kind", pa.uint8()),
        ("name", pa.int32()),
        ("suburb", pa.int32()),
        ("city", pa.int32()),
        ("district", pa.int32()),
        ("region", pa.int32()),
        ("country", pa.int32()),
        ("postcode", pa.int32()),
        ("first_door", pa.int64()),
        ("lat", pa.int32()),
        ("lon", pa.int32()),
    ]
)
"""Texts are rows of `strings`, -1 for none. `postcode` is set where all doors share one. Positions are in
1e-7 degrees, `NOWHERE` where unknown."""

DOORS: Final = pa.schema(
    [
        ("number", pa.uint32()),
        ("house_number", pa.int32()),
        ("unit", pa.int32()),
        ("building", pa.int32()),
        ("postcode", pa.int32()),
        ("lat", pa.int32()),
        ("lon", pa.int32()),
        ("id", pa.large_string()),
    ]
)
"""`number` is the leading number of `house_number`, 0 for none; texts and positions as in `ENTRIES`."""

NONE: Final = -1
NOWHERE: Final = -(2**31)
"""A position that is not known."""
DEGREE: Final = 10_000_000
"""Units of a stored position in one degree; a unit is 1.1 cm at the equator."""

"""The shape of what readers yield and of what a gazetteer's files hold.

A gazetteer is a directory of Arrow files beside a manifest:

- `strings.arrow`: every text once; the other files name a text by its row here.
- `areas.arrow`: the towns, districts and regions that streets lie in.
- `entries.arrow`: what is searched for: streets, places, and buildings that are an address by name alone.
- `doors.arrow`: the records, each under one entry, sorted by entry, number and spelling.
- `ids.arrow`: the records' ids, in compressed blocks.
- `other_names.arrow`, `other_places.arrow`: more names of entries, and of the places that areas are made of.
- `by_name.arrow`: entries in the order of their names, for what is being typed.
- `words.arrow`, `postings.arrow`: which entries a folded word or a postcode occurs in.
- `vectors.faiss`: a vector a name of an entry.

Columns of whole numbers have the narrowest type that holds them, and one that holds nothing but zeros takes no
room. Row 0 of `strings` is the empty text, so that 0 says none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyarrow as pa

FORMAT_VERSION: Final = 4
"""Raised whenever an older addrkit could misread the files."""
READABLE: Final = frozenset({3, FORMAT_VERSION})
"""Formats that are read. Format 3 has other columns in `words` and `other_places`, and takes more room."""

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
        ("other_suburbs", NAMES),
        ("other_districts", NAMES),
        ("other_regions", NAMES),
        ("population", pa.int64()),
    ]
)
"""What every reader yields; lat and lon in degrees, WGS 84.

`other_streets` are more names of `street` (of `building`, where there is no street): in other languages, former,
short, romanised. `other_cities` likewise of `city`, and so on. All are null where there are none; their order is
kept, so that the first one in another script is the name in that script. `population` is that of a place.
"""

OTHER_OF_LEVELS: Final = {
    "suburb": "other_suburbs",
    "city": "other_cities",
    "district": "other_districts",
    "region": "other_regions",
}
"""The levels of an area and the columns of `ROWS` that hold their other names."""

STREET: Final = 0
PLACE: Final = 1
BUILDING: Final = 2
"""Kinds of entries: a street, a locality, a building or farm without a street."""

STRINGS: Final = ("text",)
"""Countries, regions and what doors name come first, for their codes to be small."""

AREAS: Final = ("suburb", "city", "district", "region", "country")
"""Texts. Each combination once."""

ENTRIES: Final = ("kind", "name", "area", "postcode", "first_door", "lat", "lon", "people")
"""`area` is a row of `areas`. `postcode` is set where all doors share one. Positions are in 1e-7 degrees, latitude and
longitude both 0 where unknown; `people` is the population of a place, 0 where unknown. Entries of one country are
neighbours, and there those of one kind, region and town."""

DOORS: Final = ("number", "form", "unit", "building", "postcode", "lat", "lon")
"""`number` is the leading number of the house number, 0 for none; `form` the text that it is written as, the
number at its beginning replaced by `NUMBER`. Texts and positions as in `ENTRIES`; a place's record has no position
where it is the place's own."""

IDS: Final = ("block", "size")
"""`IDS_IN_BLOCK` ids, separated by `ID_END`, compressed by Zstandard; `size` bytes when unpacked."""

OTHER_NAMES: Final = ("entry", "name")
OTHER_PLACES: Final = ("first", "last", "level", "name")
"""By entry, and by level and areas: those from row `first` to row `last` of `areas`, which lie in one place; `name` is
a text, `level` a place in `AREAS`."""
OTHER_PLACES_OF_3: Final = ("area", "level", "name")
"""In format 3: a row an area."""

NUMBER: Final = "\x1f"
ID_END: Final = "\0"
IDS_IN_BLOCK: Final = 512

NONE: Final = 0
LONGEST_ID: Final = 100_000
"""Bytes of an id."""
DEGREE: Final = 10_000_000
"""Units of a stored position in one degree; a unit is 1.1 cm at the equator."""

REQUIRED: Final = frozenset(
    f"{name}.arrow"
    for name in ("strings", "areas", "entries", "doors", "ids", "other_names", "words", "postings")
) | {"vectors.faiss"}
"""The files that every gazetteer has."""

TEXTS: Final = frozenset({"text", "word", "block"})
"""The columns that are no numbers."""

_TEXTS: Final = "strings.arrow"
REFERENCES: Final[Mapping[str, Mapping[str, str | int]]] = {
    "areas.arrow": dict.fromkeys(AREAS, _TEXTS),
    "entries.arrow": {"kind": BUILDING + 1, "name": _TEXTS, "area": "areas.arrow", "postcode": _TEXTS},
    "doors.arrow": dict.fromkeys(("form", "unit", "building", "postcode"), _TEXTS),
    "other_names.arrow": {"entry": "entries.arrow", "name": _TEXTS},
    "other_places.arrow": {
        "first": "areas.arrow",
        "last": "areas.arrow",
        "area": "areas.arrow",
        "name": _TEXTS,
        "level": len(AREAS),
    },
}
"""What the columns name: a row of another table, or a number below another."""

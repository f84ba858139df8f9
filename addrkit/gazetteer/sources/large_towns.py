"""The larger towns of countries of which no postcodes are open, as divisions without any below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from addrkit.gazetteer.sources.batches import batches
from addrkit.gazetteer.sources.divisions import rows_of
from addrkit.gazetteer.sources.towns import towns_beside


def read_towns(recipe: Mapping[str, Any]) -> Iterator[pa.RecordBatch]:
    """The towns of every country that the recipe lists, from so many people on."""
    for code in recipe["countries"]:
        towns = (town for town, _ in towns_beside(code, ()) if (town.people or 0) >= recipe["people_from"])
        yield from batches(rows_of(towns, {"country": code}))

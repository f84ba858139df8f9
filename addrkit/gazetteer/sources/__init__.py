"""Reference data that installed packages ship, as batches of `schema.ROWS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from addrkit.gazetteer.sources.brazil import read_brazil
from addrkit.gazetteer.sources.great_britain import read_great_britain
from addrkit.gazetteer.sources.iceland import read_iceland
from addrkit.gazetteer.sources.japan_post import read_japan_post
from addrkit.gazetteer.sources.large_towns import read_towns
from addrkit.gazetteer.sources.places import read_places
from addrkit.gazetteer.sources.united_states import read_united_states
from addrkit.gazetteer.sources.world import read_world

SOURCES: Mapping[str, Callable[[Mapping[str, Any]], Iterator[pa.RecordBatch]]] = {
    "brazil": read_brazil,
    "great_britain": read_great_britain,
    "japan_post": read_japan_post,
    "iceland": read_iceland,
    "places": read_places,
    "towns": read_towns,
    "united_states": read_united_states,
    "world": read_world,
}
"""By the name that a recipe gives; each takes its recipe."""

"""The files of a gazetteer, mapped into memory: texts, areas, entries, doors, and what they are found by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import GazetteerError
from addrkit.gazetteer.entry_columns import other_places
from addrkit.gazetteer.ids import IdColumn
from addrkit.gazetteer.manifest import Manifest, read_manifest
from addrkit.gazetteer.proof import prove
from addrkit.gazetteer.schema import AREAS, DEGREE, DOORS, ENTRIES, OTHER_NAMES, STRINGS
from addrkit.index.columns import TextColumn, number_column, open_table
from addrkit.index.vectors import VectorIndex
from addrkit.index.words import WordIndex


class GazetteerTables:
    """The columns and indexes of a gazetteer; nothing of them is copied into memory.

    Raises GazetteerError if it is missing, damaged or of another version.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: Manifest = read_manifest(folder)
        self.name = self.manifest.name
        prove(folder, self.manifest)
        self._texts = TextColumn(open_table(folder / "strings.arrow", STRINGS).column("text"))
        self._areas = _columns(folder / "areas.arrow", AREAS)
        self._entries = _columns(folder / "entries.arrow", ENTRIES)
        self._doors = _columns(folder / "doors.arrow", DOORS)
        self._first_doors = np.empty(len(self) + 1, np.int64)
        self._first_doors[:-1] = self._entries["first_door"]
        self._first_doors[-1] = len(self._doors["number"])
        self._other_names = _columns(folder / "other_names.arrow", OTHER_NAMES)
        self._other_places = other_places(folder)
        self._ids = IdColumn(folder / "ids.arrow")
        self.words = WordIndex(folder, len(self))
        self.vectors = VectorIndex(folder / "vectors.faiss")
        if len(self.vectors) not in (0, len(self) + len(self._other_names["entry"])):
            raise GazetteerError(f"{folder} does not fit together: build it again")
        self.kept: dict[Callable[..., Any], Callable[..., Any]] = {}
        """By function, its results for this gazetteer (`addrkit.gazetteer.kept`)."""

    def __len__(self) -> int:
        return len(self._entries["kind"])

    def text(self, code: int) -> str | None:
        """The text of a code; None for none."""
        return self._texts[code] if code else None


def degrees(lat: int, lon: int) -> tuple[float, float] | tuple[None, None]:
    """A stored position in degrees; nothing where none is known."""
    return (lat / DEGREE, lon / DEGREE) if lat or lon else (None, None)


def _columns(file: Path, names: tuple[str, ...]) -> dict[str, NDArray[np.generic]]:
    table = open_table(file, names)
    return {name: number_column(table, name) for name in names}

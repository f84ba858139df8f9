"""Registers in their own script alone, with the names of streets and places that people write abroad beside theirs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from addrkit.bounds import NAMES_KEPT
from addrkit.gazetteer.readers.names import LONGEST_NAME
from addrkit.gazetteer.schema import NAMES, OTHER_OF_LEVELS
from addrkit.gazetteer.sources.japanese_names import latin_city, latin_town
from addrkit.locale.country import Country, country, country_codes
from addrkit.locale.romanised import LISTED, romanised, romanised_place
from addrkit.locale.text import is_latin

_COLUMNS: Final[Mapping[str, str]] = {
    "street": "other_streets",
    **{level: others for level, others in OTHER_OF_LEVELS.items() if level != "region"},
}


def with_latin_names(batch: pa.RecordBatch, default_country: str | None) -> pa.RecordBatch:
    """The batch with Latin names of its streets and places among their other names, where the source has none."""
    codes = pc.fill_null(batch.column("country"), default_country or "")
    spelt = {
        code: conventions
        for code in pc.unique(codes).to_pylist()
        if (known := code.strip().upper()) in country_codes() and (conventions := country(known)).romanised
    }
    if not spelt:
        return batch
    named = [batch.column(each) for each in (*_COLUMNS, *_COLUMNS.values(), "region")]
    rows = pa.RecordBatch.from_arrays(named, [*_COLUMNS, *_COLUMNS.values(), "region"]).to_pylist()
    for row, code in zip(rows, codes.to_pylist(), strict=True):
        if code in spelt:
            _add_latin(row, spelt[code])
    for others in _COLUMNS.values():
        place = batch.schema.get_field_index(others)
        batch = batch.set_column(
            place, batch.schema.field(place), pa.array([row[others] for row in rows], NAMES)
        )
    return batch


def _add_latin(row: dict[str, Any], conventions: Country) -> None:
    for field, others in _COLUMNS.items():
        name, known = row[field], row[others] or []
        if not name or len(name) > LONGEST_NAME or any(map(is_latin, known)):
            continue
        within = f"{row['region'] or ''}{row['city'] or ''}" if field == "suburb" else ""
        row[others] = [*known, *_latin_names(field, name.strip(), within, conventions)] or None


@lru_cache(maxsize=NAMES_KEPT)
def _latin_names(field: str, name: str, within: str, conventions: Country) -> tuple[str, ...]:
    if LISTED in conventions.romanised:
        return (
            latin_town(within, name) if field == "suburb" else latin_city(name) if field != "street" else ()
        )
    return (romanised if field == "street" else romanised_place)(name, conventions)

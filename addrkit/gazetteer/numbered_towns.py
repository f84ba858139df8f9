"""Towns whose name ends with a part's number, "西新宿二丁目": people write it before the house number, 西新宿2-1-1.

Japan's registers keep the part with the town's name and only the rest with the door. Both ways must meet.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country import country, country_codes
from addrkit.locale.eastern_script import eastern_script

_PARTS = 99
"""Parts of a town at most."""


def with_numbers_of_towns(batch: pa.RecordBatch, default_country: str | None) -> pa.RecordBatch:
    """The batch with the part of a town before the house number, where the country writes it there.

    A town that stands as the street is the suburb, unless there is one besides. Without a door it stays as it is.
    """
    codes = pc.fill_null(batch.column("country"), default_country or "")
    ends = {
        code: end
        for code in pc.unique(codes).to_pylist()
        if (end := _end_of_town(code.strip().upper())) and _is_among(batch, end)
    }
    if not ends:
        return batch
    rows = batch.to_pylist()
    for row, code in zip(rows, codes.to_pylist(), strict=True):
        held = "street" if row["street"] and not row["suburb"] else "suburb"
        number = (row["house_number"] or "").strip()
        cut = town_and_part(row[held] or "", ends[code]) if number and code in ends else None
        if cut is not None:
            row[held] = None
            row["suburb"] = cut[0]
            row["house_number"] = f"{cut[1]}-{number}"
    return pa.RecordBatch.from_pylist(rows, schema=batch.schema)


@lru_cache(maxsize=NAMES_KEPT)
def town_and_part(town: str, end: str) -> tuple[str, int] | None:
    """A town's name and the number of its part; None if its name ends otherwise.

    >>> town_and_part("西新宿二丁目", "丁目"), town_and_part("本町１２丁目", "丁目"), town_and_part("八丁堀", "丁目")
    (('西新宿', 2), ('本町', 12), None)
    """
    numerals = "".join(eastern_script().numerals) + eastern_script().ten
    found = re.fullmatch(
        rf"(.*?[^\d{numerals}\s])\s*(\d{{1,2}}|[{numerals}]{{1,3}}){re.escape(end)}", town.strip()
    )
    if found is None:
        return None
    part = int(found[2]) if found[2].isdecimal() else _numbers().get(found[2], 0)
    return (found[1], part) if part else None


@cache
def _numbers() -> dict[str, int]:
    """Numbers in characters to themselves."""
    return {eastern_script().written(number): number for number in range(1, _PARTS + 1)}


def _end_of_town(code: str) -> str:
    """What numbered parts of towns end with in a country; empty where they stand with the name."""
    return country(code).town_part if code in country_codes() else ""


def _is_among(batch: pa.RecordBatch, end: str) -> bool:
    """Whether any town or street of a batch ends so."""
    columns = (pc.utf8_trim_whitespace(batch.column(name)) for name in ("suburb", "street"))
    return any(pc.any(pc.ends_with(column, end)).as_py() for column in columns)

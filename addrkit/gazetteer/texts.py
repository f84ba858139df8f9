"""The texts of a gazetteer, each once, with a code: those of which there are few first, that columns are narrow."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from addrkit.gazetteer.schema import NUMBER, OTHER_OF_LEVELS, STRINGS
from addrkit.index.columns import write_table

DOOR_TEXTS: Final = ("form", "unit", "building", "postcode")
_FIRST: Final = ("country", "region")
_PLACE_TEXTS: Final = ("district", "city", "suburb")
_NARROW: Final = 2**16 - 1
"""Codes of a column of two bytes."""


def write_strings(stage: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Every text once: that of plain numbers first, then those of each column in the order of `order_of`."""
    columns = (*_FIRST, *DOOR_TEXTS, *_PLACE_TEXTS)
    [counts] = stage.sql(
        f"SELECT {', '.join(f'count(DISTINCT {each})' for each in columns)} FROM keyed"
    ).fetchall()
    order = order_of(dict(zip(columns, counts, strict=True)))
    last = len(order)
    union = " UNION ".join(
        [
            *(f"SELECT {rank} AS rank, {each} AS text FROM keyed" for rank, each in enumerate(order)),
            f"SELECT {last} AS rank, name AS text FROM keyed",
            *(
                f"SELECT {last} AS rank, unnest({each}) AS text "
                f"FROM (SELECT DISTINCT {each} FROM keyed WHERE {each} IS NOT NULL)"
                for each in ("other_streets", *OTHER_OF_LEVELS.values())
            ),
        ]
    )
    stage.execute(
        "CREATE TABLE strings AS "
        f"SELECT text, row_number() OVER (ORDER BY text <> chr({ord(NUMBER)}), rank, text)::INTEGER AS code "
        f"FROM (SELECT text, min(rank) AS rank FROM ({union}) WHERE text <> '' GROUP BY text)"
    )
    found = stage.sql("SELECT text FROM strings ORDER BY code").to_arrow_table().column("text")
    texts = pa.concat_arrays(
        [pa.array([""], pa.string()), *(each.cast(pa.string()) for each in found.chunks)]
    )
    write_table(folder / "strings.arrow", dict(zip(STRINGS, [texts], strict=True)))


def order_of(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The columns in the order of their texts, given how many each has: what does not fit into two bytes comes last.

    Texts of doors go before those of places, since doors are many.

    >>> order_of({"country": 1, "region": 5, "form": 9, "unit": 0, "building": 0, "postcode": 99_999,
    ...           "district": 20, "city": 300, "suburb": 70_000})
    ('country', 'region', 'form', 'unit', 'building', 'district', 'city', 'postcode', 'suburb')
    """
    order, used = list(_FIRST), 1 + sum(counts[each] for each in _FIRST)
    wide = []
    for each in (*DOOR_TEXTS, *sorted(_PLACE_TEXTS, key=lambda name: counts[name])):
        if used + counts[each] <= _NARROW:
            order.append(each)
            used += counts[each]
        else:
            wide.append(each)
    return (*order, *wide)

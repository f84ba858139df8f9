"""Whether the tables of a gazetteer fit together: every number that names a row names one that is there.

A checksum tells that a file is the one that was written. This tells that whoever wrote it wrote a gazetteer: what a
stranger made, checksums and all, is refused here with the file's name, and can neither crash a search nor lead it
outside its tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from addrkit.errors import GazetteerError
from addrkit.gazetteer.manifest import Manifest
from addrkit.gazetteer.schema import IDS_IN_BLOCK, LONGEST_ID, REFERENCES, TEXTS
from addrkit.index.columns import is_text, number_column, read_table
from addrkit.locale.country import country_codes

Tables = Mapping[str, pa.Table]


def refuse_unsound(folder: Path, manifest: Manifest) -> None:
    """Raise GazetteerError, which names the file, for tables that do not fit together."""
    names = [name for name in manifest.files if name.endswith(".arrow") and "/" not in name]
    tables = {name: read_table(folder / name) for name in names}
    try:
        problem = _problem(tables, manifest)
    except (KeyError, IndexError, ValueError, TypeError, OverflowError, pa.ArrowException) as error:
        raise GazetteerError(f"{folder} does not fit together: build it again") from error
    if problem:
        raise GazetteerError(f"{folder / problem} does not fit the other files: build the gazetteer again")


def _problem(tables: Tables, manifest: Manifest) -> str | None:
    """The name of a table that does not fit; None if all do."""
    entries, doors = len(tables["entries.arrow"]), len(tables["doors.arrow"])
    if entries != manifest.entries:
        return "entries.arrow"
    if doors != manifest.doors:
        return "doors.arrow"
    for name, table in tables.items():
        if any(is_text(table.schema.field(each).type) != (each in TEXTS) for each in table.column_names):
            return name
    for name, columns in REFERENCES.items():
        for column, most in columns.items():
            if name in tables and column in tables[name].column_names:
                limit = most if isinstance(most, int) else len(tables[most])
                if not _all_below(number_column(tables[name], column), limit):
                    return name
    checks = (
        ("strings.arrow", _begins_with_none(tables["strings.arrow"])),
        ("areas.arrow", _countries(tables) <= country_codes()),
        ("entries.arrow", _ascending(number_column(tables["entries.arrow"], "first_door"), 0, doors)),
        ("ids.arrow", _fits_ids(tables["ids.arrow"], doors)),
        ("words.arrow", _fits_words(tables["words.arrow"], tables["postings.arrow"], entries)),
        ("by_name.arrow", _is_order(tables, entries)),
        (
            "manifest.json",
            all(
                0 <= each.first_entry <= each.last_entry <= entries and each.country in {"", *country_codes()}
                for each in manifest.coverage
            ),
        ),
    )
    owners = (
        (name, _ascending(number_column(tables[name], owner), 0, None))
        for name, owner in (
            ("other_names.arrow", "entry"),
            ("other_cities.arrow", "area"),
            ("other_places.arrow", "area"),
        )
        if name in tables
    )
    return next((name for name, fits in (*checks, *owners) if not fits), None)


def _all_below(numbers: NDArray[Any], limit: int) -> bool:
    return not len(numbers) or (int(numbers.min()) >= 0 and int(numbers.max()) < limit)


def _ascending(numbers: NDArray[Any], first: int, last: int | None) -> bool:
    if not len(numbers):
        return True
    ordered = bool((numbers[1:] >= numbers[:-1]).all())
    return ordered and int(numbers[0]) >= first and (last is None or int(numbers[-1]) <= last)


def _countries(tables: Tables) -> set[str]:
    """The codes of the countries of all areas."""
    text = tables["strings.arrow"].column("text")
    codes = np.unique(number_column(tables["areas.arrow"], "country"))
    return {text[int(code)].as_py() for code in codes if code}


def _begins_with_none(strings: pa.Table) -> bool:
    return len(strings) > 0 and strings.column("text")[0].as_py() == ""


def _fits_ids(ids: pa.Table, doors: int) -> bool:
    sizes = number_column(ids, "size")
    blocks = -(-doors // IDS_IN_BLOCK)
    return len(sizes) == blocks and _all_below(sizes, IDS_IN_BLOCK * LONGEST_ID)


def _fits_words(words: pa.Table, postings: pa.Table, entries: int) -> bool:
    """Whether each word's rows are there, lead to entries, and are as many as the word says."""
    # Its module takes a tenth of a second, and most openings need it not.
    import pyarrow.compute as pc

    rows = number_column(postings, "entry").astype(np.int64)
    starts, lengths, counts = (
        number_column(words, name).astype(np.int64) for name in ("start", "length", "frequency")
    )
    if not len(starts):
        return True
    ends = starts + lengths
    within = (starts >= 0) & (lengths >= 0) & (ends <= len(rows)) & (counts >= 0) & (counts <= entries)
    if not within.all():
        return False
    text = words.column("word").combine_chunks()
    if len(text) > 1 and not pc.all(pc.less_equal(text[:-1], text[1:])).as_py():
        return False
    runs = lengths != counts
    if (lengths[runs] % 2).any():
        return False
    # Rows of a run are an entry and a number of entries by turns; all others are entries.
    begins, until = np.unique(starts[runs]), np.unique(ends[runs])
    if len(begins) != len(until) or (begins[1:] < until[:-1]).any():
        return False
    in_runs = np.zeros(len(rows) + 1, np.int8)
    in_runs[begins] += 1
    in_runs[until] -= 1
    held = np.cumsum(in_runs[:-1]).astype(bool)
    if not _all_below(rows[~held], max(entries, 1)):
        return False
    pairs = rows[held].reshape(-1, 2)
    if len(pairs) and ((pairs < 0).any() or (pairs.sum(axis=1) > entries).any()):
        return False
    # A word's entries are the sum of the numbers of its runs.
    summed = np.concatenate([[0], np.cumsum(np.where(_every_other(held), rows, 0))])
    return bool((summed[ends[runs]] - summed[starts[runs]] == counts[runs]).all())


def _every_other(held: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The second, fourth, ... of the rows that are held."""
    second: NDArray[np.bool_] = np.cumsum(held) % 2 == 0
    return second & held


def _is_order(tables: Tables, entries: int) -> bool:
    """Whether the order of names names each of them once."""
    if "by_name.arrow" not in tables:
        return True
    rows = number_column(tables["by_name.arrow"], "row")
    names = entries + len(tables["other_names.arrow"])
    if len(rows) != names or not _all_below(rows, max(names, 1)):
        return False
    return bool((np.bincount(rows.astype(np.int64), minlength=names) == 1).all())

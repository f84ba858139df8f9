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
from addrkit.index.columns import is_text, number_column, read_table, spans
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
        ("other_names.arrow", _ascending(number_column(tables["other_names.arrow"], "entry"), 0, None)),
        ("other_places.arrow", _fits_places(tables)),
        (
            "manifest.json",
            all(
                0 <= each.first_entry <= each.last_entry <= entries and each.country in {"", *country_codes()}
                for each in manifest.coverage
            ),
        ),
    )
    return next((name for name, fits in checks if not fits), None)


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
    starts, counts = (number_column(words, name).astype(np.int64) for name in ("start", "frequency"))
    text = words.column("word").combine_chunks()
    if len(text) > 1 and not pc.all(pc.less_equal(text[:-1], text[1:])).as_py():
        return False
    if "length" in words.column_names:
        # Format 3: nothing before the runs, and a row for the only entry of a word.
        lengths = number_column(words, "length").astype(np.int64)
        listed, lead = lengths == counts, 0
        blocks, first = np.unique(starts[~listed], return_index=True)
        if (lengths[~listed] % 2).any():
            return False
        runs, totals = lengths[~listed][first] // 2, counts[~listed][first]
    else:
        # A word of one entry has no rows: it starts with the entry.
        listed, lead = counts > 1, 2
        blocks = np.unique(starts[counts == 0])
        if not _all_below(starts[counts == 1], entries) or not _all_below(blocks + 1, len(rows)):
            return False
        runs, totals = rows[blocks], rows[blocks + 1]
    behind = (starts + counts)[listed]
    if not _all_below(starts[listed], len(rows) + 1) or not _all_below(behind, len(rows) + 1):
        return False
    until = blocks + lead + 2 * runs
    if (runs < 0).any() or not _all_below(until, len(rows) + 1) or (blocks[1:] < until[:-1]).any():
        return False
    # Rows of runs are an entry and a number of entries by turns, led by two numbers; all others are entries.
    held = np.zeros(len(rows), bool)
    held[spans(blocks, until - blocks)] = True
    if not _all_below(rows[~held], max(entries, 1)):
        return False
    pairs = rows[spans(blocks + lead, 2 * runs)].reshape(-1, 2)
    if len(pairs) and ((pairs < 0).any() or (pairs.sum(axis=1) > entries).any()):
        return False
    # A word's entries are the sum of the numbers of its runs.
    summed = np.concatenate([[0], np.cumsum(pairs[:, 1])])
    counted = np.cumsum(runs)
    return bool((totals <= entries).all() and (summed[counted] - summed[counted - runs] == totals).all())


def _fits_places(tables: Tables) -> bool:
    """Whether names are sorted by level and by the runs of areas that have them."""
    if "other_places.arrow" not in tables:
        return True
    table = tables["other_places.arrow"]
    if "area" in table.column_names:
        return _ascending(number_column(table, "area"), 0, None)
    level, first = (number_column(table, name).astype(np.int64) for name in ("level", "first"))
    return _ascending(level * max(len(tables["areas.arrow"]), 1) + first, 0, None)


def _is_order(tables: Tables, entries: int) -> bool:
    """Whether the order of names names each of them once."""
    if "by_name.arrow" not in tables:
        return True
    rows = number_column(tables["by_name.arrow"], "row")
    names = entries + len(tables["other_names.arrow"])
    if len(rows) != names or not _all_below(rows, max(names, 1)):
        return False
    return bool((np.bincount(rows.astype(np.int64), minlength=names) == 1).all())

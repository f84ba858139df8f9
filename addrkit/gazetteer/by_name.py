"""The order of names: what begins as typed is one run of it.

`by_name.arrow` holds the entries, and behind them the rows of `other_names`, in the order of their folded names;
a place stands under its town. A gazetteer that was built without it is put in order when it is first asked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.entry_columns import EntryColumns, read_entry_columns
from addrkit.gazetteer.schema import NONE
from addrkit.locale.text import fold
from addrkit.storage import number_column, open_table, write_table

FILE: Final = "by_name.arrow"
BY_NAME: Final = ("row",)


def name_codes(columns: EntryColumns) -> NDArray[np.int64]:
    """The text under which each entry and each other name stands: its name, or a place's town, suburb or postcode."""
    codes = columns.name.astype(np.int64)
    for column in (columns.city, columns.suburb, columns.postcode):
        codes = np.where(codes == NONE, column, codes)
    return np.concatenate([codes, columns.other_names[1].astype(np.int64)])


def names_in_order(columns: EntryColumns) -> NDArray[np.int64]:
    """Entries, and other names counted on behind them, by their folded names."""
    codes = name_codes(columns)
    distinct, inverse = np.unique(codes, return_inverse=True)
    keys = [fold(columns.texts[code]) for code in distinct.tolist()]
    ranks = np.empty(len(keys), np.int64)
    ranks[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return np.argsort(ranks[inverse], kind="stable")


def write_by_name(folder: Path, columns: EntryColumns) -> None:
    """Write the order beside the entries."""
    write_table(folder / FILE, dict(zip(BY_NAME, [names_in_order(columns)], strict=True)))


def read_by_name(folder: Path, *, written: bool) -> NDArray[np.generic]:
    """The order of a gazetteer; made anew unless it is `written`."""
    if not written:
        return names_in_order(read_entry_columns(folder))
    return number_column(open_table(folder / FILE, BY_NAME), "row")

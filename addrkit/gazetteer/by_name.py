"""The order of names: what begins as typed is one run of it.

`by_name.arrow` holds the entries, and behind them the rows of `other_names`, in the order of their folded names;
a place stands under its finest name. A gazetteer that was built without it is put in order when it is first asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.entry_columns import EntryColumns
from addrkit.gazetteer.schema import NONE
from addrkit.index.columns import TextColumn, number_column, open_table, write_table
from addrkit.locale.text import fold

Numbers = NDArray[Any]

FILE: Final = "by_name.arrow"
BY_NAME: Final = ("row",)


def names_in_order(names: Numbers, places: Sequence[Numbers], others: Numbers, texts: TextColumn) -> Numbers:
    """Entries, and other names counted on behind them, by their folded names.

    All are codes of `texts`: `names` and the `places` that entries without one stand under, the first that is told;
    `others` are the other names.
    """
    codes = names.astype(np.int64)
    for column in places:
        codes = np.where(codes == NONE, column, codes)
    distinct, inverse = np.unique(np.concatenate([codes, others.astype(np.int64)]), return_inverse=True)
    keys = [fold(texts[code]) for code in distinct.tolist()]
    ranks = np.empty(len(keys), np.int64)
    ranks[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return np.argsort(ranks[inverse], kind="stable")


def write_by_name(folder: Path, columns: EntryColumns) -> None:
    """Write the order beside the entries."""
    places = (columns.suburb, columns.city, columns.district, columns.postcode)
    order = names_in_order(columns.name, places, columns.other_names[1], columns.texts)
    write_table(folder / FILE, dict(zip(BY_NAME, [order], strict=True)))


def read_by_name(folder: Path) -> Numbers:
    """The order that lies beside the entries."""
    return number_column(open_table(folder / FILE, BY_NAME), "row")

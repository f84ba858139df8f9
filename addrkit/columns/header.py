"""Which of the first rows of a table names its columns: titles and blank rows may stand above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from addrkit.columns.concepts import worded
from addrkit.columns.fields import LINES, PLACES
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import FILE
from addrkit.locale.data import read_data

_DATA = re.compile(r"^\d+$|[\"|]|;.")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?|\d+\w?\s\D.*|\D{3,}\s\d+\s?\w?")
_LONGEST = 60
"""Characters of a name."""
_MOST = 2 / 3
_TOLD = frozenset({"street", "town", "zip", "region", "state", "country", "number", "post"})
_SEVERAL = 3
_FEW = 2
"""Filled cells that a header has at least, where a title is passed over."""


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """The place of the header among some first rows: the first, unless a later one alone names parts of addresses.

    >>> header_at([["id", "address"], ["1", "12 Main St"]]), header_at([["Customers 2024", ""], [], ["Street", "City"]])
    (0, 2)
    """
    first = next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)
    if not rows or _known(rows[first]) > _titled(rows[first], rows):
        return first
    width = max((sum(1 for cell in row if cell.strip()) for row in rows), default=0)
    for at, row in enumerate(rows):
        filled = [cell for cell in row if cell.strip()]
        # Two columns may have one name, such as those of the order's state and of the address's.
        if len(filled) >= min(_FEW, width) and _names_parts(row) and len(filled) - len(set(filled)) < _FEW:
            # A title has fewer cells than what it stands above.
            above = max(sum(1 for cell in each if cell.strip()) for each in rows[:at])
            return at if above < len(filled) else first
    return first


def _titled(row: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """How many known names a title may have: one, such as "Delivery address", above a row that has many."""
    filled = sum(1 for cell in row if cell.strip())
    return 1 if filled == 1 and max(sum(1 for cell in each if cell.strip()) for each in rows) > _FEW else 0


def is_of_data(names: Sequence[str]) -> bool:
    """Whether what stands as the header is a row of data: some of its names have numbers, and none names a part.

    >>> is_of_data(["A", "0641", "12", "Zeil"]), is_of_data(["7", "12 Main St", "Provo"]), is_of_data(["lok", "nr"])
    (True, True, False)
    """
    numbers = [name for name in names if _NUMBER.fullmatch(name.strip())]
    # "Main St" is a street and no name of one.
    named = any((found := meaning_of(name)) and found.known_group for name in names if name.strip())
    # Words for several parts, such as streets and towns, stand in names.
    said = {one for name in names for one in worded(name).concepts & _TOLD}
    return bool(numbers) and not named and len(said) < _SEVERAL and not is_counted(names)


def is_surely_of_data(names: Sequence[str]) -> bool:
    """The same where several of its names are figures alone, or one stands over several columns.

    >>> is_surely_of_data(["26110101", "중구", "640", "0", "120"]), is_surely_of_data(["nr", "12", "Ort"])
    (True, False)
    """
    figures = [name for name in names if name.strip().isdigit()]
    return len(figures) > _FEW and is_of_data(names)


def is_counted(names: Sequence[str]) -> bool:
    """Whether the columns have no names and are called by their numbers."""
    return bool(names) and list(names) == [str(at) for at in range(1, len(names) + 1)]


def nameless(rows: Sequence[Sequence[str]], width: int) -> int:
    """How many columns rows have that the header does not name, where most have as many and leave them empty.

    Programs end each line with a separator and the header without one.

    >>> nameless([["1", "Main St", ""], ["2", "Elm St", ""]], 2), nameless([["12", "Main St", ""], ["2", "Elm St"]], 2)
    (1, 0)
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    more = Counter(len(row) - width for row in filled if len(row) > width and not any(row[width:]))
    most, count = next(iter(more.most_common(1)), (0, 0))
    return most if count > _MOST * len(filled) else 0


def published_without(line: str, width: int) -> tuple[str, ...] | None:
    """The columns of a file that is known to be published without a header, by its first line; None for others."""
    for each in read_data(FILE)["headerless"].values():
        if len(each["columns"]) == width and re.match(each["begins"], line, re.IGNORECASE):
            return tuple(each["columns"])
    return None


def _names_parts(row: Sequence[str]) -> bool:
    """Whether a row of cells names parts of an address, and none of its cells is data."""
    filled = [cell.strip() for cell in row if cell.strip()]
    if any(_DATA.search(cell) or len(cell) > _LONGEST for cell in filled):
        return False
    fields = [found.field for cell in filled if (found := meaning_of(cell)) is not None]
    return len(fields) >= _FEW and any(field in (*LINES, *PLACES) for field in fields)


def _known(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip() and meaning_of(cell) is not None)

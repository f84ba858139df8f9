"""The column that names a row, and the rows that carry on the order of the row above.

A shop writes one row an item, and the address on the first of an order alone: the other rows lack nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from addrkit.batch.answers import Answer
from addrkit.columns.names import FILE, plain
from addrkit.errors import UsageError
from addrkit.locale.data import read_data

LINE_ITEM: Final = "line_item"
"""The reason of a row without an address that belongs to the order of the row above."""

_MOST_LISTED = 40


def key_column(columns: Sequence[str], named: str | None = None) -> str:
    """The column whose values name rows: the one asked for, or one with a usual name; "" if there is none.

    Raises UsageError if the one that is asked for is not there.

    >>> key_column(["Order_ID", "address"]), key_column(["address"])
    ('Order_ID', '')
    >>> key_column(["Name", "Lineitem name", "Shipping Street"])
    'Name'
    """
    if named is not None:
        folded = named.strip().casefold()
        asked = next((each for each in columns if each == named), None) or next(
            (each for each in columns if each.strip().casefold() == folded), None
        )
        if asked is None:
            listed = ", ".join(repr(each[:60]) for each in columns[:_MOST_LISTED])
            raise UsageError(f"--key: there is no column {named[:60]!r}: there are {listed}")
        return asked
    found = {plain(each): each for each in reversed(columns)}
    table = read_data(FILE)
    if "name" in found and any(each.startswith(tuple(table["item_columns"])) for each in found):
        return found["name"]
    return next((found[key] for key in map(plain, table["row_keys"]) if key in found), "")


@dataclass(slots=True)
class Orders:
    """Knows the order that the last row with an address belongs to."""

    _last: str = ""

    def told(self, key: str, answer: Answer) -> Answer:
        """The answer to the next row; a row without an address that carries on the order above has a reason more."""
        reasons = answer["addr_reasons"]
        if "empty" not in reasons:
            self._last = key
            return answer
        if not key or key != self._last:
            self._last = ""
            return answer
        return answer if LINE_ITEM in reasons else {**answer, "addr_reasons": [*reasons, LINE_ITEM]}

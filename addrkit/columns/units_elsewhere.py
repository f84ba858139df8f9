"""Units in columns that hold no part of an address by their names: "Apt 310" under "Company" or "Note"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from addrkit.columns.cells import typed_text
from addrkit.columns.names import known_names, tokens
from addrkit.locale.units import is_whole_unit

_LONGEST = 40
"""Signs of a cell that is a unit and no more."""


def may_hold_units(left: Iterable[tuple[int, str]], group: str) -> tuple[int, ...]:
    """Of the columns that are not read those that tell for whom or what it is, of the group that is read or of none.

    >>> may_hold_units([(0, "Shipping Company"), (2, "Billing Company"), (3, "Note"), (4, "SKU")], "shipping")
    (0, 3)
    """
    known = known_names()
    found = []
    for at, name in left:
        words = tokens(name)
        whole = "".join(words) in known.holding_units  # "Delivery instructions"
        # "Company" is a name of its own, and a group where it stands before one.
        others = known.groups.intersection(words) - known.holding_units - {group}
        if whole or (not others and known.holding_units.intersection(words)):
            found.append(at)
    return tuple(found)


def with_units_elsewhere(
    row: str | dict[str, str | None], cells: Sequence[Any], places: Sequence[int], text: str
) -> str | dict[str, str | None]:
    """What to verify of a row, with the units that cells of these columns are; `text` is the field of free text.

    >>> with_units_elsewhere("350 5th Ave", ["Apt 310", "350 5th Ave"], [0], "address")
    '350 5th Ave, Apt 310'
    >>> with_units_elsewhere({"street": "5th Ave", "unit": None}, ["Acme Inc"], [0], "address")
    {'street': '5th Ave', 'unit': None}
    """
    for place in places:
        said = typed_text(cells[place])
        if not said or len(said) > _LONGEST or not _is_unit(said):
            continue
        if isinstance(row, str):
            row = f"{row}, {said}"
            continue
        name = text if row.get(text) else "unit"
        held = row.get(name)
        row = {**row, name: f"{held}, {said}" if held else said}
    return row


@lru_cache(4_000)
def _is_unit(said: str) -> bool:
    return any(map(str.isalnum, said)) and is_whole_unit(said)

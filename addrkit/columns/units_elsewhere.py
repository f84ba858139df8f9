"""Units in columns that hold no part of an address by their names: "Apt 310" under "Company" or "Note"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from addrkit.columns.cells import typed_text
from addrkit.columns.names import known_names, tokens
from addrkit.locale.country import country
from addrkit.locale.country_names import country_of_cell
from addrkit.locale.units import is_only_unit

_LONGEST_CELL = 200
"""Signs of a cell that are looked at."""
_LONGEST = 40
"""Signs of what is a unit and no more, between separators."""
_PART = re.compile(r"[^,;|\r\n]+")


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
        # "Company" is a name of its own, and a group where it stands before one; "ship" and "to" are of "shipto".
        others = known.groups.intersection(words) - known.holding_units
        if whole or (known.holding_units.intersection(words) and all(each in group for each in others)):
            found.append(at)
    return tuple(found)


def with_units_elsewhere(
    row: str | dict[str, str | None],
    cells: Sequence[Any],
    places: Sequence[int],
    text: str,
    code: str | None = None,
) -> str | dict[str, str | None]:
    """What to verify of a row, with the units that cells of these columns begin with.

    `text` is the field of free text, `code` the country of rows that name none.

    >>> with_units_elsewhere("350 5th Ave", ["Unit 310, ring twice", "350 5th Ave"], [0], "address")
    '350 5th Ave, Unit 310'
    >>> with_units_elsewhere({"street": "5th Ave", "unit": None}, ["Acme Inc"], [0], "address")
    {'street': '5th Ave', 'unit': None}
    """
    named = row.get("country") if isinstance(row, dict) else None
    for place in places:
        said = typed_text(cells[place])
        unit = _unit_of(said[:_LONGEST_CELL], named or code) if said else ""
        if not unit:
            continue
        if isinstance(row, str):
            row = f"{row}, {unit}"
            continue
        name = text if row.get(text) else "unit"
        held = row.get(name)
        row = {**row, name: f"{held}, {unit}" if held else unit}
    return row


@lru_cache(4_000)
def _unit_of(said: str, named: str | None) -> str:
    """The unit that a cell begins with, up to a separator or whole; empty if it begins with none."""
    code = country_of_cell(named) if named else None
    conventions = country(code) if code else None
    end = 0
    for part in _PART.finditer(said):
        if len(part.group()) > _LONGEST or not is_only_unit(part.group(), conventions):
            break
        end = part.end()
    return said[:end].strip()

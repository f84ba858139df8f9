"""What an address is called, which is no line of it: "Warehouse", "Home"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.found import Found
from addrkit.columns.likely import is_street

_DIGIT = re.compile(r"\d")


def is_only_named(found: Found, line: ColumnCandidate, streets: Sequence[ColumnCandidate]) -> bool:
    """Whether a line has no number and no street in any row, and shares no word with a street that is there."""
    cells, places = found.rows.texts(line.place), [each.place for each in streets]
    told = bool(cells) and any(map(found.rows.texts, places)) and not any(map(_DIGIT.search, cells))
    return told and not any(map(is_street, cells)) and not found.rows.overlap(places, line.place)

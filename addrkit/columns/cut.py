"""Names that tables of shapefiles cut to one and number: "COMM_NAME_" and "COMM_NAM_1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.direct import LINE_FIELDS

_NUMBERED = re.compile(r"(.{7,8})_\d{1,2}")
"""What is left of the second of two names that are alike as far as they are kept."""


def cut_alike(columns: Sequence[str], found: Sequence[ColumnCandidate]) -> list[ColumnCandidate]:
    """The candidates; what is numbered because it was cut to the name of another says what that says, in other words.

    Of a line it is the next one.
    """
    kept = {each.place: each for each in found}
    for at, name in enumerate(columns):
        cut = _NUMBERED.fullmatch(name)
        first = next(
            (
                one
                for one in found
                if cut is not None
                and one.place != at
                and len(one.name) == len(name)
                and one.name.startswith(cut[1])
                and not one.name[-1].isdigit()
            ),
            None,
        )
        if first is None:
            continue
        lined = first.meaning.field in LINE_FIELDS and first.meaning.field not in ("street", "street_base")
        said = replace(first.meaning, field="line2") if lined else replace(first.meaning, second=True)
        kept[at] = ColumnCandidate(at, name, said)
    return list(kept.values())

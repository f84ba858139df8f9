"""Names that tables of shapefiles cut to one and number: "COMM_NAME_" and "COMM_NAM_1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from addrkit.columns.groups import ColumnCandidate

_NUMBERED = re.compile(r"(.{7,8})_\d{1,2}")
"""What is left of the second of two names that are alike as far as they are kept."""


def cut_alike(found: Sequence[ColumnCandidate]) -> list[ColumnCandidate]:
    """The candidates; what is numbered because it was cut to the name of another says what that says, in other words."""
    kept = []
    for each in found:
        cut = _NUMBERED.fullmatch(each.name)
        first = next(
            (
                one
                for one in found
                if cut is not None
                and one is not each
                and len(one.name) == len(each.name)
                and one.name.startswith(cut[1])
                and not one.name[-1].isdigit()
            ),
            None,
        )
        if first is not None:
            each = replace(each, meaning=replace(first.meaning, second=True))
        kept.append(each)
    return kept

"""Numbers and streets of a grid of coordinates, as in Wisconsin and Utah."""

from __future__ import annotations

import re

from addrkit.parsing.rules.cut import Cut

_GRID = re.compile(r"[nsew]\d{1,5}(?:[nsew]\d{1,5})?")
"""Numbers of Wisconsin and Illinois: "W156N9762", "N170 W20015", "N10645"."""


def grid_end(cut: Cut, at: int) -> int:
    """The end of "W156N9762" or "N170 W20015"; 0 for anything else."""
    word = cut.tokens[at].folded
    if not _GRID.fullmatch(word):
        return 0
    if len(re.findall("[a-z]", word)) == 2:
        return at + 1
    following = cut.tokens[at + 1].folded if cut.is_free(at + 1) else ""
    if _GRID.fullmatch(following) and not cut.breaks(at + 1):
        return at + 2
    return at + 1 if len(word) >= 4 and following.isalpha() else 0


def is_grid_street(cut: Cut, first: int, end: int) -> bool:
    """Whether the number is a grid street: "E 900 N", or "N 100" at the end of its run."""
    if end - first != 1:
        return False
    return (bool(cut.role(end, "direction")) and cut.is_free(end)) or cut.breaks(end)

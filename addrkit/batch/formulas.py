"""Cells that a spreadsheet would run are made text, in CSV and in workbooks; `--raw` keeps them as they are.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and a formula may start programs. Such
a cell gets an apostrophe in front, as one types it by hand to have text. Numbers, telephone numbers and lone signs
stay: no program runs them.
"""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"[\s\0]*[=+\-@＝＋－＠]")
"""Blanks, tabs and line ends before the sign are dropped by some programs."""
_NUMBER: Final = re.compile(
    r"\s*[+\-＋－]{0,2}\s*[(\[]*\s*[+\-]?(?:\d[\d\s().,/:%°€$£\-]*(?:[eE][+\-]?\d+)?)?\s*|\s*[=@＝＠]\s*"
)
"""Numbers, amounts, telephone numbers, and signs alone."""

_LONGEST_NUMBER: Final = 64
"""Characters; a longer cell is none, and is not looked through."""


def neutral(cell: str) -> str:
    """A cell that no spreadsheet runs.

    >>> neutral("=1+1"), neutral("@SUM(A1)"), neutral("-cmd|' /C calc'!A0")
    ("'=1+1", "'@SUM(A1)", "'-cmd|' /C calc'!A0")
    >>> neutral("-5"), neutral("+49 (30) 12-34"), neutral("12 Main St"), neutral("-"), neutral("=")
    ('-5', '+49 (30) 12-34', '12 Main St', '-', '=')
    """
    if not cell or cell[0].isalnum() or not _FORMULA.match(cell):
        return cell
    if len(cell) <= _LONGEST_NUMBER and _NUMBER.fullmatch(cell):
        return cell
    return "'" + cell

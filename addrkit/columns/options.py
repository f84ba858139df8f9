"""What who asks has said about the columns, and how columns are joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from addrkit.errors import UsageError
from addrkit.locale.country_tables import described

MEASURED = "~"
"""Between a number and what is added to it: as numbers are written."""
BLOCK, STRUCTURE = "#", "%"
"""Between a number and that of a block on its ground, or of one more house there."""
_GLUE = re.compile(r"\+([^+\w\s]?)\+|\+")


@dataclass(frozen=True, slots=True)
class ColumnPiece:
    """One part of a joined field: the first of its columns that is filled."""

    glue: str
    """What stands before it, if something does."""
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """How a field is made of columns."""

    pieces: tuple[ColumnPiece, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """All of them, in order."""
        return tuple(column for piece in self.pieces for column in piece.columns)


def join_of(text: str) -> Join:
    """A join out of its text: `a + b` with a blank, `a ++ b` with nothing, `a +-+ b` with a sign; `a | b` is the first
    that is filled. Raises UsageError for a column without a name.

    >>> [(each.glue, each.columns) for each in join_of("nr ++ letter +-+ extra | other").pieces]
    [('', ('nr',)), ('', ('letter',)), ('-', ('extra', 'other'))]
    """
    pieces: list[ColumnPiece] = []
    glue, start = "", 0
    for found in [*_GLUE.finditer(text), None]:
        part = text[start : found.start() if found else len(text)]
        names = tuple(each.strip() for each in part.split("|") if each.strip())
        if not names:
            raise UsageError(f"{text[:60]!r} joins a column that has no name: write a+b or a++b")
        pieces.append(ColumnPiece(glue, names))
        if found:
            glue = " " if found[0] == "+" else found[1]
            start = found.end()
    return Join(tuple(pieces))


@dataclass(frozen=True, slots=True)
class ColumnOptions:
    """What was said about the columns of a table; what was not is found by names."""

    mapped: Mapping[str, str] = field(default_factory=dict)
    """Field to a column, or to columns joined: `a+b` with a blank, `a++b` without."""
    group: str | None = None
    """The word before the names that are meant: `Shipping`. Empty: names without one. None: not said."""
    prefix: str = "addr_"
    """What the names of the columns begin with that an answer adds."""
    where: tuple[tuple[str, str], ...] = ()
    """Columns and the values that rows must have there to count; several values of one column are alternatives."""
    crs: str | None = None
    """The system of coordinates that are no degrees, as `EPSG:28992`; None: the layout's own."""
    country: str | None = None
    """Of rows that name none, for cells that hold whole addresses."""
    header: bool = True
    """Whether the first row names the columns; without, they are called by their numbers."""
    encoding: str | None = None
    """Of a text, where it is not to be told by looking."""

    @property
    def usual_encoding(self) -> str | None:
        """That of older files of the country, where it has one; it decides where looking leaves a doubt."""
        found = described(self.country).get("legacy_encoding") if self.country else None
        return str(found) if found else None


def mapping_of(pairs: Iterable[str], option: str = "--map") -> dict[str, str]:
    """`field=column` pairs as a mapping. Raises UsageError for what is none, and for a field that is named twice.

    >>> mapping_of(["street=Shipping Street", "house_number=huisnummer++huisletter"])
    {'street': 'Shipping Street', 'house_number': 'huisnummer++huisletter'}
    """
    found: dict[str, str] = {}
    for name, column in pairs_of(pairs, option, "FIELD=COLUMN", "street=voie"):
        each = name.lower()
        if each in found:
            raise UsageError(
                f"{option} names {each} twice: join columns with {option} {each!s}={found[each]}+{column}"
            )
        found[each] = column
    return found


def pairs_of(pairs: Iterable[str], option: str, form: str, example: str) -> list[tuple[str, str]]:
    """`name=value` pairs. Raises UsageError for what is none."""
    found = []
    for pair in pairs:
        name, separator, value = pair.partition("=")
        if not (name.strip() and separator and value.strip()):
            raise UsageError(
                f"{option} {pair[:60]!r} is no {form} pair: write for example {option} {example}"
            )
        found.append((name.strip(), value.strip()))
    return found

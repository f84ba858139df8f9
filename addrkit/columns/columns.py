"""Which columns of a table are read as what, and the address that a row makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from addrkit.columns.cells import first_filled, glued, typed_text, with_word_before, with_word_behind
from addrkit.columns.layouts import Layout
from addrkit.columns.names import plain
from addrkit.columns.units_elsewhere import with_units_elsewhere

FOREVER = re.compile(r"(?<!\d)(?:2[1-9]|[3-9]\d)\d\d(?=\D|$|[01]\d[0-3]\d)")
"""The year of a day that never comes, as registers write it for what has no end: 9999, 2199."""
TEXT = "address"
"""The field of free text, beside the components."""
MOST_TOLD = 12
"""Columns that are not used and are named in one line."""


@dataclass(frozen=True, slots=True)
class FieldSource:
    """The columns of one field, by their places in the header."""

    pieces: tuple[tuple[str, tuple[int, ...]], ...]
    """What stands before a part, and its columns, of which the first that is filled counts."""
    behind: Mapping[int, str] = field(default_factory=dict)
    """By columns the word that stands behind their cells, where these lack it: 段 of 二."""
    before: Mapping[int, str] = field(default_factory=dict)
    """By columns the word before those of their cells that are bare: "et" of "2"."""

    @property
    def places(self) -> tuple[int, ...]:
        """All of its columns, in order."""
        return tuple(place for _, places in self.pieces for place in places)

    @property
    def plainly(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The parts without the words that lead them: blanks stand between."""
        return tuple((" " if glue.endswith(" ") else glue, places) for glue, places in self.pieces)

    def text(self, cells: Sequence[Any]) -> str | None:
        """The field's text in one row; None if its cells are empty."""
        if self.behind or self.before:
            worded = list(cells)
            for place, word in self.behind.items():
                worded[place] = with_word_behind(typed_text(cells[place]), word)
            for place, word in self.before.items():
                worded[place] = with_word_before(typed_text(cells[place]), word)
            cells = worded
        if len(self.pieces) == 1 and len(self.pieces[0][1]) == 1 and not self.pieces[0][0].strip(" ,"):
            return typed_text(cells[self.pieces[0][1][0]])
        # What is written as one word binds first: "FLAT" + "" ++ "4" is "FLAT 4".
        joined, led, word = "", "", ""
        for glue, places in self.pieces:
            part = first_filled([cells[place] for place in places]) or ""
            if glue:
                joined, led, word = glued(joined, led, word), glue, part
            else:
                word += part
        return glued(joined, led, word) or None


def source_of(pieces: Iterable[tuple[str, tuple[int, ...]]]) -> FieldSource | None:
    """A field of those parts that a table has; a part that it has not leaves its blank or sign to the next.

    >>> source_of([("", (0,)), (" ", ()), ("", (2,))]).pieces
    (('', (0,)), (' ', (2,)))
    """
    there, left = [], ""
    for glue, places in pieces:
        left = glue or left
        if places:
            there.append((left, places))
            left = ""
    return FieldSource(tuple(there)) if there else None


@dataclass(frozen=True, slots=True)
class Filter:
    """Rows of a register that do not count."""

    place: int
    values: frozenset[str]
    """Folded, with their signs or without."""
    keep: bool
    """Whether rows with one of the values are kept, or dropped; no values: rows that are filled are dropped."""
    reason: str

    def drops(self, cell: str | None) -> bool:
        """Whether a row with this cell does not count."""
        found = (cell or "").strip().casefold()
        if not self.values:
            return bool(found) and FOREVER.search(found) is None
        return (found in self.values or plain(found) in self.values) != self.keep


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table that are read."""

    header: tuple[str, ...]
    fields: Mapping[str, FieldSource]
    """By field: `address` (free text), the components; in a build also `id`, `lat`, `lon` and others."""
    others: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Columns of more names: `other_streets`, `other_cities`."""
    filters: tuple[Filter, ...] = ()
    layout: Layout | None = None
    group: str = ""
    warnings: tuple[str, ...] = ()
    """What may be wrong, each with the option that mends it."""
    padded: bool = False
    """Whether the numbers of houses are filled up with noughts to one length."""
    beside: tuple[int, ...] = ()
    """Columns of names and notes, of whose cells the unit is read that they begin with: "Apt 310" under "Company"."""
    country: str | None = None
    """The country's code of rows that name none, where it was given or all the first rows are of it."""
    zones: int = 0
    """The number before that of the system of the first zone, where the system's column holds zones."""
    elsewhere: frozenset[int] = frozenset()
    """The columns of other addresses of a row, which complete nothing of this one."""
    systems: tuple[str, ...] = ()
    """The systems that x and y may be of: one, as was said or as names and places tell; none: that of the layout."""

    @property
    def crs(self) -> str | None:
        """The system of x and y, where there is no doubt of it."""
        return self.systems[0] if len(self.systems) == 1 else None

    @property
    def _is_placed(self) -> bool:
        return not {"x", "point"}.isdisjoint(self.fields)

    @property
    def asked(self) -> tuple[int, ...]:
        """The places of all columns that a row's query is made of, in order."""
        return tuple(sorted({*self.beside, *(at for source in self.fields.values() for at in source.places)}))

    @property
    def used(self) -> Mapping[str, str]:
        """Field to the columns that it is read from, as `--map` takes them."""
        return {name: self._written(source) for name, source in self.fields.items()}

    @property
    def kept(self) -> Mapping[str, str]:
        """The same with the columns of more names and the system of x and y: what is kept beside what was built."""
        others = {name: ", ".join(map(self._named, places)) for name, places in self.others.items()}
        system = {"crs": self.crs} if self.crs and self._is_placed else {}
        return {**self.used, **others, **system}

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that are not read, in order."""
        return tuple(name for _, name in self._not_read())

    @property
    def left(self) -> tuple[tuple[int, str], ...]:
        """The columns that are not read and may be of the address, with their places."""
        return tuple((at, name) for at, name in self._not_read() if at not in self.elsewhere)

    def _not_read(self) -> tuple[tuple[int, str], ...]:
        read = {place for source in self.fields.values() for place in source.places}
        read |= {place for places in self.others.values() for place in places}
        read |= {each.place for each in self.filters}
        return tuple((at, name) for at, name in enumerate(self.header) if at not in read)

    def query(self, cells: Sequence[Any]) -> str | dict[str, str | None]:
        """What to verify of a row: the text alone, or the components with the text as `address`."""
        row: str | dict[str, str | None]
        if self.fields.keys() == {TEXT}:
            row = self.fields[TEXT].text(cells) or ""
        else:
            row = {name: source.text(cells) for name, source in self.fields.items()}
        return with_units_elsewhere(row, cells, self.beside, TEXT, self.country) if self.beside else row

    def query_of(self, row: Mapping[str, Any]) -> str | dict[str, str | None]:
        """The address in a row that is given by column names; a missing column counts as empty."""
        return self.query([row.get(name) for name in self.header])

    def told(self) -> str:
        """One line for the user: the field of each column that is read, and the columns that are not."""
        read = ", ".join(f"{name} <- {columns}" for name, columns in self.used.items())
        read += "".join(
            f", {name} <- {', '.join(map(self._named, places))}" for name, places in self.others.items()
        )
        read += f"; x and y in {self.crs}" if self.crs and self._is_placed else ""
        unused = [shown(name) for name in self.unused]
        more = len(unused) - MOST_TOLD
        rest = ", ".join(unused[:MOST_TOLD]) + (f" and {more} more" if more > 0 else "")
        beside = ", ".join(shown(self.header[place]) for place in self.beside[:MOST_TOLD])
        units = f"; of {beside} only the unit that a cell begins with, such as 'Apt 4'" if beside else ""
        return f"read: {read}; not used: {rest or 'none'}{units}"

    def _written(self, source: FieldSource) -> str:
        text = ""
        for glue, places in source.pieces:
            names = "|".join(map(self._named, places))
            led = glue.endswith(" ")
            sign = "+" if led else {"": "++"}.get(glue, f"+{glue}+")
            text += (sign if text else "") + names
        return text

    def _named(self, place: int) -> str:
        """A column as `--map` takes it: its whole name, or its number where that is none or another's too."""
        name = " ".join(self.header[place].split())
        return name if name and place == self.header.index(self.header[place]) else f"#{place + 1}"


def shown(name: str) -> str:
    """A column's name as messages show it: short, on one line."""
    return " ".join(name.split())[:60] or "(no name)"

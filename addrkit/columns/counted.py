"""Lines of an address that are counted: by a norm, in France, or behind the word for the address, "Ship to 1"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from addrkit.columns.direct import Meaning
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import known_names, plain
from addrkit.columns.sample import Sample

_COUNTED = re.compile(r"(\D+)([1-9])")
_NUMBERED = re.compile(r"^\s*\d+\s*[a-z]{0,6}[\s,]+\D|\D[\s,]+\d+\s?[a-z]?\s*$", re.IGNORECASE)
"""A street with a number, at its beginning or at its end."""
_TOWN = re.compile(r"^\s*\d{3,6}\s+\D|\D\s+\d{4,6}\s*$")
"""A postcode and a town."""
_LEAST_LINES = 3
"""Lines of an address that has nothing but lines."""
_SOME = 0.3
_MOSTLY = 0.6


def counted_lines(columns: Sequence[str], rows: Sample) -> Mapping[int, Meaning | None]:
    """What the columns of a norm's lines mean, by their places: None for those that are of no address.

    Nothing where their cells do not confirm the norm.

    >>> names = ["LIGNE1", "LIGNE3", "LIGNE4", "LIGNE6"]
    >>> rows = Sample(names, [["M. Roy", "Les Lilas", "8 rue Haute", "75002 PARIS"]])
    >>> {names[at]: each and each.field for at, each in counted_lines(names, rows).items()}
    {'LIGNE1': None, 'LIGNE3': 'building', 'LIGNE4': 'line1', 'LIGNE6': 'postcode_city'}
    """
    for norm in known_names().counted:
        named = {
            int(found[2]): at
            for at, each in enumerate(columns)
            if (found := _COUNTED.fullmatch(plain(each))) is not None and found[1] in norm.names
        }
        if norm.street in named and _are_confirmed(named, norm.street, norm.town, rows):
            fields = norm.fields
            return {
                at: Meaning(fields[line], rank=line) if line in fields else None for line, at in named.items()
            }
    return {}


def lines_of_groups(columns: Sequence[str], rows: Sample) -> Mapping[int, Meaning]:
    """What columns mean whose names are a word for an address and the number of a line, as some programs print labels.

    Nothing where no line of a group has a street with its number, or a name is known otherwise.

    >>> names = ["Ship to 1", "Ship to 2", "Ship to 3"]
    >>> rows = Sample(names, [["Ann Roy", "12 Main St", "Provo, UT 84601"]])
    >>> [(each.field, each.group) for each in lines_of_groups(names, rows).values()]
    [('line1', 'shipto'), ('line2', 'shipto'), ('line3', 'shipto')]
    """
    known, named = known_names().groups, dict[str, dict[int, int]]()
    for at, each in enumerate(columns):
        found = _COUNTED.fullmatch(plain(each))
        if found is not None and found[1] in known and meaning_of(each) is None:
            named.setdefault(found[1], {})[int(found[2])] = at
    return {
        at: Meaning({1: "line1", 2: "line2"}.get(line, "line3"), group, rank=line)
        for group, lines in named.items()
        if len(lines) >= _LEAST_LINES and 1 in lines
        if any(_share(_NUMBERED, rows.texts(at)) > _SOME for at in lines.values())
        for line, at in lines.items()
    }


def _are_confirmed(named: Mapping[int, int], street: int, town: int, rows: Sample) -> bool:
    """Whether the line of streets has numbers, the one of towns has postcodes, and no earlier one has streets."""
    before = max(
        (_share(_NUMBERED, rows.texts(at)) for line, at in named.items() if line < street), default=0.0
    )
    towns = _share(_TOWN, rows.texts(named[town])) if town in named else 1.0
    return _share(_NUMBERED, rows.texts(named[street])) > _MOSTLY and before <= _SOME and towns > _MOSTLY


def _share(shape: re.Pattern[str], cells: Sequence[str]) -> float:
    return sum(1 for cell in cells if shape.search(cell)) / len(cells) if cells else 0.0

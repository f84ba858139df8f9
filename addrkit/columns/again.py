"""Columns that say the names of streets and towns once more in another script: "ulica_ime_lat" beside "ulica_ime"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from addrkit.columns.columns import FieldSource
from addrkit.columns.names import tokens
from addrkit.columns.sample import Sample
from addrkit.locale.text import is_latin

_OTHERS = {"street": "other_streets", "city": "other_cities"}
"""Fields that have other names, with the fields of these."""
_LEAST = 2
"""Different names that show that two columns name the same."""


def names_again(
    columns: Sequence[str], fields: Mapping[str, FieldSource], passed: Collection[int], rows: Sample
) -> dict[str, tuple[int, ...]]:
    """The columns of other names: each name has one there, in the other script, and the columns share a word.

    >>> rows = Sample(["ulica", "ulica_lat"], [["Цара Душана", "Cara Dušana"], ["Нова", "Nova"]])
    >>> names_again(["ulica", "ulica_lat"], {"street": FieldSource((("", (0,)),))}, (), rows)
    {'other_streets': (1,)}
    """
    taken = {*passed, *(place for source in fields.values() for place in source.places)}
    found: dict[str, tuple[int, ...]] = {}
    for field, others in _OTHERS.items():
        source = fields.get(field)
        if source is None or len(source.places) != 1:
            continue
        [own] = source.places
        again = tuple(
            at
            for at, name in enumerate(columns)
            if at not in taken
            and not {*tokens(name)}.isdisjoint(tokens(columns[own]))
            and _are_the_same(rows.pairs(own, at))
        )
        if again:
            found[others] = again
            taken |= {*again}
    return found


def _are_the_same(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether names and others in another script belong together one by one."""
    both = {(one, two) for one, two in pairs if one and two}
    if any(map(str.isdigit, "".join(two for _, two in both))):
        return False
    scripts = {(is_latin(one), is_latin(two)) for one, two in both}
    told = len(both) >= _LEAST and scripts in ({(True, False)}, {(False, True)})
    return told and len(both) == len({one for one, _ in both}) == len({two for _, two in both})

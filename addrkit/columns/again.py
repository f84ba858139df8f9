"""Columns that say the names of streets and towns once more: "ulica_ime_lat" in another script, "gatan" by "katu"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.columns import FieldSource
from addrkit.columns.concepts import worded
from addrkit.columns.fields import LINES, STREETS
from addrkit.columns.names import known_names, tokens
from addrkit.columns.sample import Sample
from addrkit.locale.text import is_latin

_NUMBERS = frozenset({"house_number", "number_beside_street"})
_OTHERS = {"street": "other_streets", "city": "other_cities"}
"""Fields that have other names, with the fields of these."""
_CONCEPTS = {"street": "street", "city": "town"}
"""What words for them are for."""
_LEAST = 2
"""Different names that show that two columns name the same."""


def without_lines_again(found: Sequence[ColumnCandidate], rows: Sample) -> list[ColumnCandidate]:
    """The candidates without a line that has a word before it and says only what the plain parts of all rows say.

    >>> from addrkit.columns.direct import Meaning
    >>> rows = Sample("abc", [["12 Elm St", "12", "Elm"], ["7 Oak Ave", "7", "Oak"]])
    >>> line = ColumnCandidate(0, "PRIMARYADDRESS", Meaning("address", "primary"))
    >>> parts = [ColumnCandidate(1, "NUM", Meaning("house_number")), ColumnCandidate(2, "SN", Meaning("street_base"))]
    >>> [each.name for each in without_lines_again([line, *parts], rows)]
    ['NUM', 'SN']
    """
    plain_ones = [each for each in found if not each.meaning.group]
    numbers = [each.place for each in plain_ones if each.meaning.field in _NUMBERS]
    streets = [each.place for each in plain_ones if each.meaning.field in STREETS]
    if not numbers or not streets or len(rows) < _LEAST:
        return list(found)
    groups = Counter(each.meaning.group for each in found)
    again = [
        each
        for each in found
        if each.meaning.group
        # That of the place tells its owner's from it.
        and each.meaning.group not in known_names().placed
        and groups[each.meaning.group] == 1
        and each.meaning.field in LINES
        and len(rows.texts(each.place)) >= len(rows.texts(numbers[0]))
        and all(rows.has_words(each.place, at) for at in (numbers[0], streets[0]))
    ]
    return [each for each in found if each not in again]


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
            if at not in taken and _is_again(columns, own, at, rows, _CONCEPTS[field])
        )
        if again:
            found[others] = again
            taken |= {*again}
    return found


def _is_again(columns: Sequence[str], own: int, at: int, rows: Sample, concept: str) -> bool:
    """Whether a column names what another does: in another script, or right beside it by a word for the same."""
    pairs = rows.pairs(own, at)
    if not {*tokens(columns[at])}.isdisjoint(tokens(columns[own])) and _are_of_two_scripts(pairs):
        return True
    alike = all(worded(columns[one]).concepts <= {concept, "name"} for one in (own, at))
    alike = alike and all(concept in worded(columns[one]).concepts for one in (own, at))
    full = sum(bool(two) for _, two in pairs) == sum(bool(one) for one, _ in pairs)
    return (
        abs(own - at) == 1
        and alike
        and full
        and _are_pairs({*pairs})
        and any(one != two for one, two in pairs)
    )


def _are_pairs(both: set[tuple[str, str]]) -> bool:
    """Whether names belong together one by one, and none has a figure."""
    if not both or any(map(str.isdigit, "".join(two for _, two in both))):
        return False
    return len(both) == len({one for one, _ in both}) == len({two for _, two in both})


def _are_of_two_scripts(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether names and others in another script belong together one by one."""
    both = {(one, two) for one, two in pairs if one and two}
    scripts = {(is_latin(one), is_latin(two)) for one, two in both}
    return len(both) >= _LEAST and scripts in ({(True, False)}, {(False, True)}) and _are_pairs(both)

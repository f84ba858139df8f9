"""Fields out of columns, a batch at a time: joined, healed and cut as the columns' reading says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from addrkit.columns.cells import BARE_PART, glued, nothing_words
from addrkit.columns.columns import FieldSource, Filter
from addrkit.columns.options import BLOCK, MEASURED, STRUCTURE

_FRACTION = r"^\s*(\d{1,12})\.0+\s*$"
"""A whole number, as tables write it that have gaps."""
NUMBERS = frozenset({"house_number", "postcode", "unit", "id"})
"""Fields that hold numbers which such tables change."""
_WORDY = r"^[^\d]*[^\W\d_]{3,}[^\d]*$"
"""A name where a number is expected."""
_NUMBER = r"(?i)^[1-9]\d{0,3}(?:[a-z]|[a-z]?\s?-\s?[1-9]\d{0,3}[a-z]?)$"
"""A number that has a letter or an end: mere figures may be those of a block."""
_NAMES_AND_NUMBERS = (
    r"^(?P<name>.*[^\W\d_]{2,}[^,]*),\s+(?P<number>\d\S*)$",
    r"^(?P<name>.*[^\W\d_]{2,}(?:[^,]*[^,\d\s])?),(?P<number>\d\S*)$",
)
"""A name, a comma and a number; the comma of "Km 5,5" is the number's own."""
_FLAT_OF = (
    r"(?i)^(?P<unit>(?:flat|apartment|apt|unit|suite|maisonette|shop|office|room)\s+(?:\d+[a-z]?(?:[-/]\d+)?|[a-z]))"
    r"\s*,?\s+(?P<name>.*[^\W\d_]{3,}.*)$"
)
"""A flat and the house that it is of, as registers of two columns write them in one: "FLAT 3 TUDOR COURT"."""
_CODE_FIRST = (
    r"^(?P<code>(?:[A-Za-z]{1,3}[- ]?)?[A-Za-z]?\d[\dA-Za-z]*(?:[- ]\d[\dA-Za-z]*|[- ][A-Za-z]{2})?)"
    r"\s+(?P<name>[^\d].*)$"
)
_CODE_LAST = r"^(?P<name>.*[^\d])\s+(?P<code>[A-Za-z]{0,2}\d[\dA-Za-z]*(?:[- ]\d[\dA-Za-z]*)?)$"


def said(column: pa.Array) -> pa.Array:
    """A column of text in which what says nothing is null."""
    bare = pc.utf8_trim_whitespace(column)
    nothing = pc.or_(pc.equal(bare, ""), pc.is_in(bare, pa.array(sorted(nothing_words()), pa.string())))
    return pc.if_else(pc.fill_null(nothing, True), pa.scalar(None, pa.string()), bare)


def field_of(source: FieldSource, cells: Mapping[int, pa.Array], name: str) -> pa.Array:
    """The text of a field in every row; null where its columns are empty."""
    parts = []
    for glue, places in source.pieces:
        columns = [
            _with_words(said(cells[place]), source.before.get(place), source.behind.get(place))
            for place in places
        ]
        if name in NUMBERS:
            columns = [pc.replace_substring_regex(each, _FRACTION, r"\1") for each in columns]
        parts.append((glue, pc.coalesce(*columns)))
    (_, first), *rest = parts
    joined, led, word = None, "", first
    # What is written as one word binds first, as in a row that is verified.
    for glue, part in rest:
        if glue:
            joined, led, word = word if joined is None else _glued(joined, led, word), glue, part
        else:
            word = _glued(word, "", part)
    return word if joined is None else _glued(joined, led, word)


def _with_words(column: pa.Array, before: str | None, behind: str | None) -> pa.Array:
    """Cells with the words of their column where they lack them."""
    if before is None and behind is None:
        return column
    bare = pc.replace_substring_regex(column, _FRACTION, r"\1")
    if behind is not None:
        return pc.if_else(pc.ends_with(bare, behind), bare, pc.binary_join_element_wise(bare, behind, ""))
    return pc.replace_substring_regex(bare, rf"^({BARE_PART})$", rf"{before} \1")


def _glued(before: pa.Array, glue: str, added: pa.Array) -> pa.Array:
    both = pc.and_(before.is_valid(), added.is_valid())
    if glue in (MEASURED, BLOCK, STRUCTURE, "-"):
        joined = _measured(before, glue, added, both)
    else:
        joined = pc.binary_join_element_wise(before, added, glue)
    return pc.if_else(both, joined, pc.coalesce(before, added))


def _measured(before: pa.Array, glue: str, added: pa.Array, both: pa.Array) -> pa.Array:
    """House numbers with their additions; only the few rows with additions are worked out one by one."""
    rows = [
        glued(one, glue, two) if there else None
        for one, two, there in zip(before.to_pylist(), added.to_pylist(), both.to_pylist(), strict=True)
    ]
    return pa.array(rows, pa.string())


def dropped(
    filters: Sequence[Filter], cells: Mapping[int, pa.Array], length: int
) -> list[tuple[str, pa.Array]]:
    """For each filter the reason why rows do not count, and which."""
    found = []
    for each in filters:
        column = pc.dictionary_encode(pc.fill_null(cells[each.place], ""))
        drops = pa.array([each.drops(value) for value in column.dictionary.to_pylist()], pa.bool_())
        found.append((each.reason, drops.take(column.indices) if length else pa.array([], pa.bool_())))
    return found


def postcode_and_city(column: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Postcodes and towns out of cells that hold both, in either order; a cell without a code is a town.

    >>> codes, names = postcode_and_city(pa.array(["4054 Basel", "1012 AB Amsterdam", "Gap 05000", "Gap"]))
    >>> codes.to_pylist(), names.to_pylist()
    (['4054', '1012 AB', '05000', None], ['Basel', 'Amsterdam', 'Gap', 'Gap'])
    """
    first, last = pc.extract_regex(column, _CODE_FIRST), pc.extract_regex(column, _CODE_LAST)
    codes = pc.coalesce(pc.struct_field(first, "code"), pc.struct_field(last, "code"))
    names = pc.coalesce(pc.struct_field(first, "name"), pc.struct_field(last, "name"), column)
    return codes, names


def named_numbers(
    number: pa.Array, building: pa.Array, none: Collection[str] = ()
) -> tuple[pa.Array, pa.Array]:
    """Numbers and names of buildings, where a column of numbers holds names as well: "ROSE COTTAGE", "THE MILL, 3".

    `none` are the folded words for a number that does not exist, which are no names: "snc".

    >>> numbers = pa.array(["12A", "Rose Cottage", "The Mill, 3", "Km 5,5"])
    >>> number, name = named_numbers(numbers, pa.nulls(4, pa.string()))
    >>> number.to_pylist(), name.to_pylist()
    (['12A', None, '3', 'Km 5,5'], [None, 'Rose Cottage', 'The Mill', None])

    The Post Office of Great Britain calls a number with a letter a name, and leaves the number out.

    >>> number, name = named_numbers(pa.nulls(2, pa.string()), pa.array(["12A", "1 The Mews"]))
    >>> number.to_pylist(), name.to_pylist()
    (['12A', None], [None, '1 The Mews'])
    """
    numbered = pc.and_(number.is_null(), pc.fill_null(pc.match_substring_regex(building, _NUMBER), False))
    number = pc.if_else(numbered, building, number)
    building = pc.if_else(numbered, pa.scalar(None, pa.string()), building)
    both = [pc.extract_regex(number, pattern) for pattern in _NAMES_AND_NUMBERS]
    name, rest = (pc.coalesce(*(pc.struct_field(each, part) for each in both)) for part in ("name", "number"))
    wordy = pc.fill_null(pc.match_substring_regex(number, _WORDY), False)
    if none:
        wordy = pc.and_(
            wordy, pc.invert(pc.is_in(pc.utf8_lower(number), pa.array(sorted(none), pa.string())))
        )
    nothing = pa.scalar(None, pa.string())
    free = building.is_null()
    numbers = pc.if_else(pc.and_(wordy, free), nothing, pc.if_else(free, pc.coalesce(rest, number), number))
    buildings = pc.coalesce(building, name, pc.if_else(wordy, number, nothing))
    return numbers, buildings


def flats_of_buildings(unit: pa.Array, building: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Units and names of buildings, where a name begins with a flat of it and no unit is given: "Flat 3 Tudor Court".

    >>> names = pa.array(["FLAT 3 TUDOR COURT", "Unit 4", "The Mill"])
    >>> unit, name = flats_of_buildings(pa.nulls(3, pa.string()), names)
    >>> unit.to_pylist(), name.to_pylist()
    (['FLAT 3', None, None], ['TUDOR COURT', 'Unit 4', 'The Mill'])
    """
    both = pc.extract_regex(building, _FLAT_OF)
    flat, name = pc.struct_field(both, "unit"), pc.struct_field(both, "name")
    within = pc.and_(unit.is_null(), flat.is_valid())
    return pc.if_else(within, flat, unit), pc.if_else(within, name, building)

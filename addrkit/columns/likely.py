"""Which column probably holds the street or the number, by its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from addrkit.columns.cells import LETTER, typed_text
from addrkit.columns.names import plain
from addrkit.columns.sample import Sample
from addrkit.locale.country import country_codes, described_countries
from addrkit.locale.country_tables import positions_of, street_types_of, words_of
from addrkit.locale.text import fold, is_cjk

_MOSTLY = 0.6
_NEARLY = 0.8
_NUMBER = re.compile(rf"\d{{1,5}}(?:\s?{LETTER}{{1,2}})?(?:\s?[-/]\s?\d{{0,4}}\w{{0,2}})?")
_SHORT = 2
"""Letters of a word such as "St" or "am"."""
_LEAST_END = 4
"""Letters of a word for a kind of street that others end with: "Hauptstrasse"."""
_COUNTS = re.compile(
    r"(?:id|oid|key|gid|code|codigo|codice|count|index|schl|schluessel|clave)$|^(?:id|fid|cod)|^g?pin|parcel|^apn|pnum|date|datum|jahr|year|annee"
)
"""Names of columns that count rows or things."""


def likely_column(field: str, columns: Sequence[str], places: Sequence[int], rows: Sample) -> str | None:
    """The only one among some columns whose cells look like streets, or like house numbers; None for others.

    >>> rows = Sample(["a", "b", "c"], [["x", "Main Street", "12"], ["y", "Rue Haute", "4A"]])
    >>> [likely_column(field, ["a", "b", "c"], [0, 1, 2], rows) for field in ("street", "house_number")]
    ['b', 'c']
    """
    fits = {"street": is_street, "house_number": _is_number}.get(field)
    if fits is None:
        return None
    found = []
    for at in places:
        cells = [text.strip() for text in rows.texts(at)]
        share = sum(map(fits, cells)) / len(cells) if cells else 0.0
        counts = field == "house_number" and (not may_number(columns[at]) or counts_up(cells))
        if share > _MOSTLY and not counts:
            found.append(columns[at])
    return found[0] if len(found) == 1 else None


def may_number(name: str) -> bool:
    """Whether a column may be of numbers of houses or of postcodes: it is not named like one that counts things.

    >>> may_number("CAGHNR"), may_number("objectid")
    (True, False)
    """
    return _COUNTS.search(plain(name)) is None


_DIGITS = 18
"""Digits of a number that a cell may be: Python reads none of thousands."""


def steps(pairs: Iterable[tuple[str, str]]) -> list[int]:
    """How far the second number of each pair is from the first; nothing where any cell is no whole number.

    >>> steps([("12", "14"), ("7", "7")]), steps([("12", "14"), ("12", "12A")]), steps([("①", "②")])
    ([2, 0], [], [])
    """
    both = list(pairs)
    if not all(cell.isdecimal() and len(cell) <= _DIGITS for pair in both for cell in pair):
        return []
    return [int(two) - int(one) for one, two in both]


def counts_up(cells: Sequence[str]) -> bool:
    """Whether cells number their rows.

    >>> counts_up(["1", "2", "3"]), counts_up(["4", "12", "3A"])
    (True, False)
    """
    far = steps(pairwise(cells))
    return bool(far) and {*far} == {1}


def is_street_type(cell: str) -> bool:
    """Whether a cell is a word for a kind of street alone.

    >>> is_street_type("Ave"), is_street_type("bis"), is_street_type("u."), is_street_type("u")
    (True, False, True, False)
    """
    folded = fold(cell)
    return folded in _street_types() or (cell.rstrip().endswith(".") and folded in _letters_of_types())


def are_several_types(cells: Sequence[str]) -> bool:
    """Whether cells are kinds of streets alone, and not one kind in all rows.

    >>> are_several_types(["Ave", "St"]), are_several_types(["St", "St"]), are_several_types(["Ave", "King"])
    (True, False, False)
    """
    return len({*cells}) > 1 and all(map(is_street_type, cells))


def are_types(cells: Sequence[str]) -> bool:
    """Whether cells are kinds of streets, but for a few that no list has.

    >>> are_types(["utca", "tér", "út", "köz", "sor", "fasor", "u."]), are_types(["Ave", "Smith"])
    (True, False)
    """
    return bool(cells) and sum(map(is_street_type, cells)) >= _NEARLY * len(cells)


def is_type_in_front(cells: Sequence[str]) -> bool:
    """Whether cells are kinds of streets of a country that writes them before the name, and of none that does not.

    >>> is_type_in_front(["RUA", "AV"]), is_type_in_front(["AV", "ST"])
    (True, False)
    """
    kinds = {fold(cell) for cell in cells}
    first, last = _types_by_place("first"), _types_by_place("last")
    # Switzerland ends German names with theirs, and writes Italian ones as Italy does.
    return any(map(kinds.issubset, first)) and not any(map(kinds.issubset, last))


def may_be_in_front(cells: Sequence[str]) -> bool:
    """Whether cells are kinds of streets of a country that writes them before the name, whatever others do.

    >>> may_be_in_front(["Str.", "Bd."]), may_be_in_front(["ST", "PKWY"])
    (True, False)
    """
    kinds = {fold(cell) for cell in cells}
    return any(len(kinds & some) >= _NEARLY * len(kinds) > 0 for some in _types_by_place("first"))


def holds_types(cells: Sequence[str], streets: Sequence[str]) -> bool:
    """Whether cells are the kinds of streets that have none in their own cells.

    >>> holds_types(["St", "Ave"], ["Main", "Park"]), holds_types(["St", "Ave"], ["Main St", "Park Ave"])
    (True, False)
    """
    own = sum(map(is_street, streets)) / len(streets) if streets else 0.0
    return len(set(cells)) > 1 and own < _MOSTLY and are_types(cells)


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None


def is_street(cell: str) -> bool:
    """Whether a text has a word for a kind of street, beside another or at the end of one.

    >>> is_street("Mill Lane"), is_street("Hauptstrasse"), is_street("Springfield"), is_street("Frankfurt am Main")
    (True, True, False, False)
    >>> is_street("테헤란로"), is_street("강남구")
    (True, False)
    """
    words = fold(typed_text(cell) or "").split()
    if len(words) == 1 and is_cjk(words[0]):
        return any(words[0].endswith(end) for end in _eastern_endings() if len(words[0]) > len(end) + 1)
    return any(_tells(words, at) for at in range(len(words)) if len(words) > 1) or any(
        word[end:] in _street_endings() for word in words for end in range(1, len(word) - _LEAST_END + 1)
    )


def _tells(words: Sequence[str], at: int) -> bool:
    """Whether one of several words is for a kind of street: "Main" is one in India, and none behind "am"."""
    if words[at] not in _street_types():
        return False
    # Short words are of names too, but not at their ends.
    told = len(words[at]) > _SHORT or at in (0, len(words) - 1)
    return told and not (at > 1 and words[at - 1] in _particles())


def is_particle(cell: str) -> bool:
    """Whether a cell is small words alone.

    >>> is_particle("DE LA"), is_particle("des"), is_particle("La Paz")
    (True, True, False)
    """
    words = fold(cell).split()
    return len(cell.strip()) > 1 and bool(words) and all(word in _particles() for word in words)


@cache
def _types_by_place(place: str) -> tuple[frozenset[str], ...]:
    """The kinds of streets of each country that writes them in a place of the name."""
    return tuple(street_types_of(code) for code in described_countries() if positions_of(code)[1] == place)


@cache
def _street_types() -> frozenset[str]:
    """The words of all countries for kinds of streets."""
    words = frozenset().union(*map(street_types_of, country_codes()))
    return frozenset(word for word in words if len(word) > 1)


@cache
def _letters_of_types() -> frozenset[str]:
    """The same of one letter, behind which a full stop stands: "u." of "utca"."""
    words = frozenset().union(*map(street_types_of, country_codes()))
    return frozenset(word for word in words if len(word) == 1)


@cache
def _street_endings() -> frozenset[str]:
    """What words for streets end with in the languages that write them as one."""
    return frozenset().union(*(words_of(code, "street_endings") for code in described_countries()))


@cache
def _eastern_endings() -> tuple[str, ...]:
    """Those of scripts that set no blanks: "테헤란로"."""
    return tuple(each for each in _street_endings() if is_cjk(each))


@cache
def _particles() -> frozenset[str]:
    """Small words within names."""
    return frozenset().union(*(words_of(code, "particles") for code in described_countries()))

"""What columns that no name tells look like by their cells: never read so, only proposed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from addrkit.columns.likely import counts_up, is_street, is_street_type, is_type_in_front, may_number
from addrkit.columns.sample import Sample
from addrkit.locale.country import described_countries
from addrkit.locale.country_tables import postcode_pattern
from addrkit.locale.text import fold

_MOSTLY = 0.6
_NUMBERED = re.compile(r"^\s*\d+\w?\s+\D|\D[\s,]\d+(?:\s?[/-]?\s?\w{1,3})?\s*(?:,|$)")
"""A line with a number of its own."""
_PARTED = re.compile(r"[^\W\d].*\d.*,.*(?:\d{4,}|\d{3} \d{2}).*[^\W\d]|\d.*,.*[^\W\d].*\d{4,}")
"""A whole address, with a number, a comma and a postcode, whatever its street is called."""
_DOOR = re.compile(r"[1-9]\d{0,3}\s?[A-Za-z]?(?:\s?[-/]\s?\d{0,4}\w?)?")
_SHORTEST_CODE = 4
"""Digits of a postcode that has nothing else."""
_CALLED_SO = re.compile(r"(?i)(?:^|[\W_])c?(?:p[ctz]|cp)|cpos|plz|zip|post")
"""What names of postcodes have in many languages, however short they are."""
_DIGIT = re.compile(r"\d")
_NEAR = 2
"""Columns from a postcode to its town."""
_SHORT = 2
"""Letters of a code."""
_WHOLE = 3
"""Parts of a whole address, between commas."""


def proposed_columns(
    columns: Sequence[str],
    places: Sequence[int],
    rows: Sample,
    wanted: Iterable[str],
    postcode: Sequence[int] = (),
    *,
    bold: bool = True,
) -> dict[str, str]:
    """Of some columns those whose cells look like wanted fields, as `--map` takes them.

    `postcode` are the columns of the postcode, where it is known: the town stands near it. Unless `bold`, mere figures
    are postcodes only where the name says something of the kind.

    >>> rows = Sample("abcd", [["Rue Haute", "4A", "LV-1010", "Riga"], ["High Street", "12", "LV-3401", "Liepaja"]])
    >>> proposed_columns("abcd", range(4), rows, ("street", "house_number", "postcode", "city"))
    {'street': 'a', 'house_number': 'b', 'postcode': 'c', 'city': 'd'}
    """
    left = {at: [text.strip() for text in rows.texts(at)] for at in places}
    left = {at: cells for at, cells in left.items() if cells and not counts_up(cells) and _varies(cells)}
    wanted, found = tuple(wanted), dict[str, tuple[int, ...]]()
    if "street" in wanted:
        found |= _street(left)
    taken = {place for some in found.values() for place in some}
    left = {at: cells for at, cells in left.items() if at not in taken}
    if "address" not in found and "house_number" in wanted:
        found |= _first(
            "house_number", (at for at, cells in left.items() if _are_numbers(columns[at], cells))
        )
    if "postcode" in wanted and not _is_whole(found, rows):
        found |= _postcode(columns, left, bold=bold)
    postcode = found.get("postcode", postcode)
    if "city" in wanted and postcode:
        # Columns that say nothing lie between and do not count.
        said = [at for at in range(len(columns)) if at in postcode or rows.texts(at)]
        away = {at: abs(said.index(at) - said.index(postcode[0])) for at in left if at in said}
        near = sorted(away, key=away.__getitem__)
        found |= _first("city", (at for at in near if away[at] <= _NEAR and _are_words(left[at])))
    return {field: "+".join(columns[at] or f"#{at + 1}" for at in some) for field, some in found.items()}


def _varies(cells: Sequence[str]) -> bool:
    """Whether cells are not all the same, such as the one town of a register: they would tell nothing of others."""
    return len({*cells}) > 1 or len(cells) == 1


def _first(field: str, places: Iterable[int]) -> dict[str, tuple[int, ...]]:
    at = next(iter(places), None)
    return {} if at is None else {field: (at,)}


def _street(left: Mapping[int, Sequence[str]]) -> dict[str, tuple[int, ...]]:
    """The column of streets, of their lines, or of their kinds and of their names."""
    streets = [at for at, cells in left.items() if _share(_is_street, cells) > _MOSTLY]
    lines = [at for at in streets if _share(_is_numbered, left[at]) > _MOSTLY]
    if streets and set(streets) == set(lines):
        return {"address": (max(lines, key=lambda at: sum(cell.count(",") for cell in left[at])),)}
    if streets:
        return {"street": (next(at for at in streets if at not in lines),)}
    for at, cells in left.items():
        if len({*cells}) > 1 and all(map(is_street_type, cells)):
            front = is_type_in_front(cells)
            beside = at + 1 if front else at - 1
            if beside in left and _are_words(left[beside]):
                return {"street": (at, beside) if front else (beside, at)}
    return {}


def _is_whole(found: Mapping[str, tuple[int, ...]], rows: Sample) -> bool:
    lines = [cell for at in found.get("address", ()) for cell in rows.texts(at)]
    return bool(lines) and all(cell.count(",") >= _WHOLE - 1 for cell in lines)


def _postcode(
    columns: Sequence[str], left: Mapping[int, Sequence[str]], *, bold: bool
) -> dict[str, tuple[int, ...]]:
    """The column of postcodes: one that has letters or signs, else one of figures, by its name and its length."""
    ranked = []
    for at, cells in left.items():
        called_so = _CALLED_SO.search(columns[at]) is not None
        figures = all(map(str.isdigit, cells))
        if not _are_postcodes(cells) or (
            figures and not called_so and not (bold and may_number(columns[at]))
        ):
            continue
        ranked.append((figures, not called_so, min(map(len, cells)) == _SHORTEST_CODE, at))
    return _first("postcode", (at for *_, at in sorted(ranked)))


def _are_postcodes(cells: Sequence[str]) -> bool:
    """Whether all cells have the shape of one country's postcodes."""
    if min(map(len, cells)) < _SHORTEST_CODE:
        return False
    return any(all(map(shape.fullmatch, cells)) for shape in _shapes())


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    patterns = {each for code in described_countries() if (each := postcode_pattern(code))}
    return tuple(re.compile(each, re.IGNORECASE) for each in sorted(patterns))


def _are_numbers(name: str, cells: Sequence[str]) -> bool:
    """Whether cells are like numbers of houses: short ones of several lengths, or with letters."""
    padded = any(cell.startswith("0") for cell in cells)
    alike = all(cell.isdigit() and len(cell) == len(cells[0]) for cell in cells)
    alike = alike and (padded or len(cells[0]) >= _SHORTEST_CODE)
    return may_number(name) and not alike and _share(_is_door, cells) > _MOSTLY


def are_doors(cells: Sequence[str]) -> bool:
    """Whether all cells are numbers of houses by their shape, and some cells there are."""
    return bool(cells) and all(map(_is_door, cells)) and not counts_up(cells)


def may_be(field: str, cells: Sequence[str]) -> bool:
    """Whether cells do not show that they are no numbers of houses: "No." of an order.

    >>> may_be("house_number", ["100231", "100238"]), may_be("house_number", ["12", "7a"]), may_be("city", ["Gap"])
    (False, True, True)
    """
    return field != "house_number" or not cells or _share(_is_door, cells) > _MOSTLY


def _are_words(cells: Sequence[str]) -> bool:
    return not any(map(_DIGIT.search, cells)) and any(len(fold(cell)) > _SHORT for cell in cells)


def _is_street(cell: str) -> bool:
    return is_street(cell) or _PARTED.search(cell) is not None


def _is_numbered(cell: str) -> bool:
    return _NUMBERED.search(cell) is not None


def _is_door(cell: str) -> bool:
    return _DOOR.fullmatch(cell) is not None


def _share(test: Callable[[str], bool], cells: Sequence[str]) -> float:
    return sum(map(test, cells)) / len(cells)

"""What columns that no name tells look like by their cells: never read so, only proposed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from addrkit.columns.abbreviated import WITHIN, may_say
from addrkit.columns.cells import LETTER
from addrkit.columns.concepts import known_concepts, worded
from addrkit.columns.elsewhere import are_codes
from addrkit.columns.fields import BESIDE_NUMBERS
from addrkit.columns.joined_columns import with_siblings
from addrkit.columns.kinds import (
    are_additions,
    are_directions,
    are_lines,
    are_postcodes,
    is_door,
    is_letters_for_town,
    may_be_town,
)
from addrkit.columns.likely import (
    are_several_types,
    counts_up,
    is_street,
    is_type_in_front,
    may_number,
)
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import known_names, plain, tokens
from addrkit.columns.numbers import is_whole_number
from addrkit.columns.sample import Sample
from addrkit.locale.text import fold, is_latin

_MOSTLY = 0.6
_NUMBERED = re.compile(r"^\s*\d+\w?\s+\D|\D[\s,]\d+(?:\s?[/-]?\s?\w{1,3})?\s*(?:[,\"]|$)")
"""A line with a number of its own."""
_PARTED = re.compile(r"[^\W\d].*\d.*,.*(?:\d{4,}|\d{3} \d{2}).*[^\W\d]|\d.*,.*[^\W\d].*\d{4,}")
"""A whole address, with a number, a comma and a postcode, whatever its street is called."""
_SHORTEST_CODE = 4
"""Digits of a postcode that has nothing else."""
_CALLED_SO = re.compile(r"(?i)(?:^|[\W_])c?(?:p[ctz]|cp)|cpos|plz|zip|post")
"""What names of postcodes have in many languages, however short they are."""
_POSTCODE_FIRST = re.compile(r"\s*\d{4,}\s+[^\W\d_]{2}")
"""A postcode and a town."""
_DIGIT = re.compile(r"\d")
_NAMED = re.compile(
    rf"[^\W\d_]{{2}}[^\d,]*\s\d{{1,5}}\s?{LETTER}?|\d{{1,5}}\s?{LETTER}?\s[^\d,]*[^\W\d_]{{3}}[^\d,]*"
)
"""A name and a number, whatever kind of street it is."""
_FIGURES = re.compile(r"\d{4,6}")
"""Postcodes of figures, those of longer ones left out: numbers of registers have as many."""
_OF_POST = re.compile(r"code$|^[ck]od[a-z]{0,3}p[a-z]{0,3}$")
"""Names of codes that may be of the post: "CODE_P"."""
_COMPUTERS = re.compile(r"@|://|^www\.")
"""What mailboxes and pages have."""
_BESIDE = 3
"""Columns from a street to its number."""
_NEAR = 2
"""Columns from a postcode to its town."""
_SHORT = 2
"""Letters of a code."""
_FRACTION = re.compile(r"-?\d+[.,]\d+")
"""What coordinates and areas are, and no place is called."""
_SHORT_KIND = 4
"""Letters of what may be short for a kind of unit."""
_WHOLE = 3
"""Parts of a whole address, between commas."""


def proposed_columns(
    columns: Sequence[str],
    places: Sequence[int],
    rows: Sample,
    wanted: Iterable[str],
    known: Mapping[str, Sequence[int]] | None = None,
    *,
    bold: bool = True,
    everywhere: bool = True,
) -> dict[str, str]:
    """Of some columns those whose cells look like wanted fields, as `--map` takes them.

    `known` are the columns of fields that are: towns stand near postcodes, numbers near streets. Unless `bold`, mere
    figures are postcodes only where the name says something of the kind.

    >>> rows = Sample("abcd", [["Rue Haute", "4A", "LV-1010", "Riga"], ["High Street", "12", "LV-3401", "Liepaja"]])
    >>> proposed_columns("abcd", range(4), rows, ("street", "house_number", "postcode", "city"))
    {'street': 'a', 'house_number': 'b', 'postcode': 'c', 'city': 'd'}
    """
    left = {at: [text.strip() for text in rows.texts(at)] for at in places}
    left = {
        at: cells
        for at, cells in left.items()
        if cells
        and known_names().no_parts.isdisjoint(tokens(columns[at]))
        and not counts_up(cells)
        and _varies(cells)
        and not any(map(_COMPUTERS.search, cells))
    }
    known = known or {}
    added: list[int] = []
    wanted, found = tuple(wanted), dict[str, tuple[int, ...]]()
    if "street" in wanted:
        found |= _with_directions(_street(left), rows, columns, places)
        if "address" in found:
            found["address"] = with_siblings(found["address"], columns)
    taken = {place for some in found.values() for place in some}
    left = {at: cells for at, cells in left.items() if at not in taken}
    sought = "street" not in wanted or "street" in found
    if "address" not in found and "house_number" in wanted and sought:
        # Beside the streets; figures that are far from them may be anything.
        streets = found.get("street", tuple(known.get("street", ())))
        # Its parts are of it, read or not.
        if streets:
            streets += tuple(at for at, name in enumerate(columns) if _is_of_street(name))
        far = {
            at: min((abs(at - one) for one in streets), default=0)
            for at in left
            if "flat" not in worded(columns[at]).concepts
        }
        beside = sorted(
            (at for at in far if far[at] <= _BESIDE), key=lambda at: (not _says_number(columns[at]), far[at])
        )
        found |= _first("house_number", (at for at in beside if _are_numbers(columns[at], left[at])))
        number = found.get("house_number", ())
        whole = [at for at in left if number and at not in number and is_whole_number(rows, at, number[0])]
        if len(whole) == 1:
            # The number with its letters.
            found["house_number"] = number = (whole[0],)
        added = [
            at
            for at in left
            if number
            and 0 < at - number[0] <= _NEAR
            and are_additions(left[at])
            and not are_directions(left[at])
            and not may_say(columns[at], WITHIN)
        ]
    if "postcode" in wanted and not _is_whole(found, rows):
        found |= _postcode(columns, left, rows.country, bold=bold)
    postcode = found.get("postcode", tuple(known.get("postcode", ())))
    if "city" in wanted and postcode:
        # Columns that say nothing lie between and do not count.
        said = [at for at in range(len(columns)) if at in postcode or rows.texts(at)]
        away = {at: abs(said.index(at) - said.index(postcode[0])) for at in left if at in said}
        near = sorted(away, key=away.__getitem__)
        found |= _first(
            "city", (at for at in near if away[at] <= _NEAR and _are_places(left[at], everywhere))
        )
    named = {field: "+".join(columns[at] or f"#{at + 1}" for at in some) for field, some in found.items()}
    if len(added) == 1:
        first = found["house_number"][0]
        # What stands between is the second of two numbers: "SUPIS_C", "ORIENT_C", "ORIENT_ZN".
        second = [at for at in left if first < at < added[0] and _are_numbers(columns[at], left[at])]
        glue = f"+/+{columns[second[0]]}++" if len(second) == 1 else "+~+"
        named["house_number"] += f"{glue}{columns[added[0]] or f'#{added[0] + 1}'}"
    return named


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
        if are_several_types(cells):
            # A kind that some countries write before the name and others behind it stands as here.
            for beside in (at + 1,) if is_type_in_front(cells) else (at - 1, at + 1):
                if beside in left and _are_words(left[beside]):
                    return {"street": (min(at, beside), max(at, beside))}
    lined = [at for at, cells in left.items() if are_lines(cells) and any(map(_NAMED.match, cells))]
    return {"address": (lined[0],)} if len(lined) == 1 else {}


def _is_of_street(name: str) -> bool:
    said = meaning_of(name)
    return said is not None and said.field.startswith("street")


def _says_number(name: str) -> bool:
    """Whether a name begins or ends with a word for a number: "ECONUMERO"."""
    words = [word for word, concept in known_concepts().of_word.items() if concept == "number"]
    return any(
        plain(name).startswith(word) or plain(name).endswith(word) for word in words if len(word) > _SHORT
    )


def _with_directions(
    found: dict[str, tuple[int, ...]], rows: Sample, columns: Sequence[str], places: Sequence[int]
) -> dict[str, tuple[int, ...]]:
    """The columns of a street, with those of directions right before them and behind them, however few these are."""
    street = found.get("street")
    if street is None:
        return found
    before, behind = min(street) - 1, max(street) + 1
    sides = [at for at in (before, behind) if at in places and are_directions(rows.texts(at))]
    return {**found, "street": tuple(sorted((*street, *sides)))}


def _is_whole(found: Mapping[str, tuple[int, ...]], rows: Sample) -> bool:
    lines = [cell for at in found.get("address", ()) for cell in rows.texts(at)]
    return bool(lines) and all(cell.count(",") >= _WHOLE - 1 for cell in lines)


def _postcode(
    columns: Sequence[str], left: Mapping[int, Sequence[str]], country: str | None, *, bold: bool
) -> dict[str, tuple[int, ...]]:
    """The column of postcodes: one that has letters or signs, else one of figures, by its name and its length."""
    ranked = []
    for at, cells in left.items():
        called_so = _CALLED_SO.search(columns[at]) is not None
        figures = all(map(str.isdigit, cells))
        if not are_postcodes(cells, country) or (
            figures and not called_so and not (bold and may_number(columns[at]))
        ):
            continue
        ranked.append((figures, not called_so, min(map(len, cells)) == _SHORTEST_CODE, at))
    return _first("postcode", (at for *_, at in sorted(ranked)))


def may_be_postcodes(name: str, cells: Sequence[str], country: str | None = None) -> bool:
    """Whether a column may be of postcodes: figures of one length that do not count the rows, whatever it is called.

    >>> may_be_postcodes("PKANCODE", ["2060", "9000"]), may_be_postcodes("objectid", ["2060", "9000"])
    (True, False)
    """
    figures = bool(cells) and all(map(_FIGURES.fullmatch, cells)) and len({*map(len, cells)}) == 1
    counts = counts_up(cells) or not (may_number(name) or _OF_POST.search(plain(name)))
    return figures and not counts and _varies(cells) and are_postcodes(cells, country)


def _are_numbers(name: str, cells: Sequence[str]) -> bool:
    """Whether cells are like numbers of houses: short ones of several lengths, or with letters."""
    padded = any(cell.startswith("0") for cell in cells)
    alike = all(cell.isdigit() and len(cell) == len(cells[0]) for cell in cells)
    alike = alike and (padded or len(cells[0]) >= _SHORTEST_CODE)
    said = meaning_of(name)
    if said is not None and said.field in BESIDE_NUMBERS:
        return False
    return may_number(name) and not alike and _share(is_door, cells) > _MOSTLY


def may_be(field: str, cells: Sequence[str]) -> bool:
    """Whether cells do not show that they are no numbers of houses: "No." of an order; or no units: areas.

    >>> may_be("house_number", ["100231", "100238"]), may_be("house_number", ["12", "7a"]), may_be("city", ["Gap"])
    (False, True, True)
    >>> may_be("unit", ["Hessen"]), may_be("unit", ["Apt", "Ste"]), may_be("unit", ["Flat 2"])
    (False, True, True)
    """
    if field == "street" and len({*cells}) > 1 and all(map(str.isdigit, cells)):
        # The numbers of streets in a list.
        return False
    if field == "unit" and (any(map(_POSTCODE_FIRST.match, cells)) or (cells and are_codes(cells))):
        return False
    if cells and all(map(_FRACTION.fullmatch, cells)):
        return False
    if field == "building" and cells and not any(map(str.isalpha, "".join(cells))):
        # What a program calls it.
        return False
    if field == "unit" and cells and not any(map(_DIGIT.search, cells)):
        return max(map(len, cells)) <= _SHORT_KIND
    return field != "house_number" or not cells or _share(is_door, cells) > _MOSTLY


def _are_places(cells: Sequence[str], everywhere: bool) -> bool:
    """Whether cells are words, and unless they may be `everywhere` one of them is a town.

    In scripts without blanks firms are words too.
    """
    if all(map(is_letters_for_town, cells)) and len({*cells}) > 1:
        return False
    return _are_words(cells) and ((everywhere and all(map(is_latin, cells))) or any(map(may_be_town, cells)))


def _are_words(cells: Sequence[str]) -> bool:
    return not any(map(_DIGIT.search, cells)) and any(len(fold(cell)) > _SHORT for cell in cells)


def _is_street(cell: str) -> bool:
    return is_street(cell) or _PARTED.search(cell) is not None


def _is_numbered(cell: str) -> bool:
    return _NUMBERED.search(cell) is not None


def _share(test: Callable[[str], bool], cells: Sequence[str]) -> float:
    return sum(map(test, cells)) / len(cells)

"""Columns whose cells show that they are no part of an address, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.concepts import worded
from addrkit.columns.direct import GUESSED
from addrkit.columns.kinds import are_additions, are_postcodes, is_door, is_letters_for_town
from addrkit.columns.likely import counts_up, is_street_type
from addrkit.columns.names import known_names, plain, tokens
from addrkit.columns.sample import Sample
from addrkit.locale.country import country_codes
from addrkit.locale.country_tables import i18n_formats, postcode_pattern
from addrkit.types import COMPONENTS

_MOSTLY = 0.8
_COMPUTERS = re.compile(
    r"\S+@\S+\.\w+"  # a mailbox
    r"|(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?:/\d+)?"  # a computer
    r"|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}|(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}"
    r"|(?:https?://|www\.)\S+",  # a page
    re.IGNORECASE,
)
_WORD_AND_NUMBER = re.compile(r"[^\W\d_]{2,}\.?\s+\w")
_COUNTED_PART = re.compile(r"[^\d,]+\d{1,3}")
_OF_PROGRAMS = re.compile(r"[a-z]+(?:[A-Z][a-z]+)+")
"""A value of a program: "siteLevel"."""
_DAY = re.compile(r"\d{4}-\d\d?-\d\d?(?:[T ].*)?|\d\d?([./])\d\d?\1(?:\d{4}|\d\d)(?:\s.*)?")
_LONG_NUMBER = re.compile(r"\D*\d{7,}\D*")
_PHONE = re.compile(r"(?:\+|\(?0)[\d\s()/.-]{6,}")
_DIGITS_OF_PHONE = 8
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_POSTCODE = 3
"""Signs of the shortest postcodes, those of Iceland and Taiwan."""
_LONGEST_CODE = 5
"""Letters of what may be short for a kind of street."""
_LEAST_COUNTED = 2
_LEAST_CODE = 4
"""Figures of a code of a list."""
_SHORT = 2
"""Letters of a name that may be short for a state and for a kind of street: "ST"."""
_NUMBERED_LISTS = ("country", "region", "city")
"""Fields whose cells are names or short codes: mere numbers there are those of some list of a program's own."""
_OF_A_LIST = frozenset({"id", "nr", "no", "num", "number", "key"})
_ENDED = "ended"
"""The field of days."""
_NUMBERS = frozenset({"house_number", "number_full", "number_beside_street"})
_ADDED = frozenset({"number_letter", "number_suffix", "number_orientation_letter"})
_KINDS = frozenset({"street_type", "street_pretype"})
_CODED = "city_or_district"
"""Municipalities have numbers, for which registers use their names: "BOROUGH", "comuna"."""
_AFFIRMED = frozenset({"Y", "YES", "TRUE", "T"})
_FLAGS = _AFFIRMED | {"N", "NO", "F", "FALSE"}
_NAMED = frozenset({"building", "street", "street_base", "city", "suburb", "district", "region"})
_NAMED |= {"address", "line", "line1", "line2", "line3", "unit"}
"""Fields of names."""
_TOWNS = frozenset({"city", "city_or_district", "city_or_suburb", "suburb", "district"})


def is_elsewhere(each: ColumnCandidate, rows: Sample) -> bool:
    """Whether the cells of a column show that it is of a program's own: a mailbox, how far an order is.

    A column of the very names of the components is what it says: "postcode" may hold the beginnings of codes.
    """
    if each.name in COMPONENTS:
        return False
    cells = [cell.strip() for cell in rows.texts(each.place)]
    shape = known_names().shapes.get(plain(each.name))
    if shape is not None and not all(map(shape.fullmatch, cells)):
        return True
    if not cells:
        return each.meaning.field in _ADDED and each.meaning.rank >= GUESSED
    field = each.meaning.field
    if (field != _ENDED and _mostly(_is_of_computers, cells)) or (field in _NAMED and are_flags(cells)):
        return True
    if field in _ADDED and each.meaning.rank >= GUESSED and not are_additions(cells):
        # What completes an address in words is a line of it: "compl_endereco" with "SALA 901".
        return "address" not in worded(each.name).concepts or not _mostly(_is_word_and_number, cells)
    if field in _KINDS:
        # Towns beside streets: "tp_str_loc".
        return len({*cells}) > 1 and not any(map(is_street_type, cells)) and any(map(_is_no_kind, cells))
    if field in _NUMBERS:
        counted = min(map(len, cells)) >= _LEAST_CODE and len(cells) > _LEAST_COUNTED and counts_up(cells)
        return counted or _mostly(_is_long_number, cells) or _are_only_postcodes(cells)
    if field in ("postcode", "place_line"):
        return _is_no_postcode(each, cells, rows.country)
    if field in _TOWNS and len({*cells}) > 1 and all(map(is_letters_for_town, cells)):
        return True
    if field in _TOWNS and not any(map(_LETTER.search, cells)):
        numbered = field == "suburb" and len(cells) > 1 and all(map(str.isdigit, cells))
        return field == _CODED or _is_of_list(each) or are_codes(cells) or numbered
    if field not in _NUMBERED_LISTS:
        return False
    if all(map(_is_stage, cells)) or (field == "region" and _tell_what_lasts(cells)):
        return True
    if field == "region" and len(plain(each.name)) <= _SHORT and _is_of_streets(cells):
        return True
    return (field == "country" or _is_of_list(each)) and all(map(str.isdigit, cells))


def _is_word_and_number(cell: str) -> bool:
    return _WORD_AND_NUMBER.match(cell) is not None


def _is_no_postcode(each: ColumnCandidate, cells: Sequence[str], country: str | None) -> bool:
    if each.meaning.field == "place_line":
        # A numbered part of a town: "Khu vực 3".
        return all(map(_COUNTED_PART.fullmatch, cells))
    short = not any(map(_DIGIT.search, cells)) or max(map(len, cells)) < _LEAST_POSTCODE
    unsure = each.meaning.rank >= GUESSED or not each.meaning.known_group
    return short or (unsure and not _may_be_of(country, cells))


def are_flags(cells: Sequence[str]) -> bool:
    """Whether cells tell that something is so, or is not: "FOR_BUILD"."""
    said = {*map(str.upper, cells)}
    return said <= _FLAGS and not said.isdisjoint(_AFFIRMED)


def _may_be_of(country: str | None, cells: Sequence[str]) -> bool:
    """Whether some cells have the shape of the country's postcodes, or lack the nought that spreadsheets leave out."""
    own = postcode_pattern(country) if country else None
    if own is None:
        return True
    shape = re.compile(own, re.IGNORECASE)
    bare = (re.sub(rf"^{country}[- ]?", "", cell) for cell in cells)
    return any(shape.fullmatch(cell) or (cell[:1] != "0" and shape.fullmatch(f"0{cell}")) for cell in bare)


def _tell_what_lasts(cells: Sequence[str]) -> bool:
    """Whether cells say which rows of a register count: an "estado" of them is no state."""
    return {*map(plain, cells)} <= known_names().retired | known_names().lasting


def are_codes(cells: Sequence[str]) -> bool:
    """Whether cells are figures of one length as lists have them: with noughts before them, or long.

    >>> are_codes(["0011", "0001"]), are_codes(["4", "12"]), are_codes(["Gap"])
    (True, False, False)
    """
    alike = len({*map(len, cells)}) == 1 and all(map(str.isdigit, cells))
    return alike and (len(cells[0]) >= _LEAST_CODE or any(cell.startswith("0") for cell in cells))


def _are_only_postcodes(cells: Sequence[str]) -> bool:
    """Whether cells are postcodes that no number of a house looks like."""
    return not any(map(str.isdigit, cells)) and are_postcodes(cells) and not any(map(is_door, cells))


def _is_stage(cell: str) -> bool:
    """Whether a cell tells how far an order is: "Shipped", "Awaiting pickup"."""
    known = known_names()
    return plain(cell) in known.stages or not known.stage_words.isdisjoint(tokens(cell))


def _is_no_kind(cell: str) -> bool:
    """Whether a cell is too long for a kind of street that no list has: codes and short forms are many."""
    return len(cell) > _LONGEST_CODE and not cell.isdigit()


def _is_of_list(each: ColumnCandidate) -> bool:
    return not _OF_A_LIST.isdisjoint(tokens(each.name))


def _is_of_streets(cells: Sequence[str]) -> bool:
    """Whether cells are kinds of streets and not all of them codes of regions as well: "ST" and "AVE", but not "CT"."""
    return all(map(is_street_type, cells)) and not all(cell.upper() in _region_codes() for cell in cells)


@cache
def _region_codes() -> frozenset[str]:
    """The codes of regions in all countries that have any."""
    return frozenset(
        key for code in country_codes() for key in str(i18n_formats(code).get("sub_keys", "")).split("~")
    )


def _is_of_computers(cell: str) -> bool:
    return any(shape.fullmatch(cell) for shape in (_COMPUTERS, _DAY, _OF_PROGRAMS))


def _is_long_number(cell: str) -> bool:
    """Whether a number is too long for a house: of an order, or of a telephone."""
    if _LONG_NUMBER.fullmatch(cell):
        return True
    return _PHONE.fullmatch(cell) is not None and sum(map(str.isdigit, cell)) >= _DIGITS_OF_PHONE


def _mostly(test: Callable[[str], bool], cells: Sequence[str]) -> bool:
    return sum(map(test, cells)) >= _MOSTLY * len(cells)

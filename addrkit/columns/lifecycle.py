"""Columns that tell whether an address still stands, by a word of their names and by their cells: "STATO_CIVICO"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from addrkit.columns.columns import FOREVER
from addrkit.columns.concepts import concept_of
from addrkit.columns.names import known_names, plain, tokens
from addrkit.columns.sample import Sample

_DAY = re.compile(r"\s*(?:\d{4}[-/.]?\d\d[-/.]?\d\d|\d\d?[-/.]\d\d?[-/.]\d{4})(?:\D|$)")
_LEAD = 4
"""Letters of what a table writes before all of its names."""
_STATUS = "status"
"""What words begin with that are written as one with it: "STATUSOMS"."""
_OF_ADDRESSES = frozenset({"address", "building", "house", "number", "number_of_house", "street"})
"""What the other words of such a name may be for: the status of an order or an owner is none of an address."""


def status_columns(columns: Sequence[str], read: Collection[int], rows: Sample) -> list[int]:
    """The places of such columns among those that are not read."""
    return [at for at, name in enumerate(columns) if at not in read and _is_status(name, rows.texts(at))]


def ended_columns(columns: Sequence[str], named: Sequence[int], rows: Sample, *, told: bool) -> list[int]:
    """The places of columns of the days on which addresses ended: named so, and empty for what still stands.

    Where it is `told` of whom the table is, names are enough. A column called "retired" that has days is one too.

    >>> rows = Sample(["retired"], [["2019-04-01"], [""]])
    >>> ended_columns(["retired"], [], rows, told=False), ended_columns(["retired"], [], Sample([], []), told=False)
    ([0], [])
    """
    called = [at for at, name in enumerate(columns) if _is_named_as_end(name)]
    shown = [at for at in dict.fromkeys((*named, *called)) if _are_ends(rows.texts(at), len(rows))]
    return list(dict.fromkeys((*named, *shown))) if told else shown


def _is_named_as_end(name: str) -> bool:
    """Whether the words of a name are for an end, and for days: "wazny_do", "retired"."""
    words, known = tokens(name), known_names()
    ending = not known.ending.isdisjoint(words) or plain(name) in known.retired
    others = [word for word in words if word not in known.ending.union(known.of_days, known.retired)]
    # What a table writes before all of its names, in a name that tells of days and of their end.
    led = (
        bool(others)
        and others == [*words[:1]]
        and len(others[0]) <= _LEAD
        and not known.of_days.isdisjoint(words)
    )
    return ending and (not others or led)


def _are_ends(cells: Sequence[str], rows: int) -> bool:
    """Whether cells are days, and some rows have none or one that never comes."""
    days = bool(cells) and all(map(_DAY.match, cells))
    return days and (len(cells) < rows or any(map(FOREVER.search, cells)))


def _is_status(name: str, cells: Sequence[str]) -> bool:
    known = known_names()
    words = tokens(name)
    others = [word for word in words if word not in known.status_words and not word.startswith(_STATUS)]
    said = {*map(plain, cells)}
    short = bool(others) and max(map(len, others)) < _LEAD and _say_both(said)
    if len(others) == len(words) or not (short or all(map(_is_of_addresses, others))):
        return False
    return not said.isdisjoint(known.retired | known.lasting) and not any(map(str.isdigit, said))


def _say_both(said: Collection[str]) -> bool:
    """Whether all that cells say is that something lasts or has ended, and both are said: "STATUS_OBJ"."""
    known = known_names()
    ended = known.retired.intersection(said)
    return bool(ended) and len(ended) < len(said) and known.retired.union(known.lasting).issuperset(said)


def _is_of_addresses(word: str) -> bool:
    """Whether a word is of an address, or of the place that has it: "property_status", "STATUS_GEB"."""
    known = known_names()
    return concept_of(word) in _OF_ADDRESSES or word in known.placed or word in known.plain

"""Words of a number or a unit that the record says nothing of: "km 21", "Apt 7 Floor", "5, 7"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from addrkit.compare.compare import Compared
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.number_lists import number_list
from addrkit.locale.telling_words import distance_words
from addrkit.locale.text import folded_words
from addrkit.locale.unit_words import FLAT, FLOOR, NEUTRAL, unit_words
from addrkit.locale.units import unit_of
from addrkit.parsing.query import Query
from addrkit.types import Record

_KINDS = frozenset({FLAT, FLOOR, NEUTRAL})


class Unsaid(NamedTuple):
    """What the record says nothing of."""

    words: tuple[Typed, ...] = ()
    telling: bool = False
    """Whether it may change where the address is."""


def said_of_none(
    query: Query, typed: Sequence[Typed], chosen: Compared, record: Record, conventions: Country | None
) -> Unsaid:
    """The typed words of number and unit that the record lacks, and whether they may mean another door."""
    far = _distances(typed, record, conventions)
    bare = _bare_kinds(query, typed, record, conventions) if chosen.evidence.door.unit == "equal" else ()
    floor = any(_kind(word, conventions) == FLOOR for word in bare)
    flat = chosen.evidence.door.unit != "equal" and _may_be_number_and_unit(query, conventions)
    return Unsaid((*far, *bare), bool(far) or floor or flat)


def _distances(typed: Sequence[Typed], record: Record, conventions: Country | None) -> tuple[Typed, ...]:
    """The words that make a distance along a road of a number: "KM 21" is no house 21, nor is "Batu 5" in Malaysia."""
    far = distance_words() | (conventions.milepost_words if conventions is not None else frozenset())
    said = [word for word in typed if word.label == "house_number" and word.folded in far]
    if not said:
        return ()
    parts = record.components
    own = {
        word for each in (parts.house_number, parts.street, parts.unit) for word in folded_words(each or "")
    }
    return tuple(word for word in said if word.folded not in own)


def _bare_kinds(
    query: Query, typed: Sequence[Typed], record: Record, conventions: Country | None
) -> tuple[Typed, ...]:
    """The words for a unit or a floor that are one too many: the second of "Apt 7 Floor", the first of "Unit Apt 7"."""
    said = [word for word in typed if word.label == "unit" and _kind(word, conventions) in _KINDS]
    # "Flat No. 204"
    said = [
        word
        for at, word in enumerate(said)
        if not (at and _kind(word, conventions) == NEUTRAL and _is_behind(said[at - 1], word, query.text))
    ]
    whole = unit_of(query.value("unit") or "", conventions)
    codes = sum(1 for _, code in whole.parts if code) + bool(whole.bare)
    own = set(folded_words(record.components.unit or ""))
    spare = [word for word in said if word.folded not in own] or said[1:]
    return tuple(spare) if len(said) > 1 and len(said) > codes and not _is_storey(whole.parts) else ()


def _is_behind(first: Typed, second: Typed, text: str) -> bool:
    """Whether nothing but blanks stands between two words."""
    return not text[first.end : second.start].strip()


def _is_storey(parts: Sequence[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether a floor is named with its code, beside which "flat" says nothing more: "ground floor flat"."""
    return any(kind == FLOOR and code for kind, code in parts)


def _kind(word: Typed, conventions: Country | None) -> str | None:
    said = unit_words(conventions).get(word.folded)
    return said.kind if said is not None else None


def _may_be_number_and_unit(query: Query, conventions: Country | None) -> bool:
    """Whether of two numbers behind the street the second may be a flat's: "Venepad 5, 7"."""
    written = query.value("house_number") or ""
    if conventions is None or conventions.number_position != "after" or ", " not in written:
        return False
    listed = number_list(written)
    return listed is not None and len(listed.runs) == 2

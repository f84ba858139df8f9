"""What completes the address that is meant: a town, a street or a unit that has a word of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.fields import FURTHER_LINES, LINES, PLACES, RECORD_ONLY, STREETS
from addrkit.columns.names import known_names

Use = Literal["verify", "build"]

UNIT_PARTS = frozenset({"unit", "unit_type", "unit_number", "block", "gateway", "entrance", "floor", "door"})
_PARTS_AMONG = UNIT_PARTS | {"suburb"}


def completing(
    by_group: Mapping[str, Sequence[ColumnCandidate]], group: str, field: str
) -> ColumnCandidate | None:
    """The only town, postcode or country of an address whose other parts lack its word: "Mailing city", "Street"."""
    some = [
        candidate
        for each in known_names().completing
        if each != group
        for candidate in by_group.get(each, ())
        if candidate.meaning.field == field
        and not {one.meaning.field for one in by_group[each]}.intersection((*LINES, "house_number"))
    ]
    return some[0] if len(some) == 1 else None


def places_alone(by_group: Mapping[str, Sequence[ColumnCandidate]], group: str, use: Use) -> list[str]:
    """Groups that have a town or a postcode and no street: "Street 1", "Ship City"; of a register by any word."""
    found = []
    for each, some in by_group.items():
        fields = {one.meaning.field for one in some}
        if use == "build" and each in known_names().owners:
            # Where who owns it gets letters.
            continue
        placed = is_place(some, known=use == "verify") and not fields.intersection((*LINES, "house_number"))
        if each != group and placed:
            found.append(each)
    return found


def streets_alone(by_group: Mapping[str, Sequence[ColumnCandidate]], group: str) -> list[ColumnCandidate]:
    """The street of a number, where it alone has a word of its own: "ADDR_NUM", "PSTR_NAME", "PSTR_TYPE"."""
    named = [
        each
        for each, some in by_group.items()
        if each != group and all(one.meaning.field.startswith("street") for one in some)
    ]
    streets = [each for each in named if {one.meaning.field for one in by_group[each]}.intersection(STREETS)]
    return [one for each in named for one in by_group[each]] if len(streets) == 1 else []


def units_alone(by_group: Mapping[str, Sequence[ColumnCandidate]], there: set[str]) -> list[ColumnCandidate]:
    """The units of a register, where they alone have a word that is of nothing else: "PrUnitType", "PrUnitID"."""
    own = [
        some
        for some in by_group.values()
        if len(some) > 1
        and all(each.meaning.field in UNIT_PARTS and not each.meaning.known_group for each in some)
    ]
    return list(own[0]) if len(own) == 1 and there.isdisjoint(UNIT_PARTS) else []


def among_own(
    own: Sequence[ColumnCandidate],
    plain_ones: Sequence[ColumnCandidate],
    more: Sequence[ColumnCandidate],
) -> list[ColumnCandidate]:
    """What stands without a word among the columns of the only address: "Piso" behind "Calle Destino"."""
    if not own or not {each.meaning.field for each in plain_ones}.isdisjoint(LINES):
        return []
    there = {each.meaning.field for each in (*own, *more)}
    places = [each.place for each in own]
    return [
        each
        for each in plain_ones
        if each.meaning.field in (_PARTS_AMONG - there) | {*FURTHER_LINES}
        and each.meaning.known_group
        and min(places) < each.place < max(places)
    ]


def of_place(by_group: Mapping[str, Sequence[ColumnCandidate]], there: set[str]) -> list[ColumnCandidate]:
    """What a street of a register lacks and a word for the place has: "SITENUMBER" beside "STREETNAME"."""
    placed = [group for group in by_group if group in known_names().placed]
    some = by_group[placed[0]] if len(placed) == 1 else []
    if {each.meaning.field for each in some}.intersection(LINES):
        return []
    return [each for each in some if each.meaning.field not in {*there, *RECORD_ONLY}]


def without_returns(groups: Sequence[str]) -> list[str]:
    """The words of addresses without those to which a parcel goes back, where there are others.

    >>> without_returns(["shipping", "return"]), without_returns(["returnfrom", "returnto"])
    (['shipping'], ['returnfrom', 'returnto'])
    """
    back = tuple(known_names().returning)
    return [each for each in groups if not each.startswith(back)] or [*groups]


def is_place(some: Sequence[ColumnCandidate], *, known: bool = True) -> bool:
    """Whether columns hold a town or a postcode; `known` if the word before their names has to be."""
    fields = {each.meaning.field for each in some}
    return bool(fields.intersection(PLACES)) and (not known or all(each.meaning.known_group for each in some))

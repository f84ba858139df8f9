"""Suggestions as they are shown: text, highlights, and what lies under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addrkit.compare.chain import names_of, shown_name
from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Door, Entry, Gazetteer
from addrkit.locale.format import format_address
from addrkit.locale.text import words
from addrkit.retrieve.chain_words import LEVELS
from addrkit.suggest.groups import building_id, entry_id
from addrkit.suggest.premises import Premise
from addrkit.types import Address, Suggestion


def entry_suggestion(
    gazetteer: Gazetteer,
    entry: Entry,
    score: float,
    typed: Sequence[str],
    number: str | None = None,
    *,
    latin: bool | None = None,
    postcode: str | None = None,
) -> Suggestion:
    """A street, a place or a named building as a whole; its door, if it has but one.

    `number` is a house number that was typed and that the street does not have: it stays in the address, and the
    kind says that no more than the street is known. `postcode` likewise is one that was typed, and that lies in the
    area of a place that has the beginning of it alone. `latin` says whether divisions are named in Latin letters or
    in others, where they have names in both; None leaves the first name.
    """
    has_streets = entry.kind == PLACE and bool(gazetteer.runs_in_town(entry))
    door = _only_door(gazetteer, entry) if number is None and not has_streets else None
    record = gazetteer.record(entry, door)
    if latin is not None and gazetteer.is_of_divisions:
        names = {level: shown_name(names_of(entry, level), latin=latin) for level in LEVELS}
        record = replace(record, components=replace(record.components, **names))
    address = replace(record.components, house_number=number) if number else record.components
    if postcode:
        address = replace(address, postcode=postcode)
    text = _shown(address)
    return Suggestion(
        id=record.id if door is not None else entry_id(gazetteer, entry),
        text=text,
        address=address,
        kind=record.kind,
        score=score,
        lat=record.lat,
        lon=record.lon,
        highlights=highlights(text, typed),
        # Postcodes are no places that are gone into: a town has more under it where its streets are known.
        has_more=has_streets if entry.kind == PLACE else door is None and entry.last_door > entry.first_door,
    )


def _shown(address: Address) -> str:
    """An address in one line; the name of a place that its country's labels have no line for: Singapore."""
    return format_address(address) or address.city or address.region or address.postcode or ""


def _only_door(gazetteer: Gazetteer, entry: Entry) -> Door | None:
    """The only door of an entry; of a street whose other doors may be unknown, none."""
    if entry.last_door - entry.first_door != 1:
        return None
    door = gazetteer.door(entry.first_door)
    return door if door.house_number is None or gazetteer.is_complete_in(entry.country) else None


def premise_suggestion(
    gazetteer: Gazetteer, entry: Entry, premise: Premise, score: float, typed: Sequence[str]
) -> Suggestion:
    """A building: by itself, or with its units under it."""
    if premise.last - premise.first == 1:
        return unit_suggestion(gazetteer, entry, premise.first, score, typed)
    record = gazetteer.record(entry, gazetteer.door(premise.first))
    several = len({gazetteer.door(row).unit for row in range(premise.first, premise.last)}) > 1
    address = replace(record.components, unit=None)
    text = _shown(address)
    return Suggestion(
        id=building_id(gazetteer, entry, premise.first) if several else record.id,
        text=text,
        address=address,
        kind="premise" if several else record.kind,
        score=score,
        lat=record.lat,
        lon=record.lon,
        highlights=highlights(text, typed),
        has_more=several,
    )


def unit_suggestion(
    gazetteer: Gazetteer, entry: Entry, row: int, score: float, typed: Sequence[str]
) -> Suggestion:
    """One record."""
    record = gazetteer.record(entry, gazetteer.door(row))
    text = _shown(record.components)
    return Suggestion(
        id=record.id,
        text=text,
        address=record.components,
        kind=record.kind,
        score=score,
        lat=record.lat,
        lon=record.lon,
        highlights=highlights(text, typed),
    )


def highlights(text: str, typed: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The parts of a text that begin with one of the folded words that were typed.

    >>> highlights("Kerkstraat 12, 9712 AB Groningen", ["kerkstr", "12", "gro"])
    ((0, 7), (11, 13), (23, 26))
    """
    found = []
    for shown in words(text):
        begun = max((len(word) for word in typed if shown.folded.startswith(word)), default=0)
        if begun:
            found.append((shown.start, min(shown.start + begun, shown.end)))
    return tuple(found)

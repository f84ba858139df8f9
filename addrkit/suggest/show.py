"""Suggestions as they are shown: text, highlights, and what lies under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from addrkit.compare.chain.names import names_of, shown_name
from addrkit.gazetteer.doors import Door
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.format import format_address
from addrkit.locale.text import Word, words
from addrkit.retrieve.chain_words import LEVELS
from addrkit.suggest.groups import building_id, entry_id
from addrkit.suggest.premises import Premise
from addrkit.types import Address, Record, Suggestion

KEPT: Final = 256
"""What is shown at a key is shown again at the next ones: so many streets are kept, and doors."""


class _Unscored(NamedTuple):
    """A suggestion before it is compared with what was typed."""

    suggestion: Suggestion
    words: tuple[Word, ...]
    """Those of its text."""

    def scored(self, score: float, typed: Sequence[str]) -> Suggestion:
        """With its score, and the words marked that were typed."""
        return replace(self.suggestion, score=score, highlights=highlights(self.words, typed))


def _unscored(suggestion: Suggestion) -> _Unscored:
    return _Unscored(suggestion, tuple(words(suggestion.text)))


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
    if number is None and postcode is None:
        return _kept_entry(gazetteer, entry.number, latin).scored(score, typed)
    return _entry(gazetteer, entry, number, latin, postcode).scored(score, typed)


@kept_with_gazetteer(KEPT)
def _kept_entry(gazetteer: Gazetteer, number: int, latin: bool | None) -> _Unscored:
    return _entry(gazetteer, gazetteer.entry(number), None, latin, None)


def _entry(
    gazetteer: Gazetteer, entry: Entry, number: str | None, latin: bool | None, postcode: str | None
) -> _Unscored:
    has_streets = entry.kind == PLACE and bool(gazetteer.runs_in_town(entry))
    door = _only_door(gazetteer, entry) if number is None and not has_streets else None
    record = gazetteer.record(entry, door)
    if latin is not None and gazetteer.is_of_divisions:
        names = {level: shown_name(names_of(entry, level), latin=latin) for level in LEVELS}
        record = replace(record, components=replace(record.components, **names))
    address = replace(record.components, house_number=number) if number else record.components
    if postcode:
        address = replace(address, postcode=postcode)
    # Postcodes are no places that are gone into: a town has more under it where its streets are known.
    has_doors = door is None and entry.last_door > entry.first_door
    return _unscored(
        Suggestion(
            id=record.id if door is not None else entry_id(gazetteer, entry),
            text=_shown(address),
            address=address,
            kind=record.kind,
            score=0.0,
            lat=record.lat,
            lon=record.lon,
            has_more=has_streets if entry.kind == PLACE else has_doors,
        )
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
    gazetteer: Gazetteer,
    entry: Entry,
    premise: Premise,
    score: float,
    typed: Sequence[str],
    *,
    of_other_unit: bool = False,
) -> Suggestion:
    """A building: by itself, or with its units under it. `of_other_unit`: none of these is the one that was typed, so
    that not even its only one is offered.
    """
    first, last = premise.first, premise.last
    if last - first == 1 and not (of_other_unit and gazetteer.door(first).unit):
        return unit_suggestion(gazetteer, entry, first, score, typed)
    return _building(gazetteer, entry.number, first, last).scored(score, typed)


@kept_with_gazetteer(KEPT)
def _building(gazetteer: Gazetteer, number: int, first: int, last: int) -> _Unscored:
    entry = gazetteer.entry(number)
    record = gazetteer.record(entry, gazetteer.door(first))
    several = last - first == 1 or len({gazetteer.door(row).unit for row in range(first, last)}) > 1
    address = replace(record.components, unit=None)
    return _unscored(
        Suggestion(
            id=building_id(gazetteer, entry, first) if several else record.id,
            text=_shown(address),
            address=address,
            kind="premise" if several else record.kind,
            score=0.0,
            lat=record.lat,
            lon=record.lon,
            has_more=several,
        )
    )


def unit_suggestion(
    gazetteer: Gazetteer, entry: Entry, row: int, score: float, typed: Sequence[str]
) -> Suggestion:
    """One record."""
    return _door(gazetteer, entry.number, row).scored(score, typed)


@kept_with_gazetteer(KEPT)
def _door(gazetteer: Gazetteer, number: int, row: int) -> _Unscored:
    return _of_record(gazetteer.record(gazetteer.entry(number), gazetteer.door(row)))


def record_suggestion(record: Record, score: float, typed: Sequence[str]) -> Suggestion:
    """A door as verifying gives it."""
    return _of_record(record).scored(score, typed)


def _of_record(record: Record) -> _Unscored:
    return _unscored(
        Suggestion(
            id=record.id,
            text=_shown(record.components),
            address=record.components,
            kind=record.kind,
            score=0.0,
            lat=record.lat,
            lon=record.lon,
        )
    )


def with_unit(building: Suggestion, written: str, typed: Sequence[str]) -> Suggestion:
    """A building of which no units are on record, with the one that was typed: it is not dropped."""
    if not written or building.has_more or building.kind != "premise":
        return building
    address = replace(building.address, unit=written)
    return _unscored(replace(building, text=_shown(address), address=address)).scored(building.score, typed)


def highlights(text: Sequence[Word], typed: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The parts of a text that begin with one of the folded words that were typed.

    >>> highlights(words("Kerkstraat 12, 9712 AB Groningen"), ["kerkstr", "12", "gro"])
    ((0, 7), (11, 13), (23, 26))
    """
    found = []
    for shown in text:
        begun = 0
        for word in typed:
            if len(word) > begun and shown.folded.startswith(word):
                begun = len(word)
        if begun:
            found.append((shown.start, min(shown.start + begun, shown.end)))
    return tuple(found)

"""The words that a record is known by: its names, its places, its codes."""

from __future__ import annotations

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words
from addrkit.compare.names import plain_type
from addrkit.compare.words import SHORT
from addrkit.judge.account.unexplained import Codes
from addrkit.locale.country import Country, compared_postcode
from addrkit.locale.terms import terms
from addrkit.locale.text import folded_words, squeeze
from addrkit.types import Record


def record_names(
    chosen: Compared, record: Record, conventions: Country | None
) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """The names of what was decided for, as they are compared and as they are written; first the one typed.

    With them their words, and those of its town and suburb, of which the short forms are compared.
    """
    entry = chosen.ready.entry
    written = [name for name in (entry.name, *entry.other_names) if name]
    compared = [compared_words(name, conventions) for name in written]
    plain = [tuple(folded_words(name)) for name in written]
    places = [folded_words(each) for each in _towns_as_written(record)]
    short = (
        {word: conventions.contract(word) for name in (*plain, *places) for word in name}
        if conventions is not None
        else {}
    )
    short = {word: form for word, form in short.items() if form != word}
    return list(dict.fromkeys((chosen.ready.name, *compared, *plain))), short


def _towns_as_written(record: Record) -> tuple[str, ...]:
    """Suburb and city: written in one, "Northvancouver" has no short form of north."""
    return tuple(each for each in (record.components.suburb, record.components.city) if each)


def record_places(chosen: Compared, record: Record, conventions: Country | None) -> list[tuple[str, ...]]:
    """The names of a record's places and of its building."""
    town = chosen.ready.town
    building = record.components.building or ""
    region = chosen.ready.region or ""
    # A short code is only itself: "Naay" is no form of NY.
    others = (building, region if len(region) > SHORT else "")
    return [
        *town.places,
        town.region_words,
        *(compared_words(each, conventions) for each in others),
        *(tuple(folded_words(each)) for each in (building, *_towns_as_written(record))),
    ]


def number_and_unit(record: Record, conventions: Country | None) -> list[tuple[str, ...]]:
    """The words of a record's number and unit."""
    return [
        compared_words(text, conventions) for text in (record.components.house_number, record.components.unit)
    ]


def record_codes(chosen: Compared, record: Record, conventions: Country | None) -> Codes:
    """What stands for nothing but itself: number, unit, region, postcodes."""
    components = record.components
    # The record may stand for a building of which it is another unit than the one meant.
    unit = components.unit if chosen.evidence.door.unit != "not_given" else None
    own = (unit, components.house_number, chosen.ready.region)
    postcodes = record_postcodes(chosen, record)
    return Codes(
        plain_type(chosen.ready.name, conventions).union(
            word for text in own for word in compared_words(text, conventions)
        )
        | _words_of_units(unit, conventions),
        frozenset(word for code in postcodes for word in (*terms(code), squeeze(code))),
    )


def _words_of_units(unit: str | None, conventions: Country | None) -> frozenset[str]:
    """The words of a unit's kinds, in each of their country's forms: "Blk." for Blok."""
    known = conventions.unit_words if conventions is not None and unit else {}
    said = {known.get(word, word) for word in folded_words(unit or "")}
    return frozenset(word for word, kind in known.items() if kind in said or word in said)


def record_postcodes(chosen: Compared, record: Record) -> list[str]:
    """The record's postcode, and those of what was decided for."""
    return [code for code in (record.components.postcode, *chosen.ready.postcodes) if code]


def compared_postcodes(chosen: Compared, record: Record, conventions: Country | None) -> frozenset[str]:
    """The same as they are compared."""
    return frozenset(compared_postcode(each, conventions) for each in record_postcodes(chosen, record))

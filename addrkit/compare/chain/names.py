"""The names of a division's levels, which of them is shown, and the key by which each is compared."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from addrkit.bounds import NAMES_KEPT
from addrkit.gazetteer.entries import Entry
from addrkit.locale.country import Country
from addrkit.locale.terms import place_words
from addrkit.locale.text import is_latin
from addrkit.retrieve.chain_words import ChainWord, Window, windows

Keyed = tuple[tuple[Window, str], ...]


@lru_cache(maxsize=256)
def keyed(words: tuple[ChainWord, ...], conventions: Country | None) -> Keyed:
    """Each window with the key that it is compared by."""
    return tuple((each, key) for each in windows(words) if (key := key_of(each.text, conventions)))


@lru_cache(maxsize=NAMES_KEPT)
def key_of(text: str, conventions: Country | None) -> str:
    """A name as it is compared: contracted, joined, under the name that its aliases share."""
    return "".join(place_words(text, conventions))


@lru_cache(maxsize=NAMES_KEPT)
def keys_of(names: tuple[str, ...], conventions: Country | None) -> frozenset[str]:
    """The keys of some names."""
    return frozenset(key for name in names if (key := key_of(name, conventions)))


def names_of(entry: Entry, level: str) -> tuple[str, ...]:
    """All names of a level of a division, the first one first."""
    first = getattr(entry, level)
    others = {
        "suburb": entry.other_suburbs,
        "district": entry.other_districts,
        "city": entry.other_cities,
        "region": entry.other_regions,
    }[level]
    return (first, *others) if first else ()


def shown_name(names: Sequence[str], *, latin: bool) -> str | None:
    """The first of some names in Latin letters, or else in others; the first of all where there is none such.

    Names in small letters alone are spellings that are compared, and shown with capitals where no other is Latin.

    >>> shown_name(("แขวงบางกะปิ", "Bang Kapi"), latin=True), shown_name(("大阪府", "osaka"), latin=True)
    ('Bang Kapi', 'Osaka')
    """
    plain = [name for name in names if is_latin(name) == latin]
    return next(
        (name for name in plain if not name.islower()),
        plain[0].title() if plain and latin else names[0] if names else None,
    )

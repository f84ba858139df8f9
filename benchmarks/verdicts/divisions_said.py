"""A division as people write it, with a street before it; and with a part of another division in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from addrkit.compare.chain.names import key_of, keys_of, names_of, shown_name
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import country
from addrkit.locale.format import format_address
from addrkit.locale.text import is_latin
from addrkit.retrieve.divisions import named
from addrkit.retrieve.postcodes_of_places import with_postcode
from addrkit.types import Address
from benchmarks.verdicts.divisions import LEVELS
from benchmarks.verdicts.otherwise import beside_it, in_another_order, in_other_letters, misspelt

Run = tuple[int, int]
Texts = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class SaidDivision:
    """A division with a street before it."""

    names: Mapping[str, str]
    """By level, from the finest."""
    door: Address
    """Street and number."""
    postcode: str | None
    latin: bool
    joined: str | None
    """What stands between divisions that are written from the largest; None where the door comes first."""

    @property
    def line(self) -> str:
        """Street and number as the country writes them."""
        return format_address(self.door)

    def text(self) -> str:
        """In the order of its script."""
        parts = list(self.names.values())
        if self.joined is not None:
            return " ".join(filter(None, [self.postcode, self.joined.join([*reversed(parts), self.line])]))
        return " ".join(filter(None, [", ".join([self.line, *parts]), self.postcode]))

    def backwards(self) -> str:
        """In the other order."""
        parts = [*reversed(list(self.names.values())), self.line]
        if self.joined is not None:
            parts.reverse()
        return " ".join(filter(None, [", ".join(parts), self.postcode]))


def said(entry: Entry, postcode: str | None, words: Mapping[str, Any], *, latin: bool) -> SaidDivision | None:
    """A division in one script; None where it has no names in it."""
    names = {level: shown_name(names_of(entry, level), latin=latin) for level in LEVELS}
    own = {level: name for level, name in names.items() if name}
    if any(is_latin(name) != latin for name in own.values()) or not (latin or "native" in words):
        return None
    street, number = words["line" if latin else "native"]
    door = Address(street=street or None, house_number=number, country=entry.country)
    return SaidDivision(own, door, postcode, latin, None if latin else words.get("joined"))


def division_otherwise(here: SaidDivision, entry: Entry, words: Mapping[str, Any], random: Random) -> Texts:
    """What was done to a division, and the text."""
    plain = here.text()
    where = replace(here.door, **here.names, postcode=here.postcode)
    yield "as is", plain
    yield "as printed", format_address(where)
    yield "from the other end", here.backwards()
    for level in list(here.names)[1:]:
        yield (
            f"without its {level}",
            replace(here, names={k: v for k, v in here.names.items() if k != level}).text(),
        )
    if here.postcode:
        yield "without its postcode", replace(here, postcode=None).text()
    for kind, names in (
        ("kinds in short", _in_short(here, entry, words)),
        ("kinds left out", _bare(here, words)),
    ):
        if names != here.names:
            yield kind, replace(here, names=names).text()
    yield from in_other_letters(plain)
    yield from in_another_order(where, format_address(where))
    yield from beside_it(where, plain, words, random)
    yield from misspelt(where, random, list(here.names))


def _in_short(here: SaidDivision, entry: Entry, words: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    before = words.get("before_latin" if here.latin else "before") or words.get("before", {})
    for level, name in here.names.items():
        for long, other in words.get("short", {}).items():
            if name.startswith(long) or name.endswith(long):
                found[level] = name.replace(long, other)
        if level not in found:
            found[level] = (before.get(level, "") if entry.region else "") + name
    return found


def _bare(here: SaidDivision, words: Mapping[str, Any]) -> dict[str, str]:
    found = dict(here.names)
    for level, name in here.names.items():
        for kind in words.get("bare", ()):
            left = name.removeprefix(kind).removesuffix(kind)
            if left != name and not left.isdigit():
                found[level] = left
    return found


def contradicted(
    here: SaidDivision, other: SaidDivision, entry: Entry, gazetteer: Gazetteer, run: Run
) -> Texts:
    """A level or the postcode of another division in its place, where no division is called so."""
    for level, name in here.names.items():
        theirs = other.names.get(level)
        names = {**here.names, level: theirs or name}
        if theirs and not _exists(names, entry, gazetteer, run):
            yield f"another {level}", replace(here, names=names).text()
    if here.postcode and other.postcode and not _near(other.postcode, entry, gazetteer, run):
        yield "another postcode", replace(here, postcode=other.postcode).text()


def _exists(names: Mapping[str, str], entry: Entry, gazetteer: Gazetteer, run: Run) -> bool:
    here = country(entry.country or "")
    found = named(gazetteer, run, next(iter(names.values())), here).tolist()
    return any(
        all(
            key_of(name, here) in keys_of(names_of(gazetteer.entry(at), level), here)
            for level, name in names.items()
        )
        for at in found
    )


def _near(postcode: str, entry: Entry, gazetteer: Gazetteer, run: Run) -> bool:
    """Whether a postcode, or its area, is of the same town."""
    town = (entry.city, entry.region, entry.district if not entry.suburb or not entry.city else None)
    for size in range(len(postcode), 1, -1):
        found = with_postcode(gazetteer, run, postcode[:size]).tolist()
        if found:
            others = (gazetteer.entry(at) for at in found)
            return any(
                (each.city, each.region, each.district if town[2] else None) == town for each in others
            )
    return False

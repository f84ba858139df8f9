"""What lies under a suggestion, and the ids by which it is gone into.

The id of a street or a place is `GAZETTEER:ENTRY`, that of a building with several units `GAZETTEER:ENTRY:ROW`, where
ROW is its first door. They hold for one built gazetteer. Everything else has its record's own id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.store import Gazetteer


@dataclass(frozen=True, slots=True)
class Group:
    """A street, a place, or a building with units."""

    gazetteer: Gazetteer
    entry: Entry
    row: int | None
    """The first door of a building; None for the whole entry."""


def entry_id(gazetteer: Gazetteer, entry: Entry) -> str:
    """The id of a street or a place."""
    return f"{gazetteer.name}:{entry.number}"


def building_id(gazetteer: Gazetteer, entry: Entry, row: int) -> str:
    """The id of a building whose units begin at a row."""
    return f"{gazetteer.name}:{entry.number}:{row}"


def group_of(identity: str, gazetteers: Sequence[Gazetteer]) -> Group | None:
    """What an id stands for; None if it is none of a group in these gazetteers."""
    for gazetteer in gazetteers:
        if not identity.startswith(gazetteer.name + ":"):
            continue
        parts = identity[len(gazetteer.name) + 1 :].split(":")
        if len(parts) > 2 or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
            continue
        number = int(parts[0])
        if number >= len(gazetteer):
            continue
        entry = gazetteer.entry(number)
        if len(parts) == 1:
            return Group(gazetteer, entry, None)
        if entry.first_door <= int(parts[1]) < entry.last_door:
            return Group(gazetteer, entry, int(parts[1]))
    return None

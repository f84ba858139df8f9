"""A postcode that was typed and is none of the record's: another door's alone, or one held for a telephone number."""

from __future__ import annotations

from typing import Final

from addrkit.compare.compare import Compared
from addrkit.gazetteer.schema import PLACE
from addrkit.locale.country import compared_postcode
from addrkit.locale.text import squeeze
from addrkit.parsing.query import Query
from addrkit.types import Record

_MOST: Final = 3
"""Streets at a postcode that are looked at: one that several share tells no door."""
_MOST_DOORS: Final = 2_000


def is_held_for_a_phone(query: Query, record: Record) -> bool:
    """Whether digits that were held for a telephone number may be a postcode with a digit more or less: "0130400".

    So it is where no other was typed and they are as many as the record's has, but for one.
    """
    code = squeeze(record.components.postcode or "")
    if query.value("postcode") is not None or not code.isdigit():
        return False
    texts = (query.text[each.start : each.end] for each in query.parsed.asides if each.kind == "phone")
    return any(text.isdigit() and abs(len(text) - len(code)) <= 1 for text in texts)


def is_of_another_door(query: Query, chosen: Compared) -> bool:
    """Whether the postcode belongs to one door, another than the chosen one.

    So it is where each building has its own: "Blk 256 ... 550255", which is the postcode of block 255.
    """
    seen, gazetteer = chosen.evidence, chosen.candidate.gazetteer
    door = seen.door.record
    if door is None or not query.postcodes or door.postcode or chosen.ready.entry.postcode:
        return False
    entries = gazetteer.words.entries(query.postcodes[0])
    streets = entries[gazetteer.kinds(entries) != PLACE] if 0 < len(entries) <= _MOST else entries[:0]
    numbers: set[tuple[str | None, str | None]] = set()
    for number in streets.tolist():
        entry = gazetteer.entry(number)
        first = entry.first_door
        for row in range(first, min(entry.last_door, first + _MOST_DOORS)):
            code = gazetteer.door_postcode(row) or entry.postcode
            if code and compared_postcode(code, query.conventions) == query.postcodes[0]:
                numbers.add((entry.name, gazetteer.door(row).house_number))
                if len(numbers) > 1:
                    return False
    own = (chosen.ready.entry.name, door.house_number)
    return len(numbers) == 1 and own not in numbers

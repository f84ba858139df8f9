"""What one would write by hand with libpostal and rapidfuzz, to measure addrkit beside.

libpostal cuts the address; the streets of its postcode, else of its town, are ranked by rapidfuzz; the number is
looked up exactly on the best. The threshold is a guess, as it would be.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from rapidfuzz import fuzz, process

from addrkit.gazetteer.schema import STREET
from addrkit.locale.country import compared_postcode, country
from addrkit.locale.numbers import house_number
from addrkit.locale.text import fold, squeeze
from addrkit.parsing.libpostal.parser import LibpostalParser
from addrkit.train.matcher.hidden import HidingGazetteer

THRESHOLD = 0.9
DESCRIPTION = (
    "libpostal (default model) cuts the address; rapidfuzz token_sort_ratio ranks the streets of its postcode, or "
    "where it has none those of its town; the number is looked up exactly, as written, on the best street; accepted "
    f"from {THRESHOLD:g} on"
)


class ByHandLibpostal:
    """Answers from the doors of a gazetteer."""

    def __init__(self, gazetteer: HidingGazetteer, code: str) -> None:
        self._gazetteer = gazetteer
        self._country = country(code)
        self._parser = LibpostalParser()
        self._by_postcode: dict[str, list[int]] = defaultdict(list)
        self._by_city: dict[str, list[int]] = defaultdict(list)
        for number in range(len(gazetteer)):
            entry = gazetteer.entry(number)
            if entry.kind == STREET:
                for postcode in gazetteer.postcodes(entry):
                    self._by_postcode[compared_postcode(postcode, self._country)].append(number)
                self._by_city[fold(entry.city or "")].append(number)

    def answer(self, text: str) -> tuple[float, str | None]:
        """The similarity of the best street, and the id of the door there; None if the door is not there."""
        parts = self._parser.parse(text, self._country.code).address
        streets = self._by_postcode.get(compared_postcode(parts.postcode or "", self._country), [])
        streets = streets or self._by_city.get(fold(parts.city or ""), [])
        if not streets or not parts.street:
            return 0.0, None
        names = {number: fold(self._gazetteer.entry(number).name or "") for number in streets}
        _, likeness, number = process.extractOne(fold(parts.street), names, scorer=fuzz.token_sort_ratio)
        entry = self._gazetteer.entry(number)
        typed = squeeze(parts.house_number or "")
        for door in self._gazetteer.doors_at(entry, house_number(typed).number) if typed else ():
            if squeeze(door.house_number or "") == typed:
                return likeness / 100, self._gazetteer.record(entry, door).id
        return likeness / 100, None


@lru_cache(maxsize=1)
def indexed(gazetteer: HidingGazetteer, code: str) -> ByHandLibpostal:
    """The index of a gazetteer, kept for the next rows that are asked of it."""
    return ByHandLibpostal(gazetteer, code)

"""What stands around an address in an East Asian script: notes, postcode, country, box, a building in front."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from addrkit.locale.text import is_cjk
from addrkit.parsing.east_asia.numbers import KANJI, SCRIPT
from addrkit.parsing.east_asia.patterns import Native

_BLANKS = " \t\n\r\u3000,、，;；"
_CHUNK = re.compile(r"[^\s,、，;；]+")
_NO_DOOR = 6
"""Digits of a number that is no door's and no room's, at least."""
_FRONT = 7
"""Words before an address begins, at most: "Mr. Chan Tai Man, 香港島"."""
_AROUND_POSTCODE = re.compile(rf"[\s{SCRIPT.postal_mark}(\[【,、，)\]】]")


@dataclass(slots=True)
class FrameReading:
    """A text while it is read: what was found, and from where on nothing has been read yet."""

    plain: str
    """The text, character for character; what is done with is commas."""
    place: int = 0
    stop: int = 0
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    def start(self) -> int:
        """The first character that is still to be read."""
        place = self.place
        while place < self.stop and self.plain[place] in _BLANKS:
            place += 1
        return place

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern where reading has come to."""
        return pattern.match(self.plain, self.start(), self.stop)

    def take(self, name: str, span: tuple[int, int]) -> None:
        """Hold a span for a component, and read on behind it."""
        self.spans[name] = span
        self.place = span[1]

    def cross_out(self, start: int, end: int) -> None:
        """Have nothing else read there."""
        self.plain = self.plain[:start] + "," * (end - start) + self.plain[end:]

    def chunks(self) -> list[int]:
        """Where the text begins anew after blanks, commas and line ends."""
        return [
            at
            for at in range(self.start(), self.stop)
            if self.plain[at] not in _BLANKS and (at == 0 or self.plain[at - 1] in _BLANKS)
        ]


def take_frame(reading: FrameReading, words: Native) -> None:
    """Cross out notes, then hold the postcode, the country and the box."""
    for pattern in (words.notes, words.care_of):
        for match in pattern.finditer(reading.plain):
            reading.cross_out(*match.span())
    _take_announced(reading, words)
    _take_country(reading, words)
    if "postcode" not in reading.spans:
        _take_postcode(reading, words.postcode)
    _take_country(reading, words)


def _take_announced(reading: FrameReading, words: Native) -> None:
    match = words.announced_postcode.search(reading.plain)
    if match:
        reading.spans["postcode"] = match.span(1)
        reading.cross_out(*match.span())


def _take_country(reading: FrameReading, words: Native) -> None:
    """The country's name at the beginning or the end."""
    if "country" in reading.spans:
        return
    for pattern in (words.country_first, words.country_last):
        match = pattern.search(reading.plain)
        if match:
            reading.spans["country"] = match.span(1)
            reading.cross_out(*match.span(1))
            return


def _take_postcode(reading: FrameReading, pattern: re.Pattern[str]) -> None:
    """The postcode at the beginning or the end, or a long one that stands alone in between."""
    plain = reading.plain
    for match in pattern.finditer(plain):
        before, after = plain[: match.start()], plain[match.end() :]
        first = not _AROUND_POSTCODE.sub("", before) and bool(_AROUND_POSTCODE.sub("", after))
        alone = not before or _AROUND_POSTCODE.fullmatch(before[-1]) is not None
        glued = len(match.group()) >= _NO_DOOR and is_cjk(before[-1:])  # "88号100022"
        last = (alone or glued) and not _AROUND_POSTCODE.sub("", after) and bool(before.strip(_BLANKS))
        within = alone and len(match.group()) > 4 and after[:1] in tuple(_BLANKS)
        if first or last or within:
            reading.spans["postcode"] = start, end = match.span()
            while start > 0 and plain[start - 1] in f"{SCRIPT.postal_mark}([【":
                start -= 1
            while plain[end : end + 1] in tuple(")]】-"):
                end += 1
            reading.cross_out(start, end)
            return


def take_box(reading: FrameReading, words: Native) -> bool:
    """A post office box where reading has come to, with its office before it."""
    match = words.box.search(reading.plain, reading.start(), reading.stop)
    if match is None or not any(sign.isdigit() or sign in KANJI for sign in match.group()):
        return False
    start = match.start()
    chunk = max(place for place in (reading.start(), *reading.chunks()) if place <= start)
    before = reading.plain[:start].rstrip()
    if words.post_office.match(reading.plain, start):
        start = chunk
    elif any(office.end() == len(before) for office in words.post_office.finditer(before)):
        start = max(place for place in (reading.start(), *reading.chunks()) if place < len(before))
    reading.spans["po_box"] = (start, match.end())
    reading.cross_out(start, match.end())
    return True


def region_at(reading: FrameReading, at: int, words: Native) -> re.Match[str] | None:
    """A region there: not "京都市" without its prefecture, "北京东路", "東京タワー" or "台北郵局"."""
    plain, stop = reading.plain, reading.stop
    match = words.regions.match(plain, at, stop)
    if match is None or words.street_rest.match(plain, match.end(), stop):
        return None
    if match.group() in words.full_regions:
        return match
    end = match.end()
    city = words.known_cities.match(plain, at, stop)
    if city and city.end() > end:
        # "香港仔" is a town, and no region and 仔; "九龍灣仔" is no 九龍灣 and 仔.
        behind = words.known_cities.match(plain, end, stop)
        return match if behind and behind.end() > city.end() else None
    if plain[end : end + 1] in words.below_region or words.post_office.match(plain, end, stop):
        return None
    return None if is_of_building(reading, end, words) else match


def is_of_building(reading: FrameReading, end: int, words: Native) -> bool:
    """Whether a place's name that ends there only begins a building's: "東京タワー", "北京大学"."""
    chunk = _CHUNK.match(reading.plain, end, reading.stop)
    if chunk is None or any(sign.isdigit() for sign in chunk.group()):
        return False
    return chunk.group().endswith(words.buildings) and not words.city_as_district.match(chunk.group())


def take_building_in_front(reading: FrameReading, words: Native) -> None:
    """A building's name before the address begins; then the address is read from its first place on."""
    chunks = reading.chunks()
    for place in chunks[1:_FRONT]:
        front = reading.plain[chunks[0] : place].rstrip(_BLANKS)
        region = region_at(reading, place, words)
        named = front.endswith(words.buildings) and words.city.match(reading.plain, place, reading.stop)
        if words.box.search(front):
            return
        if (region or named) and not _is_place(reading, chunks[0], words):
            reading.spans["building"] = (chunks[0], chunks[0] + len(front))
            reading.place = place
            return


def _is_place(reading: FrameReading, start: int, words: Native) -> bool:
    """Whether the address itself begins there."""
    plain, stop = reading.plain, reading.stop
    if region_at(reading, start, words) or any(sign.isdigit() for sign in plain[start : start + 1]):
        return True
    for pattern in (words.city, words.district, words.street, words.whole_names):
        match = pattern.match(plain, start, stop)
        if match and (pattern is words.street or match.end() - start < 8):
            return True
    return False

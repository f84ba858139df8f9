"""The street and the door in an East Asian script, then the building, floor and room behind them."""

from __future__ import annotations

import re

from addrkit.parsing.east_asia.frame import FrameReading
from addrkit.parsing.east_asia.numbers import NUMBER, SCRIPT
from addrkit.parsing.east_asia.patterns import Native

_NUMBER = re.compile(NUMBER)
_BRACKET = re.compile(r"[(（]\s?")
_NAME = re.compile(r"[^()（）,、，]+")


def take_town(reading: FrameReading, words: Native) -> None:
    """The town, where streets have no names: all up to the number, less a street of Kyoto in front."""
    street = reading.match(words.turned_street)
    # "役人町中立売通堀川西入260番": the town stands in front, and both are one name.
    if street and not words.number.match(reading.plain, street.end(), reading.stop):
        reading.take("street", street.span())
    start = reading.start()
    grid = words.grid.match(reading.plain, start, reading.stop)
    number = words.number.search(reading.plain, grid.end() if grid else start, reading.stop)
    end = number.start() if number else _name_stop(reading, start)
    if reading.plain[start:end].strip():
        reading.spans["suburb"] = (start, end)
    reading.place = end


def _name_stop(reading: FrameReading, start: int) -> int:
    for at in range(start, reading.stop):
        if reading.plain[at].isspace() or reading.plain[at] in ",、，(":
            return at
    return reading.stop


def take_street(reading: FrameReading, words: Native) -> None:
    """The street: up to its number, or, where none follows, up to its ending."""
    road = reading.match(words.numbered_road)
    if road:
        reading.take("street", road.span())
        return
    match = reading.match(words.street) or reading.match(words.open_street)
    estate = reading.match(words.estates) if match else None
    if match and estate and estate.end() < match.end():
        reading.take("building", estate.span())  # "天禧花园天禧街6号"
        match = reading.match(words.street) or reading.match(words.open_street)
    if match and _is_named_after(reading, match, words):
        return  # "铁路南小区"
    if match:
        reading.take("street", match.span())
        return
    match = reading.match(words.settlement)
    if match and not reading.match(words.unit):  # "底商18号"
        reading.take("building" if match.group().endswith(words.buildings) else "street", match.span())


def _is_named_after(reading: FrameReading, match: re.Match[str], words: Native) -> bool:
    """Whether the street that ends there only begins a building's name, which ends with its word right behind."""
    if reading.plain[match.end() : match.end() + 1].isdigit():
        return False
    plain, end = reading.plain, match.end()
    end += plain[end : end + 1] in SCRIPT.compass and end < reading.stop
    return any(plain.startswith(each, end) for each in words.buildings)


def take_number(reading: FrameReading, words: Native) -> None:
    """The number of the door; a fourth number of a Japanese one is a room."""
    match = reading.match(words.number)
    found = reading.spans
    if match is None or (reading.match(words.unit) and not {"street", "suburb"} & set(found)):
        return
    end = match.end()
    inside = words.unit.match(reading.plain, end, reading.stop)
    if _is_chain_of_estate(reading, match, words):
        found["building"] = found.pop("street")
        found["unit"] = match.span()
        reading.place = end
        return
    if (
        inside
        and "building" in found
        and not {"street", "suburb"} & found.keys()
        and not words.streets_unnamed
    ):
        # "小区177号7单元": houses of an estate are told apart as flats are.
        found["unit"] = (match.start(), _chain_end(reading, inside.end(), words))
        reading.place = found["unit"][1]
        return
    if words.streets_unnamed:
        parts = list(_NUMBER.finditer(match.group()))
        if len(parts) > 3 and len(parts[3].group()) > 2:
            # "3-1-3-501": after chome, banchi and go comes the room.
            found["unit"] = (match.start() + parts[3].start(), match.end())
            end = match.start() + parts[2].end()
    found["house_number"] = (match.start(), end)
    reading.place = match.end()


def _is_chain_of_estate(reading: FrameReading, match: re.Match[str], words: Native) -> bool:
    """Whether house, staircase and flat of an estate end the text, which is called as a lane is: "春风里12-3-1001"."""
    start, end = reading.spans.get("street", (0, 0))
    if not start < end <= match.start() or match.end() != reading.stop:
        return False
    named = reading.plain[start:end].endswith(words.estate_types)
    return named and _FLAT_CHAIN.fullmatch(match.group()) is not None


def _chain_end(reading: FrameReading, end: int, words: Native) -> int:
    """Where units that follow one another end."""
    while match := words.unit.match(reading.plain, end, reading.stop):
        end = match.end()
    return end


_ROOM = re.compile(r"-?[A-Za-z]{0,2}\d{1,4}")
_CHAIN = re.compile(r"(?<![\d-])\d{1,4}(?:-\d{1,4}){1,3}(?:[室号號])?$")
"""House, staircase and flat of an estate: "3-2-501"."""

_FLAT_CHAIN = re.compile(r"\d{1,3}-\d{1,2}-\d{3,4}")
"""The same with its flat of three or four digits, in which no list of doors ends."""
_NUMBERED = re.compile(r"(?<![\d-])\d{2,4}号$")
"""A flat's number that ends a building's part, where streets have no names: "豊洲センタービル1501号"."""


def take_inside(reading: FrameReading, words: Native) -> None:
    """What follows the door: a suburb in brackets, a building, and the floor or room in it."""
    _take_brackets(reading, words)
    units = list(words.unit.finditer(reading.plain, reading.place, reading.stop))
    start, stop = reading.spans.get("street", (0, 0))
    estate = units and start < stop == units[0].start() == reading.start()
    if estate and "building" not in reading.spans and reading.plain[:stop].endswith(words.estate_types):
        reading.spans["building"] = reading.spans.pop("street")  # "和泰里205楼3门601室"
    if units and "unit" not in reading.spans:
        last = units[0]
        for match in units[1:]:
            if reading.plain[last.end() : match.start()].strip(" ,、-"):
                break
            last = match
        reading.spans["unit"] = (units[0].start(), _with_room(reading, last.end(), words))
    start, end = reading.start(), reading.stop
    if "unit" in reading.spans and reading.spans["unit"][0] >= reading.place:
        end = reading.spans["unit"][0]
    _take_building(reading, start, end, words)
    if end < reading.stop:
        _take_building(reading, reading.spans["unit"][1], reading.stop, words)


def _with_room(reading: FrameReading, end: int, words: Native) -> int:
    """The end of units with the number of a room behind them that has no word: "a座4302号", "6楼B612", "8F-2"."""
    if words.streets_unnamed:
        return end
    for pattern in (_ROOM, words.number):
        room = pattern.match(reading.plain, end, reading.stop)
        told = room is not None and any(sign.isdigit() for sign in room.group()[:2])
        if room and told and (room.end() == reading.stop or reading.plain[room.end()] in " ,、("):
            return room.end()
    return end


def _take_building(reading: FrameReading, start: int, end: int, words: Native) -> None:
    for name in _NAME.finditer(reading.plain, start, end):
        if not any(sign.isalpha() for sign in name.group()):
            continue
        stop = name.end()
        chain = (
            None if words.streets_unnamed or "unit" in reading.spans else _CHAIN.search(name.group().rstrip())
        )
        if words.streets_unnamed and "unit" not in reading.spans:
            chain = _NUMBERED.search(name.group().rstrip())
        beside = words.beside.search(reading.plain, name.start(), stop)
        if beside:
            stop = beside.start()
            if stop == name.start():
                continue
        if chain and chain.start():
            stop = name.start() + chain.start()
            reading.spans["unit"] = (stop, name.start() + chain.end())
        reading.spans.setdefault("building", (name.start(), stop))
        return


def _take_brackets(reading: FrameReading, words: Native) -> None:
    """The suburb in brackets behind the number: "(세종로)", "(역삼동, 강남빌딩)"."""
    bracket = _BRACKET.search(reading.plain, reading.place, reading.stop)
    if words.streets_unnamed or bracket is None or "suburb" in reading.spans:
        return
    match = words.suburb.match(reading.plain, bracket.end(), reading.stop)
    match = match or words.open_street.match(reading.plain, bracket.end(), reading.stop)
    if match and reading.plain[match.end() : match.end() + 1] in tuple(")）,、 "):
        reading.spans["suburb"] = match.span()
        reading.cross_out(bracket.start(), match.end())

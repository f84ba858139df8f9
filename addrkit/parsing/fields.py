"""The columns of a row read as the address that was meant: lines that hold more than their name says, or another part.

People paste a whole address into the street, write a firm into the first line and the street into the second, or
fill a field with "N/A". What is typed stays in the text of the row, word for word; what it is, is told here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from addrkit.locale.country import Country, country
from addrkit.locale.text import MAX_TEXT, fold, is_cjk, squeeze, words
from addrkit.parsing.cells import Cells
from addrkit.parsing.copies import without_copies
from addrkit.parsing.pasted.asides import masked, plain_asides, worded_asides
from addrkit.parsing.piece import Piece, loose
from addrkit.parsing.rules.country import unknown_country
from addrkit.parsing.rules.lexicon import lexicon
from addrkit.parsing.strangers import is_line, without_strangers
from addrkit.parsing.town_cell import town_and_postcode
from addrkit.types import Aside, AsideKind, ParsedAddress, ParsedComponent

Parse = Callable[[str, str | None], ParsedAddress]
"""A text and its country, if it is given, to what a parser makes of it."""

_LINES = ("house_number", "street", "unit", "building")
_PLACES = ("suburb", "city", "district", "region", "postcode")
_OTHER: dict[str, AsideKind] = {"city": "other_city", "region": "other_region", "postcode": "other_postcode"}
_DOOR = re.compile(r"\d{1,5}(?:\s?[A-Za-z]| 1/2)?")
"""A house number and no more."""
_NAME = re.compile(r"[^\W\d_]{3,}[ .]+\w|\w[ .]+[^\W\d_]{3,}|^[^\W\d_]\w*(?: \w+){2}")
"""Two words, of which one is of three letters or more; or three, the first a letter: "W 52nd PL"."""
_SEVERAL = re.compile(r"\d\w?[ ,]+\w*\d")
"""Two numbers with a blank or a comma between them."""
_ADDED = 3
"""Signs of what is added to a number, at most."""
_ORDER = ("building", "unit", "house_number", "street")


def pieces_of(cells: Cells, given: str | None, parse: Parse, *, lined: bool = False) -> list[Piece]:
    """The texts of the cells but the country's, and what each holds; every word of every cell is in one of them.

    `lined`: the text beside the cells has the street and its number, so that "B 4" in the unit's is none.
    """
    cells = _with_suffix_in_number(_with_street_in_place(cells, parse, given), given)
    lines = {name: cells[name] for name in _LINES if name in cells}
    town = town_and_postcode(cells.get("city", ""), parse, given)
    places = {name: cells[name] for name in _PLACES if name in cells and (town is None or name != "city")}
    conventions = country(given) if given else None
    if town is not None:
        _settle(town, places, conventions)
        places = {**places, **{name: part.value for name, part in town.parts.items()}}
    whole = lined and "street" not in lines
    pieces = _each(lines, given) if whole else _of_lines(lines, parse, given, conventions)
    for piece in pieces:
        _settle(piece, places, conventions)
    without_copies(pieces, places)
    without_strangers(pieces, lambda text: _read(text, parse, given), conventions)
    held = {name for piece in pieces for name in piece.parts}
    for name in ("po_box", *_PLACES):
        if name in cells:
            piece = town if town is not None and name == "city" else _plain(name, cells[name], given)
            if name in held:
                piece = Piece(piece.text, {}, piece.asides)
            pieces.append(piece)
    return pieces


def _with_street_in_place(cells: Cells, parse: Parse, given: str | None) -> Cells:
    """The cells with those of street and town swapped where the town's holds the line, and the street's a mere name."""
    street, city = cells.get("street"), cells.get("city")
    numbered = city is not None and any(map(str.isdigit, city)) and any(map(str.isalpha, city))
    if (
        street is None
        or city is None
        or not numbered
        or "house_number" in cells
        or any(map(str.isdigit, street))
    ):
        return cells
    line = _read(city, parse, given)
    if not is_line(line) or not {"street", "house_number"} >= line.parts.keys():
        return cells
    return {**cells, "street": city, "city": street}


def _with_suffix_in_number(cells: Cells, given: str | None) -> Cells:
    """The cells with what follows a number in its own cell, where the unit's or the street's begins with it: "bis"."""
    number, conventions = cells.get("house_number", ""), country(given) if given else None
    if conventions is None or not number.isdecimal():
        return cells
    for name in ("unit", "street"):
        first, _, rest = cells.get(name, "").partition(" ")
        whole = name == "unit"
        if len(first) > 1 and fold(first) in conventions.number_suffixes and bool(rest) != whole:
            others = {each: text for each, text in cells.items() if each != name}
            return {**others, "house_number": f"{number} {first}", **({} if whole else {name: rest})}
    return cells


def _of_lines(lines: Cells, parse: Parse, given: str | None, conventions: Country | None) -> list[Piece]:
    """The cells of the street, its number, the unit and the building, whichever of them holds the street's line."""
    street, number, unit = (lines.get(name) for name in ("street", "house_number", "unit"))
    if street is not None and number is not None:
        return _with_number(lines, parse, given)
    if street is None and number is not None and is_cjk(number):
        whole = _read(number, parse, given)
        if {"house_number", "suburb"} <= whole.parts.keys():
            # A Japanese form's "番地" that holds the town's quarter as well: "高円寺北3-14-2".
            return [
                whole,
                *_each({name: text for name, text in lines.items() if name != "house_number"}, given),
            ]
    line = street if street is not None else unit if number is None else None
    if line is None:
        return _each(lines, given)
    first = _read(line, parse, given)
    if is_line(first):
        return [first, *_each({name: text for name, text in lines.items() if text is not line}, given)]
    if street is not None and (joined := _across(lines, street, parse, given, conventions)) is not None:
        return joined
    if "po_box" in first.parts and "street" not in first.parts:
        return [first, *_each({name: text for name, text in lines.items() if text is not line}, given)]
    return _each(lines, given)


def _across(
    lines: Cells, street: str, parse: Parse, given: str | None, conventions: Country | None
) -> list[Piece] | None:
    """The line where the street's cell and another one make it together, or another one holds it; else None."""
    for name in ("unit", "building"):
        other = lines.get(name)
        if other is None or _is_bare(other, conventions):
            continue
        others = _each({key: text for key, text in lines.items() if key not in ("street", name)}, given)
        for text in (f"{street}, {other}", f"{other}, {street}"):
            both = _read(text, parse, given)
            if is_line(both) or {"street", "building"} <= both.parts.keys() <= set(_LINES):
                return [both, *others]
        alone = _read(other, parse, given)
        if is_line(alone):
            return [_plain("building", street, given), alone, *others]
    return None


def _is_bare(text: str, conventions: Country | None) -> bool:
    """Whether a cell of the unit is a mere number or letter, which makes no line with a street's name."""
    after = conventions is not None and conventions.number_position == "after"
    return not after and len(words(text)) < 2


def _with_number(lines: Cells, parse: Parse, given: str | None) -> list[Piece]:
    """The cells of a row that gives the number by itself; the two may be swapped, or the number be in both."""
    street, number = lines["street"], lines["house_number"]
    others = {name: text for name, text in lines.items() if name not in ("street", "house_number")}
    numbered = any(map(str.isdigit, number))
    if _DOOR.fullmatch(street) and _NAME.search(number):
        return _each({"house_number": street, "street": number, **others}, given)
    if not numbered and any(map(str.isdigit, street)):
        if not any(map(str.isalpha, street)):
            return _each({"house_number": street, "street": number, **others}, given)
        # Letters and Roman numbers stand behind the number: "Molenstraat 10" and "II".
        lines_of_both = (f"{number} {street}", f"{street} {number}")
        for text in lines_of_both[::-1] if len(number) <= _ADDED else lines_of_both:
            both = _read(text, parse, given)
            if is_line(both) and not loose(both):
                return [both, *_each(others, given)]
    if _SEVERAL.search(number) and not any(map(str.isdigit, street)) and "unit" not in others:
        both = _read(f"{street} {number}", parse, given)
        if both.parts.keys() == {"street", "house_number", "unit"} and is_line(both) and not loose(both):
            return [both, *_each(others, given)]  # "5 4ºA" in the number's cell
    if numbered and any(map(str.isdigit, street)):
        line = _read(street, parse, given)
        own = line.parts.get("house_number")
        if own is not None and is_line(line) and _begins(own.value, number):
            again = [Piece(number, {}, [Aside("repeated", 0, len(number))])]
            unit = others.get("unit", "")
            if unit and squeeze(own.value) == squeeze(number + unit):
                # "Kerkstraat 12 A", "12" and "A"
                again.append(Piece(unit, {}, [Aside("repeated", 0, len(unit))]))
                others = {name: text for name, text in others.items() if name != "unit"}
            return [line, *again, *_each(others, given)]
        if own is not None and is_line(line) and _begins(number, own.value):
            # "Westerstraat 4" and "4A"
            del line.parts["house_number"]
            line.asides.append(Aside("repeated", own.start, own.end))
            return [line, *_each({"house_number": number}, given), *_each(others, given)]
        behind = street[len(number) :].lstrip()
        if street.lower().startswith(f"{number.lower()} ") and behind:
            parts = {
                "house_number": ParsedComponent(street[: len(number)], 1.0, 0, len(number)),
                "street": ParsedComponent(behind, 1.0, len(street) - len(behind), len(street)),
            }
            repeated = Piece(number, {}, [Aside("repeated", 0, len(number))])
            return [Piece(street, parts, []), repeated, *_each(others, given)]
    return _each(lines, given)


def _begins(longer: str, number: str) -> bool:
    """Whether a number is the other, or is it but for what is added to it: "4" of "4A", but not of "41"."""
    whole, begun = squeeze(longer), squeeze(number)
    return whole.startswith(begun) and not whole[len(begun) : len(begun) + 1].isdigit()


def _read(text: str, parse: Parse, given: str | None) -> Piece:
    """A cell as a parser cuts it; what it holds is as sure as if it had been given apart."""
    parsed = parse(text[:MAX_TEXT], given)
    parts = {
        name: ParsedComponent(part.value, 1.0, part.start, part.end)
        for name, part in parsed.components.items()
        if name != "country"
    }
    asides = list(parsed.asides)
    if (named := parsed.components.get("country")) is not None:
        asides.append(Aside("repeated", named.start, named.end))
    return Piece(text, parts, asides)


def _each(lines: Cells, given: str | None) -> list[Piece]:
    return [_plain(name, lines[name], given) for name in _ORDER if name in lines]


def _plain(name: str, text: str, given: str | None) -> Piece:
    """A cell that holds what its name says, and perhaps a telephone number or a note."""
    asides = _asides(text, given) if name == "unit" else plain_asides(text)
    kept = masked(text, asides)
    rest = words(kept)
    if not rest:
        return Piece(text, {}, list(asides))
    start, end = (rest[0].start, rest[-1].end) if any(each.apart for each in asides) else (0, len(text))
    inside = [each for each in asides if each.apart and start < each.end and each.start < end]
    if inside:
        end = inside[0].start
    value = text[start:end].strip(" ,;")
    at = text.index(value, start)
    return Piece(text, {name: ParsedComponent(value, 1.0, at, at + len(value))}, list(asides))


def _asides(text: str, given: str | None) -> tuple[Aside, ...]:
    return worded_asides(text, lexicon(given or unknown_country()), plain_asides(text), elsewhere=True)


def _settle(piece: Piece, places: Cells, conventions: Country | None) -> None:
    """What a line says of the place beside the cells of the place: the same again, more, or a contradiction."""
    for name in _PLACES:
        part = piece.parts.get(name)
        if part is None:
            continue
        same = _is_same(name, part.value, places, conventions)
        # Another place than that of the cell is told, unless it turns out to be in the record.
        kind = "repeated" if same else _OTHER.get(name)
        if kind is not None and (same or name in places):
            piece.asides.append(Aside(kind, part.start, part.end))
        if same or name in places:
            del piece.parts[name]
    known = {word.folded for text in places.values() for word in words(text)}
    for start, end in loose(piece):
        if fold(piece.text[start:end]) in known:
            piece.asides.append(Aside("repeated", start, end))


def _is_same(name: str, value: str, places: Cells, conventions: Country | None) -> bool:
    own = places.get(name)
    if own is not None and conventions is not None:
        if name == "region" and conventions.region(value) == conventions.region(own) is not None:
            return True
        if name == "postcode" and conventions.normal_postcode(value) == conventions.normal_postcode(own):
            return True
    return any(squeeze(value) == squeeze(text) or fold(value) in _stretches(text) for text in places.values())


def _stretches(text: str) -> frozenset[str]:
    """All stretches of the words of a text."""
    plain = [word.folded for word in words(text)][:12]
    return frozenset(
        " ".join(plain[first:end]) for first in range(len(plain)) for end in range(first + 1, len(plain) + 1)
    )

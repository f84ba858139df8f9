"""Telephone numbers, e-mail and web addresses, markup, coordinates, hours: told by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from addrkit.locale.country import Country
from addrkit.locale.data import read_data
from addrkit.locale.text import folded_words
from addrkit.parsing.pasted.phrases import FILE
from addrkit.parsing.rules.lexicon import Lexicon
from addrkit.types import Aside, AsideKind

_ORDER: tuple[AsideKind, ...] = ("url", "email", "markup", "coordinates", "note", "phone")
_NEEDED = {"url": "/.", "email": "@", "markup": '<"', "coordinates": "."}
"""Signs of which one must be in a text that has such a thing."""
_HOUR = re.compile(
    r"\d ?(?:(?:[hH](?:\d\d|rs?|s)?|[aApP][mM]|[uU](?:hr|ur))\b|[:.]\d\d)|\b(?:[oO]re|[gG]odz|[kK]l)\b"
)
"""What hours cannot be without."""
_LEAST_DIGITS = 8
"""Digits of a telephone number at least, and at most, where no word announces it."""
_MOST_DIGITS = 15
_ANNOUNCED = re.compile(r"[\s.:#：]{0,4}(\+?\(?\d[\d ()./-]{4,18}\d)")
_LEAST_ANNOUNCED = 7
_LEAST_WITHIN = 7
"""The same where a country's own pattern tells that it is one: "555 1234" in Iceland."""
_UNIT_AND_POSTCODE = 2
_STOREY_AND_FLAT = re.compile(r"\d{2}-\d{2,4}")
_LONG_POSTCODE = 5
"""Digits of a postcode from which on few areas have a code so long."""
_PLAIN = re.compile(r"[ .()/-]")
_BEFORE_ZERO = re.compile(r"(?<![\w.+/-])\d{4,6}(?= \(?0\d)")
"""A number before one with the zero that begins a telephone number within a country."""


def shaped(text: str) -> tuple[Aside, ...]:
    """What is told by its shape in whatever country, in its order.

    >>> shaped("12 Main St, +1 209 555 0100")[0].kind
    'phone'
    """
    found: list[Aside] = []
    for kind in _ORDER:
        if kind == "note" and _HOUR.search(text) is None:
            continue
        needed = _NEEDED.get(kind)
        if needed is None or any(map(text.__contains__, needed)):
            _add(found, kind, _common()[kind], text)
    return tuple(sorted(found, key=lambda each: each.start))


def are_hours(note: str) -> bool:
    """Whether a note says hours and no more.

    >>> are_hours("between 9am and 5pm"), are_hours("deliver to 12 after 5pm")
    (True, False)
    """
    if _HOUR.search(note) is None:
        return False
    return any(pattern.fullmatch(note.strip(" ()")) for pattern in _common()["note"])


def numbers_within(text: str, lexicon: Lexicon) -> tuple[Aside, ...]:
    """Telephone numbers as they are written within a country, none of which has the shape of its postcode.

    >>> from addrkit.parsing.rules.lexicon import lexicon
    >>> numbers_within("06 12 34 56 78", lexicon("FR"))[0].kind, numbers_within("09499-0074", lexicon("US"))
    ('phone', ())
    """
    found: list[Aside] = []
    _add(found, "phone", _own(lexicon.country), _without_postcodes(text, lexicon), _LEAST_WITHIN)
    return tuple(
        each
        for each in found
        if not lexicon.is_postcode(_PLAIN.sub("", text[each.start : each.end]))
        and not _begins_with_postcode(text[each.start : each.end], lexicon)
        and not _is_unit(text, each, lexicon)
    )


def _begins_with_postcode(number: str, lexicon: Lexicon) -> bool:
    """Whether a postcode, and no area's code, stands first: "MA 01606 12010"."""
    first = number.partition(" ")[0]
    return len(first) >= _LONG_POSTCODE and lexicon.is_postcode(first)


def _without_postcodes(text: str, lexicon: Lexicon) -> str:
    """The text with blanks for postcodes that a telephone number follows: "04010 0532 123 45 67"."""
    for match in _BEFORE_ZERO.finditer(text):
        if lexicon.is_postcode(match.group()):
            text = f"{text[: match.start()]}{' ' * len(match.group())}{text[match.end() :]}"
    return text


def _is_unit(text: str, number: Aside, lexicon: Lexicon) -> bool:
    """Whether it is a unit's number, told by its word or its shape, and a postcode: "bus 0201 9000 Gent"."""
    before = folded_words(text[: number.start])
    parts = text[number.start : number.end].split(" ")
    units = lexicon.country.unit_words
    worded = bool(before) and (before[-1] in units or before[-1] in units.values())
    # In Singapore flats have the storey first: "80 Robinson Rd 08-01 068898".
    worded = worded or (lexicon.country.one_city and _STOREY_AND_FLAT.fullmatch(parts[0]) is not None)
    return worded and len(parts) == _UNIT_AND_POSTCODE and lexicon.is_postcode(parts[-1])


def digits_after(text: str, at: int) -> int:
    """Where a number that a word announces ends; 0 if there is none.

    >>> digits_after("Tel: 555-0100, 12 Main St", 3)
    13
    """
    match = _ANNOUNCED.match(text, at)
    if match is None or sum(map(str.isdigit, match[1])) < _LEAST_ANNOUNCED:
        return 0
    return match.end(1)


def _add(
    found: list[Aside],
    kind: AsideKind,
    patterns: Sequence[re.Pattern[str]],
    text: str,
    least: int = _LEAST_DIGITS,
) -> None:
    if kind == "phone" and sum(map(str.isdigit, text)) < least:
        return
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind == "phone" and not least <= sum(map(str.isdigit, match.group())) <= _MOST_DIGITS:
                continue
            if not any(each.start < end and start < each.end for each in found):
                found.append(Aside(kind, start, end))


@cache
def _common() -> dict[str, Sequence[re.Pattern[str]]]:
    return {
        str(kind): tuple(_pattern(str(each), number=kind == "phone") for each in shapes)
        for kind, shapes in read_data(FILE)["shapes"].items()
    }


@lru_cache(maxsize=300)
def _own(conventions: Country) -> Sequence[re.Pattern[str]]:
    shapes = (*conventions.phone_shapes, *read_data(FILE)["shapes"]["phone_within"])
    return tuple(_pattern(str(shape), number=True) for shape in shapes)


def _pattern(shape: str, *, number: bool) -> re.Pattern[str]:
    # Characters of East Asian scripts need no blank beside a number.
    letters = "A-Za-z\u00c0-\u1fff"
    around = rf"(?<![\d/.+#{letters}-])(?:{shape})(?![\d/{letters}-]|\.\d)"
    return re.compile(around if number else shape)

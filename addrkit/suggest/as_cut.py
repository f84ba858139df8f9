"""What is typed as the parser cuts it: the reading that verifying begins with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from addrkit.locale.numbers import LONGEST_NUMBER, house_number
from addrkit.locale.text import squeeze, words
from addrkit.parsing.parser import Parser
from addrkit.parsing.pasted.asides import masked
from addrkit.suggest.reading import Number, TypedReading
from addrkit.suggest.typed import TypedText, TypedToken
from addrkit.types import ParsedAddress, ParsedComponent

_NAMING: Final = frozenset({"street", "building", "suburb", "city", "district", "region", "postcode"})
"""Components whose words name the street and the place."""


class CutText(NamedTuple):
    """A text as the parser cuts it."""

    reading: TypedReading
    country: str | None
    """That of a country that is named in the text."""


def may_be_cut(typed: TypedText) -> bool:
    """Whether a text is long enough that its cut tells more than its words: to cut it takes a millisecond."""
    return len(typed.tokens) > 1 and (any(token.has_digit for token in typed.tokens) or "," in typed.text)


def as_cut(typed: TypedText, codes: Sequence[str], parser: Parser) -> CutText | None:
    """The text as the parser cuts it where it may be of some countries; None where the cut names nothing.

    What stands beside the address, a person or a note, is left out, and words of no component are looked up.
    """
    told = codes[0] if len(codes) == 1 else None
    [parsed] = parser.parse_many([typed.text], [told], others=False)
    parts = parsed.components
    named = parsed.country if "country" in parts else None
    if "po_box" in parts or (named and codes and named not in codes):
        return None
    number = _number(parts.get("house_number"), typed)
    if number is None and "house_number" in parts:
        return None
    left = [part for name, part in parts.items() if name in _NAMING]
    found = [each for part in left for each in _tokens(part, typed)]
    found += _of_no_component(parsed, parts.values(), typed)
    unit = parts.get("unit")
    reading = TypedReading(
        tuple(sorted(found, key=lambda each: each.start)),
        number,
        tuple(_tokens(unit, typed)) if unit else (),
        unit.value if unit else "",
    )
    return CutText(reading, named) if found else None


def is_new(reading: TypedReading, others: Iterable[TypedReading]) -> bool:
    """Whether no other reading has the same words, number and unit, wherever these stand in the text."""
    said = _said(reading)
    return all(_said(each) != said for each in others)


def _said(reading: TypedReading) -> tuple[list[str], str, list[str]]:
    return (
        sorted(word.folded for word in reading.words),
        squeeze(reading.number.written) if reading.number else "",
        [word.folded for word in reading.unit],
    )


def _number(part: ParsedComponent | None, typed: TypedText) -> Number | None:
    if part is None:
        return None
    value = house_number(part.value).number
    if not value or len(str(value)) > LONGEST_NUMBER:
        return None
    before = tuple(word.folded for word in typed.tokens if word.end <= part.start)
    is_last = part.end >= typed.tokens[-1].end
    return Number(part.value, value, part.end < len(typed.text), not before, bool(before) and is_last, before)


def _tokens(part: ParsedComponent, typed: TypedText) -> list[TypedToken]:
    """The words of a component, one behind the other within its place in the text."""
    found = words(part.value)
    end = len(typed.text)
    return [
        TypedToken(
            word.folded,
            part.start + at,
            part.end,
            part.end < end or at + 1 < len(found),
            any(map(str.isdigit, word.folded)),
        )
        for at, word in enumerate(found)
    ]


def _of_no_component(
    parsed: ParsedAddress, parts: Collection[ParsedComponent], typed: TypedText
) -> list[TypedToken]:
    apart = masked(typed.text, parsed.asides)
    return [
        token
        for token in typed.tokens
        if apart[token.start : token.end] == typed.text[token.start : token.end]
        and not any(part.start < token.end and token.start < part.end for part in parts)
    ]

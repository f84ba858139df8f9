"""What is embedded: the text of a gazetteer entry, and what is left of a query to look it up with.

Streets and places are embedded, not doors, so whatever tells doors apart is cut out of a query first.
"""

from __future__ import annotations

from addrkit.locale.text import fold
from addrkit.types import ParsedAddress, ParsedComponent

_BELOW_THE_STREET = ("house_number", "unit", "po_box", "building", "country")
_POSTCODE_FROM = 5
"""Digits from which a number may be a postcode that was taken for a house number, so that it stays."""


def entry_text(
    street: str | None, suburb: str | None, city: str | None, region: str | None, postcode: str | None
) -> str:
    """The text that a gazetteer entry is embedded as.

    `postcode` is the street's postcode, or what all postcodes of its doors begin with.

    >>> entry_text("Laugavegur", None, "Reykjavík", None, "10")
    'Laugavegur Reykjavík 10'
    """
    return " ".join(part for part in (street, suburb, city, region, postcode) if part)


def query_text(parsed: ParsedAddress) -> str:
    """A query without its house number, unit, box and country; as it is if nothing were left.

    A building goes too if the user said that it is one: what a parser takes for a building is often the street.

    >>> from addrkit.types import ParsedComponent
    >>> number = ParsedComponent("12", 0.9, 0, 2)
    >>> query_text(ParsedAddress("12 Main St, Springfield", "US", {"house_number": number}))
    'Main St, Springfield'
    """
    left = list(parsed.text)
    for name in _BELOW_THE_STREET:
        part = parsed.components.get(name)
        if part is not None and not _may_be_above(name, part):
            left[part.start : part.end] = " " * (part.end - part.start)
    text = " ".join("".join(left).split()).strip(" ,;")
    return text if fold(text) else parsed.text


def _may_be_above(name: str, part: ParsedComponent) -> bool:
    """Whether what a parser read as something below the street may be the street or the postcode."""
    if name == "building":
        return part.confidence < 1.0
    return name == "house_number" and sum(map(str.isdigit, part.value)) >= _POSTCODE_FROM

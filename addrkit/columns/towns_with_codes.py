"""Columns of towns whose cells hold the postcode too, or region and postcode: "1010 Wien", "Dayton OH 45402"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from addrkit.locale.country import country
from addrkit.locale.country_tables import postcode_pattern

TownField = Literal["city", "postcode_city", "place_line"]


def field_of_towns(cells: Sequence[str], code: str | None) -> TownField:
    """What a column of towns holds by its cells, where its rows lie in one country.

    >>> field_of_towns(["1010 Wien", "1020 Wien"], "AT"), field_of_towns(["Dayton OH 45402"], "US")
    ('postcode_city', 'place_line')
    >>> field_of_towns(["Wien", "1020 Wien"], "AT"), field_of_towns(["Praha 6"], "CZ")
    ('city', 'city')
    """
    shape = postcode_pattern(code) if code else None
    if not cells or shape is None or code is None:
        return "city"
    first = re.compile(rf"(?:{shape})[\s,]+(?P<town>[^\W\d].*)", re.IGNORECASE)
    last = re.compile(rf"(?P<town>[^\W\d].*?)[\s,]+(?:{shape})", re.IGNORECASE)
    found = [first.fullmatch(cell.strip()) or last.fullmatch(cell.strip()) for cell in cells]
    towns = [match["town"] for match in found if match]
    if len(towns) < len(cells):
        return "city"
    conventions = country(code)
    ends = [re.split(r"[\s,]+", town) for town in towns]
    with_regions = all(len(words) > 1 and conventions.region(words[-1]) is not None for words in ends)
    return "place_line" if with_regions else "postcode_city"

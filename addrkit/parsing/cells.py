"""The cells of a row before they are read: clean, without those that only say that they are empty."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from addrkit.errors import InputError
from addrkit.locale.country import country, country_names
from addrkit.locale.text import fold
from addrkit.parsing.pasted.clean import clean
from addrkit.parsing.pasted.phrases import empty_words
from addrkit.types import COMPONENTS

Cells = Mapping[str, str]
"""Components by their names."""


def cells_of(row: Mapping[str, object]) -> dict[str, str]:
    """The cleaned components of a row, without cells that only mark emptiness ("N/A").

    >>> cells_of({"street": "Main St", "house_number": 12.0, "unit": "N/A", "city": float("nan")})
    {'house_number': '12', 'street': 'Main St'}
    """
    found = {}
    for name in COMPONENTS:
        text = clean(value_text(row.get(name), name)).text.strip()
        if text and not is_empty(text, name):
            found[name] = text
    return found


def value_text(value: object, name: str) -> str:
    """A value of a row as text: lines of a list are one text, and false is nothing, as some programs write it.

    Raises InputError for what holds no text.

    >>> value_text(["Kerkstraat 12", "Bus 3"], "street"), value_text(12.0, "house_number"), value_text(False, "unit")
    ('Kerkstraat 12, Bus 3', '12.0', '')
    """
    if isinstance(value, str):
        return value
    if value is None or value is False:
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(text for each in value if (text := value_text(each, name)))
    if isinstance(value, (Mapping, bytes, bytearray, Set)):
        raise InputError(
            f"{name} holds a {type(value).__name__}: give a text, or the parts as fields of the row"
        )
    return str(value)


def is_empty(text: str, name: str = "") -> bool:
    """Whether a cell's text only says that the cell is empty.

    >>> is_empty("#N/A"), is_empty("null"), is_empty("None", "city"), is_empty("12"), is_empty("00000", "postcode")
    (True, True, False, False, True)
    """
    if name == "postcode" and not text.strip("0 -"):
        return True
    # A town of Piedmont is called None, one of Tanzania Same, and NA are Naples and Namibia.
    return text.strip().lower() in empty_words() and not (name == "city" and text in ("None", "Same"))


def with_plain_region(cells: Cells, given: str | None) -> Cells:
    """The cells with a region that does not name its country once more, before it as ISO 3166-2 does, or behind it.

    A county that is called as a region of the country is that, where no region is named: "TX" in a shop of Britain.

    >>> with_plain_region({"region": "US-MO"}, "US"), with_plain_region({"region": "WA, USA"}, "US")
    ({'region': 'MO'}, {'region': 'WA'})
    >>> with_plain_region({"region": "US-MO"}, "CA")
    {'region': 'US-MO'}
    >>> with_plain_region({"district": "TX"}, "US"), with_plain_region({"district": "Kent"}, "GB")
    ({'region': 'TX'}, {'district': 'Kent'})
    """
    conventions = country(given) if given else None
    text = cells.get("region", "")
    county = cells.get("district", "")
    if conventions is not None and county and not text and conventions.region(county):
        return {
            "region" if name == "district" else name: cell for name, cell in cells.items() if name != "region"
        }
    if conventions is None or not text or conventions.region(text):
        return cells
    before, _, rest = text.partition("-")
    parts = re.fullmatch(r"(.+?)[\s,]+(\S+)", text)
    if before.strip().upper() == given and conventions.region(rest):
        return {**cells, "region": rest.strip()}
    if parts and country_names().get(fold(parts[2])) == given and conventions.region(parts[1]):
        return {**cells, "region": parts[1]}
    return cells

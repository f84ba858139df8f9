"""What one cell is as the part of an address that somebody typed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any

from addrkit.columns.names import FILE
from addrkit.columns.options import BLOCK, MEASURED, STRUCTURE
from addrkit.locale.data import read_data

LETTER = "[A-Za-zΑ-Ωα-ωА-Яа-яІіЇїЄєҐґא-תԱ-Ֆա-ֆა-ჰ]"
"""What stands behind the number of a house: letters of scripts that have them, and none of Chinese, which are words."""
BARE_PART = r"(?:[A-Za-z]?0*[1-9]\d{0,2}[A-Za-z]?|0*[1-9]\d{3}|[A-Za-z]|[IVX]{2,4})(?:[-/][0-9A-Za-z]{1,3})?"
"""A number or a letter alone, and no nought."""
_BARE = re.compile(BARE_PART)
_FRACTION = re.compile(r"\d{1,12}\.0+")
"""A whole number of a column that has gaps, as tables of numbers write it."""
_SAFE_DIGITS = 15
"""Signs of a number that any float holds exactly enough to be written again."""
_WORD = re.compile(r"\w{2,}")
_OWN_WORD = re.compile(r"[^\W\d_]{2,}")
_PART = re.compile(r"[1-9]/[2-9]")
"""Part of a number: a house between two numbers."""


_DEEPEST = 6
"""Objects within objects of a JSON row that are looked into."""


@cache
def nothing_words() -> frozenset[str]:
    """Cells that say that nothing is known."""
    return frozenset(str(each) for each in read_data(FILE)["nothing"])


@cache
def block_signs() -> dict[str, str]:
    """What stands before the number of a block, and of one more house, by the sign between their columns."""
    return {str(glue): str(sign) for glue, sign in read_data(FILE)["block_signs"].items()}


def cell_text(value: object) -> str:
    """A cell as it stands in a text table; what no text table knows is written as Python prints it.

    >>> cell_text(None), cell_text(75002), cell_text(1.5), cell_text(True), cell_text(["a", "b"])
    ('', '75002', '1.5', 'true', '["a", "b"]')
    >>> cell_text(Decimal("3.50")), cell_text({"total": Decimal("3.50")})
    ('3.50', '{"total": "3.50"}')
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, (Mapping, list, tuple)):
        return json_text(value)
    # Numbers and arrays of numpy, which tables of Python objects hold, know themselves as Python's own.
    plain = value.tolist() if hasattr(value, "tolist") else value
    return str(value) if plain is value or isinstance(plain, type(value)) else cell_text(plain)


def typed_text(value: object) -> str | None:
    """A cell as the address, or the part of one, that somebody typed; None if it is empty.

    Programs write "NULL", "nan", "#N/A" or false for nothing, and numbers of a column that has gaps as fractions.

    >>> typed_text(75002.0), typed_text("37.0"), typed_text("12 Main St"), typed_text(float("nan")), typed_text("#N/A")
    ('75002', '37', '12 Main St', None, None)
    >>> typed_text("'01040"), typed_text("'s-Gravenhage")  # the apostrophe that makes a spreadsheet keep the zero
    ('01040', "'s-Gravenhage")
    >>> typed_text(["Kerkstraat 12", None, "Bus 3"])  # the lines of an address
    'Kerkstraat 12, Bus 3'
    """
    if isinstance(value, float):
        if value != value:
            return None
        if value.is_integer():
            return str(int(value))
    if value is False:
        return None
    if isinstance(value, (list, tuple)):
        value = ", ".join(text for each in value if (text := typed_text(each)))
    text = cell_text(value)
    # Half a surrogate pair, as JSON can hold, is no character that an address could have.
    text = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
    bare = text.strip()
    if not bare or bare in nothing_words():
        return None
    if bare[0] == "'" and bare[1:2].isdigit():
        bare = text = bare[1:]
    return bare.partition(".")[0] if _FRACTION.fullmatch(bare) else text


def glued(before: str, glue: str, added: str) -> str:
    """Two parts of a field in one; `MEASURED` glue writes what is added to a number as numbers are written.

    >>> [glued("12", MEASURED, added) for added in ("A", "bis", "3", "-3", "1/2")]
    ['12A', '12 bis', '12-3', '12-3', '12 1/2']
    >>> glued("", "Scala ", "B"), glued("Scala B", ", ", "4"), glued("3", "Scala ", "Sc. B")
    ('Scala B', 'Scala B, 4', '3, Sc. B')
    >>> glued("12", BLOCK, "2"), glued("12", BLOCK, "корп. 2"), glued("12", STRUCTURE, "1")
    ('12 к2', '12 корп. 2', '12 стр. 1')
    """
    if glue.endswith(" ") and glue.strip(" ,"):
        # A word leads the part, also where nothing stands before it.
        lead = "" if not added or _OWN_WORD.search(added) else glue
        added, glue = lead + added, ", "
    if not before or not added:
        return before or added
    if glue in (BLOCK, STRUCTURE):
        # The cell may bring its own word.
        sign = "" if _WORD.match(added.strip()) and added.strip()[0].isalpha() else block_signs()[glue]
        return f"{before} {sign}{added.strip()}"
    if glue == "-" and before.strip() == added.strip():
        # The first and the last of one number are the same.
        return before
    if glue == "-" and added.strip() == "0":
        # Registers whose numbers have two parts write 0 for a second part that is none.
        return before
    if glue != MEASURED:
        # What is added may bring its own sign.
        own = glue == "-" and not added.strip()[:1].isalnum()
        return before + ("" if own else glue) + added
    bare = added.strip()
    if not bare[:1].isalnum():
        return before + bare
    if _PART.fullmatch(bare):
        return f"{before} {bare}"
    if bare[0].isdigit():
        return f"{before}-{bare}" if before[-1:].isalnum() else before + bare
    return f"{before} {bare}" if _WORD.match(bare) and bare.isalpha() else before + bare


def with_word_behind(text: str | None, word: str) -> str | None:
    """A cell with the word that its column is called by behind it, if it lacks it.

    >>> with_word_behind("二", "段"), with_word_behind("二段", "段"), with_word_behind(None, "巷")
    ('二段', '二段', None)
    """
    return text if text is None or text.rstrip().endswith(word) else text.rstrip() + word


def with_word_before(text: str | None, word: str) -> str | None:
    """A cell with a word before it, if it is a bare number or letter.

    >>> with_word_before("2", "et"), with_word_before("fszt", "em"), with_word_before("0", "et")
    ('et 2', 'fszt', '0')
    """
    return f"{word} {text.strip()}" if text is not None and is_bare(text.strip()) else text


def is_bare(text: str) -> bool:
    """Whether a part is a number or a letter alone, or both with a hyphen between.

    >>> is_bare("12"), is_bare("21-B"), is_bare("fszt"), is_bare("12 Main")
    (True, True, False, False)
    """
    return _BARE.fullmatch(text) is not None


def first_filled(cells: Sequence[Any]) -> str | None:
    """The text of the first cell that says something."""
    return next((text for cell in cells if (text := typed_text(cell)) is not None), None)


def json_text(value: Any) -> str:
    """A value as JSON on one line; what JSON does not know becomes text, and what is no number becomes null.

    >>> json_text({"id": float("nan"), "when": date(2026, 1, 31)})
    '{"id": null, "when": "2026-01-31"}'
    """
    try:
        return json.dumps(value, ensure_ascii=False, default=cell_text, allow_nan=False)
    except ValueError:
        return json.dumps(finite(value), ensure_ascii=False, default=cell_text, allow_nan=False)


def number_of(text: str) -> float | str:
    """A number of JSON; one that is too large, or has more digits than a number of its kind holds, stays as written.

    >>> number_of("1.50"), number_of("1e999"), number_of("1.0000000000000000001")
    (1.5, '1e999', '1.0000000000000000001')
    """
    found = float(text)
    if not isfinite(found) or (len(text) > _SAFE_DIGITS and Decimal(text) != Decimal(repr(found))):
        return text
    return found


def no_number(text: str) -> None:
    """NaN and Infinity, which are no JSON. Raises ValueError."""
    raise ValueError(f"{text} is no number of JSON")


def finite(value: Any) -> Any:
    """A value of JSON in which null stands for what is no number."""
    if isinstance(value, float) and not isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {name: finite(each) for name, each in value.items()}
    return [finite(each) for each in value] if isinstance(value, (list, tuple)) else value


def flattened(row: Mapping[str, Any], before: str = "", depth: int = 0) -> dict[str, Any]:
    """An object with the keys of the objects in it led by theirs: `a.b`.

    >>> flattened({"id": 1, "shipping": {"city": "Gap", "geo": {"lat": 44.6}}})
    {'id': 1, 'shipping.city': 'Gap', 'shipping.geo.lat': 44.6}
    """
    found: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict) and value and depth < _DEEPEST:
            found |= flattened(value, f"{before}{name}.", depth + 1)
        else:
            found[before + name] = value
    return found

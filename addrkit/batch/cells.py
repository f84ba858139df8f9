"""What one cell is as text, whichever format it comes from."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any


def cell_text(value: object) -> str:
    """A cell as it stands in a text table.

    >>> cell_text(None), cell_text(75002), cell_text(1.5), cell_text(True), cell_text(["a", "b"])
    ('', '75002', '1.5', 'true', '["a", "b"]')
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
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    return json_text(value)


def typed_text(value: object) -> str | None:
    """A cell as the address, or the part of one, that somebody typed; None if it is empty.

    A table that has gaps often holds numbers as fractions: 75002.0 is the postcode 75002.

    >>> typed_text(75002.0), typed_text("  "), typed_text(float("nan")), typed_text("12 Main St")
    ('75002', None, None, '12 Main St')
    """
    if isinstance(value, float):
        if value != value:
            return None
        if value.is_integer():
            return str(int(value))
    text = cell_text(value)
    # Half a surrogate pair, as JSON can hold, is no character that an address could have.
    text = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
    return text if text.strip() else None


def json_text(value: Any) -> str:
    """A value as JSON on one line; what JSON does not know becomes text."""
    return json.dumps(value, ensure_ascii=False, default=cell_text)

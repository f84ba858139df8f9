"""JSON as the service writes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from addrkit.columns.cells import finite


def json_bytes(value: Any) -> bytes:
    """A value as JSON in UTF-8; half a surrogate pair, which has no UTF-8, becomes a question mark."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except ValueError:
        text = json.dumps(finite(value), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def json_line(value: Any) -> bytes:
    r"""A value as a line of JSON lines; what some readers take for the end of a line is escaped.

    >>> json_line({"address": "Main\u2028St"})
    b'{"address":"Main\\u2028St"}\n'
    """
    line = json_bytes(value)
    for each in _ENDS:
        line = line.replace(each.encode(), f"\\u{ord(each):04x}".encode())
    return line + b"\n"


_ENDS = ("\u0085", "\u2028", "\u2029")


class Answer(Response):
    """A JSON answer that was made by addrkit: it is not checked again on its way out."""

    media_type = "application/json"

    def init_headers(self, headers: Mapping[str, str] | None = None) -> None:
        """No cache on the way keeps an answer: it holds somebody's address."""
        super().init_headers({"Cache-Control": "no-store", **(headers or {})})

    def render(self, content: Any) -> bytes:
        """The body."""
        return json_bytes(content)

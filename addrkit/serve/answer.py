"""JSON as the service writes it."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import Response


def json_bytes(value: Any) -> bytes:
    """A value as JSON in UTF-8; half a surrogate pair, which has no UTF-8, becomes a question mark."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


class Answer(Response):
    """A JSON answer that was made by addrkit: it is not checked again on its way out."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The body."""
        return json_bytes(content)

"""A line for each request: its route, status and time, and who asked; never what was asked."""

from __future__ import annotations

import json
import re
import secrets
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

Form = Literal["off", "lines", "json"]
FORMS: Final[tuple[Form, ...]] = ("off", "lines", "json")
_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_TRACE = re.compile(rb"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?")
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Traced:
    """By what a request is known to others."""

    request_id: str
    """That of the header X-Request-ID, or a new one."""
    trace_id: str | None
    """That of the header `traceparent` (W3C Trace Context)."""
    flags: str = "00"
    span_id: str = ""

    def headers(self) -> Headers:
        """What the answer says of it."""
        found = [(b"x-request-id", self.request_id.encode())]
        if self.trace_id:
            found.append((b"traceresponse", f"00-{self.trace_id}-{self.span_id}-{self.flags}".encode()))
        return found


def traced(headers: Headers) -> Traced:
    """By what a request is known; anything that is no id, and might be an address, is passed over."""
    sent = dict(headers)
    name = sent.get(b"x-request-id", b"")
    trace = _TRACE.fullmatch(sent.get(b"traceparent", b""))
    return Traced(
        name.decode() if _ID.fullmatch(name) else secrets.token_hex(8),
        trace[1].decode() if trace else None,
        trace[2].decode() if trace else "00",
        secrets.token_hex(8) if trace else "",
    )


def write_line(
    form: Form, request: Traced, method: str, route: str, status: int, seconds: float, key: str
) -> None:
    """One line on standard error; nothing if `form` is off. `key`: the name of the API key, empty for none."""
    if form == "off":
        return
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    milliseconds = round(seconds * 1_000, 1)
    if form == "json":
        said: dict[str, str | int | float | None] = {
            "time": now,
            "method": method,
            "route": route,
            "status": status,
            "ms": milliseconds,
            "request_id": request.request_id,
            "key": key or None,
            "trace_id": request.trace_id,
        }
        line = json.dumps({name: value for name, value in said.items() if value is not None})
    else:
        line = f"{now} {method} {route} {status} {milliseconds} ms id={request.request_id}"
        line += f" key={json.dumps(key)}" if key else ""
        line += f" trace={request.trace_id}" if request.trace_id else ""
    sys.stderr.write(line + "\n")

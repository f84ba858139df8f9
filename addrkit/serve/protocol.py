"""uvicorn's HTTP protocol with limits for connections that hang: uvicorn has none before a request is there.

uvicorn has no option for that, and nothing public to build on. All that addrkit knows of its inside is here, and
`refuse_unfit` says so where another uvicorn is built otherwise; tests/serve/test_protocol.py tries each limit.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from addrkit.errors import UsageError

HEADER_SECONDS: Final = 10.0
"""From the opening of a connection, or the first byte of a request, to the end of its headers."""
STALLED_SECONDS: Final = 30.0
"""How long a client may take nothing of what is sent to it."""
HEADER_BYTES: Final = 64 * 1024
PASSED_OVER_BYTES: Final = 32 * 1024 * 1024
"""Of a body that was refused. Less is read to its end, since most clients hear of a refusal only then."""
CONNECTIONS: Final = 512
"""Of each worker. One more, and that which has been idle for longest is closed."""
LINGER_SECONDS: Final = 2.0
"""How long an idle connection is kept at the end: a request that is just on its way has its answer, and is told then
that it was the last."""

_OVERRIDDEN: Final = (
    "shutdown",
    "connection_made",
    "connection_lost",
    "data_received",
    "on_message_begin",
    "on_headers_complete",
    "on_body",
    "on_response_complete",
    "timeout_keep_alive_handler",
    "pause_writing",
    "resume_writing",
)
"""The methods of uvicorn's protocol that are built on."""


def refuse_unfit(kind: type) -> None:
    """Raise UsageError if a protocol lacks what the limits are built on, so that none of them is lost in silence."""
    missing = [name for name in _OVERRIDDEN if not any(name in vars(base) for base in kind.__mro__[1:])]
    if missing:
        raise UsageError(
            f"uvicorn {uvicorn.__version__} has no {', '.join(missing)}, which limits for connections need:"
            " pip install 'addrkit[serve]' again"
        )


class BoundedProtocol(HttpToolsProtocol):
    """One connection."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._hanging: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None
        self._header_bytes = 0
        self._passed_over = 0
        self._is_leaving = False
        self.idle_since: float | None = time.monotonic()
        """When it began to wait for a request; None while one is being answered."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Makes room for it."""
        super().connection_made(transport)  # type: ignore[arg-type]
        self._wait_for_headers()
        if len(self.connections) > CONNECTIONS:
            idle = [each for each in self.connections if isinstance(each, BoundedProtocol)]
            idle = [each for each in idle if each.idle_since is not None]
            if idle:
                min(idle, key=lambda each: each.idle_since or 0.0).transport.abort()

    def shutdown(self) -> None:
        """The service ends: so does this connection, but not in the face of a request."""
        if self.idle_since is None or self._is_leaving:
            super().shutdown()
            return
        self._is_leaving = True
        self.loop.call_later(LINGER_SECONDS, self.shutdown)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets its timers."""
        for timer in (self._hanging, self._stalled):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Counts the bytes of headers: httptools keeps as many as come."""
        super().data_received(data)
        if self._hanging is not None:
            self._header_bytes += len(data)
            if self._header_bytes > HEADER_BYTES:
                self.transport.abort()

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        self._wait_for_headers()

    def on_headers_complete(self) -> None:
        """A request is there."""
        if self._hanging is not None:
            self._hanging.cancel()
            self._hanging = None
        self.idle_since, self._header_bytes, self._passed_over = None, 0, 0
        super().on_headers_complete()
        if self._is_leaving:
            self.cycle.keep_alive = False

    def on_body(self, body: bytes) -> None:
        """A piece of a body, or of one that was refused."""
        if self.cycle.response_complete:
            self._passed_over += len(body)
            if self._passed_over > PASSED_OVER_BYTES:
                self.transport.abort()
        super().on_body(body)

    def on_response_complete(self) -> None:
        """Waits for the next request."""
        self.idle_since = time.monotonic()
        super().on_response_complete()

    def timeout_keep_alive_handler(self) -> None:
        """No new request came; a client that has not taken the last answer by now gets no more of it."""
        self.transport.abort()

    def pause_writing(self) -> None:
        """The client takes its answer slowly."""
        super().pause_writing()
        self._stalled = self.loop.call_later(STALLED_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """It goes on."""
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None
        super().resume_writing()

    def _wait_for_headers(self) -> None:
        if self._hanging is None:
            self._hanging = self.loop.call_later(HEADER_SECONDS, self.transport.abort)

"""What a request finds in its app: the open kit, and who asks."""

from __future__ import annotations

from fastapi import Request

from addrkit.aio import AsyncAddressKit
from addrkit.serve.problem import Problem


def kit_of(request: Request) -> AsyncAddressKit:
    """The open kit. Raises Problem while there is none."""
    kit = getattr(request.app.state, "kit", None)
    if kit is None:
        raise Problem(503, "the gazetteers are not open yet: ask again in a second", {"Retry-After": "1"})
    assert isinstance(kit, AsyncAddressKit)  # noqa: S101
    return kit


def whose(request: Request) -> str:
    """The client, as the gate knows it."""
    return str(getattr(request.state, "client", ""))

"""What a request finds in its app: the open kit, and who asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fastapi import Request

from addrkit.aio import AsyncAddressKit
from addrkit.serve.problem import Problem

LEAVING: Final = "leaving"
"""The file in the folder that all workers share that says so."""


def kit_of(request: Request) -> AsyncAddressKit:
    """The open kit. Raises Problem while there is none."""
    kit = getattr(request.app.state, "kit", None)
    if kit is None:
        raise Problem(503, "the gazetteers are not open yet: ask again in a second", {"Retry-After": "1"})
    assert isinstance(kit, AsyncAddressKit)  # noqa: S101
    return kit


def is_leaving(request: Request) -> bool:
    """Whether the service was told to end, and is about to."""
    shared = request.app.state.settings.shared
    return shared is not None and (shared / LEAVING).exists()


def pace_of(request: Request) -> Callable[[int], float] | None:
    """Takes so many addresses from what the client's key may ask for, and tells how long to wait for them; None where
    its key has no rate of its own.
    """
    return getattr(request.state, "pace", None)


def whose(request: Request) -> str:
    """The client, as the gate knows it."""
    return str(getattr(request.state, "client", ""))

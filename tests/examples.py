"""How many examples a property is tried with."""

from __future__ import annotations

from typing import Final

from hypothesis import settings

FAST: Final = "fast"
"""The profile of `make test-fast`."""
OF_FAST: Final = 25
"""Examples that it tries at most."""


def at_most(count: int) -> int:
    """So many examples, fewer in the profile of everyday work: a decorator's own number stands before a profile's."""
    return min(count, OF_FAST) if settings.get_current_profile_name() == FAST else count

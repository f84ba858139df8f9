"""How training tells its progress."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[str], None]
"""Called with one line of progress."""

"""Where addrkit keeps what it builds on this machine."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "ADDRKIT_HOME"


def home() -> Path:
    """The user's data directory, or what the variable ADDRKIT_HOME names."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("addrkit")

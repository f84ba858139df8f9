"""Rows of tests that are written as YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

# The loader in C, where there is one, reads the same in a tenth of the time.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_table(path: Path) -> Any:
    """What a file holds."""
    return yaml.load(path.read_text("utf-8"), _Loader)

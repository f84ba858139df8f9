"""Learned tables in eight bits."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def packed_rows(table: NDArray[np.float32]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Rows as 8-bit numbers, and the scale of each row.

    >>> rows, scales = packed_rows(np.array([[1.27, -0.5]], np.float32))
    >>> rows.tolist()
    [[127, -50]]
    """
    scales = (np.maximum(np.abs(table).max(1), 1e-6) / 127).astype(np.float16)
    wide = np.maximum(scales.astype(np.float32), 1e-8)[:, None]
    return np.clip(np.rint(table / wide), -127, 127).astype(np.int8), scales

"""How much likelier an entry is meant for being near."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.distance import kilometres

HALF_KM = 3.0
"""Kilometres at which an entry is half as likely as one at the place itself."""
FARTHEST = -6.0
"""Of what is far away or has no position."""


def nearness(
    lat: NDArray[np.float64], lon: NDArray[np.float64], near: tuple[float, float]
) -> NDArray[np.float64]:
    """Logarithms of how likely entries are by their distance, 0 at the place itself; positions in degrees.

    >>> nearness(np.array([53.2, 53.2, np.nan]), np.array([6.5, 6.545, 6.5]), (53.2, 6.5)).round().tolist()
    [-0.0, -1.0, -6.0]
    """
    away = kilometres(lat, lon, near)
    return np.asarray(np.nan_to_num(np.maximum(-np.log1p(away / HALF_KM), FARTHEST), nan=FARTHEST))

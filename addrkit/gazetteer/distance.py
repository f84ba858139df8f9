"""How far apart two places are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

KM_IN_DEGREE = 111.2
"""Kilometres in a degree of latitude."""


def kilometres(
    lat: NDArray[np.float64], lon: NDArray[np.float64], place: tuple[float, float]
) -> NDArray[np.float64]:
    """From a place to each of some positions, as far as a flat map of its surroundings tells; positions in degrees.

    >>> kilometres(np.array([53.2, 54.2]), np.array([6.5, 6.5]), (53.2, 6.5)).round().tolist()
    [0.0, 111.0]
    """
    east = (lon - place[1] + 180) % 360 - 180
    return np.asarray(KM_IN_DEGREE * np.hypot(lat - place[0], east * np.cos(np.radians(place[0]))))

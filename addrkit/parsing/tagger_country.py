"""Which country an address is of: what the rules find and what the tagger's words tell, put together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from addrkit.parsing.tagger import Tagger

_NAMED = 0.99
"""The rules are so sure where the text names the country; then nothing else is asked."""
RULES = 0.5
"""The weight of the rules' logarithmic probability beside the words'."""
SHARPNESS = 1.0
"""What the joint logarithmic probability is multiplied by, so that it is right as often as it says."""


def named_country(
    tagger: Tagger, words: Sequence[str], code: str | None, certainty: float
) -> tuple[str | None, float]:
    """The likeliest country and its probability, from the rules' guess and the folded words of a text."""
    if code is not None and certainty >= _NAMED:
        return code, certainty
    names = tagger.names
    told = np.log(tagger.countries([words])[0] + 1e-6)
    if code is not None:
        rest = np.log((1 - certainty) / len(names) + 1e-4)
        told += RULES * np.array([np.log(certainty + 1e-4) if name == code else rest for name in names])
    told *= SHARPNESS
    heights = np.exp(told - told.max())
    best = int(heights.argmax())
    sure = float(heights[best] / heights.sum())
    if code is not None and code not in names and certainty > sure:
        return code, certainty
    return names[best], min(sure, _NAMED)

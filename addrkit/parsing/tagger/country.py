"""Which country an address is of: named in the text, or told by its words, or by those and the rules together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from addrkit.locale.text import is_cjk
from addrkit.locale.towns import countries_of_town
from addrkit.parsing.rules.country import NAMED, guess_country, named_country
from addrkit.parsing.rules.evidence import evidence_for
from addrkit.parsing.rules.tokens import Token
from addrkit.parsing.tagger.network import Tagger

_MOST = 0.99
"""Only a country that the text names is surer than this."""
_TOO_LITTLE = 0.7
"""Where the words are less sure, and neither rules nor a postcode tell, no country is named."""
_ALONE = 0.95
"""Where the words are so sure, the rules are not asked: they take longer."""
_RULES = 0.35
"""The weight of the rules' logarithmic probability beside the words'."""
_TOWN = 2.0
"""What a larger town is worth to the countries that have one of that name, as a logarithmic probability."""
_LONGEST_TOWN, _OWNERS = 4, 3
"""Words of its name and countries that have one, at most."""
_SHARPNESS = 0.85
"""What a logarithmic probability is multiplied by, so that it is right as often as it says. Both fitted on 5,104
rendered addresses of 33 countries."""


def country_of(tagger: Tagger, text: str, found: Sequence[Token]) -> tuple[str | None, float]:
    """The likeliest country of a text and its probability; None where nothing tells."""
    if is_cjk(text):
        return guess_country(text, found)
    named = named_country(text, found)
    if named is not None:
        return named, NAMED
    told = np.log(tagger.countries([[token.folded for token in found]])[0] + 1e-6)
    evidence = evidence_for(text, found)
    if evidence:
        told = told + np.array([evidence.get(name, 0.0) for name in tagger.names], np.float32)
    best, sure = _best(told)
    if sure < _ALONE:
        owners = _of_town(found)
        if owners:
            told = told + np.array([_TOWN if name in owners else 0.0 for name in tagger.names], np.float32)
            best, sure = _best(told)
        code, certainty = guess_country(text, found)
        if code is not None and code not in tagger.names and certainty > sure:
            return code, certainty
        rest = np.log((1 - certainty) / len(tagger.names) + 1e-4)
        own = np.log(certainty + 1e-4)
        if code is not None:
            told = told + _RULES * np.array([own if name == code else rest for name in tagger.names])
            best, sure = _best(told)
        elif not evidence and sure < _TOO_LITTLE:
            return None, 0.0
    return tagger.names[best], min(sure, _MOST)


def _of_town(found: Sequence[Token]) -> frozenset[str]:
    """The few countries that have a larger town whose name is the last part that is one, but for its numbers."""
    end = len(found)
    while end:
        first = end - 1
        while first and not found[first].breaks:
            first -= 1
        start, stop, end = first, end, first
        while start < stop and found[start].digits:
            start += 1
        while start < stop and found[stop - 1].digits:
            stop -= 1
        if 0 < stop - start <= _LONGEST_TOWN and first:
            owners = countries_of_town(" ".join(token.folded for token in found[start:stop]))
            if owners:
                return owners if len(owners) <= _OWNERS else frozenset()
    return frozenset()


def _best(told: np.ndarray[tuple[int], np.dtype[np.float32]]) -> tuple[int, float]:
    heights = np.exp(_SHARPNESS * (told - told.max()))
    best = int(heights.argmax())
    return best, float(heights[best] / heights.sum())

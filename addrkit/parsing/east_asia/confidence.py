"""How far to trust what was read in an East Asian script: by the country's measured shares and by what was seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import exp, log

from addrkit.locale.data import read_data
from addrkit.parsing.east_asia.patterns import Native

_LESS = 0.93
"""The share of what neither the country's file nor the common list has."""
_MOST = 0.995


def confidence(name: str, value: str, words: Native, *, whole: bool) -> float:
    """The probability that a component is right; `whole`: every word of the text was read as of some component.

    >>> from addrkit.parsing.east_asia.patterns import native
    >>> words = native("CN", spaced=False)
    >>> confidence("suburb", "石竹街道", words, whole=True) > confidence("suburb", "石竹", words, whole=False)
    True
    """
    common = read_data("eastern_script.yaml")
    share = float(words.trust.get(name, common["trust"].get(name, _LESS)))
    seen = is_marked(name, value, words) + whole
    odds: float = log(share / (1 - share)) + common["odds_by_signs"][seen]
    return min(_MOST, 1 / (1 + exp(-odds)))


def is_marked(name: str, value: str, words: Native) -> bool:
    """Whether a component has its own mark: it is listed, or ends as such a one does.

    >>> from addrkit.parsing.east_asia.patterns import native
    >>> words = native("CN", spaced=False)
    >>> [is_marked("district", each, words) for each in ("武侯区", "海宁", "武侯的")]
    [True, True, False]
    """
    listed = _listed(words).get(name)
    if listed is not None and listed.fullmatch(value):
        return True
    endings = _endings(words).get(name)
    return endings is not None and value.endswith(endings)


def _listed(words: Native) -> Mapping[str, re.Pattern[str]]:
    return {
        "region": words.regions,
        "city": words.known_cities,
        "district": words.known_districts,
        "unit": words.unit,
        "house_number": _NUMBER,
        "postcode": words.postcode,
        "street": words.open_street,
    }


_NUMBER = re.compile(r"\S{0,2}\d\S{0,8}")


def _endings(words: Native) -> Mapping[str, tuple[str, ...]]:
    return {
        "region": tuple(words.full_regions),
        "city": tuple(words.city_endings),
        "district": tuple(words.below_region),
        "suburb": words.suburb_endings,
        "building": words.buildings,
    }

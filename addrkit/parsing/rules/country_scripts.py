"""What the script of a text tells of its country, and what Chinese characters name there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from addrkit.locale.country import country, described_countries
from addrkit.locale.text import is_cjk
from addrkit.parsing.rules.evidence import country_form, han_form
from addrkit.parsing.rules.lexicon import clues, lexicon

_FORM = 6.0
"""What is held against a country whose Chinese characters have the other form, simplified or traditional."""
_NEAR = 12
"""Characters from the beginning within which the largest places of an address in Chinese script stand."""
_CITY = 2.0
"""What a well-known city named there is worth."""


def add_script(scores: defaultdict[str, float], text: str) -> None:
    """Kana are Japanese and Hangul Korean; Han is told by the regions and endings that it names."""
    for code, signs, worth in _scripts():
        if signs.search(text):
            scores[code] += worth
            break
    form = han_form(text)
    for code in _eastern():
        if form is not None and country_form(code) not in (None, form):
            scores[code] -= _FORM
    for code, (regions, endings, cities) in _eastern().items():
        region = regions.search(text)
        if region is not None:
            scores[code] += 2.0 + (1.5 if region.start() < _NEAR else 0.0)
        city = cities.search(text)
        if city is not None and city.start() < _NEAR:
            scores[code] += _CITY
        scores[code] += 0.7 * min(4, len(set(endings.findall(text))))


@cache
def _scripts() -> Sequence[tuple[str, re.Pattern[str], float]]:
    return [(each["country"], re.compile(each["signs"]), each["worth"]) for each in clues()["scripts"]]


@cache
def _eastern() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    """The eastern countries' regions, the endings of their parts, and their well-known cities."""
    found = {}
    for code in described_countries():
        if not lexicon(code).eastern:
            continue
        here = country(code)
        regions = sorted((name for name in here.regions if is_cjk(name)), key=lambda name: -len(name))
        parts = (
            here.city_words,
            here.district_words,
            here.street_types,
            here.number_suffixes,
            here.unit_words,
        )
        endings = sorted(
            {word for words in parts for word in words if is_cjk(word)}, key=lambda word: -len(word)
        )
        cities = sorted(
            (name for name in {*here.city_aliases, *here.city_aliases.values()} if is_cjk(name)),
            key=lambda name: -len(name),
        )
        found[code] = (
            re.compile("|".join(regions)),
            re.compile("|".join(endings)),
            re.compile("|".join(cities) or r"(?!)"),
        )
    return found

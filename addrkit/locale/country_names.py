"""Which country is named: in a text, or in a cell or an option where nothing but a country can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from addrkit.bounds import NAMES_KEPT
from addrkit.errors import UsageError
from addrkit.locale.data import read_data
from addrkit.locale.text import fold

_ARTICLE = "the"
"""What English lists put before a name, or behind it."""
_TURNED = re.compile(rf"(.+?)(?:,\s*|\s*[(\[])(?:{_ARTICLE} )?(.+ of(?: {_ARTICLE})?)[)\]]?", re.IGNORECASE)
"""A name that a list is sorted by: "Moldova, Republic of", "Iran (Islamic Republic of)"."""
_LONGEST = 100
"""Signs of a name with what stands beside it."""
_BESIDE = re.compile(r"\s*[()\[\],;:/|]\s*|\s+[-–—]\s+")
"""What stands between two names of a country: "United States (US)", "DE - Germany"."""


@cache
def listed_names() -> Mapping[str, list[str]]:
    """Code to the names that people write in an address; the first is shown."""
    return read_data("country_names.yaml")


@cache
def country_codes() -> frozenset[str]:
    """Every country code that addrkit knows (ISO 3166-1 alpha-2, upper case).

    >>> {"IS", "US", "JP"} <= country_codes()
    True
    """
    return frozenset(listed_names())


@cache
def country_names() -> Mapping[str, str]:
    """Folded names of countries, as they stand in addresses, to their codes."""
    return _by_name(listed_names())


@cache
def listed_codes() -> Mapping[str, str]:
    """Folded names that the lists by hand have, those of cells too, to their codes."""
    return {**_by_name(read_data("country_cells.yaml")), **country_names()}


@cache
def _codes_in_cells() -> Mapping[str, str]:
    return {**_by_name(read_data("country_languages.yaml")), **listed_codes()}


def _by_name(names: Mapping[str, list[str]]) -> Mapping[str, str]:
    return {fold(name): code for code, some in names.items() for name in some}


@lru_cache(maxsize=NAMES_KEPT)
def country_of_cell(cell: str) -> str | None:
    """The code of the country that a cell names in whatever form lists have it; None if it names none, or several.

    >>> country_of_cell("GB"), country_of_cell("Germany"), country_of_cell("ESP"), country_of_cell("日本")
    ('GB', 'DE', 'ES', 'JP')
    >>> [country_of_cell(each) for each in ("Netherlands (the)", "Korea, Republic of", "United States (US)")]
    ['NL', 'KR', 'US']
    >>> country_of_cell("US/CA"), country_of_cell("Kerkstraat")
    (None, None)
    """
    whole = _code(cell)
    if whole is not None or len(cell) > _LONGEST:
        return whole
    turned = _TURNED.fullmatch(cell.strip())
    if turned is not None and (found := _code(f"{turned[2]} {turned[1]}")) is not None:
        return found
    parts = [part for part in _BESIDE.split(cell.strip()) if part and fold(part) != _ARTICLE]
    found_in = {_code(part) for part in parts}
    return found_in.pop() if len(found_in) == 1 else None


def _code(name: str) -> str | None:
    upper = name.strip().upper()
    if upper in country_codes():
        return upper
    folded = fold(name)
    if len(folded) == 1 and folded != name.strip().lower():
        # A car's letter is that letter: "ë" is no Spain.
        return None
    return next((code for each in _without_article(folded) if (code := _codes_in_cells().get(each))), None)


def _without_article(folded: str) -> Iterator[str]:
    yield folded
    yield folded.removeprefix(f"{_ARTICLE} ").removesuffix(f" {_ARTICLE}")


def country_code(text: str) -> str:
    """The code of a country that a user named, by code or by name.

    Raises UsageError if no country has that name.

    >>> country_code("fr"), country_code("Deutschland"), country_code("UK")
    ('FR', 'DE', 'GB')
    """
    if not isinstance(text, str):
        raise UsageError(f"a country is a text such as US, GB or JP, not {type(text).__name__}")
    found = country_of_cell(text)
    if found is None:
        raise UsageError(
            f"unknown country {text.strip()[:40]!r}: use a two-letter ISO 3166 code such as US, GB or JP"
        )
    return found

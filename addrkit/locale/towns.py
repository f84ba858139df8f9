"""The larger towns of each country, asked for only where what was typed leaves open whether a name is one."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache, lru_cache

from addrkit.locale.data import data_folder
from addrkit.locale.text import fold

_CHINESE = "\u2e80"
"""Before it are the letters of alphabets, but for Hangul."""
_COUNTRY, _NAMES = 1, 3
"""Columns of the list: the country, perhaps with a state, and the names with "|" between."""


@lru_cache(maxsize=300)
def towns_of(code: str) -> frozenset[str]:
    """The folded names of a country's larger towns.

    >>> "getafe" in towns_of("ES"), "gran via" in towns_of("ES")
    (True, False)
    """
    return frozenset(fold(name) for names in _listed().get(code, ()) for name in names.split("|"))


def is_town(name: str) -> bool:
    """Whether a name is that of a larger town of any country.

    >>> is_town("Bologna"), is_town("BOLOGNA"), is_town("Via Bologna")
    (True, True, False)
    """
    return fold(name) in _all_names()


@cache
def _all_names() -> frozenset[str]:
    """The folded names of all of them: a sixth of a second, for who asks at all."""
    return frozenset(
        fold(name) for towns in _listed().values() for names in towns for name in names.split("|")
    )


def countries_of_town(name: str) -> frozenset[str]:
    """The countries that have a larger town of that folded name.

    >>> sorted(countries_of_town("guadalajara")), countries_of_town("via bologna")
    (['ES', 'MX'], frozenset())
    """
    return _owners().get(name, frozenset())


@cache
def _owners() -> Mapping[str, frozenset[str]]:
    owners: dict[str, set[str]] = {}
    for code, towns in _listed().items():
        for names in towns:
            for name in names.split("|"):
                # Most are Latin letters alone: to fold all takes long. Chinese ones are told by their script.
                if name.isascii() and name.replace(" ", "").isalpha():
                    owners.setdefault(name.lower(), set()).add(code)
                elif name[0] < _CHINESE:
                    owners.setdefault(fold(name), set()).add(code)
    return {name: frozenset(codes) for name, codes in owners.items()}


@cache
def _listed() -> Mapping[str, list[str]]:
    """Of each country the names of its towns as they are written: to fold them all takes too long."""
    text = gzip.decompress((data_folder() / "divisions" / "towns.tsv.gz").read_bytes()).decode()
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        columns = line.split("\t", _NAMES + 1)
        found.setdefault(columns[_COUNTRY][:2], []).append(columns[_NAMES])
    return found

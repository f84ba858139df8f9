"""Towns that are written in the addresses of those around them: "1050 Bruxelles" is Ixelles."""

from __future__ import annotations

from collections.abc import Iterable

from addrkit.locale.conventions import Country
from addrkit.locale.text import fold, squeeze


def is_postal_town(name: str, postcodes: Iterable[str], conventions: Country | None) -> bool:
    """Whether addresses of any of some postcodes are written with that town, whatever theirs is called.

    >>> from addrkit.locale.country import country
    >>> [is_postal_town("Brussels", codes, country("BE")) for codes in (["1050"], ["1300"], [])]
    [True, False, False]
    """
    if conventions is None or not conventions.postal_towns:
        return False
    plain = fold(name)
    town = conventions.city_aliases.get(plain, plain)
    begins = tuple(squeeze(each) for each in conventions.postal_towns.get(town, ()))
    return any(squeeze(code).startswith(begins) for code in postcodes) if begins else False

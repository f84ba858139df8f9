"""Letters that people write before a postcode: they stand for the country and are mostly no part of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.data import read_data

if TYPE_CHECKING:
    from addrkit.locale.conventions import Country


@lru_cache(maxsize=NAMES_KEPT)
def without_letters_of_country(plain: str, text: str, country: Country) -> str:
    """A postcode, both as squeezed and as typed, squeezed and without the letters that stand for its country."""
    letters = plain[: next((at for at, sign in enumerate(plain) if sign.isdigit()), 0)]
    if (
        plain.isdigit()
        and country.postcode is not None
        and country.postcode.fullmatch(f"{country.code}-{plain}")
    ):
        return f"{country.code.lower()}{plain}"  # Latvia's letters are of the postcode.
    if letters and plain[len(letters) :].isdigit() and letters in _province_letters(country.code):
        return plain[len(letters) :]
    if not letters or (country.postcode is not None and country.postcode.fullmatch(text.strip().upper())):
        return plain
    rest = plain[len(letters) :]
    if country.postcode is not None and not country.postcode.fullmatch(rest.upper()):
        return plain  # The G of "G11" is Glasgow's.
    return rest if letters in letters_before_postcodes(country.code) else plain


def _province_letters(code: str) -> str:
    """Letters of which one before a postcode stands for a province, and is left out as often as not."""
    return str(read_data("country_clues.yaml")["province_letters"].get(code, ""))


@lru_cache(maxsize=300)
def letters_before_postcodes(code: str) -> frozenset[str]:
    """Letters that stand for a country before a postcode, folded: its code, the code's first letter, its cars'.

    >>> sorted(letters_before_postcodes("FI")), sorted(letters_before_postcodes("DE"))
    (['f', 'fi', 'fin'], ['d', 'de'])
    """
    car = read_data("country_clues.yaml")["car_letters"].get(code, code)
    return frozenset((code.lower(), code[0].lower(), str(car).lower()))

"""Where a number was typed, beside where the country writes it: "12 Rue Foch", but "Kerkstraat 12"."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from addrkit.complete.reading import Reading
from addrkit.complete.typed import Token
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import country, country_codes

OTHER_SIDE = -3.0
"""Of an entry of a country that writes the number on the other side of the street: one in twenty types so."""
STRAY_NUMBER = -4.0
"""Of a short number that is read as anything but the house number."""
STRAY_CODE = -1.0
"""Of a longer one, which may be the postcode."""
CODE_DIGITS = 4


def number_first(gazetteer: Gazetteer) -> NDArray[np.bool_]:
    """Which entries are in a country where the number is written before the street."""
    found = np.zeros(len(gazetteer), bool)
    for cover in gazetteer.manifest.coverage:
        if cover.country in country_codes():
            before = country(cover.country).number_position == "before"
            found[cover.first_entry : cover.last_entry] = before
    return found


def number_order(reading: Reading) -> tuple[float, float]:
    """What it costs that the number was typed where it was: entries with the number first, and all others.

    Digits before anything else that are not read as the number are typed as seldom where the number stands there,
    but for a postcode before other words.
    """
    number, words = reading.number, reading.words
    if number is None:
        leads = words[0].folded.isdigit() and (len(words) == 1 or len(words[0].folded) < CODE_DIGITS)
        return (OTHER_SIDE, 0.0) if leads else (0.0, 0.0)
    if number.leads:
        return 0.0, OTHER_SIDE
    return (OTHER_SIDE, 0.0) if number.ends else (0.0, 0.0)


def stray_numbers(words: Sequence[Token], reading: Reading) -> float:
    """What it costs that numbers are read as words although none is read as the house number."""
    if reading.number is not None or len(words) == 1:
        return 0.0
    return sum(
        STRAY_CODE if len(word.folded) >= CODE_DIGITS else STRAY_NUMBER
        for word in words
        if word.folded.isdigit()
    )

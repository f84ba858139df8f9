"""Postcodes typed in full of which a gazetteer knows the beginning alone: "N1 2XQ" where N is London."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.kept_arrays import kept_arrays
from addrkit.locale.country import country, country_codes
from addrkit.locale.format import normal_postcode_shape
from addrkit.locale.text import squeeze
from addrkit.suggest.typed import TypedToken

SHORTEST, LONGEST = 5, 10
"""Letters and digits of a postcode that is in two parts."""
MOST = 50
"""Entries of an area's word that are looked at."""
MOST_DOORS = 50_000
"""Doors of a place whose postcodes are looked at."""
PLACES_KEPT = 64
"""Places whose postcodes are kept: a large city has tens of thousands."""
_GAP = re.compile(r"\[[ -]{2}\]\?|[ -]\??[\\[(]|[ -]\?")
"""Where a postcode's pattern has a blank or a hyphen between two parts."""
_NONE = np.zeros(0, np.int64)


class PostcodeAreas:
    """The places of a gazetteer whose postcode is the beginning of longer ones."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        known = set(country_codes())
        codes = dict.fromkeys(cover.country for cover in gazetteer.manifest.coverage)
        self._codes = tuple(code for code in codes if code in known and is_written_in_two(code))
        self.are_known = bool(self._codes)
        """Whether one of its countries writes postcodes in two parts."""
        self.of = kept_arrays.keep(self._of)

    def _of(self, code: str) -> NDArray[np.int64]:
        """The places in the area of a squeezed postcode, where it is none that is known whole."""
        words = self._gazetteer.words
        if words.row(code) is not None:
            return _NONE
        countries = {each for each in self._codes if is_whole_postcode(code, each)}
        for end in range(len(code) - 1, 0, -1) if countries else ():
            row = words.row(code[:end])
            if row is None:
                continue
            entries = words.entries_of_rows(np.array([row], np.int64)).astype(np.int64)
            places = entries[self._gazetteer.kinds(entries) == PLACE]
            found = [at for at in places.tolist() if self._is_in_area(at, code[:end], countries)][:MOST]
            # Where the area stands without a town as well, its name is no post town: SP10 is not Salisbury.
            alone = [at for at in found if self._gazetteer.entry(at).city is None]
            if found:
                return np.array(alone or found, np.int64)
        return _NONE

    def _is_in_area(self, at: int, code: str, countries: set[str]) -> bool:
        entry = self._gazetteer.entry(at)
        return entry.country in countries and code in map(squeeze, self._gazetteer.postcodes(entry))


def codes_in(words: Sequence[TypedToken]) -> Iterator[tuple[int, int, str]]:
    """The words that may be a postcode, alone or two together: where they begin, how many they are, and squeezed.

    >>> from addrkit.suggest.typed import read_typed
    >>> list(codes_in(read_typed("london n1 2xq").tokens))
    [(0, 2, 'londonn1'), (1, 2, 'n12xq')]
    """
    for at, word in enumerate(words):
        for taken in (1, 2):
            behind = words[at + 1] if taken == 2 and at + 1 < len(words) else None
            if (taken == 2 and behind is None) or not (word.has_digit or (behind and behind.has_digit)):
                continue
            code = word.folded + behind.folded if behind else word.folded
            if SHORTEST <= len(code) <= LONGEST and word.folded.isascii():
                yield at, taken, code


def is_written_in_two(country_code: str) -> bool:
    """Whether a country writes its postcodes in two parts.

    >>> is_written_in_two("GB"), is_written_in_two("DE")
    (True, False)
    """
    pattern = country(country_code).postcode
    return pattern is not None and _GAP.search(pattern.pattern) is not None


def is_whole_postcode(code: str, country_code: str) -> bool:
    """Whether a squeezed code has the shape of a whole postcode that a country writes in two parts.

    >>> is_whole_postcode("n12xq", "GB"), is_whole_postcode("n1", "GB"), is_whole_postcode("10115", "DE")
    (True, False, False)
    """
    pattern = country(country_code).postcode
    shown = normal_postcode_shape(code.upper(), country_code)
    return pattern is not None and shown != code.upper() and pattern.fullmatch(shown) is not None


class TypedPostcode(NamedTuple):
    """The postcode of a place, where it was typed."""

    shown: str
    row: int | None
    """The row that has it; None where the place has the beginning of it alone."""


@kept_with_gazetteer(PLACES_KEPT)
def _postcodes_of(gazetteer: Gazetteer, place: int) -> str:
    """The postcodes of a place: a line each with it squeezed, as it is shown, and the row that has it.

    One text, since a large city has tens of thousands.
    """
    entry = gazetteer.entry(place)
    rows: dict[str, int | None] = {**gazetteer.rows_with_postcodes(entry, MOST_DOORS)}
    if entry.postcode is not None:
        rows = {entry.postcode: rows.get(entry.postcode)}
    lines = (f"{squeeze(each)}\t{each}\t{'' if row is None else row}\n" for each, row in rows.items())
    return "\n" + "".join(lines)


def _line_of(known: str, code: str) -> TypedPostcode | None:
    """The line of a squeezed postcode among those of a place."""
    at = known.find(f"\n{code}\t") + 1
    if not at:
        return None
    _, shown, row = known[at : known.index("\n", at)].split("\t")
    return TypedPostcode(shown, int(row) if row else None)


def postcode_typed(gazetteer: Gazetteer, entry: Entry, words: Sequence[TypedToken]) -> TypedPostcode | None:
    """The postcode of a place that was typed; None if none was."""
    known: str | None = None
    for at, word in enumerate(words):
        for taken in (2, 1):
            code = "".join(each.folded for each in words[at : at + taken])
            if at + taken > len(words) or not any(map(str.isdigit, code)) or not word.folded.isascii():
                continue
            if known is None:
                known = _postcodes_of(gazetteer, entry.number)
            found = _line_of(known, code)
            if found is not None:
                return found
            is_whole = len(code) >= SHORTEST and entry.country and is_whole_postcode(code, entry.country)
            if is_whole and any(f"\n{code[:end]}\t" in known for end in range(1, len(code))):
                return TypedPostcode(normal_postcode_shape(code.upper(), entry.country), None)
    return None

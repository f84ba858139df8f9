"""Numbers of what lies within a suburb or a village: RT 003/RW 005, Moo 3, Purok 4, khu phố 3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country import Country
from addrkit.locale.terms import place_words


@lru_cache(maxsize=NAMES_KEPT)
def numbers_within(text: str, conventions: Country) -> Mapping[str, str]:
    """The numbers behind words for what lies within a suburb, by those words, as they are compared.

    >>> from addrkit.locale.country import country
    >>> dict(numbers_within("Kel. Kebon Jeruk RT.003/RW.05", country("ID")))
    {'rt': '3', 'rw': '5'}
    """
    said = place_words(text, conventions)
    return {
        " ".join(said[first:number]): said[number].lstrip("0")
        for first, number in numbered_within(said, conventions)
    }


def numbered_within(words: Sequence[str], conventions: Country | None) -> Iterator[tuple[int, int]]:
    """Where such words begin among compared words, and where their number stands.

    >>> from addrkit.locale.country import country
    >>> list(numbered_within(("khu", "pho", "3", "linh", "trung"), country("VN")))
    [(0, 2)]
    """
    if conventions is None or not conventions.within_words:
        return
    for at, word in enumerate(words):
        if at and word.isdecimal():
            for size in (2, 1):
                if at >= size and " ".join(words[at - size : at]) in conventions.within_words:
                    yield at - size, at
                    break

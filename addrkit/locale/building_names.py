"""Names of buildings as they are compared: their words in short, and the block that was typed beside a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import regex

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.building_words import in_short
from addrkit.locale.country import Country
from addrkit.locale.eastern_script import eastern_script
from addrkit.locale.text import folded_words, is_cjk
from addrkit.locale.unit_words import unit_words
from addrkit.locale.units import is_part_of_unit, unit_of


@lru_cache(maxsize=NAMES_KEPT)
def name_words(text: str, conventions: Country | None) -> tuple[str, ...]:
    """The words of a building's name as they are compared, particles apart; all words, if it has no others.

    >>> from addrkit.locale.country import country
    >>> name_words("The Vineyard Warehouse", country("GB")), name_words("Zebra Hse", country("GB"))
    (('vineyard', 'warehouse'), ('zebra', 'hse'))
    >>> name_words("Sunrise Apartments", country("IN")) == name_words("Sunrise Apts", country("IN"))
    True
    """
    words = in_short(_contracted(text, conventions))
    small = conventions.particles if conventions else frozenset[str]()
    # "Tour Gamma D" is another tower than A, though "d" and "a" are small words.
    kept = tuple(
        word
        for at, word in enumerate(words)
        if word not in small or (at and at == len(words) - 1 and len(word) == 1)
    )
    return kept or words


def in_other_words(typed: str | None, known: str | None, conventions: Country | None) -> bool:
    """Whether a building's name is another one's with a phrase said otherwise.

    >>> from addrkit.locale.country import country
    >>> in_other_words("Shanti Co-op Housing Society Ltd", "Shanti CHS", country("IN"))
    True
    >>> in_other_words("Shanti CHS", "Shanti CHS", country("IN"))
    False
    >>> [in_other_words(each, "Om Shanti", country("IN")) for each in ("Om Shanti Apts", "Om Shanti Mall")]
    [True, False]
    """
    if not typed or not known:
        return False
    said, own = name_words(typed, conventions), name_words(known, conventions)
    if said != own:
        # What is added is the mere kind: "Brigade Gateway Apartments" is Brigade Gateway, and no "Mall" of that name.
        return len(own) > 1 and said[:-1] == own and said[-1] in _PLAIN_KINDS and own[-1] not in _PLAIN_KINDS
    small = conventions.particles if conventions is not None else frozenset[str]()
    written = [[word for word in folded_words(each) if word not in small] for each in (typed, known)]
    # "Apts" in a register of "Apartment" is compared as one word and written as two.
    return written[0] != written[1]


def _contracted(text: str, conventions: Country | None) -> Sequence[str]:
    text = _block_in_digits(text, conventions) if is_cjk(text) else text
    return conventions.contracted(text) if conventions else folded_words(text)


def _block_in_digits(text: str, conventions: Country | None) -> str:
    """A name whose block's number is in digits and not in Chinese characters: "海怡半島第五座" is 海怡半島5座."""
    plain: str = _numbered_blocks(conventions).sub(lambda found: str(eastern_script().value(found[1])), text)
    return plain


@lru_cache(maxsize=300)
def _numbered_blocks(conventions: Country | None) -> regex.Pattern[str]:
    script = eastern_script()
    kinds = (word for word, said in unit_words(conventions).items() if said.kind == "block" and is_cjk(word))
    behind = "|".join(sorted(map(regex.escape, kinds), key=lambda each: (-len(each), each))) or "(?!)"
    return regex.compile(
        rf"(?:{'|'.join(script.ordinals)})?([{script.number_characters}]{{1,4}}|\d{{1,3}})(?={behind})"
    )


def without_its_block(building: str, conventions: Country | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A block that stands before a name or behind it, and the words of the name without it.

    >>> from addrkit.locale.country import country
    >>> list(without_its_block("Tower K, Executive Towers", country("AE")))
    [('Tower K', ('executive', 'twr'))]
    """
    found = list(_WORD.finditer(building))
    for cut in range(2, min(_BLOCK, len(found) - 1) + 1):
        sides = (
            (building[: found[cut - 1].end()], building[found[cut].start() :]),
            (building[found[-cut].start() :], building[: found[-cut - 1].end()]),
        )
        for block, name in sides:
            if is_part_of_unit(block, conventions) and _says_block(block, conventions):
                yield block, name_words(name, conventions)


_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_PLAIN_KINDS: Final = frozenset({"apts", "bldg", "soc", "condo"})
"""What nearly any building that people live in is called, as it is compared."""
_BLOCK: Final = 3
"""Words of a block at most, with its code: "Tower 2", "Blok C 2"."""


def _says_block(text: str, conventions: Country | None) -> bool:
    """Whether a text is a block and its code, no storey and no side."""
    return all(kind in ("block", "wing") and code for kind, code in unit_of(text, conventions).parts)

"""Words that only say that a number or a postcode follows."""

from __future__ import annotations

from functools import lru_cache

from addrkit.locale.country import country
from addrkit.locale.telling_words import distance_words, relative_words
from addrkit.locale.text import words
from addrkit.parsing.rules.lexicon import postcode_words
from addrkit.types import Aside, ParsedAddress

_NEAR = 30
"""Characters before a number in which words stand that only announce it."""

_WORDS = 3
"""Such words at most, and letters of one that may be parted."""
_SIGNS = " ,.;"


@lru_cache(maxsize=300)
def _before_postcodes(code: str) -> frozenset[str]:
    """What says that a postcode follows, folded: "cp" and, as words are cut at points, "c p"."""
    parted = (" ".join(word) for word in postcode_words() if len(word) <= _WORDS)
    return frozenset((*postcode_words(), *parted, code[0].lower(), code.lower()))


def announcing(text: str, parsed: ParsedAddress, code: str | None) -> tuple[Aside, ...]:
    """The words that only say that a number or a postcode follows: "Blk 123", "No. 5", "S(640505)", "CEP 01304-001".

    What tells of another door's number is no such word ("face au 12"), nor what makes it none ("km 12").
    """
    conventions = country(code) if code else None
    if conventions is None:
        return ()
    found = []
    for name, known in (
        ("house_number", conventions.number_prefixes),
        ("postcode", _before_postcodes(conventions.code)),
    ):
        part = parsed.components.get(name)
        if part is None or not part.start:
            continue
        held_up_to = max(
            [each.end for each in parsed.components.values() if each.start < part.start], default=0
        )
        if not text[held_up_to : part.start].strip(_SIGNS):
            # The word before it is of another component.
            continue
        near = max(part.start - _NEAR, 0)
        before = words(text[near : part.start])
        for size in range(min(len(before), _WORDS), 0, -1):
            said = [word.folded for word in before[-size:]]
            if " ".join(said) not in known or not distance_words().isdisjoint(said):
                continue
            first = near + before[-size].start
            held = (each for each in parsed.components.values() if each is not part)
            if not any(each.start < part.start and first < each.end for each in held):
                relative = not relative_words().isdisjoint(said)
                found.append(Aside("relative" if relative else "announcing", first, part.start))
                break
    return tuple(found)

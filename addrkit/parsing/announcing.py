"""Words that only say that a number or a postcode follows."""

from __future__ import annotations

from addrkit.locale.country import country
from addrkit.locale.telling_words import distance_words, relative_words
from addrkit.locale.text import words
from addrkit.parsing.rules.lexicon import postcode_words
from addrkit.types import Aside, ParsedAddress

_NEAR = 30
"""Characters before a number in which words stand that only announce it."""


def announcing(text: str, parsed: ParsedAddress, code: str | None) -> tuple[Aside, ...]:
    """The words that only say that a number or a postcode follows: "Blk 123", "No. 5", "S(640505)", "CEP 01304-001".

    What tells of another door's number is no such word ("face au 12"), nor what makes it none ("km 12").
    """
    conventions = country(code) if code else None
    if conventions is None:
        return ()
    letters = (conventions.code[0].lower(), conventions.code.lower())
    found = []
    for name, known in (
        ("house_number", conventions.number_prefixes),
        ("postcode", {*postcode_words(), *letters}),
    ):
        part = parsed.components.get(name)
        if part is None or not part.start:
            continue
        before = words(text[max(part.start - _NEAR, 0) : part.start])
        held = [each for each in parsed.components.values() if each is not part]
        for size in (3, 2, 1):
            first = before[-size].start + max(part.start - _NEAR, 0) if len(before) >= size else part.start
            free = not any(each.start < part.start and first < each.end for each in held)
            if not distance_words().isdisjoint(word.folded for word in before[-size:]):
                continue
            if first < part.start and free and " ".join(word.folded for word in before[-size:]) in known:
                relative = not relative_words().isdisjoint(word.folded for word in before[-size:])
                found.append(Aside("relative" if relative else "announcing", first, part.start))
                break
    return tuple(found)

"""What a whole name means by itself, with the number of its line or its language behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from addrkit.columns.names import known_names, tokens

LINE_FIELDS = frozenset({"address", "line", "street", "street_base"})
"""Fields whose names may have the number of a line behind them."""
MORE_LINES = frozenset({"line2", "line3"})
"""Fields of which there may be several, numbered or not."""
_TRANSLATED = frozenset(
    {
        "address",
        "house_number",
        "number_last",
        "line",
        "street",
        "street_base",
        "building",
        "suburb",
        "city",
        "city_or_district",
        "city_or_suburb",
    }
    | {"district", "region", "country", "postcode_city", "place_line", "whole"}
)
"""Fields whose names may have a language behind them."""
_NUMBERED = re.compile(r"(.*?\D)(?:0?([1-9])|0)")
_CODE = 3
"""Letters of a language that is written as one with a name."""
GUESSED = 1_000
"""The rank of a name that was guessed at."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column may hold."""

    field: str
    group: str = ""
    """Plain; empty if the name says none."""
    known_group: bool = True
    """Whether the group is a word that is known to stand before addresses."""
    second: bool = False
    """Whether it holds only what another column of its field holds too."""
    language: str = ""
    rank: int = 0
    """Among the names of its field."""


def direct(key: str) -> Meaning | None:
    """What a plain name means that is known as a whole; None for others."""
    known = known_names()
    if key not in known.fields and not key.isascii():
        # In scripts without blanks the word for a name is written as one with it: 법정동명.
        bare = (key.removesuffix(word) for word in known.naming if not word.isascii())
        key = next((each for each in bare if each in known.fields), key)
    if key in known.fields:
        field, second = known.fields[key]
        return Meaning(field, second=second, rank=known.rank[key])
    numbered = _NUMBERED.fullmatch(_in_figures(key))
    field = known.fields.get(numbered[1], ("", False))[0] if numbered else ""
    if numbered and field in LINE_FIELDS:
        place = int(numbered[2] or 0)
        return Meaning({0: "line1", 1: "line1", 2: "line2"}.get(place, "line3"), rank=place)
    if numbered and field in MORE_LINES:
        return Meaning(field, rank=int(numbered[2] or 0))
    return None


def _in_figures(key: str) -> str:
    """A name with the number of its line in figures: "addressone" is "address1"."""
    for word, figure in known_names().written_numbers.items():
        if key.endswith(word):
            return key.removesuffix(word) + figure
    return key


def translated(name: str) -> Meaning | None:
    """What a name means before or behind a word that tells its language."""
    words = tokens(name)
    known = known_names()
    if len(words) == 1 and words[0][-_CODE:] in known.languages:
        # "MUNAMEFRE".
        words = (words[0][:-_CODE], words[0][-_CODE:])
    behind, before = (words[-1:], words[:-1], known.languages), (words[:1], words[1:], known.languages_before)
    for said, rest, languages in (behind, before):
        found = direct("".join(rest)) if rest and said[0] in languages else None
        if found and not found.second and found.field in _TRANSLATED:
            return Meaning(found.field, language=said[0], rank=found.rank)
    return None

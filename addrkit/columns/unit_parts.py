"""Words before the parts of a unit whose columns hold bare numbers and letters: "sc A et 2 ap 7" and not "A 2 7"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.columns import FieldSource
from addrkit.columns.sample import Sample
from addrkit.locale.country import country
from addrkit.locale.country_tables import described
from addrkit.locale.text import fold, is_cjk
from addrkit.locale.unit_words import unit_words

_KINDS = {
    "block": "block",
    "building": "block",
    "entrance": "stair",
    "gateway": "stair",
    "floor": "floor",
    "door": "flat",
    "unit": "flat",
}
"""Fields of parts with what the words for them say."""
_LETTERS = re.compile(r"[^\W\d_]+")
_ENOUGH = 2
"""Parts of a unit that need words to be told apart."""


def with_words_of_parts(
    fields: Mapping[str, FieldSource],
    some: Sequence[ColumnCandidate],
    rows: Sample,
    code: str | None,
    *,
    build: bool = False,
) -> dict[str, FieldSource]:
    """The fields; a unit that is joined of parts with a word of the country before each part that lacks it.

    A register's unit of one column has it too where the country says so: "12 3" would be one number.

    Left as it is where one of its parts has no word.
    """
    source = fields.get("unit")
    parts = {
        each.place: each
        for each in some
        if source is not None and each.place in source.places
        if rows.texts(each.place)
    }
    kinds = {at: _KINDS.get(each.meaning.field, "") for at, each in parts.items()}
    if source is None or code is None or source.behind:
        return dict(fields)
    if len(source.places) == 1:
        if not build:
            return dict(fields)
        before = _word_alone(parts[source.places[0]].name, code) if source.places[0] in parts else ""
        return {**fields, "unit": replace(source, before={source.places[0]: before} if before else {})}
    if len(parts) < _ENOUGH or "" in kinds.values():
        return dict(fields)
    words = {at: _word(each.name, kinds[at], code) for at, each in parts.items()}
    if not all(words.values()) or len({*words.values()}) < len(words) or any(map(is_cjk, words.values())):
        return dict(fields)
    return {**fields, "unit": replace(source, pieces=source.plainly, before=words)}


def _word_alone(name: str, code: str) -> str:
    """The word before bare numbers of a country whose addresses cannot do without one, as its column says or usual."""
    usual = str(described(code).get("unit_word", ""))
    own = described(code).get("unit_words", {}) if usual else {}
    spoken = {fold(str(each)): str(each) for key, others in own.items() for each in (key, *(others or ()))}
    said = (spoken[word] for word in map(fold, _LETTERS.findall(name)) if word in spoken)
    return next(said, usual)


def _word(name: str, kind: str, code: str) -> str:
    """What a part is called: as its column, where the country says so, else by the country's own word for its kind."""
    known = unit_words(country(code))
    own = described(code).get("unit_words", {})
    spoken = {fold(str(each)): str(each) for key, others in own.items() for each in (key, *(others or ()))}
    for word in map(fold, _LETTERS.findall(name)):
        if word in spoken and known[word].kind == kind:
            return spoken[word]
    words = (str(each) for each in own)
    return next((each for each in words if fold(each) in known and known[fold(each)].kind == kind), "")

"""What lies within the record's own suburb and no register has: "RT 3/RW 5, Kramat", "Sitio Maligaya, Pinyahan"."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words
from addrkit.judge.account.places_typed import place_of
from addrkit.judge.account.typed_words import Typed, between_separators
from addrkit.locale.country import Country
from addrkit.locale.numbers_within import numbered_within
from addrkit.locale.text import fold, folded_words
from addrkit.parsing.query import Query
from addrkit.types import Record

_OF_PLACES = (None, "suburb", "district")


def within_the_suburb(
    text: str, typed: Sequence[Typed], left: Sequence[Typed], chosen: Compared, conventions: Country | None
) -> list[Typed]:
    """The words left that name something within the record's suburb, of whose kind the record says nothing.

    Numbers behind their words; and a part between separators that begins or ends with such a word, where the suburb
    was typed whole beside it and the gazetteer has no place of that name.
    """
    if conventions is None or not conventions.within_words or not left:
        return []
    within = conventions.within_words
    own = {*chosen.ready.name, *chosen.ready.suburb, *compared_words(chosen.ready.entry.suburb, conventions)}
    found: list[Typed] = []
    forms = [word.form for word in typed]
    numbered = list(numbered_within(forms, conventions))
    # An RT without its RW is half of a number.
    halves = within & conventions.kinds_glued
    said = {forms[first] for first, _ in numbered}
    for first, number in numbered:
        # "RT.02/05" says both.
        pair = forms[first] in halves and number + 1 < len(typed) and typed[number + 1].folded.isdigit()
        if pair and text[typed[number].end : typed[number + 1].start] == "/":
            said, number = {*halves}, number + 1
        words = typed[first : number + 1]
        # Numbers of their own may begin at "Purok 3 40 Rizal Street" and "40 หมู่ 5 ถนนสุขุมวิท".
        plain = halves <= said if forms[first] in halves else _is_of_places(text, typed, words)
        if plain and own.isdisjoint(forms[first:number]) and all(word.label in _OF_PLACES for word in words):
            found += words
    if set(chosen.ready.suburb) - conventions.suburb_words <= set(forms):
        for part in between_separators(text, typed):
            named = {part[0].form, part[-1].form, part[0].folded, part[-1].folded}
            whole = all(word.label in _OF_PLACES and word in left for word in part if word.form not in within)
            if whole and len(part) > 1 and not within.isdisjoint(named) and own.isdisjoint(named & within):
                name = tuple(word.form for word in part)
                bare = tuple(form for form in name if form not in within)
                if not any(place_of(each, chosen.candidate.gazetteer, conventions) for each in (name, bare)):
                    found += part
    return found if any(word in left for word in found) else []


def kinds_alone(
    query: Query, typed: Sequence[Typed], record: Record, conventions: Country | None
) -> list[Typed]:
    """The words for a kind of place without a name, where the record's name is answered: "Gewerbegebiet"."""
    if conventions is None:
        return []
    kinds = (conventions.suburb_words, conventions.district_words, conventions.city_words)
    found: list[Typed] = []
    for part in between_separators(query.text, typed):
        name = part[0].label
        if (
            name in ("suburb", "district")
            and {word.label for word in part} == {name}
            and (own := getattr(record.components, name)) is not None
            and not {word.folded for word in part} <= set(folded_words(own))
            and any(fold(query.text[part[0].start : part[-1].end]) in words for words in kinds)
        ):
            found += part
    return found


def _is_of_places(text: str, typed: Sequence[Typed], words: Sequence[Typed]) -> bool:
    """Whether words stand in a part between separators that says places alone."""
    return any(
        words[0] in part and all(word.label in _OF_PLACES for word in part)
        for part in between_separators(text, typed)
    )

"""A text cut again where the record shows that a name or a number was torn: "Clos du | Peillac Vern sur Seiche"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words, conventions_of
from addrkit.compare.names import apart_from_type, street_type
from addrkit.compare.query_words import compared_terms
from addrkit.judge.account.places_typed import PLACE_NAMES, place_of
from addrkit.judge.spans import LEFT, Span, part_at, rest_of
from addrkit.locale.country import Country
from addrkit.locale.numbers import JOINED_LETTERS, house_number
from addrkit.locale.telling_words import cardinals
from addrkit.locale.terms import place_words
from addrkit.locale.text import Word, fold_word
from addrkit.parsing.query import Query
from addrkit.types import ParsedComponent

_NAMES = ("street", "building")
_OF_THE_DOOR = ("unit", "house_number")
_LONG = 2
"""Words of a name from which a part of it may have been held for a unit or a number."""
_SUFFIX = 2
"""Letters of a word behind a number that may be a part of it, at most."""
_DOORS = 400
"""Doors of one number that are looked at."""


def with_its_name_whole(query: Query, chosen: Compared) -> Query | None:
    """The query with the record's own name as one component, where the text has it whole and the cut tore it.

    What is left of the places that lent words to it has to be a place of the record, and what they were as they
    were cut no place that is known: "North Vancouver" is not cut into the north of a street and Vancouver.
    """
    door = chosen.evidence.door.record
    known = (chosen.ready.entry.name, door.building if door is not None else None)
    for label, name in zip(_NAMES, known, strict=True):
        other = recut(query, chosen, label, name) if name else None
        if other is not None:
            return other
    return None


def with_its_number_whole(query: Query, chosen: Compared) -> Query | None:
    """The query with the letters behind its number as part of it, where the street has such a door: "68 bv Boulevard".

    They stand between the number and what is left of the street's name; None where there is no such door.
    """
    found = _number_and_street(query)
    if found is None:
        return None
    number, street = found
    inside = [word for word in query.words if street.start <= word.start < street.end]
    if len(inside) < 2 or not inside[0].folded.isalpha() or len(inside[0].folded) > _SUFFIX:
        return None
    meant = house_number(query.text[number.start : inside[0].end])
    doors = chosen.candidate.gazetteer.doors_at(chosen.ready.entry, meant.number)
    if not any(house_number(door.house_number or "") == meant for door in islice(doors, _DOORS)):
        return None
    return _with_number_to(query, inside[0].end, inside[1].start)


def with_its_direction_whole(query: Query, chosen: Compared) -> Query | None:
    """The query with letters that are joined to its number as the direction that its street begins with: "352W 14th".

    None where the record's street begins with another one, or none.
    """
    found, conventions = _number_and_street(query), conventions_of(chosen.ready.entry)
    if found is None or conventions is None:
        return None
    number, street = found
    letters = number.value.lstrip("0123456789")
    turn, words = conventions.directionals.get(letters.lower()), compared_words(street.value, conventions)
    if turn is None or words[:1] == (turn,):
        return None
    if compared_words(chosen.ready.entry.name, conventions)[: len(words) + 1] != (turn, *words):
        return None
    return _with_number_to(query, number.end - len(letters), number.end - len(letters))


def with_its_letters_apart(query: Query, chosen: Compared) -> Query | None:
    """The query with letters of its number that are joined to the record's name set apart: "463 CSEMBAWANG DR".

    None where none are.
    """
    found = _number_and_street(query)
    if found is None:
        return None
    street, conventions = found[1], conventions_of(chosen.ready.entry)
    name = compared_words(chosen.ready.entry.name, conventions)
    typed = compared_words(street.value, conventions)
    if not name or typed[:1] == name[:1]:
        return None
    for letters in range(1, JOINED_LETTERS + 1):
        if not street.value[: letters + 1].isalpha():
            return None
        if compared_words(street.value[letters:], conventions)[:1] == name[:1]:
            return _with_number_to(query, street.start + letters, street.start + letters)
    return None


def with_its_number_in_words(query: Query, chosen: Compared) -> Query | None:
    """The query with the word before its street as its number, where the rest is the record's: "One Infinite Loop"."""
    parts, words = query.parsed.components, query.words
    street, conventions = parts.get("street"), conventions_of(chosen.ready.entry)
    at = next((each for each, word in enumerate(words) if street and word.start == street.start), len(words))
    if street is None or "house_number" in parts or at + 1 >= len(words):
        return None
    number, rest = cardinals().get(words[at].folded), words[at + 1].start
    name = compared_words(query.text[rest : street.end], conventions)
    if number is None or not name or name != compared_words(chosen.ready.entry.name, conventions):
        return None
    kept = {
        **parts,
        "house_number": ParsedComponent(number, street.confidence, street.start, words[at].end),
        "street": replace(street, value=query.text[rest : street.end], start=rest),
    }
    read = (*words[:at], words[at]._replace(folded=number), *words[at + 1 :])
    return replace(query, words=read, parsed=replace(query.parsed, components=kept))


def _number_and_street(query: Query) -> tuple[ParsedComponent, ParsedComponent] | None:
    """The number and the street right behind it; None where they do not stand so."""
    parts = query.parsed.components
    number, street = parts.get("house_number"), parts.get("street")
    if number is None or street is None or number.end > street.start:
        return None
    return None if query.text[number.end : street.start].strip(" ") else (number, street)


def _with_number_to(query: Query, end: int, start: int) -> Query:
    """The query with its number up to a place in the text, and its street from another on."""
    parts = query.parsed.components
    number, street = parts["house_number"], parts["street"]
    kept = {
        **parts,
        "house_number": replace(number, value=query.text[number.start : end], end=end),
        "street": replace(street, value=query.text[start : street.end], start=start),
    }
    apart = tuple(piece for word in query.words for piece in _cut_at(word, start, query.text))
    return replace(query, words=apart, parsed=replace(query.parsed, components=kept))


def _cut_at(word: Word, at: int, text: str) -> Sequence[Word]:
    """A word in two where that place of the text lies within it."""
    if not word.start < at < word.end:
        return (word,)
    halves = ((word.start, at), (at, word.end))
    return [Word(fold_word(text[start:end]), start, end) for start, end in halves]


def recut(query: Query, chosen: Compared, label: str, name: str) -> Query | None:
    """The query with a name of the record as one component; None where the text does not have it, or has it so."""
    parts = query.parsed.components
    conventions = conventions_of(chosen.ready.entry)
    words = compared_words(name, conventions)
    # People leave the type out: "110 Southeast Washington".
    plain = apart_from_type(words, street_type(words, conventions))
    span = _span_of(query, (words, plain), conventions, parted="," in name)
    own = parts.get(label)
    if span is None or (own is not None and (own.start, own.end) == span):
        return None
    if own is not None and (own.start < span[0] or own.end > span[1]):
        return None
    kept: dict[str, ParsedComponent] = {}
    for each, part in parts.items():
        if each == label or part.end <= span[0] or span[1] <= part.start:
            kept[each] = part
            continue
        within = span[0] <= part.start and part.end <= span[1]
        if within and each == "building":
            continue  # "37 Poynders Court, Poynders Road"
        rest = rest_of(query, part, span)
        if each in _OF_THE_DOOR and len(words) > _LONG:
            # "Jalan Cendana Blok D4", "SHIS QI 11 Conjunto 5": blocks and distances that streets are called by.
            if rest is not None:
                kept[each] = part_at(query, rest, part.confidence)
            continue
        if each not in PLACE_NAMES or _is_known(part.value, chosen):
            return None
        if rest is not None:
            kept[each] = part_at(query, rest, part.confidence)
            if not _is_its_place(kept[each].value, chosen):
                return None
    if own is None and len(kept) == len(parts):
        return None
    kept[label] = part_at(query, span, own.confidence if own is not None else LEFT)
    return replace(query, parsed=replace(query.parsed, components=kept))


def _span_of(
    query: Query, names: Iterable[tuple[str, ...]], conventions: Country | None, *, parted: bool
) -> Span | None:
    """Where the first of some names stands whole in the text; with a comma inside only if it is `parted` itself."""
    forms, owners = compared_terms(query.words, conventions)
    for name in names:
        size = len(name)
        for at in range(len(forms) - size + 1) if size > 1 else ():
            if _without_zeros(forms[at : at + size]) == _without_zeros(name):
                first, last = query.words[owners[at][0]], query.words[owners[at + size - 1][-1]]
                if parted or "," not in query.text[first.start : last.end]:
                    return first.start, last.end
    return None


def _without_zeros(words: Sequence[str]) -> list[str]:
    """Words whose numbers have no zeros before them: "Conj. 05"."""
    return [word.lstrip("0") if word.isdigit() else word for word in words]


def _is_its_place(text: str, chosen: Compared) -> bool:
    return place_words(text, conventions_of(chosen.ready.entry)) in chosen.ready.places


def _is_known(text: str, chosen: Compared) -> bool:
    conventions = conventions_of(chosen.ready.entry)
    return place_of(place_words(text, conventions), chosen.candidate.gazetteer, conventions) is not None

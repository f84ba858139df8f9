"""The account of a verdict: what became of every word that was typed.

Each word ends as explained by the record (as itself, an abbreviation, another spelling or form of it), as explained
away (it is a note, a person's or a firm's name, a telephone number), or as left. What is left is named in `unmatched`;
what is left and may change where the address is, or contradicts the record, stops an accept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words, conventions_of
from addrkit.compare.names import directions, known_directions, type_and_carrier
from addrkit.compare.stand_ins import explained
from addrkit.judge.places_typed import PLACE_NAMES, places_left
from addrkit.judge.telling import is_no_unit, is_telling, relations, tells_of_another
from addrkit.judge.typed_words import Typed, typed_words
from addrkit.locale.country import Country
from addrkit.locale.format import normal_postcode_shape
from addrkit.locale.terms import terms
from addrkit.locale.text import fold, folded_words, squeeze
from addrkit.parsing.query import Query
from addrkit.types import Reason, Record

_AS_A_WHOLE = frozenset({"house_number", "unit", "po_box"})
"""Components that are compared as a whole: what they lack has reasons of its own."""


class Account(NamedTuple):
    """What became of the words."""

    unmatched: tuple[tuple[int, int], ...] = ()
    """Where the words stand that the answer does not hold, in their order."""
    telling: bool = False
    """Whether any of them may change where the address is."""
    conflicts: tuple[Reason, ...] = ()
    """Reasons: what contradicts the record."""
    left_in: frozenset[str] = frozenset()
    """Components of which words are left."""


NOTHING_LEFT = Account()


def account(query: Query, chosen: Compared, record: Record) -> Account:
    """What became of the words of a query whose street or building was decided for."""
    conventions = conventions_of(chosen.ready.entry)
    typed = typed_words(query, conventions)
    names = _names(chosen, conventions)
    known = (*names, *_places(chosen, record, conventions))
    whole = _AS_A_WHOLE | ({"postcode"} if _is_postcode(query, conventions) else frozenset())
    if conventions is not None and fold(query.value("country") or "") in conventions.names:
        whole |= {"country"}
    left = _left(typed, known, _codes(chosen, record, conventions), conventions, whole)
    conflicts = _street_conflicts(typed, left, names, chosen, conventions)
    in_places = places_left(query, left, chosen, conventions)
    conflicts += in_places.conflicts
    shown = _shown(query, record, in_places.kept, conflicts)
    unmatched = [word for word in left if word.label not in shown]
    loose = [word for word in left if word.label not in (*PLACE_NAMES, *shown)]
    telling = (
        in_places.telling
        or tells_of_another(query, left)
        or is_no_unit(query)
        or any(is_telling(word, chosen.candidate.gazetteer, conventions) for word in loose)
    )
    return Account(
        _spans(unmatched),
        telling,
        conflicts + (relations(query, left, loose) if telling else ()),
        frozenset(word.label for word in left if word.label is not None),
    )


def _is_postcode(query: Query, conventions: Country | None) -> bool:
    """Whether what was held for the postcode is one and nothing more, be its zeros lost: "11201 3" is not."""
    typed = query.value("postcode") or ""
    if conventions is None or conventions.postcode is None:
        return len(typed.split()) == 1
    codes = (typed, normal_postcode_shape(typed, conventions.code), f"0{typed}", f"00{typed}")
    return any(conventions.postcode.fullmatch(code) for code in codes) or len(typed.split()) == 1


def _names(chosen: Compared, conventions: Country | None) -> list[tuple[str, ...]]:
    """The names of what was decided for, as they are compared and as they are written; first the one typed."""
    entry = chosen.ready.entry
    written = [name for name in (entry.name, *entry.other_names) if name]
    compared = [compared_words(name, conventions) for name in written]
    plain = [tuple(folded_words(name)) for name in written]
    return list(dict.fromkeys((chosen.ready.name, *compared, *plain)))


def _places(chosen: Compared, record: Record, conventions: Country | None) -> list[tuple[str, ...]]:
    """The names of a record's places and of its building."""
    town = chosen.ready.town
    return [*town.places, town.region_words, compared_words(record.components.building, conventions)]


def _codes(chosen: Compared, record: Record, conventions: Country | None) -> frozenset[str]:
    """The words of a record that stand for nothing but themselves: its codes, and what is said beside a name."""
    components = record.components
    found: set[str] = set()
    for text in (components.unit, components.house_number, chosen.ready.region):
        found.update(compared_words(text, conventions))
    for code in (components.postcode, *chosen.ready.postcodes):
        if code:
            found.update((*terms(code), squeeze(code)))
    return _said_beside(conventions).union(found) if conventions is not None else frozenset(found)


@lru_cache(maxsize=300)
def _said_beside(conventions: Country) -> frozenset[str]:
    """What is said beside a name in a country, and its own names."""
    return frozenset(name for name in conventions.names if name.isalpha()).union(
        conventions.city_words,
        conventions.suburb_words,
        conventions.district_words,
        conventions.region_words,
        conventions.number_prefixes,
    )


def _left(
    typed: Sequence[Typed],
    names: Sequence[tuple[str, ...]],
    codes: frozenset[str],
    conventions: Country | None,
    whole: frozenset[str],
) -> list[Typed]:
    """The words that nothing of the record explains, in their order; `whole` are components that have no words."""
    particles = conventions.particles if conventions else frozenset()
    strict = known_directions(conventions) if conventions else frozenset()
    open_words = [word for word in typed if word.label not in whole]
    found = explained([word.form for word in open_words], names, codes, strict)
    areas = _areas_of_postcodes(open_words, codes, conventions)
    return [
        word
        for at, word in enumerate(open_words)
        if (at not in found or _is_letter_of_its_own(word, open_words))
        and at not in areas
        and not (word.label is not None and word.folded in particles)
        and word.folded not in codes
    ]


def _is_letter_of_its_own(word: Typed, typed: Sequence[Typed]) -> bool:
    """Whether a letter only looks like a street's type, which is there in full: "33 R Rue Dolto" is door 33 R."""
    return (
        len(word.folded) == 1
        and word.label == "street"
        and any(each.form == word.form and each.label == "street" and len(each.folded) > 1 for each in typed)
    )


def _areas_of_postcodes(
    typed: Sequence[Typed], codes: frozenset[str], conventions: Country | None
) -> set[int]:
    """The places of numbers that a district is called by, as its postcodes begin: "Dept 75"."""
    if conventions is None:
        return set()
    before = conventions.district_words | conventions.region_words
    return {
        at + 1
        for at, (word, number) in enumerate(pairwise(typed))
        if word.folded in before
        and number.folded.isdigit()
        and any(
            code.isdigit() and len(code) > len(number.folded) and code.startswith(number.folded)
            for code in codes
        )
    }


def _street_conflicts(
    typed: Sequence[Typed],
    left: Sequence[Typed],
    names: Sequence[tuple[str, ...]],
    chosen: Compared,
    conventions: Country | None,
) -> tuple[Reason, ...]:
    """Whether the street's type or its direction contradicts the record's."""
    street = [word.form for word in typed if word.label == "street"]
    if conventions is None or not street:
        return ()
    found: list[Reason] = []
    kind, carrier = type_and_carrier(street, conventions)
    own, own_carrier = type_and_carrier(chosen.ready.name, conventions)
    held = {word for name in names for word in name}
    written = {word for name in names for word in (*name, *(f"{each}s" for each in name))}
    plural = any(word.form == carrier and {word.folded, f"{word.folded}s"} & written for word in typed)
    contrary = kind and own and kind != own and carrier not in held and own_carrier not in street
    if contrary and not plural:
        found.append("street_type_conflict")
    known = known_directions(conventions)
    if any(word.form in known and word.label in ("street", None) for word in left):
        found.append("direction_conflict")
    elif set(directions(chosen.ready.name, conventions)) - {word.form for word in typed}:
        found.append("direction_inferred")
    return tuple(found)


def _shown(
    query: Query, record: Record, kept: frozenset[str], conflicts: Sequence[str]
) -> frozenset[str | None]:
    """Components of which the answer holds all that was typed."""
    building = {"building"} if query.value("building") and not record.components.building else set()
    street = {"street"} if {"street_type_conflict", "direction_conflict"}.intersection(conflicts) else set()
    return frozenset(kept | building | street | {"unit"})


def _spans(words: Iterable[Typed]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys((word.start, word.end) for word in words))

"""Whether what was typed may be another street than the likeliest: one that has the name, or a part of it, as well."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words, conventions_of
from addrkit.compare.names import own_words, root
from addrkit.judge.numbers_within import numbers_fit
from addrkit.judge.score.features import SAME
from addrkit.judge.told_apart import FOUND, Ranked
from addrkit.locale.terms import place_words
from addrkit.locale.text import folded_words
from addrkit.parsing.query import Query


def is_named_as_its_quarter(query: Query, ranked: Ranked) -> bool:
    """Whether what was typed for a quarter names another street of the town that has the door: "Ivy Rd, Old Ivy".

    That street's name holds the likeliest one's: what tells them apart may have been added behind a comma.
    """
    quarter, best = query.value("suburb"), ranked[0][1]
    conventions = conventions_of(best.ready.entry)
    if not quarter or best.ready.suburb:
        return False
    said, own = root(compared_words(quarter, conventions), conventions), root(best.ready.name, conventions)
    return (
        own != said
        and own in said
        and any(
            said == root(each.ready.name, conventions)
            and each.ready.entry.city == best.ready.entry.city
            and each.evidence.door.number in FOUND
            for _, each in ranked[1:]
        )
    )


def is_part_of_several(query: Query, ranked: Ranked) -> bool:
    """Whether what was typed is but a part of the likeliest street's name, and of another's: "12 rue Leclerc".

    Both are in the town and have the door.
    """
    best = ranked[0][1]
    return is_typed_in_part(query, best) and any(
        each.ready.entry.city == best.ready.entry.city
        and each.ready.name != best.ready.name
        and each.evidence.door.number in FOUND
        and is_typed_in_part(query, each)
        for _, each in ranked[1:]
    )


def is_in_neither_quarter(query: Query, ranked: Ranked) -> bool:
    """Whether the quarter that was typed is no street's of that name, of which the town has several with the door.

    "12 High Street, Westcott, Dorking", where one is in Abinger and one in no quarter, may be a third. The postcode
    tells which, unless both have it.
    """
    best = ranked[0][1]
    seen = best.evidence
    if not query.value("suburb") or seen.town.suburb >= SAME:
        return False
    at_postcode = seen.postcode.relation == "equal"
    here = conventions_of(best.ready.entry)
    kinds = here.suburb_words if here is not None else frozenset[str]()
    typed = place_words(query.value("suburb") or "", here)
    said, own = ({word.lstrip("0") for word in words} - kinds for words in (typed, best.ready.suburb))
    if said == own or numbers_fit(query, best.ready.entry.suburb, here) > 0:
        return False  # "P. Nam Dương" is its quarter, with the word for its kind.
    return any(
        each.ready.name == best.ready.name
        and each.ready.entry.city == best.ready.entry.city
        and each.ready.entry.suburb != best.ready.entry.suburb
        and each.evidence.door.number in FOUND
        and (not at_postcode or each.evidence.postcode.relation == "equal")
        for _, each in ranked[1:]
    )


def is_of_several_towns(query: Query, ranked: Ranked) -> bool:
    """Whether what was typed for a town, with no postcode, but begins the names of two that have the door: "Offenbach".

    That one of the two is called so by most makes it no more than likely.
    """
    best = ranked[0][1]
    typed = folded_words(query.value("city") or "")
    if not typed or query.postcodes or not _only_begins(best.ready.entry.city, typed):
        return False
    return any(
        each.ready.name == best.ready.name
        and each.ready.entry.city != best.ready.entry.city
        and each.evidence.door.number in FOUND
        and _only_begins(each.ready.entry.city, typed)
        for _, each in ranked[1:]
    )


def _only_begins(town: str | None, typed: Sequence[str]) -> bool:
    words = folded_words(town or "")
    return len(words) > len(typed) and words[: len(typed)] == typed


def is_typed_in_part(query: Query, each: Compared) -> bool:
    """Whether all that was typed of a street, less particles, stands in a name of no other type that says more."""
    typed, entry, seen = query.value("street"), each.ready.entry, each.evidence.street
    if typed is None or seen.text >= SAME or seen.type == "other" or each.ready.is_place:
        return False
    conventions = conventions_of(entry)
    said, known = (
        own_words(name, conventions) for name in (compared_words(typed, conventions), each.ready.name)
    )
    return bool(said) and set(said) < set(known)

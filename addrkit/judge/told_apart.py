"""Streets of one name told apart by what was typed: a suburb, a district, a type, a postcode that is the one's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz

from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words, conventions_of
from addrkit.compare.names import apart_from_type, root
from addrkit.compare.words import ALIKE
from addrkit.judge.numbers_within import numbers_fit
from addrkit.judge.score.features import SAME
from addrkit.locale.terms import place_words
from addrkit.locale.text import fold, folded_words
from addrkit.parsing.query import Query

KEPT: Final = 0.05
"""Share of its likelihood that such a rival keeps: what was typed is rarely a slip that fits another street as well."""
_LENT: Final = 3
"""Words that a person's name may have of a street's, at most."""
FOUND: Final = ("exact", "range", "span")
"""What a door's number is called that the street has."""
_OTHER: Final = ("near", "adjacent", "other")

Ranked = list[tuple[float, Compared]]


def told_apart(query: Query, ranked: Ranked) -> Ranked:
    """The ranked streets. Of streets of one name, the one that fits what was typed gains likelihood from those against
    which the text speaks.

    Nobody types the suburb where the postcode says it, and nobody a village between a district and its streets.
    """
    if len(ranked) < 2:
        return ranked
    name = ranked[0][1].ready.name
    alike = [at for at, (_, each) in enumerate(ranked) if each.ready.name == name and not each.ready.is_place]
    if len(alike) < 2:
        return ranked
    fits = {at: _fit(query, ranked[at][1]) for at in alike}
    best = max(alike, key=lambda at: (fits[at], _is_at_postcode(ranked[at][1]), ranked[at][0], -at))
    parted = [
        at for at in alike if at != best and _is_parted(ranked[at][1], ranked[best][1], fits[at] - fits[best])
    ]
    if not parted or ranked[best][0] < max(ranked[at][0] for at in alike) * KEPT:
        return ranked
    return _gained(ranked, best, parted)


def exact_before_alike(ranked: Ranked) -> Ranked:
    """The ranked streets. One that is there in every word that was typed, with its door, gains from those less exact.

    Who types "10 Victoria Road" does not mean Victoria Road West, where both are in the town and have a number 10.
    """
    exact = next((at for at, (_, each) in enumerate(ranked) if _is_exact(each)), None)
    if exact is None or len(ranked) < 2:
        return ranked
    meant = ranked[exact][1]
    alike = [at for at, (_, each) in enumerate(ranked) if at != exact and _is_less_exact(each, meant)]
    if ranked[exact][0] < _taken(ranked, alike) * KEPT:
        return ranked
    return _gained(ranked, exact, alike)


def _gained(ranked: Ranked, best: int, others: Sequence[int]) -> Ranked:
    """The ranked streets, one of which gains what the others lose that keep but a share of their likelihood."""
    taken = _taken(ranked, others)
    found = [
        (chance + taken if at == best else chance * KEPT if at in others else chance, each)
        for at, (chance, each) in enumerate(ranked)
    ]
    return sorted(found, key=lambda pair: -pair[0])


def _taken(ranked: Ranked, others: Sequence[int]) -> float:
    return sum(ranked[at][0] for at in others) * (1 - KEPT)


def _is_exact(each: Compared) -> bool:
    """Whether a street and its door are there in every word that was typed."""
    street, door = each.evidence.street, each.evidence.door
    named = street.words == 1.0 and street.text == 1.0 and street.extra == 0.0
    return (
        named
        and not each.ready.is_place
        and each.evidence.postcode.implied == "nothing"
        and street.type in ("equal", "neither")
        and street.direction in ("equal", "neither")
        and door.number == "exact"
        and door.unit != "other"
        and door.building != "other"
    )


def _is_less_exact(each: Compared, exact: Compared) -> bool:
    """Whether another street is only alike, and nothing else that was typed speaks for it rather."""
    one, other = each.evidence, exact.evidence
    nearer = one.postcode.relation == "equal" and other.postcode.relation != "equal"
    named = one.door.building == "equal" and other.door.building != "equal"
    return (
        one.street.text < 1.0
        and one.postcode.implied == "nothing"
        and not nearer
        and not named
        and one.town.city <= other.town.city
        and one.town.suburb <= other.town.suburb
    )


def equal_but_for_type(ranked: Ranked) -> Ranked:
    """The ranked streets. Where no type was typed, streets that only their type tells apart become equally likely.

    Who types "Lenina 10" where ulitsa Lenina and prospekt Lenina have a number 10 is asked which.
    """
    if len(ranked) < 2 or ranked[0][1].evidence.street.type != "not_typed":
        return ranked
    best = ranked[0][1]
    alike = [0, *(at for at, (_, each) in enumerate(ranked) if at and _differs_in_type(best, each))]
    if len(alike) < 2:
        return ranked
    each_has = sum(ranked[at][0] for at in alike) / len(alike)
    found = [(each_has if at in alike else chance, each) for at, (chance, each) in enumerate(ranked)]
    return sorted(found, key=lambda pair: -pair[0])


def is_another_by_name(query: Query, ranked: Ranked) -> bool:
    """Whether the likeliest street is not quite what was typed, and another is, but for the type.

    In its town: "Bödmerweg 7" may be Bödnerweg 7 or Bödmerstraße 7, and "Bäkestraße" is none of Beatestraße. In any
    town where it is no more than a slip away and of no other type: who types Kurskaya in Moscow may mean a street that
    the register lacks, not Kirskaya. Of a part of the name, "Rue Roosevelt", another street speaks only if it has the
    door as well; so does one that what was typed begins.
    """
    best = ranked[0][1]
    typed = query.value("street")
    if typed is None or best.evidence.postcode.implied != "nothing":
        return False
    conventions = conventions_of(best.ready.entry)
    meant, found = (root(name, conventions) for name in (compared_words(typed, conventions), best.ready.name))
    if not meant or meant == found:
        return False
    others = [each for _, each in ranked[1:] if meant == root(each.ready.name, conventions)]
    if _is_begun_by_another(typed, ranked):
        return True
    part = meant in found
    slip = not part and fuzz.ratio(meant, found) >= ALIKE * 100
    return (slip and any(each.evidence.street.type != "other" for each in others)) or any(
        each.ready.entry.city == best.ready.entry.city and (not part or each.evidence.door.number in FOUND)
        for each in others
    )


def _is_begun_by_another(typed: str, ranked: Ranked) -> bool:
    """Whether another street of the town, which has the door, begins with what was typed, and the likeliest does not.

    "Kirchg." is Kirchgasse, were it but a slip of Kirchweg.
    """
    best = ranked[0][1]
    said = "".join(folded_words(typed))
    if "".join(folded_words(best.ready.entry.name or "")).startswith(said):
        return False
    return any(
        each.ready.entry.city == best.ready.entry.city
        and each.evidence.door.number in FOUND
        and "".join(folded_words(each.ready.entry.name or "")).startswith(said)
        for _, each in ranked[1:]
    )


def may_have_lent_words(query: Query, best: Compared) -> bool:
    """Whether the last words of a person's name right before the street begin another street's name with it.

    "t.a.v. Jansen Lange Nieuwstraat 5" is Nieuwstraat 5 or, where there is such, Lange Nieuwstraat 5.
    """
    street = query.parsed.components.get("street")
    if street is None:
        return False
    for aside in query.parsed.asides:
        if aside.kind != "person" or query.text[aside.end : max(aside.end, street.start)].strip():
            continue
        names = [] if aside.end > street.start else folded_words(query.text[aside.start : aside.end])
        own = fold(best.ready.entry.name)
        longer = (" ".join([*names[-count:], own]) for count in range(1, min(len(names), _LENT + 1)))
        if any(map(best.candidate.gazetteer.has_name, longer)):
            return True
    return False


def _differs_in_type(best: Compared, other: Compared) -> bool:
    """Whether only their types tell two streets of a town apart, which both have the door."""
    one, two = best.ready, other.ready
    if two.made_of.street_type in (None, one.made_of.street_type) or one.entry.city != two.entry.city:
        return False
    seen, met = best.evidence, other.evidence
    if (met.door.number, met.postcode.relation) != (seen.door.number, seen.postcode.relation):
        return False
    if seen.door.unit == "equal" != met.door.unit:
        return False  # "Kwiatowa 14 m. 3" is the one of them that has flats.
    return apart_from_type(one.name, one.made_of.street_type) == apart_from_type(
        two.name, two.made_of.street_type
    )


def _is_at_postcode(each: Compared) -> bool:
    """Whether the door is there, with the postcode that was typed."""
    return each.evidence.door.number in FOUND and each.evidence.postcode.relation == "equal"


def _fit(query: Query, each: Compared) -> int:
    """A point each for the typed suburb and district if the street lies in it, less one if it contradicts it."""
    entry, conventions = each.ready.entry, conventions_of(each.ready.entry)
    fit = 0
    for name in ("suburb", "district"):
        typed, known = query.value(name), getattr(entry, name)
        if typed:
            words = place_words(typed, conventions)
            fit += 1 if words in each.ready.places else -1 if known else 0
    return fit + numbers_fit(query, entry.suburb, conventions)


def _is_parted(each: Compared, best: Compared, fit: int) -> bool:
    """Whether the typed text speaks for the best street and against another street of the same name."""
    one, other = best.evidence, each.evidence
    if _is_at_postcode(best) and other.postcode.relation in _OTHER and other.door.number == "absent":
        return True  # Its post town has another name; that its postcode and its door are there is no chance.
    if one.door.number not in FOUND or one.door.alike > 1 or one.town.city < SAME:
        return False
    if other.postcode.relation == "equal" and one.postcode.relation != "equal":
        return False
    if fit < 0:
        return True
    if one.postcode.relation == "equal" and other.postcode.relation in _OTHER and not one.town.suburb_typed:
        return other.town.city <= one.town.city
    # The other part of one street, where it goes on in the next village.
    first, second = best.ready.entry, each.ready.entry
    same = first.district == second.district is not None and first.city == second.city
    return same and not one.town.suburb_typed and other.door.number == "absent"

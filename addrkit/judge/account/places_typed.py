"""Places that were typed beside those of a record: suburb, town and district, word for word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from addrkit.bounds import OF_GAZETTEER_KEPT
from addrkit.compare.compare import Compared
from addrkit.compare.entry import conventions_of
from addrkit.compare.names import known_directions
from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.account.additions import is_joined_to_a_place, is_of_another_addition
from addrkit.judge.account.typed_words import Typed
from addrkit.judge.score.features import CLEARLY_OTHER
from addrkit.locale.country import Country
from addrkit.locale.numbers_within import numbers_within
from addrkit.locale.postal_towns import is_postal_town
from addrkit.locale.region_postcodes import region_has
from addrkit.locale.telling_words import beginnings, relative_words
from addrkit.locale.terms import place_words
from addrkit.locale.text import folded_words
from addrkit.parsing.query import Query
from addrkit.types import OTHER_PLACES, Reason, Record

PLACE_NAMES = frozenset({"suburb", "city", "district", "region"})


_SIGNS = 2
"""Letters that are no suburb."""


class PlacesLeft(NamedTuple):
    """What the words say that are left of the places."""

    conflicts: tuple[Reason, ...]
    telling: bool
    kept: frozenset[str]
    """Components that the answer holds as they were typed."""


def places_left(
    query: Query,
    typed: Sequence[Typed],
    left: Sequence[Typed],
    chosen: Compared,
    conventions: Country | None,
) -> PlacesLeft:
    """What follows from the words of the suburb, the town and the district that are `left` unexplained."""
    entry, gazetteer = chosen.ready.entry, chosen.candidate.gazetteer
    equal = chosen.evidence.postcode.relation == "equal"
    words = {name: tuple(word.form for word in left if word.label == name) for name in PLACE_NAMES}
    conflicts: list[Reason] = []
    telling = False
    if words["suburb"]:
        whole = place_words(query.value("suburb") or "", conventions)
        known = {place_of(each, gazetteer, conventions) for each in (whole, words["suburb"])} - {None}
        if entry.suburb or known:
            conflicts.append("suburb_conflict")
    elif entry.suburb and _is_another_suburb(query, chosen, conventions):
        conflicts.append("suburb_conflict")
    if "suburb_conflict" not in conflicts and _is_a_suburb_for_a_unit(query, chosen, conventions):
        conflicts.append("suburb_conflict")
    if words["district"]:
        role = place_of(place_words(query.value("district") or "", conventions), gazetteer, conventions)
        if role == "suburb" and entry.suburb:
            conflicts.append("suburb_conflict")
        elif (entry.district and role is not None) or (not equal and (entry.district or role)):
            conflicts.append("district_conflict")
    its_own = equal and is_postal_town(query.value("city") or "", chosen.ready.postcodes, conventions)
    if words["city"] and not its_own and chosen.evidence.town.city >= CLEARLY_OTHER:
        conflict = _of_left_town(query, typed, left, words["city"], chosen, conventions)
        conflicts += [conflict] if conflict is not None else []
        telling = conflict is None and not equal
    if is_of_another_addition(query.text, typed, left, chosen.ready.places):
        conflicts.append("city_conflict")
    if conventions is not None and not conflicts:
        another = not its_own and _is_another_town(
            query, typed, chosen, conventions, left=bool(words["city"])
        )
        if another or _is_a_town_for_a_building(query, chosen, conventions):
            conflicts.append("city_conflict")
        telling = telling or not known_directions(conventions).isdisjoint(words["city"])
    telling = telling or any(word.label == "city" and word.folded in beginnings() for word in left)
    telling = telling or _only_begins_a_name(query, left) or _numbers_its_own_suburb(typed, left, chosen)
    codes = [code for code in (*chosen.ready.postcodes, *query.postcodes[:1]) if code]
    telling = telling or _is_line_of_its_own(query, left, conventions) or _has_signs(query, left, codes)
    kept = {"suburb", "district"} if "city_conflict" not in conflicts else PLACE_NAMES
    return PlacesLeft(tuple(conflicts), telling, frozenset(kept))


def _of_left_town(
    query: Query,
    typed: Sequence[Typed],
    left: Sequence[Typed],
    words: tuple[str, ...],
    chosen: Compared,
    conventions: Country | None,
) -> Reason | None:
    """What words of the town that nothing explains contradict, where another place of the record was typed."""
    role = place_of(words, chosen.candidate.gazetteer, conventions)
    if role is not None:
        return "suburb_conflict" if role == "suburb" else "city_conflict"
    places = chosen.ready.places
    if chosen.ready.entry.suburb and is_joined_to_a_place(query.text, typed, left, places):
        return "suburb_conflict"
    return None if _has_its_town(typed, chosen) else "city_conflict"


def _has_its_town(typed: Sequence[Typed], chosen: Compared) -> bool:
    """Whether the record's town, by any of its names, was typed, but for its region's; one without a town has none."""
    town = chosen.ready.town
    own = [place for place, role in zip(town.places, town.place_roles, strict=True) if role == "city"]
    forms = {word.form for word in typed if word.label != "region"}
    return not own or any(set(place) <= forms for place in own)


def _is_another_town(
    query: Query, typed: Sequence[Typed], chosen: Compared, conventions: Country, *, left: bool
) -> bool:
    """Whether the town that was typed is one of its own: "West Haverstraw" beside Haverstraw, "Mana" beside Mansac.

    Where no word of it is `left` and the postcode is the record's, a part of a town's name is that town. A name that
    stands whole in the text was cut in the wrong place.
    """
    whole = place_words(query.value("city") or "", conventions)
    places = chosen.ready.places
    if not whole or chosen.evidence.town.city == 0:
        return False
    part = any(set(whole) <= set(place) for place in places)
    if part and not left and chosen.evidence.postcode.relation == "equal":
        return False
    forms = tuple(word.form for word in typed)
    for place in places:
        if len(place) > len(whole) and any(
            forms[at : at + len(place)] == place for at in range(len(forms) - len(place) + 1)
        ):
            return False
    return is_another_place("city", whole, chosen, conventions)


def _is_a_town_for_a_building(query: Query, chosen: Compared, conventions: Country) -> bool:
    """Whether what was held for a building is another town, where none was typed beside it: "Lot 58, Park Hall, NY"."""
    building = query.value("building")
    if not building or query.value("city"):
        return False
    return is_another_place("city", place_words(building, conventions), chosen, conventions)


def _is_a_suburb_for_a_unit(query: Query, chosen: Compared, conventions: Country | None) -> bool:
    """Whether what was held for a unit is the name of another suburb than the record's: "Mitte" in Berlin."""
    unit = query.value("unit") or ""
    if not unit or not chosen.ready.entry.suburb or any(map(str.isdigit, unit)):
        return False
    return is_another_place("suburb", place_words(unit, conventions), chosen, conventions)


def _is_another_suburb(query: Query, chosen: Compared, conventions: Country | None) -> bool:
    """Whether the suburb that was typed is another one than the record's, however alike."""
    whole = place_words(query.value("suburb") or "", conventions)
    own = place_words(chosen.ready.entry.suburb or "", conventions)
    if _is_numbered_otherwise(query, chosen, conventions):
        return True
    if set(whole) <= set(own):
        return False
    return _is_the_area_called_a_suburb(query, chosen, conventions) or is_another_place(
        "suburb", whole, chosen, conventions
    )


def _is_numbered_otherwise(query: Query, chosen: Compared, conventions: Country | None) -> bool:
    """Whether something within the suburb has another number than the record's: Phase 3 of an estate is not Phase 2."""
    own, typed = chosen.ready.entry.suburb, query.value("suburb")
    if not own or not typed or conventions is None:
        return False
    known = numbers_within(own, conventions)
    return any(
        known.get(kind, number) != number for kind, number in numbers_within(typed, conventions).items()
    )


def _is_the_area_called_a_suburb(query: Query, chosen: Compared, conventions: Country | None) -> bool:
    """Whether the kind of a suburb leads the name of what it lies in: แขวงพญาไท is but a part of เขตพญาไท.

    "Col. México" in the state of México is no other colonia's either.
    """
    words, entry = folded_words(query.value("suburb") or ""), chosen.ready.entry
    areas = [each for each in (entry.district, entry.city, entry.region) if each]
    if conventions is None or not words or not areas:
        return False
    kinds = conventions.suburb_words - conventions.within_words
    glued = next((kind for kind in kinds & conventions.glued.keys() if words[0].startswith(kind)), "")
    if glued:
        words = [words[0].removeprefix(glued), *words[1:]]
    elif words[0] in kinds:
        words = words[1:]
    else:
        return False
    kinds = conventions.district_words | conventions.city_words | conventions.region_words
    said, *named = (
        [word for word in place_words(each, conventions) if word not in kinds]
        for each in (" ".join(words), *areas)
    )
    suburb = place_words(entry.suburb or "", conventions)
    return bool(said) and said in named and not set(said) <= set(suburb)


def is_another_place(
    role: str, words: tuple[str, ...], chosen: Compared, conventions: Country | None
) -> bool:
    """Whether compared words are the name of a place of that role which is none of the record's."""
    if words in chosen.ready.places:
        return False
    return place_of(words, chosen.candidate.gazetteer, conventions) == role


def is_of_its_kind_elsewhere(name: str, chosen: Compared, record: Record) -> bool:
    """Whether a name that none of the record's places has is that of a place such as the record has one."""
    conventions = conventions_of(chosen.ready.entry)
    words = place_words(name, conventions)
    if not words or words in chosen.ready.places:
        return False
    role = place_of(words, chosen.candidate.gazetteer, conventions)
    return role is not None and record.components.get(role) is not None


def other_places(query: Query, left: Sequence[Typed]) -> tuple[Reason, ...]:
    """What contradicts of the places that the street's line names beside the cells of the place.

    What the record has is no contradiction: its suburb, or another name of its town.
    """
    found: list[Reason] = []
    for aside in query.parsed.asides:
        reason = OTHER_PLACES.get(aside.kind)
        if reason and any(aside.start < word.end and word.start < aside.end for word in left):
            found.append(reason)
    return tuple(dict.fromkeys(found))


def lies_in_region(query: Query, record: Record) -> bool | None:
    """Whether a record that names no region lies in the one that was typed, by its postcode; None if nothing tells."""
    typed, here = query.value("region"), record.components
    if not typed or here.region or not here.postcode or not here.country:
        return None
    return region_has(typed, here.postcode, here.country)


def _only_begins_a_name(query: Query, left: Sequence[Typed]) -> bool:
    """Whether of the suburb nothing was typed but what begins a name: "Little" was torn from "Little Malvern"."""
    suburb = [word for word in folded_words(query.value("suburb") or "") if len(word) > 1]
    unknown = {word.folded for word in left if word.label == "suburb"}
    return bool(unknown and suburb) and beginnings().issuperset(suburb)


def _numbers_its_own_suburb(typed: Sequence[Typed], left: Sequence[Typed], chosen: Compared) -> bool:
    """Whether a number that nothing explains stands behind the record's suburb: "Plänterwald, 12"."""
    unknown = {word.start for word in left if word.label == "suburb" and word.folded.isdigit()}
    return any(
        word.start in unknown and before.label == "suburb" and before.form in chosen.ready.suburb
        for before, word in pairwise(typed)
    )


def _has_signs(query: Query, left: Sequence[Typed], codes: Sequence[str]) -> bool:
    """Whether letters or numbers are left of the town, more than the number of its district: "Wien 3", "Paris 2e".

    Such a number is in the postcode, which `codes` are: "Paris 16" is not 75015.

    A letter alone is no suburb either.
    """
    if any(word.label == "suburb" and len(query.value("suburb") or "") <= _SIGNS for word in left):
        return True
    signs = [
        word
        for word in left
        if word.label == "city" and (len(word.folded) == 1 or any(map(str.isdigit, word.folded)))
    ]
    if any(query.text[word.start - 1 : word.start] == "#" for word in signs):
        return True
    if len(signs) == 1 and signs[0].folded[0].isdigit():
        before = [word for word in query.words if word.end <= signs[0].start][-1:]
        city = query.parsed.components["city"]
        stands = before and before[0].start >= city.start and before[0].folded.isalpha()
        return not (stands and (not codes or any(_is_in(signs[0].folded, code) for code in codes)))
    return bool(signs)


def _is_in(sign: str, code: str) -> bool:
    """Whether a postcode may be that of a numbered district: "3" of 1030, 69003, 13000 and M3 1AA, "16" of 75016."""
    number = "".join(each for each in sign if each.isdigit())
    digits = "".join(each for each in code if each.isdigit())
    if len(number) > 1:
        return number in digits
    return f"0{number}" in digits or f"{number}00" in digits or (code[:1].isalpha() and number in digits)


def _is_line_of_its_own(query: Query, left: Sequence[Typed], conventions: Country | None) -> bool:
    """Whether a part between commas that was read as of the town is nothing of it: a unit, or another building.

    Small words are no name, and "sous" is a short form of none: "Paris, sous-sol".
    """
    city = query.parsed.components.get("city")
    if city is None or "," not in city.value:
        return False
    places = {word.start for word in left if word.label == "city"}
    small = (conventions.particles if conventions is not None else frozenset()) | relative_words()
    own = [word for word in query.words if city.start <= word.start < city.end and word.folded not in small]
    edges = [city.start, *(at for at in range(city.start, city.end) if query.text[at] == ","), city.end]
    for first, end in pairwise(edges):
        inside = [word.start for word in own if first <= word.start < end]
        if inside and places.issuperset(inside):
            return True
    return False


def place_of(words: tuple[str, ...], gazetteer: Gazetteer, conventions: Country | None) -> str | None:
    """What a gazetteer has by just these compared words: a suburb, a city or a district; None if nothing."""
    return _known_as(gazetteer, words, conventions) if words else None


@kept_with_gazetteer(OF_GAZETTEER_KEPT)
def _known_as(gazetteer: Gazetteer, words: tuple[str, ...], conventions: Country | None) -> str | None:
    spellings = (words, *_other_spellings(conventions).get(words, ()))
    areas = [area for spelling in spellings for area in gazetteer.places_with(spelling)]
    for role, names in zip(("suburb", "city", "district"), zip(*areas, strict=True), strict=False):
        if any(name and place_words(name, conventions) == words for name in set(names)):
            return role
    return None


@lru_cache(maxsize=300)
def _other_spellings(conventions: Country | None) -> Mapping[tuple[str, ...], list[tuple[str, ...]]]:
    """The words that names of towns are indexed under, by those that they are compared as: "旺角" by Mong Kok."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for spelling in conventions.city_aliases if conventions is not None else ():
        found.setdefault(place_words(spelling, conventions), []).append(tuple(spelling.split()))
    return found

"""The account of a verdict: what became of every word that was typed.

Each word ends as explained by the record (as itself, an abbreviation, another spelling or form of it), as explained
away (it is a note, a person's or a firm's name, a telephone number), or as left. What is left is named in `unmatched`;
what is left and may change where the address is, or contradicts the record, stops an accept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from addrkit.compare.compare import Compared
from addrkit.compare.entry import conventions_of
from addrkit.compare.names import known_directions
from addrkit.judge.account.additions import not_near_the_town
from addrkit.judge.account.denials import is_taken_back
from addrkit.judge.account.former_number import former_number
from addrkit.judge.account.more_than_the_unit import says_more_than_the_unit
from addrkit.judge.account.named_alike import named_alike
from addrkit.judge.account.named_houses import is_another_house
from addrkit.judge.account.native_words import native_left, script_left
from addrkit.judge.account.numbered_district import numbered_district
from addrkit.judge.account.other_words import words_of_others
from addrkit.judge.account.outbuildings import is_an_outbuilding
from addrkit.judge.account.parts_left import parts_left
from addrkit.judge.account.places_typed import (
    PLACE_NAMES,
    lies_in_region,
    other_places,
    places_left,
)
from addrkit.judge.account.plainly_there import is_plainly_there
from addrkit.judge.account.postcode_elsewhere import is_held_for_a_phone, is_of_another_door
from addrkit.judge.account.record_words import (
    compared_postcodes,
    number_and_unit,
    record_codes,
    record_names,
    record_places,
    record_postcodes,
)
from addrkit.judge.account.relations import relations
from addrkit.judge.account.said_in_full import others_in_full
from addrkit.judge.account.said_once_more import may_be_its_unit_of_that_number
from addrkit.judge.account.script_places import script_conflicts
from addrkit.judge.account.second_door import is_a_number_beside
from addrkit.judge.account.second_street import says_another_street
from addrkit.judge.account.signs_at_number import says_more_at_number
from addrkit.judge.account.signs_of_doors import tells_a_door
from addrkit.judge.account.street_conflicts import conflicts_of_the_name
from addrkit.judge.account.telling import (
    has_a_second_line,
    is_no_name,
    is_no_unit,
    is_telling,
)
from addrkit.judge.account.torn_off import (
    has_units,
    is_a_direction,
    is_at_the_number,
    is_beside_in_small_letters,
    is_in_the_street_s_line,
    may_be_its_letter,
    may_be_its_unit,
    may_lead_to_the_place,
    runs_into_the_street,
    says_more_than_the_street,
)
from addrkit.judge.account.typed_postcode import is_beside_its_own, is_postcode
from addrkit.judge.account.typed_words import Typed, typed_words
from addrkit.judge.account.unexplained import unexplained
from addrkit.judge.account.unsaid import said_of_none
from addrkit.judge.account.within_an_aside import is_within_an_aside
from addrkit.judge.account.within_suburb import kinds_alone, within_the_suburb
from addrkit.locale.building_names import in_other_words
from addrkit.locale.country import Country, country_names
from addrkit.locale.country_names import country_of_cell
from addrkit.locale.format import written_components
from addrkit.locale.text import fold
from addrkit.locale.units import says_unit
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
    # A register that names no country is read by the conventions of the address.
    conventions = conventions_of(chosen.ready.entry) or query.conventions
    typed = typed_words(query, conventions)
    has_postcode = is_postcode(query, conventions) and not is_beside_its_own(
        query, compared_postcodes(chosen, record, conventions)
    )
    whole_postcode = has_postcode or query.value("postcode") is None
    if whole_postcode and is_plainly_there(query, typed, chosen, record, conventions):
        return NOTHING_LEFT
    return of_every_word(query, typed, chosen, record, conventions, has_postcode=has_postcode)


def of_every_word(
    query: Query,
    typed: Sequence[Typed],
    chosen: Compared,
    record: Record,
    conventions: Country | None,
    *,
    has_postcode: bool,
) -> Account:
    """The account, each word gone through; `has_postcode` says that what was held for a postcode is one."""
    names, short = record_names(chosen, record, conventions)
    places = record_places(chosen, record, conventions)
    known = (*names, *places)
    unit = query.value("unit")
    names_none = unit is not None and not says_unit(unit, conventions)
    whole = _AS_A_WHOLE | ({"postcode"} if has_postcode else frozenset())
    named = query.value("country") or ""
    if conventions is not None and (
        fold(named) in conventions.names or country_of_cell(named) == conventions.code
    ):
        whole |= {"country"}
    if names_none:
        whole -= {"unit"}
    called_so = in_other_words(query.value("building"), record.components.building, conventions)
    if called_so:
        whole |= {"building"}
    codes = record_codes(chosen, record, conventions)
    whole |= named_alike(query, chosen, conventions)
    in_short = chosen.evidence.street.in_short
    whole |= {"street"} if in_short else frozenset()
    left = unexplained(query.text, typed, names, places, codes, conventions, whole, short)
    if not in_short:
        left += words_of_others(query.text, typed, left, names, short, chosen, conventions)
        left += [word for word in others_in_full(typed, chosen, conventions) if word not in left]
    left = not_near_the_town(typed, left)
    unsaid = said_of_none(query, typed, chosen, record, conventions)
    left += [*unsaid.words, *native_left(query, chosen, record, conventions)]
    left += script_left(query, record, conventions)
    within = within_the_suburb(query.text, typed, left, chosen, conventions)
    within += former_number(query, typed, left, chosen, conventions)
    within += kinds_alone(query, typed, record, conventions)
    left = [word for word in left if word not in within]
    conflicts = conflicts_of_the_name(query.text, typed, left, names, chosen, conventions)
    districts, is_its_own = numbered_district(
        query, typed, left, record_postcodes(chosen, record), conventions
    )
    if is_its_own:
        left = [word for word in left if word not in districts]
    elif is_its_own is False:
        conflicts += ("district_conflict",)
    in_places = places_left(query, typed, left, chosen, conventions)
    conflicts += in_places.conflicts
    if is_of_another_door(query, chosen):
        conflicts += ("postcode_conflict",)
    lies_in = lies_in_region(query, record)
    if lies_in:
        left = [word for word in left if word.label != "region"]
    elif lies_in is False:
        conflicts += ("region_conflict",)
    if _names_another_country(query, left):
        conflicts += ("country_conflict",)
    compared = compared_postcodes(chosen, record, conventions)
    beside = parts_left(query, typed, left, chosen, conventions, compared)
    told = (*other_places(query, left), *beside.conflicts)
    conflicts += tuple(each for each in told if each not in conflicts)
    conflicts += tuple(each for each in script_conflicts(query, chosen, record) if each not in conflicts)
    shown = _shown(query, record, in_places.kept, conflicts)
    if names_none:
        shown -= {"unit"}
    if query.value("street") is None and _is_named_as_a_building(typed, chosen):
        shown -= {"building"}
    unmatched = [word for word in left if word.label not in shown or word in unsaid.words] + within
    unmatched.sort(key=lambda word: word.start)
    loose = [word for word in left if word.label not in (*PLACE_NAMES, *shown)]
    held = {word for name in (*known, *number_and_unit(record, conventions)) for word in name}
    apart = known_directions(conventions) if conventions else frozenset()
    other_doors = relations(query, left, loose, typed, held, apart)
    if is_a_number_beside(query, chosen) and "several_numbers" not in other_doors:
        other_doors += ("several_numbers",)
    unit_is_there = chosen.evidence.door.unit == "equal"
    telling = (
        bool(other_doors)
        or in_places.telling
        or beside.is_a_line
        or unsaid.telling
        or (is_no_unit(query) and not unit_is_there)
        or is_held_for_a_phone(query, record)
        or (record.components.building is None and is_no_name(query, left))
        or is_an_outbuilding(query, typed, left, record, unit_is_there=unit_is_there)
        or says_more_at_number(query)
        or says_more_than_the_unit(query, record, unit_is_there=unit_is_there)
        or is_within_an_aside(query, record)
        or is_taken_back(query, record.components)
        or runs_into_the_street(query, typed, left, chosen)
        or is_in_the_street_s_line(query, typed, left, chosen)
        or is_beside_in_small_letters(query, typed, left)
        or tells_a_door(query, left, record_postcodes(chosen, record))
        or says_more_than_the_street(query, typed, chosen, conventions)
        or (conventions is not None and is_a_direction(query, conventions.directionals))
        or any(is_telling(word, chosen.candidate.gazetteer, conventions) for word in loose)
        or any(is_at_the_number(word, query) for word in left)
        or (not called_so and is_another_house(query.text, typed, record, conventions))
        or says_another_street(query, typed, left, conventions, unit_is_there=unit_is_there)
        or has_a_second_line(query, typed, left, unit_is_there=unit_is_there)
        or (may_be_its_unit(query, left) and has_units(query, chosen))
        or may_be_its_letter(query, chosen)
        or may_be_its_unit_of_that_number(query, chosen)
        or may_lead_to_the_place(query, chosen)
    )
    return Account(
        _spans(unmatched),
        telling,
        conflicts + other_doors,
        frozenset(word.label for word in left if word.label is not None),
    )


def _is_named_as_a_building(typed: Sequence[Typed], chosen: Compared) -> bool:
    """Whether the street's own name was held for a building's: "Old Tewkesbury Business Park 46"."""
    name = set(chosen.ready.name)
    return bool(name) and name <= {word.form for word in typed if word.label == "building"}


def _names_another_country(query: Query, left: Sequence[Typed]) -> bool:
    """Whether the text ends with the name of another country than the one that was given."""
    last = [word for word in left if word.label in (None, "country")][-_COUNTRY_WORDS:]
    if not query.country_certain or not last or query.words[-1].end != last[-1].end:
        return False
    names = (" ".join(word.folded for word in last[at:]) for at in range(len(last)))
    return any(
        len(name) > _CODE and country_names().get(name, query.country) != query.country for name in names
    )


_COUNTRY_WORDS = 3
"""Words of a country's name that are read."""
_CODE = 3
"""Letters of the codes of countries, which are words of many kinds."""


def _shown(
    query: Query, record: Record, kept: frozenset[str], conflicts: Sequence[str]
) -> frozenset[str | None]:
    """Components of which the printed answer holds all that was typed."""
    written = written_components(record.components.country or query.country)
    building = {"building"} if query.value("building") and not record.components.building else set()
    street = {"street"} if {"street_type_conflict", "direction_conflict"}.intersection(conflicts) else set()
    return frozenset((kept & written) | building | street | {"unit"})


def _spans(words: Iterable[Typed]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys((word.start, word.end) for word in words))

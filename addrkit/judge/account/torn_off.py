"""Words that a cut tore off: from the number, from the unit, from the street's own name."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import islice, pairwise
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.compare.names import own_words
from addrkit.judge.account.places_typed import PLACE_NAMES
from addrkit.judge.account.typed_words import SEPARATOR, Typed
from addrkit.locale.country import Country
from addrkit.locale.telling_words import several_words
from addrkit.locale.text import fold, folded_words
from addrkit.locale.unit_words import FLAT
from addrkit.locale.units import says_unit, unit_of
from addrkit.parsing.query import Query

_SHORT: Final = re.compile(r"[ /-]*(?:\w\.)?")
"""Between a number and a word right behind it: nothing but a letter with a point, as in "40 t.o."."""
_OF_NO_PLACE = (None, "building")
"""What words that say where a place is are held for."""
_AT_NUMBER = 3
"""Letters of a word at most that may belong to the number it stands behind: "48 HH", "7 zw"."""


def is_at_the_number(word: Typed, query: Query) -> bool:
    """Whether a short word that no component holds stands right behind the house number."""
    number = query.parsed.components.get("house_number")
    if number is None or word.label not in (None, "region") or len(word.folded) > _AT_NUMBER:
        return False
    return word.start > number.start and _SHORT.fullmatch(query.text, number.end, word.start) is not None


def is_beside_in_small_letters(query: Query, typed: Sequence[Typed], left: Sequence[Typed]) -> bool:
    """Whether words in small letters that nothing explains stand at a capitalised street or its number, with no comma.

    A firm's and a person's name have capitals; what has none says where the place is, in whatever language: "langs 40
    Long Street", "Narva maantee 40 ees". Before the line all of the words are in small letters, behind it the first is,
    or it is one that joins two: "Ermou 40 and Aiolou".
    """
    held = query.parsed.components
    line = [held[name] for name in ("street", "house_number") if name in held]
    if not left or "street" not in held or not any(map(str.isupper, held["street"].value)):
        return False
    start, end = min(each.start for each in line), max(each.end for each in line)
    unknown = {word.start for word in left}
    text = query.text
    run = _side_by_side(text, [word for word in typed if word.end <= start], start)
    if (
        any(each.start in unknown for each in run)
        and all(each.label in _OF_NO_PLACE for each in run)
        and all(text[each.start : each.end].islower() for each in run)
    ):
        return True
    behind = next((word for word in typed if word.start >= end), None)
    if behind is None or behind.start not in unknown or text[end : behind.start].strip(" .("):
        return False
    if behind.label not in (*_OF_NO_PLACE, "suburb"):
        return False
    joins = len(behind.folded) > 1 and behind.folded in several_words(query.country)
    return joins or text[behind.start : behind.end].islower()


def _side_by_side(text: str, words: Sequence[Typed], start: int) -> list[Typed]:
    """The words that end at a place, the last first, with no sign between that parts a text."""
    run: list[Typed] = []
    for word in reversed(words):
        if SEPARATOR.search(text, word.end, start):
            break
        run.append(word)
        start = word.start
    return run


def is_in_the_street_s_line(
    query: Query, typed: Sequence[Typed], left: Sequence[Typed], chosen: Compared
) -> bool:
    """Whether a word that nothing explains stands beside the street with no comma between: "Apache Way Vine".

    Before it one word alone may be of its name, "Verlängerte Werderstraße"; two are a person's. A building is called
    one, "Marine Dr Hollyburn House", and is no word that the gazetteer has: "Pasir Ris Dr 1 Bangkit" may be Bangkit
    Road.
    """
    index = chosen.candidate.gazetteer.words
    of_none = {word.start for word in left if word.folded.isalpha() and len(word.folded) > 1}
    for at, (before, word) in enumerate(pairwise(typed) if of_none else ()):
        if "street" not in (before.label, word.label) or query.text[before.end : word.start].strip(" ."):
            continue
        other, held = (word, "suburb") if before.label == "street" else (before, "building")
        # "180 Buangkok Rivervale Cres": no quarter stands between the number and the street.
        between = other is before and at > 0 and typed[at - 1].label == "house_number"
        if (
            other.start not in of_none
            # "Pikku Hämeenkatu 3" is no Hämeenkatu in a quarter that opens the text.
            or (
                other.label
                not in (None, held, "suburb" if between or (other is before and at == 0) else held)
                and not (
                    other.label == "building" and index.frequency(other.form) and _is_one_word(query, other)
                )
            )
            or _is_called_a_building(query, other)
        ):
            continue
        if other is word or at == 0 or between or query.text[typed[at - 1].end : before.start].strip(" ."):
            return True
    return False


def _is_one_word(query: Query, word: Typed) -> bool:
    """Whether a word is all that its component holds."""
    return len(folded_words(query.value(word.label or "") or "")) == 1


def _is_called_a_building(query: Query, word: Typed) -> bool:
    """Whether a word, or the component that holds it, has a word for buildings."""
    words = query.conventions.building_words if query.conventions is not None else frozenset[str]()
    said = folded_words(query.value(word.label) or "") if word.label else [word.folded]
    return not words.isdisjoint(said)


def runs_into_the_street(
    query: Query, typed: Sequence[Typed], left: Sequence[Typed], chosen: Compared
) -> bool:
    """Whether words are left of a quarter or a building that was cut from the street's own name.

    "Neue Verlängerte" before "Werderstraße" is no building where the street is Verlängerte Werderstraße. Lynn Valley
    Care Centre in Lynn Valley Road is one.
    """
    street = query.parsed.components.get("street")
    torn = [name for name in ("building", "suburb") if any(word.label == name for word in left)]
    if street is None or not torn:
        return False
    lacking = set(chosen.ready.name).difference(word.form for word in typed if word.label == "street")
    shared = {word.label for word in typed if word.form in lacking}
    return any(name in shared for name in torn)


def says_more_than_the_street(
    query: Query, typed: Sequence[Typed], chosen: Compared, conventions: Country | None
) -> bool:
    """Whether the street was held for a place, which has a word more: "Loc. Pian di Lago Alto" for Pian del Lago.

    The word for a quarter's kind is one where the street has a type: "Bairro Novo 12" is not Rua Nova 12.
    """
    if chosen.ready.is_place or query.value("street") is not None or conventions is None:
        return False
    name = chosen.ready.name
    own = set(own_words(name, conventions))
    known = {*name, *conventions.particles}
    if chosen.ready.made_of.street_type is None:
        known |= conventions.suburb_words
    held: dict[str, set[str]] = {}
    for word in typed:
        if word.label in PLACE_NAMES or (
            word.label == "building" and chosen.evidence.door.building != "equal"
        ):
            held.setdefault(word.label or "", set()).add(word.form)
    return bool(own) and any(
        own <= words and not words <= known and not any(words <= {*place} for place in chosen.ready.places)
        for words in held.values()
    )


def may_be_its_unit(query: Query, left: Sequence[Typed]) -> bool:
    """Whether a word that nothing explains stands right behind the line, or the unit, of a building with units.

    So may be what was held for a quarter and is called as units are: "Selfoss, lóð K06, Hróarsholt 2".
    """
    held = query.parsed.components
    if any(word.label == "suburb" for word in left) and says_unit(held["suburb"].value, query.conventions):
        return True
    line = [held[name].end for name in ("street", "house_number") if name in held]
    ends = [max(line, default=0)] + ([held["unit"].end] if "unit" in held else [])
    return any(
        word.start >= end and word.label != "street" and not query.text[end : word.start].strip(" ,;-/")
        for word in left
        for end in ends
    )


def has_units(query: Query, chosen: Compared) -> bool:
    """Whether units are known at the number that was typed, none of which was found to be the one."""
    unit = chosen.evidence.door.unit
    if unit != "neither" or query.number is None or not query.number.number:
        return unit == "not_given"
    doors = chosen.candidate.gazetteer.doors_at(chosen.ready.entry, query.number.number)
    return any(door.unit for door in islice(doors, _MOST))


def may_be_its_letter(query: Query, chosen: Compared) -> bool:
    """Whether a house or a block is told by a letter where doors of that number have letters: "5 Haus B" beside 5A."""
    if chosen.evidence.door.unit not in ("neither", "no_units"):
        return False
    if query.number is None or query.number.suffix:
        return False
    parts = unit_of(query.value("unit") or "", query.conventions).parts
    codes = ("".join(code) for kind, code in parts if kind != FLAT)
    if not any(len(code) == 1 and code.isalpha() for code in codes):
        return False
    doors = chosen.candidate.gazetteer.doors_at(chosen.ready.entry, query.number.number)
    return any(_LETTERED.fullmatch(door.house_number or "") for door in islice(doors, _MOST))


def may_lead_to_the_place(query: Query, chosen: Compared) -> bool:
    """Whether a letter before the place is the number's or leads there, and both doors are: "Storgatan 5 i Umeå"."""
    if query.number is None or query.conventions is None:
        return False
    held = query.parsed.components
    start = min((held[name].start for name in ("postcode", "city") if name in held), default=0)
    said = _BEFORE_PLACE.search(query.text, 0, start)
    if said is None or said[2] not in query.conventions.place_links or int(said[1]) != query.number.number:
        return False
    doors = chosen.candidate.gazetteer.doors_at(chosen.ready.entry, query.number.number)
    numbers = {fold(door.house_number or "").replace(" ", "") for door in islice(doors, _MOST)}
    return numbers.issuperset((said[1], said[1] + said[2]))


_BEFORE_PLACE: Final = re.compile(r"\b(\d{1,9}) +([a-z]) +$")
_LETTERED: Final = re.compile(r"\d+[ -]?[A-Za-z]")
_MOST = 400
"""Doors of one number that are looked at."""


def is_a_direction(query: Query, directions: Container[str]) -> bool:
    """Whether a direction right behind the line is held for a unit or a quarter: "Hillsdale Circle E", "10-40 Este"."""
    held = query.parsed.components
    line = max((held[name].end for name in ("street", "house_number") if name in held), default=None)
    behind = [held[name] for name in ("unit", "suburb") if name in held]
    return line is not None and any(
        each.start >= line
        and not query.text[line : each.start].strip()
        and [word.folded in directions for word in query.words if each.start <= word.start < each.end]
        == [True]
        for each in behind
    )

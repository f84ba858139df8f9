"""From entries to what is offered: the street, its doors once a number is typed, a unit once one is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.schema import PLACE, STREET
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.text import fold, folded_words, is_latin, squeeze, words
from addrkit.suggest.among_words import may_be_named, named, units_named
from addrkit.suggest.hits import NO_SUCH_NUMBER, Hit
from addrkit.suggest.numbers_of_places import place_lacks
from addrkit.suggest.postcode_areas import postcode_typed
from addrkit.suggest.premises import Premise, premises_around, premises_of_two_numbers, premises_with, units
from addrkit.suggest.reading import Number
from addrkit.suggest.show import entry_suggestion, premise_suggestion, unit_suggestion, with_unit
from addrkit.suggest.typed import WRITTEN_OUT, TypedText
from addrkit.suggest.wanted import ANYTHING, Wanted
from addrkit.types import Suggestion

GOES_ON = 0.1
"""Of a door behind whose number a word was begun that is no part of it."""
LONGER = -1.0
"""Of a door whose number goes on from what was typed, or has a letter behind it."""
SHORT_FORM = -0.5
"""Of 12 B where "12 bis" was typed."""
NEXT = -0.05
"""Of each next one."""
MOST_BUILDINGS = 1_000
LOOKED_AT = 20
"""Doors of an entry that are looked at."""
NO_SUCH_UNIT = -4.0
STRAY = -4.0
"""The same of what nothing says to be a unit, in a house that has none: "3758 w 43" is not no. 43."""
_APART = re.compile(r"\d\w* (?:\w+ )?\w*\d")
"""Numbers with a blank between them, which are one only where it is on record."""
_LETTERS = re.compile(r"\d+ ?((?![ivx]+$)[a-z]{2,})")
HALF, SCALE = -6.0, 3.0
"""Of the logistic function that makes shares of scores: a door typed in full has .88, a misspelt one .73, one of whose
words one is unknown less than a half."""


FLOOR = 0.2
"""Share under which no street or door is offered: one that unlike what was typed sends a parcel elsewhere."""


PLACE_FLOOR = 0.005
"""The same of towns and postcodes: where the street is unknown, its town is a help."""


ALONE = 5.0
"""Of the only building at a postcode that was typed: in Singapore each has its own."""
CODE_FROM = 5


class _Offer(NamedTuple):
    """What a hit offers."""

    score: float
    hit: Hit
    premise: Premise | None = None
    unit: int | None = None
    """The row of a unit."""
    number: str | None = None
    """A house number that the street does not have."""

    @property
    def is_of_entry(self) -> bool:
        """Whether it is no door."""
        return self.premise is None and self.unit is None


def shown(hits: Sequence[Hit], typed: TypedText, limit: int, wanted: Wanted = ANYTHING) -> list[Suggestion]:
    """The suggestions that hits stand for, the best first, each text once. `hits` have the best first."""
    offers: list[_Offer] = []
    enough = float("-inf")
    for hit in hits:
        if hit.score < enough and wanted is ANYTHING:
            break
        offers += _of_building(hit, limit) if hit.rows else _offers(hit, limit, wanted)
        if len(offers) >= limit:
            enough = sorted((offer.score for offer in offers), reverse=True)[limit - 1]
    said = [token.folded for token in typed.tokens]
    found: dict[str, Suggestion] = {}
    unlisted: set[str] = set()
    numbers = {
        str(each.hit.reading.number and each.hit.reading.number.written)
        for each in offers
        if each.premise is not None and each.premise.exact and each.hit.reading.words
    }
    offers.sort(key=lambda each: -each.score)
    if numbers:
        offers.sort(key=lambda each: each.is_of_entry and place_lacks(each.hit, numbers))
    for offer in offers:
        if len(found) == limit:
            if not unlisted:
                break
            if offer.number is not None:
                continue
        share = _share(offer.score)
        is_place = offer.is_of_entry and _is_place(offer.hit)
        if share < (PLACE_FLOOR if is_place else FLOOR):
            continue
        suggestion = _suggestion(offer, said, typed.text)
        if not wanted.holds(suggestion):
            continue
        text = suggestion.text
        # What is there stands where a number that no street has is written alike: a house may be called "Kotra 21".
        if text in unlisted and offer.number is None:
            unlisted.remove(text)
            found[text] = suggestion
        elif text not in found and len(found) < limit:
            found[text] = suggestion
            if offer.number is not None:
                unlisted.add(text)
    return list(found.values())


def _offers(hit: Hit, limit: int, wanted: Wanted) -> Iterator[_Offer]:
    number = hit.reading.number
    entry = hit.gazetteer.entry(hit.entry)
    if number is None:
        yield _Offer(hit.score, hit)
        alone = _alone_at_its_postcode(hit, entry)
        if alone is not None:
            yield _Offer(hit.score + ALONE, hit, alone)
        return
    if not hit.has_number and all(word.folded.isdigit() for word in hit.reading.words):
        # A street that is called 1 has nothing of "1354aa1".
        return
    # In their order they are worth less and less, but where a unit or a name was typed, or some are not wanted.
    is_ordered = wanted is ANYTHING and not hit.reading.unit and not may_be_named(hit)
    most = limit if is_ordered else max(limit, LOOKED_AT)
    buildings = premises_with(hit.gazetteer, entry, number.written, finished=number.finished, most=most)
    for at, premise in enumerate(buildings):
        score = hit.score + (0.0 if premise.exact else LONGER + NEXT * at) + named(hit, premise)
        score += 0.0 if premise.as_written else SHORT_FORM
        for row, back in units_named(hit, premise):
            yield _Offer(score + back, hit, premise, row)
        if not hit.reading.unit:
            yield _Offer(score, hit, premise)
            continue
        rows = units(hit.gazetteer, entry, premise.rows, " ".join(token.folded for token in hit.reading.unit))
        for row in rows[:limit]:
            yield _Offer(score, hit, premise, row)
        if not rows:
            yield _Offer(score + NO_SUCH_UNIT + STRAY * _is_stray(hit, premise), hit, premise)
    others = premises_of_two_numbers(hit.gazetteer, entry, number.written, finished=number.finished)
    for at, premise in enumerate(others[:limit]):
        score = hit.score if hit.has_number else hit.score - NO_SUCH_NUMBER
        yield _Offer(score + (0.0 if premise.exact else LONGER) + NEXT * at, hit, premise)
    if not buildings and not others:
        yield from _where_it_is_unknown(hit, entry, number, limit)


def _is_stray(hit: Hit, premise: Premise) -> bool:
    """Whether nothing says that what was read as a unit is one, nor has the house units, nor a number that holds it."""
    if len(premise.rows) > 1 or hit.reading.unit_written:
        return False
    number = {word.folded for word in words(hit.gazetteer.door(premise.first).house_number or "")}
    return not {token.folded for token in hit.reading.unit} <= number


def _where_it_is_unknown(hit: Hit, entry: Entry, number: Number, limit: int) -> Iterator[_Offer]:
    """Of a street that lacks the number: the door of its beginning, a range that holds it, the street itself."""
    if _is_of_the_name(hit, entry, number):
        yield _Offer(hit.score - NO_SUCH_NUMBER * (not hit.has_number), hit)
        return
    if number.written.isdigit():
        for premise in premises_around(hit.gazetteer, entry, number.value):
            lacking = NO_SUCH_UNIT + STRAY * _is_stray(hit, premise) if hit.reading.unit else 0.0
            yield _Offer(hit.score - NO_SUCH_NUMBER + LONGER + lacking, hit, premise)
    else:
        yield from _of_plain_number(hit, entry, number, limit)
    written = number.written if entry.kind == STREET and _may_be_unlisted(number.written) else None
    if written is not None and squeeze(written) in map(squeeze, hit.gazetteer.postcodes(entry)):
        return
    score = hit.score + NO_SUCH_NUMBER * hit.has_number + NO_SUCH_UNIT * bool(hit.reading.unit)
    # A street that lacks the number says less than the door of its beginning.
    score += 2 * LONGER if written is None and not number.written.isdigit() else 0.0
    yield _Offer(score, hit, number=written)


def _is_of_the_name(hit: Hit, entry: Entry, number: Number) -> bool:
    """Whether what was read as the number is of the street's name, and no other number was typed beside it: "3 Highway
    83", "Road 8.9".
    """
    name, said = folded_words(entry.name or ""), folded_words(number.written)
    left = [token.folded for token in (*hit.reading.words, *hit.reading.unit)]
    places = [at for at in range(len(name) - len(said) + 1) if name[at : at + len(said)] == said]
    if not any(set(left).intersection(name[at - 1 : at] + name[at + len(said) :][:1]) for at in places):
        return False
    numbers = Counter(word for word in (*left, *said) if word in name and any(map(str.isdigit, word)))
    return numbers <= Counter(name)


def _of_plain_number(hit: Hit, entry: Entry, number: Number, limit: int) -> Iterator[_Offer]:
    """The door of a number without what was typed behind it, and the units of it that begin so: "10 a 5"."""
    plain = str(number.value)
    _, _, behind = number.written.partition(plain)
    said = " ".join((behind, *(token.folded for token in hit.reading.unit)))
    for premise in premises_with(hit.gazetteer, entry, plain, finished=True, most=1):
        found = units(hit.gazetteer, entry, premise.rows, said) if behind.strip() else []
        for at, row in enumerate(found[:limit]):
            yield _Offer(hit.score - NO_SUCH_NUMBER + NEXT * at, hit, premise, row)
        # "22 k" may go on to a town: the door without its letter is worth more than a number that is not listed.
        goes_on = not number.finished and " " in number.written
        score = hit.score + (GOES_ON if goes_on else LONGER)
        if hit.reading.unit and not found:
            score += NO_SUCH_UNIT + STRAY * _is_stray(hit, premise)
        yield _Offer(score, hit, premise)


def _of_building(hit: Hit, limit: int) -> Iterator[_Offer]:
    """A building whose name was typed, or the units of it that begin as typed."""
    entry = hit.gazetteer.entry(hit.entry)
    said = " ".join(token.folded for token in hit.reading.unit)
    found = units(hit.gazetteer, entry, hit.rows, said)
    score = hit.score if found else hit.score + NO_SUCH_UNIT
    whole = (hit.rows[0], hit.rows[-1] + 1)
    if (not said or not found) and whole in hit.gazetteer.building_runs(
        entry.first_door, entry.last_door, MOST_BUILDINGS
    ):
        yield _Offer(score, hit, Premise(*whole, exact=False))
        return
    for at, row in enumerate((found or hit.rows)[:limit]):
        yield _Offer(score + NEXT * at, hit, unit=row)


def _alone_at_its_postcode(hit: Hit, entry: Entry) -> Premise | None:
    """The only building of a street at a postcode that was typed; None where none was, or it has several."""
    gazetteer = hit.gazetteer
    if entry.kind != STREET or not any(_may_be_code(word.folded) for word in hit.reading.words):
        return None
    postcode = postcode_typed(gazetteer, entry, hit.reading.words)
    if postcode is None or postcode.row is None:
        return None
    return _only_building_at(gazetteer, entry.number, postcode.shown)


def _may_be_code(folded: str) -> bool:
    return len(folded) >= CODE_FROM and any(map(str.isdigit, folded))


@kept_with_gazetteer(1_024)
def _only_building_at(gazetteer: Gazetteer, street: int, postcode: str) -> Premise | None:
    entry = gazetteer.entry(street)
    runs = gazetteer.building_runs(entry.first_door, entry.last_door, MOST_BUILDINGS)
    here = [run for run in runs if gazetteer.door(run[0]).postcode == postcode]
    return Premise(*here[0], exact=False) if len(here) == 1 and len(runs) > 1 else None


def _may_be_unlisted(written: str) -> bool:
    """Whether a typed number may be a door that the gazetteer lacks; "1354aa" rather begins a postcode."""
    if _APART.search(written):
        return False
    letters = _LETTERS.fullmatch(fold(written))
    return letters is None or letters[1] in WRITTEN_OUT


def _share(score: float) -> float:
    """A score as a share in [0, 1]."""
    return 1 / (1 + exp((HALF - score) / SCALE))


def _is_place(hit: Hit) -> bool:
    return hit.gazetteer.entry(hit.entry).kind == PLACE


def _suggestion(offer: _Offer, said: Sequence[str], typed: str) -> Suggestion:
    gazetteer = offer.hit.gazetteer
    # Digits alone are of no script: a country's own is shown.
    latin = is_latin(typed) if gazetteer.is_of_divisions and any(map(str.isalpha, typed)) else None
    entry = gazetteer.entry(offer.hit.entry)
    score = _share(offer.score)
    if offer.unit is not None:
        return unit_suggestion(gazetteer, entry, offer.unit, score, said)
    if offer.premise is not None:
        of_other_unit = bool(offer.hit.reading.unit_written)
        building = premise_suggestion(
            gazetteer, entry, offer.premise, score, said, of_other_unit=of_other_unit
        )
        return with_unit(building, offer.hit.reading.unit_written, said)
    postcode = postcode_typed(gazetteer, entry, offer.hit.reading.words) if entry.kind == PLACE else None
    if postcode is not None:
        if postcode.row is not None:
            return unit_suggestion(gazetteer, entry, postcode.row, score, said)
        return entry_suggestion(gazetteer, entry, score, said, latin=latin, postcode=postcode.shown)
    return entry_suggestion(gazetteer, entry, score, said, offer.number, latin=latin)

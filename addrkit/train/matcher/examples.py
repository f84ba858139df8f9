"""What the matcher learns from: noisy queries against gazetteers, some of them with their true record taken away."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from addrkit.compare.compare import Compared, compare
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.schema import PLACE, STREET
from addrkit.index.encoder import Encoder
from addrkit.judge.decide import found_of, place_name
from addrkit.judge.score.answer import ANSWER_FEATURES, answer_features
from addrkit.judge.score.features import features, plausible
from addrkit.judge.score.place import is_told, place_features, says_something
from addrkit.locale.country import country
from addrkit.locale.country_tables import i18n_formats
from addrkit.locale.text import fold
from addrkit.parsing.parser import Parser
from addrkit.parsing.query import Query, query_of
from addrkit.retrieve.candidates import Candidate
from addrkit.retrieve.search import search
from addrkit.train.matcher.hidden import HidingGazetteer
from addrkit.train.noise.noise import EVERYDAY, HARD, noisy_address
from addrkit.types import Address

STREET_REMOVED = 0.12
"""Share of queries whose true street is taken out of the candidates."""
DOOR_REMOVED = 0.2
"""Share of queries whose true door is hidden."""
OTHER_NUMBER = 0.05
"""Share of queries whose house number is replaced by one that need not exist."""
NO_NUMBER = 0.03
"""Share of queries without a house number."""
PLACE_REMOVED = 0.12
"""Share of queries for places whose place is taken out of the candidates."""
UNKNOWN_TOWN = 0.08
"""Share of queries for places that name, beside their postcode, a town that no gazetteer has: a hamlet, a suburb.
By hand."""
HARD_SHARE = 0.5
COUNTRY_GIVEN = 0.6
BATCH = 256

Fold = Literal["train", "tune", "test"]


@dataclass(frozen=True, slots=True)
class MatchExample:
    """A query's candidates and which of them is meant."""

    rows: NDArray[np.float64]
    """One row a candidate, in the order of `features`."""
    truth: int
    """The candidate whose street is meant; -1 for none of them."""
    answers: NDArray[np.float64]
    """One row a candidate, in the order of `ANSWER_FEATURES`; its likelihood is yet to be put in."""
    right: NDArray[np.bool_]
    """Whether each candidate's record is the address meant."""
    country: str
    fold: Fold
    """By street."""


@dataclass(frozen=True, slots=True)
class PlaceExample:
    """The places that a query may mean, and which of them it means."""

    places: tuple[Mapping[str, float], ...]
    """What speaks for each (`place_features`)."""
    truth: int
    """-1 for none of them."""
    fold: Fold


@dataclass(frozen=True, slots=True)
class _AskedMatch:
    """A record as somebody types it."""

    address: Address
    text: str
    entry: int
    door: int | None
    """None if the entry has no door of the number."""
    numbered: bool
    """Whether the text has a house number."""
    removed: Literal["street", "door", ""]


def examples(
    gazetteers: Sequence[HidingGazetteer], encoder: Encoder, parser: Parser, each: int, seed: int
) -> list[MatchExample]:
    """As many examples from each gazetteer that has streets."""
    random = Random(seed)  # noqa: S311 - no secret
    found = []
    for gazetteer in gazetteers:
        if not any(cover.level != "locality" for cover in gazetteer.manifest.coverage):
            continue
        asked = [_asked(gazetteer, random) for _ in range(each)]
        for first in range(0, len(asked), BATCH):
            some = asked[first : first + BATCH]
            queries = [
                query_of(one.text, parser, one.address.country if random.random() < COUNTRY_GIVEN else None)
                for one in some
            ]
            without = [{(gazetteer, one.entry)} if one.removed == "street" else () for one in some]
            proposed = search(queries, gazetteers, encoder, without)
            found += [_example(gazetteer, *each) for each in zip(some, queries, proposed, strict=True)]
    return found


def _example(
    gazetteer: HidingGazetteer, one: _AskedMatch, query: Query, proposed: Sequence[Candidate]
) -> MatchExample:
    here = gazetteer.entry(one.entry)
    true_doors = gazetteer.doors_like(here, one.door) if one.door is not None else frozenset()
    meant = {(gazetteer.name, one.entry)}
    if one.removed == "door":
        gazetteer.hidden = true_doors
    try:
        compared = plausible(compare(query, proposed, every=True))
    finally:
        gazetteer.hidden = frozenset()
    doors = {(gazetteer.name, row) for row in true_doors}
    return example_of(
        query,
        compared,
        meant,
        doors,
        numbered=one.numbered,
        country=one.address.country or "",
        fold=fold_of(one.address),
    )


def example_of(
    query: Query,
    compared: Sequence[Compared],
    entries: Collection[tuple[str, int]],
    doors: Collection[tuple[str, int]],
    *,
    numbered: bool,
    country: str,
    fold: Fold,
) -> MatchExample:
    """An example of a query's streets; `entries` and `doors` are those meant, each with its gazetteer's name.

    Where `numbered`, a street without the door is not the address meant.
    """
    truth = -1
    answers, right = [], []
    for at, one in enumerate(compared):
        name = one.candidate.gazetteer.name
        found = found_of(query, one)
        door = one.evidence.door.record
        is_street = (name, one.candidate.entry) in entries
        if is_street and truth < 0:
            truth = at
        if found in ("exact", "range", "suffix"):
            right.append(door is not None and (name, door.row) in doors)
        else:
            right.append(found == "street" and not numbered and is_street)
        present = answer_features(0.5, found, one.evidence)
        answers.append([present.get(feature, 0.0) for feature in ANSWER_FEATURES])
    return MatchExample(
        features(compared),
        truth,
        np.array(answers).reshape(-1, len(ANSWER_FEATURES)),
        np.array(right, bool),
        country,
        fold,
    )


def _asked(gazetteer: HidingGazetteer, random: Random) -> _AskedMatch:
    """A record of a random street, as somebody types it."""
    while True:
        number = random.randrange(len(gazetteer))
        entry = gazetteer.entry(number)
        if entry.kind != PLACE and entry.first_door < entry.last_door:
            break
    door = random.randrange(entry.first_door, entry.last_door)
    address = replace(gazetteer.record(entry, gazetteer.door(door)).components, district=None)
    draw = random.random()
    there: int | None = door
    if draw < OTHER_NUMBER and address.house_number:
        number_there = random.randrange(1, 400)
        address = replace(address, house_number=str(number_there))
        there = next(
            (
                each.row
                for each in gazetteer.doors_at(entry, number_there)
                if each.house_number == str(number_there)
            ),
            None,
        )
    elif draw < OTHER_NUMBER + NO_NUMBER and address.street:
        address = replace(address, house_number=None)
    draw = random.random()
    removed: Literal["street", "door", ""] = ""
    if draw < STREET_REMOVED:
        removed = "street"
    elif draw < STREET_REMOVED + DOOR_REMOVED and entry.kind == STREET and address.house_number:
        removed = "door"
    rates = HARD if random.random() < HARD_SHARE else EVERYDAY
    typed = noisy_address(address, rates, random)
    return _AskedMatch(address, typed.text, number, there, "house_number" in typed.spans, removed)


def place_examples(
    gazetteers: Sequence[HidingGazetteer], encoder: Encoder, parser: Parser, each: int, seed: int
) -> list[PlaceExample]:
    """As many examples from each gazetteer that ends at localities in some country."""
    random = Random(seed + 1)  # noqa: S311 - no secret
    found = []
    for gazetteer in gazetteers:
        runs = list(_place_runs(gazetteer))
        if not runs or all(cover.level != "locality" for cover in gazetteer.manifest.coverage):
            continue
        streets = _strangers(gazetteers, random)
        asked: list[tuple[Entry, str]] = []
        while len(asked) < each:
            number = random.randrange(*random.choice(runs))
            entry = gazetteer.entry(number)
            typed = _typed_place(gazetteer, entry, streets, random)
            if typed:
                asked.append((entry, typed))
        for first in range(0, len(asked), BATCH):
            some = asked[first : first + BATCH]
            queries = [
                query_of(text, parser, entry.country if random.random() < COUNTRY_GIVEN else None)
                for entry, text in some
            ]
            for (entry, _), query, proposed in zip(
                some, queries, search(queries, gazetteers, encoder), strict=True
            ):
                found.append(_place_example(entry, query, compare(query, proposed, every=True), random))
    return found


def _place_example(entry: Entry, query: Query, compared: Sequence[Compared], random: Random) -> PlaceExample:
    best: dict[tuple[str | None, ...], tuple[tuple[bool, float], Compared]] = {}
    meant = None
    for one in compared:
        seen = one.evidence
        if not one.ready.is_place:
            continue
        if one.candidate.entry == entry.number and one.ready.entry is entry:
            meant = place_name(one)
        if says_something(seen) and (query.country_certain or is_told(seen)):
            fits = (seen.postcode.relation == "equal", seen.town.city)
            name = place_name(one)
            if name not in best or fits > best[name][0]:
                best[name] = (fits, one)
    names = list(best)
    if meant in best and random.random() < PLACE_REMOVED:
        names.remove(meant)
    return PlaceExample(
        tuple(place_features(best[name][1]) for name in names),
        names.index(meant) if meant in names else -1,
        fold_of(Address(city=entry.city, suburb=entry.suburb, region=entry.region)),
    )


def _place_runs(gazetteer: HidingGazetteer) -> Iterator[tuple[int, int]]:
    """The runs of places, a country's each, so that a country with many counts no more than one with few."""
    for cover in gazetteer.manifest.coverage:
        run = gazetteer.place_run(cover.first_entry, cover.last_entry)
        if run is not None:
            yield run


def _strangers(gazetteers: Sequence[HidingGazetteer], random: Random) -> list[str]:
    """Names of streets of all the gazetteers, to stand before towns that have none."""
    found = []
    for gazetteer in gazetteers:
        for _ in range(500):
            name = gazetteer.entry(random.randrange(len(gazetteer))).name
            if name:
                found.append(name)
    return found


def _typed_place(gazetteer: HidingGazetteer, entry: Entry, streets: Sequence[str], random: Random) -> str:
    codes = sorted(gazetteer.postcodes(entry))
    address = Address(
        suburb=entry.suburb,
        city=entry.city,
        region=entry.region,
        postcode=_in_full(random.choice(codes), entry.country) if codes else None,
        country=entry.country,
    )
    if streets and random.random() < 0.8:
        address = replace(address, street=random.choice(streets), house_number=str(random.randrange(1, 150)))
    if codes and streets and random.random() < UNKNOWN_TOWN:
        address = replace(address, city=random.choice(streets).split()[-1], suburb=None)
    rates = HARD if random.random() < HARD_SHARE else EVERYDAY
    return noisy_address(address, rates, random).text


def _in_full(code: str, of: str | None) -> str:
    """A postcode as people type it where the gazetteer has its area only: with the end of the country's example."""
    where = country(of) if of else None
    if where is None or where.postcode is None or where.postcode.fullmatch(code):
        return code
    examples = where.postcode_examples or tuple(str(i18n_formats(where.code).get("zipex", "")).split(","))
    ends = [end for each in examples if (end := each.strip().partition(" ")[2])]
    return next((whole for end in ends if where.postcode.fullmatch(whole := f"{code} {end}")), code)


def fold_of(address: Address) -> Fold:
    """The fold of a street, or of a place."""
    place = zlib.crc32(fold(f"{address.street or address.building} {address.city}").encode()) % 10
    return "test" if place == 0 else "tune" if place <= 2 else "train"

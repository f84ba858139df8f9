"""The passes over a query: each may read it another way, and the better verdict stands.

`PASSES` is the order of work. Whoever verifies and whoever explains gets the same `Judged`: every reading that was
tried, its evidence and its verdict, and which one stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.account.places_typed import place_of
from addrkit.judge.by_lanes import by_its_lanes
from addrkit.judge.in_its_script import as_the_record_is_written
from addrkit.judge.in_short import as_said_in_short
from addrkit.judge.llm.adviser import never_alone
from addrkit.judge.policy import Policy
from addrkit.judge.readings import Judged, Reading, Stages
from addrkit.judge.recut import (
    with_its_direction_whole,
    with_its_letters_apart,
    with_its_name_whole,
    with_its_number_in_words,
    with_its_number_whole,
)
from addrkit.judge.recut_building import with_its_building_named
from addrkit.judge.recut_counted import with_its_counts_as_known
from addrkit.judge.standing import (
    SETTLED,
    always,
    is_advised,
    is_better,
    is_better_by_name,
    is_of_its_building,
    is_settled_as_typed,
    settles,
)
from addrkit.locale.terms import place_words
from addrkit.locale.text import fold, folded_words
from addrkit.parsing.other_readings import (
    with_its_village_as_street,
    with_its_ways_turned,
    with_lane_in_number,
    with_number_elsewhere,
    with_number_in_name,
    with_town_whole,
)
from addrkit.parsing.query import Query
from addrkit.parsing.rereading import as_lines, reread
from addrkit.types import Verification

_NO_NUMBER = frozenset({"house_number_not_found", "street_not_found"})
_ELSEWHERE = frozenset({*_NO_NUMBER, "house_number_suffix_not_found", "house_number_missing", "unit_missing"})
"""What is said of a row whose parts may stand in other cells than theirs."""
_NO_DOOR = _NO_NUMBER | {"house_number_missing", "house_number_suffix_not_found"}


_RIVALS = 4
"""Candidates whose names are looked for whole in the text."""


@dataclass(frozen=True, slots=True)
class Pass:
    """A second look at the queries that may gain from it."""

    read: Callable[[Sequence[Judged], Stages], Mapping[int, Reading]]
    """Further readings, by the index of their query; nothing for the queries that need none."""
    wins: Callable[[Reading, Reading], bool]
    """Whether the second of two readings of a query, the new one, stands in place of the first."""


def verify_all(queries: Sequence[Query], stages: Stages) -> list[Judged]:
    """Every query judged as it was typed, then by each of `PASSES` in turn."""
    judged = [Judged((reading,)) for reading in stages.read(queries, ["as typed"] * len(queries))]
    for each in PASSES:
        for index, reading in each.read(judged, stages).items():
            judged[index] = judged[index].tried(reading, wins=each.wins(judged[index].best, reading))
    return judged


def as_the_country_found(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """A country that was guessed wrong cuts the text wrong: read it again as the match's country does."""
    codes = {
        index: code
        for index, each in enumerate(judged)
        if not each.best.query.country_certain
        and (code := _country_found(each.best.verdict)) is not None
        and code != each.best.query.country
    }
    if not codes:
        return {}
    queries = reread([judged[index].best.query for index in codes], list(codes.values()), stages.parser)
    readings = stages.read(queries, [f"as an address of {code}" for code in codes.values()])
    return dict(zip(codes, readings, strict=True))


def as_a_street_that_is_known(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """A street's name may end with a number, or the number may have been held for a name.

    So it is asked where no door was found, and where the number that was typed once ends the street's name as well.
    """
    named: dict[int, Query] = {}
    for index, each in enumerate(judged):
        if not _NO_DOOR.isdisjoint(each.best.verdict.reasons) or _is_used_twice(each.best):
            known = (
                other
                for way in (with_number_elsewhere, with_lane_in_number, with_its_ways_turned)
                for other in way(each.best.query)
                if any(one.has_name(fold(other.value("street") or "")) for one in stages.gazetteers)
            )
            other = next(known, None)
            if other is not None:
                named[index] = other
    return _read(named, lambda query: f"with {query.value('street')!r} as a street's name", stages)


def as_a_village_by_number(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """A register may have the number of a village in the place of a street: หมู่ที่ 3, Purok 4."""
    named: dict[int, Query] = {}
    for index, each in enumerate(judged):
        if each.best.verdict.action not in SETTLED:
            other = with_its_village_as_street(each.best.query)
            if other is not None:
                named[index] = other
    return _read(named, lambda query: f"with {query.value('street')!r} as its street", stages)


def as_a_town_that_is_known(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """What stands in brackets behind a town may be of its name: "Frankfurt (Oder)" is no Frankfurt am Main."""
    named: dict[int, Query] = {}
    for index, each in enumerate(judged):
        other = with_town_whole(each.best.query)
        if other is not None:
            words = place_words(other.value("city") or "", other.conventions)
            if any(place_of(words, one, other.conventions) == "city" for one in stages.gazetteers):
                named[index] = other
    return _read(named, lambda query: f"with {query.value('city')!r} as its town", stages)


def as_the_record_is_called(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """The street's name, or its door's number, may stand whole in the text where the cut tore it."""
    named: dict[int, Query] = {}
    for index, each in enumerate(judged):
        best = each.best
        if best.verdict.action in SETTLED or not best.ranked:
            continue
        ways = (
            with_its_name_whole,
            with_its_number_whole,
            with_its_number_in_words,
            with_its_direction_whole,
            with_its_counts_as_known,
        )
        chosen = best.ranked[0][1]
        other = next((cut for way in ways if (cut := way(best.query, chosen)) is not None), None)
        if other is None:
            # Of "Jalan Cendana Blok D4" and Blok D5 the text has one whole.
            rivals = [each for _, each in best.ranked[1:_RIVALS]]
            among = (
                (way, each) for way in (with_its_name_whole, with_its_counts_as_known) for each in rivals
            )
            other = next((cut for way, each in among if (cut := way(best.query, each))), None)
        if other is not None:
            named[index] = other
    return _read(named, lambda _: "as the record is called", stages)


def with_its_building(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """What nothing explains, or was held for a place, may be the name of a building that the street has."""
    named: dict[int, Query] = {}
    for index, each in enumerate(judged):
        if _may_name_a_building(each.best):
            other = with_its_building_named(each.best.query, each.best.ranked, stages.gazetteers)
            if other is not None:
                named[index] = other
    return _read(named, lambda query: f"with {query.value('building')!r} as its building", stages)


def _may_name_a_building(reading: Reading) -> bool:
    """Whether anything that was typed beside the street is not confirmed."""
    verdict = reading.verdict
    if verdict.action not in SETTLED or verdict.unmatched:
        return True
    parts = (verdict.components.get(name) for name in ("building", "suburb", "city", "district"))
    return any(part is not None and part.input and part.status != "confirmed" for part in parts)


def with_the_letters_of_its_number(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """What looks like a slip at the head of a street's name may be the letters of the number before it."""
    named: dict[int, Query] = {}
    for index, each in enumerate(judged):
        best = each.best
        if "street_corrected" in best.verdict.reasons and best.verdict.match is not None and best.ranked:
            other = with_its_letters_apart(best.query, best.ranked[0][1])
            if other is not None:
                named[index] = other
    return _read(named, lambda _: "with the letters of its number", stages)


def _read(named: Mapping[int, Query], how: Callable[[Query], str], stages: Stages) -> dict[int, Reading]:
    """Queries that were cut another way, by the index of what they were, each a reading."""
    queries = list(named.values())
    return (
        dict(zip(named, stages.read(queries, [how(each) for each in queries]), strict=True))
        if queries
        else {}
    )


def as_one_line(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """What cells hold may be other parts than their columns say: a unit in the town's, 梅田1-2-3 as a street."""
    rows = [
        index
        for index, each in enumerate(judged)
        if each.best.query.given
        and each.best.verdict.match is not None
        and not _ELSEWHERE.isdisjoint(each.best.verdict.reasons)
    ]
    queries = as_lines([judged[index].readings[0].query for index in rows], stages.parser) if rows else []
    return _read(dict(zip(rows, queries, strict=True)), lambda _: "as one line", stages)


def _is_used_twice(reading: Reading) -> bool:
    """Whether the number that was typed is of the street's name and of the door at once: "Stelling 12 28"."""
    match = reading.verdict.match
    typed = folded_words(reading.query.value("house_number") or "")
    if match is None or len(typed) < 2:
        return False
    ends = folded_words(match.components.street or "")[-1:]
    return ends == typed[:1] and ends[0] not in folded_words(reading.query.value("street") or "")


def as_a_building(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """A number that no street or building has may be part of a building's name."""
    named = {
        index: query
        for index, each in enumerate(judged)
        if _NO_NUMBER.intersection(each.best.verdict.reasons)
        and (query := _with_a_known_name(each.readings[0].query, stages.gazetteers)) is not None
    }
    return _read(named, lambda query: f"with {query.value('building')!r} as a building's name", stages)


def with_the_language_model(judged: Sequence[Judged], stages: Stages) -> dict[int, Reading]:
    """Where a language model is to be asked and answers, its answer weighs in the ranking."""
    if stages.adviser is None:
        return {}
    readings = {}
    for index, each in enumerate(judged):
        before = each.best
        if _is_known(before.verdict, stages.policy) and stages.adviser.mode != "always":
            continue
        ranked = stages.adviser.advise(before.query, before.ranked, stages.policy)
        if ranked is not None:
            advised = stages.ranked_otherwise(before, ranked, f"{before.how}, a language model asked")
            readings[index] = replace(advised, verdict=never_alone(advised.verdict, before.verdict))
    return readings


def _is_known(verdict: Verification, policy: Policy) -> bool:
    """Whether which record is meant is in no doubt: a model could only take it away.

    What a person must be asked about all the same, such as words that nothing explains, no model knows.
    """
    sure = (
        verdict.match is not None and verdict.score >= policy.accept_at and "ambiguous" not in verdict.reasons
    )
    return verdict.action in SETTLED or sure


PASSES: tuple[Pass, ...] = (
    Pass(as_the_country_found, is_better),
    Pass(as_a_town_that_is_known, always),
    Pass(as_the_record_is_written, settles),
    Pass(by_its_lanes, settles),
    Pass(as_a_street_that_is_known, is_better),
    Pass(as_a_village_by_number, settles),
    Pass(as_a_building, is_better_by_name),
    Pass(as_the_record_is_called, settles),
    Pass(with_its_building, is_of_its_building),
    Pass(as_said_in_short, settles),
    Pass(as_one_line, is_settled_as_typed),
    Pass(with_the_letters_of_its_number, always),
    Pass(with_the_language_model, is_advised),
)
"""What is tried after a query was judged as typed, in this order; each sees what stands after the one before."""


def _country_found(verdict: Verification) -> str | None:
    """The country of the match, or of the first runner-up where there is none."""
    if verdict.match is not None:
        return verdict.match.components.country
    return verdict.alternatives[0].record.components.country if verdict.alternatives else None


def _with_a_known_name(query: Query, gazetteers: Sequence[Gazetteer]) -> Query | None:
    """The query read so that a gazetteer has a building, a street or a place of that name."""
    for other in with_number_in_name(query):
        name = fold(other.value("building") or "")
        if any(each.has_name(name) for each in gazetteers):
            return other
    return None

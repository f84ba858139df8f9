"""The verdict on a chain of divisions, where no register of streets or doors is open.

The smallest division that a carrier sorts by decides a delivery there, and whether it fits its parents and its
postcode. Each typed level is confirmed, corrected, or in conflict with the division that explains most of the chain;
what was not typed is inferred where one division alone fits.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from addrkit.compare.chain.chain import STRAY, Chain, chain_of
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.chain.cut_names import cut_name
from addrkit.judge.chain.elsewhere import (
    building_elsewhere,
    building_of_a_level,
    names_a_city_elsewhere,
    places_elsewhere,
)
from addrkit.judge.chain.left import Left, left_of
from addrkit.judge.chain.meant import (
    ALIKE,
    cuts_short,
    in_the_town_that_was_typed,
    with_the_quarter_that_was_typed,
    with_the_whole_name,
)
from addrkit.judge.chain.open_postcodes import is_open
from addrkit.judge.chain.quarters import (
    begins_names_there,
    beside_a_street_s_name,
    is_a_town,
    numbered_within,
)
from addrkit.judge.chain.quarters_alike import is_above, quarters_alike, town_of_the_quarter
from addrkit.locale.format import is_whole_postcode
from addrkit.locale.region_postcodes import is_of_another_town
from addrkit.parsing.query import Query
from addrkit.retrieve.chain_words import LEVELS, ChainWord, chain_words
from addrkit.retrieve.divisions import division_runs, divisions_for
from addrkit.retrieve.postcodes_of_places import some_postcodes, with_postcode
from addrkit.types import Granularity

LEAST: Final = 1.0
"""What a division must explain to be taken for the one meant: a town, or a quarter."""
SHARPNESS: Final = 2.0
"""How fast the share of a division falls with what it explains less."""
DOUBT: Final = 0.5
"""Odds of none of them, at what `LEAST` explains."""
LIKELY: Final = 0.5
"""Share from which a division lends its own names; below it all stays as it was typed, and nothing is inferred."""
SHOWN: Final = 4
"""Divisions that are handed on beside the best."""


@dataclass(frozen=True, slots=True)
class ChainDecision:
    """The division that was chosen."""

    query: Query
    words: tuple[ChainWord, ...]
    best: Chain
    score: float
    rivals: tuple[tuple[float, Chain], ...]
    """Other divisions with their shares, the likeliest first."""
    ambiguous: bool
    conflicts: Mapping[str, ChainPiece]
    """Levels that were typed and are another division's."""
    unknown: Mapping[str, ChainPiece]
    """Levels that were typed and are in no list."""
    parts: tuple[ChainPiece, ...]
    """What was typed of what lies within the smallest division: a hamlet, an estate, a neighbourhood's number."""
    strays: tuple[ChainPiece, ...]
    """What else was typed and is no division."""
    of_way: tuple[ChainPiece, ...]
    """What goes on a street's or a building's name."""
    inferred: Chain | None
    """The finer division that alone has the postcode; None if there is none."""
    postcode_known: bool
    """Whether the postcode that was typed exists in the country, if one was typed."""
    postcode_fits: bool | None = None
    """Whether a postcode that no list has of the division is one of its town's; None where nothing tells."""
    postcode_open: bool = False
    """Whether the postcode may be the division's, though its list lacks it."""
    open_levels: frozenset[str] = frozenset()
    """Levels at which divisions that fit alike differ."""
    suburb_by_postcode: bool = False
    """Whether the suburb that no list has by itself begins the names of quarters that have the postcode."""
    suburb_is_a_town: bool = False
    """Whether the suburb that no list has is the name of a town elsewhere: "Johor Bahru, 50450 Kuala Lumpur"."""


def decide_chain(query: Query, gazetteers: Sequence[Gazetteer]) -> ChainDecision | None:
    """The division that a chain means; None where no gazetteer of divisions covers the country, or nothing fits."""
    if query.country is None:
        return None
    runs = list(division_runs(query.country, gazetteers))
    if not runs:
        return None
    words = chain_words(query)
    found: list[Chain] = []
    for gazetteer, run in runs:
        entries = [run[0]] if _is_whole(query, run) else divisions_for(query, words, gazetteer, run)
        found += [chain_of(query, words, gazetteer, entry) for entry in entries]
    found = [each for each in found if not names_a_city_elsewhere(each, words)]
    if not found:
        return None
    found.sort(key=lambda each: (-each.score, each.depth, each.entry.number))
    town = town_of_the_quarter(found)
    if town is not None:
        found += quarters_alike(query, words, town, runs)
        found.sort(key=lambda each: (-each.score, each.depth, each.entry.number))
    found = with_the_quarter_that_was_typed(in_the_town_that_was_typed(found), query.text, words)
    found = with_the_whole_name(found)
    best = found[0]
    gazetteer, run = next(pair for pair in runs if pair[0] is best.gazetteer)
    if not _is_whole(query, run) and not (
        _explained(best, query) >= LEAST and (best.named or best.postcode in ("equal", "area"))
    ):
        return None
    alike = [
        each
        for each in found[1:]
        if each.score >= best.score - ALIKE and not is_above(each, best) and not cuts_short(each, best)
    ]
    open_levels = _open_levels(best, alike)
    rivals = [
        each
        for each in found[1:]
        if not _related(each, best) and not cuts_short(each, best) and _speaks_for_itself(each)
    ]
    shares = _shares([best, *(each for each in rivals if open_levels & set(best.named) or each not in alike)])
    left = left_of(best, words, query.text, gazetteer, run)
    known = any(_exists(gazetteer, run, each) for each in query.place_postcodes)
    elsewhere_by_town = _begins_as_another_town_s(best, query)
    conflicts = left.conflicts | places_elsewhere(left.unknown, left.conflicts, best)
    elsewhere = building_elsewhere(words, query.country) if "city" not in conflicts else None
    conflicts |= {"city": elsewhere} if elsewhere is not None else {}
    held = building_of_a_level(words, best, gazetteer, run)
    conflicts |= {held.level: held} if held is not None and held.level is not None else {}
    beside = beside_a_street_s_name(best, words)
    conflicts |= {"suburb": beside} if beside is not None else {}
    cut = cut_name(query, words, best, gazetteer, run)
    conflicts |= {"suburb": cut} if cut is not None else {}
    unknown = {level: each for level, each in left.unknown.items() if each not in conflicts.values()}
    level = _level_of_quarter(conflicts, words)
    by_postcode = begins_names_there(
        conflicts.get(level) or unknown.get("suburb"), words, query, best, gazetteer, run
    )
    if by_postcode and level in conflicts:
        # "Del Valle" is a quarter elsewhere, and here short for Del Valle Centro.
        unknown["suburb"] = conflicts.pop(level)
    return ChainDecision(
        query=query,
        words=words,
        best=best,
        score=shares[0] * 0.8 ** len(conflicts) * (0.97 ** _corrected(best)),
        rivals=tuple(zip(shares[1 : SHOWN + 1], rivals[:SHOWN], strict=False)),
        ambiguous=bool(open_levels & set(best.named))
        or bool(open_levels & {"city", "region"})
        or _is_any_centre(best, words),
        open_levels=open_levels if shares[0] >= LIKELY else frozenset(LEVELS),
        conflicts=conflicts,
        unknown=unknown,
        parts=numbered_within(_outside(left.parts, beside), best, words),
        strays=left.strays,
        of_way=left.of_way,
        inferred=None
        if alike or conflicts or _says_a_suburb(left)
        else _only_below(query, best, gazetteer, run),
        postcode_fits=False if elsewhere_by_town else _fits_by_town(best, gazetteer, run),
        postcode_known=known or elsewhere_by_town,
        postcode_open=is_open(query, best, gazetteer, run, known=known),
        suburb_by_postcode=by_postcode,
        suburb_is_a_town="suburb" in unknown
        and is_a_town(unknown["suburb"], words, gazetteer, run, conventions_of(best.entry)),
    )


def _outside(parts: tuple[ChainPiece, ...], piece: ChainPiece | None) -> tuple[ChainPiece, ...]:
    if piece is None:
        return parts
    return tuple(each for each in parts if each.last <= piece.first or piece.last <= each.first)


def _level_of_quarter(conflicts: Mapping[str, ChainPiece], words: tuple[ChainWord, ...]) -> str:
    """The level at which a quarter conflicts: a town's where one is called as it, "Roma" of Roma Norte."""
    town = conflicts.get("city")
    named_so = town is not None and "suburb" not in conflicts and words[town.first].label == "suburb"
    return "city" if named_so else "suburb"


def _is_any_centre(best: Chain, words: tuple[ChainWord, ...]) -> bool:
    """Whether the town was named by a word for its kind alone, and no region says where: each has a "Merkez"."""
    seen = best.named.get("city")
    if seen is None or "region" in best.named or best.entry.region is None:
        return False
    return best.postcode != "equal" and all(word.kind == "city" for word in words[seen.first : seen.last])


def _says_a_suburb(left: Left) -> bool:
    """Whether a suburb was typed that no list has: then none is taken from a postcode."""
    return "suburb" in left.unknown or any(piece.level == "suburb" for piece in left.parts)


def _is_whole(query: Query, run: tuple[int, int]) -> bool:
    """Whether one division is all of a country that was given: a city that is a state need not be named."""
    return query.country_certain and run[1] - run[0] == 1


def _explained(best: Chain, query: Query) -> float:
    """The score of a division. Where the country is sure, names that it does not explain cost nothing.

    Nor does one name beside a town that was typed as such.
    """
    left = sum(1 for each in best.pieces if each.level in LEVELS and not each.numbered)
    if query.country_certain:
        return best.score + STRAY * left
    city = best.named.get("city")
    sure = city is not None and city.likeness == 1 and query.value("city") is not None
    return best.score + STRAY * min(left, 1) if sure else best.score


def granularity_of(decision: ChainDecision) -> Granularity:
    """How far a chain is confirmed."""
    best = decision.best
    leaf = decision.inferred or best
    told = set(best.named) - set(decision.conflicts)
    if decision.ambiguous:
        return "locality" if told & {"city", "district"} else "region"
    if (
        leaf.entry.suburb
        and "suburb" not in decision.open_levels
        and (decision.inferred is not None or "suburb" in told)
    ):
        return "suburb"
    if decision.suburb_by_postcode:
        return "suburb"
    conventions = decision.query.conventions
    if conventions is not None and conventions.districts_suffice and "district" in told:
        return "suburb"
    return "locality" if leaf.entry.city or leaf.entry.district else "region"


def postcode_suffices(decision: ChainDecision) -> bool:
    """Whether the postcode with its town is as small a place as carriers of the country sort by: "Pune 411001"."""
    conventions = decision.query.conventions
    town = not decision.ambiguous and "city" in decision.best.named and "city" not in decision.conflicts
    suffices = conventions is not None and conventions.postcodes_suffice
    return suffices and town and decision.best.postcode == "equal"


def _open_levels(best: Chain, alike: Sequence[Chain]) -> frozenset[str]:
    """The levels from the coarsest at which equally good divisions differ, down to the finest."""
    differing = [
        LEVELS.index(level)
        for level in LEVELS
        if any(getattr(each.entry, level) != getattr(best.entry, level) for each in alike)
    ]
    return frozenset(LEVELS[: max(differing) + 1]) if differing else frozenset()


def _shares(chains: Sequence[Chain]) -> list[float]:
    top = chains[0].score
    odds = [math.exp(SHARPNESS * (each.score - top)) for each in chains[:60]]
    none = DOUBT * math.exp(SHARPNESS * (LEAST - top))
    total = sum(odds) + none
    return [each / total for each in odds]


def _corrected(chain: Chain) -> int:
    return sum(1 for each in chain.named.values() if each.likeness < 1)


def _speaks_for_itself(chain: Chain) -> bool:
    """Whether a division's own name or its postcode was typed; else it is no more likely than what it lies in."""
    return chain.levels[0] in chain.named or chain.postcode in ("equal", "area")


def _related(one: Chain, other: Chain) -> bool:
    return is_above(one, other) or is_above(other, one)


def _only_below(query: Query, best: Chain, gazetteer: Gazetteer, run: tuple[int, int]) -> Chain | None:
    """The division under the best one that alone has the postcode that was typed."""
    if best.entry.suburb is not None or best.postcode != "equal":
        return None
    below = []
    for entry in with_postcode(gazetteer, run, query.place_postcodes[0]).tolist():
        chain = chain_of(query, (), gazetteer, entry)
        if is_above(best, chain) and chain.entry.suburb is not None:
            below.append(chain)
    return below[0] if len(below) == 1 else None


def _begins_as_another_town_s(best: Chain, query: Query) -> bool:
    """Whether no list has the postcode, and it begins otherwise than the country's file tells of the town."""
    code = best.entry.country
    if best.postcode != "unknown" or code is None or not query.place_postcodes:
        return False
    return is_of_another_town(query.place_postcodes[0], (query.value("city"), best.entry.city), code)


def _fits_by_town(best: Chain, gazetteer: Gazetteer, run: tuple[int, int]) -> bool | None:
    """Whether the postcode is one of the division's town, where only towns have postcodes; None if none has."""
    if best.postcode == "town":
        return True
    return False if best.postcode == "unknown" and some_postcodes(gazetteer, run) else None


def _exists(gazetteer: Gazetteer, run: tuple[int, int], postcode: str) -> bool:
    """Whether a postcode, or the area that it lies in where only areas are listed, is any division's."""
    if len(with_postcode(gazetteer, run, postcode)):
        return True
    if not is_whole_postcode(postcode, conventions_of(gazetteer.entry(run[0]))):
        return False
    areas = [postcode[:size] for size in range(2, len(postcode))]
    if not any(len(with_postcode(gazetteer, run, each)) for each in areas):
        return False
    # Whole postcodes are listed as well: then an area proves nothing.
    return all(len(each) < len(postcode) for each in some_postcodes(gazetteer, run))

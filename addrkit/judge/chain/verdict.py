"""From the division that was chosen to the verdict: components, label, reasons and action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.levels import NamedLevel
from addrkit.compare.chain.names import names_of, shown_name
from addrkit.compare.chain.postcode import postcodes_of
from addrkit.gazetteer.doors import Door
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.account.beside_places import of_another_door
from addrkit.judge.account.typed_postcode import is_beside_another
from addrkit.judge.chain.decide import ChainDecision, granularity_of, postcode_suffices
from addrkit.judge.chain.parts import led_by_parts, with_kind
from addrkit.judge.chain.reasons import chain_reasons
from addrkit.judge.chain.regions import names_the_country
from addrkit.judge.chain.today import in_divisions_of_today
from addrkit.judge.chain.unmatched import unmatched_of
from addrkit.judge.coverage import best_granularity
from addrkit.judge.policy import Policy
from addrkit.locale.country import Country, country
from addrkit.locale.format import format_address, is_whole_postcode
from addrkit.locale.text import folded_words, is_cjk, is_latin
from addrkit.parsing.query import Query
from addrkit.retrieve.chain_words import LEVELS, WITHIN
from addrkit.types import (
    COMPONENTS,
    GRANULARITIES,
    Action,
    Address,
    Alternative,
    ComponentVerdict,
    Granularity,
    Reason,
    Record,
    Status,
    Verification,
)

_BELOW: Final = ("building", "house_number", "street", "unit", "po_box")
_FITS: Final = ("equal", "area")
SHOWN: Final = 0.01


def chain_verdict(decision: ChainDecision, gazetteers: Sequence[Gazetteer], policy: Policy) -> Verification:
    """The verdict on a chain of divisions."""
    query = decision.query
    code = query.country
    conventions = country(code) if code else None
    places = (query.text[word.start : word.end] for word in decision.words if word.label != "building")
    latin = is_latin(" ".join(places) or query.text) if policy.script == "typed" else policy.script == "latin"
    components = _components(decision, conventions, latin)
    reasons = chain_reasons(decision, components, conventions)
    if policy.divisions == "today":
        components = in_divisions_of_today(decision, components)
    values = {name: part.value for name, part in components.items() if name != "country"}
    address = Address(**values, country=code)
    granularity = granularity_of(decision)
    best = best_granularity(gazetteers, Address(country=code, region=decision.best.entry.region))
    score = decision.score
    unmatched = unmatched_of(decision)
    return Verification(
        action=_action(decision, components, reasons, unmatched, granularity, best, score, policy),
        granularity=granularity,
        best_granularity=best,
        score=score,
        match=_record(decision.inferred or decision.best, query.place_postcodes, latin),
        address=address,
        formatted=format_address(
            address,
            signs=_names_its_number(query),
            # What conflicts stays as it was typed.
            short_region="region" not in decision.conflicts,
        ),
        components=components,
        alternatives=tuple(
            Alternative(record := _record(each, (), latin), share, format_address(record.components))
            for share, each in decision.rivals[: policy.alternatives]
            if share >= SHOWN or decision.ambiguous
        ),
        unmatched=tuple(dict.fromkeys((*unmatched, *query.beside))),
        reasons=tuple(reasons),
    )


def _names_its_number(query: Query) -> bool:
    """Whether a word for a number was typed, for the label to have one: "No. 12"."""
    conventions = query.conventions
    return conventions is None or not conventions.number_prefixes.isdisjoint(folded_words(query.text))


def _components(
    decision: ChainDecision, conventions: Country | None, latin: bool
) -> dict[str, ComponentVerdict]:
    query, best = decision.query, decision.best
    leaf = decision.inferred or best
    found: dict[str, ComponentVerdict] = {}
    for name in COMPONENTS:
        typed = query.value(name)
        if name in _BELOW:
            left = _without_divisions(name, decision)
            if left:
                found[name] = ComponentVerdict(left, left, "unconfirmed")
        elif name in LEVELS:
            part = _level(name, decision, leaf, latin)
            if part is not None:
                found[name] = part
        elif name == "postcode":
            part = _postcode(decision, leaf, conventions)
            if part is not None:
                found[name] = part
        elif name == "country":
            typed = typed or _typed_country(decision)
            found[name] = ComponentVerdict(query.country, typed, "confirmed" if typed else "inferred")
    return found


def _typed_country(decision: ChainDecision) -> str | None:
    """The country, where the parser held its name for a region's."""
    text, words = decision.query.text, decision.words
    named = (piece for piece in decision.best.pieces if names_the_country(piece, decision.best))
    return next((text[words[piece.first].start : words[piece.last - 1].end] for piece in named), None)


def _without_divisions(name: str, decision: ChainDecision) -> str | None:
    """What was typed of a street or a building, less the divisions that the parser took for it: "MBK, Wang Mai"."""
    typed, part = decision.query.value(name), decision.query.parsed.components.get(name)
    words, text = decision.words, decision.query.text
    more = next((each for each in decision.of_way if words[each.first - 1].label == name), None)
    if more is not None and typed is not None:
        typed = f"{typed} {text[words[more.first].start : words[more.last - 1].end]}"
    runs = [(seen.first, seen.last) for seen in decision.best.named.values()]
    pieces = [*decision.conflicts.values(), *decision.unknown.values(), *decision.parts]
    runs += [(with_kind(piece, decision), piece.last) for piece in pieces]
    if typed is None or part is None:
        return typed
    spans = sorted(
        (words[first].start, words[last - 1].end)
        for first, last in runs
        if part.start <= words[first].start < part.end
    )
    if not spans:
        return typed
    left, start = "", part.start
    for first, last in spans:
        left += text[start:first]
        start = max(start, last)
    left = (left + text[start : part.end]).strip(" ,;、،؛")
    return left if any(letter.isalnum() for letter in left) else None


def _level(name: str, decision: ChainDecision, leaf: Chain, latin: bool) -> ComponentVerdict | None:
    text, words = decision.query.text, decision.words

    def written(first: int, last: int) -> str:
        return text[words[first].start : words[last - 1].end]

    value = shown_name(names_of(leaf.entry, name), latin=latin)
    seen = decision.best.named.get(name)
    piece = decision.conflicts.get(name) or decision.unknown.get(name)
    part: ComponentVerdict | None
    if piece is not None:
        first, last = with_kind(piece, decision), piece.last
        if seen is not None and words[seen.first].segment == words[first].segment:
            # What is told of a name is told of all of it: "Ciudad Azteca Primera Sección".
            first, last = min(first, seen.first), max(last, seen.last)
        typed = written(first, last)
        known: Status = "confirmed" if name == "suburb" and decision.suburb_by_postcode else "unconfirmed"
        part = ComponentVerdict(typed, typed, "conflicting" if name in decision.conflicts else known)
    elif value is None:
        part = None
    elif seen is None:
        part = (
            None
            if name in decision.open_levels or _is_above_a_conflict(name, decision)
            else ComponentVerdict(value, None, "inferred")
        )
    else:
        typed = written(seen.first, seen.last)
        if name in decision.open_levels or _is_better_as_typed(typed, value, seen, leaf, name, latin=latin):
            # One of several that fit, or without such a name in the letters that were typed.
            value = typed
        status: Status = "confirmed" if seen.likeness == 1 else "corrected"
        part = ComponentVerdict(value, typed, status)
    return led_by_parts(decision, part) if name == "suburb" and decision.parts else part


def _is_better_as_typed(
    typed: str, value: str, seen: NamedLevel, leaf: Chain, level: str, *, latin: bool
) -> bool:
    """Whether a name stays as it was typed, where the division's own is in another script.

    In Latin letters it has none but spellings, or a shorter one: "Nishi-ku, Yokohama" is no mere Nishi-ku. In others
    nothing tells which of its names is the country's: Пловдив, Филиппополь.
    """
    names = names_of(leaf.entry, level)
    if not latin:
        return is_latin(names[0]) and not is_latin(typed) and seen.likeness == 1
    if not is_latin(typed) or is_latin(names[0]):
        return False
    return value not in names or (seen.likeness == 1 and len(typed.split()) > len(value.split()))


def _is_above_a_conflict(level: str, decision: ChainDecision) -> bool:
    """Whether a smaller level is another division's, so that nobody knows what is above it."""
    return any(LEVELS.index(each) < LEVELS.index(level) for each in decision.conflicts)


def _postcode(decision: ChainDecision, leaf: Chain, conventions: Country | None) -> ComponentVerdict | None:
    query = decision.query
    typed = query.value("postcode") or (query.place_postcodes[0].upper() if query.place_postcodes else None)
    if typed is None:
        only = leaf.entry.postcode
        sure = (
            only is not None
            and not decision.ambiguous
            and not decision.conflicts
            and not decision.open_levels
        )
        whole = only is not None and is_whole_postcode(only, conventions)
        return ComponentVerdict(only, None, "inferred") if sure and whole else None
    if is_beside_another(query, postcodes_of(leaf.gazetteer, leaf.entry.number, conventions)):
        return ComponentVerdict(typed, typed, "conflicting")
    if decision.postcode_fits is not None:
        return ComponentVerdict(typed, typed, "confirmed" if decision.postcode_fits else "conflicting")
    if decision.best.postcode == "equal":
        return ComponentVerdict(typed, typed, "confirmed")
    if decision.best.postcode in ("area", "unknown") or decision.postcode_open:
        return ComponentVerdict(typed, typed, "unconfirmed")
    return ComponentVerdict(typed, typed, "conflicting")


def _action(
    decision: ChainDecision,
    components: dict[str, ComponentVerdict],
    reasons: list[Reason],
    unmatched: tuple[str, ...],
    granularity: Granularity,
    best: Granularity,
    score: float,
    policy: Policy,
) -> Action:
    if {"street_missing", "house_number_missing"} & set(reasons):
        return "fix"
    if not policy.accept_best_granularity or "po_box" in components:
        return "confirm"
    if not decision.best.named and decision.best.depth > 1 and "building" in components:
        # The postcode alone names the division, and the building's name may be all of another address.
        return "confirm"
    if any(letter.isdigit() for text in unmatched for letter in text):
        # A number that no component holds may be the door's, or a second street's.
        return "confirm"
    # Two postcodes may have been held for a telephone number.
    two = decision.query.value("postcode") is None and is_beside_another(decision.query, ())
    if decision.postcode_open or decision.suburb_is_a_town or two:
        return "confirm"
    doubts = {"text_too_long", "ambiguous", "postcode_not_found", "unmatched_words"} & set(reasons)
    if any(piece.level == "suburb" and not piece.numbered for piece in decision.parts):
        return "confirm"
    if doubts or any(part.status == "conflicting" for part in components.values()):
        return "confirm"
    if any(part.status == "corrected" and is_cjk(part.value or "") for part in components.values()):
        # One other character of Chinese is as often another name as a slip.
        return "confirm"
    reached = GRANULARITIES.index(granularity) <= GRANULARITIES.index(best) or postcode_suffices(decision)
    # A unit alone is no number of a street; it is one of an estate: "Blk 3 Lot 8, Sunny Hills Subd."
    estate = any(piece.level == WITHIN and not piece.numbered for piece in decision.parts)
    building = components["building"].value or "" if "building" in components else ""
    numbered = "house_number" in components or ("street" in components and any(map(str.isdigit, building)))
    numbered = numbered or (
        "unit" in components and (estate or any(name in components for name in ("street", "building")))
    )
    # What no list goes down to may stay unconfirmed; a level that a list has may not.
    listed = [
        level for level in LEVELS if components.get(level) and components[level].status == "unconfirmed"
    ]
    unlisted = best == "locality" and set(listed) <= {"suburb"}
    if not (reached and numbered and score >= policy.accept_at and (not listed or unlisted)):
        return "confirm"
    others = [each for each in of_another_door(decision.query, components) if each not in reasons]
    reasons += others
    return "confirm" if others else "accept"


def _record(chain: Chain, postcodes: Sequence[str], latin: bool) -> Record:
    """The division's record, in Latin letters or its own."""
    gazetteer, entry = chain.gazetteer, chain.entry
    doors: list[Door] = [gazetteer.door(row) for row in range(entry.first_door, entry.last_door)]
    door = next((each for each in doors if (each.postcode or "") in postcodes), doors[0] if doors else None)
    record = gazetteer.record(entry, door)
    names = {level: shown_name(names_of(entry, level), latin=latin) for level in LEVELS}
    several = entry.postcode is None and not (door and (door.postcode or "") in postcodes)
    components = replace(
        record.components, **names, postcode=None if several else record.components.postcode, building=None
    )
    return replace(record, components=components)

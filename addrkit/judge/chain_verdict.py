"""From the division that was chosen to the verdict: components, label, reasons and action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from addrkit.compare.chain import Chain, ChainPiece, names_of
from addrkit.gazetteer.store import Door, Gazetteer
from addrkit.judge.chain import ChainDecision, granularity_of
from addrkit.judge.coverage import best_granularity
from addrkit.judge.policy import Policy
from addrkit.locale.country import Country, country
from addrkit.locale.format import format_address
from addrkit.locale.text import is_latin
from addrkit.retrieve.chain_words import LEVELS, ChainWord
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
_OF_LEVELS: Final[Mapping[tuple[str, Status], Reason]] = {
    ("suburb", "conflicting"): "suburb_conflict",
    ("suburb", "corrected"): "suburb_corrected",
    ("suburb", "unconfirmed"): "suburb_unconfirmed",
    ("district", "conflicting"): "district_conflict",
    ("district", "corrected"): "district_corrected",
    ("city", "conflicting"): "city_conflict",
    ("city", "corrected"): "city_corrected",
    ("city", "unconfirmed"): "city_unconfirmed",
    ("city", "inferred"): "city_inferred",
    ("region", "conflicting"): "region_conflict",
}
SHOWN: Final = 0.01


def chain_verdict(decision: ChainDecision, gazetteers: Sequence[Gazetteer], policy: Policy) -> Verification:
    """The verdict on a chain of divisions."""
    query = decision.query
    code = query.country
    conventions = country(code) if code else None
    typed = " ".join(query.text[word.start : word.end] for word in decision.words)
    latin = is_latin(typed) if policy.script == "typed" else policy.script == "latin"
    components = _components(decision, conventions, latin)
    values = {name: part.value for name, part in components.items() if name != "country"}
    address = Address(**values, country=code)
    granularity = granularity_of(decision)
    best = best_granularity(gazetteers, Address(country=code, region=decision.best.entry.region))
    reasons = _reasons(decision, components, conventions, best)
    score = decision.score
    return Verification(
        action=_action(decision, components, reasons, granularity, best, score, policy),
        granularity=granularity,
        best_granularity=best,
        score=score,
        match=_record(decision.inferred or decision.best, query.postcodes, latin),
        address=address,
        formatted=format_address(address),
        components=components,
        alternatives=tuple(
            Alternative(record := _record(each, (), latin), share, format_address(record.components))
            for share, each in decision.rivals[: policy.alternatives]
            if share >= SHOWN or decision.ambiguous
        ),
        unmatched=_unmatched(decision),
        reasons=tuple(reasons),
    )


def shown_name(names: Sequence[str], *, latin: bool) -> str | None:
    """The first of some names in Latin letters, or else in others; the first of all where there is none such.

    >>> shown_name(("แขวงบางกะปิ", "Bang Kapi"), latin=True)
    'Bang Kapi'
    """
    return next((name for name in names if is_latin(name) == latin), names[0] if names else None)


def _components(
    decision: ChainDecision, conventions: Country | None, latin: bool
) -> dict[str, ComponentVerdict]:
    query, best = decision.query, decision.best
    leaf = decision.inferred or best
    taken = {
        decision.words[at].label
        for each in best.named.values()
        for at in range(each.first, each.last)
        if decision.words[at].label in _BELOW
    }
    found: dict[str, ComponentVerdict] = {}
    for name in COMPONENTS:
        typed = query.value(name)
        if name in _BELOW:
            if typed is not None and name not in taken:
                found[name] = ComponentVerdict(typed, typed, "unconfirmed")
        elif name in LEVELS:
            part = _level(name, decision, leaf, latin)
            if part is not None:
                found[name] = part
        elif name == "postcode":
            part = _postcode(decision, leaf, conventions)
            if part is not None:
                found[name] = part
        elif name == "country":
            found[name] = ComponentVerdict(query.country, typed, "confirmed" if typed else "inferred")
    return found


def _level(name: str, decision: ChainDecision, leaf: Chain, latin: bool) -> ComponentVerdict | None:
    text, words = decision.query.text, decision.words

    def written(first: int, last: int) -> str:
        return text[words[first].start : words[last - 1].end]

    value = shown_name(names_of(leaf.entry, name), latin=latin)
    seen = decision.best.named.get(name)
    piece = decision.conflicts.get(name) or decision.unknown.get(name)
    if piece is not None:
        typed = written(_with_kind(piece, decision.words), piece.last)
        return ComponentVerdict(typed, typed, "conflicting" if name in decision.conflicts else "unconfirmed")
    if value is None:
        return None
    if seen is None:
        return None if name in decision.open_levels else ComponentVerdict(value, None, "inferred")
    if name in decision.open_levels:
        # One of several that fit: it stays as it was typed.
        value = written(seen.first, seen.last)
    status: Status = "confirmed" if seen.likeness == 1 else "corrected"
    return ComponentVerdict(value, written(seen.first, seen.last), status)


def _with_kind(piece: ChainPiece, words: Sequence[ChainWord]) -> int:
    """Where a piece begins, the word for its kind before it with it: "Taman Bahagia"."""
    first = piece.first
    while first > 0 and words[first - 1].kind and words[first - 1].segment == words[first].segment:
        if words[first - 1].label != words[first].label:
            break
        first -= 1
    return first


def _postcode(decision: ChainDecision, leaf: Chain, conventions: Country | None) -> ComponentVerdict | None:
    query = decision.query
    typed = query.value("postcode") or (query.postcodes[0].upper() if query.postcodes else None)
    if typed is None:
        only = leaf.entry.postcode
        sure = (
            only is not None
            and not decision.ambiguous
            and not decision.conflicts
            and not decision.open_levels
        )
        whole = (
            conventions is None or conventions.postcode is None or conventions.postcode.fullmatch(only or "")
        )
        return ComponentVerdict(only, None, "inferred") if sure and whole else None
    if decision.postcode_fits is not None:
        return ComponentVerdict(typed, typed, "confirmed" if decision.postcode_fits else "conflicting")
    if decision.best.postcode == "equal":
        return ComponentVerdict(typed, typed, "confirmed")
    if decision.best.postcode in ("area", "unknown"):
        return ComponentVerdict(typed, typed, "unconfirmed")
    return ComponentVerdict(typed, typed, "conflicting")


def _reasons(
    decision: ChainDecision,
    components: dict[str, ComponentVerdict],
    conventions: Country | None,
    best: Granularity,
) -> list[Reason]:
    query = decision.query
    found: list[Reason] = ["text_too_long"] if query.shortened else []
    if decision.ambiguous:
        found.append("ambiguous")
    if query.value("po_box"):
        found.append("po_box")
    found.append("no_premise_data")
    if not _has_way(decision, components):
        found.append("street_missing")
    elif (
        "street" in components
        and (conventions is None or conventions.house_number_required)
        and not any(name in components for name in ("house_number", "unit", "po_box", "building"))
    ):
        found.append("house_number_missing")
    for level in LEVELS:
        part = components.get(level)
        if part is None:
            continue
        reason = _OF_LEVELS.get((level, part.status))
        if reason is not None:
            found.append(reason)
    found += _postcode_reasons(decision, components)
    if _is_former(decision):
        found.append("division_changed")
    if any(piece.level is not None for piece in decision.strays):
        found.append("unmatched_words")
    return found


def _postcode_reasons(decision: ChainDecision, components: dict[str, ComponentVerdict]) -> list[Reason]:
    part = components.get("postcode")
    if part is None:
        return []
    if part.status == "conflicting":
        return ["postcode_conflict" if decision.postcode_known else "postcode_not_found"]
    if part.status == "unconfirmed":
        return ["postcode_unconfirmed"]
    return ["postcode_inferred"] if part.status == "inferred" else []


def _is_former(decision: ChainDecision) -> bool:
    """Whether the division was merged into another one: its id says so."""
    entry = (decision.inferred or decision.best).entry
    record = _record(decision.inferred or decision.best, (), True)
    return "/old" in record.id and entry.suburb is not None


def _has_way(decision: ChainDecision, components: dict[str, ComponentVerdict]) -> bool:
    """Whether anything below the divisions was typed that a carrier can find."""
    if any(name in components for name in ("street", "po_box", "building")):
        return True
    return "house_number" in components and "suburb" in decision.best.named


def _action(
    decision: ChainDecision,
    components: dict[str, ComponentVerdict],
    reasons: list[Reason],
    granularity: Granularity,
    best: Granularity,
    score: float,
    policy: Policy,
) -> Action:
    if {"street_missing", "house_number_missing"} & set(reasons):
        return "fix"
    if not policy.accept_best_granularity or "po_box" in components:
        return "confirm"
    doubts = {"ambiguous", "postcode_not_found", "unmatched_words"} & set(reasons)
    if doubts or any(part.status == "conflicting" for part in components.values()):
        return "confirm"
    reached = GRANULARITIES.index(granularity) <= GRANULARITIES.index(best)
    numbered = any(name in components for name in ("house_number", "unit"))
    # What no list goes down to may stay unconfirmed; a level that a list has may not.
    listed = [
        level for level in LEVELS if components.get(level) and components[level].status == "unconfirmed"
    ]
    unlisted = best == "locality" and set(listed) <= {"suburb"}
    if reached and numbered and score >= policy.accept_at and (not listed or unlisted):
        return "accept"
    return "confirm"


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


def _unmatched(decision: ChainDecision) -> tuple[str, ...]:
    text, words = decision.query.text, decision.words
    conventions = decision.query.conventions
    signs = conventions.number_prefixes | conventions.number_suffixes if conventions else frozenset()
    strays: list[tuple[int, str]] = [
        _written(piece, decision) for piece in decision.strays if piece.level is not None
    ]
    best = decision.best
    runs = [(each.first, each.last) for each in best.named.values()]
    runs += [(each.first, each.last) for each in best.pieces]
    held = {at for first, last in runs for at in range(first, last)}
    strays += [
        (word.start, text[word.start : word.end])
        for at, word in enumerate(words)
        if word.label is None and word.kind is None and at not in held and word.folded not in signs
    ]
    strays += [_written(piece, decision) for piece in decision.strays if piece.level is None]
    return tuple(text for _, text in sorted(set(strays)))


def _written(piece: ChainPiece, decision: ChainDecision) -> tuple[int, str]:
    start = decision.words[piece.first].start
    return start, decision.query.text[start : decision.words[piece.last - 1].end]

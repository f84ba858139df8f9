"""The judge stage: evidence in, a verification out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.account.accounting import NOTHING_LEFT, Account, account
from addrkit.judge.account.numbered_district import beside_a_town
from addrkit.judge.account.signs_left import leaves_a_sign
from addrkit.judge.account.typed_words import Typed
from addrkit.judge.action import choose_action
from addrkit.judge.chain.decide import decide_chain
from addrkit.judge.chain.verdict import chain_verdict
from addrkit.judge.components import corrected_address, judge_components
from addrkit.judge.coverage import best_granularity
from addrkit.judge.decide import Decision, Ranked, decide
from addrkit.judge.given_country import binds, own_places, own_streets, without_foreign_parts
from addrkit.judge.other_towns import with_other_towns_kept
from addrkit.judge.policy import Policy
from addrkit.judge.postcode_list import beside_postcode_list
from addrkit.judge.postcode_of_another_town import is_of_another_town
from addrkit.judge.quarter_of_another_town import is_quarter_of_another_town
from addrkit.judge.score.place import is_another_suburb
from addrkit.judge.score.score import Matcher
from addrkit.judge.unmatched import of_no_component
from addrkit.judge.verdict_reasons import verdict_reasons
from addrkit.locale.country import Country, country
from addrkit.locale.format import format_address
from addrkit.parsing.query import Query
from addrkit.types import (
    Address,
    ComponentVerdict,
    Reason,
    Verification,
)


def judge(
    query: Query,
    ranked: Ranked,
    places: Callable[[], Sequence[Compared]],
    gazetteers: Sequence[Gazetteer],
    matcher: Matcher,
    policy: Policy,
) -> Verification:
    """The verdict on a query, given its streets by likelihood; `places` is asked where none of them decides."""
    verdict = _in_its_country(query, ranked, places, gazetteers, matcher, policy)
    return replace(verdict, reasons=(*verdict.reasons, "fields_not_read")) if query.unread else verdict


def _in_its_country(
    query: Query,
    ranked: Ranked,
    places: Callable[[], Sequence[Compared]],
    gazetteers: Sequence[Gazetteer],
    matcher: Matcher,
    policy: Policy,
) -> Verification:
    """The verdict by the records of the country that was given; by those of others only where it has none."""
    own = own_streets(query, ranked) if binds(query) else ranked
    if len(own) < len(ranked):
        at_home = _judged(query, own, lambda: own_places(query, places()), gazetteers, matcher, policy)
        if at_home.match is not None:
            return at_home
    verdict = _judged(query, ranked, places, gazetteers, matcher, policy)
    return without_foreign_parts(verdict, query, gazetteers)


def _judged(
    query: Query,
    ranked: Ranked,
    places: Callable[[], Sequence[Compared]],
    gazetteers: Sequence[Gazetteer],
    matcher: Matcher,
    policy: Policy,
) -> Verification:
    if not query.words:
        found = nothing("empty" if not query.text.strip() else "unreadable")
        return replace(found, unmatched=query.beside)
    decision = decide(query, ranked, places, gazetteers, matcher, policy)
    if decision.granularity not in ("street", "premise", "unit"):
        chain = decide_chain(query, gazetteers)
        if chain is not None:
            return chain_verdict(chain, gazetteers, policy)
    code = (decision.record.components.country if decision.record else None) or query.country
    conventions = country(code) if code else None
    accounted = NOTHING_LEFT
    if decision.chosen is not None and decision.record is not None and decision.granularity != "locality":
        accounted = account(query, decision.chosen, decision.record)
    elsewhere: list[Reason] = ["postcode_conflict"] if is_of_another_town(query, decision) else []
    elsewhere += ["suburb_conflict"] if is_quarter_of_another_town(query, decision) else []
    districts, is_its_own = _district_of_town(query, decision, conventions)
    elsewhere += ["district_conflict"] if is_its_own is False else []
    components = judge_components(
        query,
        decision.chosen,
        decision.record,
        _required(query, conventions),
        torn=decision.torn,
        conflicts=(*accounted.conflicts, *elsewhere),
    )
    if decision.ambiguous and decision.granularity == "locality":
        # One of several places that fit must not lend its parts to the address.
        components = {
            name: part for name, part in components.items() if name == "country" or part.status != "inferred"
        }
    components = with_other_towns_kept(components, decision, conventions)
    if not _may_lend(query, decision, components, policy):
        code = query.country
        components = {
            name: part if name == "country" else replace(part, value=part.input)
            for name, part in components.items()
            if name == "country" or part.input is not None or part.status == "missing"
        }
    address = corrected_address(components, code)
    best = best_granularity(gazetteers, address)
    told = {word.start for word in districts} if is_its_own else frozenset[int]()
    unmatched = (*_unmatched(query, decision, accounted, components, told), *query.beside)
    reasons = verdict_reasons(query, decision, components, conventions, best)
    reasons += [reason for reason in (*accounted.conflicts, *elsewhere) if reason not in reasons]
    if accounted.telling or (
        decision.granularity == "locality" and leaves_a_sign(unmatched, components, query)
    ):
        reasons.append("unaccounted_words")
    if unmatched:
        reasons.append("unmatched_words")
    action = choose_action(query, decision, components, reasons, best, policy)
    verdict = Verification(
        action=action,
        granularity=decision.granularity,
        best_granularity=best,
        score=decision.score,
        match=decision.record,
        address=address,
        formatted=format_address(address),
        components=components,
        alternatives=decision.alternatives,
        unmatched=unmatched,
        reasons=tuple(reasons),
    )
    return beside_postcode_list(verdict, query, gazetteers)


def _may_lend(
    query: Query, decision: Decision, components: dict[str, ComponentVerdict], policy: Policy
) -> bool:
    """Whether the record may fill the address: not one of another country than the one given, nor an unlikely one.

    What was typed as a street may lie in a place that is sure: the place is likely, be the door ever so unknown.
    """
    country_of_record = components.get("country")
    if country_of_record is not None and country_of_record.status == "conflicting":
        return False
    if decision.chosen is None:
        return True
    if decision.granularity == "locality" and is_another_suburb(decision.chosen):
        return False
    return min(decision.likelihood, decision.score) >= policy.place_at


def nothing(reason: Reason, error: str | None = None) -> Verification:
    """The verdict on what is no address at all, or on a row that could not be read."""
    return Verification("fix", "none", "none", 0.0, None, Address(), "", reasons=(reason,), error=error)


def _required(query: Query, conventions: Country | None) -> tuple[str, ...]:
    if conventions is None:
        return ("city",)
    needed = [
        name
        for name, needs in (
            ("city", conventions.city_required),
            ("region", conventions.region_required),
            ("postcode", conventions.postcode_required),
        )
        if needs
    ]
    return tuple(needed)


def _district_of_town(
    query: Query, decision: Decision, conventions: Country | None
) -> tuple[list[Typed], bool | None]:
    """The words of a district's number beside a town that was found alone, and whether its postcode tells it."""
    if decision.chosen is None or decision.granularity != "locality":
        return [], None
    return beside_a_town(query, conventions)


def _unmatched(
    query: Query,
    decision: Decision,
    accounted: Account,
    components: Mapping[str, ComponentVerdict],
    told: Collection[int],
) -> tuple[str, ...]:
    """Words that the answer does not hold, as they were written.

    Of a place, also those of a name that was corrected and has nothing like them: "Foo" of "Foo Berlin".
    """
    if decision.granularity != "locality" and decision.chosen is not None:
        return tuple(query.text[start:end] for start, end in accounted.unmatched)
    explained = decision.chosen.evidence.words.explained if decision.chosen else frozenset()
    corrected = [
        name for name in _NAMES_OF_PLACES if name in components and components[name].status == "corrected"
    ]
    if told:
        explained = explained.union(at for at, word in enumerate(query.words) if word.start in told)
    return of_no_component(query, explained, corrected)


_NAMES_OF_PLACES: Final = ("suburb", "city", "district")

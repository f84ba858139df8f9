"""The kit: gazetteers opened and the four stages wired together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from addrkit.compare.compare import compare
from addrkit.gazetteer.own_encoder import encoder_of
from addrkit.gazetteer.store import Gazetteer, open_gazetteer
from addrkit.index.encoder import Encoder
from addrkit.judge.decide import rank_streets
from addrkit.judge.explain import Explanation, explain
from addrkit.judge.llm.adviser import Adviser, Mode, never_alone
from addrkit.judge.llm.opening import LlmSettings, llm_settings, open_adviser
from addrkit.judge.policy import Policy, load_policy
from addrkit.judge.score import Matcher, load_matcher
from addrkit.judge.verdict import judge, nothing
from addrkit.locale.country import country_code
from addrkit.locale.text import fold, squeeze
from addrkit.parsing.parser import Parser, ParserName, open_parser
from addrkit.parsing.query import Query, Row, queries_of, query_of, reread, with_number_in_name
from addrkit.retrieve.candidates import Candidate
from addrkit.retrieve.search import search
from addrkit.types import GRANULARITIES, Suggestion, Verification

if TYPE_CHECKING:
    from addrkit.suggest.suggest import Completer

_NO_NUMBER = frozenset({"house_number_not_found", "street_not_found"})
CHUNK = 256
"""Rows that are searched together."""


class AddressKit:
    """Verifies and suggests addresses against open gazetteers. Safe to share between threads.

    >>> kit = open()                                                    # doctest: +SKIP
    >>> kit.verify("Laugavegi 1, 101 Reykjavik", country="IS").action   # doctest: +SKIP
    'accept'
    """

    def __init__(
        self,
        gazetteers: Sequence[Gazetteer],
        parser: Parser,
        matcher: Matcher,
        policy: Policy,
        llm: LlmSettings | None = None,
        say: Callable[[str], None] | None = None,
    ) -> None:
        """`llm` says when a language model is asked, never without it; `say` is told once if it cannot be."""
        self.llm = llm or LlmSettings()
        self.adviser: Adviser | None = open_adviser(self.llm, say)
        self.gazetteers = tuple(gazetteers)
        self.parser = parser
        self._shards = _by_encoder(self.gazetteers)
        self._matcher = matcher
        self.policy = policy

    def verify(self, row: Row, country: str | None = None) -> Verification:
        """The verdict on one address.

        `country` (a code or a name) stands where the row does not say. Raises UsageError if it is none; a row
        that cannot be read gives a verification whose `error` says why.
        """
        default = country_code(country) if country else None
        return self._verify_all([row], default)[0]

    def verify_many(self, rows: Iterable[Row], country: str | None = None) -> Iterator[Verification]:
        """The verdicts on many addresses, in their order, as they are ready; one bad row stops nothing."""
        default = country_code(country) if country else None
        remaining = iter(rows)
        while some := list(islice(remaining, CHUNK)):
            yield from self._verify_all(some, default)

    def explain(self, row: Row, country: str | None = None) -> Explanation:
        """One address with everything that led to its verdict."""
        query = query_of(row, self.parser, country_code(country) if country else None)
        compared = compare(query, self._candidates([query])[0])
        return explain(query, compared, self._matcher, self._judge_all([query])[0])

    def suggest(
        self,
        text: str,
        country: str | None = None,
        near: tuple[float, float] | None = None,
        limit: int = 5,
        within: str | None = None,
    ) -> list[Suggestion]:
        """Completions of what is being typed, best first.

        `near` is a latitude and a longitude in degrees. `within` is the `id` of a suggestion that has more under it:
        what lies there and goes on as typed, in its natural order; nothing for an id of anything else. Such an id
        holds until its gazetteer is built again. Raises UsageError for an unknown country.
        """
        code = country_code(country) if country else None
        return self._completer.suggest(text, code, near, limit, within)

    @cached_property
    def _completer(self) -> Completer:
        from addrkit.suggest.suggest import Completer

        return Completer(self.gazetteers)

    def _verify_all(self, rows: Sequence[Row], default: str | None) -> list[Verification]:
        read = queries_of(rows, self.parser, default)
        judged = iter(self._judge_all([query for query in read if isinstance(query, Query)]))
        return [
            next(judged) if isinstance(query, Query) else nothing("unreadable", str(query)) for query in read
        ]

    def _judge_all(self, queries: Sequence[Query]) -> list[Verification]:
        verdicts = self._judge_once(queries)
        # A country that was guessed wrong cuts the text wrong: read it again as the match's country does.
        again = {
            place: code
            for place, (query, verdict) in enumerate(zip(queries, verdicts, strict=True))
            if not query.country_certain
            and (code := _country_found(query, verdict)) is not None
            and code != query.country
        }
        if again:
            others = reread([queries[place] for place in again], list(again.values()), self.parser)
            for place, verdict in zip(again, self._judge_once(others), strict=True):
                verdicts[place] = _better(verdicts[place], verdict)
        # A number that no street or building has may be part of a building's name.
        named = {
            place: other
            for place, (query, verdict) in enumerate(zip(queries, verdicts, strict=True))
            if _NO_NUMBER.intersection(verdict.reasons) and (other := self._as_building(query)) is not None
        }
        if named:
            other_queries = list(named.values())
            judged = self._judge_once(other_queries)
            for (place, other), verdict in zip(named.items(), judged, strict=True):
                if _is_called(verdict, other) and (
                    verdict.action == "accept" or not _has_street(verdicts[place])
                ):
                    verdicts[place] = _better(verdicts[place], verdict)
        return verdicts

    def _as_building(self, query: Query) -> Query | None:
        """The query read so that a gazetteer has a building, a street or a place of that name."""
        for other in with_number_in_name(query):
            name = fold(other.value("building") or "")
            if any(each.has_name(name) for each in self.gazetteers):
                return other
        return None

    def _judge_once(self, queries: Sequence[Query]) -> list[Verification]:
        found = self._candidates(queries)
        compared = [
            compare(query, [each for each in some if not each.is_place])
            for query, some in zip(queries, found, strict=True)
        ]
        ranked = rank_streets(compared, self._matcher)
        # Places wait until they are asked for: where a street decides, nobody does.
        places = [
            partial(compare, query, [each for each in some if each.is_place])
            for query, some in zip(queries, found, strict=True)
        ]
        verdicts = [
            judge(query, streets, some, self.gazetteers, self._matcher, self.policy)
            for query, streets, some in zip(queries, ranked, places, strict=True)
        ]
        if self.adviser is None:
            return verdicts
        for place, (query, streets, some) in enumerate(zip(queries, ranked, places, strict=True)):
            advised = self.adviser.advise(query, streets, self.policy)
            if advised is not None:
                verdict = judge(query, advised, some, self.gazetteers, self._matcher, self.policy)
                verdicts[place] = never_alone(verdict, verdicts[place])
        return verdicts

    def _candidates(self, queries: Sequence[Query]) -> list[list[Candidate]]:
        found: list[list[Candidate]] = [[] for _ in queries]
        for encoder, gazetteers in self._shards:
            for candidates, more in zip(found, search(queries, gazetteers, encoder), strict=True):
                candidates.extend(more)
        return found


def _by_encoder(gazetteers: Sequence[Gazetteer]) -> tuple[tuple[Encoder, tuple[Gazetteer, ...]], ...]:
    """The gazetteers by the encoder that their vectors were made with. Raises GazetteerError."""
    found: dict[str, tuple[Encoder, tuple[Gazetteer, ...]]] = {}
    for each in gazetteers:
        encoder, others = found.get(each.manifest.encoder) or (encoder_of(each), ())
        found[each.manifest.encoder] = (encoder, (*others, each))
    return tuple(found.values())


def _country_found(query: Query, verdict: Verification) -> str | None:
    """The country of the match, or of the first runner-up where there is none."""
    if verdict.match is not None:
        return verdict.match.components.country
    return verdict.alternatives[0].record.components.country if verdict.alternatives else None


def _has_street(verdict: Verification) -> bool:
    return verdict.match is not None and bool(verdict.match.components.street)


def _is_called(verdict: Verification, query: Query) -> bool:
    """Whether the match is the building that was typed, by its very name."""
    building = verdict.match.components.building if verdict.match is not None else None
    return bool(building) and squeeze(building or "") == squeeze(query.value("building") or "")


def _better(first: Verification, second: Verification) -> Verification:
    """The finer of two verdicts on one address; of equally fine ones the likelier, then the first."""
    fineness = [GRANULARITIES.index(each.granularity) for each in (first, second)]
    if fineness[0] != fineness[1]:
        return second if fineness[1] < fineness[0] else first
    return second if second.score > first.score else first


def open(
    *gazetteers: str | os.PathLike[str],
    parser: ParserName = "compact",
    policy: str | os.PathLike[str] | None = None,
    llm: Mode = "off",
    llm_model: str | None = None,
    llm_url: str | None = None,
    llm_budget: str | None = None,
    say: Callable[[str], None] | None = None,
) -> AddressKit:
    """Open gazetteers; without any, the default ones, which are built on first use.

    A language model is asked never (`llm="off"`), in doubt if one is installed (`"auto"`), or about every row
    (`"always"`): the one that `llm_model` names (`"cross-encoder"`, `"smollm2"`, a folder, a Hugging Face id), or the
    OpenAI-compatible endpoint at `llm_url`; about as many rows, or for as long, as `llm_budget` allows ("500", "30s").
    If it cannot be asked, `say` is told so once, or a warning tells; the verdicts are those without it.

    Raises GazetteerError if one is missing, damaged, of another version, or was built with another encoder;
    ModelError if the parser's or the matcher's model is missing or damaged; UsageError for an unknown parser, a bad
    policy or wrong settings of the language model.
    """
    return open_kit(gazetteers, parser, policy, llm_settings(llm, llm_model, llm_url, llm_budget), say)


def open_kit(
    gazetteers: Sequence[str | os.PathLike[str]],
    parser: ParserName = "compact",
    policy: Policy | str | os.PathLike[str] | None = None,
    llm: LlmSettings | None = None,
    say: Callable[[str], None] | None = None,
) -> AddressKit:
    """As `open`, the language model's settings in one value."""
    # One that is named twice counts once: its records would rival each other.
    folders = list({Path(each).resolve(): Path(each) for each in gazetteers}.values())
    if not folders:
        from addrkit.gazetteer.default import build_default, installed, missing

        folders = list(build_default() if missing() else installed())
    return AddressKit(
        [open_gazetteer(folder) for folder in folders],
        open_parser(parser),
        load_matcher(),
        policy if isinstance(policy, Policy) else load_policy(Path(policy) if policy else None),
        llm,
        say,
    )

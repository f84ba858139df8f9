"""The kit: gazetteers opened and the four stages wired together."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Final

from addrkit.asked import (
    bounds_of,
    code_of,
    codes_of,
    count_of,
    distance_of,
    folders_of,
    kinds_of,
    position_of,
    several_of,
    text_of,
)
from addrkit.errors import AddrkitError
from addrkit.gazetteer.catalogue import offered
from addrkit.gazetteer.store import Gazetteer, open_gazetteer
from addrkit.judge.explain import Explanation, explain
from addrkit.judge.llm.adviser import Adviser, Mode
from addrkit.judge.llm.opening import LlmSettings, llm_settings, open_adviser
from addrkit.judge.passes import verify_all
from addrkit.judge.policy import Policy, load_policy
from addrkit.judge.readings import Stages
from addrkit.judge.score.score import Matcher, load_matcher
from addrkit.judge.verdict import nothing
from addrkit.parsing.parser import Named, Parser, open_parser
from addrkit.parsing.query import Query, Row, queries_of, query_of
from addrkit.suggest.groups import group_of
from addrkit.suggest.wanted import ANYTHING, Wanted
from addrkit.types import Kind, Nearby, Suggestion, Verification

if TYPE_CHECKING:
    from addrkit.suggest.suggest import Completer

_LACKING = frozenset({"no_premise_data", "no_data_for_country", "no_match"})
CHUNK = 256
"""Rows that are searched together."""


FAILED: Final = "addrkit failed on this row"
"""How the error of a row begins that is nobody's fault but ours."""


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
        self.stages = Stages(gazetteers, parser, matcher, policy, open_adviser(self.llm, say))
        self._say = say
        self._offered: set[str] = set()

    @property
    def gazetteers(self) -> tuple[Gazetteer, ...]:
        """The open gazetteers."""
        return self.stages.gazetteers

    @property
    def parser(self) -> Parser:
        """What cuts free text."""
        return self.stages.parser

    @property
    def matcher(self) -> Matcher:
        """What weighs candidates."""
        return self.stages.matcher

    @property
    def policy(self) -> Policy:
        """What is accepted, what is asked, what is shown."""
        return self.stages.policy

    @property
    def adviser(self) -> Adviser | None:
        """What asks the language model; None where none is to be asked."""
        return self.stages.adviser

    def verify(self, row: Row, country: str | None = None) -> Verification:
        """The verdict on one address.

        `country` (a code or a name) stands where the row does not say. Raises UsageError if it is none; a row
        that cannot be read gives a verification whose `error` says why.
        """
        return self._verify_all([row], code_of(country))[0]

    def verify_many(self, rows: Iterable[Row], country: str | None = None) -> Iterator[Verification]:
        """The verdicts on many addresses, in their order, as they are ready; one bad row stops nothing."""
        default = code_of(country)
        remaining = several_of(rows)
        while some := list(islice(remaining, CHUNK)):
            yield from self._verify_all(some, default)

    def explain(self, row: Row, country: str | None = None) -> Explanation:
        """One address with every reading of it and everything that led to its verdict.

        With a language model behind an endpoint, also one sentence of it that a person reads.
        Raises UsageError for an unknown country, InputError for a row that cannot be read.
        """
        query = query_of(row, self.parser, code_of(country))
        judged = verify_all([query], self.stages)[0]
        said = (
            self.adviser.sentence(query.text, judged.best.verdict) if self.adviser and self.llm.url else None
        )
        return explain(judged, self.stages.matcher, said)

    def suggest(
        self,
        text: str,
        country: str | Collection[str] | None = None,
        near: tuple[float, float] | None = None,
        limit: int = 5,
        within: str | None = None,
        *,
        kinds: Collection[Kind] = (),
        bounds: tuple[float, float, float, float] | None = None,
    ) -> list[Suggestion]:
        """Completions of what is being typed, best first.

        Nothing outside of `country`, one or several, is offered, nor of other `kinds` than those named, nor outside
        `bounds` (south, west, north, east). `near` is a latitude and a longitude; all are in degrees. `within` is
        the `id` of a suggestion that has more under it: what lies there and goes on as typed, in its natural order;
        nothing for an id of anything else. Such an id holds until its gazetteer is built again. Raises UsageError
        for an unknown country or kind, and for what is no position, bounds or count.
        """
        inside = None if bounds is None else bounds_of(bounds)
        wanted = Wanted(kinds_of(kinds), inside) if kinds or inside else ANYTHING
        place, most = None if near is None else position_of(near), count_of(limit)
        return self._completer.suggest(text_of(text), codes_of(country), place, most, within, wanted)

    def nearby(
        self,
        lat: float,
        lon: float,
        limit: int = 5,
        *,
        radius: float = 1_000.0,
        country: str | Collection[str] | None = None,
    ) -> list[Nearby]:
        """The doors nearest to a place, with their distances in metres; a building with several units once.

        The place is in degrees (WGS 84). Nothing farther than `radius` metres is given, nor outside of `country`.
        Raises UsageError for an unknown country, and for what is no position or count.
        """
        from addrkit.suggest.nearby import nearby

        place = position_of((lat, lon))
        return nearby(
            self.gazetteers, place, count_of(limit), distance_of(radius), frozenset(codes_of(country))
        )

    def has_under(self, identity: str) -> bool:
        """Whether the `id` of a suggestion names something that is gone into in an open gazetteer."""
        return group_of(identity, self.gazetteers) is not None

    @cached_property
    def _completer(self) -> Completer:
        from addrkit.suggest.suggest import Completer

        return Completer(self.gazetteers, self.parser, self._without_model)

    def _without_model(self, text: str, code: str | None) -> Verification | None:
        """The verdict on a text while it is typed: no language model is asked."""
        [query] = queries_of([text], self.parser, code)
        return self._judged([query], self._plain_stages)[0] if isinstance(query, Query) else None

    @cached_property
    def _plain_stages(self) -> Stages:
        """The stages without a language model."""
        return Stages(self.gazetteers, self.parser, self.matcher, self.policy)

    def _verify_all(self, rows: Sequence[Row], default: str | None) -> list[Verification]:
        read = queries_of(rows, self.parser, default)
        judged = iter(self._judged([query for query in read if isinstance(query, Query)], self.stages))
        verdicts = [
            next(judged) if isinstance(query, Query) else nothing("unreadable", str(query)) for query in read
        ]
        if self._say is not None:
            self._offer(verdicts, self._say)
        return verdicts

    def _judged(self, queries: Sequence[Query], stages: Stages) -> list[Verification]:
        """The verdicts on queries. A fault of addrkit's own is the error of its row, and stops no other.

        It is told by its kind and where it arose; its words may hold an address.
        """
        try:
            return [each.best.verdict for each in verify_all(queries, stages)]
        except AddrkitError:
            raise
        except Exception as fault:  # noqa: BLE001  whatever it is, the other rows are answered
            if len(queries) > 1:
                return [verdict for query in queries for verdict in self._judged([query], stages)]
            last = extract_tb(fault.__traceback__)[-1]
            where = f"{type(fault).__name__} in {Path(last.filename).name}, line {last.lineno}"
            return [nothing("unreadable", f"{FAILED} ({where}): please report it")]

    def _offer(self, verdicts: Sequence[Verification], say: Callable[[str], None]) -> None:
        """Say once a country that there is finer data of it to be got."""
        for code in {each.address.country for each in verdicts if _LACKING.intersection(each.reasons)}:
            if code is None or code in self._offered:
                continue
            self._offered.add(code)
            more = offered(code)
            if more is not None and all(each.name != more.name for each in self.gazetteers):
                say(f"There is finer data of {code}, {more.title}: addrkit gazetteer get {code}")


def open(
    *gazetteers: str | os.PathLike[str],
    parser: Named = "compact",
    matcher: str | os.PathLike[str] | None = None,
    policy: str | os.PathLike[str] | None = None,
    llm: Mode = "off",
    llm_model: str | None = None,
    llm_url: str | None = None,
    llm_budget: str | None = None,
    say: Callable[[str], None] | None = None,
) -> AddressKit:
    """Open gazetteers; without any, the default ones, which are built on first use.

    `parser` is "compact", "libpostal", or the folder of one that `addrkit train parser` wrote; `matcher` the folder of
    one that `addrkit train matcher` wrote. Without them, those that come with addrkit.

    A language model is asked never (`llm="off"`), in doubt if one is installed (`"auto"`), or about every row
    (`"always"`): the one that `llm_model` names (`"cross-encoder"`, `"smollm2"`, a folder, a Hugging Face id), or the
    OpenAI-compatible endpoint at `llm_url`; about as many rows, or for as long, as `llm_budget` allows ("500", "30s").
    If it cannot be asked, `say` is told so once, or a warning tells; the verdicts are those without it.

    Raises GazetteerError if one is missing, damaged, of another version, or was built with another encoder; ModelError
    if a model is missing, damaged, or of another kind or version; UsageError for a parser that is neither a name nor a
    folder, a bad policy or wrong settings of the language model.
    """
    settings = llm_settings(llm, llm_model, llm_url, llm_budget)
    return open_kit(gazetteers, parser, policy, settings, say, matcher=matcher)


def open_kit(
    gazetteers: Sequence[str | os.PathLike[str]],
    parser: Named = "compact",
    policy: Policy | str | os.PathLike[str] | None = None,
    llm: LlmSettings | None = None,
    say: Callable[[str], None] | None = None,
    *,
    matcher: Matcher | str | os.PathLike[str] | None = None,
) -> AddressKit:
    """As `open`, the language model's settings in one value; the policy and the matcher may be open already."""
    folders = folders_of(gazetteers)
    if not folders:
        from addrkit.gazetteer.default import build_default, installed, missing

        folders = list(build_default() if missing() else installed())
    return AddressKit(
        [open_gazetteer(folder) for folder in folders],
        open_parser(parser),
        matcher if isinstance(matcher, Matcher) else load_matcher(Path(matcher) if matcher else None),
        policy if isinstance(policy, Policy) else load_policy(Path(policy) if policy else None),
        llm,
        say,
    )

"""What a language model learns from: doubtful questions, made of noisy queries against gazetteers.

Search and comparison propose the candidates, as they do for a real query, so the wrong answers are those that are
hard to tell from the right one. From some of them the street that is meant is taken away.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

from addrkit.compare.compare import compare
from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.encoder import Encoder
from addrkit.judge.decide import rank_streets
from addrkit.judge.llm.question import Asked, Question, question_of
from addrkit.judge.score.score import Matcher
from addrkit.parsing.parser import Parser
from addrkit.parsing.query import FREE_TEXT, Query, queries_of
from addrkit.retrieve.search import search
from addrkit.train.matcher.examples import COUNTRY_GIVEN, STREET_REMOVED, fold_of
from addrkit.train.noise.noise import EVERYDAY, HARD, PEOPLE, noisy_text
from addrkit.types import Address

REMOVED = 0.25
"""Share of queries whose true street is taken out of the candidates."""
AS_RARE = (STREET_REMOVED / (1 - STREET_REMOVED)) / (REMOVED / (1 - REMOVED))
"""What a lesson whose answer is "none" counts: lessons hold more of them than the matcher is calibrated for."""
OTHER_NUMBER = 0.15
"""Share of queries whose house number is replaced by one that need not exist."""
NOISE: Final = ((EVERYDAY, 0.2), (HARD, 0.3), (PEOPLE, 0.5))
"""How the queries are typed, and the share of each way."""
DOUBTFUL = (0.01, 0.97)
"""Scores of the first candidate between which a question is doubtful."""
EASY = 0.05
"""Share of the other questions that is kept: what is asked always must be answered well too."""
TOGETHER = 256


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question with its answer."""

    typed: str
    options: tuple[str, ...]
    answer: int
    """The option that is meant; -1 for none."""
    log_odds: tuple[float, ...]
    """The matcher's, one an option."""
    country: str = ""
    fold: str = ""
    """train, tune or test, by street."""

    @property
    def counts(self) -> float:
        """How much it counts among others."""
        return 1.0 if self.answer >= 0 else AS_RARE

    @property
    def question(self) -> Question:
        """What is asked."""
        return Question(self.typed, self.options)


def lessons(
    gazetteers: Sequence[Gazetteer],
    encoder: Encoder,
    parser: Parser,
    matcher: Matcher,
    *,
    queries: int,
    seed: int,
) -> list[Lesson]:
    """The doubtful questions among as many queries against each gazetteer."""
    found = []
    for gazetteer in gazetteers:
        random = Random(f"{seed} {gazetteer.name}")  # noqa: S311 - no secret
        for first in range(0, queries, TOGETHER):
            count = min(TOGETHER, queries - first)
            found += _some(gazetteer, encoder, parser, matcher, count, random)
    return found


def _some(
    gazetteer: Gazetteer, encoder: Encoder, parser: Parser, matcher: Matcher, count: int, random: Random
) -> list[Lesson]:
    chosen = [typed_record(gazetteer, random) for _ in range(count)]
    rows = [
        {FREE_TEXT: text, **({"country": address.country} if random.random() < COUNTRY_GIVEN else {})}
        for address, text, _ in chosen
    ]
    queries = [each for each in queries_of(rows, parser) if isinstance(each, Query)]
    without = [{(gazetteer, entry)} if random.random() < REMOVED else () for _, _, entry in chosen]
    proposed = search(queries, [gazetteer], encoder, without)
    compared = [compare(query, some) for query, some in zip(queries, proposed, strict=True)]
    found = []
    for (address, _, entry), query, ranked in zip(
        chosen, queries, rank_streets(compared, matcher), strict=True
    ):
        if not ranked:
            continue
        doubtful = DOUBTFUL[0] <= ranked[0][0] < DOUBTFUL[1]
        if not doubtful and random.random() >= EASY:
            continue
        lesson = lesson_of(
            question_of(query.text, ranked), [one.candidate.entry == entry for _, one in ranked]
        )
        if lesson is not None:
            found.append(replace(lesson, country=address.country or "", fold=fold_of(address)))
    return found


def typed_record(gazetteer: Gazetteer, random: Random) -> tuple[Address, str, int]:
    """A record of a random street, as somebody types it, and its entry."""
    while True:
        number = random.randrange(len(gazetteer))
        entry = gazetteer.entry(number)
        if entry.kind != PLACE and entry.first_door < entry.last_door:
            break
    door = gazetteer.door(random.randrange(entry.first_door, entry.last_door))
    address = replace(gazetteer.record(entry, door).components, district=None)
    if random.random() < OTHER_NUMBER and address.house_number:
        address = replace(address, house_number=str(random.randrange(1, 400)))
    (rates,) = random.choices([each for each, _ in NOISE], [share for _, share in NOISE])
    return address, noisy_text(address, rates, random), number


def lesson_of(asked: Asked, meant: Sequence[bool]) -> Lesson | None:
    """A question with its answer; None where what is meant is too unlikely to be asked about.

    `meant` says of each candidate whether it is the one.
    """
    answers = {option for option, right in zip(asked.option_of, meant, strict=True) if right}
    if None in answers:
        return None
    first = [asked.option_of.index(option) for option in range(len(asked.question.options))]
    return Lesson(
        asked.question.typed,
        asked.question.options,
        min((option for option in answers if option is not None), default=-1),
        tuple(round(asked.log_odds[place], 3) for place in first),
    )


def write_lessons(file: Path, found: Iterable[Lesson]) -> None:
    """Keep lessons as JSON lines."""
    part = file.with_name(file.name + ".part")
    with part.open("w", encoding="utf-8") as output:
        output.writelines(json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in found)
    part.replace(file)


def read_lessons(file: Path) -> list[Lesson]:
    """Lessons that were kept."""
    with file.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Lesson(**{**row, "options": tuple(row["options"]), "log_odds": tuple(row["log_odds"])})
        for row in rows
    ]

"""What a language model is shown: what was typed and at most eight known addresses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.compare.compare import compare
from addrkit.judge.decide import Ranked, rank_streets
from addrkit.judge.llm.adviser import ranked_again
from addrkit.judge.llm.model import Weighing
from addrkit.judge.llm.question import LETTERS, LONGEST_TYPED, log_odds_of, one_line, question_of
from addrkit.judge.score.score import load_matcher, shares
from addrkit.kit import AddressKit
from addrkit.parsing.query import query_of


def ranked_for(kit: AddressKit, text: str) -> Ranked:
    query = query_of(text, kit.parser, "NL")
    return rank_streets([compare(query, kit.stages.candidates([query])[0])], load_matcher())[0]


@given(st.text(max_size=3_000))
def test_whatever_is_typed_is_shown_on_one_short_line(text: str) -> None:
    shown = one_line(text, LONGEST_TYPED)
    assert len(shown) <= LONGEST_TYPED
    assert shown.isprintable()


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=6))
def test_log_odds_and_shares_are_each_others_inverse(parts: list[float]) -> None:
    chances = [each / (sum(parts) + 0.5) for each in parts]
    assert shares(np.array(log_odds_of(chances))) == pytest.approx(chances)


def test_the_candidates_are_shown_with_the_door_that_is_there(kit: AddressKit) -> None:
    asked = question_of("12 Kerkstrat\nGroningen", ranked_for(kit, "12 Kerkstrat Groningen"))
    assert asked.question.typed == "12 Kerkstrat Groningen"
    assert "12 Kerkstraat, 9712 AB Groningen" in asked.question.options
    assert list(asked.question.options) == sorted(asked.question.options)


def test_never_more_than_there_are_letters(kit: AddressKit) -> None:
    (_, one), *_ = ranked_for(kit, "12 Kerkstrat Groningen")
    many = []
    for number in range(12):
        ready = replace(one.ready, entry=replace(one.ready.entry, name=f"Laan {number:02}"))
        bare = one.evidence._replace(door=one.evidence.door._replace(record=None))
        many.append((0.05, one._replace(ready=ready, evidence=bare)))
    asked = question_of("x", many)
    assert len(asked.question.options) == len(LETTERS)
    assert asked.option_of[len(LETTERS) :] == (None,) * 4


def test_candidates_that_read_alike_share_an_answer(kit: AddressKit) -> None:
    first, *_ = ranked_for(kit, "12 Kerkstrat Groningen")
    twice = [(0.4, first[1]), (0.3, first[1])]
    asked = question_of("12 Kerkstrat Groningen", twice)
    assert asked.option_of == (0, 0)
    again = ranked_again(twice, asked, np.log([0.9, 0.1]), Weighing(1.0, 1.0))
    # Odds of some against none: 7 to 3, nine times as much.
    assert [chance for chance, _ in again] == pytest.approx([0.4 * 9 / 6.6, 0.3 * 9 / 6.6])


def test_an_answer_without_weight_changes_nothing(kit: AddressKit) -> None:
    ranked = ranked_for(kit, "12 Kerkstrat Groningen")
    asked = question_of("12 Kerkstrat Groningen", ranked)
    answer = np.log(np.full(len(asked.question.options) + 1, 1 / (len(asked.question.options) + 1)))
    again = ranked_again(ranked, asked, answer, Weighing(0.0, 0.0))
    assert [chance for chance, _ in again] == pytest.approx([chance for chance, _ in ranked], abs=1e-6)

"""Doubtful questions out of a gazetteer, and how much a model's answers to them count."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

pytest.importorskip("scipy", reason="training needs the extra ml")

from addrkit.gazetteer.store import Gazetteer
from addrkit.index.encoder import load_encoder
from addrkit.judge.llm.model import Weighing
from addrkit.judge.score.score import load_matcher
from addrkit.parsing.parser import open_parser
from addrkit.train.llm.batches import batches, drawn, rate
from addrkit.train.llm.questions import Lesson, lessons, read_lessons, write_lessons
from addrkit.train.llm.weighing import fit_weighing, probabilities


@pytest.fixture(scope="module")
def found(register: Path) -> list[Lesson]:
    return lessons([Gazetteer(register)], load_encoder(), open_parser(), load_matcher(), queries=400, seed=3)


def test_some_have_the_street_that_is_meant_and_some_do_not(found: list[Lesson]) -> None:
    answers = [each.answer for each in found]
    assert min(answers) == -1
    assert max(answers) >= 0
    for each in found:
        assert -1 <= each.answer < len(each.options) <= 8
        assert len(each.log_odds) == len(each.options)
        assert each.fold in ("train", "tune", "test")


def test_they_are_kept_and_read_again(found: list[Lesson], tmp_path: Path) -> None:
    write_lessons(tmp_path / "lessons.jsonl", found)
    assert read_lessons(tmp_path / "lessons.jsonl") == found


def test_a_batch_keeps_the_answer_whatever_the_order_of_the_options(found: list[Lesson]) -> None:
    random = Random(1)  # noqa: S311
    for each in found[:50]:
        question, answer, counts = drawn(each, random)
        assert set(question.options) <= set(each.options)
        shown = question.options[answer] if answer < len(question.options) else None
        assert shown == (each.options[each.answer] if each.answer >= 0 else None)
        assert counts == each.counts


def test_a_question_is_asked_with_other_wrong_options_every_time(found: list[Lesson]) -> None:
    random = Random(2)  # noqa: S311
    longest = max(found, key=lambda each: len(each.options))
    assert len({frozenset(drawn(longest, random).question.options) for _ in range(40)}) > 1
    assert all(drawn(longest, random).question.options for _ in range(40))


def test_lessons_without_an_answer_count_less_for_there_are_too_many_of_them(found: list[Lesson]) -> None:
    assert {each.counts for each in found if each.answer >= 0} == {1.0}
    assert all(0 < each.counts < 1 for each in found if each.answer < 0)


def test_there_are_as_many_batches_as_asked_for(found: list[Lesson]) -> None:
    made = list(batches(found, 8, 25, Random(1)))  # noqa: S311
    assert len(made) == 25
    assert all(1 <= len(each) <= 8 for each in made)
    assert rate(0, 100, warm=10) < rate(20, 100, warm=10) > rate(99, 100, warm=10)


@pytest.mark.slow
def test_a_model_that_knows_gets_weight_and_one_that_guesses_gets_none(found: list[Lesson]) -> None:
    random = np.random.default_rng(5)
    knows, guesses = [], []
    many = found * 20
    for each in many:
        certain = np.full(len(each.options) + 1, -4.0)
        certain[each.answer] = -0.1
        knows.append(certain)
        guesses.append(random.normal(size=len(each.options) + 1))
    assert fit_weighing(many, knows).which > 0.5
    assert fit_weighing(many, guesses).which < 0.2
    assert np.exp(probabilities(found[0], knows[0], Weighing(1, 1))).sum() == pytest.approx(1)

"""Measures say what they mean, also where there is little to say."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.evaluate.measures import calibration_error, reliability, share, threshold_for
from addrkit.evaluate.quality import JudgedRow, quality

ANSWERS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60)


@given(ANSWERS, st.sampled_from([0.5, 0.9, 0.95, 1.0]))
def test_answers_from_a_threshold_on_are_as_often_right_as_was_asked(
    answers: list[tuple[float, bool]], precision: float
) -> None:
    found = threshold_for(precision, [score for score, _ in answers], [right for _, right in answers])
    if found is not None:
        above = [right for score, right in answers if score >= found.score]
        assert sum(above) / len(above) >= precision
        assert sum(above) == found.found


@given(ANSWERS)
def test_every_answer_lies_in_one_bin_and_the_error_is_a_share(answers: list[tuple[float, bool]]) -> None:
    scores, right = [score for score, _ in answers], [each for _, each in answers]
    assert sum(each.rows for each in reliability(scores, right)) == len(answers)
    error = calibration_error(scores, right)
    assert math.isnan(error) if not answers else 0 <= error <= 1


def test_scores_that_say_what_happens_have_no_error() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0)


def test_scores_of_one_that_are_always_wrong_have_all_the_error() -> None:
    assert calibration_error([1.0, 1.0], [False, False]) == 1.0


def test_no_threshold_makes_wrong_answers_right() -> None:
    assert threshold_for(0.95, [0.9, 0.8], [False, False]) is None


def test_no_rows_are_said_to_be_none() -> None:
    assert str(share(0, 0, seed=1)) == "no rows"
    assert share(0, 0, seed=1).to_dict()["value"] is None


def test_an_accepted_address_that_is_not_there_counts_against_the_precision() -> None:
    right = JudgedRow("NL", frozenset({"a"}), "a", "premise", True, 0.99)
    absent = JudgedRow("NL", frozenset(), "b", "premise", True, 0.95)
    found = quality([right, absent])
    assert found.shares["precision of accepted"].value == 0.5
    assert found.shares["absent, accepted"].value == 1.0
    assert found.shares["premise@1"].rows == 1


def test_a_street_found_without_its_door_is_the_record_and_no_premise() -> None:
    found = quality([JudgedRow("NL", frozenset({"street"}), "street", "street", False, 0.7)])
    assert found.shares["record@1"].value == 1.0
    assert found.shares["premise@1"].value == 0.0

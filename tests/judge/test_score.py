"""The score, the trees behind it, and the matcher's files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from addrkit.errors import ModelError
from addrkit.judge.score.answer import ANSWER_FEATURES, AnswerWeights
from addrkit.judge.score.features import FEATURES, OF_THE_NUMBER
from addrkit.judge.score.forest import Forest
from addrkit.judge.score.place import PLACE_FEATURES
from addrkit.judge.score.score import DEFAULT_FOLDER, Matcher, load_matcher, save_matcher, shares
from addrkit.model_folder import CONFIG_FILE as CONFIG
from addrkit.model_folder import WEIGHTS_FILE as WEIGHTS
from tests.examples import at_most


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the matcher that a test may damage."""
    for name in (CONFIG, WEIGHTS):
        shutil.copy(DEFAULT_FOLDER / name, tmp_path / name)
    return tmp_path


def rows(*settings: dict[str, float]) -> NDArray[np.float64]:
    return np.array([[each.get(name, 0.0) for name in FEATURES] for each in settings])


GOOD = {
    "street": 1.0,
    "street_squared": 1.0,
    "street_same": 1.0,
    "street_words": 1.0,
    "street_text": 1.0,
    "street_telling": 1.0,
    "city": 1.0,
    "city_same": 1.0,
    "postcode_equal": 1.0,
    "street_and_place": 1.0,
    "cosine": 0.95,
}
WITH_NUMBER = {**GOOD, "number_there": 1.0}
POOR = {"street": 0.4, "street_squared": 0.16, "street_text": 0.4, "street_extra": 1.0, "unexplained": 0.8}


def test_an_address_that_fits_scores_high_and_one_that_does_not_scores_low() -> None:
    assert load_matcher().probabilities(rows(WITH_NUMBER))[0] > 0.9
    assert load_matcher().probabilities(rows(POOR))[0] < 0.2


def test_two_that_fit_alike_share_the_probability() -> None:
    first, second = load_matcher().probabilities(rows(WITH_NUMBER, WITH_NUMBER))
    assert first == second
    assert 0.4 < first <= 0.5


def test_the_number_decides_between_streets_that_fit_alike() -> None:
    without, with_number = load_matcher().probabilities(rows(GOOD, WITH_NUMBER))
    assert with_number > without


def test_an_equal_postcode_is_worth_far_more_than_one_that_is_near() -> None:
    near = {**WITH_NUMBER, "postcode_equal": 0.0, "postcode_near": 1.0}
    equal, beside = load_matcher().probabilities(rows(WITH_NUMBER, near))
    assert equal > 0.85
    assert beside < equal / 10


def test_a_rival_that_is_better_in_anything_is_not_outdone() -> None:
    near = {**WITH_NUMBER, "postcode_equal": 0.0, "postcode_near": 1.0}
    better = {**near, "suburb": 1.0}
    matcher = load_matcher()
    assert (
        matcher.probabilities(rows(WITH_NUMBER, better))[1]
        > matcher.probabilities(rows(WITH_NUMBER, near))[1]
    )


def test_a_number_that_a_complete_register_lacks_outdoes_its_street() -> None:
    [plain], [told] = (
        load_matcher().probabilities_of_many([rows(WITH_NUMBER, GOOD)], complete)
        for complete in ([[False, False]], [[True, True]])
    )
    assert told[0] > plain[0]


def test_the_number_never_lifts_a_street_that_fits_worse() -> None:
    poor_with_number = {**POOR, "number_there": 1.0}
    plain = load_matcher().probabilities(rows(GOOD, POOR))
    numbered = load_matcher().probabilities(rows(GOOD, poor_with_number))
    assert np.allclose(plain, numbered)
    assert set(OF_THE_NUMBER) <= set(FEATURES)


def test_no_candidates_have_no_probabilities() -> None:
    assert load_matcher().probabilities(np.zeros((0, len(FEATURES)))).tolist() == []


@given(log_odds=st.lists(st.floats(-800, 800), min_size=1, max_size=30))
def test_shares_are_probabilities_and_leave_room_for_none(log_odds: list[float]) -> None:
    found = shares(np.array(log_odds))
    assert np.isfinite(found).all()
    assert (found >= 0).all()
    assert found.sum() <= 1 + 1e-9
    assert np.argmax(found) == np.argmax(log_odds) or found.max() == found[np.argmax(log_odds)]


@given(values=st.lists(st.floats(0, 1), min_size=len(FEATURES), max_size=len(FEATURES)))
@settings(max_examples=at_most(50), deadline=None)
def test_any_evidence_has_a_probability(values: list[float]) -> None:
    [found] = load_matcher().probabilities(np.array([values]))
    assert 0.0 <= found <= 1.0


def test_a_row_is_scored_alike_alone_and_among_others() -> None:
    matcher = load_matcher()
    table = np.random.default_rng(3).random((20, len(FEATURES)))
    assert np.allclose(matcher.log_odds(table), [matcher.log_odds(row[None])[0] for row in table])


def one_tree() -> Forest:
    """Left of .5 in the first column is -1, right of it +2."""
    return Forest(
        roots=np.array([0], np.int32),
        feature=np.array([0, 0, 0], np.int16),
        threshold=np.array([0.5, 0, 0], np.float32),
        left=np.array([1, 1, 2], np.int32),
        right=np.array([2, 1, 2], np.int32),
        value=np.array([0, -1, 2], np.float32),
        baseline=0.25,
    )


def test_a_tree_is_walked_from_its_root_to_a_leaf() -> None:
    table = np.zeros((3, len(FEATURES)))
    table[:, 0] = (0.2, 0.5, 0.9)
    assert one_tree().log_odds(table).tolist() == [-0.75, -0.75, 2.25]


def test_a_matcher_is_read_as_it_was_written(tmp_path: Path) -> None:
    places = AnswerWeights({name: place / 8 for place, name in enumerate(PLACE_FEATURES)})
    answers = AnswerWeights({name: -place / 8 for place, name in enumerate(ANSWER_FEATURES)})
    written = Matcher(one_tree(), 0.5, -0.125, places, answers)
    save_matcher(tmp_path / "matcher", written, {"seed": 1})
    read = load_matcher(tmp_path / "matcher")
    table = np.random.default_rng(1).random((9, len(FEATURES)))
    assert (read.slope, read.shift) == (0.5, -0.125)
    assert np.array_equal(read.log_odds(table), written.log_odds(table))
    assert (read.places, read.answers) == (places, answers)


def test_a_matcher_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="there is no matcher at"):
        load_matcher(tmp_path / "nowhere")


@pytest.mark.parametrize("name", [CONFIG, WEIGHTS])
def test_a_matcher_without_one_of_its_files_is_none(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match="there is no matcher at"):
        load_matcher(copied)


@pytest.mark.parametrize("name", [CONFIG, WEIGHTS])
@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xff\xff", b"null", b"[]", b"{}"])
def test_a_matcher_that_is_damaged_is_told_how_to_be_mended(copied: Path, name: str, content: bytes) -> None:
    (copied / name).write_bytes(content)
    with pytest.raises(ModelError, match=r"is damaged: .*; make it again with addrkit train matcher"):
        load_matcher(copied)


@pytest.mark.parametrize("changed", [{"format_version": 99}, {"features": ["street"]}])
def test_a_matcher_of_another_version_is_told_apart_from_damage(
    copied: Path, changed: dict[str, object]
) -> None:
    config = json.loads((copied / CONFIG).read_text("utf-8"))
    (copied / CONFIG).write_text(json.dumps(config | changed), "utf-8")
    with pytest.raises(ModelError, match="of another version"):
        load_matcher(copied)


def test_the_matcher_tells_how_it_was_trained() -> None:
    note = json.loads((DEFAULT_FOLDER / CONFIG).read_text("utf-8"))["training"]
    assert {"gazetteers", "examples_each", "seed", "test"} <= set(note)


def test_many_queries_are_scored_as_each_is_alone() -> None:
    matcher = load_matcher()
    random = np.random.default_rng(5)
    groups = [random.integers(0, 2, (size, len(FEATURES))).astype(float) for size in (3, 0, 1, 7)]
    together = matcher.probabilities_of_many(groups)
    assert all(
        np.array_equal(found, matcher.probabilities(group))
        for found, group in zip(together, groups, strict=True)
    )


def walked(forest: Forest, row: NDArray[np.float64]) -> float:
    """A row's log odds, each tree walked from question to question."""
    total = forest.baseline
    for root in forest.roots.tolist():
        node = root
        while forest.left[node] != node:
            branch = forest.left if row[forest.feature[node]] <= forest.threshold[node] else forest.right
            node = int(branch[node])
        total += float(forest.value[node])
    return total


@given(data=st.data())
@settings(max_examples=at_most(50), deadline=None)
def test_the_trees_say_what_walking_each_of_them_says(data: st.DataObject) -> None:
    forest = load_matcher().forest
    # Values on a threshold itself are where a question is easily read the wrong way.
    value = st.floats(0, 1) | st.sampled_from(forest.threshold.tolist())
    row = np.array(data.draw(st.lists(value, min_size=len(FEATURES), max_size=len(FEATURES))))
    assert forest.log_odds(row[None])[0] == pytest.approx(walked(forest, row), abs=1e-5)


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    size = 65
    inner = np.arange(size - 1)
    forest = Forest(
        roots=np.array([0], np.int32),
        feature=np.zeros(2 * size - 1, np.int16),
        threshold=np.zeros(2 * size - 1, np.float32),
        left=np.concatenate([inner + size - 1, np.arange(size - 1, 2 * size - 1)]).astype(np.int32),
        right=np.concatenate([inner[1:], [2 * size - 2], np.arange(size - 1, 2 * size - 1)]).astype(np.int32),
        value=np.zeros(2 * size - 1, np.float32),
        baseline=0.0,
    )
    with pytest.raises(ModelError, match="more than 64 leaves"):
        forest.log_odds(np.zeros((1, 1)))

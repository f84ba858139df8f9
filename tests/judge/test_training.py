"""Training the score: small, but the whole of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import addrkit
from addrkit.judge.score.features import FEATURES
from addrkit.judge.score.score import load_matcher
from addrkit.kit import AddressKit

pytest.importorskip("sklearn", reason="training needs the extra ml")
pytest.importorskip("scipy", reason="training needs the extra ml")

from addrkit.index.encoder import load_encoder
from addrkit.parsing.parser import open_parser
from addrkit.train.matcher.examples import examples
from addrkit.train.matcher.fit import train
from addrkit.train.matcher.hidden import HidingGazetteer


@pytest.fixture(scope="module")
def trained(register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("matcher") / "trained"
    results = train([register], folder, each=300)
    assert set(results) == {"FR", "IS", "NL"}
    assert all(0.0 <= row["street_right"] <= 1.0 for row in results.values())
    return folder


@pytest.mark.slow
def test_what_was_trained_is_a_matcher_that_tells_right_from_wrong(trained: Path, register: Path) -> None:
    matcher = load_matcher(trained)
    found = examples([HidingGazetteer(register)], load_encoder(), open_parser(), 200, seed=5)
    told = [(matcher.probabilities(each.rows), each.truth) for each in found if len(each.rows)]
    right = [float(chances[truth]) for chances, truth in told if truth >= 0]
    absent = [float(chances.max()) for chances, truth in told if truth < 0]
    assert np.mean(right) > 0.7
    assert np.mean(right) > np.mean(absent) + 0.3


@pytest.mark.slow
def test_training_twice_makes_the_same_matcher(register: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        train([register], tmp_path / name, each=100)
    first, again = ([each.read_bytes() for each in sorted((tmp_path / n).iterdir())] for n in ("one", "two"))
    assert first == again


@pytest.mark.slow
def test_examples_know_their_truth_or_that_there_is_none(register: Path) -> None:
    found = examples([HidingGazetteer(register)], load_encoder(), open_parser(), 150, 2)
    assert len(found) == 150
    assert {each.fold for each in found} <= {"train", "tune", "test"}
    assert 0 < sum(each.truth < 0 for each in found) < 80
    for each in found:
        assert each.rows.shape[1:] == (len(FEATURES),)
        assert -1 <= each.truth < len(each.rows)


@pytest.mark.slow
def test_a_street_stays_in_its_fold(register: Path) -> None:
    first, again = (
        [
            each.fold
            for each in examples([HidingGazetteer(register)], load_encoder(), open_parser(), 80, seed=9)
        ]
        for _ in range(2)
    )
    assert first == again


def test_the_matcher_that_ships_is_used_by_default(kit: AddressKit) -> None:
    assert isinstance(kit, addrkit.AddressKit)
    assert kit.verify("Kerkstraat 12, 9712 AB Groningen", "NL").score > 0.9

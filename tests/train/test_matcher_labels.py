"""Labels of one's own, doors that are hidden, and trees that choose."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("lightgbm", reason="training needs the extra ml")

from addrkit.errors import InputError
from addrkit.evaluate.labelled import Labelled
from addrkit.index.encoder import load_encoder
from addrkit.judge.score.features import FEATURES
from addrkit.parsing.parser import open_parser
from addrkit.train.matcher.boosting import fit_choice
from addrkit.train.matcher.fit import train
from addrkit.train.matcher.hidden import HidingGazetteer
from addrkit.train.matcher.labels import label_examples


def test_a_label_is_an_example_and_once_more_with_its_door_hidden(register: Path) -> None:
    labels = [
        Labelled({"address": "Kerkstraat 12, 9712 AB Groningen", "country": "NL"}, frozenset({"nl-12"})),
        Labelled({"address": "Kerkstraat 14, 9712 AC Groningen", "country": "NL"}, frozenset({"nl-14"})),
    ]
    found = label_examples(labels, [HidingGazetteer(register)], load_encoder(), open_parser())
    assert [bool(each.right.any()) for each in found] == [True, False, True]
    assert all(each.truth >= 0 for each in found)


def test_a_hidden_door_is_not_there(register: Path) -> None:
    gazetteer = HidingGazetteer(register)
    entry = next(
        each for number in range(len(gazetteer)) if (each := gazetteer.entry(number)).name == "Akerkhof"
    )
    doors = [door.row for door in gazetteer.doors_at(entry, 7)]
    assert gazetteer.doors_like(entry, doors[0]) == frozenset(doors)
    gazetteer.hidden = frozenset(doors)
    assert list(gazetteer.doors_at(entry, 7)) == []
    assert gazetteer.numbers(entry).tolist() == [9]
    assert {gazetteer.entry_of(row) for row in doors} == {entry.number}


def test_a_register_of_few_streets_is_refused_by_a_sentence(register: Path, tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match="too few streets to learn from; take gazetteers of some hundred streets"
    ):
        train([register], tmp_path / "matcher", 20)
    assert not (tmp_path / "matcher").exists()


def test_trees_learn_which_is_meant_or_that_none_is() -> None:
    random = np.random.default_rng(1)
    groups = [random.random((int(random.integers(1, 6)), len(FEATURES))) for _ in range(400)]
    meant = [int(np.argmax(each[:, 0])) if each[:, 0].max() > 0.5 else -1 for each in groups]
    forest = fit_choice(groups, meant, seed=1)
    sure = [float(forest.log_odds(each).max()) for each in groups]
    assert np.mean([odds > 0 for odds, truth in zip(sure, meant, strict=True) if truth >= 0]) > 0.9
    assert np.mean([odds < 0 for odds, truth in zip(sure, meant, strict=True) if truth < 0]) > 0.8

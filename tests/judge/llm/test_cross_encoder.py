"""The cross-encoder that comes with addrkit: no torch, and no row is lost where it is damaged."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import addrkit
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.encoder import load_encoder
from addrkit.judge.llm.cross_encoder import FOLDER, MODEL, TOKENIZER, CrossEncoder
from addrkit.judge.llm.local import LocalModel
from addrkit.judge.llm.question import Question
from addrkit.judge.score.score import load_matcher
from addrkit.kit import AddressKit
from addrkit.model_folder import CONFIG_FILE as CONFIG
from addrkit.parsing.parser import open_parser
from addrkit.train.llm.questions import lessons

pytestmark = pytest.mark.slow

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

LINES = st.text(max_size=160)


@pytest.fixture(scope="module")
def model() -> CrossEncoder:
    return CrossEncoder.load()


@pytest.mark.slow
def test_it_knows_more_than_chance(model: CrossEncoder, register: Path) -> None:
    found = lessons(
        [Gazetteer(register)], load_encoder(), open_parser(), load_matcher(), queries=300, seed=11
    )
    right = [
        int(model.answer(each.question).argmax()) == each.answer % (len(each.options) + 1) for each in found
    ]
    by_chance = [1 / (len(each.options) + 1) for each in found]
    assert sum(right) > 1.3 * sum(by_chance)


@given(LINES, st.lists(LINES, min_size=1, max_size=8))
@settings(max_examples=20, deadline=None)
@pytest.mark.slow
def test_whatever_it_is_asked_it_answers_with_probabilities(typed: str, options: list[str]) -> None:
    answer = CrossEncoder.load().answer(Question(typed, tuple(options)))
    assert answer.shape == (len(options) + 1,)
    assert np.exp(answer).sum() == pytest.approx(1.0)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER, CONFIG])
@pytest.mark.parametrize("damage", ["cut", "gone", "rubbish"])
def test_a_damaged_file_is_told_once_and_rows_are_verified(
    kit: AddressKit, tmp_path: Path, name: str, damage: str
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    file = folder / name
    if damage == "cut":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif damage == "gone":
        file.unlink()
    else:
        file.write_bytes(b"\x00rubbish" * 99)
    said: list[str] = []
    advised = addrkit.open(
        *(each.folder for each in kit.gazetteers), llm="always", llm_model=str(folder), say=said.append
    )
    rows = ["Laugavegur 1, Reykjavík"] * 3
    assert list(advised.verify_many(rows, country="IS")) == list(kit.verify_many(rows, country="IS"))
    assert len(said) == 1


@pytest.mark.parametrize(
    ("package", "load"), [("onnxruntime", CrossEncoder.load), ("torch", partial(LocalModel.load, "any"))]
)
def test_ctrl_c_while_a_package_is_imported_is_no_missing_package(
    monkeypatch: pytest.MonkeyPatch, package: str, load: Callable[[], object]
) -> None:
    class Pressed:
        """As a compiled package fails when Ctrl-C was pressed while it was imported."""

        def find_spec(self, name: str, *_: object) -> None:
            if name == package:
                raise ImportError("initialization failed") from KeyboardInterrupt()

    monkeypatch.delitem(sys.modules, package, raising=False)
    monkeypatch.setattr(sys, "meta_path", [Pressed(), *sys.meta_path])
    with pytest.raises(KeyboardInterrupt):
        load()


@pytest.mark.slow
def test_it_is_asked_without_torch(kit: AddressKit) -> None:
    program = (
        "import sys, addrkit\n"
        "kit = addrkit.open(*sys.argv[1:], llm='always')\n"
        "assert 'language_model' in kit.verify('12 Kerkstrat, Groningen', country='NL').reasons\n"
        "assert 'torch' not in sys.modules and 'transformers' not in sys.modules\n"
    )
    folders = [str(each.folder) for each in kit.gazetteers]
    done = subprocess.run([sys.executable, "-c", program, *folders], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

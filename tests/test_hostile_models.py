"""Weights that have changed, and models of a stranger that lead nowhere, are refused with their names."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from addrkit.errors import ModelError
from addrkit.index.encoder import ENCODER
from addrkit.judge.score.score import MATCHER, load_matcher, save_matcher
from addrkit.model_folder import CONFIG_FILE, SHIPPED, WEIGHTS_FILE
from addrkit.parsing.tagger.network import PARSER


@pytest.mark.parametrize("kind", ["encoder", "parser", "matcher"])
def test_a_shipped_model_whose_weights_have_changed_is_named(tmp_path: Path, kind: str) -> None:
    folder = Path(shutil.copytree(SHIPPED / kind, tmp_path / kind))
    opened = {"encoder": ENCODER, "parser": PARSER, "matcher": MATCHER}[kind]
    opened.open(folder).weights(mapped=True)
    content = bytearray((folder / WEIGHTS_FILE).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / WEIGHTS_FILE).write_bytes(content)
    with pytest.raises(ModelError, match=r"model\.safetensors has changed since it was written"):
        opened.open(folder).weights(mapped=True)


def test_a_matcher_of_a_stranger_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    matcher = load_matcher()
    forest = matcher.forest
    around = replace(forest, left=np.zeros_like(forest.left))
    endless = replace(forest, threshold=np.full_like(forest.threshold, np.nan))
    elsewhere = replace(forest, feature=np.full_like(forest.feature, 9_999))
    for number, bad in enumerate((around, endless, elsewhere)):
        save_matcher(tmp_path / str(number), replace(matcher, forest=bad), {})
        with pytest.raises(ModelError, match="is damaged"):
            load_matcher(tmp_path / str(number))


@pytest.mark.parametrize(
    "text", ['{"format": "addrkit-matcher", "slope": NaN}', "[" * 100_000, '{"a": 1e999']
)
def test_a_configuration_that_no_reader_should_be_given_is_damaged(tmp_path: Path, text: str) -> None:
    (tmp_path / CONFIG_FILE).write_text(text)
    with pytest.raises(ModelError, match="is damaged"):
        load_matcher(tmp_path)

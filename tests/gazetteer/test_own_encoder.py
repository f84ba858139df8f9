"""A gazetteer that brings its own encoder works beside those that do not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

import addrkit
from addrkit.errors import GazetteerError, ModelError
from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.check import check_gazetteer
from addrkit.index.encoder import DEFAULT_FOLDER, fingerprint_of, load_encoder
from addrkit.model_folder import CHECKSUM, CONFIG_FILE, WEIGHTS_FILE

ROWS = (
    "id,house_number,street,city,postcode,country\n1,4,Rue Haute,Gap,05000,FR\n2,6,Rue Basse,Gap,05000,FR\n"
)


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encoder that is not addrkit's: the same with its dimensions in another order."""
    folder = tmp_path_factory.mktemp("encoder")
    tensors = load_file(DEFAULT_FOLDER / WEIGHTS_FILE)
    tensors["weights"] = np.ascontiguousarray(tensors["weights"][:, ::-1])
    save_file(tensors, folder / WEIGHTS_FILE)
    config = json.loads((DEFAULT_FOLDER / CONFIG_FILE).read_text("utf-8"))
    config.pop(CHECKSUM)
    config["fingerprint"] = fingerprint_of(folder / WEIGHTS_FILE)
    (folder / CONFIG_FILE).write_text(json.dumps(config), "utf-8")
    return folder


@pytest.fixture(scope="module")
def own(encoder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "rows.csv").write_text(ROWS, "utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "own.gaz", coverage="complete", encoder=encoder)
    return folder / "own.gaz"


def test_it_is_whole_and_finds_what_is_misspelt(own: Path) -> None:
    assert check_gazetteer(own) == ()
    match = addrkit.open(own).verify("4 rue Hautte, 05000 Gap", country="FR").match
    assert match is not None
    assert match.id == "1"


def test_it_answers_beside_a_gazetteer_of_the_shipped_encoder(own: Path, register: Path) -> None:
    kit = addrkit.open(own, register)
    for text, country, meant in (
        ("4 rue Hautte, 05000 Gap", "FR", "1"),
        ("Kerkstrat 14, 9712 AC Groningen", "NL", "nl-14"),
    ):
        match = kit.verify(text, country=country).match
        assert match is not None
        assert match.id == meant
    assert any(each.id == "1" for each in kit.suggest("4 rue haute", country="FR"))


def test_the_shipped_encoder_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(ROWS, "utf-8")
    build_gazetteer([tmp_path / "rows.csv"], tmp_path / "same.gaz", encoder=DEFAULT_FOLDER)
    assert not (tmp_path / "same.gaz" / "encoder").exists()


def test_a_gazetteer_whose_encoder_went_missing_says_so(own: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(own, tmp_path / "copy.gaz")
    shutil.rmtree(copy / "encoder")
    with pytest.raises(GazetteerError, match=r"encoder/config\.json is missing"):
        addrkit.open(copy)


def test_an_encoder_that_is_none_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(ROWS, "utf-8")
    with pytest.raises(ModelError, match="there is no encoder at"):
        build_gazetteer([tmp_path / "rows.csv"], tmp_path / "x.gaz", encoder=tmp_path / "nowhere")
    assert [each.name for each in tmp_path.iterdir()] == ["rows.csv"]
    assert load_encoder().fingerprint

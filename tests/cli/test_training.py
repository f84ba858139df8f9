"""`addrkit train`: an encoder of one's own, in seconds, out of a gazetteer alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from addrkit.cli import run
from addrkit.index.encoder import DEFAULT_FOLDER, load_encoder

SMALL = ("--steps", "3", "--dimensions", "16", "--rows", "1024")


@pytest.fixture
def streets(tmp_path: Path) -> Path:
    """Three hundred streets, of which some are held out."""
    file = tmp_path / "streets.csv"
    names = ("Lauga", "Hafnar", "Skóla", "Kirkju", "Aðal", "Brekku", "Sól", "Birki", "Norður", "Suður")
    ends = ("vegur", "gata", "stræti", "braut", "hlíð", "bakki", "teigur", "holt", "mýri", "tún")
    towns = ("Reykjavík,101", "Akureyri,600", "Höfn,780")
    rows = [f"{name}{end},{town},IS" for town in towns for name in names for end in ends]
    file.write_text("street,city,postcode,country\n" + "\n".join(rows) + "\n", "utf-8")
    return file


@pytest.mark.ml
def test_an_encoder_is_trained_from_a_gazetteer_alone(gazetteer: Path, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    folder = tmp_path / "mine"
    assert run(["train", "encoder", str(gazetteer), "-o", str(folder), *SMALL]) == 0
    assert load_encoder(folder).encode(["Laugavegur, Reykjavík"]).shape == (1, 16)
    assert not (tmp_path / "mine.part").exists()


@pytest.mark.ml
def test_the_shipped_encoder_is_tuned_and_the_card_says_so(
    streets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch")
    folder = tmp_path / "mine"
    arguments = ["train", "encoder", str(streets), "-o", str(folder), "--start", "shipped", "--steps", "3"]
    assert run(arguments) == 0
    told = capsys.readouterr()
    assert "among ten" in told.out
    assert "learned from" in told.err
    mine = load_encoder(folder)
    assert mine.dimensions == load_encoder().dimensions
    assert mine.fingerprint != load_encoder().fingerprint
    card = (folder / "README.md").read_text("utf-8")
    assert load_encoder().fingerprint[:12] in card
    assert "streets.csv" in card
    assert "IS streets" in card


@pytest.mark.ml
def test_training_again_takes_the_older_encoders_place(streets: Path, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    folder = tmp_path / "mine"
    for seed in ("1", "2"):
        assert run(["train", "encoder", str(streets), "-o", str(folder), "--seed", seed, *SMALL]) == 0
    assert '"seed": 2' in (folder / "config.json").read_text("utf-8")


@pytest.mark.ml
def test_a_folder_that_holds_something_else_is_not_touched(
    streets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch")
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "cat.jpg").write_bytes(b"cat")
    assert run(["train", "encoder", str(streets), "-o", str(folder), *SMALL]) == 2
    assert "no encoder's folder" in capsys.readouterr().err
    assert [each.name for each in folder.iterdir()] == ["cat.jpg"]


@pytest.mark.ml
@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (["nowhere.csv", "-o", "mine"], 3, "nowhere.csv"),
        (["{folder}", "-o", "mine"], 4, "no gazetteer"),
        (["{streets}", "-o", "mine", "--start", "nowhere"], 4, "no encoder at nowhere"),
        (["{streets}", "-o", "mine", "--steps", "0"], 2, "--steps"),
        (["{streets}", "-o", "mine", "--start", "shipped", "--rows", "2048"], 2, "leave them out"),
        (["{streets}", "-o", "{streets}/mine"], 3, "not a directory"),
        (["{streets}"], 2, "--output"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_trained(
    given: list[str],
    code: int,
    told: str,
    streets: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("torch")
    monkeypatch.chdir(tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    arguments = [each.format(folder=empty, streets=streets) for each in given]
    assert run(["train", "encoder", *arguments]) == code
    assert told in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("given", [(), ("--kind", "cross-encoder", "--only-weigh")])
def test_a_language_model_is_trained_further_only_if_it_is_a_cross_encoder(
    given: tuple[str, ...], gazetteer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = ["train", "llm", str(gazetteer), "-o", str(tmp_path / "mine"), "--start", "shipped", *given]
    assert run(begun) == 2
    assert "--start goes with --kind cross-encoder" in capsys.readouterr().err


def test_without_torch_the_extra_is_named(
    streets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.delitem(sys.modules, "addrkit.train.encoder.fit", raising=False)
    assert run(["train", "encoder", str(streets), "-o", str(tmp_path / "mine")]) == 2
    assert "pip install 'addrkit[ml]'" in capsys.readouterr().err


def test_without_scikit_learn_the_extra_is_named(
    gazetteer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)
    assert run(["train", "matcher", str(gazetteer), "-o", str(tmp_path / "mine")]) == 2
    assert "pip install 'addrkit[ml]'" in capsys.readouterr().err


def test_the_shipped_encoder_has_a_card() -> None:
    assert (DEFAULT_FOLDER / "README.md").is_file()


def test_a_library_that_the_system_lacks_is_named_with_its_mend(
    gazetteer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lightgbm.py").write_text(
        'raise OSError("libgomp.so.1: cannot open shared object file")\n', "utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "lightgbm", raising=False)
    assert run(["train", "matcher", str(gazetteer), "-o", str(tmp_path / "mine")]) == 2
    told = capsys.readouterr().err
    assert "libgomp.so.1" in told
    assert "apt install libgomp1" in told

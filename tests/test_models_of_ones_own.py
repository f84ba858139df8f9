"""What `addrkit train X` writes, `addrkit verify` takes, for every kind of model; and what it says of other folders."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import addrkit
import addrkit.kit
from addrkit.cli import run
from addrkit.index.encoder import DEFAULT_FOLDER as ENCODER
from addrkit.judge.llm.cross_encoder import FOLDER as CROSS_ENCODER
from addrkit.judge.score.score import DEFAULT_FOLDER as MATCHER
from addrkit.parsing.tagger.network import DEFAULT_FOLDER as PARSER

ORDERS = "address\n" + '"Kerkstraat 12, 9712 AB Groningen"\n' * 3


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    file = tmp_path / "orders.csv"
    file.write_text(ORDERS, "utf-8")
    return file


def verified(orders: Path, gazetteer: Path, *options: str) -> list[dict[str, str]]:
    output = orders.parent / "verified.csv"
    command = ["verify", str(orders), "-o", str(output), "-g", str(gazetteer), "--country", "NL", *options]
    assert run(command) == 0
    with output.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.ml
def test_verify_takes_what_train_matcher_writes(register: Path, orders: Path) -> None:
    pytest.importorskip("lightgbm")
    folder = orders.parent / "mine"
    assert run(["train", "matcher", str(register), "-o", str(folder), "--each", "150"]) == 0
    rows = verified(orders, register, "--matcher", str(folder))
    assert [row["addr_id"] for row in rows] == ["nl-12"] * 3
    assert rows[0]["addr_score"] != verified(orders, register)[0]["addr_score"]
    assert addrkit.open(register, matcher=folder).matcher.slope != addrkit.open(register).matcher.slope


@pytest.mark.ml
def test_verify_takes_what_train_parser_writes(register: Path, orders: Path) -> None:
    pytest.importorskip("torch")
    texts = orders.parent / "texts.csv"
    names = ("Kerk", "Molen", "Dorps", "Station", "Tulp", "Beuken", "Linden", "Kastanje", "Schip", "Haven")
    lines = [
        f"{number},{name}{end},9712 AB,Groningen,NL"
        for name in names
        for end in ("straat", "weg", "laan")
        for number in range(1, 15, 2)
    ]
    texts.write_text("house_number,street,postcode,city,country\n" + "\n".join(lines) + "\n", "utf-8")
    folder = orders.parent / "mine"
    assert run(["train", "parser", str(texts), "-o", str(folder), "--epochs", "1"]) == 0
    rows = verified(orders, register, "--parser", str(folder))
    assert [row["addr_error"] for row in rows] == [""] * 3
    assert addrkit.open(register, parser=folder).parser.name == str(folder.resolve())


@pytest.mark.ml
def test_verify_takes_what_train_encoder_writes(register: Path, orders: Path) -> None:
    pytest.importorskip("torch")
    folder, own = orders.parent / "mine", orders.parent / "own.gaz"
    small = ["--steps", "3", "--dimensions", "16", "--rows", "1024"]
    assert run(["train", "encoder", str(register), "-o", str(folder), *small]) == 0
    source = orders.parent / "rows.csv"
    source.write_text("id,house_number,street,city,postcode\nk,12,Kerkstraat,Groningen,9712 AB\n", "utf-8")
    built = ["gazetteer", "build", str(source), "-o", str(own), "--country", "NL", "--encoder", str(folder)]
    assert run(built) == 0
    assert [row["addr_id"] for row in verified(orders, own)] == ["k"] * 3


@pytest.mark.ml
@pytest.mark.slow
def test_verify_takes_what_train_llm_writes(register: Path, orders: Path) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("onnxruntime")
    from addrkit.errors import ModelError
    from addrkit.train.llm.cross_encoder import minilm_folder

    try:
        minilm_folder()
    except ModelError:
        pytest.skip("MiniLM is not installed")
    folder = orders.parent / "mine"
    command = ["train", "llm", str(register), "-o", str(folder), "--kind", "cross-encoder"]
    assert run([*command, "--queries", "120", "--steps", "2"]) == 0
    rows = verified(orders, register, "--llm", "always", "--llm-model", str(folder))
    assert ["language_model" in row["addr_reasons"] for row in rows] == [True] * 3


@pytest.mark.parametrize(
    ("option", "named", "told"),
    [
        ("--matcher", "nowhere", "there is no matcher at nowhere"),
        ("--matcher", str(PARSER), "holds no matcher"),
        ("--matcher", str(ENCODER), "addrkit train matcher"),
        ("--parser", str(MATCHER), "holds no parser"),
        ("--parser", str(CROSS_ENCODER), "addrkit train parser"),
        ("--parser", "nowhere", "use compact, libpostal, or a folder"),
    ],
)
@pytest.mark.parametrize("command", ["verify", "eval", "serve"])
def test_a_folder_that_holds_another_model_is_refused_with_what_it_is(
    command: str,
    option: str,
    named: str,
    told: str,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rows.csv").write_text("address,truth\nKerkstraat 12,nl-12\n", "utf-8")
    given = {"verify": ["rows.csv", "-o", "out.csv"], "eval": ["rows.csv"], "serve": ["--port", "0"]}[command]
    assert run([command, *given, "-g", str(register), option, named]) in (2, 4)
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("kind", [MATCHER, PARSER, ENCODER, CROSS_ENCODER], ids=lambda each: each.name)
def test_every_model_that_is_shipped_says_of_which_format_and_version_it_is(kind: Path) -> None:
    config = json.loads((kind / "config.json").read_text("utf-8"))
    assert config["format"].startswith("addrkit-")
    assert config["format_version"] >= 1


@pytest.mark.slow
def test_workers_weigh_by_the_matcher_of_the_first_process(register: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(MATCHER, tmp_path / "mine")
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "slope": 0.2}), "utf-8")
    orders = tmp_path / "many.csv"
    orders.write_text("address\n" + '"Kerkstrat 12, Groningen"\n' * 800, "utf-8")
    scores = {row["addr_score"] for row in verified(orders, register, "--matcher", str(folder))}
    assert len(scores) == 1
    assert scores != {row["addr_score"] for row in verified(orders, register)}


def test_a_run_is_not_resumed_with_another_model(register: Path, tmp_path: Path) -> None:
    from addrkit.batch.made_with import made_with

    open_kit: Any = addrkit.kit.open_kit
    usual = made_with(addrkit.open(register))
    for option, folder in (("matcher", MATCHER), ("parser", PARSER)):
        copied = shutil.copytree(folder, tmp_path / option)
        with_it = made_with(open_kit([register], **{option: copied}))
        config = json.loads((copied / "config.json").read_text("utf-8"))
        (copied / "config.json").write_text(json.dumps({**config, "training": "again"}), "utf-8")
        again = made_with(open_kit([register], **{option: copied}))
        assert {kind for kind in with_it if with_it[kind] != again[kind]} == {option}
        assert set(again) == set(usual)

"""One format of labels, for `eval` and for `train matcher --labels`."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.cli import run
from addrkit.columns import ColumnOptions
from addrkit.errors import InputError
from addrkit.evaluate.labelled import Labelled, read_labelled, told_of

BOTH = (
    ("truth", "address,country,truth\nKerkstraat 12,NL,nl-12|nl-12a\nnowhere,,none\nsomewhere,,\n"),
    ("id", "address,country,id\nKerkstraat 12,NL,nl-12|nl-12a\nnowhere,,\n"),
)


@pytest.mark.parametrize(("column", "text"), BOTH)
def test_the_record_meant_stands_under_truth_or_under_id(tmp_path: Path, column: str, text: str) -> None:
    (tmp_path / "labels.csv").write_text(text, "utf-8")
    table = read_labelled(str(tmp_path / "labels.csv"))
    assert table.column == column
    assert table.rows == (
        Labelled({"address": "Kerkstraat 12", "country": "NL"}, frozenset({"nl-12", "nl-12a"})),
        Labelled({"address": "nowhere", "country": None}, frozenset()),
    )
    assert table.left_out == (column == "truth")


@pytest.mark.parametrize(("column", "text"), BOTH)
@pytest.mark.ml
def test_eval_and_train_matcher_take_the_same_labels(
    register: Path, tmp_path: Path, column: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("lightgbm")
    labels = tmp_path / "labels.csv"
    labels.write_text(text, "utf-8")
    assert run(["eval", str(labels), "-g", str(register)]) == 0
    train = ["train", "matcher", str(register), "-o", str(tmp_path / "mine"), "--each", "100"]
    assert run([*train, "--labels", str(labels), "--encoding", "utf-8"]) == 0
    assert capsys.readouterr().err.count("left out, without a truth") == (2 if column == "truth" else 0)
    assert '"labels": 3' in (tmp_path / "mine" / "config.json").read_text("utf-8")


def test_labels_in_an_older_encoding_are_read_by_its_name(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_bytes("address,country,truth\n12 rue de la Paix ─ 75002 Paris,FR,fr-12\n".encode("cp437"))
    said = ColumnOptions(encoding="cp437")
    [row] = read_labelled(str(labels), columns=said).rows
    assert row.typed == {"address": "12 rue de la Paix ─ 75002 Paris", "country": "FR"}
    assert run(["eval", str(labels), "-g", str(register), "--encoding", "cp437", "--json"]) == 0
    assert '"rows": 1' in capsys.readouterr().out


def test_truths_that_are_ids_of_no_record_are_told(register: Path, tmp_path: Path) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text(
        "address,truth\nKerkstraat 12,nl-12\nKerkstraat 14,4711\nGroningen,register:0\n", "utf-8"
    )
    gazetteers = addrkit.open(register).gazetteers
    [told] = told_of(read_labelled(str(labels)), gazetteers)
    assert "the truth of 1 row is the id of no record" in told
    assert "'4711'" in told


def test_ids_that_number_the_rows_are_not_taken_for_truths(register: Path, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text("id,address\n1,Kerkstraat 12\n2,Kerkstraat 14\n", "utf-8")
    gazetteers = addrkit.open(register).gazetteers
    with pytest.raises(InputError, match="--truth"):
        told_of(read_labelled(str(tmp_path / "orders.csv")), gazetteers)


def test_labels_without_such_a_column_say_which_there_are(tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text("address,country\n", "utf-8")
    with pytest.raises(InputError, match="has no column 'truth': it has 'address', 'country'"):
        read_labelled(str(tmp_path / "labels.csv"))
    with pytest.raises(InputError, match=r"none\.csv"):
        read_labelled(str(tmp_path / "none.csv"))

"""Whatever is wrong: one sentence on standard error, the contract's exit code, and nothing half-written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .conftest import Command

ORDERS = "id,address\n1,Laugavegi 1 101 Reykjavik\n2,Hafnarstræti 12 Akureyri\n"


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    file = tmp_path / "orders.csv"
    file.write_text(ORDERS, "utf-8")
    return file


def fails(addrkit: Command, code: int, sentence: str, *arguments: object) -> None:
    """The command says one sentence, and only that."""
    ended = addrkit(*arguments)
    assert ended.code == code
    assert ended.out == ""
    assert ended.err.startswith("addrkit: ")
    assert ended.err.count("\n") == 1
    assert sentence in ended.err


def nothing_written(folder: Path, *expected: str) -> None:
    assert sorted(each.name for each in folder.iterdir()) == sorted(expected)


def test_a_missing_file(addrkit: Command, tmp_path: Path, gazetteer: Path) -> None:
    file, out = tmp_path / "missing.csv", tmp_path / "out.csv"
    fails(addrkit, 3, f"there is no file {file}", "verify", file, "-o", out, "-g", gazetteer)
    nothing_written(tmp_path)


def test_a_directory(addrkit: Command, tmp_path: Path, gazetteer: Path) -> None:
    out = tmp_path / "out.csv"
    fails(addrkit, 3, f"{tmp_path} is a directory", "verify", tmp_path, "-o", out, "-g", gazetteer)
    nothing_written(tmp_path)


@pytest.mark.parametrize("name", ["orders.csv", "orders.bin", "orders.jsonl", "orders.parquet"])
def test_a_binary_file(addrkit: Command, tmp_path: Path, gazetteer: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 50)
    sentence = "not a Parquet file" if name.endswith("parquet") else "is a binary file"
    fails(addrkit, 3, sentence, "verify", file, "-o", tmp_path / "out.csv", "-g", gazetteer)
    nothing_written(tmp_path, name)


def test_no_address_column(addrkit: Command, tmp_path: Path, gazetteer: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text("order;ship to\n1;x\n", "utf-8")
    sentence = "no column 'address' and none named after a component such as street or city"
    fails(addrkit, 3, sentence, "verify", file, "-o", tmp_path / "out.csv", "-g", gazetteer)
    fails(addrkit, 3, "it has 'order', 'ship to'", "verify", file, "-g", gazetteer)
    nothing_written(tmp_path, "orders.csv")


def test_an_empty_file(addrkit: Command, tmp_path: Path, gazetteer: Path) -> None:
    file = tmp_path / "orders.csv"
    file.touch()
    fails(addrkit, 3, "is empty", "verify", file, "-o", tmp_path / "out.csv", "-g", gazetteer)
    nothing_written(tmp_path, "orders.csv")


def test_a_gazetteer_that_is_missing(addrkit: Command, orders: Path) -> None:
    folder, out = orders.parent / "no.gaz", orders.parent / "out.csv"
    fails(addrkit, 4, f"there is no gazetteer at {folder}", "verify", orders, "-o", out, "-g", folder)
    nothing_written(orders.parent, "orders.csv")


def test_a_folder_that_is_no_gazetteer(addrkit: Command, orders: Path) -> None:
    out = orders.parent / "out.csv"
    fails(addrkit, 4, "is no gazetteer", "verify", orders, "-o", out, "-g", orders.parent)
    nothing_written(orders.parent, "orders.csv")


@pytest.mark.parametrize("damage", ["manifest", "version", "short", "gone"])
def test_a_gazetteer_that_is_damaged(addrkit: Command, orders: Path, gazetteer: Path, damage: str) -> None:
    broken = orders.parent / "broken.gaz"
    shutil.copytree(gazetteer, broken)
    manifest = broken / "manifest.json"
    found = json.loads(manifest.read_text("utf-8"))
    largest = max(found["files"], key=lambda name: found["files"][name]["size"])
    if damage == "manifest":
        manifest.write_text("{", "utf-8")
    elif damage == "version":
        manifest.write_text(json.dumps({**found, "format_version": 99}), "utf-8")
    elif damage == "short":
        (broken / largest).write_bytes((broken / largest).read_bytes()[:-10])
    else:
        (broken / largest).unlink()
    sentence = "has format 99" if damage == "version" else "build"
    fails(addrkit, 4, sentence, "verify", orders, "-o", orders.parent / "out.csv", "-g", broken)
    fails(addrkit, 4, sentence, "suggest", "laug", "-g", broken)
    nothing_written(orders.parent, "orders.csv", "broken.gaz")


@pytest.mark.parametrize("output", ["no/such/folder/out.csv", "orders.csv/out.csv", "."])
def test_an_output_that_cannot_be_written(
    addrkit: Command, orders: Path, gazetteer: Path, output: str
) -> None:
    out = orders.parent / output
    fails(
        addrkit,
        3,
        "cannot be written" if output != "." else "is a directory",
        *verifying(orders, out, gazetteer),
    )
    fails(addrkit, 3, "", *verifying(orders, orders.parent / "out.csv", gazetteer), "--report", out)
    nothing_written(orders.parent, "orders.csv")


def verifying(orders: Path, out: Path, gazetteer: Path) -> tuple[object, ...]:
    return ("verify", orders, "-o", out, "-g", gazetteer)


def test_an_output_that_is_the_input(addrkit: Command, orders: Path, gazetteer: Path) -> None:
    fails(addrkit, 2, "are the same file", *verifying(orders, orders, gazetteer))
    out = orders.parent / "out.csv"
    fails(addrkit, 2, "are the same file", *verifying(orders, out, gazetteer), "--report", out)
    assert orders.read_text("utf-8") == ORDERS
    nothing_written(orders.parent, "orders.csv")


@pytest.mark.parametrize("country", ["XX", "Atlantis", ""])
def test_an_unknown_country(addrkit: Command, orders: Path, gazetteer: Path, country: str) -> None:
    out = orders.parent / "out.csv"
    fails(addrkit, 2, "unknown country", *verifying(orders, out, gazetteer), "--country", country)
    fails(addrkit, 2, "unknown country", "suggest", "x", "-g", gazetteer, "--country", country)
    fails(addrkit, 2, "unknown country", "parse", "x", "--country", country)
    nothing_written(orders.parent, "orders.csv")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["verify"], "Missing argument"),
        (["verify", "{orders}", "--format", "xml"], "--format"),
        (["verify", "{orders}", "--llm", "sometimes"], "--llm"),
        (["verify", "{orders}", "--llm-budget", "much"], "neither a number of questions nor a time"),
        (["verify", "{orders}", "--llm-url", "localhost:8000"], "is no address such as"),
        (["verify", "{orders}", "--resume"], "--resume"),
        (["verify", "{orders}", "-o", "out.parquet", "--resume"], "--resume"),
        (["verify", "{orders}", "--nonsense"], "--nonsense"),
        (["suggest", "x", "--near", "here"], "is no position"),
        (["suggest", "x", "--near", "91,0"], "is no position"),
        (["suggest", "x", "--near", "nan,nan"], "is no position"),
        (["suggest", "x", "--limit", "0"], "--limit"),
        (["gazetteer", "build", "{orders}", "-o", "x.gaz", "--map", "street"], "FIELD=COLUMN"),
        (["gazetteer", "build", "{orders}", "-o", "x.gaz", "--reader", "word"], "word"),
        (["gazetteer"], "Missing command"),
        (["nonsense"], "nonsense"),
    ],
)
def test_a_command_line_that_is_wrong(
    addrkit: Command, orders: Path, arguments: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(orders.parent)
    fails(addrkit, 2, sentence, *(each.format(orders=orders) for each in arguments))
    nothing_written(orders.parent, "orders.csv")


def test_reference_data_that_cannot_be_read(addrkit: Command, tmp_path: Path) -> None:
    out = tmp_path / "x.gaz"
    fails(addrkit, 3, "missing.csv", "gazetteer", "build", tmp_path / "missing.csv", "-o", out)
    fails(addrkit, 3, str(tmp_path), "gazetteer", "build", tmp_path, "-o", out)
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", "utf-8")
    fails(addrkit, 3, "x.csv", "gazetteer", "build", tmp_path / "x.csv", "-o", out)
    nothing_written(tmp_path, "x.csv")


def test_a_field_cannot_be_mapped_twice_nor_one_that_is_none(addrkit: Command, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", "utf-8")
    build = ("gazetteer", "build", tmp_path / "x.csv", "-o", tmp_path / "x.gaz")
    fails(addrkit, 2, "street twice", *build, "--map", "street=a", "--map", "Street = b")
    fails(addrkit, 2, "no field 'strret'", *build, "--map", "strret=a")
    nothing_written(tmp_path, "x.csv")

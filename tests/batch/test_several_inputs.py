"""Several files, and the files of a folder, are verified as one table."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from addrkit.batch.job import prepare
from addrkit.batch.run import run
from addrkit.errors import InputError, UsageError
from tests.batch.conftest import Echo


def verified(inputs: list[Path], output: Path, **settings: Any) -> list[dict[str, str]]:
    run(prepare([str(each) for each in inputs], str(output), **settings), Echo())
    with output.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_two_files_come_back_as_one_in_the_columns_of_the_first(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,address\n1,Laugavegur 1\n", "utf-8")
    (tmp_path / "b.csv").write_text("address;id\nHafnarstræti 2;2\n", "utf-8")
    rows = verified([tmp_path / "a.csv", tmp_path / "b.csv"], tmp_path / "out.csv")
    assert [(row["id"], row["addr_formatted"]) for row in rows] == [
        ("1", "Laugavegur 1"),
        ("2", "Hafnarstræti 2"),
    ]


def test_files_of_other_columns_or_formats_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,address\n1,x\n", "utf-8")
    (tmp_path / "b.csv").write_text("id,address,zip\n1,x,1\n", "utf-8")
    (tmp_path / "c.jsonl").write_text('{"address": "x"}\n', "utf-8")
    with pytest.raises(InputError, match=r"b\.csv has other columns than .*a\.csv: it has 'zip' beside"):
        verified([tmp_path / "a.csv", tmp_path / "b.csv"], tmp_path / "out.csv")
    with pytest.raises(InputError, match="lacks 'zip'"):
        verified([tmp_path / "b.csv", tmp_path / "a.csv"], tmp_path / "out.csv")
    with pytest.raises(InputError, match=r"c\.jsonl is jsonl"):
        verified([tmp_path / "a.csv", tmp_path / "c.jsonl"], tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_standard_input_is_verified_by_itself(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="standard input is verified by itself"):
        prepare(["-", str(tmp_path / "a.csv")], str(tmp_path / "out.csv"))


def test_a_partitioned_folder_of_parquet_keeps_its_types_and_the_columns_of_its_folders(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "orders"
    for country, number in (("IS", 1), ("NL", 2)):
        place = folder / f"country={country}"
        place.mkdir(parents=True)
        table = pa.table(
            {"id": pa.array([number, number + 10], pa.int32()), "address": [f"Street {number}", None]}
        )
        parquet.write_table(table, place / "part-0.parquet")
    (folder / "_SUCCESS").write_text("", "utf-8")
    (folder / ".part-0.crc").write_bytes(b"\0")
    run(prepare([str(folder)], str(tmp_path / "out.parquet")), Echo())
    found = parquet.read_table(tmp_path / "out.parquet")
    assert found.schema.field("id").type == pa.int32()
    assert found.select(["id", "country"]).to_pylist() == [
        {"id": 1, "country": "IS"},
        {"id": 11, "country": "IS"},
        {"id": 2, "country": "NL"},
        {"id": 12, "country": "NL"},
    ]
    assert found["addr_action"].to_pylist() == ["accept", "accept", "accept", "accept"]


def test_parquet_files_of_other_types_are_refused(tmp_path: Path) -> None:
    for name, kind in (("a", pa.int32()), ("b", pa.string())):
        parquet.write_table(
            pa.table({"address": ["x"], "id": pa.array([None], kind)}), tmp_path / f"{name}.parquet"
        )
    with pytest.raises(InputError, match=r"b\.parquet: the column 'id' is string, and int32 in .*a\.parquet"):
        prepare([str(tmp_path / "a.parquet"), str(tmp_path / "b.parquet")], str(tmp_path / "out.parquet"))


def test_a_folder_with_something_else_in_it_names_that(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(InputError, match="directory without tables"):
        prepare([str(tmp_path / "in")], str(tmp_path / "out.csv"))
    (tmp_path / "in" / "a.csv").write_text("address\nx\n", "utf-8")
    (tmp_path / "in" / "notes.pdf").write_bytes(b"%PDF")
    with pytest.raises(InputError, match=r"holds notes\.pdf, which is no table"):
        prepare([str(tmp_path / "in")], str(tmp_path / "out.csv"))


def test_an_output_in_the_folder_that_is_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("address\nx\n", "utf-8")
    with pytest.raises(InputError, match="lies in it"):
        prepare([str(tmp_path)], str(tmp_path / "out.csv"))


def test_lines_of_json_of_several_files_become_one_table(tmp_path: Path) -> None:
    for name, row in (("a", {"address": "x"}), ("b", {"address": "y", "note": "late"})):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    rows = verified([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], tmp_path / "out.csv")
    assert [(row["address"], row["note"]) for row in rows] == [("x", ""), ("y", "late")]


def test_several_files_that_were_interrupted_are_resumed(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text(
            "address\n" + "".join(f"{name}{n}\n" for n in range(4)), "utf-8"
        )
    inputs = [str(tmp_path / "a.csv"), str(tmp_path / "b.csv")]
    run(prepare(inputs, str(tmp_path / "whole.csv")), Echo())
    with pytest.raises(KeyboardInterrupt):
        run(prepare(inputs, str(tmp_path / "out.csv")), Echo(stop_after=6))
    run(prepare(inputs, str(tmp_path / "out.csv"), resume=True), Echo())
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()

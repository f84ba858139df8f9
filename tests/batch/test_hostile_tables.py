"""Tables that are made to overflow a reader: each is refused with the mend, or read without a loss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from addrkit.batch.answers import ANSWER_COLUMNS
from addrkit.batch.job import prepare
from addrkit.batch.run import run
from addrkit.errors import InputError

from .conftest import Echo

MB = 1 << 20


def strict(text: str) -> Any:
    """Read JSON as programs do that take no number but a number."""

    def refused(name: str) -> Any:
        raise AssertionError(name)

    return json.loads(text, parse_constant=refused)


@pytest.mark.parametrize("ending", ["jsonl", "json", "parquet"])
def test_numbers_that_no_reader_takes_never_reach_the_output(tmp_path: Path, ending: str) -> None:
    lines = ['{"id": 1e999, "address": "Road 1"}', '{"id": NaN, "address": "x"}', '{"id": -Infinity}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    run(prepare(str(tmp_path / "in.jsonl"), str(tmp_path / f"out.{ending}")), Echo())
    if ending == "parquet":
        rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    else:
        text = (tmp_path / f"out.{ending}").read_text("utf-8")
        rows = strict(text) if ending == "json" else [strict(line) for line in text.splitlines()]
    assert rows[0]["id"] == "1e999"
    assert [bool(row["addr_error"]) for row in rows] == [False, True, True]


def test_digits_that_a_float_would_lose_and_keys_that_stand_twice_are_kept(tmp_path: Path) -> None:
    lines = ['{"id": 1.0000000000000000001, "address": "Road 1"}', '{"note": 1, "note": 2, "address": "x"}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    run(prepare(str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl")), Echo())
    first, second = map(strict, (tmp_path / "out.jsonl").read_text("utf-8").splitlines())
    assert first["id"] == "1.0000000000000000001"
    assert (second["line"], second["addr_error"]) == (lines[1], "the key 'note' stands twice in one object")


def parquet(path: Path, notes: pa.Array, **how: Any) -> str:
    table = pa.table({"address": ["Road 1"] * len(notes), "note": notes})
    pq.write_table(table, path, compression="zstd", store_schema=False, **how)
    return str(path)


def repeated(value: str, rows: int) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, np.int32)), pa.array([value]))


def test_a_kilobyte_of_parquet_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    once = parquet(tmp_path / "once.parquet", repeated("x" * 2 * MB, 1_000))
    assert Path(once).stat().st_size < 10_000
    with pytest.raises(InputError, match=r"more than 256 MB in a few cells of the column 'note'"):
        prepare(once, str(tmp_path / "out.parquet"))
    large = parquet(tmp_path / "large.parquet", pa.array(["x" * 9 * MB]))
    with pytest.raises(InputError, match=r"a cell of more than 8 MB in the column 'note': leave the column"):
        prepare(large, str(tmp_path / "out.parquet"))


def test_a_large_cell_among_small_ones_keeps_its_row(tmp_path: Path) -> None:
    notes = ["small"] * 40
    notes[20] = "x" * 5 * MB
    made = parquet(tmp_path / "in.parquet", pa.array(notes), use_dictionary=False)
    run(prepare(made, str(tmp_path / "out.parquet")), Echo())
    written = pq.read_table(tmp_path / "out.parquet")
    assert written.column_names == ["address", "note", *ANSWER_COLUMNS]
    assert [len(note) for note in written["note"].to_pylist()] == [len(note) for note in notes]


def test_wide_rows_come_a_few_at_a_time(tmp_path: Path) -> None:
    made = parquet(tmp_path / "in.parquet", repeated("x" * MB, 100))
    job = prepare(made, str(tmp_path / "out.parquet"))
    sizes = {row.origin[0].nbytes for row in job.source.rows() if row.origin is not None}
    job.close()
    assert max(sizes) < 64 * MB

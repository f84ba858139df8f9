"""Columns that are read in place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.errors import GazetteerError
from addrkit.index.columns import TextColumn, number_column, open_table, write_table

SCHEMA = pa.schema([("name", pa.string()), ("count", pa.int32())])


def written(folder: Path, names: list[str], counts: list[int]) -> Path:
    file = folder / "table.arrow"
    table = pa.table({"name": names, "count": counts}, schema=SCHEMA)
    with pa.ipc.new_file(str(file), SCHEMA) as stream:
        stream.write_table(table)
    return file


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    table = open_table(written(tmp_path, ["é", "", "渋谷"], [1, -2, 3]), SCHEMA.names)
    assert list(TextColumn(table.column("name"))) == ["é", "", "渋谷"]
    assert number_column(table, "count").tolist() == [1, -2, 3]


def test_an_empty_table_has_empty_columns(tmp_path: Path) -> None:
    table = open_table(written(tmp_path, [], []), SCHEMA.names)
    assert list(TextColumn(table.column("name"))) == []
    assert number_column(table, "count").tolist() == []


@given(texts=st.lists(st.text(), max_size=20), first=st.integers(0, 5))
def test_any_texts_come_back(texts: list[str], first: int) -> None:
    for kind in (pa.string(), pa.large_string()):
        column = TextColumn(pa.chunked_array([pa.array(texts, kind)]).slice(first))
        assert list(column) == texts[first:]
        assert column[:3] == texts[first:][:3]


def test_a_table_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"table\.arrow is missing: build the gazetteer again"):
        open_table(tmp_path / "table.arrow", SCHEMA.names)


@pytest.mark.parametrize("content", [b"", b"ARROW1", b"\0" * 100])
def test_a_table_that_is_none_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "table.arrow").write_bytes(content)
    with pytest.raises(GazetteerError, match=r"table\.arrow is damaged: build the gazetteer again"):
        open_table(tmp_path / "table.arrow", SCHEMA.names)


def test_a_table_of_other_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="holds other columns"):
        open_table(written(tmp_path, ["a"], [1]), ["name"])


@given(numbers=st.lists(st.integers(-(2**62), 2**62), max_size=20))
def test_numbers_come_back_from_the_narrowest_type_that_holds_them(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int]
) -> None:
    file = tmp_path_factory.mktemp("table") / "table.arrow"
    write_table(file, {"count": np.array(numbers, np.int64)})
    assert number_column(open_table(file, ["count"]), "count").tolist() == numbers


def test_small_numbers_take_a_byte_and_zeros_nothing(tmp_path: Path) -> None:
    many = 100_000
    for top, most in ((0, 1_000), (200, many + 1_000), (60_000, 2 * many + 1_000)):
        write_table(tmp_path / "table.arrow", {"count": np.full(many, top)})
        assert (tmp_path / "table.arrow").stat().st_size <= most

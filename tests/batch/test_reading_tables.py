"""Tables come as they come: any usual encoding, delimiter, packing and line end."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.batch.counting import rows_in
from addrkit.batch.csv import NO_DELIMITER, CsvSource, csv_line
from addrkit.batch.csv_records import records
from addrkit.batch.job import prepare
from addrkit.batch.jsonl import JsonlSource
from addrkit.batch.parquet import ParquetSource
from addrkit.batch.rows import Row
from addrkit.errors import InputError
from addrkit.files.opening import open_file
from addrkit.files.text import encoding_of

TEXT = 'id,address\n1,"Þórsgata 1, Reykjavík"\n2,Hafnarstræti 20\n'


def read_csv(path: Path) -> list[Row]:
    with closing(open_file(str(path))) as opened:
        return list(CsvSource(opened).rows())


def cells(path: Path) -> list[tuple[object, ...]]:
    return [row.cells for row in read_csv(path)]


def zstd(data: bytes) -> bytes:
    return bytes(pa.compress(data, codec="zstd", asbytes=True))


EXPECTED = [("1", "Þórsgata 1, Reykjavík"), ("2", "Hafnarstræti 20")]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "orders.csv"
    file.write_bytes(TEXT.encode(encoding))
    assert cells(file) == EXPECTED


def test_a_file_of_two_encodings_comes_out_right(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_bytes("id,address\n1,Bræðraborgarstígur\n".encode() + "2,Hafnarstræti\n".encode("cp1252"))
    assert cells(file) == [("1", "Bræðraborgarstígur"), ("2", "Hafnarstræti")]


def test_windows_1252_far_down_in_the_file_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_bytes(b"address\n" + b"plain ascii\n" * 20_000 + "Straße\n".encode("cp1252"))
    assert cells(file)[-1] == ("Straße",)


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_packed_files_are_read_as_they_are_whatever_their_name(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "orders.csv"
    file.write_bytes(pack(TEXT.encode()))
    assert cells(file) == EXPECTED


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_looking(tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "orders.csv"
    lines = [["id", "address", "note"], ["1", "12, Main St; rear | left", "x,y"], ["2", "", ""]]
    file.write_text("".join(csv_line(line, delimiter) for line in lines), "utf-8")
    assert cells(file) == [tuple(line) for line in lines[1:]]


def test_commas_in_a_file_of_one_column_are_just_commas(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text('address\n12 Main St, Springfield\n"5 High St, Leeds"\n\nLondon\n', "utf-8")
    assert cells(file) == [("12 Main St, Springfield",), ("5 High St, Leeds",), ("",), ("London",)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_line(tmp_path: Path, end: str) -> None:
    file = tmp_path / "orders.csv"
    file.write_bytes(f"id,address{end}1,a{end}2,b".encode())
    assert cells(file) == [("1", "a"), ("2", "b")]


def test_a_cell_may_hold_a_line_break_and_five_thousand_characters(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(f'id,address\n1,"12 Main St\nSpringfield"\n2,{"x" * 5_000}\n', "utf-8")
    assert cells(file) == [("1", "12 Main St\nSpringfield"), ("2", "x" * 5_000)]


def test_a_row_with_too_few_cells_is_filled_up_and_one_with_too_many_says_so(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text("id,address,city\n1,12 Main St\n2,12, Main St,Springfield\n3,High St,Leeds\n", "utf-8")
    short, long, good = read_csv(file)
    assert short.cells == ("1", "12 Main St", "")
    assert long.cells == ("2", "12", " Main St,Springfield")
    assert short.error is None
    assert long.error is not None
    assert "4 cells and the header 3" in long.error
    assert good == Row(("id", "address", "city"), ("3", "High St", "Leeds"))


def test_a_quote_that_is_never_closed_costs_one_row_not_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    rows = "".join(f"{number},Street {number}\n" for number in range(2, 50_000))
    file.write_text(f'id,address\n1,"12 Main St\n{rows}', "utf-8")
    broken, *rest = read_csv(file)
    assert broken.error == "a quote in it is not closed"
    assert broken.cells == ("1", '"12 Main St')
    assert len(rest) == 49_998
    assert all(row.error is None for row in rest)


def test_a_quote_that_opens_twice_costs_two_rows_not_those_between(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text('id,address\n1,"a\n2,b\n3,c\n4,"d\n5,e\n', "utf-8")
    assert [bool(row.error) for row in read_csv(file)] == [True, False, False, True, False]


def test_a_cell_larger_than_any_address_keeps_its_row_and_its_text(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text(f"id,address\n1,{'x' * 2_000_000}\n2,Leeds\n", "utf-8")
    huge, good = read_csv(file)
    assert huge == Row(("id", "address"), ("1", "x" * 2_000_000))
    assert good.cells == ("2", "Leeds")


@pytest.mark.parametrize(
    "content",
    [
        b"\x7fELF\x02\x01\x01\0\0\0\0\0",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\x06\0",
        bytes(range(256)) * 4,
        b"id,address\n1,\0\0\0\0\n",
    ],
)
def test_a_binary_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "orders.csv"
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"orders\.csv is a binary file"):
        read_csv(file)


def test_a_workbook_is_refused_with_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "orders.xlsx"
    file.write_bytes(b"PK\x03\x04\x14\0\x06\0")
    with pytest.raises(InputError, match="save the workbook as CSV"):
        read_csv(file)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_bytes(b"")
    with pytest.raises(InputError, match="is empty"):
        read_csv(file)


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_a_packed_file_that_was_cut_off_says_so(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "orders.csv.gz"
    body = "id,address\n" + "".join(f"{number},{hash(str(number))}\n" for number in range(20_000))
    packed = pack(body.encode())
    file.write_bytes(packed[: len(packed) // 2])
    with pytest.raises(InputError, match="cut off"):
        read_csv(file)


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
@pytest.mark.slow
def test_every_cell_comes_back_as_it_was_written(rows: list[list[str]]) -> None:
    encodable = [[cell.encode("utf-8", "ignore").decode() for cell in row] for row in rows]
    text = "".join(csv_line(row) for row in encodable)
    read = [list(each.cells) for each in records(iter(io.StringIO(text, newline="")), ",", width=2)]
    assert read == encodable
    assert list(csv.reader(io.StringIO(text, newline=""))) == encodable


@given(st.binary(max_size=300))
def test_whatever_the_bytes_the_answer_is_rows_or_one_plain_error(data: bytes) -> None:
    if encoding_of(data) is None:
        return
    text = data.decode("utf-8", "replace")
    for record in records(iter(io.StringIO(text, newline="")), NO_DELIMITER, width=1):
        assert len(record.cells) == 1


def test_objects_keep_their_own_keys_and_a_malformed_line_its_text(tmp_path: Path) -> None:
    file = tmp_path / "orders.jsonl"
    lines = [json.dumps({"id": 1, "address": "a"}), "{broken", "", json.dumps({"address": None, "tags": [1]})]
    file.write_text("\n".join(lines), "utf-8")
    with closing(open_file(str(file))) as opened:
        source = JsonlSource(opened)
        first, broken, last = source.rows()
    assert (first.columns, first.cells) == (("id", "address"), (1, "a"))
    assert (broken.columns, broken.cells) == (("line",), ("{broken",))
    assert broken.error == "the line is not a JSON object"
    assert last.columns == ("address", "tags")
    assert "address" in source.columns


@pytest.mark.parametrize("content", ["id,address\n1,a\n", "[1]\n", "[" * 100_000])
def test_what_is_no_json_lines_at_all_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "orders.jsonl"
    file.write_text(content, "utf-8")
    with closing(open_file(str(file))) as opened, pytest.raises(InputError, match="is not JSON lines"):
        JsonlSource(opened)


def test_parquet_is_read_by_its_own_types(tmp_path: Path) -> None:
    file = tmp_path / "orders.parquet"
    table = pa.table(
        {"address": ["a", None], "postcode": [101.0, None], "when": pa.array([1, 2], "timestamp[ns]")}
    )
    pq.write_table(table, file)
    with closing(ParquetSource(str(file), open_file(str(file)))) as source:
        rows = list(source.rows())
    assert [row.cells[:2] for row in rows] == [("a", 101.0), (None, None)]
    assert source.position() == source.total == 2


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "orders.parquet"
    file.write_text(TEXT, "utf-8")
    with pytest.raises(InputError, match=r"orders\.parquet is not a Parquet file"):
        ParquetSource(str(file), open_file(str(file)))


@pytest.mark.parametrize(
    ("name", "content", "rows"),
    [
        ("a.csv", b"address\nA\nB\n", 2),
        ("a.csv", b'address,note\nA,"two\nlines"\nB,"a ""quoted"" \n cell"', 2),
        ("a.csv", b"address\rA\rB", 2),
        ("a.csv", b"address\r\nA\r\n", 1),
        ("a.jsonl", b'{"address": "A"}\n{"address": "B"}', 2),
        ("a.csv", "address\nA\n".encode("utf-16"), None),
    ],
)
def test_rows_are_counted_before_they_are_read(
    tmp_path: Path, name: str, content: bytes, rows: int | None
) -> None:
    (tmp_path / name).write_bytes(content)
    job = prepare(str(tmp_path / name), str(tmp_path / "out.csv"))
    try:
        assert rows_in(job.source) == rows
    finally:
        job.close()

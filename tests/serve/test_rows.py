"""The rows of a batch are read one after the other, whatever is in them."""

from __future__ import annotations

import json
import tracemalloc
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.serve.rows import LONGEST, MOST_ROWS, read_rows

ROWS = st.lists(
    st.one_of(st.text(max_size=50), st.dictionaries(st.text(max_size=9), st.text(max_size=9), max_size=3)),
    max_size=20,
)


@given(rows=ROWS, often=st.integers(1, 400), indent=st.sampled_from((None, 3)), ascii_only=st.booleans())
def test_an_array_is_read_as_json_reads_it(
    rows: list[Any], often: int, indent: Any, ascii_only: bool
) -> None:
    text = json.dumps(rows * often, indent=indent, ensure_ascii=ascii_only).encode()
    assert [row.value for row in read_rows(BytesIO(text))] == rows * often


@given(rows=ROWS, often=st.integers(1, 400))
def test_lines_are_read_as_json_reads_them(rows: list[Any], often: int) -> None:
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows * often).encode()
    assert [row.value for row in read_rows(BytesIO(text))] == rows * often


@given(data=st.one_of(st.binary(), st.text(alphabet='[]{}", :1atr\\u\n').map(str.encode)))
def test_anything_at_all_ends(data: bytes) -> None:
    for row in read_rows(BytesIO(data)):
        assert row.error is not None or isinstance(row.value, str | dict)


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        (b"[" * 100_000, ["the array is broken here"]),
        (b"{" * 60_000 + b'\n"a"', ["not JSON", None]),
        (b'["a" "b"]', [None, "a comma is missing"]),
        (b'["a",', [None, "does not end"]),
        (b'["' + b"x" * (3 * LONGEST) + b'"]', ["too long"]),
        (b'"' + b"x" * (3 * LONGEST) + b'"\n"a"', ["more than", None]),
        (b"[12345678901234567890, true, null, []]", ["a row is"] * 4),
        (b"9" * 5_000, ["not JSON"]),
    ],
)
def test_what_is_wrong_is_told_where_it_is(data: bytes, errors: list[str | None]) -> None:
    found = [row.error for row in read_rows(BytesIO(data))]
    assert len(found) == len(errors)
    for error, said in zip(found, errors, strict=True):
        assert error is None if said is None else error is not None and said in error


@pytest.mark.parametrize("data", [b"0\n" * (MOST_ROWS + 5), b"[" + b"0," * (MOST_ROWS + 5) + b"0]"])
@pytest.mark.slow
def test_a_batch_of_too_many_rows_is_cut_off_and_says_so(data: bytes) -> None:
    tracemalloc.start()
    try:
        count, last = 0, None
        for row in read_rows(BytesIO(data)):
            count, last = count + 1, row
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == MOST_ROWS + 1
    assert last is not None
    assert last.error is not None
    assert "at most 500,000 rows" in last.error
    assert most < len(data) + 2_000_000

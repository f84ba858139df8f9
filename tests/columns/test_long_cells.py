"""Cells and names that are as long as only a mistake is: columns are told in no time all the same."""

from __future__ import annotations

from time import process_time

import pytest

from addrkit.columns import read_columns
from addrkit.columns.read import Use
from addrkit.errors import InputError

LONG = ("Main Street 12 " * 7_000)[:100_000]
SECONDS = 2.0


@pytest.mark.parametrize("use", ["verify", "build"])
def test_cells_of_a_hundred_thousand_characters_take_no_time(use: Use) -> None:
    before = process_time()
    columns = read_columns(
        ["address", "city", "state", "zip", "note"],
        use=use,
        sample=[["12 Main St", "Provo", "UT", "84601", ""], *[[LONG] * 5 for _ in range(3)]],
    )
    assert columns.used["city"] == "city"
    assert process_time() - before < SECONDS


@pytest.mark.parametrize(
    "name", ["x" * 100_000, "street" * 17_000, "nr_" * 33_000, "가" * 100_000, "é" * 100_000]
)
def test_a_name_of_a_hundred_thousand_letters_is_none(name: str) -> None:
    before = process_time()
    with pytest.raises(InputError):
        read_columns([name, "colour"], sample=[["1", "red"]])
    assert process_time() - before < SECONDS


@pytest.mark.parametrize("cells", [["①", "②", "³"], ["9" * 5_000, "9" * 5_001], ["1" + "0" * 9_999]])
@pytest.mark.parametrize(
    "names",
    [
        ["address", "street", "city"],
        ["line1", "line2", "city"],
        ["nr", "street", "zip"],
        ["NUMPOST_I", "NUMPOST_F", "street"],
        ["nr", "sign", "street"],
    ],
)
def test_digits_of_any_kind_and_number_are_read(names: list[str], cells: list[str]) -> None:
    some = [[cell] * len(names) for cell in cells]
    # A second number that few rows have is looked at beside the first.
    sparse = [*some, *[[cell, "", cell] for cell in cells]]
    for rows in (some, sparse):
        assert _is_read_or_asked(names, rows)
        assert _is_read_or_asked(names, rows, "build")


def test_a_table_of_hundreds_of_columns_of_addresses_takes_no_time() -> None:
    columns = [f"col{at}q" for at in range(200)]
    rows = [[f"{at * 7 + row} Oak {row} Street {at}" for at in range(200)] for row in range(100)]
    before = process_time()
    with pytest.raises(InputError):
        read_columns(columns, use="build", sample=rows)
    assert process_time() - before < SECONDS


@pytest.mark.parametrize("end", ["9" * 5_000, "①", "²"])
def test_names_that_end_in_digits_of_any_kind_and_number_are_read(end: str) -> None:
    names = [f"address{end}", f"Address Line {end}", end, "city"]
    assert _is_read_or_asked(names, [["Main St 1", "", "", "Provo"]])


def _is_read_or_asked(names: list[str], sample: list[list[str]], use: Use = "verify") -> bool:
    try:
        return bool(read_columns(names, sample=sample, use=use).used)
    except InputError as error:
        return "--map" in str(error)


@pytest.mark.slow
@pytest.mark.parametrize("use", ["verify", "build"])
@pytest.mark.parametrize("written", ["p{}_{}", "orders.{}.shipping.{}"])
def test_a_hundred_addresses_a_row_are_asked_about_in_no_time_and_few_words(use: Use, written: str) -> None:
    header = [written.format(at, part) for at in range(100) for part in ("street", "city", "zip", "number")]
    cells = [[f"{at} Oak St", f"Town {at}", f"{45_000 + at}", f"{at}"] for at in range(100)]
    before = process_time()
    with pytest.raises(InputError) as asked:
        read_columns(header, use=use, sample=[cells[row] * 100 for row in range(100)])
    assert process_time() - before < 4 * SECONDS
    assert "and 92 more" in str(asked.value)
    assert len(str(asked.value)) < 5_000

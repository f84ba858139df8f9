"""A data scientist's tables: the same kind comes back, nothing of it lost, with the verdicts behind."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from addrkit import frames
from addrkit.batch.answers import ANSWER_COLUMNS
from addrkit.columns import ColumnOptions
from addrkit.errors import InputError, UsageError
from addrkit.kit import AddressKit

ORDERS: dict[str, list[Any]] = {
    "order": [7, 8, 9],
    "street": ["Laugavegur 2", "Kerkstraat 12", None],
    "city": ["Reykjavík", "Groningen", None],
    "zip": [101.0, None, None],
    "country": ["IS", "NL", None],
    "total": [10.5, 20.0, 30.25],
}
IDS = ["is-2", "nl-12", None]


def test_a_pandas_table_keeps_its_index_its_types_and_its_order(kit: AddressKit) -> None:
    before = pd.DataFrame(ORDERS, index=pd.Index(["x", "y", "x"], name="key"))
    after = frames.verify(before, kit)
    pd.testing.assert_frame_equal(after[list(before.columns)], before)
    assert list(after.columns) == [*before.columns, *ANSWER_COLUMNS]
    assert [each if isinstance(each, str) else None for each in after["addr_id"]] == IDS
    assert after["addr_action"].tolist()[:2] == ["accept", "accept"]
    assert after["addr_score"].dtype == "float64"
    assert after["addr_reasons"].iloc[2] == ["empty"]


def test_a_polars_table_stays_one(kit: AddressKit) -> None:
    before = pl.DataFrame(ORDERS)
    after = frames.verify(before, kit)
    assert after.select(before.columns).equals(before)
    assert after["addr_id"].to_list() == IDS
    assert after.schema["addr_reasons"] == pl.List(pl.String)


@pytest.mark.parametrize("kind", [pa.table, pa.RecordBatch.from_pydict])
def test_an_arrow_table_stays_one(kit: AddressKit, kind: Any) -> None:
    before = kind(ORDERS)
    after = frames.verify(before, kit)
    assert type(after) is type(before)
    assert after.select(before.schema.names).equals(before)
    assert after.column("addr_id").to_pylist() == IDS


def test_all_kinds_answer_alike_and_as_the_kit_does(kit: AddressKit) -> None:
    tables = [pd.DataFrame(ORDERS), pl.DataFrame(ORDERS), pa.table(ORDERS)]
    found = [list(frames.verify(table, kit)["addr_formatted"]) for table in tables]
    told = [
        [None if not isinstance(each, str) and str(each) in ("None", "nan") else str(each) for each in some]
        for some in found
    ]
    rows = [
        {
            "street": street,
            "city": city,
            "postcode": None if code is None else str(int(code)),
            "country": country,
        }
        for street, city, code, country in zip(
            ORDERS["street"], ORDERS["city"], ORDERS["zip"], ORDERS["country"], strict=True
        )
    ]
    assert told == [[each.formatted or None for each in kit.verify_many(rows)]] * 3


def test_missing_values_of_every_kind_are_missing(kit: AddressKit) -> None:
    whole = {"street": "Kerkstraat 12", "city": "Groningen", "country": "NL"}
    table = pd.DataFrame([{**whole, "postcode": each} for each in (None, float("nan"), pd.NA, "9712 AB")])
    assert set(frames.verify(table, kit)["addr_action"]) == {"accept"}


def test_cells_of_any_type_are_read_or_passed_over(kit: AddressKit) -> None:
    whole = {"street": "Kerkstraat", "city": "Groningen", "country": "NL"}
    numbers = [
        Decimal(12),
        Decimal("12.00"),
        np.int64(12),
        np.float32(12.0),
        bytearray(b"12"),
        np.array(["12"]),
    ]
    others = [Decimal("3.50"), np.bool_(True), UUID(int=7), object(), {"7"}, {"tax": Decimal(2)}]
    table = pd.DataFrame(
        [{**whole, "number": number, "total": other} for number, other in zip(numbers, others, strict=True)],
        dtype=object,
    )
    after = frames.verify(table, kit)
    assert set(after["addr_id"]) == {"nl-12"}
    assert after["total"].tolist() == others


def test_the_lines_of_an_address_may_be_a_list(kit: AddressKit) -> None:
    table = pa.table({"address": [["Kerkstraat 12", "Groningen"]]})
    assert frames.verify(table, kit)["addr_id"].to_pylist() == ["nl-12"]


def test_records_within_a_table_are_read_by_their_fields(kit: AddressKit) -> None:
    ships = [
        {"street": "Kerkstraat 12", "city": "Groningen"},
        None,
        {"street": "Laugavegur 2", "city": "Reykjavík"},
    ]
    frames_of = (
        pa.table({"id": [1, 2, 3], "shipping": ships}),
        pl.DataFrame({"id": [1, 2, 3], "shipping": ships}),
        pd.DataFrame({"id": [1, 2, 3], "shipping": ships}),
    )
    for before in frames_of:
        after: Any = frames.verify(before, kit)
        ids = after["addr_id"].to_pylist() if isinstance(after, pa.Table) else list(after["addr_id"])
        assert [each if isinstance(each, str) else None for each in ids] == ["nl-12", None, "is-2"]
        assert list(getattr(after, "column_names", None) or after.columns)[:2] == ["id", "shipping"]


def test_columns_may_be_named_or_chosen_by_their_first_word(kit: AddressKit) -> None:
    shop = pl.DataFrame(
        {
            "Shipping Street": ["Kerkstraat 12"],
            "Shipping City": ["Groningen"],
            "Billing Street": ["Laugavegur 2"],
            "Billing City": ["Reykjavík"],
        }
    )
    with pytest.raises(InputError, match=r"Shipping.*Billing|Billing.*Shipping"):
        frames.verify(shop, kit)
    assert frames.verify(shop, kit, columns="Billing")["addr_id"].to_list() == ["is-2"]
    named = {"street": "Shipping Street", "city": "Shipping City"}
    for columns in (named, ColumnOptions(mapped=named)):
        assert frames.verify(shop, kit, columns=columns)["addr_id"].to_list() == ["nl-12"]


def test_a_second_verification_needs_names_of_its_own(kit: AddressKit) -> None:
    once = frames.verify(pa.table(ORDERS), kit)
    with pytest.raises(UsageError, match="prefix="):
        frames.verify(once, kit)
    twice = frames.verify(once, kit, prefix="again_")
    assert twice.column("again_id").to_pylist() == once.column("addr_id").to_pylist()


@pytest.mark.parametrize("other", [[1], {"street": ["a"]}, pl.LazyFrame(ORDERS), pd.Series(["a"])])
def test_what_is_no_table_is_told_with_the_mend(kit: AddressKit, other: Any) -> None:
    with pytest.raises(UsageError, match=r"give a pandas, Polars or Arrow table"):
        frames.verify(other, kit)


def test_what_is_no_kit_or_no_columns_is_told_with_the_mend(kit: AddressKit, register: Path) -> None:
    orders = pa.table({"street": ["Kerkstraat 12"], "city": ["Groningen"]})
    for wrong in ([str(register)], str(register), 3):
        with pytest.raises(UsageError, match="gazetteers="):
            frames.verify(orders, wrong)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="one of the two"):
        frames.verify(orders, kit, gazetteers=[register])
    for columns in (["street"], 3):
        with pytest.raises(UsageError, match="columns="):
            frames.verify(orders, kit, columns=columns)  # type: ignore[arg-type]


def test_an_empty_table_gets_its_columns(kit: AddressKit) -> None:
    empty = pl.DataFrame({"street": [], "city": []}, schema={"street": pl.String, "city": pl.String})
    assert frames.verify(empty, kit).columns == ["street", "city", *ANSWER_COLUMNS]


@pytest.mark.slow
def test_several_processes_answer_as_one_does(kit: AddressKit) -> None:
    many = pl.concat([pl.DataFrame(ORDERS)] * 200)
    one, two = (frames.verify(many, kit, workers=workers) for workers in (1, 2))
    assert one.equals(two)


@pytest.mark.slow
def test_a_script_without_a_guard_may_use_all_cores(register: Path, tmp_path: Path) -> None:
    """Other processes must not run the script that started them once more."""
    script = tmp_path / "notebook.py"
    script.write_text(
        "import polars as pl, addrkit\n"
        "from addrkit import frames\n"
        "table = pl.DataFrame({'street': ['Kerkstraat 12'] * 400, 'city': ['Groningen'] * 400})\n"
        f"done = frames.verify(table, addrkit.open({str(register)!r}), country='NL', workers=2)\n"
        "print(done['addr_id'].n_unique(), done.height)\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, cwd=tmp_path)
    assert (done.stdout.split(), done.returncode) == (["1", "400"], 0), done.stderr


def test_duckdb_asks_in_sql(kit: AddressKit) -> None:
    import duckdb

    with duckdb.connect() as connection:
        frames.create_function(connection, kit)
        connection.register(
            "orders", pa.table({"typed": ["Kerkstraat 12 Groningen", None], "cc": ["NL", None]})
        )
        asked = "SELECT unnest(addrkit_verify(typed, cc)) FROM orders"
        found = connection.sql(asked).to_arrow_table().to_pylist()
    assert [row["id"] for row in found] == ["nl-12", None]
    assert [row["action"] for row in found] == ["accept", "fix"]
    assert found[1]["reasons"] == ["empty"]

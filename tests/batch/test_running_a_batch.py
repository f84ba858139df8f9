"""A batch keeps every column and the order of the rows, never half-writes, and can be resumed."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addrkit.batch.answers import ANSWER_COLUMNS
from addrkit.batch.csv import csv_line
from addrkit.batch.job import prepare
from addrkit.batch.rows import Format
from addrkit.batch.run import run
from addrkit.batch.summary import Summary
from addrkit.batch.workers import SharedWork
from addrkit.columns import ColumnOptions
from addrkit.errors import InputError, UsageError
from addrkit.kit import AddressKit
from tests.examples import at_most

from .conftest import Echo

ROWS = [["1", "Þórsgata 1", "a;b"], ["2", "", ""], ["3", "break", '"quoted"'], ["4", "=1+1", "@x"]]


def write_csv(path: Path, rows: list[list[str]], header: tuple[str, ...] = ("id", "address", "note")) -> Path:
    path.write_text("".join(csv_line(row) for row in (header, *rows)), "utf-8")
    return path


def read_csv(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""), delimiter=delimiter))


def verify(input: Path, output: Path, kit: Echo | None = None, **settings: Any) -> Summary:
    return run(prepare(str(input), str(output), **settings), kit or Echo())


def test_every_column_comes_back_in_order_with_the_answer_behind_it(tmp_path: Path) -> None:
    verify(write_csv(tmp_path / "in.csv", ROWS), tmp_path / "out.csv", raw=True)
    found = read_csv(tmp_path / "out.csv")
    assert list(found[0]) == ["id", "address", "note", *ANSWER_COLUMNS]
    assert [[row["id"], row["address"], row["note"]] for row in found] == ROWS
    first, empty, broken, _ = found
    assert first["addr_action"] == "accept"
    assert first["addr_score"] == "0.9877"
    assert first["addr_id"] == "id-1"
    assert first["addr_street"] == "Þórsgata 1"
    assert first["addr_reasons"] == "street_corrected;city_inferred"
    assert first["addr_unmatched"] == "leave at gate"
    assert (first["addr_lat"], first["addr_error"]) == ("64.1", "")
    assert (empty["addr_action"], empty["addr_error"]) == ("fix", "")
    assert (broken["addr_action"], broken["addr_error"]) == ("fix", "this row is broken")


def test_no_spreadsheet_runs_a_cell_and_numbers_stay_numbers(tmp_path: Path) -> None:
    cells = [
        "=cmd|' /C calc'!A0",
        "+1+cmd",
        "@SUM(A1)",
        "-2-3+cmd|x",
        "\t=1+1",
        "＝1+1",
        "-5",
        "+49 30 1234",
        "-",
    ]
    file = write_csv(tmp_path / "in.csv", [[str(n), cell, cell] for n, cell in enumerate(cells)])
    verify(file, tmp_path / "out.csv")
    verify(file, tmp_path / "raw.csv", raw=True)
    expected = [*("'" + cell for cell in cells[:6]), *cells[6:]]
    written = read_csv(tmp_path / "out.csv")
    assert [row["note"] for row in written] == expected
    assert [row["addr_street"] for row in written[:8]] == expected[:8]
    assert [row["note"] for row in read_csv(tmp_path / "raw.csv")] == cells
    with pytest.raises(KeyboardInterrupt):
        verify(file, tmp_path / "again.csv", Echo(stop_after=7))
    assert verify(file, tmp_path / "again.csv", resume=True).resumed == 7
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "out.csv").read_bytes()


def test_further_items_of_an_order_are_told_apart_from_forgotten_addresses(tmp_path: Path) -> None:
    rows = [
        ["#1", "Road 1", "x"],
        ["#1", "", "y"],
        ["#1", "", "z"],
        ["#2", "", "x"],
        ["#3", "Road 3", "x"],
        ["", "", ""],
    ]
    file = write_csv(tmp_path / "in.csv", rows, ("Name", "address", "Lineitem name"))
    summary = verify(file, tmp_path / "out.csv")
    reasons = [row["addr_reasons"] for row in read_csv(tmp_path / "out.csv")]
    assert reasons == [
        "street_corrected;city_inferred",
        "empty;line_item",
        "empty;line_item",
        "empty",
        "street_corrected;city_inferred",
        "empty",
    ]
    assert summary.tally.outcomes == {"ship": 2, "line_item": 2, "empty": 2}


def test_the_column_that_names_a_row_can_be_named(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "in.csv", [["1", "break", "x-7"]])
    assert verify(file, tmp_path / "out.csv", key="Note").tally.rows[0].key == "x-7"
    with pytest.raises(UsageError, match="--key: there is no column 'nobody'"):
        verify(file, tmp_path / "out.csv", key="nobody")


def test_a_summary_counts_actions_reasons_and_errors(tmp_path: Path) -> None:
    summary = verify(write_csv(tmp_path / "in.csv", ROWS), tmp_path / "out.csv")
    assert (summary.rows, summary.errors) == (4, 1)
    assert summary.actions == {"accept": 2, "fix": 2}
    assert summary.reasons == {"street_corrected": 2, "city_inferred": 2, "empty": 1, "unreadable": 1}
    assert [row.number for row in summary.tally.rows] == [2, 3]


def test_a_ragged_row_keeps_its_place_among_the_others(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("id,address\n1,a\n2\n3,c,d\n4,e\n5", "utf-8")
    verify(file, tmp_path / "out.csv")
    found = read_csv(tmp_path / "out.csv")
    assert [row["id"] for row in found] == ["1", "2", "3", "4", "5"]
    assert [row["address"] for row in found] == ["a", "", "c,d", "e", ""]
    assert [bool(row["addr_error"]) for row in found] == [False, False, True, False, False]


def test_the_delimiter_and_the_byte_order_mark_come_back(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id;address\n1;Straße 1, Köln\n", "utf-8-sig")
    verify(tmp_path / "in.csv", tmp_path / "out.csv")
    written = (tmp_path / "out.csv").read_text("utf-8")
    assert written.startswith("\ufeffid;address;addr_action;")
    assert "1;Straße 1, Köln;accept;" in written


def test_rows_of_a_file_with_only_a_header_are_none(tmp_path: Path) -> None:
    summary = verify(write_csv(tmp_path / "in.csv", []), tmp_path / "out.csv")
    assert summary.rows == 0
    assert (tmp_path / "out.csv").read_text("utf-8").startswith("id,address,note,addr_action,")


def test_component_columns_and_text_go_together(tmp_path: Path, echo: Echo) -> None:
    file = write_csv(tmp_path / "in.csv", [["a", "Leeds", " "]], ("Address", "CITY", "postcode"))
    verify(file, tmp_path / "out.csv", echo)
    assert echo.asked == [{"address": "a", "city": "Leeds", "postcode": None}]


def test_the_column_can_be_named(tmp_path: Path, echo: Echo) -> None:
    file = write_csv(tmp_path / "in.csv", [["1", "a", "b"]], ("id", "address", "ship to"))
    verify(file, tmp_path / "out.csv", echo, columns=ColumnOptions({"address": "ship to"}))
    assert echo.asked == ["b"]


def test_without_an_address_column_the_columns_there_are_listed(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "in.csv", ROWS, ("id", "what", "country"))
    with pytest.raises(InputError, match=r"no column 'address'.*'id', 'what', 'country'"):
        verify(file, tmp_path / "out.csv")
    with pytest.raises(InputError, match=r"no column 'street address' for address: it has 'id'"):
        verify(file, tmp_path / "out.csv", columns=ColumnOptions({"address": "street address"}))
    assert not (tmp_path / "out.csv").exists()


def test_what_was_verified_already_is_refused(tmp_path: Path) -> None:
    verify(write_csv(tmp_path / "in.csv", ROWS), tmp_path / "out.csv")
    with pytest.raises(InputError, match="already has a column 'addr_action'"):
        verify(tmp_path / "out.csv", tmp_path / "again.csv")
    (tmp_path / "in.jsonl").write_text('{"address": "a"}\n' * 200 + '{"address": "a", "addr_id": 1}\n')
    with pytest.raises(InputError, match=r"row 201 of .* already has a key 'addr_id'"):
        verify(tmp_path / "in.jsonl", tmp_path / "again.jsonl")


def test_the_output_must_be_another_file_than_the_input(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "in.csv", ROWS)
    (tmp_path / "link.csv").symlink_to(file)
    for output in (file, tmp_path / "link.csv", tmp_path / "x" / ".." / "in.csv"):
        with pytest.raises(UsageError, match="the same file"):
            verify(file, output)
    assert read_csv(file)[0]["address"] == "Þórsgata 1"


@pytest.mark.parametrize("output", ["nowhere/out.csv", "in.csv/out.csv", "."])
def test_an_output_that_cannot_be_written_is_refused_first(tmp_path: Path, output: str) -> None:
    file = write_csv(tmp_path / "in.csv", ROWS)
    with pytest.raises(InputError, match=r"cannot be written|is a directory"):
        prepare(str(file), str(tmp_path / output))


def test_an_output_reached_through_a_link_is_written_where_the_link_points(tmp_path: Path) -> None:
    (tmp_path / "out.csv").symlink_to(tmp_path / "real.csv")
    verify(write_csv(tmp_path / "in.csv", ROWS), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").is_symlink()
    assert len(read_csv(tmp_path / "real.csv")) == 4


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    verify(write_csv(tmp_path / "in.csv", ROWS), Path("/dev/null"))
    assert Path("/dev/null").is_char_device()


def test_objects_keep_their_types_and_nested_values(tmp_path: Path) -> None:
    rows = [{"id": 1, "address": "a", "tags": ["x"]}, {"address": None, "half": "\ud800"}, {"other": 1.5}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    verify(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [
        {name: value for name, value in row.items() if name not in ANSWER_COLUMNS} for row in found
    ] == rows
    assert found[0]["addr_reasons"] == ["street_corrected", "city_inferred"]
    assert found[0]["addr_lat"] == 64.1
    assert found[1]["addr_id"] is None


def test_parquet_keeps_every_type_of_the_input(tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": pa.array([1, None, 3], pa.int16()),
            "address": pa.array(["a", None, "c"], pa.large_string()),
            "when": pa.array([1, 2, None], pa.timestamp("ns")),
            "kind": pa.array(["x", "y", "x"]).dictionary_encode(),
            "place": pa.array([{"lat": 1.0}, None, {"lat": 2.0}]),
            "total": pa.array([Decimal("3.50"), None, Decimal("0.10")], pa.decimal128(10, 2)),
        }
    ).replace_schema_metadata({"made by": "somebody"})
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=2)
    verify(tmp_path / "in.parquet", tmp_path / "out.parquet")
    found = pq.read_table(tmp_path / "out.parquet")
    kept = found.select(table.column_names)
    assert kept.schema.equals(pq.read_table(tmp_path / "in.parquet").schema, check_metadata=True)
    assert kept.equals(pq.read_table(tmp_path / "in.parquet"))
    assert found["addr_reasons"].to_pylist() == [
        ["street_corrected", "city_inferred"],
        ["empty"],
        ["street_corrected", "city_inferred"],
    ]
    assert found["addr_score"].to_pylist() == [0.9877, 0.0, 0.9877]


def test_records_within_a_parquet_are_read_by_their_fields(tmp_path: Path) -> None:
    ships = [{"street": "Kerkstraat 12", "city": "Groningen"}, None, {"street": "Akerkhof 7", "city": None}]
    table = pa.table({"id": [1, 2, 3], "shipping": pa.array(ships)})
    pq.write_table(table, tmp_path / "in.parquet")
    echo = Echo()
    verify(tmp_path / "in.parquet", tmp_path / "out.parquet", echo)
    asked = [
        {name: part for name, part in each.items() if part} for each in echo.asked if isinstance(each, dict)
    ]
    assert asked == [{"street": "Kerkstraat 12", "city": "Groningen"}, {}, {"street": "Akerkhof 7"}]
    assert pq.read_table(tmp_path / "out.parquet").select(["id", "shipping"]).equals(table)


def test_numbers_of_a_parquet_that_are_decimal_are_written_and_read(tmp_path: Path) -> None:
    table = pa.table({"street": ["Kerkstraat"], "number": [Decimal("12.00")], "total": [Decimal("3.50")]})
    pq.write_table(table, tmp_path / "in.parquet")
    for name in ("out.csv", "out.jsonl", "out.xlsx"):
        echo = Echo()
        verify(tmp_path / "in.parquet", tmp_path / name, echo)
        assert echo.asked == [{"street": "Kerkstraat", "house_number": "12"}]
    assert (tmp_path / "out.csv").read_text().splitlines()[1].startswith("Kerkstraat,12.00,3.50,")


@pytest.mark.slow
def test_parquet_is_written_in_row_groups_without_losing_any(tmp_path: Path) -> None:
    count = 45_000
    pq.write_table(pa.table({"address": [f"Street {n}" for n in range(count)]}), tmp_path / "in.parquet")
    verify(tmp_path / "in.parquet", tmp_path / "out.parquet")
    found = pq.ParquetFile(tmp_path / "out.parquet")
    assert found.metadata.num_row_groups > 1
    assert found.read()["address"].to_pylist() == [f"Street {n}" for n in range(count)]


@pytest.mark.parametrize("origin", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("target", ["csv", "jsonl", "parquet", "csv.gz", "jsonl.zst"])
def test_every_format_can_become_every_other(tmp_path: Path, origin: Format, target: str) -> None:
    source = tmp_path / f"in.{origin}"
    objects = [{"id": n, "address": f"Gata {n}", "extra": None if n % 2 else "é,;"} for n in range(20)]
    if origin == "csv":
        write_csv(source, [[str(row["id"]), str(row["address"]), str(row["extra"] or "")] for row in objects])
    elif origin == "jsonl":
        source.write_text("".join(json.dumps(row) + "\n" for row in objects), "utf-8")
    else:
        pq.write_table(pa.Table.from_pylist(objects), source)
    output = tmp_path / f"out.{target}"
    verify(source, output)
    back = tmp_path / "back.jsonl"
    renamed = _without_answers(output, tmp_path)
    verify(renamed, back)
    found = [json.loads(line) for line in back.read_text("utf-8").splitlines()]
    assert [(str(row["id"]), row["address"]) for row in found] == [
        (str(row["id"]), row["address"]) for row in objects
    ]


def _without_answers(output: Path, folder: Path) -> Path:
    """The output as an input: its answers under other names."""
    if output.suffix == ".parquet":
        table = pq.read_table(output)
        renamed = folder / "renamed.parquet"
        pq.write_table(
            table.rename_columns([each.replace("addr_", "old_") for each in table.column_names]), renamed
        )
        return renamed
    renamed = folder / f"renamed{'.csv' if 'csv' in output.name else '.jsonl'}"
    with pa.input_stream(str(output)) as stream:
        renamed.write_bytes(stream.read().replace(b"addr_", b"old_"))
    return renamed


@pytest.mark.parametrize(
    ("output", "format", "expected"),
    [(None, "jsonl", "jsonl"), (None, None, "jsonl"), ("out.csv", None, "csv")],
)
def test_a_format_can_be_named_where_the_file_does_not_tell(
    tmp_path: Path, output: str | None, format: Format | None, expected: Format
) -> None:
    (tmp_path / "in.data").write_text('{"address": "a"}\n', "utf-8")
    job = prepare(str(tmp_path / "in.data"), output and str(tmp_path / output), format=format)
    job.close()
    assert job.format == expected


@pytest.mark.parametrize("extension", ["csv", "jsonl"])
def test_an_interrupted_run_is_resumed_where_it_stopped(tmp_path: Path, extension: str) -> None:
    file = write_csv(tmp_path / "in.csv", [[str(n), f"Street {n}\nx", "é" * n] for n in range(50)])
    whole, output = tmp_path / f"whole.{extension}", tmp_path / f"out.{extension}"
    verify(file, whole)
    with pytest.raises(KeyboardInterrupt) as stopped:
        verify(file, output, Echo(stop_after=20))
    assert f"out.{extension}.part holds what was verified" in stopped.value.__notes__[0]
    assert not output.exists()
    rest = Echo()
    summary = verify(file, output, rest, resume=True)
    assert len(rest.asked) == 30
    assert (summary.rows, summary.resumed, summary.actions["accept"]) == (50, 20, 50)
    assert output.read_bytes() == whole.read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["in.csv", whole.name, output.name])


@given(cut=st.integers(0, 3_000))
@settings(
    max_examples=at_most(40), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@pytest.mark.parametrize("extension", ["csv", "jsonl"])
def test_wherever_a_part_is_torn_the_resumed_file_is_the_whole_file(
    tmp_path: Path, extension: str, cut: int
) -> None:
    file = write_csv(tmp_path / "in.csv", [[str(n), f'"Straße" {n}\nx', "a,b"] for n in range(12)])
    whole, output = tmp_path / f"whole.{extension}", tmp_path / f"out.{extension}"
    verify(file, whole)
    (tmp_path / f"out.{extension}.part").write_bytes(whole.read_bytes()[:cut])
    verify(file, output, resume=True)
    assert output.read_bytes() == whole.read_bytes()


def test_a_part_of_another_input_is_refused_and_left_alone(tmp_path: Path) -> None:
    output, part = tmp_path / "out.csv", tmp_path / "out.csv.part"
    with pytest.raises(KeyboardInterrupt):
        verify(write_csv(tmp_path / "one.csv", [["1", "a", ""], ["2", "b", ""]]), output, Echo(stop_after=1))
    left = part.read_bytes()
    with pytest.raises(InputError, match=r"out\.csv\.part does not fit .*two\.csv \(row 1 differs\)"):
        verify(write_csv(tmp_path / "two.csv", [["1", "c", ""]]), output, resume=True)
    assert part.read_bytes() == left
    assert not output.exists()


@pytest.mark.parametrize("name", ["out.parquet", "out.csv.gz", None])
def test_what_cannot_be_resumed_says_so(tmp_path: Path, name: str | None) -> None:
    file = write_csv(tmp_path / "in.csv", ROWS)
    with pytest.raises(UsageError, match="--resume"):
        prepare(str(file), str(tmp_path / name) if name else None, resume=True)


def test_resuming_what_was_never_begun_begins_it(tmp_path: Path) -> None:
    verify(write_csv(tmp_path / "in.csv", ROWS), tmp_path / "out.csv", resume=True)
    assert len(read_csv(tmp_path / "out.csv")) == 4


def test_an_interrupted_parquet_leaves_nothing_behind(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "in.csv", ROWS)
    with pytest.raises(KeyboardInterrupt):
        verify(file, tmp_path / "out.parquet", Echo(stop_after=2))
    assert [each.name for each in tmp_path.iterdir()] == ["in.csv"]


@pytest.mark.slow
def test_a_file_that_breaks_off_keeps_what_was_verified(tmp_path: Path) -> None:
    body = "address\n" + "".join(f"Street {n * 7919 % 10_007}\n" for n in range(100_000))
    packed = bytes(pa.compress(body.encode(), codec="gzip", asbytes=True))
    (tmp_path / "in.csv.gz").write_bytes(packed[: len(packed) // 2])
    with pytest.raises(InputError, match="cut off") as stopped:
        verify(tmp_path / "in.csv.gz", tmp_path / "out.csv")
    assert "--resume goes on" in stopped.value.__notes__[0]
    assert not (tmp_path / "out.csv").exists()
    (tmp_path / "in.csv.gz").write_bytes(packed)
    assert verify(tmp_path / "in.csv.gz", tmp_path / "out.csv", resume=True).rows == 100_000


# A table whose first bytes are control characters looks binary, and is refused: another test has those.
cell = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\t\r\n"), max_size=20
)


@given(rows=st.lists(st.tuples(cell, cell), max_size=4))
@settings(
    max_examples=at_most(60), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_whatever_the_cells_hold_they_come_back(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    header = ("address", "note")
    verify(
        write_csv(tmp_path / "in.csv", [list(row) for row in rows], header), tmp_path / "out.csv", raw=True
    )
    assert [(row["address"], row["note"]) for row in read_csv(tmp_path / "out.csv")] == rows


@pytest.mark.parametrize("ending", ["csv", "jsonl", "json", "parquet", "xlsx"])
def test_the_added_columns_are_named_as_asked_so_that_a_second_address_of_a_row_fits(
    kit: AddressKit, tmp_path: Path, ending: str
) -> None:
    source, once, twice = tmp_path / "in.csv", tmp_path / f"once.{ending}", tmp_path / "twice.csv"
    source.write_text("order,street,city\n1,Kerkstraat 12,Groningen\n")
    for read, written, prefix in ((source, once, "ship_"), (once, twice, "addr_")):
        job = prepare(str(read), str(written), columns=ColumnOptions(prefix=prefix))
        run(job, SharedWork(kit, 1), country="NL")
    [row] = csv.DictReader(io.StringIO(twice.read_text("utf-8")))
    assert (row["ship_id"], row["addr_id"], row["order"]) == ("nl-12", "nl-12", "1")
    assert "addr_id" not in once.read_text("utf-8", errors="replace")


def test_an_empty_prefix_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("address\nKerkstraat 12\n")
    with pytest.raises(UsageError, match="prefix"):
        prepare(str(source), str(tmp_path / "out.csv"), columns=ColumnOptions(prefix=" "))

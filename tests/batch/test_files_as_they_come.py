"""Files of shops and offices: older encodings, titles, workbooks, documents of JSON, long cells."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pyarrow import parquet

from addrkit.batch.csv import CsvSource
from addrkit.batch.job import prepare
from addrkit.batch.run import run
from addrkit.batch.summary import Summary
from addrkit.columns import ColumnOptions
from addrkit.files.opening import open_file
from tests.batch.conftest import Echo


def verify(input: Path, output: Path, kit: Echo | None = None, **settings: Any) -> Summary:
    return run(prepare(str(input), str(output), **settings), kit or Echo())


TEXTS = {
    "cp1251": "адрес;город\nул. Пушкина 10;Москва\nНевский проспект 28;Санкт-Петербург\n",
    "cp932": "住所;都市\n東京都渋谷区道玄坂1-2-3;渋谷区\n大阪市北区梅田3-1-1;大阪市\n",
    "cp1250": "ulica;miasto\nul. Łąkowa 1;Łódź\nul. Święty Marcin 3;Poznań\n",
    "cp1252": "straße;ort\nMünsterstraße 12;Köln\nRue de l'Église;Besançon\n",
    "utf-16": "straße;ort\nMünsterstraße 12;Köln\nulica Łąkowa;Łódź\n",
    "gb18030": "地址;城市\n北京市朝阳区建国路93号;北京市\n",
    "euc_kr": "주소;도시\n서울특별시 강남구 테헤란로 152;서울\n",
    "cp1253": "διευθυνση;πολη\nΟδός Ερμού 5;Αθήνα\n",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_the_users_own_columns_come_back_whatever_their_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "in.csv").write_bytes(TEXTS[encoding].encode(encoding))
    verify(tmp_path / "in.csv", tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert [";".join(line.split(";")[:2]) for line in lines] == TEXTS[encoding].splitlines()


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes("address\nulica Žižkova 3\n".encode("cp1257"))
    verify(tmp_path / "in.csv", tmp_path / "out.csv", columns=ColumnOptions(encoding="cp1257"))
    assert "ulica Žižkova 3," in (tmp_path / "out.csv").read_text("utf-8")


@pytest.mark.parametrize("output", ["out.csv", "out.parquet"])
def test_the_columns_of_objects_keep_their_names_in_a_named_encoding(tmp_path: Path, output: str) -> None:
    line = '{"adresse":"8 rue de la République, 13200 Arles","pré":"été"}\n'
    (tmp_path / "in.jsonl").write_bytes((line * 3).encode("cp850"))
    verify(tmp_path / "in.jsonl", tmp_path / output, columns=ColumnOptions(encoding="cp850"))
    if output == "out.csv":
        assert (tmp_path / output).read_text("utf-8").splitlines()[0].startswith("adresse,pré,")
    else:
        assert parquet.read_table(tmp_path / output).column("pré").to_pylist() == ["été"] * 3


def test_a_byte_that_no_encoding_explains_is_an_error_of_its_row_and_no_replaced_character(
    tmp_path: Path,
) -> None:
    (tmp_path / "in.csv").write_bytes(b"id,address\n1,Rue de l'\xc9glise\n2,Rue \x81 Haute\n3,Gap\n")
    summary = verify(tmp_path / "in.csv", tmp_path / "out.csv")
    text = (tmp_path / "out.csv").read_text("utf-8")
    assert summary.errors == 1
    assert "\ufffd" not in text
    assert "1,Rue de l'Église,accept" in text
    assert "2,Rue \\x81 Haute," in text
    assert "--encoding" in text.splitlines()[2]


def test_a_guess_is_remembered_to_be_told(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(TEXTS["cp1251"].encode("cp1251"))
    with closing(CsvSource(open_file(str(tmp_path / "in.csv")))) as source:
        list(source.rows())
        assert source.guessed == "cp1251"


@pytest.mark.parametrize("above", ["sep=;\r\n", "Customers of 2024\n\n", ";;\nList of customers;;\n"])
def test_what_stands_above_the_header_is_no_header(tmp_path: Path, above: str, echo: Echo) -> None:
    (tmp_path / "in.csv").write_text(above + "id;Street;City\n1;High St 1;Leeds\n", "utf-8")
    verify(tmp_path / "in.csv", tmp_path / "out.csv", echo)
    assert echo.asked == [{"street": "High St 1", "city": "Leeds"}]


@pytest.mark.parametrize("separator", list(",;\t|^~"))
def test_the_separators_are_those_of_a_build(tmp_path: Path, separator: str, echo: Echo) -> None:
    (tmp_path / "in.csv").write_text(
        separator.join(["id", "street", "city"]) + "\n" + separator.join("1ab") + "\n"
    )
    verify(tmp_path / "in.csv", tmp_path / "out.csv", echo)
    assert echo.asked == [{"street": "a", "city": "b"}]


def test_trailing_cells_that_were_left_out_are_empty(tmp_path: Path, echo: Echo) -> None:
    (tmp_path / "in.csv").write_text("street,city,note\nHigh St 1,Leeds\n")
    assert verify(tmp_path / "in.csv", tmp_path / "out.csv", echo).errors == 0
    assert echo.asked == [{"street": "High St 1", "city": "Leeds"}]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_of_five_megabytes_keeps_its_row_and_its_text(tmp_path: Path, quote: str) -> None:
    cell = "lorem ipsum " * 420_000
    (tmp_path / "in.csv").write_text(f"id,address,note\n1,High St 1,{quote}{cell}{quote}\n2,b,c\n")
    assert verify(tmp_path / "in.csv", tmp_path / "out.csv").errors == 0
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[1].startswith(f"1,High St 1,{cell},accept")
    assert len(lines) == 3


def test_a_file_without_a_header_has_columns_by_number(tmp_path: Path, echo: Echo) -> None:
    (tmp_path / "in.csv").write_text("High St 1,Leeds\nLow St 2,York\n")
    options = ColumnOptions({"street": "1", "city": "2"}, header=False)
    verify(tmp_path / "in.csv", tmp_path / "out.csv", echo, columns=options)
    assert echo.asked == [{"street": "High St 1", "city": "Leeds"}, {"street": "Low St 2", "city": "York"}]
    assert (tmp_path / "out.csv").read_text().startswith("1,2,addr_action")


def _workbook(path: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_a_workbook_is_read_and_written_with_its_types(tmp_path: Path, echo: Echo) -> None:
    _workbook(
        tmp_path / "in.xlsx",
        ["Customers"],
        [],
        ["Order", "Street", "Postcode", "City", "Paid"],
        [17, "High St 1", 2129.0, "Leeds", True],
        [18, "=1+1", None, None, None],
    )
    verify(tmp_path / "in.xlsx", tmp_path / "out.xlsx", echo)
    assert echo.asked[0] == {"street": "High St 1", "postcode": "2129", "city": "Leeds"}
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    header, first, _ = sheet.iter_rows(values_only=True)
    assert header[:6] == ("Order", "Street", "Postcode", "City", "Paid", "addr_action")
    assert first[:6] == (17, "High St 1", 2129, "Leeds", True, "accept")


def test_text_that_begins_like_a_formula_is_text_in_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("address,note\nHigh St,=1+1\n")
    verify(tmp_path / "in.csv", tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert sheet["B2"].data_type == "s"
    assert sheet["B2"].value == "=1+1"


def test_the_name_of_the_output_is_its_format(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,address\n1,High St\n2,Low St\n")
    verify(tmp_path / "in.csv", tmp_path / "out.json")
    found = json.loads((tmp_path / "out.json").read_text())
    assert [(row["id"], row["addr_action"]) for row in found] == [("1", "accept"), ("2", "accept")]


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_and_a_collection_are_read(tmp_path: Path, indent: int | None, echo: Echo) -> None:
    rows = [{"id": 1, "shipping": {"street": "High St", "city": "Leeds"}}, {"id": 2, "city": "York"}]
    (tmp_path / "in.json").write_text(json.dumps(rows, indent=indent))
    verify(tmp_path / "in.json", tmp_path / "out.jsonl", echo)
    properties = {"addr:housenumber": "1", "addr:street": "High St"}
    features = [{"type": "Feature", "properties": properties, "geometry": None}]
    (tmp_path / "in.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": features}, indent=indent)
    )
    verify(tmp_path / "in.geojson", tmp_path / "out2.jsonl", echo)
    assert echo.asked == [
        {"street": "High St", "city": "Leeds"},
        {"city": "York"},
        {"house_number": "1", "street": "High St"},
    ]


@pytest.mark.slow
def test_a_key_that_comes_late_is_read_from_a_pipe_as_from_a_file(tmp_path: Path) -> None:
    rows = [{"id": n, "address": f"High St {n}"} for n in range(150)]
    rows += [
        {"id": 200, "address": "High St 1", "city": "Leeds"},
        {"id": 201, "street": "Low St", "city": "York"},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    whole, piped = Echo(), Echo()
    verify(file, tmp_path / "out.jsonl", whole)
    program = (
        "import json, sys; from tests.batch.conftest import Echo;"
        "from addrkit.batch.job import prepare; from addrkit.batch.run import run;"
        "echo = Echo(); run(prepare('-', sys.argv[1], format='jsonl'), echo); print(json.dumps(echo.asked))"
    )
    with file.open("rb") as stream:
        ended = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "out2.jsonl")],
            stdin=stream,
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
    piped.asked = json.loads(ended.stdout)
    assert piped.asked == whole.asked
    assert whole.asked[-1] == {"street": "Low St", "city": "York"}


@pytest.mark.parametrize("nothing", ["NULL", "nan", "#N/A", "NaN", "\\N"])
def test_what_programs_write_for_nothing_is_nothing(tmp_path: Path, nothing: str, echo: Echo) -> None:
    (tmp_path / "in.csv").write_text(f"street,house_number,postcode\nHigh St,37.0,{nothing}\n")
    verify(tmp_path / "in.csv", tmp_path / "out.csv", echo)
    assert echo.asked == [{"house_number": "37", "street": "High St", "postcode": None}]


def test_a_separator_at_the_end_of_each_line_but_the_header_is_a_column_without_a_name(
    tmp_path: Path,
) -> None:
    source, output = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(
        "id,address,city\n1,Ring 4,Graz,\n2,Kai 7,Linz,\n3,Hof 1,Wels,\n4,12, Main St,Provo,\n", "utf-8"
    )
    summary = verify(source, output)
    assert (summary.rows, summary.errors) == (4, 1)
    lines = output.read_text("utf-8").splitlines()
    assert lines[0].startswith("id,address,city,,addr_action")
    assert lines[1].startswith("1,Ring 4,Graz,,")
    # What a delimiter in a cell has moved is not read as if it stood where it should.
    assert "put quotes around" in lines[4]


def test_columns_without_names_are_no_names_that_stand_over_several(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("address,city,,\nRing 4,Graz,,\n", "utf-8")
    with closing(prepare(str(source), str(tmp_path / "out.csv"))) as job:
        assert not job.query.warnings


def test_a_format_beside_a_name_that_tells_one_is_the_output_s(
    tmp_path: Path, echo: Echo, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "in.csv").write_text("id,address\n1,Laugavegur 22\n", "utf-8")
    run(prepare(str(tmp_path / "in.csv"), None, format="jsonl"), echo)
    line = json.loads(capsysbinary.readouterr().out)
    assert (line["id"], line["address"], line["addr_action"]) == ("1", "Laugavegur 22", "accept")


def test_a_format_beside_a_name_is_the_input_s_where_the_file_holds_that(tmp_path: Path, echo: Echo) -> None:
    (tmp_path / "in.txt").write_text('{"address": "Laugavegur 22"}\n', "utf-8")
    run(prepare(str(tmp_path / "in.txt"), str(tmp_path / "out.jsonl"), format="jsonl"), echo)
    assert echo.asked == ["Laugavegur 22"]


def test_one_address_a_line_needs_no_name_of_its_column(tmp_path: Path, echo: Echo) -> None:
    (tmp_path / "in.txt").write_text("Laugavegur 22\nBorgartún 35\n", "utf-8")
    run(
        prepare(str(tmp_path / "in.txt"), str(tmp_path / "out.csv"), columns=ColumnOptions(header=False)),
        echo,
    )
    assert echo.asked == ["Laugavegur 22", "Borgartún 35"]

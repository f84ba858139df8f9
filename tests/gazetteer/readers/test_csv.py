"""Tables of any separator and encoding."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from addrkit.columns import ColumnOptions
from addrkit.errors import InputError, UsageError
from tests.gazetteer.readers.reading import read, written

HEADER = "id,house_number,street,city,lat,lon\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "^", "~"])
def test_any_separator_is_told_from_the_header(tmp_path: Path, separator: str) -> None:
    text = (HEADER + "1,12,Lange Gasse,Wien,48.2,16.3\n").replace(",", separator)
    [row], _ = read(written(tmp_path, "rows.txt", text))
    assert row["street"] == "Lange Gasse"


def test_a_separator_inside_a_quoted_column_name_is_not_counted(tmp_path: Path) -> None:
    text = '"a; b; c; d",street,city\n1,Lange Gasse,Wien\n'
    [row], _ = read(written(tmp_path, "rows.csv", text))
    assert row == {"street": "Lange Gasse", "city": "Wien"}


@pytest.mark.parametrize("name", ["rows.csv", "rows.csv.gz", "rows.csv.zst"])
def test_lines_of_two_encodings_in_one_file_are_both_read(tmp_path: Path, name: str) -> None:
    content = HEADER.encode() + "1,1,Straße,Köln,,\n".encode() + "2,2,Straße,Köln,,\n".encode("cp1252")
    rows, refused = read(written(tmp_path, name, content))
    assert [row["street"] for row in rows] == ["Straße", "Straße"]
    assert [(each.count, each.whole) for each in refused] == [(1, True)]


@pytest.mark.parametrize(
    ("encoding", "city"),
    [
        ("cp1251", "Санкт-Петербург, улица Большая"),
        ("cp932", "東京都渋谷区道玄坂"),
        ("cp1250", "Łódź, Książąt Żółć"),
    ],
)
def test_an_older_encoding_of_another_alphabet_is_told(tmp_path: Path, encoding: str, city: str) -> None:
    lines = "".join(f'{n},{n},"{city} {n}","{city}",,\n' for n in range(200))
    rows, _ = read(written(tmp_path, "rows.csv", (HEADER + lines).encode(encoding)))
    assert rows[0]["city"] == city


def test_an_odd_byte_far_into_the_file_does_not_stop_it(tmp_path: Path) -> None:
    lines = [f"{n},{n},Rue Haute,Gap,,\n".encode() for n in range(50_000)]
    lines[40_000] = b"40000,40000,Rue de l'\xc9glise,Gap,,\n"
    rows, refused = read(written(tmp_path, "rows.csv", HEADER.encode() + b"".join(lines)))
    assert len(rows) == 50_000
    assert rows[40_000]["street"] == "Rue de l'Église"
    assert [(each.count, each.whole) for each in refused] == [(1, True)]


def test_a_row_with_a_byte_that_no_encoding_explains_is_refused_and_the_others_stay(tmp_path: Path) -> None:
    content = (
        HEADER.encode() + b"1,1,Rue de l'\xc9glise,Gap,,\n2,2,Rue \x81 Haute,Gap,,\n3,3,Rue Basse,Gap,,\n"
    )
    rows, refused = read(written(tmp_path, "rows.csv", content))
    assert [row["street"] for row in rows] == ["Rue de l'Église", "Rue Basse"]
    [refusal] = [each for each in refused if not each.kept]
    assert (refusal.count, refusal.row) == (1, 2)
    assert "--encoding" in refusal.reason
    assert r"Rue \x81 Haute" in refusal.first


@pytest.mark.parametrize("encoding", ["cp1257", "euc_jp", "utf-16-le", "utf-8"])
def test_an_encoding_that_is_named_is_read(tmp_path: Path, encoding: str) -> None:
    street = "Kalnų gatvė" if encoding != "euc_jp" else "道玄坂"
    path = written(tmp_path, "rows.csv", (HEADER + f"1,1,{street},Gap,,\n").encode(encoding))
    [row], refused = read(path, columns=ColumnOptions(encoding=encoding))
    assert (row["street"], refused) == (street, ())


def test_a_row_of_another_length_is_refused_and_shown_with_its_number(tmp_path: Path) -> None:
    text = HEADER + "1,1,Rue Haute,Gap,,\n" + "2,2,Rue Haute\n" * 2 + "3,3,Rue Haute,Gap,,\n"
    rows, [refusal] = read(written(tmp_path, "rows.csv", text))
    assert [row["id"] for row in rows] == ["1", "3"]
    assert (refusal.reason, refusal.count) == ("another number of columns than the header", 2)
    assert (refusal.file, refusal.row, refusal.first) == ("rows.csv", 2, "2,2,Rue Haute")


def test_a_column_that_is_there_twice_is_taken_once(tmp_path: Path) -> None:
    [row], _ = read(written(tmp_path, "rows.csv", "street,street,city,\nRue Haute,Rue Haute,Gap,\n"))
    assert row == {"street": "Rue Haute", "city": "Gap"}


def test_two_columns_of_one_name_that_differ_are_a_question(tmp_path: Path) -> None:
    path = written(tmp_path, "rows.csv", "street,street,city,\nRue Haute,other,Gap,\n")
    with pytest.raises(InputError, match='--map "street=#1" or --map "street=#2"'):
        read(path)
    [row], _ = read(path, columns={"street": "#2"})
    assert row == {"street": "other", "city": "Gap"}


def test_blank_lines_before_the_header_are_passed_over(tmp_path: Path) -> None:
    [row], _ = read(written(tmp_path, "rows.csv", "\n\n" + HEADER + "1,1,Rue Haute,Gap,,\n"))
    assert row["id"] == "1"


@pytest.mark.parametrize(
    "above", ["A title\n", "A title\n\n", "\n\nA title\n\n\nof; it\n", "sep=,\n\nA title\n\n"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_header_below_a_title_and_blank_lines_is_no_record(
    tmp_path: Path, above: str, newline: str
) -> None:
    text = (above + HEADER + "1,1,Rue Haute,Gap,,\n").replace("\n", newline)
    path = tmp_path / "rows.csv"
    path.write_bytes(text.encode())
    [row], _ = read(path)
    assert row["id"] == "1"


def test_coordinates_out_of_range_are_handed_on_for_the_build_to_judge(tmp_path: Path) -> None:
    [row], _ = read(written(tmp_path, "rows.csv", HEADER + "1,1,Rue Haute,Gap,4451.5,6\n"))
    assert (row["lat"], row["lon"]) == (4451.5, 6.0)


def test_a_quote_that_is_never_closed_is_told_and_not_read_into_memory(tmp_path: Path) -> None:
    rows = "".join(f"{n},{n},Rue Haute,Gap,,\n" for n in range(600_000))
    with pytest.raises(InputError, match="never closed"):
        read(written(tmp_path, "rows.csv", HEADER + '0,0,"Rue Haute,Gap,,\n' + rows))


def test_one_line_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line of more than 16 MB"):
        read(written(tmp_path, "rows.csv.gz", HEADER + "x" * (40 << 20)))


def test_a_wrong_separator_is_answered_with_what_the_file_has(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it has 'street:city:number'; name them with --map"):
        read(written(tmp_path, "rows.csv", "street:city:number\nHaute:Gap:3\n"))


def test_a_field_that_is_none_cannot_be_mapped(tmp_path: Path) -> None:
    path = written(tmp_path, "rows.csv", HEADER + "1,1,Rue Haute,Gap,,\n")
    with pytest.raises(UsageError, match="no field 'strret'"):
        read(path, columns={"strret": "street"})


def test_packed_files_joined_to_one_are_read_to_the_end(tmp_path: Path) -> None:
    lines = [f"{n},{n},Rue Haute,Gap,,\n" for n in range(20_000)]
    for suffix in ("gz", "zst"):
        parts = [written(tmp_path, f"{n}.csv.{suffix}", part) for n, part in enumerate((HEADER, *lines[:2]))]
        big = written(tmp_path, f"big.csv.{suffix}", "".join(lines[2:]))
        joined = tmp_path / f"joined.csv.{suffix}"
        joined.write_bytes(b"".join(each.read_bytes() for each in (*parts, big)))
        rows, _ = read(joined)
        assert len(rows) == 20_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rows.csv")
    with pytest.raises(InputError, match="is a pipe or a device"):
        read(tmp_path / "rows.csv")


def test_what_programs_write_for_nothing_is_nothing(tmp_path: Path) -> None:
    rows, _ = read(
        written(tmp_path, "rows.csv", HEADER + "1,NULL,Rue Haute,Gap,\\N,NaN\n2,#N/A,null,Gap,,\n")
    )
    assert rows == [{"id": "1", "street": "Rue Haute", "city": "Gap"}, {"id": "2", "city": "Gap"}]


@pytest.mark.parametrize("cell", ['="012"', ' "012"', ' "012" '])
def test_quotation_marks_behind_an_equals_sign_or_a_blank_are_no_part_of_the_value(
    tmp_path: Path, cell: str
) -> None:
    [row], _ = read(written(tmp_path, "rows.csv", HEADER + f"{cell},1,Rue Haute,Gap,,\n"))
    assert row["id"] == "012"


def test_the_line_in_which_excel_tells_the_separator_is_no_header(tmp_path: Path) -> None:
    [row], _ = read(written(tmp_path, "rows.csv", "sep=;\r\nstreet;city\r\nRue Haute;Gap\r\n"))
    assert row == {"street": "Rue Haute", "city": "Gap"}


def test_utf_32_is_read(tmp_path: Path) -> None:
    [row], _ = read(written(tmp_path, "rows.csv", "street,city\nStraße,Köln\n".encode("utf-32")))
    assert row == {"street": "Straße", "city": "Köln"}


def test_a_quote_near_the_end_that_is_never_closed_is_told_with_its_row(tmp_path: Path) -> None:
    text = HEADER + '1,1,Rue Haute,Gap,,\n2,2,"Rue Haute,Gap,,\n3,3,Rue Haute,Gap,,\n'
    with pytest.raises(InputError, match="never closed: close or double it, in row 2"):
        read(written(tmp_path, "rows.csv", text))


def test_a_mark_of_inches_in_a_short_row_closes_nothing(tmp_path: Path) -> None:
    text = HEADER + '1,5" pipe,Rue Haute\n2,2,Rue Haute,Gap,,\n3,5" pipe\n'
    rows, [refusal] = read(written(tmp_path, "rows.csv", text))
    assert ([row["id"] for row in rows], refusal.count) == (["2"], 2)


def test_a_header_without_a_newline_has_no_rows(tmp_path: Path) -> None:
    assert read(written(tmp_path, "rows.csv", HEADER.rstrip())) == ([], ())


def test_a_mapped_column_is_found_in_any_case(tmp_path: Path) -> None:
    [row], _ = read(written(tmp_path, "rows.csv", "voie,VOIE\na,b\n"), columns={"street": "VOIE"})
    assert row == {"street": "b"}
    [row], _ = read(written(tmp_path, "rows.csv", "voie\na\n"), columns={"street": "Voie"})
    assert row == {"street": "a"}


def test_standard_input_is_refused_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="save it as a file"):
        read(Path("-"))


def test_the_country_tells_the_encoding_where_the_text_leaves_a_doubt(tmp_path: Path) -> None:
    path = written(
        tmp_path, "register.csv", "strada,nr,cartier\nCalea Turzii,101,Bună Ziua\n".encode("cp1250")
    )
    rows, _ = read(path, columns=ColumnOptions(country="RO"))
    assert rows[0]["suburb"] == "Bună Ziua"

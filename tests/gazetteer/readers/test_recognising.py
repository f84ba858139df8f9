"""Which reader an input gets, and what is refused before anything is written."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addrkit.errors import InputError, UsageError
from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.readers import NAMES, READERS, files_of, read_inputs, reader_for
from tests.examples import at_most
from tests.gazetteer.readers import test_ban, test_geonames, test_openaddresses, test_overture
from tests.gazetteer.readers.reading import read, written

TABLE = "street,house_number,city\nRue Haute,4,Gap\n"
TEXTS = {
    "csv": TABLE,
    "openaddresses": test_openaddresses.HEADER + test_openaddresses.ROW,
    "ban": test_ban.BANO,
    "geonames": test_geonames.POSTCODES,
}


def test_every_reader_has_a_name_to_be_called_by() -> None:
    assert set(NAMES) == {"auto", *READERS}


@pytest.mark.parametrize("name", sorted(TEXTS))
@pytest.mark.parametrize("suffix", [".csv", ".pbf", ".parquet", ".dat", ""])
def test_a_format_is_known_by_content_whatever_its_name(tmp_path: Path, name: str, suffix: str) -> None:
    assert reader_for(written(tmp_path, f"x{suffix}", TEXTS[name])) is READERS[name]


@pytest.mark.parametrize("name", sorted({*READERS} - {"csv"}))
def test_a_named_reader_that_does_not_fit_says_what_the_file_is(tmp_path: Path, name: str) -> None:
    with pytest.raises(
        InputError, match=r"a table with the columns street, house_number, city.*--reader csv"
    ):
        reader_for(written(tmp_path, "x.csv", TABLE), name)


def test_the_right_reader_is_named_for_a_wrong_one(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"is not an OpenStreetMap extract .*looks like BAN or BANO.*--reader ban"
    ):
        reader_for(written(tmp_path, "x.csv", TEXTS["ban"]), "osm")


def test_columns_mapped_by_hand_make_any_table_a_csv(tmp_path: Path) -> None:
    path = written(tmp_path, "x.csv", TEXTS["openaddresses"])
    [row], _ = read(path, columns={"id": "HASH", "house_number": "NUMBER"})
    assert (row["street"], row["house_number"]) == ("SW Pintail Loop", "11225")


def test_columns_cannot_be_mapped_for_a_format_that_has_its_own(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--map is for the csv reader"):
        reader_for(written(tmp_path, "x.csv", TEXTS["ban"]), "ban", {"street": "x"})


def _zip(folder: Path) -> bytes:
    with zipfile.ZipFile(folder / "made.zip", "w") as archive:
        archive.writestr("a.png", b"\x89PNG")
    content = (folder / "made.zip").read_bytes()
    (folder / "made.zip").unlink()
    return content


def _sqlite(folder: Path) -> bytes:
    with sqlite3.connect(folder / "made.db") as database:
        database.execute("CREATE TABLE a (street TEXT)")
    database.close()
    content = (folder / "made.db").read_bytes()
    (folder / "made.db").unlink()
    return content


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"%PDF-1.7\n1 0 obj", "a PDF document"),
        (_zip, "a zip archive or a spreadsheet: unpack it"),
        (_sqlite, "an SQLite database"),
        (b"BZh91AY&SY", "a bzip2 archive"),
        (b"<!DOCTYPE html>\n<html><body>street,city</body></html>", "a web page"),
        (b'<?xml version="1.0"?>\n<osm version="0.6">\n</osm>', "an OpenStreetMap extract in XML"),
        (b"<?xml version='1.0'?><a/>", "an XML document"),
        (b'{"street": "Haute", \n', "a JSON document"),
        (bytes(range(256)) * 300, "data that is not text"),
        (b"ARROW1\0\0" + bytes(80), "an Arrow file"),
    ],
)
@pytest.mark.parametrize("packed", ["", ".gz", ".zst"])
@pytest.mark.parametrize("reader", NAMES)
def test_what_is_no_reference_data_is_refused_in_a_sentence_and_nothing_is_written(
    tmp_path: Path, content: object, seen: str, packed: str, reader: str
) -> None:
    data = content(tmp_path) if callable(content) else content
    assert isinstance(data, bytes)
    path = written(tmp_path, f"rows.csv{packed}", data)
    with pytest.raises(InputError) as raised:
        build_gazetteer([path], tmp_path / "made.gaz", reader=reader)
    message = str(raised.value)
    assert message.startswith(str(path))
    assert seen in message
    assert ": " in message
    assert "\n" not in message
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_bad_input_among_good_ones_is_refused_before_the_first_is_read(tmp_path: Path) -> None:
    good, bad = written(tmp_path, "a.csv", TABLE), written(tmp_path, "b.csv", b"%PDF-1.7")
    with pytest.raises(InputError, match=r"b\.csv looks like a PDF"):
        read_inputs([good, bad])


def test_the_columns_of_every_table_are_looked_at_first(tmp_path: Path) -> None:
    good, bad = written(tmp_path, "a.csv", TABLE), written(tmp_path, "b.csv", "name,phone\nAda,1\n")
    with pytest.raises(InputError, match=r"b\.csv has none of the columns"):
        read_inputs([good, bad])


def test_a_folder_is_all_the_files_in_it(tmp_path: Path) -> None:
    (tmp_path / "us" / "ca").mkdir(parents=True)
    written(tmp_path / "us", "b.csv", TEXTS["openaddresses"])
    written(tmp_path / "us" / "ca", "a.csv.gz", TEXTS["openaddresses"])
    (tmp_path / "us" / ".cache").write_bytes(b"\0")
    (tmp_path / "us" / "_SUCCESS").touch()
    rows, _ = read(tmp_path / "us")
    assert len(rows) == 2


def test_a_folder_with_something_else_in_it_names_that(tmp_path: Path) -> None:
    written(tmp_path, "a.csv", TABLE)
    written(tmp_path, "b.csv", b"%PDF-1.7")
    with pytest.raises(InputError, match=r"b\.csv looks like a PDF"):
        read_inputs([tmp_path])


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a directory without a file"):
        files_of(tmp_path)


_BEGINNINGS = [
    b"", b"PAR1", b"\0\0\0\x0e\x0a\x09OSMHeader", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\xff\xfe", b"\xef\xbb\xbf",
    b"street,city\n", b"street;city\n", test_openaddresses.HEADER.encode(), test_ban.HEADER.encode(),
    test_ban.BANO.encode(), test_geonames.POSTCODES.encode(),
    b'{"type":"Feature","properties":{"street":"a","number":1}}\n',
    b'"street', b"street,city\n\"",
]  # fmt: skip


@settings(
    max_examples=at_most(300), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(_BEGINNINGS), st.binary(max_size=400), st.sampled_from(["", ".gz", ".zst"]))
@pytest.mark.slow
def test_any_bytes_are_read_or_refused_and_nothing_else(
    tmp_path: Path, beginning: bytes, rest: bytes, packed: str
) -> None:
    path = written(tmp_path, f"rows{packed}", beginning + rest)
    with suppress(InputError):
        read(path)


@settings(
    max_examples=at_most(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.integers(0, 4000),
    st.integers(1, 255),
    st.sampled_from(["overture", "geonames", "ban", "openaddresses"]),
)
def test_a_flipped_byte_is_read_or_refused_and_nothing_else(
    tmp_path: Path, place: int, flip: int, name: str
) -> None:
    if name == "overture":
        path = test_overture.overture(tmp_path, test_overture.address(), test_overture.address())
    else:
        path = written(tmp_path, "rows.txt", TEXTS[name])
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= flip
    path.write_bytes(bytes(content))
    with suppress(InputError):
        read(path, name)

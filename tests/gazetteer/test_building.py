"""Building a gazetteer: what is read, what is refused, and that nothing half-built is ever left."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pytest

from addrkit.cli import run
from addrkit.errors import InputError, UsageError
from addrkit.gazetteer.build import Plan, build_from, build_gazetteer
from addrkit.gazetteer.manifest import Manifest, read_manifest
from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.sources.batches import batches
from addrkit.gazetteer.store import Gazetteer
from addrkit.types import Record

HEADER = "id,house_number,street,city,postcode,country,lat,lon\n"
ROW = "a,12,Lange Straße,Köln,50667,DE,50.9,6.9\n"


def build(folder: Path, text: str | bytes, name: str = "rows.csv", **options: object) -> Gazetteer:
    source = folder / name
    source.write_bytes(text.encode() if isinstance(text, str) else text)
    build_gazetteer([source], folder / "made.gaz", **options)  # type: ignore[arg-type]
    return Gazetteer(folder / "made.gaz")


def records(gazetteer: Gazetteer) -> list[Record]:
    """Every record that is no derived place."""
    entries = [gazetteer.entry(number) for number in range(len(gazetteer))]
    return [
        gazetteer.record(entry, gazetteer.door(row))
        for entry in entries
        if entry.kind != PLACE
        for row in range(entry.first_door, entry.last_door)
    ]


def refusal(folder: Path, text: str | bytes, name: str = "rows.csv", **options: object) -> str:
    """The one sentence with which a build is refused; nothing but the input is left."""
    with pytest.raises(InputError) as raised:
        build(folder, text, name, **options)
    assert [each.name for each in folder.iterdir()] == [name]
    message = str(raised.value)
    assert "\n" not in message
    assert "Traceback" not in message
    return message


def test_a_row_comes_back_as_the_register_wrote_it(tmp_path: Path) -> None:
    [record] = records(build(tmp_path, HEADER + ROW))
    assert record.id == "a"
    assert record.components.to_dict() == {
        "house_number": "12",
        "street": "Lange Straße",
        "city": "Köln",
        "postcode": "50667",
        "country": "DE",
    }
    assert (record.lat, record.lon) == (50.9, 6.9)
    assert (record.kind, record.source) == ("premise", "made")


def test_a_row_without_an_id_gets_one(tmp_path: Path) -> None:
    found = records(build(tmp_path, "street,house_number,city\nLange Gasse,1,Wien\nLange Gasse,3,Wien\n"))
    assert len({record.id for record in found}) == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plain.csv", (HEADER + ROW).encode()),
        ("marked.csv", (HEADER + ROW).encode("utf-8-sig")),
        ("western.csv", (HEADER + ROW).encode("cp1252")),
        ("wide.csv", (HEADER + ROW).encode("utf-16")),
        ("semicolons.csv", (HEADER + ROW).replace(",", ";").encode()),
        ("tabs.tsv", (HEADER + ROW).replace(",", "\t").encode()),
        ("bars.txt", (HEADER + ROW).replace(",", "|").encode()),
        ("crlf.csv", (HEADER + ROW).replace("\n", "\r\n").encode()),
        ("capitals.csv", (HEADER.upper() + ROW).encode()),
        ("packed.csv.gz", gzip.compress((HEADER + ROW).encode())),
        ("packed.csv.zst", pa.compress((HEADER + ROW).encode(), codec="zstd", asbytes=True)),
    ],
)
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, name: str, content: bytes) -> None:
    [record] = records(build(tmp_path, content, name))
    assert record.components["street"] == "Lange Straße"
    assert record.components["city"] == "Köln"


def test_zst_is_what_the_zstd_program_writes(tmp_path: Path) -> None:
    with pa.output_stream(str(tmp_path / "rows.csv.zst"), compression="zstd") as stream:
        stream.write((HEADER + ROW).encode())
    build_gazetteer([tmp_path / "rows.csv.zst"], tmp_path / "made.gaz")
    assert len(records(Gazetteer(tmp_path / "made.gaz"))) == 1


def test_columns_of_other_names_are_mapped(tmp_path: Path) -> None:
    text = "voie;num;commune\nRue Haute;4;Gap\n"
    columns = {"street": "voie", "house_number": "num", "city": "commune"}
    [record] = records(build(tmp_path, text, columns=columns, country="FR"))
    assert record.components.to_dict() == {
        "house_number": "4",
        "street": "Rue Haute",
        "city": "Gap",
        "country": "FR",
    }


def test_a_mapped_column_that_is_not_there_is_named_beside_those_that_are(tmp_path: Path) -> None:
    message = refusal(tmp_path, "voie,ville\nRue Haute,Gap\n", columns={"street": "rue"})
    assert "'rue'" in message
    assert "'voie', 'ville'" in message


def test_a_newline_inside_quotes_is_part_of_the_field(tmp_path: Path) -> None:
    [record] = records(build(tmp_path, 'street,house_number,city\n"Rue\nHaute",4,Gap\n'))
    assert record.components["street"].split() == ["Rue", "Haute"]


def test_several_files_make_one_gazetteer(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.csv").write_text(f"street,house_number,city\nHaute,{number},Gap\n")
    build_gazetteer([tmp_path / "1.csv", tmp_path / "2.csv"], tmp_path / "made.gaz", country="FR")
    assert {each.components["house_number"] for each in records(Gazetteer(tmp_path / "made.gaz"))} == {
        "1",
        "2",
    }


def test_the_country_given_is_that_of_rows_which_say_none(tmp_path: Path) -> None:
    text = "street,city,country\nRue Haute,Gap,\nLange Gasse,Wien,at\n"
    found = records(build(tmp_path, text, country="France"))
    assert {each.components["city"]: each.components["country"] for each in found} == {
        "Gap": "FR",
        "Wien": "AT",
    }


def test_a_country_that_is_none_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Narnia"):
        build(tmp_path, HEADER + ROW, country="Narnia")
    assert [each.name for each in tmp_path.iterdir()] == ["rows.csv"]


def test_a_reader_that_is_none_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="parchment"):
        build(tmp_path, HEADER + ROW, reader="parchment")
    assert [each.name for each in tmp_path.iterdir()] == ["rows.csv"]


def test_rows_that_cannot_be_used_are_counted_by_their_reason(tmp_path: Path) -> None:
    bad = ",,,,,DE,,\n" + "b,1,Rue Haute,Gap,,QQ,,\n" * 2 + f"c,1,{'long' * 200},Gap,,FR,,\n"
    gazetteer = build(tmp_path, HEADER + ROW + bad)
    assert len(records(gazetteer)) == 1
    assert gazetteer.manifest.records == 5
    assert gazetteer.manifest.refused == {
        "no street, city or postcode": 1,
        "unknown country": 2,
        "field too long": 1,
    }


def test_coordinates_that_are_none_are_dropped_and_the_row_is_kept(tmp_path: Path) -> None:
    none = [("91", "6"), ("50", "181"), ("0", "0"), ("north", "6"), ("", ""), ("nan", "6"), ("1e99", "6")]
    rows = "".join(f"{at},{at},Rue Haute,Gap,05000,FR,{lat},{lon}\n" for at, (lat, lon) in enumerate(none, 1))
    found = {record.id: (record.lat, record.lon) for record in records(build(tmp_path, HEADER + rows))}
    assert found == dict.fromkeys(map(str, range(1, len(none) + 1)), (None, None))


def test_a_decimal_comma_is_read(tmp_path: Path) -> None:
    [record] = records(build(tmp_path, 'street;city;lat;lon\nHaute;Gap;"44,5";"-6,25"\n'))
    assert (record.lat, record.lon) == (44.5, -6.25)


def test_a_record_that_is_there_twice_is_kept_once(tmp_path: Path) -> None:
    gazetteer = build(tmp_path, HEADER + ROW * 3)
    assert len(records(gazetteer)) == 1
    assert gazetteer.manifest.records == 3


def test_spellings_of_one_street_are_one_street(tmp_path: Path) -> None:
    rows = (
        "street,house_number,city,country\nHauptstraße,1,Ulm,DE\nHAUPTSTR.,2,Ulm,DE\nHauptstrasse,3,Ulm,DE\n"
    )
    gazetteer = build(tmp_path, rows)
    streets = [n for n in range(len(gazetteer)) if gazetteer.entry(n).kind != PLACE]
    assert len(streets) == 1
    assert {each.components["house_number"] for each in records(gazetteer)} == {"1", "2", "3"}


def test_a_street_of_two_towns_is_two_streets(tmp_path: Path) -> None:
    rows = "street,house_number,city,country\nHauptstraße,1,Ulm,DE\nHauptstraße,1,Neu-Ulm,DE\n"
    assert {each.components["city"] for each in records(build(tmp_path, rows))} == {"Ulm", "Neu-Ulm"}


def test_towns_and_postcodes_of_streets_become_places(tmp_path: Path) -> None:
    gazetteer = build(tmp_path, HEADER + ROW)
    [place] = [gazetteer.entry(n) for n in range(len(gazetteer)) if gazetteer.entry(n).kind == PLACE]
    assert (place.city, place.postcode, place.country) == ("Köln", "50667", "DE")


def test_the_manifest_tells_what_was_built(tmp_path: Path) -> None:
    rows = HEADER + ROW + "b,,,Gap,05000,FR,,\n"
    manifest = build(tmp_path, rows, coverage="complete").manifest
    assert {each.country: (each.level, each.completeness) for each in manifest.coverage} == {
        "DE": ("premise", "complete"),
        "FR": ("locality", "complete"),
    }
    assert [each.name for each in manifest.sources] == ["rows.csv"]
    assert "doors.arrow" in manifest.files
    json.dumps(manifest.to_dict())


def test_progress_is_told_and_never_goes_back(tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    build(tmp_path, HEADER + ROW, progress=lambda *each: told.append(each))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages[0] == "reading"
    assert "embedding" in stages
    assert all(done >= 0 for _, done, _ in told)


def test_the_same_input_makes_the_same_files(tmp_path: Path) -> None:
    rows = HEADER + "".join(f"{n},{n},Rue {n % 7},Gap,05000,FR,44.5,6.0\n" for n in range(200))
    found: list[Mapping[str, object]] = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        manifest = build(tmp_path / name, rows).manifest
        found.append({file: stored.sha256 for file, stored in manifest.files.items()})
    assert found[0] == found[1]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert "is empty" in refusal(tmp_path, "")


def test_a_file_of_blank_lines_is_refused(tmp_path: Path) -> None:
    assert "no header" in refusal(tmp_path, "\n \n")


def test_a_header_and_nothing_else_is_refused(tmp_path: Path) -> None:
    assert "header and nothing else" in refusal(tmp_path, HEADER)


def test_an_input_whose_every_row_is_refused_says_why(tmp_path: Path) -> None:
    assert "unknown country" in refusal(tmp_path, "street,city,country\nHaute,Gap,QQ\n")


def test_a_table_without_a_usable_column_is_told_how_to_name_them(tmp_path: Path) -> None:
    message = refusal(tmp_path, "name,phone\nAda,123\n")
    assert "--map" in message
    assert "'name', 'phone'" in message


def test_what_is_not_text_is_refused(tmp_path: Path) -> None:
    assert "not text" in refusal(tmp_path, bytes(range(256)) * 40)


def test_a_gz_that_was_unpacked_on_its_way_is_read_as_what_it_is(tmp_path: Path) -> None:
    [record] = records(build(tmp_path, HEADER + ROW, "rows.csv.gz"))
    assert record.id == "a"


def test_a_gz_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress((HEADER + "".join(ROW.replace("12", str(n)) for n in range(9999))).encode())
    assert "rows.csv.gz" in refusal(tmp_path, packed[: len(packed) // 2], "rows.csv.gz")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rows").mkdir()
    with pytest.raises(InputError, match="is a directory"):
        build_gazetteer([tmp_path / "rows"], tmp_path / "made.gaz")
    assert [each.name for each in tmp_path.iterdir()] == ["rows"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no file .*nowhere\.csv"):
        build_gazetteer([tmp_path / "nowhere.csv"], tmp_path / "made.gaz")
    assert not list(tmp_path.iterdir())


def test_an_output_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "made.gaz").mkdir()
    (tmp_path / "made.gaz" / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="is no gazetteer"):
        build(tmp_path, HEADER + ROW)
    assert (tmp_path / "made.gaz" / "thesis.txt").read_text() == "years of work"


def test_an_output_under_a_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(HEADER + ROW)
    with pytest.raises(InputError, match="cannot write"):
        build_gazetteer([tmp_path / "rows.csv"], tmp_path / "rows.csv" / "made.gaz")
    assert (tmp_path / "rows.csv").read_text() == HEADER + ROW


def test_a_folder_for_the_output_is_made(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(HEADER + ROW)
    build_gazetteer([tmp_path / "rows.csv"], tmp_path / "a" / "b" / "made.gaz")
    assert read_manifest(tmp_path / "a" / "b" / "made.gaz").doors == 2


def test_building_again_replaces_the_old_gazetteer(tmp_path: Path) -> None:
    build(tmp_path, HEADER + ROW)
    gazetteer = build(tmp_path, HEADER + ROW.replace("12", "14"))
    assert [each.components["house_number"] for each in records(gazetteer)] == ["14"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["made.gaz", "rows.csv"]


def _rows_until(end: BaseException) -> Iterator[pa.RecordBatch]:
    yield from batches([{"street": "Rue Haute", "house_number": "4", "city": "Gap", "country": "FR"}])
    raise end


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (KeyboardInterrupt(), KeyboardInterrupt),
        (MemoryError(), MemoryError),
        (OSError(5, "the disk is gone"), InputError),
    ],
)
def test_a_build_that_is_interrupted_leaves_nothing(
    tmp_path: Path, end: BaseException, told: type[BaseException]
) -> None:
    with pytest.raises(told):
        build_from(_rows_until(end), Plan(tmp_path / "made.gaz", "made", "sample"))
    assert not list(tmp_path.iterdir())


def test_a_build_that_is_interrupted_leaves_the_old_gazetteer(tmp_path: Path) -> None:
    before = build(tmp_path, HEADER + ROW).manifest
    with pytest.raises(KeyboardInterrupt):
        build_from(_rows_until(KeyboardInterrupt()), Plan(tmp_path / "made.gaz", "made", "sample"))
    assert read_manifest(tmp_path / "made.gaz") == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["made.gaz", "rows.csv"]


def test_strange_letters_in_a_register_are_kept(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "street": "東京通り", "house_number": "１２", "city": "渋谷区", "country": "JP"},
        {"id": "2", "street": "O'Brien's \"Lane\"; DROP TABLE rows", "city": "Cork", "country": "IE"},
        {"id": "3", "street": "🙂", "city": "\u202eGap", "country": "FR"},
    ]
    manifest: Manifest = build_from(batches(rows), Plan(tmp_path / "made.gaz", "made", "sample")).manifest
    found = {each.id: each.components for each in records(Gazetteer(tmp_path / "made.gaz"))}
    assert manifest.refused == {}
    assert {key: found[key]["street"] for key in found} == {row["id"]: row["street"] for row in rows}


def test_an_older_encoding_that_was_guessed_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "".join(f"{n},{n},улица Гагарина,Новосибирск,630000,RU,,\n" for n in range(1, 30))
    (tmp_path / "rows.csv").write_bytes((HEADER + lines).encode("cp1251"))
    assert run(["gazetteer", "build", str(tmp_path / "rows.csv"), "-o", str(tmp_path / "ru.gaz")]) == 0
    said = capsys.readouterr().err
    assert said.count("29 lines are not UTF-8 and were read as Windows-1251 (Cyrillic)") == 1
    assert "could not be used" not in said
    assert "only in part" not in said

"""A gazetteer of a stranger, checksums and all, gives an error that names a file: no crash, no hang, no look out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import addrkit
from addrkit.errors import GazetteerError
from addrkit.gazetteer import proof
from addrkit.gazetteer.check import check_gazetteer
from addrkit.gazetteer.manifest import MANIFEST, read_manifest, stored_file
from addrkit.gazetteer.store import Gazetteer, open_gazetteer
from addrkit.gazetteer.workplace import HELD, workplace

FLIPS = 200


@pytest.fixture
def copied(register: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(register, tmp_path / "copy.gaz"))


def rewrite(folder: Path, **changed: Any) -> None:
    found = json.loads((folder / MANIFEST).read_text("utf-8"))
    (folder / MANIFEST).write_text(json.dumps(found | changed), "utf-8")


def made_to_fit(folder: Path, *names: str) -> None:
    """Let the manifest say of these files what they are now."""
    files = {name: asdict(each) for name, each in read_manifest(folder).files.items()}
    rewrite(folder, files=files | {name: asdict(stored_file(folder / name)) for name in names})


@pytest.mark.parametrize(
    "name", ["/dev/zero", "../../etc/passwd", "..", "", "a/../../b", "C:\\windows", "x\x00y", "./a"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(copied: Path, name: str) -> None:
    files = {each: asdict(stored) for each, stored in read_manifest(copied).files.items()}
    rewrite(copied, files=files | {name: {"size": 0, "sha256": "", "xxh3": ""}})
    with pytest.raises(GazetteerError, match=r"manifest\.json"):
        open_gazetteer(copied)
    assert check_gazetteer(copied)


def test_a_pipe_or_a_device_in_place_of_a_file_is_refused_and_keeps_nobody_waiting(copied: Path) -> None:
    (copied / "words.arrow").unlink()
    os.mkfifo(copied / "words.arrow")
    with pytest.raises(GazetteerError, match=r"words\.arrow is no plain file"):
        open_gazetteer(copied)


def test_a_link_that_leads_outside_is_refused_and_one_that_stays_inside_is_not(
    copied: Path, tmp_path: Path
) -> None:
    (copied / "words.arrow").rename(copied / "real")
    (copied / "words.arrow").symlink_to("real")
    open_gazetteer(copied)
    (copied / "real").rename(tmp_path / "outside")
    (copied / "words.arrow").unlink()
    (copied / "words.arrow").symlink_to(tmp_path / "outside")
    with pytest.raises(GazetteerError, match=r"words\.arrow leads out of its folder"):
        open_gazetteer(copied)


def test_a_manifest_that_lists_no_files_is_refused_and_is_not_whole(copied: Path) -> None:
    rewrite(copied, files={})
    with pytest.raises(GazetteerError, match="does not list"):
        open_gazetteer(copied)
    assert check_gazetteer(copied)


@pytest.mark.parametrize(
    "changed",
    [
        {"entries": -1},
        {"doors": 1 << 70},
        {"records": "many"},
        {"name": ["x"]},
        {"coverage": [{"country": "NL"}]},
        {"coverage": {"a": 1}},
        {"files": []},
        {"sources": [{"name": 7}]},
        {"files": {"strings.arrow": {"size": -5, "sha256": "", "xxh3": ""}}},
        {"unknown": 1},
        {"repeated": -1},
        {"columns": {"a.csv": {"street": 7}}},
        {"unused": {"a.csv": "Notes"}},
        {"format_version": [[]]},
    ],
)
def test_a_manifest_of_odd_values_is_damaged(copied: Path, changed: dict[str, Any]) -> None:
    rewrite(copied, **changed)
    with pytest.raises(GazetteerError, match="copy"):
        open_gazetteer(copied)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("level", "galaxy"),
        ("completeness", "perhaps"),
        ("first_entry", 10**18),
        ("last_entry", -1),
        ("doors", 1.5),
        ("regions", []),
        ("country", None),
    ],
)
def test_coverage_of_odd_values_is_damaged(copied: Path, key: str, value: object) -> None:
    coverage = json.loads((copied / MANIFEST).read_text("utf-8"))["coverage"]
    coverage[0][key] = value
    rewrite(copied, coverage=coverage)
    with pytest.raises(GazetteerError, match=r"manifest\.json"):
        open_gazetteer(copied)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"format_version": NaN}', '{"a": 1e999}', "{" * 9, '"x"'])
def test_a_manifest_that_no_reader_should_be_given_is_damaged(copied: Path, text: str) -> None:
    (copied / MANIFEST).write_text(text, "utf-8")
    with pytest.raises(GazetteerError, match=r"manifest\.json is damaged"):
        open_gazetteer(copied)


def test_a_table_that_unpacks_to_any_size_is_refused_before_it_does(copied: Path) -> None:
    table = pa.table({"text": ["", "x" * (1 << 20)] * 4})
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_file(str(copied / "strings.arrow"), table.schema, options=options) as stream:
        stream.write_table(table.combine_chunks())
    made_to_fit(copied, "strings.arrow")
    assert (copied / "strings.arrow").stat().st_size < 10_000
    with pytest.raises(GazetteerError, match=r"strings\.arrow is damaged"):
        open_gazetteer(copied)


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("entries.arrow", "name", 1 << 31),
        ("entries.arrow", "first_door", 1 << 40),
        ("entries.arrow", "area", -1),
        ("doors.arrow", "form", 1 << 40),
        ("ids.arrow", "size", 1 << 40),
        ("ids.arrow", "size", -5),
        ("words.arrow", "start", 1 << 40),
        ("words.arrow", "frequency", 1 << 33),
        ("postings.arrow", "entry", 1 << 30),
        ("by_name.arrow", "row", 0),
        ("areas.arrow", "city", 1 << 20),
    ],
)
def test_a_number_that_names_no_row_is_refused(copied: Path, name: str, column: str, value: int) -> None:
    with pa.OSFile(str(copied / name)) as source:
        table = pa.ipc.open_file(source).read_all()
    values = [value] * len(table)
    changed = table.set_column(table.column_names.index(column), column, pa.array(values, pa.int64()))
    with pa.ipc.new_file(str(copied / name), changed.schema) as stream:
        stream.write_batch(changed.combine_chunks().to_batches()[0])
    made_to_fit(copied, name)
    with pytest.raises(GazetteerError, match="copy"):
        open_gazetteer(copied)
    assert check_gazetteer(copied)


@pytest.mark.parametrize(
    "content", [b"", b"x", b"\xff" * 64, b"\x00" * 4096, (9).to_bytes(8, "little") + b"[" * 9]
)
def test_vectors_that_are_none_are_refused(copied: Path, content: bytes) -> None:
    (copied / "vectors.faiss").write_bytes(content)
    made_to_fit(copied, "vectors.faiss")
    with pytest.raises(GazetteerError, match=r"vectors\.faiss is damaged"):
        open_gazetteer(copied)


def test_a_large_gazetteer_is_proven_too_and_again_whenever_it_changes(
    copied: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ADDRKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(proof, "PROVEN_UP_TO", 0)
    open_gazetteer(copied)
    calls: list[Path] = []
    monkeypatch.setattr(proof, "refuse_changed", lambda folder, _: calls.append(folder))
    open_gazetteer(copied)
    assert calls == []
    monkeypatch.undo()
    monkeypatch.setenv("ADDRKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(proof, "PROVEN_UP_TO", 0)
    content = bytearray((copied / "strings.arrow").read_bytes())
    content[len(content) // 2] ^= 1
    (copied / "strings.arrow").write_bytes(content)
    with pytest.raises(GazetteerError, match=r"strings\.arrow is damaged"):
        open_gazetteer(copied)


ASK = """
import random, shutil, sys
from pathlib import Path
import addrkit
from addrkit.errors import AddrkitError
from addrkit.gazetteer import proof
folder, flips, checked = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "checked"
chance = random.Random(7)
texts = ["Kerkstraat 12, 9712 AB Groningen", "10 rue de la paix 75002 Paris", "Laugavegi 1, Reykjavik", "Svartagil"]
if not checked:
    proof.refuse_changed = lambda *_: None
def answers():
    kit = addrkit.open(folder)
    return [v.to_dict() for v in kit.verify_many(texts)] + [s.to_dict() for s in kit.suggest("laug")]
expected, files = answers(), sorted(each for each in folder.iterdir() if each.is_file() and each.suffix != ".json")
raw, other, refused = [], 0, 0
for number in range(flips):
    file = chance.choice(files)
    whole = file.read_bytes()
    content = bytearray(whole)
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)
    try:
        other += answers() != expected
    except AddrkitError as error:
        refused += 1
        assert str(folder) in str(error), error
    except Exception as error:
        raw.append(f"{file.name}: {error!r}")
    file.unlink()
    file.write_bytes(whole)
print(refused, other, *raw, sep="\\n")
"""


def flipped(folder: Path, checked: str, home: Path) -> list[str]:
    """Refused, other answers, then exceptions that are no errors of addrkit; the process lives on."""
    ended = subprocess.run(
        [sys.executable, "-c", ASK, str(folder), str(FLIPS), checked],
        capture_output=True,
        text=True,
        env={**os.environ, "ADDRKIT_HOME": str(home)},
    )
    assert ended.returncode == 0, ended.stderr[-2_000:]
    return ended.stdout.splitlines()


@pytest.mark.slow
def test_every_flipped_bit_is_found_where_checksums_are_looked_at(copied: Path, tmp_path: Path) -> None:
    refused, other, *raw = flipped(copied, "checked", tmp_path / "home")
    assert (int(refused), int(other), raw) == (FLIPS, 0, [])


@pytest.mark.slow
def test_no_flipped_bit_crashes_where_checksums_are_not_looked_at(copied: Path, tmp_path: Path) -> None:
    _, _, *raw = flipped(copied, "unchecked", tmp_path / "home")
    assert raw == []


def test_a_build_of_another_container_is_left_alone(tmp_path: Path) -> None:
    output = tmp_path / "x.gaz"
    with workplace(output) as place:
        # The number in its name is that of a process in another container: it says nothing here.
        foreign = place.with_name(".x.gaz.building-999999999.abc")
        place.rename(foreign)
        with workplace(output):
            assert (foreign / HELD).exists()
        foreign.rename(place)
    assert [each.name for each in tmp_path.iterdir()] == []


def test_an_open_gazetteer_is_a_gazetteer(copied: Path) -> None:
    assert isinstance(open_gazetteer(copied), Gazetteer)
    assert addrkit.open(copied).verify("Kerkstraat 12, 9712 AB Groningen", country="NL").action == "accept"

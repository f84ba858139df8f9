"""A gazetteer that is damaged, or of another version, is told apart and named."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

import addrkit
from addrkit.errors import GazetteerError
from addrkit.gazetteer.check import check_gazetteer
from addrkit.gazetteer.manifest import MANIFEST, read_manifest, stored_file
from addrkit.gazetteer.store import Gazetteer

pytestmark = pytest.mark.slow

FILES = (
    "strings.arrow",
    "areas.arrow",
    "entries.arrow",
    "doors.arrow",
    "ids.arrow",
    "other_names.arrow",
    "other_places.arrow",
    "by_name.arrow",
    "words.arrow",
    "postings.arrow",
    "vectors.faiss",
)


@pytest.fixture
def copied(register: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(register, tmp_path / "copy.gaz"))


def rewrite(folder: Path, **changed: object) -> None:
    found = json.loads((folder / MANIFEST).read_text("utf-8"))
    (folder / MANIFEST).write_text(json.dumps(found | changed), "utf-8")


def test_a_sound_gazetteer_has_nothing_wrong(copied: Path) -> None:
    assert check_gazetteer(copied) == ()
    assert set(read_manifest(copied).files) == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_flipped_byte_is_found_and_its_file_named(copied: Path, name: str) -> None:
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 0xFF
    (copied / name).write_bytes(content)
    [problem] = check_gazetteer(copied)
    assert problem == f"{name} has changed since it was built"
    with pytest.raises(GazetteerError, match=rf"{name.replace('.', '[.]')} is damaged: build"):
        addrkit.open(copied)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_cut_off_is_named(copied: Path, name: str) -> None:
    content = (copied / name).read_bytes()
    (copied / name).write_bytes(content[:-10])
    [problem] = check_gazetteer(copied)
    assert problem == f"{name} has {len(content) - 10} bytes instead of {len(content)}"
    with pytest.raises(GazetteerError, match=name.replace(".", r"\.")):
        addrkit.open(copied)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    assert check_gazetteer(copied) == (f"{name} is missing",)
    with pytest.raises(GazetteerError, match=f"{name.replace('.', '[.]')} is missing: build"):
        addrkit.open(copied)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_right_size_that_holds_something_else_is_named(copied: Path, name: str) -> None:
    size = (copied / name).stat().st_size
    (copied / name).write_bytes(b"\x01" * size)
    with pytest.raises(GazetteerError, match=name.replace(".", r"\.")):
        Gazetteer(copied)


def test_a_folder_that_is_not_there_is_told_how_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"there is no gazetteer at .*: build one"):
        addrkit.open(tmp_path / "nowhere.gaz")


def test_a_folder_without_a_manifest_is_no_gazetteer(copied: Path) -> None:
    (copied / MANIFEST).unlink()
    with pytest.raises(GazetteerError, match=r"is no gazetteer: it has no manifest\.json"):
        addrkit.open(copied)


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "7", '{"format_version": 4}', "\x00\x01"])
def test_a_manifest_that_is_none_is_damage(copied: Path, content: str) -> None:
    (copied / MANIFEST).write_text(content)
    for read in (addrkit.open, check_gazetteer):
        with pytest.raises(GazetteerError, match=r"manifest\.json is damaged"):
            read(copied)


def test_a_manifest_of_other_bytes_is_damage(copied: Path) -> None:
    (copied / MANIFEST).write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(GazetteerError, match=r"manifest\.json is damaged"):
        addrkit.open(copied)


def test_another_format_is_told_apart_from_damage(copied: Path) -> None:
    rewrite(copied, format_version=99)
    with pytest.raises(GazetteerError, match="has format 99, this addrkit reads 4: build it again"):
        addrkit.open(copied)


def test_vectors_of_another_encoder_are_refused(copied: Path) -> None:
    rewrite(copied, encoder="0" * 64)
    with pytest.raises(GazetteerError, match="built with another encoder: build it again"):
        addrkit.open(copied)


def test_files_of_two_gazetteers_do_not_pass_for_one(copied: Path, sample: Path) -> None:
    shutil.copy(sample / "vectors.faiss", copied / "vectors.faiss")
    with pytest.raises(GazetteerError, match=r"vectors\.faiss"):
        addrkit.open(copied)
    files = json.loads((copied / MANIFEST).read_text("utf-8"))["files"]
    files["vectors.faiss"] = asdict(stored_file(copied / "vectors.faiss"))
    rewrite(copied, files=files)
    with pytest.raises(GazetteerError, match="does not fit together"):
        addrkit.open(copied)

"""The one table of a zip archive, as portals publish them: its notes and its metadata are passed over."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from addrkit.errors import InputError
from addrkit.files.unzip import FREELY, LARGEST, MOST_TIMES

MAGIC = b"PK\x03\x04"
_TABLES = frozenset(
    {
        ".csv",
        ".tsv",
        ".txt",
        ".json",
        ".jsonl",
        ".ndjson",
        ".geojson",
        ".geojsonl",
        ".parquet",
        ".dsv",
        ".psv",
    }
)
_TEXT = ".txt"
"""What a table may be called, and a note as well."""
_NOTES = (
    "readme",
    "license",
    "licence",
    "lizenz",
    "lies",
    "leggimi",
    "leeme",
    "lisez",
    "metadata",
    "about",
    "copyright",
)
"""What the names of notes begin with."""
_HIDDEN = (".", "__MACOSX", "_")


def table_within(raw: BinaryIO, name: str) -> BinaryIO | None:
    """The bytes of the only table of an archive; None for one that holds none, such as a workbook, or is damaged.

    Raises InputError for an archive that holds several, is protected, or grows out of all proportion.
    """
    try:
        archive = zipfile.ZipFile(raw)
        members = [each for each in archive.infolist() if not each.is_dir() and _may_be_table(each.filename)]
        if len(members) > 1:
            members = [
                each for each in members if PurePosixPath(each.filename).suffix.lower() != _TEXT
            ] or members
        if not members:
            raw.seek(0)
            return None
        if len(members) > 1:
            held = ", ".join(each.filename for each in members[:5])
            raise InputError(
                f"{name} is a zip archive of {len(members)} tables, {held}: unpack it and name the table"
            )
        only = members[0]
        if only.file_size > min(LARGEST, max(FREELY, only.compress_size * MOST_TIMES)):
            raise InputError(
                f"{name} would grow from {only.compress_size:,} to {only.file_size:,} bytes: "
                "it is no table of addresses"
            )
        return cast(BinaryIO, archive.open(only))
    except zipfile.BadZipFile:
        # A workbook that was cut off begins so too.
        raw.seek(0)
        return None
    except (RuntimeError, NotImplementedError, OSError) as error:
        raise InputError(
            f"{name} is a zip archive that cannot be read: it is protected, unpack it"
        ) from error


def _may_be_table(path: str) -> bool:
    name = PurePosixPath(path)
    hidden = any(part.startswith(_HIDDEN) for part in name.parts)
    note = name.suffix.lower() in (_TEXT, ".json") and name.stem.lower().startswith(_NOTES)
    workbook = name.parts[0] in ("xl", "word", "ppt", "docProps")
    return name.suffix.lower() in _TABLES and not hidden and not note and not workbook

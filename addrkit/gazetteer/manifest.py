"""The manifest: what a gazetteer holds, where it comes from and how to prove it whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

import xxhash

from addrkit.errors import GazetteerError
from addrkit.gazetteer.schema import FORMAT_VERSION, READABLE
from addrkit.types import GRANULARITIES, Granularity

MANIFEST = "manifest.json"
AREA_LETTERS = 2
"""Characters of a postcode that name an area, where records name no region."""
PIECE = 1 << 18
"""Bytes that are read at a time for a checksum: into one place, which stays in the processor's cache."""
LONGEST = 64 << 20
"""Bytes of a manifest that are read."""
MOST = 1 << 53
"""The largest count that every reader of JSON knows."""
Completeness = Literal["complete", "sample"]


@dataclass(frozen=True, slots=True)
class Area:
    """What a gazetteer can confirm in one part of a country."""

    level: Granularity
    completeness: Completeness
    records: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a gazetteer can confirm in one country."""

    country: str
    """ISO 3166-1 alpha-2; empty where the input does not say."""
    level: Granularity
    """The finest level of its records there."""
    completeness: Completeness
    """`complete`: what is not in it does not exist there."""
    first_entry: int
    last_entry: int
    """The run of its entries, the last one excluded."""
    doors: int
    regions: dict[str, Area] = field(default_factory=dict)
    """Its parts, by region."""
    postcode_areas: dict[str, Area] = field(default_factory=dict)
    """The records that name no region, by what their postcodes begin with (`AREA_LETTERS` characters)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where records come from."""

    name: str
    licence: str = ""
    attribution: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of the gazetteer, as it was written."""

    size: int
    """Bytes."""
    sha256: str
    xxh3: str
    """A quick checksum, for opening: 64 bits of XXH3."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that is known of a gazetteer without reading its files."""

    name: str
    format_version: int
    created: str
    """UTC, ISO 8601."""
    addrkit: str
    """The version that built it."""
    encoder: str
    """Fingerprint of the encoder whose vectors it holds."""
    records: int
    """Rows that were read."""
    entries: int
    doors: int
    conventions: str = ""
    """Fingerprint of the country data by whose abbreviations its words are indexed."""
    recipe: str = ""
    """Fingerprint of the recipe that it was made by; empty for one that was made of files."""
    derived: int = 0
    """Towns and postcodes that only streets mention; they are doors of their own."""
    repeated: int = 0
    """Rows that say what another row says: rows that could be used, and `derived`, less these, are the doors."""
    refused: dict[str, int] = field(default_factory=dict)
    """Rows that could not be used, by reason."""
    mended: dict[str, int] = field(default_factory=dict)
    """Rows that were used without a part of theirs, by reason."""
    coverage: tuple[Coverage, ...] = ()
    sources: tuple[Source, ...] = ()
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    """Of each table by its file's name: field to the columns that it was read from."""
    unused: dict[str, list[str]] = field(default_factory=dict)
    """Of each table the columns that were not read."""
    files: dict[str, StoredFile] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The fields by name, ready for JSON."""
        return asdict(self)

    @property
    def fingerprint(self) -> str:
        """What tells gazetteers apart whose answers may differ: 32 hexadecimal digits.

        One that is built again of the same data, by the same addrkit, keeps it.
        """
        told = {**self.to_dict(), "created": ""}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a gazetteer.

    Raises GazetteerError if there is none, it cannot be read, or its format is another.
    """
    file = folder / MANIFEST
    if not folder.exists():
        raise GazetteerError(f"there is no gazetteer at {folder}: build one with 'addrkit gazetteer build'")
    if not file.is_file():
        raise GazetteerError(f"{folder} is no gazetteer: it has no {MANIFEST}")
    try:
        if file.stat().st_size > LONGEST:
            raise ValueError("too long")
        return _parsed(file.read_text("utf-8"), folder)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, OSError) as error:
        raise GazetteerError(f"{file} is damaged: build the gazetteer again") from error


@lru_cache(maxsize=8)
def _parsed(text: str, folder: Path) -> Manifest:
    """The manifest out of its text. Kept, for a gazetteer is looked at before it is opened. Raises as `_manifest`."""
    found = json.loads(text, parse_constant=_refused)
    version = found["format_version"]
    if version not in READABLE:
        raise GazetteerError(
            f"{folder} has format {str(version)[:20]}, this addrkit reads {FORMAT_VERSION}: build it again"
        )
    return _manifest(found)


def _manifest(found: dict[str, Any]) -> Manifest:
    """The manifest out of its JSON. Raises KeyError, TypeError and ValueError for what does not belong there."""
    return Manifest(
        **{
            **found,
            **{name: _text(found[name]) for name in ("name", "created", "addrkit", "encoder")},
            **{name: _count(found[name]) for name in ("format_version", "records", "entries", "doors")},
            **{name: _count(found.get(name, 0)) for name in ("derived", "repeated")},
            **{name: _text(found.get(name, "")) for name in ("conventions", "recipe")},
            "columns": {
                _text(table): {_text(name): _text(column) for name, column in each.items()}
                for table, each in found.get("columns", {}).items()
            },
            "unused": {
                _text(table): [_text(name) for name in _list(each)]
                for table, each in found.get("unused", {}).items()
            },
            "refused": {_text(name): _count(each) for name, each in found.get("refused", {}).items()},
            "mended": {_text(name): _count(each) for name, each in found.get("mended", {}).items()},
            "coverage": tuple(_coverage(each) for each in found["coverage"]),
            "sources": tuple(
                Source(**{name: _text(value) for name, value in each.items()}) for each in found["sources"]
            ),
            "files": {_text(name): _stored(each) for name, each in found["files"].items()},
        }
    )


def _coverage(found: dict[str, Any]) -> Coverage:
    numbers = {name: _count(found[name]) for name in ("first_entry", "last_entry", "doors")}
    parts = {
        part: {_text(name): _area(each) for name, each in found[part].items()}
        for part in ("regions", "postcode_areas")
    }
    _reach(found)
    return Coverage(**{**found, "country": _text(found["country"]), **numbers, **parts})


def _area(found: dict[str, Any]) -> Area:
    if found.keys() != _OF_AREA:
        raise ValueError("no such area")
    return Area(*_reach(found), _count(found["records"]))


_OF_AREA = {"level", "completeness", "records"}
_COMPLETENESS = frozenset(get_args(Completeness))


def _reach(found: dict[str, Any]) -> tuple[Granularity, Completeness]:
    """The level and the completeness of what is covered."""
    level, completeness = found["level"], found["completeness"]
    if level not in GRANULARITIES or completeness not in _COMPLETENESS:
        raise ValueError("no such level or completeness")
    return level, completeness


def _stored(found: dict[str, Any]) -> StoredFile:
    return StoredFile(_count(found["size"]), _text(found["sha256"]), _text(found["xxh3"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise ValueError("no count")
    return value


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a manifest into a gazetteer's folder."""
    text = json.dumps(manifest.to_dict(), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", "utf-8")


def stored_file(file: Path) -> StoredFile:
    """A file as it is now, with both checksums."""
    with file.open("rb") as stream:
        return StoredFile(file.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest(), xxh3(file))


def xxh3(file: Path) -> str:
    """The XXH3 checksum of a file (64 bits), in hexadecimal: some 10 GB/s."""
    digest = xxhash.xxh3_64()
    piece = memoryview(bytearray(PIECE))
    with file.open("rb", buffering=0) as stream:
        while size := stream.readinto(piece):
            digest.update(piece[:size])
    return str(digest.hexdigest())

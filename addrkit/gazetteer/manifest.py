"""The manifest: what a gazetteer holds, where it comes from and how to prove it whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

import xxhash

from addrkit.errors import GazetteerError
from addrkit.gazetteer.schema import FORMAT_VERSION
from addrkit.types import Granularity

MANIFEST = "manifest.json"
AREA_LETTERS = 2
"""Characters of a postcode that name an area, where records name no region."""
PIECE = 1 << 20
"""Bytes that are read at a time for a checksum."""
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
    refused: dict[str, int] = field(default_factory=dict)
    """Rows that could not be used, by reason."""
    mended: dict[str, int] = field(default_factory=dict)
    """Rows that were used without a part of theirs, by reason."""
    coverage: tuple[Coverage, ...] = ()
    sources: tuple[Source, ...] = ()
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
        found = json.loads(file.read_text("utf-8"))
        version = found["format_version"]
        if version != FORMAT_VERSION:
            raise GazetteerError(
                f"{folder} has format {version}, this addrkit reads {FORMAT_VERSION}: build it again"
            )
        found["coverage"] = tuple(_coverage(each) for each in found["coverage"])
        found["sources"] = tuple(Source(**each) for each in found["sources"])
        found["files"] = {name: StoredFile(**each) for name, each in found["files"].items()}
        return Manifest(**found)
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise GazetteerError(f"{file} is damaged: build the gazetteer again") from error


def _coverage(found: dict[str, Any]) -> Coverage:
    for part in ("regions", "postcode_areas"):
        found[part] = {name: Area(**each) for name, each in found[part].items()}
    return Coverage(**found)


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
    with file.open("rb", buffering=0) as stream:
        while piece := stream.read(PIECE):
            digest.update(piece)
    return str(digest.hexdigest())

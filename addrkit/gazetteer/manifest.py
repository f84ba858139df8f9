"""The manifest: what a gazetteer holds, where it comes from and how to prove it whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from addrkit.errors import GazetteerError
from addrkit.gazetteer.schema import FORMAT_VERSION
from addrkit.types import Granularity

MANIFEST = "manifest.json"
Completeness = Literal["complete", "sample"]


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
    refused: dict[str, int] = field(default_factory=dict)
    """Rows that could not be used, by reason."""
    coverage: tuple[Coverage, ...] = ()
    sources: tuple[Source, ...] = ()
    files: dict[str, StoredFile] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The fields by name, ready for JSON."""
        return asdict(self)


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
        found["coverage"] = tuple(Coverage(**each) for each in found["coverage"])
        found["sources"] = tuple(Source(**each) for each in found["sources"])
        found["files"] = {name: StoredFile(**each) for name, each in found["files"].items()}
        return Manifest(**found)
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise GazetteerError(f"{file} is damaged: build the gazetteer again") from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a manifest into a gazetteer's folder."""
    text = json.dumps(manifest.to_dict(), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", "utf-8")


def sha256(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

"""Reading the data of `gazetteers/`: YAML files, kept ready as JSON beside what addrkit builds.

YAML is read thirty times slower than JSON, and guessing a country wants all of it: .7 s against 20 ms, measured
on two cores with 34 countries. The ready copy is remade whenever a file's size or time differs.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

import xxhash
import yaml

from addrkit.home import home

READY = "countries.jsonl"
_NOT_INDEXED = (
    "country_cells.yaml",
    "country_languages.yaml",
    "columns.yaml",
    "column_words.yaml",
    "catalogue.yaml",
    "policy.yaml",
    "telling.yaml",
    "counted.yaml",
    "hepburn.yaml",
)
"""Data of cells, of files, of sources and of verdicts: no gazetteer is indexed by them."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def data_folder() -> Traversable:
    """Where the per-country data lies: inside an installed package, or in a checkout beside it."""
    packaged = resources.files("addrkit") / "_gazetteers"
    if packaged.is_dir():
        return packaged
    return Path(__file__).parents[2] / "gazetteers"


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """One file of `gazetteers/`, by its name below it; empty if there is none.

    >>> read_data("countries/IS.yaml")["number_position"]
    'after'
    """
    written = _ready().texts.get(name)
    if written is not None:
        return dict(json.loads(written))
    file = data_folder().joinpath(*name.split("/"))
    return _parsed(file) if file.is_file() else {}


def data_fingerprint() -> str:
    """The SHA-256 of all that is known of countries, in hexadecimal: gazetteers are indexed by it."""
    return _ready().fingerprint


class _Ready(NamedTuple):
    """All files at once, as JSON: an opening needs their fingerprint and few of them."""

    fingerprint: str
    texts: Mapping[str, str]


@cache
def _ready() -> _Ready:
    """From the ready copy if it is current and whole, else from YAML; then the copy is remade.

    Its first line tells what it was made of and a checksum of the others; each of them is a file's name and its data.
    """
    folder = data_folder()
    files = {
        each.name: each
        for part in (folder, folder / "countries")
        for each in part.iterdir()
        if each.name.endswith(".yaml")
    }
    stamp = sorted(_stamp(name, file) for name, file in files.items())
    copy = home() / READY
    try:
        first, _, others = copy.read_text("utf-8").partition("\n")
        about = json.loads(first)
        if about["stamp"] == stamp and about["xxh3"] == _checksum(others):
            return _Ready(str(about["fingerprint"]), dict(map(_apart, others.splitlines())))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    data: dict[str, Any] = {_name(folder, file): dict(_parsed(file)) for file in files.values()}
    conventions = {name: each for name, each in data.items() if name not in _NOT_INDEXED}
    plain = json.dumps(conventions, sort_keys=True, ensure_ascii=False)
    fingerprint = hashlib.sha256(plain.encode()).hexdigest()
    lines = [json.dumps(pair, ensure_ascii=True) for pair in data.items()]
    others = "\n".join(lines)
    about = {"stamp": stamp, "fingerprint": fingerprint, "xxh3": _checksum(others)}
    _keep(copy, f"{json.dumps(about)}\n{others}")
    return _Ready(fingerprint, dict(map(_apart, lines)))


def _checksum(text: str) -> str:
    return str(xxhash.xxh3_64(text.encode()).hexdigest())


def _apart(line: str) -> tuple[str, str]:
    """The name and the JSON of a file out of its line, which is a list of both."""
    name, _, written = line.partition(", ")
    return str(json.loads(name[1:])), written[:-1]


def _parsed(file: Traversable) -> Mapping[str, Any]:
    return dict(yaml.load(file.read_text("utf-8"), _Loader) or {})


def _stamp(name: str, file: Traversable) -> list[Any]:
    if isinstance(file, Path):
        seen = file.stat()
        return [name, seen.st_size, seen.st_mtime_ns]
    return [name, len(file.read_bytes()), 0]


def _name(folder: Traversable, file: Traversable) -> str:
    inside = isinstance(file, Path) and file.parent.name == "countries"
    return f"countries/{file.name}" if inside else file.name


def _keep(copy: Path, text: str) -> None:
    """Write the ready copy beside and rename it; where the disk does not let it, YAML is read again next time."""
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{copy.name}.", dir=copy.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(name).replace(copy)
    except OSError:
        return

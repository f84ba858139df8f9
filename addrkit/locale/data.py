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
from typing import Any

import yaml

from addrkit.home import home

READY = "countries.json"
FINGERPRINT = "fingerprint"
_NOT_INDEXED = ("columns.yaml", "catalogue.yaml", "policy.yaml", "telling.yaml")
"""Data of files, of sources and of verdicts: no gazetteer is indexed by them."""
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
    ready = _ready()
    if name in ready:
        return dict(ready[name])
    file = data_folder().joinpath(*name.split("/"))
    return _parsed(file) if file.is_file() else {}


def data_fingerprint() -> str:
    """The SHA-256 of all that is known of countries, in hexadecimal: gazetteers are indexed by it."""
    return str(_ready()[FINGERPRINT])


@cache
def _ready() -> Mapping[str, Any]:
    """All files at once, and their fingerprint: from the ready copy if it is current, else from YAML.

    Then the copy is remade.
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
        held = json.loads(copy.read_text("utf-8"))
        if held["stamp"] == stamp and FINGERPRINT in held["data"]:
            return dict(held["data"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    data: dict[str, Any] = {_name(folder, file): dict(_parsed(file)) for file in files.values()}
    conventions = {name: each for name, each in data.items() if name not in _NOT_INDEXED}
    plain = json.dumps(conventions, sort_keys=True, ensure_ascii=False)
    data[FINGERPRINT] = hashlib.sha256(plain.encode()).hexdigest()
    _keep(copy, json.dumps({"stamp": stamp, "data": data}, ensure_ascii=False))
    return data


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

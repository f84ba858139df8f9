"""Assembles libpostal's data from the packages that ship it in parts.

The package address-finder-data (extra `libpostal`) says which parts make which file; each part holds one
chunk of an xz stream. About 614 MB packed, 1.9 GB unpacked.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import importlib.util
import json
import lzma
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from addrkit.errors import InputError, ModelError
from addrkit.home import home

Progress = Callable[[int, int, str], None]
"""Called with the bytes done, the bytes in all and the name of the file."""

VARIABLE = "LIBPOSTAL_DATA_DIR"
"""What names the folder of libpostal's data, for libpostal itself too."""

_BLOCK = 1 << 20
_COMPLETE = "complete.json"
_FOLDERS = ("address_expansions", "address_parser", "language_classifier", "numex", "transliteration")
"""What libpostal's data consists of, by whatever way it came."""
_MEND = "run: pip install 'addrkit[libpostal]', then: addrkit setup libpostal"


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of libpostal's data and the packages that hold its chunks, in order."""

    path: str
    """Below the data folder, with slashes."""
    size: int
    """Bytes, unpacked."""
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """One part's piece of a file."""

    package: str
    path: Path
    sha256: str


def default_folder() -> Path:
    """Where this machine keeps libpostal's data: the folder that LIBPOSTAL_DATA_DIR names, else one of addrkit's."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else home() / "libpostal"


def libpostal_folder(folder: Path | None = None) -> Path | None:
    """The folder with libpostal's data, if it is there and complete.

    Data that libpostal itself fetched is known by its folders.
    """
    folder = folder or default_folder()
    if not (folder / _COMPLETE).exists():
        whole = all((folder / each).is_dir() for each in _FOLDERS) and not any(folder.rglob("*.part"))
        return folder if whole else None
    try:
        sizes = json.loads((folder / _COMPLETE).read_text("utf-8"))
        complete = all((folder / path).stat().st_size == size for path, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return None
    return folder if complete else None


def setup_libpostal(folder: Path | None = None, *, progress: Progress | None = None) -> Path:
    """Puts libpostal's data together and answers where.

    May be interrupted and run again: a file that is complete is left as it is. Checks every chunk's SHA-256
    and every file's size. Raises ModelError if the packages are missing or damaged, InputError if the folder
    cannot be written.
    """
    folder = folder or default_folder()
    files = _listed_files()
    total = sum(each.size for each in files)
    done = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _check_space(folder, files)
        for each in files:
            if not _is_complete(folder, each):
                _assemble(folder, each, _reporter(progress, done, total, each.path))
            done += each.size
            if progress:
                progress(done, total, each.path)
        _write_beside(folder / _COMPLETE, json.dumps({each.path: each.size for each in files}))
        for leftover in folder.rglob("*.part"):
            leftover.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(
            f"cannot write libpostal's data to {folder}: {reason}; set ADDRKIT_HOME or {VARIABLE} to a folder with room"
        ) from error
    return folder


def _reporter(progress: Progress | None, done: int, total: int, path: str) -> Callable[[int], None]:
    def report(written: int) -> None:
        if progress:
            progress(done + written, total, path)

    return report


def _listed_files() -> Sequence[DataFile]:
    try:
        listing: Any = importlib.import_module("address_finder_data")
    except ImportError as error:
        raise ModelError(f"libpostal's data packages are not installed: {_MEND}") from error
    try:
        paths: Mapping[str, str] = listing.DEST_PATHS
        return [
            DataFile(_inside(paths[name]), int(entry["original_size"]), tuple(entry["chunk_packages"]))
            for name, entry in listing.MANIFEST["files"].items()
        ]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(
            "the package address-finder-data has another layout than the one known (1.0.3): "
            "run: pip install address-finder-data==1.0.3"
        ) from error


def _inside(path: str) -> str:
    """A path that stays below its folder; ValueError for any other."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts:
        raise ValueError(path)
    return str(pure)


def _is_complete(folder: Path, file: DataFile) -> bool:
    """Files get their name only when complete, so the size tells."""
    path = folder / file.path
    return path.is_file() and path.stat().st_size == file.size


def _check_space(folder: Path, files: Sequence[DataFile]) -> None:
    needed = sum(each.size for each in files if not _is_complete(folder, each))
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise InputError(
            f"libpostal's data needs {needed / 1e9:.1f} GB and {folder} has {free / 1e9:.1f} GB free: "
            f"make room or set ADDRKIT_HOME or {VARIABLE} to another disk"
        )


def _assemble(folder: Path, file: DataFile, report: Callable[[int], None]) -> None:
    """Unpacks one file block by block, beside its place, and renames it when it is whole."""
    chunks = [_chunk(package) for package in file.parts]
    path = folder / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        written = 0
        with beside.open("wb") as out:
            for block in _unpacked(chunks):
                out.write(block)
                written += len(block)
                report(written)
        if written != file.size:
            raise _damaged(chunks[-1].package, "it is too short")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _unpacked(chunks: Sequence[Chunk]) -> Iterator[bytes]:
    """The unpacked bytes of an xz stream that is cut into chunks; ModelError if a chunk is not as it was."""
    unpacker = lzma.LZMADecompressor(format=lzma.FORMAT_XZ)
    for chunk in chunks:
        digest = hashlib.sha256()
        with chunk.path.open("rb") as packed:
            while block := packed.read(_BLOCK):
                digest.update(block)
                if unpacker.eof:
                    continue
                try:
                    yield unpacker.decompress(block, _BLOCK)
                    while not unpacker.needs_input and not unpacker.eof:
                        yield unpacker.decompress(b"", _BLOCK)
                except lzma.LZMAError as error:
                    raise _damaged(chunk.package, "it does not unpack") from error
        if digest.hexdigest() != chunk.sha256:
            raise _damaged(chunk.package, "its checksum differs")


def _chunk(package: str) -> Chunk:
    """Where a part's chunk lies and what its checksum is; read as text, for the package does not import."""
    missing = ModelError(f"the package {_listed_name(package)} is not installed: {_MEND}")
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise missing
    listing = Path(spec.origin)
    path = listing.parent / "data" / "chunk.bin"
    if not path.is_file():
        raise missing
    for line in listing.read_text("utf-8").splitlines():
        name, _, value = line.partition("=")
        if name.strip() == "CHUNK_SHA256":
            return Chunk(package, path, str(ast.literal_eval(value.strip())))
    raise _damaged(package, "it names no checksum")


def _damaged(package: str, why: str) -> ModelError:
    name = _listed_name(package)
    return ModelError(
        f"the package {name} is damaged ({why}): run: pip install --force-reinstall --no-deps {name}, "
        "then: addrkit setup libpostal"
    )


def _listed_name(package: str) -> str:
    return package.replace("_", "-")


def _write_beside(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    beside.write_text(text, "utf-8")
    beside.replace(path)

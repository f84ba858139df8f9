"""Where a batch is written: beside its name first, under its name when it is whole."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from addrkit.errors import InputError, UsageError

STANDARD_OUTPUT = "-"
PACKED = {".gz": "gzip", ".zst": "zstd"}
"""Endings of packed files, and Arrow's names of the packings."""


@dataclass(frozen=True, slots=True)
class Output:
    """A place to write to that was found writable."""

    path: Path | None
    """None: standard output."""
    part: Path | None
    """What is written until it is whole; None for standard output and for devices and pipes."""

    @property
    def packing(self) -> str:
        """`.gz`, `.zst` or nothing."""
        return self.path.suffix if self.path and self.path.suffix in PACKED else ""

    def finish(self) -> None:
        """Give what was written its name."""
        if self.path and self.part:
            self.part.replace(self.path)

    def discard(self) -> None:
        """Remove what was written."""
        if self.part:
            self.part.unlink(missing_ok=True)


def output_for(name: str | None, *, keep_part: bool = False) -> Output:
    """Where to write, found writable before the work begins.

    `keep_part`: leave what an interrupted run has written. Raises InputError if it cannot be written.
    """
    if name is None or name == STANDARD_OUTPUT:
        return Output(None, None)
    # Through a link to the file it names, so that the link itself is not replaced.
    path = Path(name).resolve()
    if path.is_dir():
        raise InputError(f"{name} is a directory: name a file to write")
    if not path.parent.is_dir():
        raise InputError(f"{name} cannot be written: there is no directory {Path(name).parent}")
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        return Output(path, None)
    part = path.with_name(path.name + ".part")
    kept = keep_part and part.exists()
    try:
        with part.open("ab" if kept else "wb"):
            pass
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(13, "Permission denied")
    except OSError as error:
        raise InputError(f"{name} cannot be written: {(error.strerror or str(error)).lower()}") from error
    if not kept:
        part.unlink()
    return Output(path, part)


def refuse_overlap(files: dict[str, str | None]) -> None:
    """Raise UsageError if two of the named files are one.

    >>> refuse_overlap({"the input": "a.csv", "the output": "./a.csv"})
    Traceback (most recent call last):
    addrkit.errors.UsageError: the output and the input are the same file, ./a.csv: name another one
    """
    seen: dict[Path, str] = {}
    for role, name in files.items():
        if name is None or name == STANDARD_OUTPUT:
            continue
        path = Path(name).resolve()
        if path in seen and not (path.exists() and not path.is_file()):
            raise UsageError(f"{role} and {seen[path]} are the same file, {name}: name another one")
        seen[path] = role


@contextmanager
def open_bytes(output: Output, *, offset: int | None = None) -> Iterator[BinaryIO]:
    """The stream of bytes of an output; with an offset it is cut there and continued."""
    if output.path is None:
        yield cast(BinaryIO, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    path = output.part or output.path
    if output.packing:
        import pyarrow as pa

        with pa.output_stream(str(path), compression=PACKED[output.packing]) as packed:
            yield cast(BinaryIO, packed)
    else:
        with path.open("wb" if offset is None else "r+b") as stream:
            if offset is not None:
                stream.truncate(offset)
                stream.seek(offset)
            yield stream
    if output.part:
        with path.open("rb") as written:
            os.fsync(written.fileno())


@contextmanager
def open_text(output: Output, *, offset: int | None = None) -> Iterator[TextIO]:
    """As `open_bytes`, for UTF-8 text. What is no character is written as an escape."""
    with open_bytes(output, offset=offset) as stream:
        text = io.TextIOWrapper(stream, "utf-8", "backslashreplace", newline="")
        try:
            yield text
        finally:
            # Also after an interruption: what was verified is kept.
            text.detach()

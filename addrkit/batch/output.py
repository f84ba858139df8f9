"""Where a batch is written: beside its name first, under its name when it is whole.

The part, `OUTPUT.part`, is held from the beginning to the end: a second run of the same output is refused. What an
earlier run has left there is cut, continued or put aside only when the work begins, never by a command that fails
before.
"""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from addrkit.errors import InputError, UsageError
from addrkit.files.lock import hold

STANDARD_OUTPUT = "-"
PACKED = {".gz": "gzip", ".zst": "zstd"}
"""Endings of packed files, and Arrow's names of the packings."""
NOTE = ".json"
"""Ending of the note beside a part that tells what it was made with."""
ASIDE = ".old"
"""Ending of what an interrupted run has left, while another one starts again."""
_ATTEMPTS = 5
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(slots=True)
class Output:
    """A place to write to that was found writable, and is held until `close`."""

    path: Path | None
    """None: standard output."""
    part: Path | None
    """What is written until it is whole; None for standard output and for devices and pipes."""
    _descriptor: int | None = field(default=None, repr=False)
    """The part, open and held."""

    @property
    def packing(self) -> str:
        """`.gz`, `.zst` or nothing."""
        return self.path.suffix if self.path and self.path.suffix in PACKED else ""

    @property
    def note(self) -> Path | None:
        """The file beside the part that tells what it was made with."""
        return _with_ending(self.part, NOTE) if self.part else None

    @property
    def left(self) -> int:
        """Bytes that an interrupted run has left in the part."""
        return os.fstat(self._descriptor).st_size if self._descriptor is not None else 0

    def check(self) -> None:
        """Raise InputError if somebody has removed or replaced the part since it was opened."""
        if self.part is not None and self._descriptor is not None and not _is(self.part, self._descriptor):
            raise InputError(
                f"{self.part} was removed or replaced while it was written: what was verified is lost;"
                " run the command again"
            )

    def put_aside(self) -> bool:
        """Move what an interrupted run has left out of the way; False if it has left nothing."""
        if self.part is None or self._descriptor is None or not self.left:
            return False
        aside = _with_ending(self.part, ASIDE)
        _with_ending(aside, NOTE).unlink(missing_ok=True)
        self.part.replace(aside)
        with suppress(FileNotFoundError):
            _with_ending(self.part, NOTE).replace(_with_ending(aside, NOTE))
        old, self._descriptor = self._descriptor, None
        self._descriptor = _held(self.part, self.path or self.part)
        os.close(old)
        return True

    def stream(self) -> BinaryIO:
        """The part, to be written from its beginning. Raises InputError if it was closed."""
        if self._descriptor is None:
            raise InputError(f"{self.path} was closed before it was written")
        stream = os.fdopen(os.dup(self._descriptor), "r+b")
        stream.seek(0)
        return stream

    def finish(self) -> None:
        """Give what was written its name; what was put aside goes."""
        if not (self.path and self.part):
            return
        self.check()
        self.part.replace(self.path)
        aside = _with_ending(self.part, ASIDE)
        for each in (_with_ending(self.part, NOTE), aside, _with_ending(aside, NOTE)):
            each.unlink(missing_ok=True)
        self._let_go()

    def discard(self) -> None:
        """Remove what was written; what was put aside comes back."""
        if self.part is None or self._descriptor is None or not _is(self.part, self._descriptor):
            return
        self.part.unlink()
        _with_ending(self.part, NOTE).unlink(missing_ok=True)
        aside = _with_ending(self.part, ASIDE)
        with suppress(FileNotFoundError):
            aside.replace(self.part)
            _with_ending(aside, NOTE).replace(_with_ending(self.part, NOTE))
        self._let_go()

    def close(self) -> None:
        """Let go of the output; a part with nothing in it goes."""
        if self._descriptor is None:
            return
        if not self.left:
            self.discard()
        self._let_go()

    def _let_go(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def output_for(name: str | None) -> Output:
    """Where to write, found writable and held before the work begins; what lies there stays as it is.

    Raises InputError if it cannot be written, or another process writes it.
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
    part = _with_ending(path, ".part")
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(13, "Permission denied")
        return Output(path, part, _held(part, Path(name)))
    except OSError as error:
        raise InputError(f"{name} cannot be written: {(error.strerror or str(error)).lower()}") from error


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


def refuse_within(inputs: Iterable[str], output: str | None) -> None:
    """Raise InputError if the output would lie in a folder that is read: the next run would read it."""
    if output in (None, STANDARD_OUTPUT):
        return
    for each in inputs:
        if Path(each).is_dir() and Path(output or "").resolve().is_relative_to(Path(each).resolve()):
            raise InputError(
                f"{each} is a directory, all of which is read, and {output} lies in it: write it elsewhere"
            )


@contextmanager
def _named(output: Output) -> Iterator[None]:
    """Say which file could not be written, where the disk is full: errors of open files have no names."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM and error.filename is None and output.path is not None:
            error.filename = str(output.path)
        raise


@contextmanager
def open_bytes(output: Output, *, offset: int | None = None) -> Iterator[BinaryIO]:
    """The stream of bytes of an output; with an offset it is cut there and continued."""
    with _named(output), _opened(output, offset) as stream:
        yield stream


@contextmanager
def _opened(output: Output, offset: int | None) -> Iterator[BinaryIO]:
    if output.path is None:
        yield cast(BinaryIO, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    if output.part is None:
        with output.path.open("wb") as device:
            yield device
        return
    with output.stream() as stream:
        stream.truncate(offset or 0)
        stream.seek(offset or 0)
        if output.packing:
            import pyarrow as pa

            with pa.output_stream(stream, compression=PACKED[output.packing]) as packed:
                yield cast(BinaryIO, packed)
        else:
            yield stream
        if not stream.closed:
            stream.flush()
            os.fsync(stream.fileno())


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


def _held(part: Path, shown: Path) -> int:
    """A part, made if there is none, open and held. Raises InputError, or OSError if it cannot be opened."""
    for _ in range(_ATTEMPTS):
        try:
            # No link is followed: its target, which is not ours, would be cut. A pipe does not keep us waiting.
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
            descriptor = os.open(part, flags | getattr(os, "O_BINARY", 0), 0o666)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENXIO):
                raise _no_file(part) from None
            raise
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise _no_file(part)
        if not hold(descriptor):
            os.close(descriptor)
            raise InputError(
                f"another run of addrkit writes {shown} now: wait for its end, or name another file"
            )
        if _is(part, descriptor):
            return descriptor
        # The one that held it has just given it its name.
        os.close(descriptor)
    raise InputError(f"{part} is being replaced again and again: see who else writes it")


def _no_file(part: Path) -> InputError:
    return InputError(f"{part}, where the output grows, is a link or a device: remove it")


def _is(path: Path, descriptor: int) -> bool:
    """Whether an open file still has that name."""
    try:
        found = path.stat(follow_symlinks=False)
    except OSError:
        return False
    ours = os.fstat(descriptor)
    return (found.st_dev, found.st_ino) == (ours.st_dev, ours.st_ino)


def _with_ending(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)

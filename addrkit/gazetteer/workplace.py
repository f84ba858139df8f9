"""Where a gazetteer is built: beside its place, so that it gets there whole, by a rename, or not at all."""

from __future__ import annotations

import errno
import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time

import duckdb

from addrkit.errors import InputError
from addrkit.files.lock import hold
from addrkit.gazetteer.manifest import MANIFEST

HELD = "held"
"""A file of a workplace that its build holds as long as it runs."""
MADE_WITHIN = 600
"""Seconds within which a workplace without such a file may just be being made."""
ATTEMPTS = 10
"""To take the place of a gazetteer, while other builds do the same."""


@contextmanager
def workplace(output: Path) -> Iterator[Path]:
    """A folder beside the output that goes when the work is over, whatever happened.

    It has the folders `stage` and `made`. What builds that were killed left behind goes first. Raises InputError
    if the output cannot be written, also while the work goes on.
    """
    if output.exists() and not (output / MANIFEST).is_file():
        raise InputError(f"{output} exists and is no gazetteer: choose another name or remove it")
    if "?" in str(output.absolute()):
        raise InputError(f"cannot write {output}: DuckDB, which sorts the rows, takes no '?' in a path")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(output)
        place = Path(tempfile.mkdtemp(prefix=f"{_prefix(output)}{os.getpid()}.", dir=output.parent))
        held = (place / HELD).open("wb")
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror}") from error
    try:
        hold(held.fileno())
        (place / "stage").mkdir()
        (place / "made").mkdir()
        yield place
    except (OSError, duckdb.Error, RuntimeError) as error:
        if not isinstance(error, OSError) and not _is_full(error):
            raise
        raise InputError(f"cannot write {output}: {_reason(error, output.parent)}") from error
    finally:
        held.close()
        shutil.rmtree(place, ignore_errors=True)


def put_in_place(made: Path, output: Path) -> None:
    """Rename the new gazetteer to its name; an old one of that name goes last. Of two builds, the last one stays."""
    for attempt in range(ATTEMPTS):
        try:
            with suppress(FileNotFoundError):
                output.rename(made.parent / f"old-{attempt}")
            made.rename(output)
        except OSError as error:
            # Another build took the place between the two.
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST) or attempt == ATTEMPTS - 1:
                raise
        else:
            return


def _prefix(output: Path) -> str:
    return f".{output.name}.building-"


def _clear_abandoned(output: Path) -> None:
    """Remove the workplaces for this output that nobody holds.

    A number of a process tells nothing: in another container, or on another machine of a shared volume, it is another
    process.
    """
    for each in output.parent.glob(f"{glob.escape(_prefix(output))}*"):
        if _is_abandoned(each):
            shutil.rmtree(each, ignore_errors=True)


def _is_abandoned(place: Path) -> bool:
    try:
        with (place / HELD).open("rb+") as held:
            return hold(held.fileno())
    except FileNotFoundError:
        # It is just being made, or was left by an addrkit that held none.
        with suppress(OSError):
            return time() - place.stat().st_mtime > MADE_WITHIN
        return False
    except OSError:
        return False


def _is_full(error: Exception) -> bool:
    """Whether an error says that the disk, a quota or a limit on files is used up, in whatever words."""
    return _says(error, errno.ENOSPC) or _is_limited(error)


def _is_limited(error: Exception) -> bool:
    return _says(error, errno.EFBIG) or _says(error, errno.EDQUOT)


def _says(error: Exception, number: int) -> bool:
    """Whether an error has one of the system's codes, or comes from a library and quotes it."""
    return (isinstance(error, OSError) and error.errno == number) or os.strerror(number) in str(error)


def _reason(error: Exception, folder: Path) -> str:
    if _is_limited(error):
        return "a quota or a limit on the size of files is used up: a build takes up to 1 kB a record"
    if _is_full(error):
        free = shutil.disk_usage(folder).free / 1e6
        return (
            f"there is no room left: {free:,.0f} MB are free in {folder}, a build takes up to 1 kB a record"
        )
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__

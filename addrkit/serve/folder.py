"""The folder that the workers of a service share, gone when the service ends; what killed services left goes with the
next start.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from addrkit.files.lock import hold

PREFIX: Final = "addrkit-serve-"
HELD: Final = "held"
"""The file in it that the service holds as long as it runs."""
MAKING_SECONDS: Final = 60.0
"""A folder younger than this may not be held yet by the service that has just made it."""


@contextmanager
def shared_folder() -> Iterator[Path]:
    """A folder of this service alone."""
    with TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as made:
        folder = Path(made)
        with (folder / HELD).open("xb") as held:
            hold(held.fileno())
            _remove_what_was_left(folder)
            yield folder


def _remove_what_was_left(own: Path) -> None:
    """Removes the folders beside this service's own that no service holds any more."""
    if not _is_held(own):
        # Where the file system knows no locks nobody can tell.
        return
    for other in own.parent.glob(f"{PREFIX}*"):
        # What cannot be read or removed is another user's, or is just being removed.
        with suppress(OSError):
            made = (other / HELD).stat(follow_symlinks=False)
            is_new = time.time() - made.st_mtime < MAKING_SECONDS
            if not is_new and made.st_uid == own.stat().st_uid and not _is_held(other):
                shutil.rmtree(other)


def _is_held(folder: Path) -> bool:
    """Whether a service, this one too, holds its folder."""
    with (folder / HELD).open("r+b") as held:
        return not hold(held.fileno())

"""Proving that a gazetteer's files are the ones that were written, before anything is read from them.

Every file of the manifest is a plain file inside the folder, of the size and with the checksum that the manifest says,
and the tables fit together. Checksums of up to `PROVEN_UP_TO` bytes are proven whenever a gazetteer is opened. All else
is proven once, and again when any file of it has changed: what was proven is remembered under the user's data folder,
by inode, size and times.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath

from addrkit.errors import GazetteerError
from addrkit.gazetteer.manifest import MANIFEST, Manifest, StoredFile, xxh3
from addrkit.gazetteer.schema import REQUIRED
from addrkit.gazetteer.soundness import refuse_unsound
from addrkit.home import home

PROVEN_UP_TO = 256 << 20
"""Bytes up to which every file is read on each opening: some 10 GB/s from memory."""
REMEMBERED = 200
"""Gazetteers that are remembered; the oldest goes."""
MEND = "build the gazetteer again"


def prove(folder: Path, manifest: Manifest) -> None:
    """Raise GazetteerError, which names the file, unless every file is whole and all of them fit together."""
    refuse_odd_files(folder, manifest)
    stamps = _stamps(folder, manifest)
    known = _remembered(folder) == stamps
    if not known or sum(stored.size for stored in manifest.files.values()) <= PROVEN_UP_TO:
        refuse_changed(folder, manifest)
    if not known:
        refuse_unsound(folder, manifest)
        _remember(folder, stamps)


def refuse_odd_files(folder: Path, manifest: Manifest) -> None:
    """Raise GazetteerError for a file that has to be listed and is not, and for one that is not as it is listed."""
    for name in sorted(REQUIRED - manifest.files.keys()):
        raise GazetteerError(f"{folder / MANIFEST} does not list {name}: {MEND}")
    for name, stored in manifest.files.items():
        if (odd := odd_file(folder, name, stored)) is not None:
            raise GazetteerError(f"{folder}{os.sep}{odd}: {MEND}")


def odd_file(folder: Path, name: str, stored: StoredFile) -> str | None:
    """What is odd about a listed file without a look into it: a name that leads out of the folder, what is no plain
    file, and another size; None if nothing is.
    """
    if not _is_inner(name):
        return f"{MANIFEST} lists {name[:80]!r}, which is no name of a file inside the folder"
    file = folder / name
    try:
        real = file.resolve()
        found = real.stat()
    except (OSError, RuntimeError):
        return f"{name} is missing"
    if not real.is_relative_to(folder.resolve()):
        return f"{name} leads out of its folder"
    if not stat.S_ISREG(found.st_mode):
        return f"{name} is no plain file"
    if found.st_size != stored.size:
        return f"{name} has {found.st_size} bytes instead of {stored.size}"
    return None


def refuse_changed(folder: Path, manifest: Manifest) -> None:
    """Raise GazetteerError for a file that is gone, or whose checksum is another than when it was written."""
    for name, stored in manifest.files.items():
        try:
            found = xxh3(folder / name)
        except FileNotFoundError as error:
            # The gazetteer is being replaced: whoever opens it looks again.
            raise GazetteerError(f"{folder / name} is missing: {MEND}") from error
        if found != stored.xxh3:
            raise GazetteerError(f"{folder / name} is damaged: {MEND}")


def _is_inner(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        bool(path.parts)
        and str(path) == name
        and not path.is_absolute()
        and ".." not in path.parts
        and "\\" not in name
        and ":" not in name
        and name.isprintable()
    )


def _stamps(folder: Path, manifest: Manifest) -> list[list[object]]:
    """What changes when a file does, for each of them."""
    found: list[list[object]] = []
    for name in sorted((MANIFEST, *manifest.files)):
        try:
            seen = (folder / name).stat()
        except OSError:
            raise GazetteerError(f"{folder / name} is missing: {MEND}") from None
        found.append([name, seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns])
    return found


def _note(folder: Path) -> Path:
    digest = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:32]
    return home() / "proven" / f"{digest}.json"


def _remembered(folder: Path) -> object:
    try:
        return json.loads(_note(folder).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def _remember(folder: Path, stamps: list[list[object]]) -> None:
    """Keep what was proven, where something can be kept."""
    note = _note(folder)
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        notes = sorted(note.parent.iterdir(), key=lambda each: each.stat().st_mtime)
        for old in notes[: max(0, len(notes) - REMEMBERED)]:
            old.unlink(missing_ok=True)
        handle, growing = tempfile.mkstemp(prefix=note.name, dir=note.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(stamps, stream)
        Path(growing).replace(note)

"""Zip archives unpacked within bounds: a small file must not fill a disk."""

from __future__ import annotations

import fnmatch
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

from addrkit.errors import InputError

MOST_FILES: Final = 20_000
"""Files of an archive: the Czech register has one a municipality, 6,258."""
MOST_TIMES: Final = 120
"""Times that a file may grow when it is unpacked: tables of addresses grow six to twenty times."""
FREELY: Final = 10 << 20
"""Bytes up to which it may grow however much."""
LARGEST: Final = 200 << 30
PIECE: Final = 1 << 20

Progress = Callable[[str, int, int | None], None]


def unzipped(archive: Path, folder: Path, members: str = "*", progress: Progress | None = None) -> list[Path]:
    """The files of an archive whose names match a pattern, unpacked into a folder, by name.

    Names lose their folders, so that none leads out of the folder. Raises InputError for an archive that is damaged,
    protected, holds none such, or grows out of all proportion.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            chosen = [
                each
                for each in opened.infolist()
                if not each.is_dir() and fnmatch.fnmatch(PurePosixPath(each.filename).name, members)
            ]
            _refuse(archive, chosen, members)
            folder.mkdir(parents=True, exist_ok=True)
            return sorted(
                _unpack(archive, opened, each, folder, at, len(chosen), progress)
                for at, each in enumerate(chosen)
            )
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise InputError(f"{archive} is a damaged archive, or none: fetch it again ({error})") from None
    except RuntimeError as error:
        raise InputError(f"{archive} is protected by a password: unpack it by hand") from error


def _refuse(archive: Path, chosen: list[zipfile.ZipInfo], members: str) -> None:
    if not chosen:
        raise InputError(f"{archive} holds no file that matches {members}")
    if len(chosen) > MOST_FILES:
        raise InputError(f"{archive} holds {len(chosen):,} files: no register has that many")
    packed, size = sum(each.compress_size for each in chosen), sum(each.file_size for each in chosen)
    if size > LARGEST or size > max(FREELY, packed * MOST_TIMES):
        raise InputError(
            f"{archive} would grow from {packed:,} to {size:,} bytes: it is no archive of addresses"
        )


def _unpack(
    archive: Path,
    opened: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    folder: Path,
    at: int,
    count: int,
    progress: Progress | None,
) -> Path:
    name = PurePosixPath(member.filename.replace("\\", "/")).name
    target = folder / (name if not (folder / name).exists() else f"{at}-{name}")
    written = 0
    with opened.open(member) as stream, target.open("wb") as output:
        while piece := stream.read(PIECE):
            written += len(piece)
            # The directory of an archive may lie about the sizes of what it holds.
            if written > member.file_size:
                raise InputError(
                    f"{archive} holds more than it says in {name}: it is no archive of addresses"
                )
            output.write(piece)
    if progress is not None:
        progress("unpacking", at + 1, count)
    return target

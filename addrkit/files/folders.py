"""The files of a folder, as people and programs leave them."""

from __future__ import annotations

from pathlib import Path


def files_within(folder: Path) -> list[Path]:
    """The files of a folder and of the folders in it, by name.

    Hidden ones are passed over, and those of programs, whose name or folder begins with an underscore.
    """
    return sorted(
        each
        for each in folder.rglob("*")
        if each.is_file() and not any(part.startswith((".", "_")) for part in each.relative_to(folder).parts)
    )

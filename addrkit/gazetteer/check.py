"""Proving a gazetteer whole: every file there, of its size and with its checksum."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from addrkit.errors import GazetteerError
from addrkit.gazetteer.manifest import MANIFEST, read_manifest, stored_file
from addrkit.gazetteer.own_encoder import FOLDER
from addrkit.gazetteer.proof import odd_file
from addrkit.gazetteer.schema import REQUIRED
from addrkit.gazetteer.soundness import refuse_unsound
from addrkit.index.encoder import load_encoder
from addrkit.locale.data import data_fingerprint
from addrkit.model_folder import WEIGHTS_FILE


def check_gazetteer(
    folder: Path, progress: Callable[[str, int, int | None], None] | None = None
) -> tuple[str, ...]:
    """What is wrong with a gazetteer, one sentence a problem; empty if it is sound and fits this addrkit.

    Raises GazetteerError if it has no manifest that can be read.
    """
    manifest = read_manifest(folder)
    problems = [f"{MANIFEST} does not list {name}" for name in sorted(REQUIRED - manifest.files.keys())]
    for done, (name, stored) in enumerate(sorted(manifest.files.items())):
        if progress:
            progress(f"checking {name}", done, len(manifest.files))
        if (odd := odd_file(folder, name, stored)) is not None:
            problems.append(odd)
        elif stored_file(folder / name) != stored:
            problems.append(f"{name} has changed since it was built")
    if not problems:
        try:
            refuse_unsound(folder, manifest)
        except GazetteerError as error:
            problems.append(str(error))
    own = f"{FOLDER}/{WEIGHTS_FILE}"
    if manifest.encoder != load_encoder().fingerprint and own not in manifest.files:
        problems.append("it was built with another encoder")
    if manifest.conventions != data_fingerprint():
        problems.append("it was built with other country data: abbreviations may not be found")
    return tuple(problems)

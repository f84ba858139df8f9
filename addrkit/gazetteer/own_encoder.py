"""A gazetteer's own encoder: whoever trains one for their data builds it into their gazetteer."""

from __future__ import annotations

import shutil
from pathlib import Path

from addrkit.errors import GazetteerError, ModelError
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.encoder import Encoder, load_encoder
from addrkit.model_folder import CONFIG_FILE, WEIGHTS_FILE

FOLDER = "encoder"
"""Its folder in the gazetteer."""


def take_encoder(encoder: Path, gazetteer: Path) -> None:
    """Copy an encoder into a gazetteer that is being built, unless it is the one that comes with addrkit."""
    if load_encoder(encoder).fingerprint == load_encoder().fingerprint:
        return
    (gazetteer / FOLDER).mkdir()
    for name in (CONFIG_FILE, WEIGHTS_FILE):
        shutil.copyfile(encoder / name, gazetteer / FOLDER / name)


def encoder_of(gazetteer: Gazetteer) -> Encoder:
    """The encoder that a gazetteer's vectors were made with: the one that comes with addrkit, or its own.

    Raises GazetteerError if it is neither.
    """
    found = _encoder_of(gazetteer)
    if len(gazetteer.vectors) and gazetteer.vectors.dimensions != found.dimensions:
        raise GazetteerError(f"{gazetteer.folder} holds vectors of another encoder: build it again")
    return found


def _encoder_of(gazetteer: Gazetteer) -> Encoder:
    shipped = load_encoder()
    if gazetteer.manifest.encoder == shipped.fingerprint:
        return shipped
    folder = gazetteer.folder / FOLDER
    # What the manifest does not list, nobody has proven.
    listed = {f"{FOLDER}/{name}" for name in (CONFIG_FILE, WEIGHTS_FILE)} <= gazetteer.manifest.files.keys()
    try:
        own = load_encoder(folder) if listed and folder.is_dir() else None
    except ModelError as error:
        raise GazetteerError(f"{folder} is damaged: build the gazetteer again") from error
    if own is None or own.fingerprint != gazetteer.manifest.encoder:
        raise GazetteerError(f"{gazetteer.folder} was built with another encoder: build it again")
    return own

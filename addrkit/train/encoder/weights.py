"""Writes the encoder's folder: the weights in eight bits and the configuration that goes with them."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from addrkit.errors import UsageError
from addrkit.index.encoder import CJK_NGRAMS, ENCODER, LATIN_NGRAMS, TermTable
from addrkit.model_folder import WEIGHTS_FILE, replace_file

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "addrkit.train.encoder.sentence_transformer.AddressEncoder"},
]
"""What sentence-transformers reads to find the module that loads the folder."""


def quantised(table: NDArray[np.float32]) -> TermTable:
    """A table in eight bits a weight, with one scale a row.

    >>> quantised(np.array([[1.0, -0.5]], np.float32)).weights
    array([[127, -64]], dtype=int8)
    """
    scales = (np.maximum(np.abs(table).max(axis=1), 1e-12) / 127).astype(np.float32)
    return TermTable(np.rint(table / scales[:, None]).astype(np.int8), scales)


def write_weights(table: TermTable, folder: Path, recipe: Mapping[str, Any] | None = None) -> None:
    """Write an encoder into a folder, which is made; each file appears whole or not at all.

    `recipe` is kept in the configuration, so that one can tell how the encoder came about.
    """
    buckets, dimensions = table.weights.shape
    arrays: dict[str, NDArray[Any]] = {"weights": table.weights, "scales": table.scales}
    config = {
        "dimensions": dimensions,
        "buckets": buckets,
        "latin_ngrams": list(LATIN_NGRAMS),
        "cjk_ngrams": list(CJK_NGRAMS),
        "fingerprint": hashlib.sha256(save(arrays)).hexdigest(),
        "recipe": dict(recipe or {}),
    }
    ENCODER.write(folder, config, arrays)
    replace_file(folder / "modules.json", (json.dumps(_MODULES, indent=2) + "\n").encode())


def refuse_to_overwrite(folder: Path) -> None:
    """Raise UsageError if a folder holds anything but an encoder."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / WEIGHTS_FILE).is_file():
        raise UsageError(f"{folder} is not empty and no encoder's folder: name another for the encoder")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file: name a folder for the encoder")


@contextmanager
def written_whole(folder: Path) -> Iterator[Path]:
    """A folder to write into that takes its place, and an older one's, when all is written."""
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        yield part
        if folder.exists():
            shutil.rmtree(folder)
        part.replace(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise

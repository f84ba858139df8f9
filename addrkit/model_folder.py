"""A folder that is a model: a configuration that says of which kind and version it is, and weights.

`config.json` holds `format` (the kind), `format_version` and what the kind needs; `model.safetensors` the weights of
all kinds but the language models, which keep those of their libraries.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from xxhash import xxh3_128

from addrkit.errors import InputError, ModelError

CONFIG_FILE: Final = "config.json"
WEIGHTS_FILE: Final = "model.safetensors"
CHECKSUM: Final = "weights_xxh3"
"""The key of the XXH3 checksum (128 bits, in hex) of the weights; a model that was written without one has none."""
SHIPPED: Final = Path(__file__).parent / "models"
"""The models that come with addrkit, a folder each."""
_TYPES: Final[Mapping[str, type[np.generic]]] = {
    "F64": np.float64,
    "F32": np.float32,
    "F16": np.float16,
    "I64": np.int64,
    "I32": np.int32,
    "I16": np.int16,
    "I8": np.int8,
    "U8": np.uint8,
}
"""The types of safetensors that models here have."""


@dataclass(frozen=True, slots=True)
class ModelKind:
    """A kind of model.

    >>> ModelKind("matcher", "matcher", 3).format
    'addrkit-matcher'
    """

    name: str
    """As errors call it: "parser", "matcher", "encoder", "language model"."""
    command: str
    """`addrkit train COMMAND` makes it."""
    version: int
    """Of the format that this addrkit reads and writes."""

    @property
    def format(self) -> str:
        """What its configuration says that it is."""
        return f"addrkit-{self.command}"

    def open(self, folder: Path) -> ModelFolder:
        """A folder of this kind. Raises ModelError if it is missing, damaged, or of another kind or version."""
        model = ModelFolder(folder, self, {})
        try:
            text = (folder / CONFIG_FILE).read_text("utf-8")
        except OSError:
            raise model.missing(CONFIG_FILE) from None
        except UnicodeDecodeError:
            raise model.damaged(f"{CONFIG_FILE} is no UTF-8") from None
        try:
            config = json.loads(text, parse_constant=_refused)
        except (ValueError, RecursionError):
            raise model.damaged(f"{CONFIG_FILE} is no JSON") from None
        if not isinstance(config, dict) or not isinstance(config.get("format"), str):
            raise model.damaged(f"{CONFIG_FILE} names no format")
        if config["format"] != self.format:
            raise ModelError(
                f"{folder} holds no {self.name}: its {CONFIG_FILE} says {config['format'][:40]!r};"
                f" name a folder that addrkit train {self.command} wrote"
            )
        if config.get("format_version") != self.version:
            written = repr(config.get("format_version"))[:40]
            raise model.outdated(f"{CONFIG_FILE} says {written}, this addrkit reads {self.version}")
        return ModelFolder(folder, self, config)

    def write(
        self, folder: Path, config: Mapping[str, Any], weights: Mapping[str, NDArray[Any]] | None = None
    ) -> None:
        """Write a model, the weights first; each file appears whole or not at all.

        Raises InputError if it cannot be written.
        """
        from safetensors.numpy import save

        whole = {"format": self.format, "format_version": self.version, **config}
        packed = save(dict(weights)) if weights is not None else None
        if packed is not None:
            whole[CHECKSUM] = xxh3_128(packed).hexdigest()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if packed is not None:
                replace_file(folder / WEIGHTS_FILE, packed)
            replace_file(folder / CONFIG_FILE, written_config(whole).encode())
        except OSError as error:
            raise InputError(
                f"cannot write the {self.name} to {folder}: {error.strerror or error}"
            ) from error


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """An open model."""

    path: Path
    kind: ModelKind
    config: Mapping[str, Any]

    def weights(self, *, mapped: bool = False) -> dict[str, NDArray[Any]]:
        """The arrays of the weights by name; with `mapped`, they lie in the file and are not read yet.

        The format (https://huggingface.co/docs/safetensors): eight bytes of header length, a JSON header with each
        array's type, shape and offsets, then the bytes. Raises ModelError if they are missing or damaged.
        """
        file = self.path / WEIGHTS_FILE
        with self.checked(WEIGHTS_FILE):
            if not file.is_file():
                raise self.missing(WEIGHTS_FILE)
            data = np.memmap(file, np.uint8, mode="r")
            written = self.config.get(CHECKSUM)
            if written is not None and xxh3_128(data.data).hexdigest() != written:
                raise self.damaged(f"{WEIGHTS_FILE} has changed since it was written")
            start = 8 + int.from_bytes(data[:8].tobytes(), "little")
            header = json.loads(data[8:start].tobytes())
            arrays = {
                name: _array(data[start:], entry) for name, entry in header.items() if name != "__metadata__"
            }
            return arrays if mapped else {name: np.array(array) for name, array in arrays.items()}

    @property
    def fingerprint(self) -> str:
        """XXH3 of the configuration and the weights, in hex: two models that differ have two. Raises ModelError."""
        digest = xxh3_128()
        for name in (CONFIG_FILE, WEIGHTS_FILE):
            with self.checked(name):
                digest.update((self.path / name).read_bytes())
        return digest.hexdigest()

    @contextmanager
    def checked(self, what: str = CONFIG_FILE) -> Iterator[None]:
        """A context in which an error of reading means that the file `what` is damaged. Raises ModelError."""
        try:
            yield
        except OSError:
            raise self.missing(what) from None
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError):
            raise self.damaged(f"{what} does not hold what it should") from None

    def missing(self, file: str) -> ModelError:
        """The error of a model that lacks a file."""
        return ModelError(f"there is no {self.kind.name} at {self.path}: {file} cannot be read; {self._mend}")

    def damaged(self, why: str) -> ModelError:
        """The error of a model that cannot be used."""
        return ModelError(f"the {self.kind.name} at {self.path} is damaged: {why}; {self._mend}")

    def outdated(self, why: str) -> ModelError:
        """The error of a model that another version of addrkit reads."""
        return ModelError(f"the {self.kind.name} at {self.path} is of another version: {why}; {self._mend}")

    @property
    def _mend(self) -> str:
        if self.path.is_relative_to(SHIPPED):
            return "install addrkit again"
        return f"make it again with addrkit train {self.kind.command}"


def written_config(config: Mapping[str, Any]) -> str:
    r"""A configuration as it is written: JSON, a line a key.

    >>> written_config({"format": "addrkit-parser", "labels": ["a"]})
    '{\n "format": "addrkit-parser",\n "labels": ["a"]\n}\n'
    """
    lines = (f" {json.dumps(name)}: {json.dumps(value)}" for name, value in config.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def replace_file(file: Path, content: bytes) -> None:
    """Write a file beside and rename it. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _array(data: NDArray[np.uint8], entry: Mapping[str, Any]) -> NDArray[Any]:
    first, last = entry["data_offsets"]
    if not 0 <= first <= last <= len(data):
        raise ValueError("cut off")
    return np.asarray(data[first:last].view(_TYPES[entry["dtype"]])).reshape(entry["shape"])

"""Columns that grow on disk while they are made, so that memory does not bound them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray


class Spill:
    """Equally long columns of 64-bit numbers in files of a folder.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Spill(Path(folder), ["a"]) as spill:
    ...     spill.append({"a": np.array([1, 2])})
    ...     spill.append({"a": np.array([3])})
    ...     spill.column("a").tolist()
    [1, 2, 3]
    """

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self._files = {name: folder / f"{name}.column" for name in names}
        with ExitStack() as stack:
            self._streams = {name: stack.enter_context(file.open("wb")) for name, file in self._files.items()}
            self._opened = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def append(self, columns: dict[str, NDArray[Any]]) -> None:
        """Add rows."""
        for name, stream in self._streams.items():
            stream.write(np.ascontiguousarray(columns[name], np.int64).data)

    def column(self, name: str) -> NDArray[np.int64]:
        """All of a column, memory-mapped."""
        self._streams[name].flush()
        file = self._files[name]
        if not file.stat().st_size:
            return np.zeros(0, np.int64)
        return np.memmap(file, np.int64, "r")

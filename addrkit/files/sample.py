"""The beginning of an input, by which the reader of reference data tells what it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from addrkit.errors import InputError
from addrkit.files.opening import STANDARD_INPUT, opened_file
from addrkit.files.text import SEPARATOR_LINE, encoding_of, head_text


@dataclass(frozen=True)
class FileSample:
    """The beginning of an input, unpacked."""

    path: Path
    head: bytes
    text: str | None
    """The whole lines of it; None if it is no text."""

    @cached_property
    def lines(self) -> list[str]:
        """Its lines that hold anything, in order, without a line `sep=;`; none if it is no text."""
        return [line for line in self._every if line.strip()]

    def lines_above(self, at: int) -> int:
        """How many lines stand above one of these, with those that hold nothing, from the first one on."""
        return [number for number, line in enumerate(self._every) if line.strip()][at] if self.lines else 0

    @cached_property
    def _every(self) -> list[str]:
        text = (self.text or "").lstrip("\r\n")
        named = SEPARATOR_LINE.match(text)
        text = text[named.end() :].lstrip("\r\n") if named else text
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def sample_of(path: Path, encoding: str | None = None, usual: str | None = None) -> FileSample:
    """The beginning of an input. Raises InputError if it cannot be read or is empty.

    `encoding` is that of its text, if it is named; `usual` that of older files of its country.
    """
    if path.is_dir():
        raise InputError(f"{path} is a directory: name the files in it")
    if str(path) == STANDARD_INPUT or (path.exists() and not path.is_file()):
        raise InputError(
            f"{path} is a pipe or a device, and is looked at before it is read: save it as a file"
        )
    with opened_file(path, encoding, usual) as opened:
        if not opened.head:
            raise InputError(
                f"{path} is empty: reference data is needed, for example a table with a header line"
            )
        found = encoding_of(opened.head)
        told = opened.named if opened.named and found in (None, "utf-8") else found
        return FileSample(path, opened.head, head_text(opened, told) if told else None)

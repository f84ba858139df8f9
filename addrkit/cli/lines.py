"""Standard input, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from addrkit.errors import InputError


def standard_input() -> Iterator[str]:
    """The lines of standard input without their ends. Raises InputError if they are no text."""
    from addrkit.files.opening import STANDARD_INPUT, open_file
    from addrkit.files.text import encoding_of, text_lines

    opened = open_file(STANDARD_INPUT)
    if not opened.head:
        return
    encoding = encoding_of(opened.head)
    if encoding is None:
        raise InputError("standard input is binary: give text, one address a line")
    for line in text_lines(opened, encoding):
        yield line.rstrip("\r\n")

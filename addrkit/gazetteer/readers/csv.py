"""Separated text with a header: commas, semicolons, tabs or bars; plain, `.gz` or `.zst`."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
from pyarrow import csv as arrow_csv

from addrkit.errors import InputError
from addrkit.gazetteer.refusal import Refusal
from addrkit.gazetteer.schema import COLUMNS, ROWS

SAMPLE = 1 << 16
"""Bytes that are looked at to tell the separator and the encoding."""
BLOCK = 1 << 22
"""Bytes that are read at a time; bounds the memory."""
SEPARATORS = ",;\t|"
NEEDED = ("street", "city", "postcode")


def read_csv(path: Path, columns: Mapping[str, str]) -> Iterator[pa.RecordBatch | Refusal]:
    """The rows of a separated file as `schema.ROWS`.

    `columns` maps canonical columns to the file's own; a canonical column that is not mapped is taken by
    its name. Columns that are neither are ignored. Raises InputError if the file cannot be read, is not
    text, or has none of street, city and postcode.
    """
    sample = _sample(path)
    encoding = _encoding(sample, path)
    header, separator = _header(sample.decode(encoding, errors="replace"), path)
    source = _sources(header, columns, path)
    read = arrow_csv.ReadOptions(block_size=BLOCK, encoding=encoding)
    torn = 0

    def pass_over(_row: object) -> str:
        nonlocal torn
        torn += 1
        return "skip"

    parse = arrow_csv.ParseOptions(
        delimiter=separator, newlines_in_values=True, invalid_row_handler=pass_over
    )
    convert = arrow_csv.ConvertOptions(
        include_columns=sorted(set(source.values())),
        column_types={name: pa.string() for name in source.values()},
        strings_can_be_null=True,
        null_values=[""],
    )
    try:
        with (
            pa.input_stream(str(path), compression=_compression(path)) as stream,
            arrow_csv.open_csv(stream, read, parse, convert) as batches,
        ):
            for batch in batches:
                yield _canonical(batch, source)
        if torn:
            yield Refusal("another number of columns than the header", torn, path.name)
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"cannot read {path}: {_first_line(error)}") from error


def _sample(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path} is a directory: name the files in it")
        with pa.input_stream(str(path), compression=_compression(path)) as stream:
            return bytes(stream.read(SAMPLE))
    except (OSError, pa.ArrowInvalid) as error:
        reason = "there is no such file" if not path.exists() else _first_line(error)
        raise InputError(f"cannot read {path}: {reason}") from error


def _compression(path: Path) -> str | None:
    return {".gz": "gzip", ".zst": "zstd"}.get(path.suffix.lower())


def _encoding(sample: bytes, path: Path) -> str:
    if not sample:
        raise InputError(f"{path} is empty: a header line and rows are needed")
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if sample.startswith(mark):
            return encoding
    if b"\0" in sample:
        raise InputError(f"{path} is not text: it holds NUL bytes")
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _header(text: str, path: Path) -> tuple[list[str], str]:
    first = text.lstrip("\ufeff").splitlines()[0] if text.strip() else ""
    separator = max(SEPARATORS, key=first.count)
    header = next(csv.reader([first], delimiter=separator), [])
    if not any(name.strip() for name in header):
        raise InputError(f"{path} has no header line")
    return header, separator


def _sources(header: list[str], columns: Mapping[str, str], path: Path) -> dict[str, str]:
    """Canonical column to the file's column."""
    lower = {name.strip().lower(): name for name in header}
    source: dict[str, str] = {}
    for name in COLUMNS:
        wanted = columns.get(name)
        if wanted is None and name in lower:
            source[name] = lower[name]
        elif wanted is not None:
            if wanted not in header:
                raise InputError(f"{path} has no column {wanted!r} for {name}: it has {_listed(header)}")
            source[name] = wanted
    if not any(name in source for name in NEEDED):
        raise InputError(
            f"{path} has none of the columns street, city and postcode: it has {_listed(header)}; "
            "name them with --map field=column"
        )
    return source


def _canonical(batch: pa.RecordBatch, source: Mapping[str, str]) -> pa.RecordBatch:
    arrays = []
    for each in ROWS:
        if each.name not in source:
            arrays.append(pa.nulls(batch.num_rows, each.type))
            continue
        column = batch.column(batch.schema.get_field_index(source[each.name]))
        arrays.append(_degrees(column) if each.type == pa.float64() else column)
    return pa.RecordBatch.from_arrays(arrays, schema=ROWS)


def _degrees(column: pa.Array) -> pa.Array:
    """Numbers from text; what is no number becomes null rather than an error in the whole file."""
    import pyarrow.compute as pc

    plain = pc.replace_substring(pc.utf8_trim_whitespace(column), ",", ".")
    shaped = pc.match_substring_regex(plain, r"^[-+]?\d{1,3}(\.\d*)?$")
    return pc.if_else(shaped, plain, pa.scalar(None, pa.string())).cast(pa.float64())


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or ["it is not readable"])[0].rstrip(".")


def _listed(header: list[str]) -> str:
    return ", ".join(name.strip()[:40] for name in header[:30])

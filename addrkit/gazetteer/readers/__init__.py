"""Readers of reference data: each turns one source format into batches of `schema.ROWS`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from addrkit.columns import ColumnOptions, Columns
from addrkit.errors import InputError, UsageError
from addrkit.files.folders import files_within
from addrkit.files.sample import FileSample, sample_of
from addrkit.files.workbook import is_workbook
from addrkit.gazetteer.readers import ban, csv, geonames, openaddresses, osm, overture
from addrkit.gazetteer.readers.recognise import refused_kind
from addrkit.gazetteer.readers.separated import listed
from addrkit.gazetteer.refusal import Refusal

Reader = Callable[[Path, ColumnOptions], Iterator[pa.RecordBatch | Refusal]]
"""A path and what was said of its columns; yields batches of `schema.ROWS`, and refusals of rows that it cannot make
sense of. Raises InputError if the file cannot be read."""


_BESIDE = re.compile(
    r"(?i)^(licen[cs]e|readme|copying|notice|attribution|metadata|changelog)\b|\.(meta|vrt|md|html?|pdf|docx?|xsd|prj|cpg|qmd|sha256|md5)$"
    r"|-(parcels|buildings|centerlines)-"
)
"""Names of files that lie beside data."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of reference data."""

    title: str
    """What a file of it is, for messages."""
    looks_like: Callable[[FileSample], bool]
    read: Reader


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file that is going to be read."""

    path: Path
    rows: Iterator[pa.RecordBatch | Refusal]
    columns: Columns | None = None
    """Which of its columns are read as what; None for a format that has its own."""


# In the order in which `auto` asks: a table of any kind comes last.
FORMATS: Mapping[str, Format] = {
    "overture": Format("Overture addresses (GeoParquet)", overture.looks_like, overture.read_overture),
    "osm": Format("an OpenStreetMap extract (.osm.pbf)", osm.looks_like, osm.read_osm),
    "openaddresses": Format(
        "OpenAddresses (CSV, or GeoJSON with a feature a line)",
        openaddresses.looks_like,
        openaddresses.read_openaddresses,
    ),
    "geonames": Format("GeoNames (postal codes or places)", geonames.looks_like, geonames.read_geonames),
    "ban": Format("BAN or BANO", ban.looks_like, ban.read_ban),
    "csv": Format("a table with a header", csv.looks_like, csv.read_csv),
}
READERS: Mapping[str, Reader] = {name: each.read for name, each in FORMATS.items()}
Columns_ = Mapping[str, str] | ColumnOptions | None
"""Field to column, or all that was said of the columns."""
_TABLES = ("csv", "openaddresses")
NAMES = ("auto", "csv", "openaddresses", "overture", "osm", "ban", "geonames")


def reader_for(path: Path, name: str = "auto", columns: Columns_ = None) -> Reader:
    """The reader of a file, once the file has been looked at.

    `auto` tells the format by content; `columns` says which columns are meant, in tables. Raises UsageError for a name
    that is none, InputError if the file cannot be read or is not of the format.
    """
    read, _ = _reader_and_columns(path, name, _options(columns))
    return read


def read_inputs(inputs: Sequence[Path], name: str = "auto", columns: Columns_ = None) -> list[FileReading]:
    """Files, and the files of folders, each with its rows.

    All of them are looked at before this returns; each is read while its rows are taken. Raises what
    `reader_for` does.
    """
    options = _options(columns)
    files = [file for each in inputs for file in files_of(each)]
    readers = [_reader_and_columns(file, name, options) for file in files]
    return [
        FileReading(file, read(file, options), found)
        for file, (read, found) in zip(files, readers, strict=True)
    ]


def _options(columns: Columns_) -> ColumnOptions:
    return columns if isinstance(columns, ColumnOptions) else ColumnOptions(dict(columns or {}))


def _reader_and_columns(path: Path, name: str, options: ColumnOptions) -> tuple[Reader, Columns | None]:
    if name not in NAMES:
        raise UsageError(f"unknown reader {name!r}: use one of {', '.join(NAMES)}")
    said = bool(options.mapped or options.where or options.group or options.crs or not options.header)
    if options.mapped and name not in ("auto", *_TABLES):
        raise UsageError(f"--map is for the csv reader: {name} knows its columns")
    sample = sample_of(path, options.encoding, options.usual_encoding)
    chosen = _recognised(sample, mapped=said) if name == "auto" else name
    if chosen is None or not FORMATS[chosen].looks_like(sample) or (chosen == "csv" and refused_kind(sample)):
        raise InputError(_unfit(sample, None if name == "auto" else name))
    if chosen == "overture":
        overture.check_columns(path)
    found = csv.columns_read(sample, options) if chosen in _TABLES else None
    return FORMATS[chosen].read, ban.columns_read(sample) if chosen == "ban" else found


def files_of(path: Path) -> list[Path]:
    """The files within a folder, without what lies beside data (licences, descriptions, layers other than addresses).

    A file is itself. Raises InputError if there are none.
    """
    if not path.is_dir():
        return [path]
    found = [each for each in files_within(path) if not _BESIDE.search(each.name)]
    if not found:
        raise InputError(f"{path} is a directory without a file: name the files to read")
    return found


def _recognised(sample: FileSample, *, mapped: bool) -> str | None:
    if sample.head.startswith(overture.MAGIC):
        return "csv" if mapped or not overture.has_columns(sample.path) else "overture"
    if mapped and (sample.lines or is_workbook(sample.head)):
        return "openaddresses" if openaddresses.looks_like(sample) else "csv"
    if refused_kind(sample) and not any(FORMATS[each].looks_like(sample) for each in ("overture", "osm")):
        return "openaddresses" if openaddresses.looks_like(sample) else None
    return next((name for name, each in FORMATS.items() if each.looks_like(sample)), None)


def _unfit(sample: FileSample, name: str | None) -> str:
    """One sentence: the file, what it looks like, and the mend."""
    kind = refused_kind(sample)
    found = None if kind else _recognised(sample, mapped=False)
    if kind:
        seen, mend = kind
    elif found == "csv":
        header = listed(csv.table_of_file(sample, ColumnOptions()).header)
        seen, mend = f"a table with the columns {header}", "use --reader csv, or auto"
    elif found:
        seen, mend = FORMATS[found].title, f"use --reader {found}, or auto"
    else:
        seen, mend = "text with no header line", ""
    mend = mend or f"give a table, or data of {', '.join(NAMES[2:])}"
    other = f" is not {FORMATS[name].title}: it" if name else ""
    return f"{sample.path}{other} looks like {seen}: {mend}"

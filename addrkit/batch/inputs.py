"""What a batch reads: a file, standard input, or several files and folders of one format, one behind the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from addrkit.batch.csv import CsvSource
from addrkit.batch.jsonl import JsonlSource
from addrkit.batch.rows import Format, Row, RowSource
from addrkit.columns import ColumnOptions
from addrkit.errors import InputError, UsageError
from addrkit.files.folders import files_within
from addrkit.files.json_stream import list_within
from addrkit.files.opening import STANDARD_INPUT, OpenedFile, open_file
from addrkit.files.workbook import is_workbook

PACKED: Final = (".gz", ".zst")
_EXTENSIONS: Mapping[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".geojson": "json",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".parquet": "parquet",
    ".pq": "parquet",
}


def format_of_name(name: str | None) -> Format | None:
    """The format that a file's name tells, if it does.

    >>> format_of_name("orders.CSV.gz"), format_of_name("orders.pq"), format_of_name("orders")
    ('csv', 'parquet', None)
    """
    if name is None:
        return None
    path = Path(name.lower())
    suffix = Path(path.stem).suffix if path.suffix in PACKED else path.suffix
    return _EXTENSIONS.get(suffix)


def source_of(
    input: str, opened: OpenedFile, format: Format | None, columns: ColumnOptions | None = None
) -> RowSource:
    """The rows of an open file; columns that are named tell its delimiter.

    A name that tells the format stands before `format`, which is the output's then, unless the file holds that.
    """
    of_name, of_content = format_of_name(input), _format_of_content(opened.head)
    found = format if of_name is None or format == of_content else of_name
    found = found or of_name or of_content
    if found == "parquet":
        from addrkit.batch.parquet import ParquetSource

        return ParquetSource(input, opened)
    has_header = columns.header if columns else True
    if found == "xlsx":
        from addrkit.batch.xlsx import XlsxSource

        return XlsxSource(input, opened, has_header=has_header)
    if found in ("json", "jsonl") and list_within(opened.head):
        from addrkit.batch.json_document import JsonSource

        return JsonSource(opened)
    if found in ("json", "jsonl"):
        return JsonlSource(opened)
    return CsvSource(opened, columns.mapped.values() if columns else (), has_header=has_header)


def opened_source(input: str, format: Format | None, columns: ColumnOptions | None = None) -> RowSource:
    """The rows of one file, or of standard input. Raises InputError if it cannot be read."""
    opened = open_file(input, *((columns.encoding, columns.usual_encoding) if columns else ()))
    try:
        return source_of(input, opened, format, columns)
    except BaseException:
        opened.close()
        raise


def all_rows(inputs: Sequence[str], format: Format | None, columns: ColumnOptions | None = None) -> RowSource:
    """The rows of all inputs. Raises UsageError for standard input among files, InputError as `opened_source` does and
    where files have not the same columns.
    """
    if len(inputs) == 1 and not Path(inputs[0]).is_dir():
        return opened_source(inputs[0], format, columns)
    if STANDARD_INPUT in inputs:
        raise UsageError("standard input is verified by itself: name files, or give - alone")
    from addrkit.batch.several import Several

    files = [file for each in inputs for file in _files(Path(each))]
    return Several(files, lambda file: opened_source(file, format, columns))


def rows_again(inputs: Sequence[str], format: Format, columns: ColumnOptions | None = None) -> Iterator[Row]:
    """The rows of files, read once more, as `all_rows` read them."""
    source = all_rows(inputs, format, columns)
    try:
        yield from source.rows()
    finally:
        source.close()


def _files(path: Path) -> list[str]:
    """A file; or the files within a folder."""
    if not path.is_dir():
        return [str(path)]
    found = files_within(path)
    if not found:
        raise InputError(f"{path} is a directory without tables: name a file, or a folder that holds some")
    strange = next((each for each in found if format_of_name(each.name) is None), None)
    if strange is not None:
        raise InputError(f"{path} holds {strange.name}, which is no table: name the files instead")
    return [str(each) for each in found]


def _format_of_content(head: bytes) -> Format:
    if head.startswith(b"PAR1"):
        return "parquet"
    if is_workbook(head):
        return "xlsx"
    return "jsonl" if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")) else "csv"

"""Tables of JSON objects: a line each, an array, or the features of GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pyarrow as pa

from addrkit.columns.cells import flattened, typed_text
from addrkit.files.json_stream import list_within, objects
from addrkit.files.opening import opened_file
from addrkit.files.sample import FileSample
from addrkit.files.text import LONGEST_LINE
from addrkit.gazetteer.readers.tabular import SAMPLE_ROWS, Batches, Tabular
from addrkit.gazetteer.refusal import SHOWN, Refusal, summed

BATCH = 20_000
BROKEN = "no JSON object in UTF-8"
NO_ADDRESS = "no GeoJSON feature with properties"
NO_POINT = "a geometry that is no point"
LON, LAT = "geometry.lon", "geometry.lat"
"""What the position of a feature is called beside its properties."""


def is_objects(sample: FileSample) -> bool:
    """Whether a file is JSON whose first element is an object."""
    return next(first_objects(sample), None) is not None


def objects_of(sample: FileSample) -> Tabular:
    """The table that objects make: a column a key, keys of objects within led by theirs (`a.b`)."""
    rows = [row for row, _ in map(_row, islice(first_objects(sample), SAMPLE_ROWS)) if row is not None]
    header = tuple(dict.fromkeys(name for row in rows for name in row))
    return Tabular(
        sample.path,
        header,
        [tuple(row.get(name) for name in header) for row in rows],
        lambda places: _read(sample, header, places),
    )


def first_objects(sample: FileSample) -> Iterator[Any]:
    """The objects at the beginning of a file."""
    if list_within(sample.head) is not None:
        try:
            for each, _ in _elements(sample):
                if not isinstance(each, dict):
                    return
                yield each
        except ValueError:
            return
        return
    for line in sample.lines:
        if not line.lstrip("\x1e ").startswith("{"):
            continue
        found = _parsed(line)
        if found is not None:
            yield found


def _elements(sample: FileSample) -> Iterator[tuple[Any, str]]:
    """Every element of a file with how it begins; None for a line that is no object."""
    within = list_within(sample.head)
    with opened_file(sample.path) as opened:
        if within is not None:
            for each in objects(opened.stream, within, str(sample.path)):
                yield (each if isinstance(each, dict) else None), ""
            return
        for line in _lines(opened.stream):
            if line.strip():
                yield _parsed(line), line[:SHOWN].decode("utf-8", "replace").strip()


def _read(sample: FileSample, header: tuple[str, ...], places: Sequence[int]) -> Batches:
    refused: list[Refusal] = []
    names = [header[place] for place in places]
    elements = enumerate(_elements(sample), start=1)
    while some := list(islice(elements, BATCH)):
        columns: list[list[str | None]] = [[] for _ in places]
        for number, (element, shown) in some:
            row, reason = _row(element)
            if row is None:
                refused = list(summed([*refused, Refusal(reason, 1, sample.path.name, number, shown)]))
                continue
            for column, name in zip(columns, names, strict=True):
                column.append(_text(row.get(name)))
        yield {place: pa.array(column, pa.string()) for place, column in zip(places, columns, strict=True)}
        yield from refused
        refused = []


def _text(value: Any) -> str | None:
    # A list is no part of an address.
    return None if isinstance(value, (list, dict)) else typed_text(value)


def _row(element: Any) -> tuple[dict[str, Any] | None, str]:
    """An object as a row by column; of a GeoJSON feature its properties and its position. Or why it is none."""
    if not isinstance(element, dict):
        return None, BROKEN
    if element.get("type") != "Feature" and "properties" not in element:
        return flattened(element), ""
    properties, geometry = element.get("properties"), element.get("geometry")
    if not isinstance(properties, dict):
        return None, NO_ADDRESS
    row = flattened(properties)
    if "id" not in row and isinstance(element.get("id"), (str, int)):
        row["id"] = element["id"]
    lon = lat = None
    if geometry is not None:
        try:
            if geometry["type"] != "Point":
                return None, NO_POINT
            lon, lat, *_ = map(float, geometry["coordinates"])
        except (TypeError, KeyError, ValueError, OverflowError):
            return None, NO_POINT
    return {**row, LON: lon, LAT: lat}, ""


def _lines(stream: Any) -> Iterator[bytes]:
    """The lines of a stream; of a line too long to be an address, pieces, which are no JSON."""
    rest = b""
    while block := bytes(stream.read(1 << 20)):
        *whole, rest = (rest + block).split(b"\n")
        yield from whole
        if len(rest) > LONGEST_LINE:
            yield rest
            rest = b""
    if rest:
        yield rest


def _parsed(line: str | bytes) -> dict[str, Any] | None:
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
        found = json.loads(text.strip("\x1e\ufeff \r"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None

"""What a file is that no reader can read, and what its owner can do about it."""

from __future__ import annotations

from addrkit.files.json_stream import list_within
from addrkit.files.sample import FileSample
from addrkit.files.workbook import is_workbook, is_zip_of_workbook
from addrkit.gazetteer.readers.objects import is_objects

# The first bytes, what they tell, and the mend.
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a PNG picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"GIF8", "a GIF picture", ""),
    (b"%PDF", "a PDF document", "ask its publisher for a table"),
    (b"PK\x03\x04", "a zip archive or a spreadsheet", "unpack it, or save the sheet as CSV"),
    (b"PK\x05\x06", "an empty zip archive", "fetch it again"),
    (b"SQLite format 3\0", "an SQLite database", "export the table as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document", "save the sheet as CSV"),
    (b"BZh", "a bzip2 archive", "unpack it first, or pack it with gzip or zstd"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first, or pack it with gzip or zstd"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\0\0\x27\x0a", "a shapefile", "convert it: ogr2ogr -f CSV x.csv x.shp -lco GEOMETRY=AS_XY"),
    (b"ARROW1", "an Arrow file", "save it as CSV"),
    (b"\x7fELF", "a program", ""),
)


def refused_kind(sample: FileSample) -> tuple[str, str] | None:
    """What a file is that is certainly no reference data, and the mend; None if it may be a table."""
    head = sample.head
    if head.startswith(b"PAR1"):
        return None
    if is_workbook(head) and is_zip_of_workbook(sample.path):
        return None
    for magic, kind, mend in _KINDS:
        if head.startswith(magic):
            return kind, mend
    if head[257:262] == b"ustar":
        return "a tar archive", "unpack it first"
    if sample.text is None:
        return "data that is not text", ""
    start = sample.text.lstrip().lower()
    if start.startswith(("<!doctype html", "<html")):
        return "a web page", "follow its link to the data"
    if start.startswith("<") and "<osm" in start[:500]:
        return "an OpenStreetMap extract in XML", "convert it: osmium cat x.osm -o x.osm.pbf"
    if start.startswith("<?xml") or (start.startswith("<") and ">" in start[:500]):
        return "an XML document", "convert it to CSV"
    if start.startswith(("{", "[")) and list_within(head) is None and len(sample.lines) > 1:
        # Lines of objects begin so too; one object over several lines holds no rows.
        return None if is_objects(sample) else ("a JSON document", "convert it to CSV")
    if start.startswith("{") and not is_objects(sample):
        return "a JSON document", "convert it to CSV"
    return None

"""JSON documents with a list of objects, piece by piece: an array, a GeoJSON collection, or an object with a list."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO

from addrkit.errors import InputError

_COLLECTION = b'"FeatureCollection"'
_HEAD = 5_000
"""Bytes in which a collection says that it is one."""
LISTS = ("features", "rows", "data", "items", "results", "records", "addresses", "value")
"""Keys under which documents keep their objects."""


def list_within(head: bytes) -> str | None:
    r"""Where a JSON document keeps its objects, as ijson names it; None if it is lines, or no such document.

    >>> list_within(b'[{"a": 1}]'), list_within(b'{"type": "FeatureCollection", "features": [')
    ('item', 'features.item')
    >>> list_within(b'{"a": 1}\n{"a": 2}\n') is None
    True
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"["):
        return "item"
    if not start.startswith(b"{"):
        return None
    collection, feature = start.find(_COLLECTION, 0, _HEAD), start.find(b'"Feature"')
    if collection >= 0 and (feature < 0 or collection < feature):
        return "features.item"
    for key in LISTS[1:]:
        # One object over several lines that opens a list: lines would end their objects.
        opened = start.find(f'"{key}"'.encode())
        if 0 <= opened < _HEAD and start[opened + len(key) + 2 :].lstrip(b" \t\r\n:").startswith(b"["):
            rest = start[:opened]
            if rest.count(b"{") - rest.count(b"}") == 1:
                return f"{key}.item"
    return None


def objects(stream: BinaryIO, within: str, name: str) -> Iterator[Any]:
    """The elements of the list, in order. Raises InputError where the document breaks off or is none."""
    import ijson

    try:
        for each in ijson.items(stream, within, use_float=True):
            yield _plain(each)
    except ijson.JSONError as error:
        raise InputError(f"{name} is no whole JSON document: {str(error).splitlines()[0][:100]}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is JSON that is not UTF-8: save it as UTF-8") from error


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value

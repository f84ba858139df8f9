"""What divisions of a country were merged into, where that is known for each whole division."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from addrkit.locale.data import data_folder


class Successor(NamedTuple):
    """The division that another one was merged into."""

    suburb: str
    city: str


def successor(code: str, identity: str) -> Successor | None:
    """What a division was merged into, by its country and its id there; None if that is not known of it.

    >>> successor("VN", "old26740")
    Successor(suburb='Phường Sài Gòn', city='Thành phố Hồ Chí Minh')
    >>> successor("ID", "31.74") is None
    True
    """
    return _successors(code).get(identity)


@cache
def _successors(code: str) -> Mapping[str, Successor]:
    file = data_folder() / "divisions" / f"{code}.today.tsv.gz"
    if not file.is_file():
        return {}
    rows = (line.split("\t") for line in gzip.decompress(file.read_bytes()).decode().splitlines())
    return {identity: Successor(suburb, city) for identity, suburb, city in rows}

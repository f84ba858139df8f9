"""Columns that tell whether an address still stands, by a word of their names and by their cells: "STATO_CIVICO"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from addrkit.columns.concepts import concept_of
from addrkit.columns.names import known_names, plain, tokens
from addrkit.columns.sample import Sample

_OF_ADDRESSES = frozenset({"address", "building", "house", "number", "number_of_house", "street"})
"""What the other words of such a name may be for: the status of an order or an owner is none of an address."""


def status_columns(columns: Sequence[str], read: Collection[int], rows: Sample) -> list[int]:
    """The places of such columns among those that are not read."""
    return [at for at, name in enumerate(columns) if at not in read and _is_status(name, rows.texts(at))]


def _is_status(name: str, cells: Sequence[str]) -> bool:
    known = known_names()
    words = tokens(name)
    others = [word for word in words if word not in known.status_words]
    if len(others) == len(words) or not all(map(_is_of_addresses, others)):
        return False
    said = {*map(plain, cells)}
    return not said.isdisjoint(known.retired | known.lasting) and not any(map(str.isdigit, said))


def _is_of_addresses(word: str) -> bool:
    """Whether a word is of an address, or of the place that has it: "property_status", "STATUS_GEB"."""
    known = known_names()
    return concept_of(word) in _OF_ADDRESSES or word in known.placed or word in known.plain

"""What stands in brackets behind names that are there twice: "sídlo" of "Ulice (sídlo)" beside "Ulice"."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.columns.concepts import concept_of
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import known_names, plain
from addrkit.columns.remarks import without_remark

_OF_PARTS = ("type", "name", "number", "letter")
"""What brackets say of a part of an address: "Ulica (typ)"."""


def shared_remarks(columns: Sequence[str]) -> frozenset[str]:
    """What stands in brackets behind names, some of which are there without it or with another."""
    parted = [without_remark(each) for each in columns]
    known = known_names().groups
    by_name: dict[str, set[str]] = {}
    for bare, remark in parted:
        if not plain(remark).isdigit():
            by_name.setdefault(plain(bare), set()).add(plain(remark))
    return frozenset(
        remark
        for bare, remarks in by_name.items()
        if len(remarks) > 1 and meaning_of(bare) is not None
        for remark in remarks
        if remark
        and remark not in known
        and meaning_of(remark) is None
        and concept_of(remark) not in _OF_PARTS
    )

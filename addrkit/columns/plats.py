"""Blocks and lots of a register: of the plat that was cut into lots, or of the address where a house has no number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.completing import UNIT_PARTS
from addrkit.columns.direct import Meaning
from addrkit.columns.names import known_names, tokens
from addrkit.columns.sample import Sample

_NUMBERS = frozenset({"house_number", "number_full"})


def with_plats(
    columns: Sequence[str], found: Sequence[ColumnCandidate], rows: Sample
) -> list[ColumnCandidate]:
    """The candidates of a register; blocks beside lots are none of houses that have their numbers too.

    Where no row has both, block and lot are what tells a house, and are typed as a unit is: "Blk 3 Lot 5".

    >>> some = [ColumnCandidate(0, "HOUSE_NO", Meaning("house_number")), ColumnCandidate(1, "BLOCK", Meaning("block"))]
    >>> rows = Sample("abc", [["12", "3", "5"], ["14", "3", "7"]])
    >>> [each.name for each in with_plats(["HOUSE_NO", "BLOCK", "LOT"], some, rows)]
    ['HOUSE_NO']
    """
    known = known_names()
    lots = [at for at, name in enumerate(columns) if not known.lots.isdisjoint(tokens(name))]
    blocks = [each for each in found if not known.plat_blocks.isdisjoint(tokens(each.name))]
    numbers = [each for each in found if each.meaning.field in _NUMBERS and each not in blocks]
    if len(lots) != 1 or len(blocks) != 1 or len(numbers) != 1 or not rows.texts(lots[0]):
        return list(found)
    [lot], [block], [number] = lots, blocks, numbers
    if not rows.apart(number.place, lot):
        return [each for each in found if each is not block]
    if any(each.meaning.field in UNIT_PARTS for each in found if each is not block):
        return list(found)
    kept = [each for each in found if each is not block and each.place != lot]
    return [
        *kept,
        replace(block, meaning=replace(block.meaning, field="block")),
        ColumnCandidate(lot, columns[lot], Meaning("unit", block.meaning.group)),
    ]

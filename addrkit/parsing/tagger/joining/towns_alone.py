"""Towns that were taken for something else because no town stands beside the postcode: "Horní Lhota 77, 763 12"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_NO_TOWN = ("building", "unit", "po_box", "street", "suburb", "district")
"""Roles of words that say what else a name is."""


def join_towns_alone(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The name that opens a text is its town, in place, where the postcode ends it and no other place is told."""
    if "city" in parts or "postcode" not in parts or cut.number_first:
        return
    if not parts.keys().isdisjoint(("district", "po_box")) or "house_number" not in parts:
        return
    held = [name for name in ("suburb", "building") if name in parts]
    first, end, sure = parts[held[0]] if len(held) == 1 else (1, 1, 0.0)
    if first or parts["postcode"][1] < len(labels) or any(token.digits for token in cut.tokens[:end]):
        return
    if any(cut.role(at, role) for at in range(end) for role in _NO_TOWN):
        return
    before_street = "street" in parts and parts["street"][0] == end and cut.breaks(end)
    # "Horní Lhota čp. 77": a village that has no streets.
    village = "street" not in parts and held == ["suburb"]
    if before_street or village:
        del parts[held[0]]
        take(labels, parts, "city", 0, end, min(sure, FOUND if village else LEFT))

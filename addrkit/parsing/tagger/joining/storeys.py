"""Storeys with the sign of an ordinal that were taken into the door's number, or for it: "3253 5° B"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take

_ORDINAL_SIGNS = ("°", "º")


def storey_in_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A number with the sign of an ordinal behind the door's is a storey: "Av. Santa Fe 3253 5° B"."""
    first, end, sure = parts["house_number"]
    start, stop, _ = parts.get("unit", (end, end, 0.0))
    if start != end or cut.number_first:
        return
    for at in range(first + 1, end):
        token = cut.tokens[at]
        if token.folded.isdigit() and not token.joined and _has_sign(cut, at):
            take(labels, parts, "house_number", first, at, sure)
            take(labels, parts, "unit", at, stop, min(sure, FOUND))
            return


def storey_for_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A storey with its sign is no door where a number stands before it: "Corrientes 2780 | 4° B"."""
    first, end, _ = parts["house_number"]
    start, stop, sure = parts.get("street", (0, 0, 0.0))
    if cut.number_first or "unit" in parts or stop != first or cut.breaks(first) or stop - start < 2:
        return
    named = any(
        cut.tokens[at].folded.isalpha() and not cut.role(at, "street") for at in range(start, stop - 1)
    )
    if _has_sign(cut, first) and named and cut.tokens[stop - 1].folded.isdigit():
        take(labels, parts, "street", start, stop - 1, sure)
        take(labels, parts, "house_number", stop - 1, stop, min(sure, FOUND))
        take(labels, parts, "unit", first, end, FOUND)


def _has_sign(cut: Cut, at: int) -> bool:
    """Whether the sign of an ordinal stands right behind a number, perhaps after a point."""
    end = cut.tokens[at].end
    return cut.text[end : end + 2].lstrip(".").startswith(_ORDINAL_SIGNS)

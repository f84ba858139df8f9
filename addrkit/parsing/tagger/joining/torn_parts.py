"""Parts between separators that the tagger tore between two components, or left between two."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_PLACES = ("suburb", "district", "city", "region")


def join_torn_parts(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its places, in place."""
    _bracket_in_place(cut, labels, parts)
    _whole_building(cut, labels, parts)
    _whole_quarter(cut, labels, parts)
    _whole_place(cut, labels, parts)
    _place_between(cut, labels, parts)


def _bracket_in_place(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What brackets close within a component is of what stands before them: "Road 27 (Old), Dhanmondi"."""
    for held in ("street", "unit"):
        first, end, sure = parts.get(held, (0, 0, 0.0))
        name = labels[end] if 0 < end < len(labels) else FREE
        start, stop, other = parts.get(name, (0, 0, 0.0))
        if name not in (*_PLACES, "building") or start != end or "(" not in cut.tokens[start].gap:
            continue
        if held == "unit" and not (cut.tokens[start].joined and cut.tokens[start].gap == "("):
            continue  # "A4(M)" and not "#01-110, (part of)"
        at = next((at for at in range(start + 1, stop) if ")" in cut.tokens[at].gap), stop)
        if at < stop:
            take(labels, parts, name, at, stop, other)
            take(labels, parts, held, first, at, sure)


def _whole_building(cut: Cut, labels: list[str], parts: Parts) -> None:
    """What begins a part that a building's word ends is of the building: "Golden Bear Industrial Centre"."""
    if not {"building", "suburb"} <= parts.keys():
        return
    first, end, sure = parts["building"]
    start, stop, _ = parts["suburb"]
    torn = stop == first and not cut.breaks(first) and cut.breaks(start) and cut.breaks(end)
    named = all(
        cut.tokens[at].folded.isalpha() and not cut.role(at, "suburb") and not cut.breaks(at + 1)
        for at in range(start, end - 1)
    )
    if torn and named and cut.role(end - 1, "building") == 1:
        del parts["suburb"]
        take(labels, parts, "building", start, end, sure)


def _whole_quarter(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A small word and a name right behind a quarter with its word are no street: "Loc. Pian | dei Mantellini"."""
    if not {"suburb", "street"} <= parts.keys():
        return
    (first, end, sure), (start, stop, _) = parts["suburb"], parts["street"]
    torn = start == end and not cut.breaks(start) and stop - start > 1 and bool(cut.role(first, "suburb"))
    small = cut.tokens[start].folded in cut.lexicon.country.particles
    if torn and small and not any(cut.role(at, "street") for at in range(start, stop)):
        del parts["street"]
        take(labels, parts, "suburb", first, stop, min(sure, FOUND))


def _whole_place(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A part that two places share, of which each has another part to itself, is a third: "X - Chợ Lách - Bến Tre"."""
    for name, (start, first, other) in list(parts.items()):
        behind = labels[first] if first < len(labels) else FREE
        if name not in _PLACES or behind not in _PLACES or cut.breaks(first):
            continue
        _, end, sure = parts[behind]
        begin = max((at for at in range(start + 1, first) if cut.breaks(at)), default=start)
        stop = next((at for at in range(first + 1, end) if cut.breaks(at)), end)
        if begin == start or stop == end or parts[behind][0] != first:
            continue
        third = "district" if cut.lexicon.districts_written and "district" not in parts else behind
        take(labels, parts, name, start, begin, other)
        take(labels, parts, behind, stop if third != behind else begin, end, sure)
        if third != behind:
            take(labels, parts, third, begin, stop, min(sure, FOUND))
        return


def _place_between(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A second building's name between the street and the town is a quarter's: "..., Ortigas Center, Pasig"."""
    if "suburb" in parts or not {"building", "street", "city"} <= parts.keys():
        return
    first, end = parts["street"][1], parts["city"][0]
    left = end - first > 0 and set(labels[first:end]) == {FREE} and cut.breaks(first) and cut.breaks(end)
    inner = range(first, end)
    if not left or not cut.barred.isdisjoint(inner) or any(cut.breaks(at) for at in inner[1:]):
        return
    named = all(cut.tokens[at].folded.isalpha() and len(cut.tokens[at].folded) > 1 for at in inner)
    if named and cut.role(end - 1, "building") == 1:
        take(labels, parts, "suburb", first, end, LEFT)

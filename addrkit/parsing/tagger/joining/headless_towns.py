"""Towns of which the tagger took the end alone: "Cebu | City", "Ciudad | de México", "Burton-on | Trent"."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import LEFT, Parts, take


def join_headless_towns(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Give a town its first words back, in place; what stands between commas before it then is a quarter."""
    if "city" not in parts:
        return
    first, end, sure = parts["city"]
    if first == 0 or cut.breaks(first):
        return
    head = _hyphened_head(cut, labels, first)
    if head < first:
        take(labels, parts, "city", head, end, sure)
        return
    start = _with_region(cut, labels, parts) if _is_kind(cut, first, end) else _with_kind(cut, labels, first)
    if start is None:
        return
    take(labels, parts, "city", start, end, sure)
    _quarter_before(cut, labels, parts, start)


def _hyphened_head(cut: Cut, labels: list[str], first: int) -> int:
    """Where a town's name begins whose head, which nothing holds, hyphens join to it: "Burton-on | Trent"."""
    while first and labels[first - 1] == FREE and cut.tokens[first].joined and cut.tokens[first].gap == "-":
        if not cut.tokens[first - 1].folded.isalpha():
            break
        first -= 1
    return first


def _is_kind(cut: Cut, first: int, end: int) -> bool:
    """Whether a town is nothing but the word for one: "City"."""
    return end - first == 1 and cut.role(first, "city") == 1


def _with_region(cut: Cut, labels: list[str], parts: Parts) -> int | None:
    """Where the region right before a town begins, which then is the head of its name."""
    first = parts["city"][0]
    start, stop, _ = parts.get("region", (0, 0, 0.0))
    if stop != first or not cut.breaks(start):
        return None
    del parts["region"]
    return start


def _with_kind(cut: Cut, labels: list[str], first: int) -> int | None:
    """Where the word for a town stands that nothing holds, right before a particle of its name."""
    particle = cut.tokens[first].folded in cut.lexicon.country.particles
    kind = labels[first - 1] == FREE and cut.role(first - 1, "city") > 0
    return first - 1 if particle and kind else None


def _quarter_before(cut: Cut, labels: list[str], parts: Parts, town: int) -> None:
    """The words of the part before a town, where nothing holds any of them, are its quarter."""
    if "suburb" in parts or not cut.breaks(town):
        return
    first = town
    while first and labels[first - 1] == FREE and (first == town or not cut.breaks(first)):
        first -= 1
    named = all(token.folded.isalpha() for token in cut.tokens[first:town])
    if 0 < first < town and cut.breaks(first) and named:
        take(labels, parts, "suburb", first, town, LEFT)

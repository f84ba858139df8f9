"""Places with commas between and a word each, told apart by their words."""

from __future__ import annotations

from itertools import pairwise

from addrkit.parsing.rules.cut import Cut
from addrkit.parsing.tagger.parts import Parts, take


def join_announced(cut: Cut, labels: list[str], parts: Parts, taken: str) -> None:
    """Mend in place what was taken for one place: "sat Florești, com. Florești", "край Алтайский, г. Бийск"."""
    first, end, sure = parts[taken]
    edges = [first, *(at for at in range(first + 1, end) if cut.breaks(at)), end]
    named = [(_announced_as(cut, start, stop), start, stop) for start, stop in pairwise(edges)]
    if any(role == "city" for role, _, _ in named):
        named = [(role or _listed_as(cut, start, stop), start, stop) for role, start, stop in named]
    roles = [role for role, _, _ in named if role]
    if len(roles) < len(named) or len(set(roles)) < len(roles):
        return
    if any(role != taken and role in parts for role in roles) or roles in (["suburb"], ["district"]):
        return
    if taken not in roles:
        del parts[taken]
    for role, start, stop in named:
        take(labels, parts, role, start, stop, sure)


_ANNOUNCING = frozenset({"suburb", "city", "district", "region_word"})


def _announced_as(cut: Cut, first: int, end: int) -> str:
    """What the word at an edge of a place says that it is; empty where none does."""
    if cut.roles.isdisjoint(_ANNOUNCING):
        return ""
    for role, name in (
        ("suburb", "suburb"),
        ("city", "city"),
        ("district", "district"),
        ("region_word", "region"),
    ):
        if 0 < cut.role(first, role) < end - first:
            return name
    for role, name in (("region_word", "region"), ("district", "district")):
        if any(cut.role(at, role) == end - at for at in range(first + 1, end)):
            return name
    return ""


def _listed_as(cut: Cut, first: int, end: int) -> str:
    """A region that is written without its word beside an announced town: "ЛО, г. Гатчина"."""
    return "region" if cut.role(first, "region") == end - first else ""

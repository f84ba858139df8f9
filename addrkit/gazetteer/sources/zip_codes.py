"""ZIP codes of the Philippines by the division that they are of: a town, or a quarter of Metro Manila."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from addrkit.gazetteer.sources.division import Division
from addrkit.locale.country import country
from addrkit.locale.text import fold

_BRACKETS = re.compile(r"\s*\([^)]*\)\s*")
_CENTRAL = re.compile(r"\s+CPO\b.*$")
_BLOCK = 2
"""Digits in which the codes of neighbouring cities of the metropolis mostly differ."""


def zip_codes(
    divisions: Mapping[str, Division],
    rows: Sequence[Mapping[str, Any]],
    in_metropolis: Callable[[Division], bool],
) -> dict[str, list[str]]:
    """The codes by the id of the division, from rows that name a town and its province, or an office of the metropolis.

    The offices of a city of the metropolis follow each other, its central one first. Many cities have a Poblacion: the
    one of the city whose codes stand beside it is meant.
    """
    towns: dict[tuple[str, str], str] = {}
    quarters: dict[str, list[str]] = {}
    for each in divisions.values():
        inside = in_metropolis(each)
        if each.level == "city":
            above = "" if inside else fold(divisions[each.parent or ""].names[0])
            for name in each.names:
                towns.setdefault((above, fold(name)), each.id)
        elif each.level in ("suburb", "district") and inside:
            quarters.setdefault(fold(each.names[0]), []).append(each.id)
    provinces = country("PH").region_codes
    found: dict[str, list[str]] = {}
    last: str | None = None
    block = ""
    for row in sorted(rows, key=lambda row: str(row["code"])):
        code, text = row["code"], _BRACKETS.sub(" ", row["localityName"] or "").strip()
        above = "" if row["stateCode"] == "00" else fold(provinces.get(row["stateCode"], ""))
        name = fold(_CENTRAL.sub("", text).replace("Sta.", "Santa").replace("Sto.", "Santo"))
        town = towns.get((above, name)) or towns.get((above, f"{name} city"))
        owners = [town] if town is not None else []
        if above == "":
            begins = last is None or code[:_BLOCK] != block or _CENTRAL.search(text) is not None
            # Makati has a quarter Valenzuela, which is no city among its codes.
            same = [] if begins and town is not None else quarters.get(name, [])
            here = [each for each in same if last is not None and town_of(divisions, each) == last]
            owners = here[:1] or owners or _quarter(same, last, begins=begins)
        for each_owner in owners:
            found.setdefault(each_owner, []).append(code)
        if owners and above == "":
            last, block = town_of(divisions, owners[0]), code[:_BLOCK]
    return found


def _quarter(same: Sequence[str], last: str | None, *, begins: bool) -> list[str]:
    """Whose the code of an office is: the only quarter of that name, the city whose codes stand beside it, or both."""
    only = list(same) if len(same) == 1 else []
    if begins and only:
        return only
    # An office of a city: neighbouring codes lie in it as well.
    return [*([last] if last is not None else []), *only]


def town_of(divisions: Mapping[str, Division], owner: str) -> str:
    """The id of the town that a division is, or lies in."""
    while divisions[owner].level != "city":
        owner = divisions[owner].parent or ""
    return owner

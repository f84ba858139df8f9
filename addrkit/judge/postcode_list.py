"""Lists of postcodes beside a verdict: one that a whole list lacks does not exist; one of another region is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.format import format_address
from addrkit.locale.region_postcodes import may_lie_in
from addrkit.locale.text import squeeze
from addrkit.parsing.query import Query
from addrkit.types import ComponentVerdict, Verification

_COARSE: Final = ("locality", "region", "country", "none")
_SETTLED: Final = frozenset({"postcode_unconfirmed", "postcode_conflict", "postcode_corrected"})


def beside_postcode_list(
    verdict: Verification, query: Query, gazetteers: Sequence[Gazetteer]
) -> Verification:
    """The verdict with what a complete list of postcodes says of the one that was typed.

    A door or a street that a gazetteer confirms stands as it is.
    """
    lists = list(_lists(query.country, gazetteers))
    typed = query.value("postcode") or _taken_for_another(query)
    if not lists and _lies_elsewhere(verdict):
        part = verdict.components["postcode"]
        components = dict(verdict.components) | {"postcode": replace(part, status="conflicting")}
        reasons = tuple(each for each in verdict.reasons if each not in _SETTLED)
        action = "confirm" if verdict.action == "accept" else verdict.action
        return replace(verdict, action=action, components=components, reasons=(*reasons, "postcode_conflict"))
    if not lists or typed is None or not query.postcodes or verdict.granularity not in _COARSE:
        return verdict
    whole = query.conventions.postcode if query.conventions else None
    if whole is not None and not whole.fullmatch(typed):
        return verdict
    listed = any(len(gazetteer.words.entries(query.postcodes[0])) for gazetteer in lists)
    reasons = tuple(each for each in verdict.reasons if each not in _SETTLED)
    status = "confirmed" if listed else "conflicting"
    components = {
        name: part for name, part in verdict.components.items() if squeeze(part.input or "") != squeeze(typed)
    }
    taken = {name: None for name in verdict.components if name not in components and name != "country"}
    components["postcode"] = ComponentVerdict(typed, typed, status)  # type: ignore[arg-type]
    address = replace(verdict.address, **{**taken, "postcode": typed})
    shown = replace(verdict, components=components, address=address, formatted=format_address(address))
    if not listed:
        action = "confirm" if verdict.action == "accept" else verdict.action
        return replace(shown, action=action, reasons=(*reasons, "postcode_not_found"))
    if verdict.match is None or "city_conflict" in reasons or "ambiguous" in reasons:
        return replace(shown, reasons=reasons)
    return replace(shown, reasons=reasons, granularity="suburb")


def _taken_for_another(query: Query) -> str | None:
    """A whole postcode that was written without its blank, and that the parser took for a town: "e84nq"."""
    whole = query.conventions.postcode if query.conventions else None
    for name in ("city", "suburb", "district"):
        text = query.value(name)
        if text and whole is not None and whole.fullmatch(text) and squeeze(text) in query.postcodes:
            return text
    return None


def _lies_elsewhere(verdict: Verification) -> bool:
    """Whether a postcode that no gazetteer confirms begins as those of another region do."""
    part = verdict.components.get("postcode")
    match = verdict.match.components if verdict.match is not None else None
    if part is None or part.status != "unconfirmed" or not part.value or match is None:
        return False
    region, code = match.region, match.country
    return bool(region and code and verdict.granularity in _COARSE) and not may_lie_in(
        part.value, region or "", code or ""
    )


def _lists(code: str | None, gazetteers: Sequence[Gazetteer]) -> Iterator[Gazetteer]:
    """The gazetteers that hold nothing of a country but all of its postcodes."""
    for gazetteer in gazetteers:
        if gazetteer.lists_postcodes and gazetteer.is_complete_in(code):
            yield gazetteer

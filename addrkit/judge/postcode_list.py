"""Lists of postcodes beside a verdict: one that a whole list lacks does not exist; one of another region is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import country
from addrkit.locale.format import format_address, is_begun_postcode, is_whole_postcode
from addrkit.locale.region_postcodes import is_of_another_town, is_of_no_region, may_lie_in
from addrkit.locale.text import squeeze
from addrkit.parsing.query import Query
from addrkit.types import ComponentVerdict, Reason, Status, Verification

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
    told = _told_by_regions(verdict, query) if not lists else None
    if told is not None:
        part = verdict.components["postcode"]
        status: Status = "unconfirmed" if told == "postcode_unconfirmed" else "conflicting"
        components = dict(verdict.components) | {"postcode": replace(part, status=status)}
        reasons = tuple(each for each in verdict.reasons if each not in _SETTLED)
        action = "confirm" if verdict.action == "accept" else verdict.action
        return replace(verdict, action=action, components=components, reasons=(*reasons, told))
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
    components["postcode"] = ComponentVerdict(typed, typed, status)
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


def _told_by_regions(verdict: Verification, query: Query) -> Reason | None:
    """What the beginnings of the regions' postcodes say of one that no gazetteer confirms."""
    part = verdict.components.get("postcode")
    if part is None or part.status != "unconfirmed" or not part.value or verdict.granularity not in _COARSE:
        return None
    match = verdict.match.components if verdict.match is not None else None
    code = match.country if match is not None else query.country
    if code and is_of_no_region(part.value, code):
        return "postcode_not_found"
    if match is not None and code and not is_whole_postcode(part.value, country(code)):
        return "postcode_unconfirmed" if is_begun_postcode(part.value, code) else "postcode_not_found"
    names = (query.value("city"), match.city if match else None)
    if code and is_of_another_town(part.value, names, code):
        return "postcode_conflict"
    region = (match.region if match is not None else None) or query.value("region")
    return "postcode_conflict" if region and code and not may_lie_in(part.value, region, code) else None


def _lists(code: str | None, gazetteers: Sequence[Gazetteer]) -> Iterator[Gazetteer]:
    """The gazetteers that hold nothing of a country but all of its postcodes."""
    for gazetteer in gazetteers:
        if gazetteer.lists_postcodes and gazetteer.is_complete_in(code):
            yield gazetteer

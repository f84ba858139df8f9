"""Listed districts beside what was taken with them: "Pondok Pinang | Kebayoran Lama", "Rungkut | Surabaya"."""

from __future__ import annotations

from addrkit.locale.towns import towns_of
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.opened import listed_district
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take

_UNSURE = 0.5
"""The tagger's confidence of what may be something else, at most."""
_HOLDERS = ("suburb", "district", "city", FREE)


def join_listed_districts(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Tell districts from the quarters and the towns beside them, in place, where lines name all three."""
    if not cut.lexicon.country.names_begin_with_words:
        return
    _one_town(cut, labels, parts)
    _place_before_street(cut, labels, parts)
    _town_behind(cut, labels, parts)
    _district(cut, labels, parts)
    _rest_of_neighbourhood(cut, labels, parts)
    _unlisted_before_town(cut, labels, parts)


def _place_before_street(cut: Cut, labels: list[str], parts: Parts) -> None:
    """An unlisted name that is a part of its own before the street is an estate: "Harapan Indah, Jl. Melon"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    street = parts.get("street", (0, 0, 0.0))[0]
    alone = first == 0 < end <= street and cut.breaks(end)
    if alone and "building" not in parts and not cut.role(0, "city") and not listed_town(cut, 0, end):
        del parts["city"]
        take(labels, parts, "building", 0, end, min(sure, LEFT))


def _town_behind(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A listed town that ends a longer name is the town; what is before it is a part of it: "Krukut Jakarta Barat"."""
    holder = "city" if "city" in parts else "district"
    first, end, sure = parts.get(holder, (0, 0, 0.0))
    if cut.role(first, holder) or listed_town(cut, first, end):
        return
    for at in range(first + 1, end):
        if listed_town(cut, at, end) != end - at and not (holder == "city" and cut.breaks(at)):
            continue
        start, stop, _ = parts.get("suburb", (first, first, 0.0))
        district = "suburb" in parts and (stop != first or listed_district(cut, first, at) == at - first)
        if district and "district" in parts and holder == "city":
            return
        take(labels, parts, "city", at, end, max(sure, FOUND))
        if holder == "district":
            del parts["district"]
        take(labels, parts, "district" if district else "suburb", first if district else start, at, LEFT)
        return


def listed_town(cut: Cut, at: int, end: int) -> int:
    """How many words from here, up to the end at most, are a listed town's name."""
    towns = towns_of(cut.lexicon.country.code)
    listed = max(cut.role(at, "town"), cut.role(at, "known_city"))
    for size in range(min(3, end - at), listed, -1):
        if cut.folded(at, at + size) in towns:
            return size
    return listed


def _rest_of_neighbourhood(cut: Cut, labels: list[str], parts: Parts) -> None:
    """An unlisted name right behind a neighbourhood's number is the quarter's: "RT 7 RW 1 | Menteng Dalam"."""
    first, end, sure = parts.get("city", (0, 0, 0.0))
    start, stop, _ = parts.get("suburb", (0, 0, 0.0))
    numbered = 0 < stop == first and cut.tokens[stop - 1].digits and cut.role(start, "suburb")
    if (
        numbered
        and not cut.breaks(first)
        and not cut.role(first, "city")
        and not listed_town(cut, first, end)
    ):
        del parts["city"]
        take(labels, parts, "suburb", start, end, min(sure, FOUND))


def _unlisted_before_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """An unlisted name right before the town, little sure, is a quarter: "Duri Kepa Jakarta Barat"."""
    first, end, sure = parts.get("district", (0, 0, 0.0))
    known = cut.role(first, "district") or listed_district(cut, first, end) == end - first
    behind = "city" in parts and parts["city"][0] == end and not cut.breaks(end)
    if first < end and behind and not known and sure < _UNSURE and "suburb" not in parts:
        del parts["district"]
        take(labels, parts, "suburb", first, end, sure)


def _one_town(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A listed town that a hyphen joins to its region is told apart; its last word is none: "Bandar Lampung"."""
    first, end, sure = parts.get("region", (0, 0, 0.0))
    town = listed_town(cut, first, end)
    rest = first + town
    if town and rest < end and cut.tokens[rest].gap == "-" and cut.role(rest, "region") == end - rest:
        if "city" not in parts:
            take(labels, parts, "city", first, rest, FOUND)
            take(labels, parts, "region", rest, end, FOUND)
        return
    start, stop, _ = parts.get("city", (0, 0, 0.0))
    if 0 <= start < stop == first and listed_town(cut, start, end) == end - start > 1:
        del parts["region"]
        take(labels, parts, "city", start, end, min(sure, FOUND))


def _district(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The last listed name before a separator, the town or the region is the district, whatever it was torn from."""
    first, end = _last_listed(cut, labels, parts)
    if first == end or parts.get("district", (0, 0, 0.0))[:2] == (first, end):
        return
    old = parts.pop("district", (first, first, 0.0))
    for name in ("suburb", "city"):
        start, stop, sure = parts.get(name, (0, 0, 0.0))
        if start < end and first < stop:
            del parts[name]
            labels[start:stop] = [FREE] * (stop - start)
            if start < first and name == "suburb":
                take(labels, parts, name, start, first, sure)
    labels[old[0] : old[1]] = [FREE] * (old[1] - old[0])
    start, stop, sure = parts.get("suburb", (old[0], old[0], LEFT))
    if start <= old[0] <= stop and stop < first and old[0] < first:
        take(labels, parts, "suburb", start, first, min(sure, LEFT))
    take(labels, parts, "district", first, end, FOUND)


def _last_listed(cut: Cut, labels: list[str], parts: Parts) -> tuple[int, int]:
    last = (0, 0)
    worded = any(cut.role(parts["district"][0], "district") for _ in range("district" in parts))
    begun = max((parts[name][1] for name in ("street", "house_number") if name in parts), default=0)
    for at in range(begun, 0 if worded else len(labels)):
        size = listed_district(cut, at, len(labels))
        if not size or any(
            labels[each] not in _HOLDERS or each in cut.barred for each in range(at, at + size)
        ):
            continue
        closed = cut.breaks(at + size) or labels[at + size] in ("region", "postcode")
        town = parts.get("city", (0, 0, 0.0))
        closed = closed or town[0] == at + size
        only = town[0] < at + size and at < town[1]
        if only and listed_town(cut, at, at + size):
            continue  # "Bekasi Timur" with no town beside it
        if size == 1 and at and labels[at - 1] == labels[at] == "suburb" and cut.breaks(at - 1):
            continue  # ", Kali Rungkut," is a quarter
        if closed and not any(cut.breaks(each) for each in range(at + 1, at + size)):
            last = (at, at + size)
    return last

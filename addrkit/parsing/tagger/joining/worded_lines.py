"""Lines read by their words: those that end names ("Gazi Mh. 27 Mayıs Sk."), or explain whole parts ("г. Тула")."""

from __future__ import annotations

from addrkit.locale.towns import towns_of
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.glued_names import stretches_by_glued_words
from addrkit.parsing.tagger.joining.listed_districts import join_listed_districts
from addrkit.parsing.tagger.marked import one_of_each, stretches_by_marks
from addrkit.parsing.tagger.opened import stretches_by_openings
from addrkit.parsing.tagger.parted import stretches_by_commas
from addrkit.parsing.tagger.parts import FOUND, LEFT, Parts, take
from addrkit.parsing.tagger.worded import Stretch, stretches_by_words

_JOINED = ("suburb", "street")
"""Kinds of which two that stand beside one another are one component."""
_BESIDE = (*_JOINED, "building")
"""The same with buildings: "Toko Jaya, Pasar Baru Lantai 2", "Migros Market, Kanyon AVM"."""
_TOWN = 3
"""Words of a town's name at most."""


def join_worded_lines(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Take components by the words of a line, in place; what no word tells stays."""
    country = cut.lexicon.country
    if country.names_end_in_words and not cut.roles.isdisjoint(("suburb", "street")):
        worded = [each for each in stretches_by_words(cut, labels) if not _is_town(cut, each)]
        found = [_without_places(each, labels) for each in worded]
        if any(each.name in _JOINED for each in found):
            _retell(cut, labels, parts, found)
    elif country.parts_are_marked and not cut.text.isascii():
        found = one_of_each(stretches_by_marks(cut, labels))
        if found:
            _retell(cut, labels, parts, found)
    elif country.type_position == "first" and any(token.unspaced for token in cut.tokens):
        found = stretches_by_glued_words(cut, labels)
        if any(each.name in ("street", "building", "house_number") for each in found):
            _retell(cut, labels, parts, found)
    elif country.parts_end_at_commas:
        found = stretches_by_commas(cut, labels)
        if found and "po_box" not in parts:
            _retell(cut, labels, parts, found)
    elif country.names_begin_with_words:
        found = stretches_by_openings(cut, labels)
        if found and "po_box" not in parts:  # "PO Box 1234, Jakarta"
            _retell(cut, labels, parts, found)
        join_listed_districts(cut, labels, parts)


def _is_town(cut: Cut, each: Stretch) -> bool:
    """Whether a word for a cellar is a larger town's name that is a part by itself: "No: 12, Bodrum"."""
    apart = each.name == "unit" and each.first > 0 and cut.breaks(each.first) and cut.breaks(each.end)
    return apart and cut.folded(each.first, each.end) in towns_of(cut.lexicon.country.code)


def _without_places(each: Stretch, labels: list[str]) -> Stretch:
    """A street without a region and a town that open it: "İstanbul Şişli | Halaskargazi Caddesi"."""
    first = each.first
    if each.name == "street" and labels[first] == "region":
        while first + 1 < each.end - 1 and labels[first] in ("region", "city"):
            first += 1
    return each._replace(first=first) if labels[first] == "street" else each


def _retell(cut: Cut, labels: list[str], parts: Parts, found: list[Stretch]) -> None:
    told = _told(cut, found)
    held = {at for each in found for at in range(each.first, each.end)}
    if "building" in told and "building" in parts:
        _whole_building(cut, told, parts, held)
    rest = _left_over(cut, labels, parts, told, held)
    if cut.lexicon.country.names_end_in_words:
        _without_towns(cut, told, rest)
        _listed_town(cut, rest | told, rest, held)
    before = dict(parts)
    parts.clear()
    linked = {at for at, label in enumerate(labels) if label == LINK and at not in held}
    linked.update(at for each in found if each.name == LINK for at in range(each.first, each.end))
    labels[:] = [LINK if at in linked else FREE for at in range(len(labels))]
    for name, (first, end, sure) in (told | rest).items():
        old = before.get(name)
        take(labels, parts, name, first, end, old[2] if old and old[:2] == (first, end) else sure)


def _whole_building(cut: Cut, told: Parts, parts: Parts, held: set[int]) -> None:
    """A shop is not torn from the mall behind its comma that the tagger told with it: "Toko Jaya, Mangga Dua Mall"."""
    (first, end, sure), (start, stop, _) = told["building"], parts["building"]
    if start <= first and end < stop and cut.breaks(end) and held.isdisjoint(range(end, stop)):
        told["building"] = (first, stop, min(sure, LEFT))
        held.update(range(end, stop))


def _told(cut: Cut, found: list[Stretch]) -> Parts:
    """One place for each component."""
    told: Parts = {}
    for each in found:
        first, end, _ = told.get(each.name, (each.first, each.first, 0.0))
        if each.name in (FREE, LINK) or cut.folded(first, end) == cut.folded(each.first, each.end):
            continue  # "Yalı Mah Yalı Mah"
        if each.name in _BESIDE and end == each.first:
            told[each.name] = (first, each.end, FOUND)
        elif each.name == "unit" and each.name in told:
            told[each.name] = _one_unit((first, end, FOUND), each)
            start, stop, sure = told.get("building", (0, 0, FOUND))
            if stop == first and end < each.first:  # "Kuzey Sitesi A Blok No: 5 D: 12"
                told["building"], told["unit"] = (start, end, sure), (each.first, each.end, FOUND)
        elif each.name not in told or (each.name in _JOINED and each.sure > told[each.name][2]):
            told[each.name] = (each.first, each.end, each.sure)
    return told


def _one_unit(before: tuple[int, int, float], unit: Stretch) -> tuple[int, int, float]:
    """Units beside one another are one; of two that stand apart the longer, which says more."""
    first, end, sure = before
    if end == unit.first:
        return first, unit.end, sure
    return before if end - first > unit.end - unit.first else (unit.first, unit.end, sure)


def _listed_town(cut: Cut, all_told: Parts, rest: Parts, held: set[int]) -> None:
    """A listed town that nothing holds takes the place of what is none: "Sancaktepe/İstanbul", "Bodrum Muğla Büro"."""
    first, end, sure = rest.get("city", (len(cut.tokens), 0, FOUND))
    told = "city" in all_told and ("region" in all_told or cut.role(first, "region") != end - first)
    if told and ("city" not in rest or cut.role(first, "town") == end - first):
        return
    if told:
        within = next((at for at in range(first, end) if 0 < cut.role(at, "town") <= end - at), None)
        beside = within if within is not None else _beside_region(cut, all_told, held)
        if beside is not None:
            behind = beside + cut.role(beside, "town")
            for name in [each for each, (start, stop, _) in rest.items() if start < behind and beside < stop]:
                del rest[name]
            rest["city"] = (beside, behind, sure)
        elif _is_torn_off(cut, all_told, held, first) or (end - first > 1 and _is_bare(cut, all_told, first)):
            del rest["city"]  # "kapalı yüzme | havuzu", "No 206/a İşyeri Konyalı"
        return
    taken = held.union(*(range(start, stop) for start, stop, _ in all_told.values()))
    for at in range(len(cut.tokens)):
        town = at + cut.role(at, "town")
        if at < town <= first and taken.isdisjoint(range(at, town)):
            if "city" in rest:
                rest["region"] = (first, end, sure)
            rest["city"] = (at, town, LEFT)
            return


def _without_towns(cut: Cut, told: Parts, rest: Parts) -> None:
    """Listed towns are no building, nor a basement where no town is told: "No: 3 Dikili DİKİLİ", "Bodrum Muğla"."""
    for name in ("building", "unit"):
        first, end, _ = rest.get(name, (0, 0, FOUND))
        at = first
        while at < end and cut.role(at, "town"):
            at += cut.role(at, "town")
        if first < at == end and (name == "building" or "city" not in told | rest):
            del rest[name]


def _is_torn_off(cut: Cut, told: Parts, held: set[int], first: int) -> bool:
    """Whether an unlisted town is but the last word of a name that nothing holds."""
    before = first - 1
    taken = before in held or any(start <= before < end for start, end, _ in told.values())
    return not taken and _is_bare(cut, told, first)


def _is_bare(cut: Cut, told: Parts, first: int) -> bool:
    """Whether a name goes on with the line, and neither region nor postcode tells that a town may stand there."""
    return not cut.breaks(first) and {"region", "postcode"}.isdisjoint(told)


def _beside_region(cut: Cut, told: Parts, held: set[int]) -> int | None:
    """Where a listed town begins that stands right before the region or behind it, and that nothing holds."""
    if "region" not in told:
        return None
    first, end, _ = told["region"]
    before = (at for at in range(max(0, first - _TOWN), first) if at + cut.role(at, "town") == first)
    found = [at for at in (*before, end) if cut.role(at, "town")]
    return next((at for at in found if held.isdisjoint(range(at, at + cut.role(at, "town")))), None)


def _left_over(cut: Cut, labels: list[str], parts: Parts, told: Parts, held: set[int]) -> Parts:
    """What the tagger told of other components, less the words that are held now: the longest stretch of each.

    One that lies within another comes last: of "ม.4 ซ.วัด ต.บางพลี" the quarter is not "ม.4".
    """
    rest: Parts = {}
    within = cut.lexicon.country.within_words
    for name, (first, end, sure) in parts.items():
        if name in told:
            continue
        runs: list[tuple[int, int]] = []
        for at in range(first, end):
            if at in held or labels[at] != name:
                continue
            if runs and runs[-1][1] == at:
                runs[-1] = (runs[-1][0], at + 1)
            else:
                runs.append((at, at + 1))
        if not runs:
            continue
        if len(runs) > 1:
            runs.sort(key=lambda run: (cut.tokens[run[0]].folded in within, run[0] - run[1]))
        start, stop = runs[0]
        whole = (start, stop) == (first, end)
        rest[name] = (start, stop, sure if whole else min(sure, LEFT))
    return rest

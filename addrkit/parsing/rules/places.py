"""Regions, cities, suburbs and districts, and the names of buildings in front of the street."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, NOTE, Cut

_PLACE_ROLES = ("suburb", "district", "city")
_SURE = 2.0
"""Score of a name from which on the rules are sure that it is the region."""


def take_region(cut: Cut) -> None:
    """The region's name or code, where regions stand: at the end of a part, next to the postcode."""
    best: tuple[float, int, int] | None = None
    if "region" not in cut.roles:
        return
    for at, roles in enumerate(cut.marks):
        length = roles.get("region", 0) if at else 0
        if not length or any(cut.labels[at : at + length]):
            continue
        score = _region_score(cut, at, at + length)
        if score > 0 and (best is None or score >= best[0]):
            best = (score, at, at + length)
    if best is not None:
        score, first, end = best
        cut.take("region", first - _announcing(cut, first), end, sure=score >= _SURE)


def _announcing(cut: Cut, first: int) -> int:
    """1 if the word before a region announces it, as in "จ.เชียงใหม่"."""
    announced = cut.role(first - 1, "city") == 1 and cut.is_free(first - 1) and not cut.breaks(first)
    return int(
        (announced and _type_first(cut) and cut.breaks(first - 1))
        or (announced and cut.tokens[first].gap == ".")
    )


def _region_score(cut: Cut, first: int, end: int) -> float:
    word = cut.tokens[first].folded
    is_code = end - first == 1 and len(word) <= 3
    if is_code and len(word) < 2:
        return -1
    after = cut.labels[end] if end < len(cut.labels) else "end"
    before = cut.labels[first - 1]
    at_end = after in ("end", "country", "postcode", NOTE)
    if not at_end and not cut.breaks(end):
        return -1
    if cut.tokens[first - 1].folded in cut.lexicon.small_words and before == FREE and not cut.breaks(first):
        return -1
    score = 1.0 if at_end else 0.0
    score += 1.0 if after == "postcode" else 0.0
    score += 0.2 * (end - first - 1)
    if is_code:
        raw = cut.text[cut.tokens[first].start : cut.tokens[first].end]
        score += 1.0 if raw.isupper() else -0.5
        if not at_end:
            score -= 1.0
        if cut.role(first, "unit") and not at_end:
            score -= 1.0
        if cut.tokens[first - 1].digits and not cut.breaks(first) and before == FREE:
            score -= 0.5
    else:
        score += 1.0 if cut.breaks(first) else 0.3
        if before == "postcode" and cut.lexicon.postcode_first:
            score -= 3.0
        if cut.role(first - 1, "street") and not cut.breaks(first) and _type_first(cut):
            score -= 2.0
    return score


def _type_first(cut: Cut) -> bool:
    return cut.lexicon.country.type_position == "first"


def take_named_places(cut: Cut) -> None:
    """Suburbs, districts and cities that a word announces: "Kel. Bangka", "Col. Centro", "Quận 1"."""
    if cut.roles.isdisjoint(_PLACE_ROLES):
        return
    for at in range(len(cut.tokens)):
        if not cut.is_free(at):
            continue
        role, length = _announced(cut, at)
        if not length:
            continue
        start = _named_from(cut, at) if role == "city" else at
        end = at + length if start < at or cut.role(at, "glued") else _name_end(cut, at + length)
        if start < at:
            if (
                cut.is_free(end)
                and not cut.breaks(end)
                and len(cut.tokens[end].folded) <= 2
                and cut.tokens[end].digits
            ):
                end += 1  # "Paris Cedex 08"
            cut.take(role, start, end, sure=True)
            continue
        nameless = end == at + length and not cut.role(at, "glued")
        if nameless or _holds_street(cut, at, end):
            continue
        spans = cut.spans(role)
        if spans and spans[-1][1] != at:
            continue
        cut.take(role, at, end, sure=True)


def _named_from(cut: Cut, at: int) -> int:
    """Where a city that ends with a city word begins: "Paris Cedex", "Makati City"."""
    start = cut.run_start(at)
    words = cut.tokens[start:at]
    plain = all(token.folded.isalpha() for token in words) and len(words) <= 4
    typed = any(cut.role(each, "street") or cut.role(each, "unit") for each in range(start, at))
    return start if plain and not typed else at


def _holds_street(cut: Cut, first: int, end: int) -> bool:
    """Whether the words are a street's: "County Line Road"."""
    if cut.lexicon.country.type_position != "last":
        return False
    return any(cut.role(at, "street") for at in range(first + 1, end))


def _announced(cut: Cut, at: int) -> tuple[str, int]:
    if not 0 <= at < len(cut.marks) or cut.marks[at].keys().isdisjoint(_PLACE_ROLES):
        return "", 0
    bare_type = cut.role(at - 1, "street") and not cut.role(at - 1, "glued")
    if bare_type and not cut.breaks(at) and _type_first(cut):
        return "", 0
    unit = cut.role(at, "unit") and cut.role(at, "unit") >= cut.role(at, "suburb")
    if (cut.role(at, "street") or unit) and not cut.breaks(at):
        return "", 0
    best = ("", 0)
    for role in _PLACE_ROLES:
        length = cut.role(at, role)
        if length > best[1]:
            best = (role, length)
    return best


def _name_end(cut: Cut, at: int) -> int:
    end = at
    while cut.is_free(end) and not cut.breaks(end) and end - at < 6:
        if end > at and (_announced(cut, end)[1] or (cut.role(end, "unit") and cut.tokens[end].gap)):
            break
        if end > at and cut.tokens[end].digits and not cut.tokens[end].joined:
            break
        end += 1
    return end


def take_buildings(cut: Cut) -> None:
    """Parts of their own that a building word marks, before the number is looked for."""
    if cut.has("building") or "building" not in cut.roles:
        return
    for first, stop in list(cut.runs()):
        if cut.tokens[first].digits or not any(cut.role(at, "building") for at in range(first, stop)):
            continue
        if stop - first < 2 or any(cut.role(at, "street") for at in range(first, stop)):
            continue
        whole = cut.breaks(first) and cut.breaks(stop)
        number_at_end = cut.tokens[stop - 1].digits
        if (
            whole
            and (first == 0 or cut.labels[first - 1] == "unit")
            and not (number_at_end and not cut.number_first)
        ):
            cut.take("building", first, stop, sure=False)
            return


def take_places(cut: Cut) -> None:
    """What is left: the city, a suburb before it, a district after it, a building in front."""
    anchor = _street_end(cut)
    runs = [run for run in cut.runs() if _is_name(cut, *run)]
    if not cut.has("city") and _names_city(cut):
        _region_as_city(cut)
    if not cut.has("city"):
        city = _city_run(cut, runs, anchor)
        if city is not None:
            runs.remove(city)
            first, stop = _only_city(cut, *city)
            near = cut.has("postcode")
            cut.take("city", first, stop, sure=near)
        elif (
            cut.has("region")
            and not cut.region_is_code
            and not (cut.has("district") and _beside_district(cut))
        ):
            _region_as_city(cut)
    cities = cut.spans("city")
    city_at = cities[0][0] if cities else len(cut.tokens)
    front = [run for run in runs if run[1] <= anchor]
    behind = [run for run in runs if anchor <= run[0] < city_at]
    if city_at < anchor:
        behind = [run for run in runs if run[0] >= anchor]
    last = [run for run in runs if run[0] > city_at >= anchor]
    if len(behind) > 1 and _beside_district(cut) and not cut.has("district"):
        cut.take("district", *behind.pop(), sure=False)
    if behind and not cut.has("suburb"):
        cut.take("suburb", *behind[-1], sure=False)
    if last and not cut.has("district") and not cut.lexicon.has_regions:
        cut.take("district", *last[0], sure=False)
    if front and not cut.has("building"):
        marked = [run for run in front if any(cut.role(at, "building") for at in range(*run))]
        cut.take("building", *(marked or front)[0], sure=False)


def _street_end(cut: Cut) -> int:
    """Where the door ends: what stands before it names a building, what follows names places."""
    ends = [span[1] for label in ("street", "house_number", "po_box") for span in cut.spans(label)]
    return max(ends, default=0)


def _is_name(cut: Cut, first: int, stop: int) -> bool:
    return any(
        cut.tokens[at].folded.isalpha() and len(cut.tokens[at].folded) > 1 for at in range(first, stop)
    )


def _city_run(cut: Cut, runs: list[tuple[int, int]], anchor: int) -> tuple[int, int] | None:
    """The stretch of words that is the city: beside the postcode, else the last one behind the street."""
    spans = cut.spans("postcode")
    if spans and cut.lexicon.postcode_first:
        for run in runs:
            if run[0] == spans[0][1] and not cut.breaks(run[0]):
                return run  # "101 Reykjavík, Laugavegur 81"
    behind = [run for run in runs if run[0] >= anchor]
    if not behind:
        return None
    if spans:
        first, end = spans[0]
        after = [run for run in behind if run[0] >= end]
        before = [run for run in behind if run[1] <= first]
        if cut.lexicon.postcode_first and after:
            return after[0]
        if before:
            return _post_town(cut, before)
        return after[0] if after else None
    regions = cut.spans("region")
    if regions:
        before = [run for run in behind if run[1] <= regions[0][0]]
        if before:
            return before[-1]
    return _post_town(cut, behind)


def _post_town(cut: Cut, runs: list[tuple[int, int]]) -> tuple[int, int]:
    """The last of the stretches, unless an earlier one is a city known by name."""
    for run in reversed(runs):
        if cut.role(run[0], "known_city") == run[1] - run[0]:
            return run
    return runs[-1]


def _only_city(cut: Cut, first: int, stop: int) -> tuple[int, int]:
    """The city without loose numbers at its ends; the district of "Dublin 2" stays."""
    while stop - 1 > first and cut.tokens[stop - 1].digits and len(cut.tokens[stop - 1].folded) > 2:
        stop -= 1
    while first + 1 < stop and cut.tokens[first].digits:
        first += 1
    return first, stop


def _beside_district(cut: Cut) -> bool:
    """Whether the country's addresses name a district between suburb and city."""
    return cut.lexicon.districts_written


def _names_city(cut: Cut) -> bool:
    """Whether the region is rather a city: Bangkok, Hanoi, or Wellington, where no region is written."""
    spans = cut.spans("region")
    if not spans or cut.region_is_code:
        return False
    first, end = spans[0]
    known = cut.role(first, "known_city") == end - first
    if _beside_district(cut):
        return known
    beside = end < len(cut.labels) and cut.labels[end] == "postcode"
    return not cut.lexicon.has_regions and beside and known


def _region_as_city(cut: Cut) -> None:
    """A region that shares its name with a city is the city where no other is named."""
    first, end = cut.spans("region")[0]
    del cut.sure["region"]
    cut.take("city", first, end, sure=False)

"""The street: the words about the house number, or about a street type where there is none."""

from __future__ import annotations

from dataclasses import replace

from addrkit.parsing.rules.cut import LINK, Cut
from addrkit.parsing.rules.lexicon import road_words
from addrkit.parsing.rules.number import NumberCut, find_door, is_numbered

_SURE = 2.5
"""Score of a number from which on the rules are sure that it is the door."""


def take_street(cut: Cut) -> None:
    """The house number and the street."""
    blank = _no_number(cut)
    if blank is not None:
        cut.take("house_number", *blank, sure=True)
        _street_left(cut, blank[0] - 1)
        return
    door = find_door(cut)
    if door is None:
        _street_alone(cut)
        return
    first = _with_unit(cut, door)
    if first == door.first and (words := _milepost(cut, first)):
        first -= words
        door = replace(door, first=first, end=_fraction_end(cut, door.end))
    cut.take("house_number", first, door.end, sure=door.score >= _SURE)
    if door.first and cut.is_free(door.first - 1) and cut.role(door.first - 1, "number"):
        cut.take(LINK, door.first - 1, door.first, sure=True)
    if door.before >= door.after:
        _street_right(cut, door.end)
    else:
        place = door.first - 1
        while place >= 0 and cut.labels[place] == LINK:
            place -= 1
        _street_left(cut, place)


def _no_number(cut: Cut) -> tuple[int, int] | None:
    """Words behind a street that say that its door has no number: "s/n", "sin número"."""
    if "no_number" not in cut.roles:
        return None
    for at in range(1, len(cut.tokens)):
        length = cut.role(at, "no_number")
        if length and cut.is_free(at):
            return at, at + length
    return None


def _fraction_end(cut: Cut, end: int) -> int:
    """The end of a distance with its fraction: "12.5", "85+500", "98,5"."""
    while (
        cut.is_free(end)
        and cut.tokens[end].joined
        and cut.tokens[end].digits
        and cut.tokens[end].gap in tuple(".,+")
    ):
        end += 1
    return end


def _milepost(cut: Cut, at: int) -> int:
    """How many words before the number say that it is a distance: "Mile 12", "km 5"."""
    if "milepost" not in cut.roles or cut.breaks(at):
        return 0
    for length in (3, 2, 1):
        first = at - length
        if first >= 0 and cut.role(first, "milepost") == length and cut.is_free(first):
            return length
    return 0


def _with_unit(cut: Cut, door: NumberCut) -> int:
    """Cuts off the unit where the country writes it before the number: "1204-80", "5/18"."""
    joint = cut.lexicon.unit_joint
    if not joint or door.end - door.first < 2 or door.before < door.after:
        return door.first
    for at in range(door.first + 1, door.end):
        if cut.tokens[at].gap == joint and cut.tokens[at].digits:
            if joint == "-" and _ascends(cut, door.first, at):
                return door.first
            cut.take("unit", door.first, at, sure=True)
            return at
    return door.first


def _ascends(cut: Cut, first: int, second: int) -> bool:
    low, high = cut.tokens[first].folded, cut.tokens[second].folded
    return low.isdigit() and high.isdigit() and 0 < int(high) - int(low) <= 10


def _street_right(cut: Cut, first: int) -> None:
    if not cut.is_free(first):
        return
    stop = cut.run_end(first)
    if cut.lexicon.streets_unnamed and not any(cut.role(at, "street") for at in range(first, stop)):
        cut.take("suburb", first, stop, sure=False)
        return
    first, end, sure = _bounds(cut, first, stop)
    cut.take("street", first, end, sure=sure)


def _bounds(cut: Cut, first: int, stop: int) -> tuple[int, int, bool]:
    """Where the street in a run that begins with it ends."""
    position = cut.lexicon.country.type_position
    typed = [at for at in range(first, stop) if cut.role(at, "street")]
    grid = _grid_end(cut, first, stop)
    if grid:
        return first, grid, True
    if position == "first" and typed:
        if typed[0] > first and typed[0] - first <= 4 and not _is_qualifier(cut, first, typed[0]):
            first = typed[0]
        return first, _less_city(cut, first, stop), True
    if position == "ending" and typed:
        compounds = [place for place in typed if cut.role(place, "compound")] or typed
        return first, compounds[0] + 1, True
    if typed:
        return first, _after_type(cut, first, stop, typed), True
    return first, _less_city(cut, first, stop), False


def _grid_end(cut: Cut, first: int, stop: int) -> int:
    """The end of a street of a grid, such as "E 900 N"; 0 for other streets."""
    numbered = first + 2 < stop and cut.tokens[first + 1].folded.isdigit()
    return first + 3 if numbered and cut.role(first, "direction") and cut.role(first + 2, "direction") else 0


def _is_qualifier(cut: Cut, first: int, end: int) -> bool:
    """Whether the words before the type belong to it: "vieille rue", "1ère avenue", "grande rue"."""
    return end - first == 1 and not cut.role(first, "building")


def _after_type(cut: Cut, first: int, stop: int, typed: list[int]) -> int:
    """The end of a street whose type stands last, with a direction after it."""
    inner = [place for place in typed if place > first]
    if not inner:
        return _type_first(cut, first, stop)
    compared = cut.lexicon.country.abbreviations
    plain = [place for place in inner if compared.get(cut.tokens[place].folded) in road_words("ending")]
    if plain:
        last = plain[0]
        for later in plain[1:]:
            nearer = later - last == 1 or (later - last == 2 and cut.tokens[last].folded == "st")
            if nearer and not (cut.tokens[later].folded == "st" and later + 1 < stop):
                last = later
        if last - first > 5:
            last = inner[0]
    else:
        last = inner[0]
        while last + 1 in inner:
            last += 1
    end = last + 1
    if end < stop and cut.role(end, "direction"):
        following = end + cut.role(end, "direction")
        if following >= stop or len(cut.tokens[end].folded) <= 2 or cut.tokens[following].digits:
            end = following
    if end < stop and cut.tokens[end].folded.isdigit() and _is_name(cut, end, stop):
        end += 1
        if end < stop and cut.role(end, "direction"):
            end += 1
    return _with_crossing(cut, end, stop)


def _is_name(cut: Cut, at: int, stop: int) -> bool:
    """Whether a number after a street type belongs to the name: "State Route 3", "Ang Mo Kio Ave 3"."""
    if is_numbered(cut, at - 1):
        return True
    closes = at + 1 >= stop or "#" in cut.tokens[at + 1].gap
    return not cut.lexicon.has_regions and closes and "#" not in cut.tokens[at].gap


def _with_crossing(cut: Cut, end: int, stop: int) -> int:
    """An intersection is one street: "Main St & 5th Ave"."""
    if end >= stop:
        return end
    crossing = (
        "&" in cut.tokens[end].gap
        or "@" in cut.tokens[end].gap
        or cut.tokens[end].folded in road_words("joining")
    )
    if not crossing:
        return end
    for at in range(end, min(stop, end + 6)):
        if cut.role(at, "street") and at > end:
            return at + 1
    return end


def _type_first(cut: Cut, first: int, stop: int) -> int:
    """A street such as "Highway 61 N", "Avenue H", "Avenue of the Americas", or "Broadway"."""
    if first + 1 < stop and (cut.tokens[first + 1].digits or len(cut.tokens[first + 1].folded) == 1):
        end = first + 2
        if end < stop and cut.role(end, "direction"):
            end += 1
        return end
    if not cut.role(first, "street"):
        return stop
    return _less_city(cut, first, stop)


def _less_city(cut: Cut, first: int, stop: int) -> int:
    """The end of a street in a run that may hold the city as well."""
    length = stop - first
    if length < 2 or _city_elsewhere(cut, stop):
        return stop
    for at in range(first + 1, stop):
        if cut.role(at, "known_city") and at + cut.role(at, "known_city") == stop:
            return at
    if length == 2 and cut.role(first, "street"):
        return stop
    end = stop - 1
    if end - 1 > first and cut.tokens[end].joined and cut.tokens[end].gap == "-":
        while end > first + 1 and cut.tokens[end].joined and cut.tokens[end].gap == "-":
            end -= 1
    if cut.tokens[end - 1].folded in cut.lexicon.small_words:
        return stop
    named = any(not cut.role(at, "direction") and not cut.role(at, "street") for at in range(first, end))
    return end if named else stop


def _city_elsewhere(cut: Cut, stop: int) -> bool:
    """Whether words after the street are left to be the city."""
    if cut.has("city"):
        return True
    for at in range(stop, len(cut.tokens)):
        if cut.is_free(at) and cut.tokens[at].folded.isalpha() and len(cut.tokens[at].folded) > 1:
            return True
    return cut.has("region") and not cut.region_is_code


def _street_left(cut: Cut, last: int) -> None:
    """The street whose last word is `last`."""
    if not cut.is_free(last):
        return
    first = cut.run_start(last)
    typed = [at for at in range(first, last + 1) if cut.role(at, "street")]
    position = cut.lexicon.country.type_position
    if typed and position == "first":
        start = typed[0]
        if start > first and not _is_qualifier(cut, first, start):
            first = start
    elif typed:
        first = _after_building(cut, first, typed[0])
    cut.take("street", first, last + 1, sure=bool(typed))


def _after_building(cut: Cut, first: int, typed: int) -> int:
    """Past the words of a building's name that stand before the street without a separator."""
    for at in range(typed - 1, first, -1):
        if cut.role(at, "building") and not cut.role(at, "compound") and at + 1 < typed:
            return at + 1
    return first


def _street_alone(cut: Cut) -> None:
    """A street without a number, told by its type."""
    position = cut.lexicon.country.type_position
    for first, stop in list(cut.runs()):
        typed = [at for at in range(first, stop) if cut.role(at, "street")]
        if not typed or _names_building(cut, first, stop, typed):
            continue
        if position == "first":
            if typed[0] > first and not _is_qualifier(cut, first, typed[0]):
                first = typed[0]
            if stop - first < 2:
                continue
            cut.take("street", first, _less_city(cut, first, stop), sure=False)
            return
        if position == "last" and typed[0] == typed[-1] == first and not is_numbered(cut, first):
            continue
        start, end, _ = _bounds(cut, first, stop)
        if end - start < 2 and not cut.role(start, "compound"):
            continue
        cut.take("street", start, end, sure=False)
        return


def _names_building(cut: Cut, first: int, stop: int, typed: list[int]) -> bool:
    """Whether the last word of a run names a building rather than a street: "Watling House"."""
    return bool(cut.role(stop - 1, "building")) and stop - 1 not in typed

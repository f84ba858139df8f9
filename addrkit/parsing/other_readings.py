"""Other ways to read the line of a street: where its name ends and its number begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from addrkit.locale.text import folded_words, is_cjk
from addrkit.parsing.query import Query
from addrkit.types import ParsedComponent

_LINE_OF_BUILDING = ("building", "street", "house_number", "unit", "suburb")
_WAYS = ("main", "cross")
"""What a street of two numbered ways has."""
_LINE_OF_STREET = ("building", "street", "house_number", "unit")
NUMBER_WORDS = 2
"""Words of a number at most: "8 F"."""


def with_number_in_name(query: Query) -> Iterator[Query]:
    """The query read with its number as part of a building's name: "Rófugarður 1" and "Kálfá lóð nr. 5" are houses.

    First with all that stands before its place as the name, then with the street and the number alone.
    """
    parts = query.parsed.components
    for names in (_LINE_OF_BUILDING, ("street", "house_number")):
        line = [parts[name] for name in names if name in parts]
        others = {name: part for name, part in parts.items() if name not in names}
        if not line or "building" in others:
            continue
        start, end = min(part.start for part in line), max(part.end for part in line)
        name = query.text[start:end]
        if any(part.start < end and start < part.end for part in others.values()):
            continue
        building = ParsedComponent(name, min(part.confidence for part in line), start, end)
        yield replace(query, parsed=replace(query.parsed, components={**others, "building": building}))


def with_number_elsewhere(query: Query) -> Iterator[Query]:
    """The query read with its street's line cut elsewhere: "De Stelling 10 31" is no. 31 of De Stelling 10.

    Every place at which a number may begin, the last one first, then that where it may end. A line that a comma cuts
    is cut there already.
    """
    parts = query.parsed.components
    line = [parts[name] for name in _LINE_OF_STREET if name in parts]
    if "street" not in parts:
        return
    start, end = min(part.start for part in line), max(part.end for part in line)
    others = {name: part for name, part in parts.items() if name not in _LINE_OF_STREET}
    if "," in query.text[start:end] or any(part.start < end and start < part.end for part in others.values()):
        return
    words = [word for word in query.words if start <= word.start < end]
    last = [at for at in range(len(words) - 1, 0, -1) if len(words) - at <= NUMBER_WORDS]
    cuts = [((0, at), (at, len(words))) for at in last if words[at].folded[0].isdigit()]
    if len(words) > 1 and words[0].folded[0].isdigit():
        cuts += [((at, len(words)), (0, at)) for at in range(1, min(NUMBER_WORDS, len(words) - 1) + 1)]
    for name, number in cuts:
        spans = {
            component: (words[first].start, words[past - 1].end)
            for component, (first, past) in (("street", name), ("house_number", number))
        }
        if all(
            component in parts and spans[component] == (parts[component].start, parts[component].end)
            for component in spans
        ):
            continue
        cut = {
            component: ParsedComponent(query.text[first:past], parts["street"].confidence, first, past)
            for component, (first, past) in spans.items()
        }
        yield replace(query, parsed=replace(query.parsed, components={**others, **cut}))


def with_lane_in_number(query: Query) -> Iterator[Query]:
    """The query read with the lane that ends its street as a part of its number: no. 168弄12号 of 漕溪北路."""
    parts = query.parsed.components
    street, number = parts.get("street"), parts.get("house_number")
    if street is None or number is None or not is_cjk(street.value) or street.end > number.start:
        return
    first = next((at for at, sign in enumerate(street.value) if sign.isdigit()), 0)
    if first < SHORTEST_ROAD or query.text[street.end : number.start].strip():
        return
    start = street.start + first
    cut = {
        "street": replace(street, value=street.value[:first], end=start),
        "house_number": replace(number, value=query.text[start : number.end], start=start),
    }
    yield replace(query, parsed=replace(query.parsed, components={**parts, **cut}))


SHORTEST_ROAD = 2
"""Characters of a road's name before the number of a lane, at least."""


def with_its_ways_turned(query: Query) -> Iterator[Query]:
    """The query with the two numbered ways of its street in the other order: "2nd Main, 4th Cross"."""
    street, conventions = query.parsed.components.get("street"), query.conventions
    ways = [way.strip() for way in street.value.split(",")] if street is not None else []
    if street is None or conventions is None or len(ways) != len(_WAYS):
        return
    if all(
        any(map(str.isdigit, way)) and not conventions.street_types.isdisjoint(folded_words(way))
        for way in ways
    ):
        turned = replace(street, value=", ".join(reversed(ways)))
        yield replace(
            query, parsed=replace(query.parsed, components={**query.parsed.components, "street": turned})
        )


def with_its_village_as_street(query: Query) -> Query | None:
    """The query read with the number of a village as its street: "45 Moo 3, Ban Waen" in a register of such rows.

    None where a street was typed, or the suburb does not begin with such a number and go on.
    """
    parts, conventions = query.parsed.components, query.conventions
    suburb = parts.get("suburb")
    if suburb is None or conventions is None or "street" in parts or "suburb" in query.given:
        return None
    said = [word for word in query.words if suburb.start <= word.start < suburb.end]
    number = next((at for at, word in enumerate(said) if word.folded[-1:].isdecimal()), 0)
    if number >= len(said) - 1:
        return None
    # "หมู่5" is glued.
    kind = " ".join(word.folded for word in said[: number + 1]).rstrip("0123456789").strip()
    if kind not in conventions.within_words:
        return None
    end, rest = said[number].end, said[number + 1].start
    street = replace(suburb, value=query.text[suburb.start : end], end=end)
    left = replace(suburb, value=query.text[rest : suburb.end], start=rest)
    return replace(
        query, parsed=replace(query.parsed, components={**parts, "street": street, "suburb": left})
    )


def with_town_whole(query: Query) -> Query | None:
    """The query read with what stands in brackets right behind its town as a part of the town's name: "Halle (Saale)".

    None where nothing does that was held for a suburb.
    """
    parts = query.parsed.components
    city, suburb = parts.get("city"), parts.get("suburb")
    if city is None or suburb is None or {"city", "suburb"} & set(query.given):
        return None
    if query.text[city.end : suburb.start].strip() != "(" or query.text[suburb.end : suburb.end + 1] not in (
        ")",
        ".",
    ):
        return None
    end = query.text.find(")", suburb.end) + 1
    if not end or query.text[suburb.end : end].strip(" .)"):
        return None
    whole = replace(city, value=query.text[city.start : end], end=end)
    others = {name: part for name, part in parts.items() if name != "suburb"}
    return replace(query, parsed=replace(query.parsed, components=others | {"city": whole}))

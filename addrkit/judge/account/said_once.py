"""What the parts of an address say twice is said once."""

from __future__ import annotations

from typing import Final

from addrkit.locale.country import Country
from addrkit.locale.terms import place_words
from addrkit.locale.text import fold, folded_words
from addrkit.types import ComponentVerdict

_BESIDE: Final = ("building", "unit", "suburb", "district")
"""Parts that nobody misses where another one has all of their words, the least first."""
_FOR_ANOTHER: Final = (
    ("district", "suburb"),
    ("suburb", "district"),
    ("street", "suburb"),
    ("house_number", "unit"),
)
"""What may have been typed as the first of two and be the second."""
_OTHERS: Final = ("street", "building", "suburb", "city", "district", "region")


def said_once(
    found: dict[str, ComponentVerdict], conventions: Country | None = None
) -> dict[str, ComponentVerdict]:
    """The parts without a town that was typed as its own region, and without what was typed and is another part again.

    So "Mitte" that was read as a unit is not printed beside the suburb of Mitte, nor "臺北市" twice, nor "Hotel de"
    before the Hotel de Wereldstraat that it was cut from.
    """
    signs = conventions.same_signs if conventions is not None else {}
    for name in _BESIDE:
        part = found.get(name)
        if part is None or part.status != "unconfirmed" or not part.value:
            continue
        words = folded_words(part.value)
        if not words or any(any(map(str.isdigit, word)) for word in words):
            continue
        others = (found[each].value for each in _OTHERS if each in found and each != name)
        said = " ".join(words).translate(signs)
        again = any(other and fold(other).translate(signs) == said for other in others)
        if again or (name == "building" and _begins_the_street(words, found.get("street"))):
            found = {each: known for each, known in found.items() if each != name}
    return _region_once(_town_once(_whole_town(_typed_for_another(found)), conventions), conventions)


def _typed_for_another(found: dict[str, ComponentVerdict]) -> dict[str, ComponentVerdict]:
    """The parts, where a name typed as the district or the street is the record's suburb: it is said once.

    So is one typed as the suburb that is its district, and a number that is the record's unit: "B-7, Sai Krupa CHS".
    """
    for name, other in _FOR_ANOTHER:
        typed, known = found.get(name), found.get(other)
        if typed is None or known is None or known.input is not None or typed.input is None:
            continue
        if typed.status not in ("confirmed", "unconfirmed") or not typed.value:
            continue
        if fold(typed.value) == fold(known.value or ""):
            found = {each: part for each, part in found.items() if each != name}
            found[other] = ComponentVerdict(known.value, typed.input, "confirmed")
    return found


def _whole_town(found: dict[str, ComponentVerdict]) -> dict[str, ComponentVerdict]:
    """The parts, where words that the parser cut from the town's name stand in it again: North, North Vancouver."""
    city = found.get("city")
    if city is None or not city.value or not city.input:
        return found
    lacking = set(folded_words(city.value)).difference(folded_words(city.input))
    for name in ("suburb", "district"):
        part = found.get(name)
        if part is not None and part.value and part.value == part.input:
            words = folded_words(part.value)
            if words and lacking.issuperset(words):
                found = {each: known for each, known in found.items() if each != name}
    return found


def _begins_the_street(words: list[str], street: ComponentVerdict | None) -> bool:
    """Whether the parser took the first words of the street's name for a building."""
    if street is None or not street.value or not street.input:
        return False
    own, typed = folded_words(street.value), folded_words(street.input)
    return own[: len(words)] == words and typed[: len(words)] != words


def _town_once(
    found: dict[str, ComponentVerdict], conventions: Country | None
) -> dict[str, ComponentVerdict]:
    """The parts, where what was typed as the region is the town, in whatever script: "Taipei" is 臺北市."""
    city, region = found.get("city"), found.get("region")
    if city is None or region is None or city.input is not None or not region.input:
        return found
    if not city.value or place_words(city.value, conventions) != place_words(region.input, conventions):
        return found
    return {
        name: ComponentVerdict(city.value, region.input, "confirmed") if name == "city" else part
        for name, part in found.items()
        if name != "region"
    }


def _region_once(
    found: dict[str, ComponentVerdict], conventions: Country | None
) -> dict[str, ComponentVerdict]:
    """The parts without a region that was not typed and is the town with the word for one: "Київ", "місто Київ"."""
    city, region = found.get("city"), found.get("region")
    if city is None or region is None or region.input is not None or conventions is None:
        return found
    words = folded_words(region.value or "")
    own = [word for word in words if word not in conventions.city_words]
    if len(own) == len(words) or own != folded_words(city.value or ""):
        return found
    return {name: part for name, part in found.items() if name != "region"}

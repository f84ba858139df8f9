"""Parts of a text of which no component holds a word: the town, the region or the line of another address."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from addrkit.compare.compare import Compared
from addrkit.judge.account.places_typed import is_another_place
from addrkit.judge.account.second_town import says_two_towns
from addrkit.judge.account.typed_postcode import is_beside_another
from addrkit.judge.account.typed_words import JOINED, Typed, between_separators
from addrkit.locale.country import Country
from addrkit.locale.postal_towns import is_postal_town
from addrkit.locale.terms import place_words
from addrkit.locale.text import fold
from addrkit.parsing.query import Query
from addrkit.types import Reason

_TOWNS: Final = frozenset({None, "building", "city"})
"""What another town than the record's may have been held for."""
_BESIDE: Final = frozenset({"region", "country"})
"""What it may have been held for in a text, where no cell says what it is."""
_REGIONS: Final = frozenset({None, "building", "country"})
"""What another region may have been held for."""
_NAMES: Final = frozenset({None, "building", "suburb"})
"""What another building's name may have been held for."""
_OF_A_LINE: Final = frozenset({"house_number", "street", "unit", "po_box", "postcode"})
"""What the own line of an address has, or its town's."""
_CODE: Final = 3
"""Letters of a region's code at most, which is written in capitals where it is one."""


class PartsLeft(NamedTuple):
    """What parts say that no component holds."""

    conflicts: tuple[Reason, ...]
    is_a_line: bool
    """Whether any has a number and a name, as the line of another address has."""


def parts_left(
    query: Query,
    typed: Sequence[Typed],
    left: Sequence[Typed],
    chosen: Compared,
    conventions: Country | None,
    codes: Collection[str],
) -> PartsLeft:
    """What is said by parts with a word that nothing explains: "90000 Belfort, Remire-Montjoly", "TX 75051, MD".

    So does a building that is called as another town, a name before the street of a building that has another one,
    and a second postcode. `codes`: the record's, as they are compared.
    """
    if conventions is None:
        return PartsLeft((), is_a_line=False)
    another: tuple[Reason, ...] = ("postcode_conflict",) if is_beside_another(query, codes) else ()
    if not left:
        return PartsLeft(another, is_a_line=False)
    towns = _TOWNS | (_BESIDE - query.given)
    unknown = {word.start for word in left}
    found: list[Reason] = []
    is_a_line = False
    for part in between_separators(query.text, typed, JOINED):
        labels = {word.label for word in part}
        is_a_line |= labels.isdisjoint(_OF_A_LINE) and _has_a_number_and_a_name(
            [word for word in part if word.start in unknown]
        )
        if (len(labels) > 1 and not labels <= towns) or not any(word.start in unknown for word in part):
            continue
        text = query.text[part[0].start : part[-1].end]
        if labels <= _REGIONS and _is_another_region(text, chosen, conventions):
            found.append("region_conflict")
        words = place_words(text, conventions) if labels <= towns else ()
        its_own = is_postal_town(text, codes, conventions)
        if words and not its_own and is_another_place("city", words, chosen, conventions):
            found.append("city_conflict")
        if words and chosen.ready.entry.suburb and is_another_place("suburb", words, chosen, conventions):
            found.append("suburb_conflict")
        if labels <= _NAMES and _is_another_name(part, unknown, query, chosen):
            found.append("building_conflict")
    if says_two_towns(query, typed, left, chosen, conventions, codes):
        found.append("city_conflict")
    city = query.value("city")
    in_city = [word for word in typed if word.label == "city"]
    if city and in_city and all(word.start in unknown for word in in_city):
        # "72000 Jalisco" is no spelling of Puebla's.
        found += ["region_conflict"] if _is_another_region(city, chosen, conventions) else []
    return PartsLeft(tuple(dict.fromkeys((*found, *another))), is_a_line=is_a_line)


def _is_another_region(text: str, chosen: Compared, conventions: Country) -> bool:
    code = conventions.region(text)
    if code is None or (len(text) <= _CODE and not text.isupper()):
        return False
    own = chosen.ready.region
    return bool(own) and fold(code) != fold(own or "") and code != conventions.region(own or "")


def _is_another_name(part: Sequence[Typed], unknown: Collection[int], query: Query, chosen: Compared) -> bool:
    """Whether words before the street, none of them explained, are a name beside that of the record's building."""
    door, street = chosen.evidence.door, query.parsed.components.get("street")
    named = door.building == "not_typed" and door.record is not None and door.record.building
    before = street is not None and part[-1].end <= street.start
    return bool(named and before) and all(
        word.start in unknown and word.folded.replace(" ", "").isalpha() for word in part
    )


def _has_a_number_and_a_name(words: Sequence[Typed]) -> bool:
    numbered = any(word.folded[:1].isdigit() for word in words)
    return numbered and any(word.folded.replace(" ", "").isalpha() and len(word.folded) > 1 for word in words)

"""The number of a city's district beside its name, and whether the record's postcodes tell it: "Paris 11e"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from addrkit.judge.account.places_typed import PLACE_NAMES
from addrkit.judge.account.typed_words import Typed, typed_words
from addrkit.locale.country import Country
from addrkit.locale.numbered_districts import district_number, district_of, numbered_city
from addrkit.locale.text import folded_words
from addrkit.parsing.query import Query


def numbered_district(
    query: Query,
    typed: Sequence[Typed],
    left: Sequence[Typed],
    codes: Collection[str],
    conventions: Country | None,
) -> tuple[list[Typed], bool | None]:
    """The words that tell the number of a city's district, and whether its postcodes do so; None where nothing is told.

    "Paris 11e" is 75011, and is not 75012; nor is it explained by a door 11.
    """
    city = query.value("city")
    if conventions is None or not conventions.numbered_cities or city is None:
        return [], None
    small = conventions.district_words
    own = (
        word for word in folded_words(city) if word not in small and not district_number(word, conventions)
    )
    pattern = numbered_city(" ".join(own), conventions)
    # An ordinal is a district's whatever explains it: the 15e beside a door 15.
    ordinals = (word for word in typed if not word.folded.isdigit() and word not in left)
    said = [
        word
        for word in (*left, *ordinals)
        if word.label in PLACE_NAMES and district_number(word.folded, conventions)
    ]
    told = {number for code in codes if pattern and (number := district_of(code, pattern))}
    if not said or not told:
        return [], None
    return said, all(district_number(word.folded, conventions) in told for word in said)


def beside_a_town(query: Query, conventions: Country | None) -> tuple[list[Typed], bool | None]:
    """The same beside a town alone, by the postcode that was typed: "75002 Paris 3e", "1060 Wien, 7. Bezirk"."""
    if conventions is None or not conventions.numbered_cities or not query.place_postcodes:
        return [], None
    typed = typed_words(query, conventions)
    return numbered_district(query, typed, typed, query.place_postcodes, conventions)

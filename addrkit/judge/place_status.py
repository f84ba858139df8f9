"""What became of a place that was typed and that the record has: its town, its postcode, its region."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.judge.score.features import CLEARLY_OTHER
from addrkit.locale.country import Country
from addrkit.locale.format import is_postcode_area, is_whole_postcode
from addrkit.locale.postal_towns import is_postal_town
from addrkit.locale.terms import place_words
from addrkit.locale.text import fold, squeeze
from addrkit.types import Status


def place_status(typed: str, value: str, compared: Compared | None, conventions: Country | None) -> Status:
    """What became of a suburb, a town or a district."""
    words = place_words(typed, conventions)
    known = [place_words(value, conventions)]
    if compared is not None:
        known.extend(compared.ready.places)
    if any(set(words) <= set(each) for each in known):
        return "confirmed"
    if conventions is not None:
        # "г. Пермь" is Perm: a word for a kind of place says no more where the record has none.
        kinds = conventions.city_words | conventions.suburb_words | conventions.district_words
        plain = set(words) - kinds
        if plain and any(plain == set(each) and kinds.isdisjoint(each) for each in known):
            return "confirmed"
    if compared is None:
        return "conflicting"
    its_own = compared.evidence.postcode.relation == "equal"
    its_own = its_own and is_postal_town(typed, compared.ready.postcodes, conventions)
    return "corrected" if its_own or compared.evidence.town.city >= CLEARLY_OTHER else "conflicting"


_OR: Final = re.compile(r"[/,;&+]")
"""What stands between two postcodes of one address."""


def postcode_status(typed: str, value: str, compared: Compared | None, conventions: Country | None) -> Status:
    """What became of a postcode."""
    if conventions and conventions.normal_postcode(typed) == conventions.normal_postcode(value):
        return "confirmed"
    relation = compared.evidence.postcode.relation if compared else "other"
    # 2000 stands in the Argentine "S2000CJT".
    within = squeeze(typed).lstrip(ascii_lowercase) if value.isdigit() else squeeze(typed)
    longer = len(squeeze(typed)) > len(squeeze(value)) and within.startswith(squeeze(value))
    if relation in ("equal", "area") and longer:
        # A digit too many is none of a longer code, as the country writes one, nor of two: "500002/500003".
        whole = any(is_whole_postcode(each, conventions) for each in _OR.split(typed))
        return "unconfirmed" if whole else "corrected"
    if relation == "equal":
        return "confirmed"
    if relation == "area":
        # ZIP+4 is more than the post asks for: its five digits are a whole postcode.
        begun = squeeze(value).startswith(squeeze(typed)) and conventions is not None
        if begun and is_whole_postcode(typed, conventions):
            return "confirmed"
        return "inferred" if is_postcode_area(typed, value, conventions) else "corrected"
    return "corrected" if relation == "near" else "conflicting"


def region_status(typed: str, value: str, compared: Compared | None, conventions: Country | None) -> Status:
    """What became of a region."""
    if compared is not None and compared.evidence.town.region == "equal":
        return "confirmed"
    if conventions and fold(typed) in conventions.wider_regions.union(conventions.names):
        # Andalucía is above the region, Sevilla, and no list tells that it holds it; Hong Kong is the whole as well.
        return "unconfirmed"
    if compared is not None and place_words(typed, conventions) in compared.ready.places:
        # "Jakbar" is a city.
        return "confirmed"
    code = conventions.region(typed) if conventions else None
    return (
        "confirmed"
        if code is not None and conventions and code == conventions.region(value)
        else "conflicting"
    )

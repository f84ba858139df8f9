"""Places: how likely a locality is the one meant, where no street decides it."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_letters
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.compare.entry import conventions_of
from addrkit.compare.evidence import Evidence
from addrkit.judge.score.answer import AnswerWeights, probability
from addrkit.judge.score.features import CLEARLY_OTHER, SAME

LIKE = 0.8
"""Likeness from which a town's name counts as misspelt rather than as another."""
NEARLY = 0.9
"""Likeness under which a suburb is another: Japanese towns differ by one character of three."""
LONGER = 0.2
"""Share of its likelihood that a place keeps whose name is longer than the one typed, beside one of that very name."""
WITHIN = 0.94
"""Likeness from which a place bears the town's name, be it within a longer one."""
_LEVELS = {"unit": 3, "premise": 3, "street": 2, "locality": 1}

PLACE_FEATURES: Final = (
    "constant",
    "postcode_equal",
    "postcode_area",
    "postcode_near",
    "postcode_adjacent",
    "postcode_other",
    "name_same",
    "name_within",
    "name_misspelt",
    "name_other",
    "name_same_postcode_equal",
    "name_same_postcode_other",
    "name_other_postcode_equal",
    "name_likeness",
    "region_equal",
    "region_other",
    "suburb_same",
    "suburb_other",
)
"""What the likelihood of a place depends on. Most are 0 or 1, so that places that fit alike are equally likely."""


def rank_places(
    places: Sequence[Compared], weights: AnswerWeights, *, country_certain: bool
) -> list[tuple[float, Compared]]:
    """The places with their likelihood, best first; of equals, first that of the finer gazetteer.

    Where the country is a guess, a misspelt town alone is no evidence: any word resembles some town.
    """
    rated = [
        (place_likelihood(each, weights), each)
        for each in places
        if says_something(each.evidence) and (country_certain or is_told(each.evidence))
    ]
    if any(_is_itself(each) for _, each in rated):
        # Who types "Granada" does not mean Beas de Granada, where there is a Granada.
        rated = [(odds * LONGER if _is_within(each) else odds, each) for odds, each in rated]
    rated.sort(
        key=lambda pair: (
            -pair[0],
            -_fineness(pair[1]),
            pair[1].evidence.words.unexplained,
            pair[1].candidate.entry,
        )
    )
    return rated


def _is_itself(place: Compared) -> bool:
    """Whether a place bears the very name that was typed, and no postcode speaks against it."""
    return _name(place) == "same" and place.evidence.postcode.relation not in ("adjacent", "other")


def _is_within(place: Compared) -> bool:
    """Whether a place bears the name within a longer one, and no postcode speaks for it."""
    return _name(place) == "within" and place.evidence.postcode.relation in ("not_given", "unknown", "other")


def place_likelihood(place: Compared, weights: AnswerWeights) -> float:
    """The probability that a place is the one meant, taken by itself."""
    return probability(weights.log_odds(place_features(place)))


def place_features(place: Compared) -> dict[str, float]:
    """What is present of `PLACE_FEATURES`."""
    seen = place.evidence
    name = _name(place)
    postcode: str = seen.postcode.relation
    if postcode == "area" and _knows_areas_only(place):
        postcode = "equal"
    elif seen.postcode.of_region:
        postcode = "area"
    present = ["constant"]
    if postcode not in ("not_given", "unknown"):
        present.append(f"postcode_{postcode}")
    if name != "unsaid":
        present.append(f"name_{name}")
    joint = f"name_{name}_postcode_{'other' if postcode == 'adjacent' else postcode}"
    if joint in PLACE_FEATURES:
        present.append(joint)
    if seen.town.region in ("equal", "other"):
        present.append(f"region_{seen.town.region}")
    if seen.town.suburb_typed and place.ready.suburb:
        if seen.town.suburb >= SAME:
            present.append("suburb_same")
        elif is_another_suburb(place):
            present.append("suburb_other")
    found = dict.fromkeys(present, 1.0)
    if name == "misspelt":
        found["name_likeness"] = (seen.town.city - LIKE) / (1 - LIKE)
    return found


def is_another_suburb(place: Compared) -> bool:
    """Whether a suburb was typed and the place is another one.

    Where the postcode is the same, the suburb may be written in another script, or be one that the register has not.
    """
    seen = place.evidence
    return (
        seen.town.suburb_typed
        and bool(place.ready.suburb)
        and seen.town.suburb < NEARLY
        and seen.postcode.relation not in ("equal", "area")
    )


def _knows_areas_only(place: Compared) -> bool:
    """Whether the gazetteer has no whole postcodes there, such as "NW1" alone: the area is all that it can confirm."""
    where = conventions_of(place.ready.entry)
    if where is None or where.postcode is None:
        return False
    return not any(where.postcode.fullmatch(each) for each in place.ready.postcodes)


def _name(place: Compared) -> str:
    seen = place.evidence
    if seen.town.city >= SAME:
        return "same"
    if seen.town.city >= WITHIN:
        return "within"
    if seen.town.city >= LIKE:
        return "misspelt"
    # An area of postcodes without a town contradicts no town.
    other = seen.town.city_typed and seen.town.city < CLEARLY_OTHER and bool(place.ready.places)
    return "other" if other else "unsaid"


def says_something(seen: Evidence) -> bool:
    """Whether anything speaks for a place: its postcode, or a name at least like it."""
    return seen.postcode.relation in ("equal", "area", "near") or seen.town.city >= LIKE


def is_told(seen: Evidence) -> bool:
    """Whether more than a likeness of names speaks for a place."""
    return (
        seen.town.city >= SAME or seen.town.region == "equal" or seen.postcode.relation in ("equal", "area")
    )


def is_torn(postcodes: Sequence[str], best: Compared, places: Sequence[Compared]) -> bool:
    """Whether the town and the postcode that were typed lie in different places.

    Postcodes that begin alike lie in one area, and a town may have more of them than a gazetteer knows.
    """
    if not postcodes or not best.evidence.town.city_typed:
        return False
    if best.evidence.town.city >= LIKE and best.evidence.postcode.relation in ("equal", "area", "near"):
        return False
    named = [each for each in places if each.evidence.town.city >= WITHIN and each.ready.postcodes]
    return bool(named) and not any(_begin_alike(postcodes[0], each) for each in named)


def town_before_area(
    postcodes: Sequence[str], places: list[tuple[float, Compared]]
) -> list[tuple[float, Compared]]:
    """The places; the town that was typed before a postcode's area that names none and lies elsewhere.

    Of "Manchester B3 2AY" the postcode conflicts, and not the town.
    """
    best = places[0][1]
    if best.ready.places or not is_torn(postcodes, best, [each for _, each in places]):
        return places
    named = next((at for at, (_, each) in enumerate(places) if each.evidence.town.city >= SAME), None)
    if named is None:
        return places
    return [(places[0][0], places[named][1]), *places[1:named], *places[named + 1 :]]


BEGINNING = 2
"""Characters in which postcodes of one area agree."""


def _begin_alike(postcode: str, place: Compared) -> bool:
    # Letters are an area whole: LS is no L.
    letters = postcode[: len(postcode) - len(postcode.lstrip(ascii_letters))]
    return any(
        letters == each
        if letters and each.isalpha()
        else postcode[: min(BEGINNING, len(each))] == each[:BEGINNING]
        for each in place.ready.postcodes
    )


def _fineness(compared: Compared) -> int:
    coverage = compared.candidate.gazetteer.manifest.coverage
    country = compared.ready.entry.country or ""
    return max((_LEVELS.get(each.level, 0) for each in coverage if each.country == country), default=0)

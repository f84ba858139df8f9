"""A street's name of which what tells it from others was not typed: "Rue Marcellin" for Rue Marcellin Caze."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from addrkit.compare.compare import Compared
from addrkit.compare.names import known_directions, street_types
from addrkit.compare.words import ALIKE, SHORT
from addrkit.judge.account.typed_words import Typed
from addrkit.judge.score.features import SAME
from addrkit.locale.country import Country


def is_left_open(
    typed: Sequence[Typed], names: Sequence[tuple[str, ...]], chosen: Compared, conventions: Country | None
) -> bool:
    """Whether the last telling word of a street's name, or a number in it, was not typed.

    First names may be left out; a last name, and the number of a road, may not. Under another of its names the
    street may be typed whole.
    """
    seen = chosen.evidence
    if conventions is None or seen.postcode.implied != "nothing" or seen.street.text >= SAME:
        return False
    said = [word for word in typed if word.label not in ("house_number", "unit", "postcode", "po_box")]
    if not any(word.label == "street" for word in said):
        return False
    return all(_lacks(said, name, conventions) for name in names)


def _lacks(typed: Sequence[Typed], name: tuple[str, ...], conventions: Country) -> bool:
    small = street_types(conventions) | known_directions(conventions) | conventions.particles
    telling = [word for word in name if word not in small and conventions.contract(word) not in small]
    missing = [word for word in telling if not any(_stands_for(each, word) for each in typed)]
    if not missing or len(missing) == len(telling):
        return False
    return missing[-1] == telling[-1] or any(word.isdigit() for word in missing)


def _stands_for(typed: Typed, word: str) -> bool:
    """Whether a word was typed: within another, by its beginning ("Av. J. Rousseau"), or with a slip."""
    return any(
        word in said or word.startswith(said) or (len(word) > SHORT and fuzz.ratio(said, word) >= ALIKE * 100)
        for said in (typed.form, typed.folded)
    )

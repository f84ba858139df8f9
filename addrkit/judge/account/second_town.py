"""A second town in the cell or the line of the town: "Fleurance / Lectoure", "Espel en Bant", "Gap Briançon"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from addrkit.compare.compare import Compared
from addrkit.judge.account.places_typed import place_of
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.postal_towns import is_postal_town
from addrkit.locale.telling_words import several_words
from addrkit.parsing.query import Query

_LONGEST: Final = 6
"""Words of a town's name."""
_BESIDE: Final = frozenset({None, "region", "country"})
"""What a part of a town's name may have been held for."""
_TOWNS: Final = frozenset({"city", "district"})


def says_two_towns(
    query: Query,
    typed: Sequence[Typed],
    left: Sequence[Typed],
    chosen: Compared,
    conventions: Country,
    codes: Collection[str],
) -> bool:
    """Whether words of the town that nothing explains are another town's name, or stand behind what joins two.

    The large town that lends its name to the record's postcodes, which are `codes`, is no other.
    """
    joins = several_words(query.country)
    if _goes_on(typed, {word.start for word in left}, joins):
        return True
    held = _BESIDE - query.given | {"city"}
    unknown = {word.start for word in left if word.label in held}
    if not unknown or "city" not in {word.label for word in left}:
        return False
    said = [word for word in typed if word.label in held]
    return _are_joined(said, unknown, joins) or _has_another(
        query.text, said, unknown, chosen, conventions, codes
    )


def _are_joined(said: Sequence[Typed], unknown: Collection[int], joins: Collection[str]) -> bool:
    """Whether a word that joins two stands before one that nothing explains: "Yarmouth or Fortville"."""
    return any(
        word.start in unknown and following.start in unknown and len(word.folded) > 1 and word.folded in joins
        for word, following in pairwise(said)
    )


def _goes_on(typed: Sequence[Typed], unknown: Collection[int], joins: Collection[str]) -> bool:
    """Whether a suburb that the record has goes on with a word that joins two: "11e Arrondissement ou Chancenay"."""
    return any(
        {before.label, word.label, behind.label} == {"suburb"}
        and len(word.folded) > 1
        and word.folded in joins
        and before.start not in unknown
        and behind.start in unknown
        for before, word, behind in zip(typed, typed[1:], typed[2:], strict=False)
    )


def _has_another(
    text: str,
    said: Sequence[Typed],
    unknown: Collection[int],
    chosen: Compared,
    conventions: Country,
    codes: Collection[str],
) -> bool:
    """Whether the longest name of a place among the words is one that the record has not."""
    gazetteer, own = chosen.candidate.gazetteer, set(chosen.ready.places)
    at = 0
    while at < len(said):
        for size in range(min(_LONGEST, len(said) - at), 0, -1):
            words = said[at : at + size]
            name = tuple(word.form for word in words)
            if name in own:
                break
            if any(word.start in unknown for word in words) and (
                place_of(name, gazetteer, conventions) in _TOWNS
            ):
                if not is_postal_town(text[words[0].start : words[-1].end], codes, conventions):
                    return True
                break
        else:
            size = 1
        at += size
    return False

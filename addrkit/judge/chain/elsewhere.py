"""Large cities of other countries, which are no slips of a town that is called almost alike: Dubai is no Duba."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from addrkit.bounds import NAMES_KEPT
from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.names import key_of
from addrkit.gazetteer.kept import kept_with_gazetteer
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.terms import WHOLE_PLACE
from addrkit.retrieve.chain_words import ChainWord

_PEOPLE_FROM: Final = 300_000
_LOOKED_AT: Final = 500


def names_a_city_elsewhere(
    chain: Chain, words: tuple[ChainWord, ...], gazetteers: Sequence[Gazetteer]
) -> bool:
    """Whether what was held for a slip of the town's name is the very name of a large city of another country."""
    seen = chain.named.get("city")
    if seen is None or seen.likeness == 1:
        return False
    key = key_of(" ".join(word.folded for word in words[seen.first : seen.last]), None)
    return any(_has_large_city(each, key) for each in gazetteers)


@kept_with_gazetteer(NAMES_KEPT)
def _has_large_city(gazetteer: Gazetteer, key: str) -> bool:
    entries = gazetteer.words.entries(WHOLE_PLACE + key)[:_LOOKED_AT]
    if not len(entries):
        return False
    towns = entries[~gazetteer.has_suburb(entries)]
    return bool(len(towns)) and int(gazetteer.people(towns).max()) >= _PEOPLE_FROM

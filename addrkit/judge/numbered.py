"""Streets that only a number names: 12th Avenue is not 2nd Avenue written badly, nor Rua 12 a slip for Rua 1."""

from __future__ import annotations

from functools import lru_cache

from addrkit.bounds import NAMES_KEPT
from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words, conventions_of
from addrkit.gazetteer.schema import STREET
from addrkit.parsing.query import Query


def is_numbered_otherwise(query: Query, each: Compared) -> bool:
    """Whether the street typed bears one number and the candidate's names one other: they are two streets.

    Names with several numbers are dates, "Rue du 8 Mai 1945", of which one may well be a slip.
    """
    entry, typed = each.ready.entry, query.value("street")
    if entry.kind != STREET or not typed or each.evidence.postcode.implied != "nothing":
        return False
    conventions = conventions_of(entry)
    said = _numbers(compared_words(typed, conventions))
    if len(said) != 1:
        return False
    names = (
        each.ready.name,
        *(compared_words(name, conventions) for name in (entry.name, *entry.other_names)),
    )
    known = [_numbers(words) for words in names]
    return all(len(numbers) == 1 for numbers in known) and said not in known


@lru_cache(maxsize=NAMES_KEPT)
def _numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([word.lstrip("0") for word in words if word.isdigit()])

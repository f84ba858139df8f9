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

    Names with several numbers are dates, "Rue du 8 Mai 1945", of which one may well be a slip; turned round, "2/3" is
    another day than 3/2.
    """
    entry, typed = each.ready.entry, query.value("street")
    if entry.kind != STREET or not typed or each.evidence.postcode.implied != "nothing":
        return False
    conventions = conventions_of(entry)
    said = _numbers(compared_words(typed, conventions))
    names = (
        each.ready.name,
        *(compared_words(name, conventions) for name in (entry.name, *entry.other_names)),
    )
    known = [_numbers(words) for words in names]
    if not said or said in known:
        return False
    if len(said) > 1:
        turned = all(sorted(numbers) == sorted(said) for numbers in known)
        return turned or _is_named_by_a_number(each.ready.name, said)
    return all(len(numbers) == 1 for numbers in known)


def _is_named_by_a_number(name: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether a street is called by the number of which several were typed: "Cra 7-7" is not Carrera 7."""
    return len(set(said)) < len(said) and len(name) == 2 and _numbers(name) == said[:1]


@lru_cache(maxsize=NAMES_KEPT)
def _numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([word.lstrip("0") for word in words if word.isdigit()])

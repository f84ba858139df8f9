"""Streets that only a number names: 12th Avenue is not 2nd Avenue written badly, nor Rua 12 a slip for Rua 1."""

from __future__ import annotations

from functools import lru_cache

from addrkit.bounds import NAMES_KEPT
from addrkit.compare.compare import Compared
from addrkit.compare.entry import compared_words, conventions_of
from addrkit.gazetteer.schema import STREET
from addrkit.locale.country import Country, small_words
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
        return turned or _is_of_numbers(each.ready.name, conventions)
    return all(len(numbers) == 1 for numbers in known)


def _is_of_numbers(name: tuple[str, ...], conventions: Country | None) -> bool:
    """Whether a street is called by numbers alone: Carrera 7, no "Cra 7-7", and 30 Tháng 4, no "3/4"."""
    small = small_words(conventions)
    return all(word.isdigit() for word in name if word not in small)


@lru_cache(maxsize=NAMES_KEPT)
def _numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([word.lstrip("0") for word in words if word.isdigit()])

"""Columns whose names are cut so short that no word is whole, and whose cells say the rest: "HUISLTR", "NR_PORZ"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product

from addrkit.columns.candidates import ColumnCandidate, ColumnGroup
from addrkit.columns.concepts import concept_of, known_concepts, worded
from addrkit.columns.direct import GUESSED, Meaning
from addrkit.columns.fields import LINES, STREETS
from addrkit.columns.kinds import are_additions, are_doors, are_postcodes, looks_like
from addrkit.columns.likely import counts_up, is_street_type, may_number
from addrkit.columns.names import known_names, says_never, tokens
from addrkit.columns.sample import Sample

_LEAST = 3
"""Letters of what may be short for a word."""
_WHOLE = 4
"""Letters of the shortest word that is cut."""
_VOWELS = frozenset("aeiouy")
_BEHIND = 2
"""Columns from a number to its letter."""
_BESIDE = 4
"""Columns from a street to its number."""
_SHORT = 4
"""Letters and figures of a flat, a floor or a block."""
_MOSTLY = 0.8
_NUMBERS = frozenset({"house_number", "number_full"})
WITHIN = ("building", "corpus", "entrance", "floor", "flat", "door")
"""What words of names are for whose letters are no letters of a number."""
_WITHIN = frozenset({"block", "building", "entrance", "floor", "door", "unit", "unit_number"})
"""Parts of a house."""


@lru_cache(10_000)
def guessed_fields(name: str) -> frozenset[str]:
    """The fields that a name may mean whose words are cut short.

    >>> sorted(guessed_fields("HUISLTR")), sorted(guessed_fields("NR_PORZ")), sorted(guessed_fields("Email"))
    (['number_letter'], ['house_number'], [])
    """
    words = [word for word in tokens(name) if word not in known_names().fillers or concept_of(word)]
    if not words or says_never([word for word in words if concept_of(word) is None]):
        return frozenset()
    ways = [list(_ways(word)) for word in words]
    if not all(ways) or len(words) > _WHOLE:
        return frozenset()
    fields = known_concepts().fields
    sets = (frozenset(concept for way in some for concept in way) for some in product(*ways))
    return frozenset(fields[each] for each in sets if each in fields)


def may_say(name: str, concepts: Collection[str]) -> bool:
    """Whether a word of a name is for one of some things, or may be short for it: "OFC_SBRB_NAME".

    >>> may_say("OFC_SBRB_NAME", ["suburb"]), may_say("Email", ["suburb"])
    (True, False)
    """
    said = {one for word in tokens(name) for one in (concept_of(word), *_short_for(word)) if one}
    return not (said | worded(name).concepts).isdisjoint(concepts)


def is_within(name: str, cells: Sequence[str]) -> bool:
    """Whether a name is short for a part of a house alone, and its cells are short too."""
    guessed = guessed_fields(name)
    short = bool(cells) and max(map(len, cells)) <= _SHORT and may_number(name) and not counts_up(cells)
    return bool(guessed) and guessed <= _WITHIN and short


def _ways(word: str) -> Iterator[tuple[str, ...]]:
    """What a word may be for: as a whole, or as a known word with one that is cut."""
    concept = concept_of(word)
    if concept is not None:
        yield (concept,)
        return
    yield from ((each,) for each in _short_for(word))
    known = known_concepts().of_word
    if word[:-1] in known and len(word) > _WHOLE:
        # One letter is left of a word that says little: "ORIENTC".
        yield (known[word[:-1]],)
    for end in range(_LEAST - 1, len(word) - 1):
        first, last = word[:end], word[end:]
        if first in known and len(last) >= _LEAST:
            yield from ((known[first], each) for each in _short_for(last))
        if last in known and len(last) > _LEAST and len(first) >= _LEAST:
            yield from ((each, known[last]) for each in _short_for(first))


@cache
def _short_for(word: str) -> frozenset[str]:
    """What the words are for that one may be short for: their beginning, or their consonants in order."""
    if len(word) < _LEAST or not word.isascii() or not word.isalpha():
        return frozenset()
    bare = not _VOWELS.intersection(word[1:])
    return frozenset(
        concept
        for whole, concept in known_concepts().of_word.items()
        if len(whole) > len(word) and len(whole) >= _WHOLE and whole.isascii()
        if whole.startswith(word) or (bare and whole[0] == word[0] and _has_in_order(whole, word))
    )


def _has_in_order(whole: str, letters: str) -> bool:
    left = iter(whole)
    return all(letter in left for letter in letters)


def abbreviated_columns(
    columns: Sequence[str], group: ColumnGroup, passed: frozenset[int], rows: Sample
) -> list[ColumnCandidate]:
    """Columns of fields that an address lacks, whose names are short for one and whose cells confirm it."""
    there = {each.meaning.field: each.place for each in group.candidates}
    taken = {*passed, *(each.place for each in group.candidates)}
    read: list[ColumnCandidate] = []
    for field, (same, test) in _TESTS.items():
        if not same.isdisjoint(there):
            continue
        fitting = [
            at
            for at, name in enumerate(columns)
            if at not in taken
            and guessed_fields(name) == {field}
            and may_number(name)
            and (field not in _WITHIN or _VOWELS.isdisjoint(name.casefold()[1:]))
            and (cells := [cell.strip() for cell in rows.texts(at)])
            and test(cells, at, there, rows)
        ]
        if len(fitting) == 1:
            [at] = fitting
            read.append(ColumnCandidate(at, columns[at], Meaning(field, group.name, rank=GUESSED)))
            there[field] = at
            taken.add(at)
    return read


def _is_number(cells: Sequence[str], at: int, there: Mapping[str, int], rows: Sample) -> bool:
    streets = [there[each] for each in STREETS if each in there]
    return are_doors(cells) and any(abs(at - one) <= _BESIDE for one in streets)


def _is_added(cells: Sequence[str], at: int, there: Mapping[str, int], rows: Sample) -> bool:
    numbers = [there[each] for each in _NUMBERS if each in there]
    return are_additions(cells) and any(0 < at - one <= _BEHIND for one in numbers)


def _is_beside(cells: Sequence[str], at: int, there: Mapping[str, int], rows: Sample) -> bool:
    numbers = [there[each] for each in _NUMBERS if each in there]
    return are_doors(cells) and any(0 < at - one <= _BEHIND for one in numbers)


def _is_added_to_second(cells: Sequence[str], at: int, there: Mapping[str, int], rows: Sample) -> bool:
    second = there.get("number_orientation")
    return are_additions(cells) and second is not None and 0 < at - second <= _BEHIND


def _is_postcode(cells: Sequence[str], at: int, there: Mapping[str, int], rows: Sample) -> bool:
    return are_postcodes(cells, rows.country)


def _is_town(cells: Sequence[str], at: int, there: Mapping[str, int], rows: Sample) -> bool:
    return looks_like("city", cells)


def _is_name(cells: Sequence[str], at: int, there: Mapping[str, int], rows: Sample) -> bool:
    """Whether cells are names, beside the number of a house."""
    numbers = [there[each] for each in (*_NUMBERS, "number_orientation") if each in there]
    words = sum(1 for cell in cells if sum(map(str.isalpha, cell)) * 2 > len(cell))
    return words > _MOSTLY * len(cells) and any(abs(at - one) <= _BESIDE for one in numbers)


def _is_type(cells: Sequence[str], at: int, there: Mapping[str, int], rows: Sample) -> bool:
    streets = [there[each] for each in STREETS if each in there]
    kinds = sum(map(is_street_type, cells)) * 2 > len(cells) and len({*cells}) > 1
    # What is of the street already is said once.
    return kinds and any(abs(at - one) <= _BEHIND and not rows.has_words(one, at) for one in streets)


def _is_within(cells: Sequence[str], at: int, there: Mapping[str, int], rows: Sample) -> bool:
    numbers = [there[each] for each in _NUMBERS if each in there]
    return max(map(len, cells)) <= _SHORT and any(at > one for one in numbers)


_Test = Callable[[Sequence[str], int, Mapping[str, int], Sample], bool]
_TESTS: Mapping[str, tuple[frozenset[str], _Test]] = {
    "house_number": (_NUMBERS, _is_number),
    "number_orientation": (frozenset({"number_orientation"}), _is_beside),
    "number_orientation_letter": (frozenset({"number_orientation_letter"}), _is_added_to_second),
    "number_letter": (frozenset({"number_letter"}), _is_added),
    "number_suffix": (frozenset({"number_letter", "number_suffix"}), _is_added),
    "street": (frozenset({*LINES}), _is_name),
    "street_type": (frozenset({"street_type", "street_pretype"}), _is_type),
    "postcode": (frozenset({"postcode", "postcode_city"}), _is_postcode),
    "city": (frozenset({"city", "city_or_suburb", "postcode_city"}), _is_town),
    **{each: (frozenset({each}), _is_within) for each in sorted(_WITHIN)},
}
"""Fields with those that take their place, and what cells have to be."""

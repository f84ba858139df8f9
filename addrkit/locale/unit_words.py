"""What the words of a unit say: the common words of `gazetteers/units.yaml` and a country's own short forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from addrkit.locale.country import Country
from addrkit.locale.data import read_data
from addrkit.locale.text import folded_words, is_cjk

NEUTRAL: Final = "neutral"
FLAT: Final = "flat"
FLOOR: Final = "floor"
STAIR: Final = "stair"
GROUND: Final = "ground"
JOINT: Final = "joint"
CONTAINERS: Final = frozenset({"block", STAIR, "wing", FLOOR})
"""Kinds of what holds flats: a mere code names a flat, none of these."""
_KINDS: Final = (GROUND, "block", STAIR, "wing", FLOOR, "office", FLAT, NEUTRAL)
LONGEST_PHRASE: Final = 4
"""Words of the longest phrase: "rez de la chaussée" has four."""


Stands = Literal["before", "behind", "around", "alone"]
"""Where a word's code is: behind it ("Flat 5"), before it ("5樓"), either ("2nd floor", "floor 2"); or it has none."""


class UnitWord(NamedTuple):
    """What a word or a phrase of a unit says."""

    kind: str
    """One of the common kinds, or the word itself under which a country's short forms meet."""
    stands: Stands


@cache
def _common() -> Mapping[str, str]:
    """Every word of `units.yaml`, folded, to its kind; the earlier kind where a word is in two."""
    data = read_data("units.yaml")
    found = {_spelled(written): side for side, words in data["sides"].items() for written in words}
    for kind in _KINDS:
        for written in data[kind]:
            found.setdefault(_spelled(written), kind)
    for written in data["joints"]:
        found.setdefault(_spelled(written), JOINT)
    return found


@cache
def words_of_units() -> frozenset[str]:
    """The single words of units in every country, but for the small ones that join them.

    >>> "upstairs" in words_of_units(), "rear" in words_of_units(), "and" in words_of_units()
    (True, True, False)
    """
    return frozenset(word for word, kind in _common().items() if kind != JOINT and " " not in word)


@cache
def small_unit_words() -> frozenset[str]:
    """The small words between the parts of a unit, in every country.

    >>> "the" in small_unit_words(), "rear" in small_unit_words()
    (True, False)
    """
    return frozenset(word for word, kind in _common().items() if kind == JOINT)


@cache
def numbering_words() -> frozenset[str]:
    """The words that only announce a number, folded.

    >>> "no" in numbering_words(), "unit" in numbering_words()
    (True, False)
    """
    return frozenset(_spelled(str(written)) for written in read_data("units.yaml")["numbering"])


def _spelled(written: str) -> str:
    return " ".join(folded_words(written))


@cache
def english_ordinals() -> frozenset[str]:
    """What ends an ordinal in English, which is written in every country: the "th" of "18th Floor"."""
    return frozenset(read_data("units.yaml")["english_ordinals"])


@cache
def words_of_houses() -> frozenset[str]:
    """The words for a house by itself, whose code is its number where no other is told: "Villa 12"."""
    return frozenset(_spelled(written) for written in read_data("units.yaml")["houses"])


@cache
def parts_of_house() -> frozenset[str]:
    """The words for a part of a house of which there is one, so that it has no number: "basement"."""
    return frozenset(_spelled(written) for written in read_data("units.yaml")["only"])


@cache
def floor_signs() -> tuple[str, ...]:
    """What stands for a floor behind a slash."""
    return tuple(str(each) for each in read_data("units.yaml")["floor_signs"])


@cache
def first_is_ground(code: str | None) -> bool:
    """Whether a country counts the storey at the street as the first.

    >>> first_is_ground("TW"), first_is_ground("GB")
    (True, False)
    """
    return code in read_data("units.yaml")["first_is_ground"]


@lru_cache(maxsize=300)
def unit_words(conventions: Country | None) -> Mapping[str, UnitWord]:
    """The words and phrases of units in a country, folded, to what they say.

    >>> unit_words(None)["flat"].kind, unit_words(None)["staircase"].kind
    ('flat', 'stair')
    """
    common = _common()
    found = {word: UnitWord(kind, _stands(word, kind)) for word, kind in common.items()}
    if conventions is None:
        return found
    groups: dict[str, list[str]] = {}
    for variant, canonical in conventions.unit_words.items():
        groups.setdefault(canonical, []).append(variant)
    for canonical, variants in groups.items():
        kinds = {common[each] for each in (canonical, *variants) if each in common}
        kind = min(kinds, key=_rank) if kinds else canonical
        for each in (canonical, *variants):
            # A word of this very spelling says what it says everywhere: "door" in a group of flats as well.
            # "et" is a storey in Romania and joins two units in France.
            own = kind if common.get(each) == JOINT else common.get(each, kind)
            found[each] = UnitWord(own, _stands(each, own, is_cjk(canonical)))
    return found


def _rank(kind: str) -> int:
    """Sides first, then the kinds in their order: what a group of short forms is taken for."""
    return _KINDS.index(kind) if kind in _KINDS else (len(_KINDS) if kind == JOINT else -1)


def _stands(word: str, kind: str, in_script: bool = False) -> Stands:
    if kind in sides() or kind == GROUND:
        return "alone"
    if is_cjk(word) or (in_script and len(word) == 1):
        return "behind"
    return "around" if kind == FLOOR else "before"


@cache
def sides() -> frozenset[str]:
    """The sides of a house or of its stairs."""
    return frozenset(read_data("units.yaml")["sides"])


@lru_cache(maxsize=300)
def shorthands(conventions: Country | None) -> Mapping[str, tuple[str, ...]]:
    """What a short form spells out in a country: "gff" the words of "ground floor flat".

    They are the phrases of its `unit_words` of which each word says something itself, and its `unit_shorthands`.
    """
    if conventions is None:
        return {}
    known = unit_words(conventions)
    found: dict[str, tuple[str, ...]] = {}
    for variant, canonical in conventions.unit_words.items():
        phrase = tuple(variant.split())
        if len(phrase) > 1 and canonical != variant and " " not in canonical and _all_said(phrase, known):
            found[canonical] = phrase
    for short, spelled in conventions.unit_shorthands.items():
        found[short] = tuple(spelled.split())
    return found


def _all_said(phrase: Iterable[str], known: Mapping[str, UnitWord]) -> bool:
    """Whether each word of a phrase is one of more than a letter that says something."""
    return all(len(word) > 1 and word in known for word in phrase)


@lru_cache(maxsize=300)
def phrases(conventions: Country | None) -> Mapping[str, UnitWord]:
    """The phrases that say something else than their words do: "rez de chaussée", but not "second floor"."""
    known = unit_words(conventions)
    numbers = conventions.number_words if conventions else {}
    return {
        phrase: said
        for phrase, said in known.items()
        if " " in phrase
        and not all(
            word in numbers or word[:1].isdigit() or _all_said((word,), known) for word in phrase.split()
        )
    }

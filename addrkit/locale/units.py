"""Units taken apart: block, stair, floor, side, flat.

A unit is read into parts, each of a kind and with a code ("Block C", "2nd floor"), and into codes that nothing
says the kind of ("12", "#4B"). Words that have no code are parts of their own ("left", "rear").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country import Country
from addrkit.locale.text import folded_words, is_cjk
from addrkit.locale.unit_tokens import Item, items
from addrkit.locale.unit_words import (
    CONTAINERS,
    FLAT,
    FLOOR,
    GROUND,
    NEUTRAL,
    first_is_ground,
    phrases,
    sides,
    unit_words,
    words_of_units,
)

Code = tuple[str, ...]
"""Runs of digits and of letters, folded, without leading zeros: "4-B" and "4b" are ("4", "b")."""
_ROMAN: Final = {"i": "1", "v": "5"}
"""Letters that are a storey's number: "I. em."."""
_GENERIC: Final = frozenset({NEUTRAL, FLAT, FLOOR})
"""Kinds whose bare words say nothing where another part does: the "flat" of "ground floor flat"."""


_LETTERS: Final = 2
"""Letters of a unit's code at most, where what ends firms' names may stand for one: "Unit AB"; not "Suite Inc"."""
_WITHIN: Final = 2
"""Codes of a flat within a stair or on a floor at most."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit taken apart."""

    parts: tuple[tuple[str, Code], ...]
    """Kind and code of each part, as they are written; a part that has no code has the code ()."""
    bare: Code
    """The codes of no kind, one behind the other."""

    @property
    def is_ground(self) -> bool:
        """Whether it says the storey at the street and no more."""
        return not self.bare and self.parts == ((FLOOR, (GROUND,)),)

    @property
    def is_code(self) -> bool:
        """Whether the unit is a bare code ("3B"), without a word for its kind."""
        return bool(self.bare) and not self.parts


def codes_of(parts: Iterable[tuple[str, Code]]) -> Code:
    """The codes of some parts, one behind the other, whatever their kinds.

    >>> codes_of([("block", ("c",)), ("flat", ("5", "b"))])
    ('c', '5', 'b')
    """
    return tuple(chain.from_iterable(code for _, code in parts))


@lru_cache(maxsize=NAMES_KEPT)
def unit_of(written: str, conventions: Country | None = None) -> Unit:
    """A unit from how it is written in a country.

    >>> unit_of("Block C, Flat 5").parts
    (('block', ('c',)), ('flat', ('5',)))
    >>> unit_of("4-B"), unit_of("#112").bare
    (Unit(parts=(), bare=('4', 'b')), ('112',))
    """
    parts: list[tuple[str, Code]] = []
    bare: list[str] = []
    floors = 0
    for kind, code, ordinal in _assigned(_without_numbering(items(written, conventions))):
        floors += kind == FLOOR
        if kind == "" and ordinal and not floors:
            # "3º izq": a number with the mark of an ordinal that nothing names is the storey.
            kind, floors = FLOOR, 1
        if kind in ("", NEUTRAL):
            bare.extend(code)
        elif kind == FLOOR and len(code) == len(("1", "a")) and code[0].isdigit() and code[1].isalpha():
            # "planta 1 A" is the flat A of the first floor, as "1º A" is.
            parts.append((kind, _storey(code[:1], conventions)))
            bare.extend(code[1:])
        else:
            parts.append((kind, _storey(code, conventions) if kind == FLOOR else code))
    telling = [part for part in parts if part[1] or part[0] not in _GENERIC]
    return Unit(tuple(telling or ([] if bare else parts)), tuple(bare))


def _without_numbering(found: list[Item]) -> list[Item]:
    """The items without those that only say that the number of the word before them follows: "Local nº 2"."""
    kept: list[Item] = []
    for at, item in enumerate(found):
        if item.kind == NEUTRAL and not item.code and kept and kept[-1].stands == "before":
            following = next((each for each in found[at:] if each.kind != NEUTRAL or each.code), None)
            if kept[-1].kind != NEUTRAL and following is not None and following.code:
                continue
        kept.append(item)
    return kept


def _storey(code: Code, conventions: Country | None) -> Code:
    """The code of a storey: that at the street by its name, a Roman number of one letter by its value."""
    code = tuple(_ROMAN.get(sign, sign) for sign in code) if len(code) == 1 else code
    lowest = "1" if first_is_ground(conventions.code if conventions else None) else "0"
    return (GROUND,) if code == (lowest,) else code


def _assigned(found: list[Item]) -> list[tuple[str, Code, bool]]:
    """Each part as it is written: its kind, "" for none, its code, and whether that has the mark of an ordinal."""
    taken: set[int] = set()
    owned: dict[int, list[int]] = {}

    def claim(word: int, code: int) -> bool:
        if not (0 <= code < len(found) and found[code].code) or code in taken:
            return False
        # "1st, 2nd and 3rd floor": a list of storeys goes on over its commas.
        if found[code].segment != found[word].segment and not (word in owned and found[code].ordinal):
            return False
        taken.add(code)
        owned.setdefault(word, []).insert(0, code)
        return True

    if _is_counted_first(found):
        for at in range(1, len(found), 2):
            claim(at, at - 1)
    for at, item in enumerate(found):
        if item.stands == "alone" or at in owned:
            continue
        if item.stands in ("around", "behind"):
            first = at - 1
            while claim(at, first) and found[first].ordinal:
                first -= 1
            if at not in owned:
                claim(at, at + 1)
        elif _is_of_floor(found, at + 1) or not claim(at, at + 1):
            claim(at, at - 1)
    return _parts(found, taken, owned)


def _parts(
    found: list[Item], taken: set[int], owned: Mapping[int, list[int]]
) -> list[tuple[str, Code, bool]]:
    """The parts as they are written, of words and the codes that they own, and of codes that no word has."""
    result: list[tuple[str, Code, bool]] = []
    led = {
        at + 1 for at in range(len(found) - 1) if at not in owned and _leads_a_side(found[at], found[at + 1])
    }
    for at, item in enumerate(found):
        if at in led:
            # "Esc. dcha, 4º izq" is no "Esc. izq, 4º dcha".
            result[-1] = (result[-1][0], (item.kind,), False)
        elif item.code:
            if at not in taken:
                result.append(("", item.code, item.ordinal))
        elif item.kind == GROUND:
            result.append((FLOOR, (GROUND,), False))
        else:
            code = tuple(chain.from_iterable(found[each].code for each in owned.get(at, ())))
            result.append((item.kind, code, False))
    return result


def _leads_a_side(word: Item, side: Item) -> bool:
    """Whether a stair or a block is told by its side, which stands right behind."""
    together = not word.code and not side.code and word.segment == side.segment
    return together and word.kind in CONTAINERS and word.kind != FLOOR and side.kind in sides()


def _is_counted_first(found: list[Item]) -> bool:
    """Whether every code stands before its word: "B. ép. 1. lph. 2. em. 5. ajtó"."""
    pairs = list(zip(found[::2], found[1::2], strict=False))
    paired = len(pairs) > 1 and len(found) % 2 == 0
    return paired and all(code.code and not word.code and word.stands != "alone" for code, word in pairs)


def _is_of_floor(found: list[Item], at: int) -> bool:
    """Whether a code is that of the storey that is named behind it: "Flat 3rd Floor"."""
    first = at
    while at < len(found) and found[at].ordinal:
        at += 1
    return first < at < len(found) and found[at].kind == FLOOR


def says_unit(written: str, conventions: Country | None = None) -> bool:
    """Whether a text names a unit ("flat 3"), not a unit's word alone ("flat").

    >>> says_unit("Apt 4"), says_unit("Apt"), says_unit("Left")
    (True, False, True)
    """
    unit = unit_of(written, conventions)
    return bool(unit.bare) or any(code or kind not in _GENERIC for kind, code in unit.parts)


def knows_words_of(written: str, conventions: Country | None = None) -> bool:
    """Whether a unit has a code, or a word that units are called by.

    >>> knows_words_of("2 rear"), knows_words_of("Left"), knows_words_of("round the bend")
    (True, True, False)
    """
    unit = unit_of(written, conventions)
    return bool(unit.bare) or any(code or kind in _spoken(conventions) for kind, code in unit.parts)


def is_whole_unit(written: str, conventions: Country | None = None) -> bool:
    """Whether a text is a word that units are called by and its code, and no more but a flat's behind a stair's.

    >>> is_whole_unit("Apt 2"), is_whole_unit("Apt"), is_whole_unit("2"), is_whole_unit("Smith 2")
    (True, False, False, False)
    >>> is_whole_unit("Stair 2, 5"), is_whole_unit("Apt 2, 5")
    (True, False)
    """
    unit = unit_of(written, conventions)
    within = unit.parts[:1] and unit.parts[0][0] in CONTAINERS and len(unit.bare) <= _WITHIN
    return (
        bool(unit.parts)
        and (not unit.bare or bool(within))
        and all(code and kind in _spoken(conventions) for kind, code in unit.parts)
    )


def is_only_unit(written: str, conventions: Country | None = None) -> bool:
    """Whether a text is a unit, whatever its parts, by at least one word for units, and nothing else: "3º izq".

    A bare code may be a firm's name, and so may a word without a code, but for the storey at the street.

    >>> is_only_unit("Unit 4B"), is_only_unit("#310"), is_only_unit("2nd floor left"), is_only_unit("Ground Floor")
    (True, True, True, True)
    >>> is_only_unit("3M"), is_only_unit("Suite"), is_only_unit("Suite Inc"), is_only_unit("7 Eleven")
    (False, False, False, False)
    """
    found = items(written, conventions)
    kinds, codes = {item.kind for item in found} - {""}, [each for item in found for each in item.code]
    if not kinds or not kinds <= _spoken(conventions) | {NEUTRAL, GROUND}:
        return False
    if any(len(each) > _LETTERS and not each.isdigit() for each in codes):
        return False
    return GROUND in kinds or any(each.isdigit() or len(each) == 1 for each in codes)


@lru_cache(maxsize=300)
def _spoken(conventions: Country | None) -> frozenset[str]:
    """What the words and phrases of units say in a country."""
    words = (*unit_words(conventions).values(), *phrases(conventions).values())
    return frozenset(said.kind for said in words)


def is_name(written: str, conventions: Country | None = None) -> bool:
    """Whether a text is two words or more of which none is of a unit.

    >>> is_name("John Miller"), is_name("Upper Level"), is_name("Flat B"), is_name("Miller")
    (True, False, False, False)
    """
    said = folded_words(written)
    if len(said) < 2 or is_cjk(written) or any(len(word) < 2 or any(map(str.isdigit, word)) for word in said):
        return False
    return words_of_units().isdisjoint(said) and unit_words(conventions).keys().isdisjoint(said)


def is_part_of_unit(written: str, conventions: Country | None = None) -> bool:
    """Whether a text is a block, a stair, a floor or a side, each with its code, and nothing else.

    >>> is_part_of_unit("Tower 3"), is_part_of_unit("Left"), is_part_of_unit("Tower House"), is_part_of_unit("9 House")
    (True, True, False, False)
    """
    unit = unit_of(written, conventions)
    if unit.bare or not unit.parts:
        return False
    return all(kind in CONTAINERS if code else kind in sides() for kind, code in unit.parts)


def is_bare_unit(written: str, conventions: Country | None = None) -> bool:
    """Whether a unit is a mere code, without a word that says what it is.

    >>> is_bare_unit("p594"), is_bare_unit("Apt 4")
    (True, False)
    """
    return unit_of(written, conventions).is_code


@lru_cache(maxsize=NAMES_KEPT)
def unit_key(written: str, conventions: Country | None = None) -> str:
    """The letters and digits that tell a unit from others, in their order: for sorting, and for what is being typed.

    >>> unit_key("Apartment 4-B"), unit_key("Ste B"), unit_key("Block C Flat 5")
    ('4b', 'b', 'c5')
    """
    found = []
    for kind, code, _ in _assigned(items(written, conventions)):
        if code:
            found.append("".join(code))
        elif kind not in _GENERIC:
            found.append(kind.replace(" ", ""))
    return "".join(found) or "".join(item.kind.replace(" ", "") for item in items(written, conventions))

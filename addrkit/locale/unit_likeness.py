"""Which units are one: those of the same parts, in any order; and those that say the same parts in other ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import chain
from typing import Final

from addrkit.locale.country import Country
from addrkit.locale.unit_words import CONTAINERS, FLAT, FLOOR, GROUND, STAIR, floor_signs, parts_of_house
from addrkit.locale.units import Code, Unit, codes_of, unit_of


def same_unit(typed: str, known: str, conventions: Country | None = None) -> bool:
    """Whether two units are one: the same parts in any order, or codes of the one that name parts of the other.

    >>> same_unit("Apt 4B", "4b"), same_unit("#112", "UNIT 112"), same_unit("2", "12")
    (True, True, False)
    >>> same_unit("Flat 5, Block C", "Block C Flat 5"), same_unit("Block B Flat 5", "Block C Flat 5")
    (True, False)
    """
    if typed == known:
        return True
    return alike(unit_of(typed, conventions), unit_of(known, conventions), conventions) > 0


IDENTICAL: Final = 2
"""Units of the same parts, whatever their order."""
COMPATIBLE: Final = 1
"""Units of which the one has codes where the other says what they are: "4B" and "Apt 4B"."""


def alike(one: Unit, other: Unit, conventions: Country | None = None) -> int:
    """How surely two units are one: `IDENTICAL`, `COMPATIBLE`, or 0 if they are not."""
    if one == other or (Counter(one.parts) == Counter(other.parts) and one.bare == other.bare):
        return IDENTICAL
    if _are_one(one, other) or _is_one_run(one, other) or _is_one_run(other, one):
        return COMPATIBLE
    if any(_with_its_storey(one, other, conventions) for one, other in ((one, other), (other, one))):
        return COMPATIBLE
    plain = (without_its_storey(one), without_its_storey(other))
    if conventions is not None and conventions.flats_numbered_through:
        plain = (_as_told(plain[0], plain[1]), _as_told(plain[1], plain[0]))
    if plain == (one, other):
        return 0
    return COMPATIBLE if alike(*plain) else 0


def _with_its_storey(unit: Unit, other: Unit, conventions: Country | None) -> bool:
    """Whether a flat's number says its storey and its letter, as the other unit does apart: "Flat 18G" is 18/F Flat G.

    >>> same_unit("Flat 18G, Block 3", "Block 3, 18/F, Flat G"), same_unit("Flat 18G", "17/F, Flat G")
    (True, False)
    """
    if unit.bare or not any(kind == FLOOR for kind, _ in other.parts):
        return False
    at, code = next(((at, code) for at, (kind, code) in enumerate(unit.parts) if kind == FLAT), (0, ()))
    if len(code) != len(("18", "g")) or not code[0].isdigit() or not code[1].isalpha():
        return False
    lifted = unit_of(f"{code[0]}/F", conventions).parts
    apart = (*unit.parts[:at], *lifted, (FLAT, code[1:]), *unit.parts[at + 1 :])
    return Counter(apart) == Counter(other.parts) and not other.bare


def without_its_storey(unit: Unit) -> Unit:
    """A unit without the storey that its flat's number begins with: "18/F, Room 1802".

    >>> without_its_storey(unit_of("18/F, Room 1802")).parts, without_its_storey(unit_of("17/F, Room 1802")).parts
    ((('flat', ('1802',)),), (('floor', ('17',)), ('flat', ('1802',))))
    """
    numbers = [code[0] for kind, code in unit.parts if kind not in CONTAINERS and len(code) == 1]
    numbers += unit.bare if len(unit.bare) == 1 else ()
    told = {number[:-_ON_A_STOREY] for number in numbers if number.isdigit() and len(number) > _ON_A_STOREY}
    if not told:
        return unit
    parts = tuple(part for part in unit.parts if part[0] != FLOOR or not _tells(told, part[1]))
    # "Rm 1802, 18F": the sign of a storey is glued to it.
    signed = len(unit.bare) == _SIGNED and unit.bare[1] in floor_signs() and _tells(told, unit.bare[:1])
    return Unit(parts, () if signed else unit.bare)


_ON_A_STOREY: Final = 2
"""Digits that number the flats of a storey, behind its own."""
_SIGNED: Final = 2
"""Codes of a storey with its sign."""


def _tells(told: Collection[str], code: Code) -> bool:
    """Whether a storey is one that a flat's number tells; the storey at the street may be the first."""
    return code in {(each,) for each in told} or (code == (GROUND,) and "1" in told)


def _as_told(unit: Unit, other: Unit) -> Unit:
    """A unit without the stair and the storey of which another one says nothing, where its flat has a number."""
    if not any(kind not in CONTAINERS and code for kind, code in unit.parts):
        return unit
    said = {kind for kind, _ in other.parts}
    return Unit(tuple(part for part in unit.parts if part[0] not in _WITHIN - said), unit.bare)


_WITHIN: Final = frozenset({STAIR, FLOOR})


def _is_one_run(run: Unit, other: Unit) -> bool:
    """Whether a unit is one run of codes behind the word for its block, and the other says the same with other words.

    So "T2-804" is Torre 2, Depto 804, and "Blok B-12-3A" is B-12-3A.
    """
    if len(run.parts) != 1 or run.parts[0][0] not in CONTAINERS - _WITHIN:
        return False
    codes = (*run.parts[0][1], *run.bare)
    outer = _outer_first(other.parts)
    if outer and outer[0][0] != run.parts[0][0]:
        return False
    if not outer and len(codes) < _CHAIN:
        return False
    return len(codes) > 1 and codes == codes_of(outer) + other.bare


_CHAIN: Final = 3
"""Codes from which the first is a block's, whether a word says so or not."""
_OUTER_FIRST: Final = ("block", "wing", STAIR, FLOOR)


def _outer_first(parts: Iterable[tuple[str, Code]]) -> list[tuple[str, Code]]:
    """Parts of a unit, what holds others before what it holds."""
    return sorted(parts, key=lambda part: _OUTER_FIRST.index(part[0]) if part[0] in _OUTER_FIRST else 9)


def _are_one(one: Unit, other: Unit) -> bool:
    """Whether one unit has codes where the other says what they are, and all else is the same."""
    first, second = Counter(one.parts), Counter(other.parts)
    shared = first & second
    only_first = [part for part in one.parts if part not in shared]
    only_second = [part for part in other.parts if part not in shared]
    if (only_first and only_second) or not all(code for _, code in chain(only_first, only_second)):
        return False
    named, bare, left = (
        (only_first, other.bare, one.bare) if only_first else (only_second, one.bare, other.bare)
    )
    if not named or not bare:
        return False
    kinds = {kind for kind, _ in named}
    if left:
        # "A as. 1" is "A 1".
        if kinds == {FLAT}:
            return len(named) == 1 and left + named[0][1] == bare
        # "1 A" is "1º A", "B 4" is no. 4 of stair B, "3-2-1502" is 3栋2单元1502: what holds the flat, and its own code.
        holding = _outer_first(named)
        return kinds <= CONTAINERS and codes_of(holding) + left == bare
    for holds in (FLOOR, STAIR):
        if kinds == {holds, FLAT} and len(named) == len(kinds):
            # "3A" is Flat A on the third floor.
            return dict(named)[holds] + dict(named)[FLAT] == bare
    if kinds <= CONTAINERS and not (kinds == {FLOOR} and shared):
        return False
    if any(kind in parts_of_house() for kind in kinds):
        return False  # "Upper 2" is not flat 2.
    # "B-302" is flat 302 of wing B, in whatever order the words name them.
    orders = (named, _outer_first(named))
    return any(codes_of(each) == bare for each in orders)


def contains(whole: Unit, part: Unit) -> bool:
    """Whether a unit lies in another: "Ste 130 Unit 359" in "Ste 130", but no "Block C Flat 5" in a "Flat 5"."""
    missing = Counter(part.parts) - Counter(whole.parts)
    left = Counter(whole.parts) - Counter(part.parts)
    if missing or part.bare != whole.bare[: len(part.bare)] or not (part.parts or part.bare):
        return False
    return all(code and kind not in CONTAINERS for kind, code in left)


def lacks_parts(typed: Unit, known: Unit) -> bool:
    """Whether a unit is another one but for parts that were not typed: "Flat 5" beside "Block C Flat 5".

    >>> lacks_parts(unit_of("Flat 5"), unit_of("Block C Flat 5")), lacks_parts(unit_of("Flat 5"), unit_of("Flat 6"))
    (True, False)
    """
    more = Counter(known.parts) - Counter(typed.parts)
    missing = Counter(typed.parts) - Counter(known.parts)
    return bool(typed.parts) and bool(more) and not missing and typed.bare == known.bare

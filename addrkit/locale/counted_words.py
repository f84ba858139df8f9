"""Words that are counted, such as months and numbers: each is itself alone, however like another one it is written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from addrkit.locale.data import read_data
from addrkit.locale.numbers import roman
from addrkit.locale.text import fold

_FILE: Final = "counted.yaml"
_KINDS: Final = ("months", "numbers", "sides", "measures", "in_short", "heights")

_NUMBERED: Final = frozenset({"months", "numbers"})
"""Those that stand for each other whatever the language: "7" for "siete"."""

Counts = frozenset[tuple[str, str]]
"""What a word counts: kinds with what of them, for "sept" is a month and a number."""


_NONE: Final[Counts] = frozenset()


def are_counted_apart(one: str, other: str) -> bool:
    """Whether two folded words count different things of one kind, so that neither is a slip of the other.

    >>> are_counted_apart("junio", "julio"), are_counted_apart("xii", "xiii"), are_counted_apart("leste", "oeste")
    (True, True, True)
    >>> are_counted_apart("septiembre", "setiembre"), are_counted_apart("junio", "junior")
    (False, False)
    """
    first = counted().get(one)
    second = first and counted().get(other)
    if not first or not second:
        return False
    kinds = {kind for kind, _ in first} & {kind for kind, _ in second}
    return bool(kinds) and first.isdisjoint(second)


@cache
def counted() -> Mapping[str, Counts]:
    """The folded words that count, with what; Roman numbers under forty among them.

    >>> sorted(counted()["sept"]), counted()["xii"] == counted()["twelve"]
    ([('months', '9'), ('numbers', '7')], True)
    """
    found: dict[str, set[tuple[str, str]]] = {}
    data = read_data(_FILE)
    for kind in _KINDS:
        for what, words in data[kind].items():
            for word in words:
                found.setdefault(fold(word), set()).add((kind, str(what)))
    for number, word in enumerate(_romans(), 1):
        found.setdefault(word, set()).add(("numbers", str(number)))
    return {word: frozenset(counts) for word, counts in found.items()}


def counted_of(word: str) -> Counts:
    """The numbers and months that a folded word may count, digits among them.

    >>> counted_of("7") == counted_of("vii") == counted_of("siete") == counted_of("viis")
    True
    >>> counted_of("7th") == counted_of("7"), counted_of("7a"), counted_of("north")
    (True, frozenset(), frozenset())
    """
    if word[:1].isdigit():
        digits = word.rstrip("abcdefghijklmnopqrstuvwxyz")
        whole = digits.isdigit() and (digits == word or word[len(digits) :] in _ordinal_endings())
        return frozenset({("numbers", digits.lstrip("0"))}) if whole else _NONE
    found = counted().get(word) or (
        counted().get(word[:-1]) if word.endswith("s") and roman(word[:-1]) else None
    )
    return frozenset(each for each in found or () if each[0] in _NUMBERED)


@cache
def bare_sides() -> frozenset[str]:
    """The folded directions, and what tells above from below, that say one end of a street where they stand alone.

    >>> "north" in bare_sides(), "northern" in bare_sides()
    (True, False)
    """
    return frozenset(fold(word) for word in read_data(_FILE)["bare_sides"])


def is_month(word: str) -> bool:
    """Whether a folded word is a month's name.

    >>> is_month("mai"), is_month("main")
    (True, False)
    """
    return any(kind == "months" for kind, _ in counted().get(word, _NONE))


@cache
def _ordinal_endings() -> frozenset[str]:
    return frozenset(read_data(_FILE)["ordinal_endings"])


def _romans() -> list[str]:
    """The Roman numbers from one to thirty-nine, folded."""
    tens, units = ("", "x", "xx", "xxx"), ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    written = [ten + unit for ten in tens for unit in units][1:]
    return [word for word in written if roman(word) is not None]


@cache
def number_in_words(word: str) -> str | None:
    """The number that a folded word is in whatever language, if it is but one and nothing else that is counted.

    >>> number_in_words("two"), number_in_words("siete"), number_in_words("sept"), number_in_words("left")
    ('2', '7', None, None)
    """
    counts = counted().get(word, _NONE)
    numbers = [what for kind, what in counts if kind == "numbers"]
    return numbers[0] if len(counts) == len(numbers) == 1 else None

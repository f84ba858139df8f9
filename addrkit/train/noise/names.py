"""Names of people in a street's name, as people cut them short: "JJ Rousseau", "Av Roosevelt"."""

from __future__ import annotations

import random as random_module
from collections.abc import Sequence

from addrkit.locale.country import Country
from addrkit.locale.text import fold_word

Random = random_module.Random


def names_among(parts: Sequence[str], where: Country | None) -> list[int]:
    """Which words of a street's name may be names: not its type, no small word, none that has an abbreviation.

    >>> from addrkit.locale.country import country
    >>> names_among("Rue du Général de Gaulle".split(), country("FR"))
    [4]
    """
    common = {*where.street_types, *where.particles, *where.abbreviations} if where is not None else set()
    return [
        at
        for at, part in enumerate(parts)
        if part[0].isupper() and fold_word(part) not in common and part.replace("-", "").isalpha()
    ]


def with_initials(parts: Sequence[str], names: Sequence[int], random: Random) -> list[str]:
    """A street's name with all names but the last cut to their first letters, one after another or glued.

    >>> with_initials("Rue Jean-Jacques Rousseau".split(), [1, 2], random_module.Random(3))
    ['Rue', 'JJ', 'Rousseau']
    """
    glued, dot = random.random() < 0.5, random.choice(("", "."))
    between = "" if glued else random.choice(("-", " "))
    cut = list(parts)
    for at in names[:-1]:
        cut[at] = between.join(f"{each[0]}{dot}" for each in parts[at].split("-") if each)
    return _glued(cut, names[:-1]) if glued else cut


def with_last_name(parts: Sequence[str], names: Sequence[int]) -> list[str]:
    """A street's name with the last of the names alone.

    >>> with_last_name("Avenue Franklin Delano Roosevelt".split(), [1, 2, 3])
    ['Avenue', 'Roosevelt']
    """
    return [part for at, part in enumerate(parts) if at not in names[:-1]]


def _glued(parts: Sequence[str], initials: Sequence[int]) -> list[str]:
    """The words with initials that follow each other as one word."""
    joined: list[str] = []
    for at, part in enumerate(parts):
        if at in initials and at - 1 in initials:
            joined[-1] += part
        else:
            joined.append(part)
    return joined

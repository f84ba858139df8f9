"""Streets that bear a person's name, typed in short: "JJ Rousseau", "F. Delano Roosevelt", "Rue la Fontaine"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from addrkit.bounds import NAMES_KEPT
from addrkit.compare.names import known_directions, plain_types, street_type, street_types
from addrkit.compare.words import SHORT
from addrkit.locale.country import Country
from addrkit.locale.telling_words import no_first_names


def is_in_short(typed: Sequence[str], name: Sequence[str], conventions: Country | None) -> bool:
    """Whether a street's name, in its contracted words, was typed but for first names, or with their letters alone.

    Type, last name and particles must be the same, letters in the order of the names. What is left out may be a first
    name, where the country leaves such out: no "Saint" and no "Vieux". "Rue du Moulin" is no Rue Jean Moulin.

    >>> from addrkit.locale.country import country
    >>> name, typed = ("r", "jean", "jacques", "rousseau"), (("jj", "rousseau"), ("rousseau",), ("p", "rousseau"))
    >>> [is_in_short(("r", *words), name, country("FR")) for words in typed]
    [True, True, False]
    >>> is_in_short(("r", "du", "moulin"), ("r", "jean", "moulin"), country("FR"))
    False
    """
    return conventions is not None and _is_in_short(tuple(typed), tuple(name), conventions)


@lru_cache(maxsize=NAMES_KEPT)
def _is_in_short(typed: tuple[str, ...], name: tuple[str, ...], conventions: Country) -> bool:
    kind, small = street_type(name, conventions), conventions.particles
    # "F. Chopina" is ulica Fryderyka Chopina: the usual type is left out.
    usual = plain_types(conventions)
    if not small.intersection(typed) <= set(name) or street_type(typed, conventions) not in (
        (kind, None) if kind in usual else (kind,)
    ):
        return False
    said = [word for word in typed if word != kind and word not in small]
    own = [word for word in name if word != kind]
    if len(own) < 2 or not said or said == own or said[-1] != own[-1] or len(own[-1]) < SHORT:
        return False
    lacking = _not_said(said[:-1], own[:-1])
    missing = [word for word in lacking or () if word not in small]
    if lacking is None or (missing and not conventions.first_names_left_out):
        return False
    others = not_of_persons(conventions)
    return not any(word in others or not word.isalpha() for word in missing)


def _not_said(said: Sequence[str], own: Sequence[str]) -> list[str] | None:
    """The words of a name that were not said, not even by their letter; None where what was said is not in it."""
    letters = [each for word in said for each in (word if word not in own and len(word) <= SHORT else [word])]
    missing, at = [], 0
    for word in own:
        if at < len(letters) and (letters[at] in (word, word[0]) or letters[at][0] == word):
            at += 1
        else:
            missing.append(word)
    return missing if at == len(letters) else None


@lru_cache(maxsize=300)
def not_of_persons(conventions: Country) -> frozenset[str]:
    """Words of streets' names that are no first names, in full and as they are compared."""
    words = no_first_names()
    short = (conventions.contract(word) for word in words)
    return words.union(
        short, street_types(conventions), conventions.street_types, known_directions(conventions)
    )

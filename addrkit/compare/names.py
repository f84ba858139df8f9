"""What a street's name is made of: its type, its directions, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from addrkit.bounds import NAMES_KEPT
from addrkit.compare.evidence import PartRelation
from addrkit.compare.stand_ins import abbreviates
from addrkit.compare.words import SHORT
from addrkit.locale.country import Country


def street_type(name: Sequence[str], conventions: Country | None) -> str | None:
    """The type of a street, as it is compared, from the contracted words of its name; None if it shows none.

    >>> from addrkit.locale.country import country
    >>> street_type(("r", "de", "la", "paix"), country("FR")), street_type(("kerkstr",), country("NL"))
    ('r', 'str')
    """
    return type_and_carrier(name, conventions)[0]


def type_and_carrier(name: Sequence[str], conventions: Country | None) -> tuple[str, str] | tuple[None, None]:
    """The type of a street and the word that shows it.

    >>> from addrkit.locale.country import country
    >>> type_and_carrier(("kerkstr",), country("NL")), type_and_carrier(("elm",), country("US"))
    (('str', 'kerkstr'), (None, None))
    """
    return (None, None) if conventions is None else _type_and_carrier(tuple(name), conventions)


@lru_cache(maxsize=NAMES_KEPT)
def _type_and_carrier(name: tuple[str, ...], conventions: Country) -> tuple[str, str] | tuple[None, None]:
    whole = street_types(conventions)
    found = [word for word in name if word in whole]
    if found:
        kind = found[-1] if conventions.type_position == "last" else found[0]
        return kind, kind
    endings = _short_endings(conventions)
    if not any(word.endswith(endings) for word in name):
        return None, None
    # The type ends the last such word: "mgr" of Mgr. Nolensplein is no gracht.
    return next(
        (
            (ending, word)
            for word in reversed(name)
            for ending in endings
            if word.endswith(ending) and len(word) > len(ending) + 1
        ),
        (None, None),
    )


def directions(name: Sequence[str], conventions: Country | None) -> tuple[str, ...]:
    """The directions in a street's name, sorted; empty where they are no part of names.

    >>> from addrkit.locale.country import country
    >>> directions(("w", "400", "n"), country("US"))
    ('n', 'w')
    """
    if conventions is None or not conventions.directionals:
        return ()
    known = known_directions(conventions)
    return tuple(sorted(word for word in name if word in known))


def plain_type(name: Sequence[str], conventions: Country | None) -> frozenset[str]:
    """The type that may be typed with a name which shows none, as it is compared; empty for other names.

    >>> from addrkit.locale.country import country
    >>> plain_type(("dluga",), country("PL")), plain_type(("al", "dluga"), country("PL"))
    (frozenset({'ul'}), frozenset())
    """
    plain = plain_types(conventions)
    return frozenset() if plain and street_type(name, conventions) else plain


@lru_cache(maxsize=300)
def plain_types(conventions: Country | None) -> frozenset[str]:
    """The type that people leave out in a country, as it is compared; empty where there is none."""
    if conventions is None or not conventions.plain_street_type:
        return frozenset()
    return frozenset((conventions.contract(conventions.plain_street_type),))


def apart_from_type(name: Sequence[str], kind: str | None) -> tuple[str, ...]:
    """The words of a street's name but its type.

    >>> apart_from_type(("ul", "dluga"), "ul")
    ('dluga',)
    """
    return tuple(word for word in name if word != kind)


def with_type_apart(name: Sequence[str], conventions: Country | None) -> tuple[str, ...]:
    """The words of a street's name, its type apart where it is written in one word with it.

    >>> from addrkit.locale.country import country
    >>> with_type_apart(("nienhagenerstr",), country("DE")), with_type_apart(("am", "fort"), country("DE"))
    (('nienhagener', 'str'), ('am', 'fort'))
    """
    kind, carrier = type_and_carrier(name, conventions)
    if kind is None or carrier is None or carrier == kind:
        return tuple(name)
    at = list(name).index(carrier)
    return (*name[:at], carrier.removesuffix(kind), kind, *name[at + 1 :])


@lru_cache(maxsize=NAMES_KEPT)
def root(name: tuple[str, ...], conventions: Country | None) -> str:
    """What is a street's own in its name, joined: no type, be it an ending, and no particles.

    >>> from addrkit.locale.country import country
    >>> root(("bodnerweg",), country("DE")), root(("r", "de", "la", "paix"), country("FR"))
    ('bodner', 'paix')
    """
    return "".join(own_words(name, conventions))


def own_words(name: tuple[str, ...], conventions: Country | None) -> list[str]:
    """The words of a street's name but its type, be it an ending, and particles."""
    words = list(with_type_apart(name, conventions))
    kind = street_type(name, conventions)
    if kind is not None:
        words.remove(kind)
    particles = conventions.particles if conventions else frozenset[str]()
    return [word for word in words if word not in particles]


def part_relation(typed: object, known: object) -> PartRelation:
    """How a part of the typed name relates to the entry's; either may lack it."""
    if not typed:
        return "not_typed" if known else "neither"
    if not known:
        return "not_known"
    return "equal" if typed == known else "other"


@lru_cache(maxsize=300)
def _short_endings(conventions: Country) -> tuple[str, ...]:
    """The forms in which endings of names are compared, each once: "str" of "hauptstr"."""
    return tuple(dict.fromkeys(conventions.suffixes.values()))


@lru_cache(maxsize=300)
def street_types(conventions: Country) -> frozenset[str]:
    """The words that are a street's type, as they are compared."""
    return frozenset(conventions.contract(each) for each in conventions.street_types)


@lru_cache(maxsize=300)
def known_directions(conventions: Country) -> frozenset[str]:
    """The words that are a direction, as they are compared."""
    return frozenset(conventions.directionals.values())


def full_types(name: Sequence[str], conventions: Country | None) -> dict[str, str]:
    """The long forms of the types in a street's name, with the short one: what a slip in the type is a slip of.

    >>> from addrkit.locale.country import country
    >>> full_types(("woodlands", "pl"), country("GB"))
    {'place': 'pl'}
    """
    if conventions is None:
        return {}
    forms = _full_types(conventions)
    return {form: word for word in name for form in forms.get(word, ())}


@lru_cache(maxsize=300)
def _full_types(conventions: Country) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for written in sorted(conventions.street_types):
        short = conventions.contract(written)
        if short != written and len(written) > SHORT:
            found.setdefault(short, []).append(written)
    # What shortens another one is not long: "strt" beside "street".
    return {
        short: tuple(form for form in forms if not any(abbreviates(form, other) for other in forms))
        for short, forms in found.items()
    }


def numbered_otherwise(typed: Sequence[str], place: Sequence[str]) -> bool:
    """Whether two names have other numbers: Dublin 4 is no slip for Dublin 2."""
    said, own = ([word for word in words if word.isdigit()] for words in (typed, place))
    return bool(said and own) and said != own

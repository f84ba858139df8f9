"""Persons who are named beside an address, with no word before that says so but a title or a first name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addrkit.parsing.pasted.ends import Ends
from addrkit.parsing.pasted.phrases import given_names, titles
from addrkit.types import Aside

_FEWEST_NAMES, _MOST_NAMES = 2, 3
"""Words of a person's name that begins with a first name."""
_MOST_BEFORE_PHONE = 4
"""Words of a name that a telephone number tells."""
_TITLED = 5
"""Words behind a title that are still of the name, at most: "Herr Prof. Dr. Uwe von Lange"."""
_IN_NAMES = ("-", "'", "’")
"""Signs within a person's name: "Mary O'Brien"."""
_NO_NAMES = ("unit", "building", "po_box", "number")
"""Roles of words that are of no person's name."""


def persons(
    ends: Ends, parts: Sequence[tuple[int, int]], phones: Sequence[Aside] = (), *, elsewhere: bool
) -> Iterator[Aside]:
    """Persons that a title, a first name or a telephone number tells, before the street or in a part of their own.

    `parts`: where the parts of the text between its separators begin and end. `phones`: the telephone numbers, which
    are no words. `elsewhere`: the street stands in another text.

    >>> from addrkit.parsing.rules.lexicon import lexicon
    >>> from addrkit.parsing.rules.tokens import tokens
    >>> text = "Mrs. Ann Baker 109 Main Street"
    >>> [found] = persons(Ends(text, tokens(text), lexicon("US")), [(0, 6)], elsewhere=False)
    >>> text[found.start : found.end]
    'Mrs. Ann Baker'
    """
    of_names = ends.lexicon.country.names_no_titles
    known = titles() - of_names
    for (first, end), (_, following) in zip(parts, (*parts[1:], (0, 0)), strict=True):
        if first < end and ends.found[first].folded in known:
            yield from _titled(ends, first, end, following)
    if of_names:
        yield from _titled_alone(ends, parts, of_names & titles())
    yield from _named(ends, parts, elsewhere=elsewhere)
    yield from _before_a_phone(ends, phones)


def _titled(ends: Ends, first: int, end: int, following: int) -> Iterator[Aside]:
    """A title and a name before the street of the same part: "Frau Krüger Hauptstraße 5", "Sra. García Calle Mayor, 5".

    `following`: the end of the part behind it.
    """
    number = next(
        (at for at in range(first + 1, min(end + 1, following or end)) if ends.found[at].digits), None
    )
    if number is None or not ends.is_door(number) or ends.found[first + 1].gap.endswith("-"):
        return
    names = next(at for at in range(first + 1, number + 1) if not _may_be_named(ends, at))
    behind: int | None = names
    if ends.lexicon.country.number_position == "after":
        behind = ends.street_before(first + 1, number)
    elif not ends.is_way(number, end) and "unit" not in ends.marks(names):
        return
    if behind is None or not 1 < behind - first <= min(names - first, _TITLED + 1):
        return
    small = ends.lexicon.country.particles
    if ends.found[behind].gap != "-" and any(
        ends.found[at].folded not in small for at in range(first + 1, behind)
    ):
        # "Mevrouw Jans-Dijkstralaan", "Mevrouw De Rooweg" are streets.
        yield Aside("person", ends.found[first].start, ends.before(behind))


def _titled_alone(ends: Ends, parts: Sequence[tuple[int, int]], known: frozenset[str]) -> Iterator[Aside]:
    """A person in the first part, before the street's, by a title that streets begin with too: "Mr. J. Jansen"."""
    (first, end), behind = parts[0], parts[1:2]
    if not behind or not 1 < end - first <= _TITLED + 1 or ends.found[first].folded not in known:
        return
    named = all(_may_be_named(ends, at) and "street" not in ends.marks(at) for at in range(first, end))
    if named and any("street" in ends.marks(at) for at in range(*behind[0])):
        yield Aside("person", ends.found[first].start, ends.found[end - 1].end)


def _named(ends: Ends, parts: Sequence[tuple[int, int]], *, elsewhere: bool) -> Iterator[Aside]:
    """A first name and one or two more words that open a text, before a street: "Lisa Muster, Hauptstraße 5"."""
    first, end = parts[0]
    if ends.found[first].folded not in given_names():
        return
    number = next((at for at in range(first, end) if ends.found[at].digits), end)
    if ends.lexicon.country.type_position == "first" and ends.lexicon.country.number_position == "after":
        # "María López Calle Mayor 12": where the type stands first, it tells where the street begins.
        number = ends.street_before(first, number) or number
    names = range(first, number)
    if not _FEWEST_NAMES <= len(names) <= _MOST_NAMES:
        return
    if any(ends.marks(at) or not ends.found[at].folded.isalpha() for at in names):
        return
    if any(ends.found[at].joined and ends.found[at].gap not in _IN_NAMES for at in names):
        return
    if number < end:
        # "John Miller 109 Main Street"; where the number stands last, the names may be the street's.
        known = ends.is_way(number, end) and not (
            ends.found[number].digits and ends.lexicon.country.number_position == "after"
        )
    else:
        known = len(parts) > 1 and (elsewhere or ends.is_way(*parts[1]))
    if known:
        yield Aside("person", ends.found[first].start, ends.found[number - 1].end)


def _before_a_phone(ends: Ends, phones: Sequence[Aside]) -> Iterator[Aside]:
    """A name that opens a text before a telephone number with the address behind it: "Budi 0812345678 Jl. Melati 5"."""
    if not phones:
        return
    names = [at for at, word in enumerate(ends.found) if word.end <= phones[0].start]
    if not 0 < len(names) <= _MOST_BEFORE_PHONE or len(ends.found) < len(names) + _FEWEST_NAMES:
        return
    if any(ends.marks(at) or not ends.found[at].folded.isalpha() for at in names):
        return
    if not ends.text[ends.found[names[-1]].end : phones[0].start].strip(" ,.:/|()-\n"):
        yield Aside("person", ends.found[0].start, ends.found[names[-1]].end)


def _may_be_named(ends: Ends, at: int) -> bool:
    return ends.found[at].folded.isalpha() and ends.marks(at).keys().isdisjoint(_NO_NAMES)

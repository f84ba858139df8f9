"""What is added to a town's name: it tells towns of one name apart, and its links are written in short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from addrkit.compare.stand_ins import stands_for
from addrkit.judge.account.typed_words import SEPARATOR, Typed
from addrkit.locale.country import Country
from addrkit.locale.telling_words import words_near_a_town

LINK: Final = 4
"""Letters of a word that only links a town's name with what is added to it, at most: "an der", "sur", "upon"."""
_HYPHENS: Final = ("-", "–")
_BEFORE_TOWN: Final = (None, "suburb", "city")
"""What a word between a village and a town is held for."""
_PLACES: Final = ("postcode", "city", "suburb")
"""What stands behind a small word before a place."""
_OPENS: Final = "(/"
"""Signs before what is added: "Frankfurt (Oder)", "Halle/Saale"."""


def links_in_short(typed: Sequence[Typed], places: Iterable[Sequence[str]]) -> set[int]:
    """The places of typed words that are a link of a town's name in short: "Ivry s/ Seine", "Rothenburg o. d. Tauber".

    The word before is the one that stands before the link in the name, or a link in short as well.
    """
    linked = {(before, link) for name in places for before, link in pairwise(name[:-1]) if len(link) <= LINK}
    found: set[int] = set()
    meant = ""
    for at, (before, word) in enumerate(pairwise(typed), 1):
        previous = meant or before.form
        meant = next(
            (link for known, link in linked if known == previous and _is_short_for(word.form, link)), ""
        )
        if meant:
            found.add(at)
    return found


def said_of_the_place(
    text: str, typed: Sequence[Typed], postcodes: Iterable[str], conventions: Country | None
) -> set[Typed]:
    """Words beside a place that only lead to it, "12 rue Haute à Paris", or say where it is, "Le Mans (72)"."""
    links = conventions.place_links if conventions is not None else frozenset[str]()
    areas = conventions is not None and bool(conventions.district_words)
    codes = [code for code in postcodes if code.isdigit()]
    found: set[Typed] = set()
    for word, following in pairwise(typed):
        leads = word.label is None and following.label in _PLACES and text[word.start : word.end] in links
        if leads and not SEPARATOR.search(text, word.end, following.start):
            found.add(word)
        numbered = areas and word.label == "city" and following.folded.isdigit() and len(following.folded) > 1
        if numbered and _is_in_brackets(text, following):
            found.update({following} if any(code.startswith(following.folded) for code in codes) else ())
    return found


def _is_in_brackets(text: str, word: Typed) -> bool:
    """Whether a word is all that brackets hold."""
    return text[: word.start].rstrip().endswith("(") and text[word.end :].lstrip().startswith(")")


def not_near_the_town(typed: Sequence[Typed], left: Sequence[Typed]) -> list[Typed]:
    """The words `left` but those that only say that a place is near the record's town: "Wroot, nr Doncaster"."""
    near = words_near_a_town()
    said = {
        word
        for word, following in pairwise(typed)
        if word.folded in near and word.label in _BEFORE_TOWN
        if following.label == "city" and following not in left
    }
    return [word for word in left if word not in said]


def _is_short_for(typed: str, link: str) -> bool:
    return len(typed) < len(link) and link.startswith(typed)


def is_of_another_addition(
    text: str, typed: Sequence[Typed], left: Sequence[Typed], places: Iterable[Sequence[str]]
) -> bool:
    """Whether a town was typed with another addition than the one that its record's name ends with.

    "Frankfurt (Oder)" is not Frankfurt am Main; "Frankfurt Höchst" may lie there, for no link leads to what is added.
    """
    own = [word for word in typed if word.label in ("city", "suburb")]
    added = [word for word in left if word in own and _is_linked(text, own, word)]
    if not added:
        return False
    # A letter within the name is a link in short, and no initial: "a. d. Oder" says nothing of the Aisch.
    ends = [word for word in own if len(word.form) > 1 or word is own[-1]]
    return any(
        len(name) > 1
        and any(word.form == name[0] for word in own)
        and not any(stands_for(word.form, name[-1]) for word in ends)
        for name in places
    )


def _is_linked(text: str, own: Sequence[Typed], word: Typed) -> bool:
    """Whether a link leads to a word: one of few letters behind the town's first word, a bracket or a slash."""
    at = own.index(word)
    if at == 0:
        return False
    before = own[at - 1]
    if any(sign in text[before.end : word.start] for sign in _OPENS):
        return True
    return (
        at > 1 and word.label == before.label == "city" and before.form.isalpha() and len(before.form) <= LINK
    )


def is_joined_to_a_place(
    text: str, typed: Sequence[Typed], left: Sequence[Typed], places: Iterable[Sequence[str]]
) -> bool:
    """Whether a hyphen joins a word that is left of the town to a place: a suburb, "Bergheim-Vorderfeld"."""
    ends = {place[-1] for place in places if place}
    unknown = {word.start for word in left if word.label == "city"}
    return any(
        word.start in unknown
        and before.start not in unknown
        and before.form in ends
        and text[before.end : word.start] in _HYPHENS
        for before, word in pairwise(typed)
    )

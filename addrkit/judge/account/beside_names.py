"""Typed words that stand beside the names of a record: what announces a name, and what only seems to be of one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from addrkit.compare.stand_ins import stands_for
from addrkit.compare.words import ALIKE
from addrkit.judge.account.places_typed import PLACE_NAMES
from addrkit.judge.account.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.locale.telling_words import relative_words
from addrkit.locale.text import fold, is_unspaced

_OFFICE = 2
"""Digits of the number of a post office behind its town, at most."""


def said_beside(typed: Sequence[Typed], conventions: Country | None) -> set[int]:
    """The places of words that only announce a name or a number, and of the country's own names.

    As they are written: "no" announces a number, "noord" is a direction. A letter and a word of the street do where a
    number follows. What announces nothing else is a name: "Poblacion".
    """
    if conventions is None:
        return set()
    words, prefixes = _announcing(conventions)
    found = {
        at
        for at, word in enumerate(typed)
        if word.folded in words and not _announces_nothing(typed, at, conventions.city_words)
    }
    found -= _names_of_their_own(typed, found)
    for at, (word, following) in enumerate(pairwise(typed)):
        # "n.º 5" is "no. 5".
        if (
            word.folded + following.folded in prefixes
            and len(following.folded) == 1 == following.start - word.end
        ):
            found |= {at, at + 1}
        # "Nantes Cedex 1": the office that the post is fetched from.
        both = word.label == following.label == "city" and word.folded in conventions.city_words
        if both and following.folded.isdigit() and len(following.folded) <= _OFFICE:
            found.add(at + 1)
    return found | {
        at
        for at, (word, following) in enumerate(pairwise([*typed, None]))
        if word is not None
        and word.folded in prefixes
        and (
            (len(word.folded) > 1 and word.label != "street")
            or (following is not None and following.folded[:1].isdigit())
        )
    }


def _announces_nothing(typed: Sequence[Typed], at: int, cities: Collection[str]) -> bool:
    """Whether a word of the street's line is followed by no place: the county of "County Avenue" is of its name.

    So is what closes that line, "Nehru Road Extension, Indiranagar".
    """
    word, following = typed[at], typed[at + 1] if at + 1 < len(typed) else None
    if word.label != "street" and len(word.folded) == 1 and word.folded not in cities:
        # The "B" of "Rua Augusta 24 B" is short for no bairro that is not there.
        return following is None or following.label not in PLACE_NAMES or following.start > word.end + _NEXT
    if word.label != "street":
        before = typed[at - 1] if at else None
        behind = before is not None and before.label == "street" and word.start - before.end == 1
        # A dot ends a letter for a kind: "Mu 6 T. Nong Han".
        blank = 1 + (len(word.folded) <= _LETTERS)
        return behind and (following is None or following.start - word.end > blank)
    return following is None or following.label not in PLACE_NAMES or following.start > word.end + _NEXT


_LETTERS: Final = 2
"""Letters of a word that ends with a dot, at most."""
_NEXT: Final = 2
"""Signs between a word and the one that it announces, at most: a colon and a blank."""


def _names_of_their_own(typed: Sequence[Typed], announcing: Collection[int]) -> set[int]:
    """The last word of each suburb and district that is made of announcing words alone: "Brgy Poblacion"."""
    held: dict[str, list[int]] = {}
    for at, word in enumerate(typed):
        if word.label in ("suburb", "district"):
            held.setdefault(word.label, []).append(at)
    return {places[-1] for places in held.values() if set(announcing).issuperset(places)}


def areas_of_postcodes(
    typed: Sequence[Typed], codes: Collection[str], conventions: Country | None
) -> set[int]:
    """The places of numbers that a district is called by, as its postcodes begin: "Dept 75"."""
    if conventions is None:
        return set()
    before = conventions.district_words | conventions.region_words
    return {
        at + 1
        for at, (word, number) in enumerate(pairwise(typed))
        if word.folded in before
        and number.folded.isdigit()
        and len(number.folded) > 1
        and any(code.startswith(number.folded) and code.isdigit() for code in codes)
    }


@lru_cache(maxsize=300)
def _announcing(conventions: Country) -> tuple[frozenset[str], frozenset[str]]:
    """Words that announce a place or are a name of the country, and those that announce a number.

    What says that a place is near another one announces nothing.
    """
    words = frozenset(name for name in conventions.names if name.isalpha()).union(
        conventions.city_words, conventions.suburb_words, conventions.district_words, conventions.region_words
    )
    near = relative_words()
    return words - near, frozenset(
        prefix for prefix in conventions.number_prefixes if near.isdisjoint(prefix.split())
    )


def borrowed(
    typed: Sequence[Typed],
    found: Collection[int],
    own: Collection[int],
    places: Sequence[tuple[str, ...]],
    directions: Collection[str],
    *,
    has_town: bool,
) -> set[int]:
    """The places of words of a street, or of nothing, that only a place's name explains, and that are not that place.

    `found` are those that the street's names and the places explain, `own` those that the names do alone. The north of
    "Cedar Crescent North" is not that of North Vancouver, nor the new of "New Murray St" that of New York. A place
    that stands in the street's line is itself: "5 High St North Vancouver". Where the text `has_town` elsewhere, no
    word of the street is a slip of a place: the main of "Main Wilderness Lane" is not that of Maine.
    """
    doubtful = {
        at
        for at in set(found).difference(own)
        if typed[at].label == "street"
        or (typed[at].label is None and (has_town or typed[at].form in directions))
    }
    for name in places if doubtful else ():
        for first in range(len(typed) - len(name) + 1):
            run = range(first, first + len(name))
            if all(
                typed[at].form == word or (not has_town and _is_a_slip(typed[at].form, word))
                for at, word in zip(run, name, strict=True)
            ):
                doubtful.difference_update(run)
    return doubtful


def patched(
    open_words: Sequence[Typed],
    found: Collection[int],
    names: Sequence[tuple[str, ...]],
    codes: Collection[str],
    conventions: Country | None,
) -> set[int]:
    """The places of words of a suburb, a district or a town that are only of parts of several names.

    A part of one name may stand for it, "Saint Denis", and several names may stand side by side, "Ince, Wigan". But
    "Bến Thành" is no ward of Thành phố Hồ Chí Minh because it has another one called Bến Nghé. A word for a name's
    kind need not be there: "F17 Bình Thạnh" is Phường 17, Quận Bình Thạnh.
    """
    left: set[int] = set()
    kinds = conventions.suburb_words | conventions.district_words if conventions else frozenset[str]()
    for label in PLACE_NAMES:
        own = [
            at
            for at in found
            if open_words[at].label == label
            and not (open_words[at].form in codes and open_words[at].form[:1].isdigit())
        ]
        if len(own) < 2 or any(
            all(any(stands_for(open_words[at].form, word) for word in name) for at in own) for name in names
        ):
            continue
        whole: set[int] = set()
        for name in names:
            telling = [word for word in name if word not in kinds] or name
            hits = [[at for at in own if stands_for(open_words[at].form, word)] for word in telling]
            if hits and all(hits):
                whole.update(*hits)
        left.update(set(own) - whole)
    return left


def only_begun(
    text: str,
    typed: Sequence[Typed],
    found: Collection[int],
    names: Sequence[tuple[str, ...]],
    codes: Collection[str],
    conventions: Country | None,
) -> set[int]:
    """The places of words in a script without blanks that are the beginning of a name, or more than a slip from it.

    Such a word is several: "คลองเตย" is no short form of "คลองเตยเหนือ", which lies elsewhere. Regions have short
    forms of their own.
    """
    unspaced = (
        [] if text.isascii() else [at for at in found if is_unspaced(text[typed[at].start : typed[at].end])]
    )
    left: set[int] = set()
    if not unspaced:
        return left
    known = {word for name in names for word in name}.union(codes)
    for at in unspaced:
        word = typed[at]
        if word.form in known:
            continue
        region = conventions.region(word.folded) if conventions else None
        if region and fold(region) in known:
            continue
        if not any(OSA.distance(word.form, each, score_cutoff=_SLIP) <= _SLIP for each in known):
            left.add(at)
    return left


_SLIP = 2
"""Latin letters of one letter of Thai, as it is folded."""


def spent(
    open_words: Sequence[Typed],
    typed: Sequence[Typed],
    names: Sequence[tuple[str, ...]],
    codes: Collection[str],
    directions: Collection[str],
) -> set[int]:
    """The places of words of a street that only a number or the region of the record explains, and that are not that.

    The third of "Corso Vittorio Emanuele III, 3" is not the number of the door, which was typed beside it, nor is the
    direction of "Princeton Northeast" Nebraska, nor the west of "Jalan Merdeka Barat" that of Jawa Barat beside it.
    """
    # "стр. 3" is a building of the house, though "str" is short for a street.
    shortened = {word for word in typed if word.folded.isalpha() and word.label in ("house_number", "unit")}
    once = {
        word.form
        for word in typed
        if word.label in ("house_number", "unit", "postcode", "region")
        and (word not in shortened or word.form == word.folded)
    }
    held = {word for name in names for word in name}
    return {
        at
        for at, word in enumerate(open_words)
        if word.label == "street"
        and word.form in codes
        and (word.form in once or word.form in directions)
        and word.form not in held
    }


def _is_a_slip(typed: str, known: str) -> bool:
    """Whether a word is a place's, misspelt; a part of it is not."""
    return fuzz.ratio(typed, known) >= ALIKE * 100

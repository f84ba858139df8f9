"""A chain of divisions beside one of the tree: which typed words name which of its levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from addrkit.compare.chain.kinds import of_another_kind
from addrkit.compare.chain.levels import (
    NamedLevel,
    are_together,
    ends_within,
    inside_the_region,
    is_held_for,
    is_meant,
    is_within,
    kinds_told,
    said_again,
    shared_names,
)
from addrkit.compare.chain.names import Keyed, keyed, keys_of, names_of
from addrkit.compare.chain.nearest import nearest
from addrkit.compare.chain.of_regions import is_a_towns, is_inside, whole_regions
from addrkit.compare.chain.pieces import ChainPiece, pieces_of
from addrkit.compare.chain.postcode import PostcodeFit, postcode_fit
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import Country
from addrkit.locale.text import fold
from addrkit.parsing.query import Query
from addrkit.retrieve.chain_words import LEVELS, ChainWord, Window, is_a_segment

WEIGHTS: Final[Mapping[str, float]] = {"suburb": 3.0, "district": 2.5, "city": 2.5, "region": 1.0}
OF_POSTCODE: Final = {
    "equal": 3.0,
    "town": 3.0,
    "area": 2.0,
    "near": 1.0,
    "close": 0.4,
    "unknown": 0.0,
    "not_given": 0.0,
    "other": -0.5,
}
MEANT: Final = 0.3
"""What it adds that the parser, or a word before it, held the name for that level."""
NOT_MEANT: Final = 0.6
"""What it costs that a word for a kind, before the name or within it, says that it is of another level."""
STREETLESS: Final = 1.5
"""What it costs a suburb that its name was held for the street's, beside a number."""
STRAY: Final = 1.0
"""What a name costs that no level explains."""
BESIDE: Final = 0.1
"""What words cost that no level explains and that the parser held for no place."""
UNLIKELY: Final = 0.5
"""What a slip costs where the postcode is another's."""
AS_WRITTEN: Final = 0.1
"""What it adds that a name is written as it is, marks and all: Nậm Càn beside Nậm Cắn."""
UNTYPED: Final = 0.05
"""What a level costs that was not typed: the coarsest division that explains everything is meant."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A division beside what was typed."""

    gazetteer: Gazetteer
    entry: Entry
    named: Mapping[str, NamedLevel]
    """By level."""
    pieces: tuple[ChainPiece, ...]
    postcode: PostcodeFit
    score: float
    """How much of the chain it explains."""

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that it has, from the finest."""
        return tuple(level for level in LEVELS if getattr(self.entry, level) is not None)

    @property
    def depth(self) -> int:
        """How many levels it has."""
        return len(self.levels)


def chain_of(query: Query, words: tuple[ChainWord, ...], gazetteer: Gazetteer, number: int) -> Chain:
    """What of a typed chain one division explains."""
    entry = gazetteer.entry(number)
    conventions = conventions_of(entry)
    named: dict[str, NamedLevel] = {}
    used: set[int] = set()
    typed, numbered = keyed(words, conventions), query.value("house_number") is not None
    levels = [level for level in LEVELS if getattr(entry, level) is not None]
    for level, found in _exact(levels, entry, words, typed, conventions):
        if used.isdisjoint(range(found.first, found.last)) and level not in named:
            named[level] = found
            used.update(range(found.first, found.last))
    for level in levels:
        if level not in named:
            near = nearest(names_of(entry, level), words, typed, used, gazetteer, conventions)
            if near is not None:
                named[level] = near
                used.update(range(near.first, near.last))
    named |= inside_the_region(levels, entry, named, typed, conventions)
    own = frozenset[str]().union(*(keys_of(names_of(entry, level), conventions) for level in named))
    for window, key in typed:
        # A name that is written twice, in another language or in brackets, is no other division's.
        if (
            key in own
            and _allowed(window, words, conventions)
            and not ("city" in levels and "city" not in named and is_held_for("city", window, words))
            and _stands_alone(window, words, used)
            and not _is_of_another_kind(window, named, words, entry, gazetteer, conventions)
        ):
            used.update(range(window.first, window.last))
    shared = shared_names(entry, levels, named, conventions)
    named |= shared
    pieces = tuple(pieces_of(words, used, conventions))
    postcode = postcode_fit(query, gazetteer, entry)
    score = OF_POSTCODE[postcode] - sum(_costs(each, named, words) for each in pieces)
    for level in levels:
        seen = named.get(level)
        if seen is None or level in shared:
            score -= UNTYPED
        else:
            quality = 1.0 if seen.likeness == 1 else max(2 * seen.likeness - 1.2, 0.1)
            if seen.likeness < 1 and postcode in ("close", "other"):
                # A name that is but like it, and a postcode of elsewhere: another one is meant.
                score -= UNLIKELY
            weight = WEIGHTS["region" if _is_the_regions(level, seen, words, pieces) else level]
            score += weight * quality + _by_what_is_meant(level, seen, words, names_of(entry, level))
            if level == "suburb" and numbered and is_held_for("street", seen, words):
                score -= STREETLESS
            if seen.likeness == 1 and _is_as_written(level, seen, words, entry, query.text):
                score += AS_WRITTEN
            if of_another_kind(level, seen, words, entry, gazetteer, conventions) is not None:
                score -= NOT_MEANT
    return Chain(gazetteer, entry, named, pieces, postcode, score)


def _is_the_regions(
    level: str, seen: NamedLevel, words: tuple[ChainWord, ...], pieces: tuple[ChainPiece, ...]
) -> bool:
    """Whether a town's name was typed as its region's, and another town beside it: "Tagaytay City, Batangas"."""
    return (
        level == "city"
        and is_held_for("region", seen, words)
        and "city" not in kinds_told(seen, words)
        and any(piece.level == "city" and not piece.numbered for piece in pieces)
    )


def _is_of_another_kind(
    window: Window,
    named: Mapping[str, NamedLevel],
    words: tuple[ChainWord, ...],
    entry: Entry,
    gazetteer: Gazetteer,
    conventions: Country | None,
) -> bool:
    """Whether a name that is written again is another division's by its kind: "TX Cai Lậy, H. Cai Lậy"."""
    again = NamedLevel(window.first, window.last, 1.0)
    return any(
        of_another_kind(level, again, words, entry, gazetteer, conventions) is not None for level in named
    )


def _is_as_written(
    level: str, seen: NamedLevel, words: tuple[ChainWord, ...], entry: Entry, text: str
) -> bool:
    """Whether a name with marks is one of the division's, letter for letter."""
    written = text[words[seen.first].start : words[seen.last - 1].end]
    if written.isascii():
        return False
    plain = written.casefold()
    return any(name.casefold() == plain for name in names_of(entry, level))


def _costs(piece: ChainPiece, named: Mapping[str, NamedLevel], words: tuple[ChainWord, ...]) -> float:
    """What it costs a division that it does not explain a piece; a number that goes its name on costs nothing."""
    seen = named.get("suburb")
    if piece.numbered or (seen is not None and piece.first == seen.last and piece.text.isdigit()):
        return 0.0
    # "Jardines Universidad" is no Universidad: what stands right before a name is of it.
    cut = (
        seen is not None and piece.last == seen.first and are_together(words[piece.first], words[seen.first])
    )
    return STRAY if piece.level in LEVELS or cut else BESIDE


def _exact(
    levels: Sequence[str],
    entry: Entry,
    words: tuple[ChainWord, ...],
    typed: Keyed,
    conventions: Country | None,
) -> list[tuple[str, NamedLevel]]:
    """The levels that typed windows name exactly, each with its window: longer windows first, then surer levels."""
    found: list[tuple[tuple[int, int, int], str, NamedLevel]] = []
    regions = whole_regions(typed, words, conventions)
    again = said_again(words)
    for level in levels:
        keys = keys_of(names_of(entry, level), conventions)
        code = conventions.regions.get if conventions and level == "region" else None
        own = conventions.region(entry.region) if conventions and entry.region else None
        for window, key in typed:
            if window.first in again:
                continue
            if level == "region" and is_a_towns(window, level, entry, words):
                continue
            if level != "region" and any(is_inside(window, each) for each in regions):
                continue
            if key in keys or (code is not None and own is not None and code(window.text) == own):
                if not _allowed(window, words, conventions):
                    continue
                seen = NamedLevel(window.first, window.last, 1.0)
                order = (
                    window.first - window.last,
                    0 if is_meant(level, seen, words) else 1,
                    # A district is meant by its quarter's name, where the parser held that for a larger place.
                    LEVELS.index(level) * (-1 if is_held_for("city", seen, words) else 1),
                )
                found.append((order, level, seen))
    found.sort(key=lambda each: (each[0], each[2].first))
    seen_as = {level for _, level, seen in found if is_held_for(level, seen, words)}
    return [
        (level, seen)
        for _, level, seen in found
        if level != "region" or level not in seen_as or not is_held_for("city", seen, words)
    ]


def _allowed(window: Window, words: tuple[ChainWord, ...], conventions: Country | None) -> bool:
    """Whether words may name a division: those of a street or a building only where they are all of it.

    What a word for a hamlet or an estate stands before, or ends with, is named after a division at most, and what the
    parser held for a street with a type of one is that street: "24, MG Road" of the post office Mahatma Gandhi Road.
    """
    if is_within(window.first, words) or ends_within(window.last, words):
        return False
    labels = {words[at].label for at in range(window.first, window.last)}
    if not labels & {"street", "building"}:
        return True
    if len(labels) > 1:
        # "Mazgaon Road", all that stands between two commas, is a name, however the parser cut it.
        return is_a_segment(window.first, window.last, words)
    label = labels.pop()
    if label == "street" and conventions is not None and _is_the_street(window, words, conventions):
        return False
    here = words[window.first].segment
    whole = [
        at
        for at, word in enumerate(words)
        if (word.label, word.segment) == (label, here) and word.kind is None
    ]
    return set(whole) <= set(range(window.first, window.last))


def _is_the_street(window: Window, words: tuple[ChainWord, ...], conventions: Country) -> bool:
    """Whether words that the parser held for a street have a type of one, and no other street was typed."""
    ends = {words[window.first].folded, words[window.last - 1].folded}
    return not ends.isdisjoint(conventions.street_types) and all(
        window.first <= at < window.last for at, word in enumerate(words) if word.label == "street"
    )


def _stands_alone(window: Window, words: tuple[ChainWord, ...], used: set[int]) -> bool:
    """Whether no other name goes on into a window: "Dubai Marina" is a quarter, and no Dubai beside it."""
    for inside, beside in ((window.first, window.first - 1), (window.last - 1, window.last)):
        if not 0 <= beside < len(words) or beside in used or words[beside].kind is not None:
            continue
        if (words[beside].segment, words[beside].label) == (words[inside].segment, words[inside].label):
            return False
    return True


def _by_what_is_meant(
    level: str, seen: NamedLevel, words: tuple[ChainWord, ...], names: tuple[str, ...]
) -> float:
    if is_meant(level, seen, words):
        return MEANT
    inside = words[seen.first : seen.last]
    if (
        inside[0].kind is None
        and is_a_segment(seen.first, seen.last, words)
        and any(word.label == level for word in inside)
    ):
        # "Gadag City", "Mazgaon Road": a quarter's whole name, of which a word looks like a kind's or a street's.
        text = " ".join(word.folded for word in inside)
        if text in map(fold, names):
            return MEANT
    region = all(word.label == "region" for word in words[seen.first : seen.last])
    told = kinds_told(seen, words)
    larger = not {"city", "district"}.isdisjoint(told)
    if level != "suburb" and told == {"suburb"}:
        return -NOT_MEANT  # "Phường Bắc Giang" is no town.
    return -NOT_MEANT if level == "suburb" and (region or larger) else 0.0

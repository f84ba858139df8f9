"""Divisions that were typed between commas and that the parser held for nothing, or for a word of a kind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from addrkit.compare.chain.chain import Chain
from addrkit.compare.chain.names import key_of, keys_of, names_of
from addrkit.compare.chain.pieces import ChainPiece
from addrkit.compare.entry import conventions_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.judge.chain.regions import names_the_country
from addrkit.locale.country import Country
from addrkit.locale.text import is_cjk
from addrkit.retrieve.chain_words import LEVELS, ChainWord, kinds_of
from addrkit.retrieve.divisions import named

_LOOKED_AT = 60


def divisions_apart(
    best: Chain, words: tuple[ChainWord, ...], written: str, gazetteer: Gazetteer, run: tuple[int, int]
) -> Iterator[ChainPiece]:
    """The pieces of a text, behind a street or a division, that another division alone bears as its name.

    "Chiang Rak Noi, Don Tan, Ayutthaya": Don Tan is a district elsewhere, for all that the parser left it over.
    """
    conventions = conventions_of(best.entry)
    used = {at for seen in best.named.values() for at in range(seen.first, seen.last)}
    last = max(used, default=0)
    behind = named_before = False
    for _, group in groupby(range(len(words)), key=lambda at: words[at].segment):
        run_of = list(group)
        here = [words[at] for at in run_of]
        follows, behind = behind, behind or bool(used & set(run_of)) or any(w.label == "street" for w in here)
        follows = follows or _ends_with_its_kind(here, conventions)
        # "Merkez/Şanlıurfa": a word for a kind alone, before the region, is the town of that name.
        follows = follows or (len(here) == 1 and here[0].kind in LEVELS and run_of[0] + 1 in used)
        between, named_before = named_before and run_of[-1] < last, named_before or bool(used & set(run_of))
        is_building = between and {word.label for word in here} == {"building"}
        if not follows or used & set(run_of) or not (is_building or _is_left_over(here, conventions)):
            continue
        if here[0].label == "street" and written[: here[0].start].rstrip()[-1:].isdigit():
            continue  # "Tỉnh Lào Cai, 17 Hai Bà Trưng": what stands behind a number is its street.
        text = " ".join(word.folded for word in here)
        if names_the_country(ChainPiece(run_of[0], run_of[-1] + 1, text, None, announced=False), best):
            continue
        own = (keys_of(names_of(best.entry, level), conventions) for level in best.named)
        if any(key_of(text, conventions) in keys for keys in own):
            continue  # The same once more.
        held = levels_named(text, gazetteer, run, conventions)
        if is_building and not _is_left_over(here, conventions):
            # A building stands in no chain of divisions, but may be called as a quarter of elsewhere.
            held -= {"suburb"}
        announced = len(here) > 1 and here[0].kind in held
        level = here[0].kind if announced else _level(held, best)
        if level is not None:
            yield ChainPiece(run_of[0], run_of[-1] + 1, text, level, announced=False)


def centre_apart(
    best: Chain, words: tuple[ChainWord, ...], gazetteer: Gazetteer, run: tuple[int, int]
) -> ChainPiece | None:
    """The word for a kind of towns, alone before the region, that is another town's name: "Başekin Köyü Merkez Sinop"
    is in no other town of Sinop.
    """
    region = best.named.get("region")
    if region is None or "city" in best.named or not region.first:
        return None
    at = region.first - 1
    used = {word for seen in best.named.values() for word in range(seen.first, seen.last)}
    word, before = words[at], words[at - 1] if at else None
    begins = before is None or at - 1 in used or before.segment != word.segment
    if (
        word.kind != "city"
        or word.label != "city"
        or word.segment != words[region.first].segment
        or not begins
    ):
        return None
    if "city" not in levels_named(word.folded, gazetteer, run, conventions_of(best.entry)):
        return None
    return ChainPiece(at, at + 1, word.folded, "city", announced=False)


def _is_left_over(here: list[ChainWord], conventions: Country | None) -> bool:
    """Whether a piece is a word for a kind alone, begins a building's name with one, or is partly of no component.

    So is one that was held for a street's behind the street, without a word for a street: "شارع 18، جميرا".
    """
    labels = {word.label for word in here}
    if labels == {"street"}:
        return conventions is not None and not any(
            word.folded in conventions.street_types or word.folded.isdigit() for word in here
        )
    if len(here) == 1 and here[0].kind in LEVELS:
        return True
    if labels == {"building"}:
        return here[0].kind in LEVELS or _ends_with_its_kind(here, conventions)
    return None in labels and labels <= {None, *LEVELS}


def _ends_with_its_kind(here: list[ChainWord], conventions: Country | None) -> bool:
    """Whether a piece is a name of Chinese script with the word for its kind: 雁塔区 is no building."""
    if len(here) > 1 or here[0].label != "building" or not is_cjk(here[0].folded):
        return False
    return kinds_of(conventions).get(here[0].folded[-1]) in LEVELS


def _level(held: set[str], best: Chain) -> str | None:
    """The level at which a name contradicts a division; None if it contradicts it at none."""
    # A name that was typed once and is two levels' leaves the smaller one open: "Wichit, Kathu".
    places = [(seen.first, seen.last) for seen in best.named.values()]
    known = {
        level
        for level, seen in best.named.items()
        if level != "suburb" or places.count((seen.first, seen.last)) == 1
    }
    free = [level for level in LEVELS if level in held and level not in known]
    if free:
        return free[0]
    return next((level for level in LEVELS[1:] if level in held), None)


def levels_named(
    text: str, gazetteer: Gazetteer, run: tuple[int, int], conventions: Country | None
) -> set[str]:
    """The levels at which divisions bear a name."""
    entries = named(gazetteer, run, text, conventions)
    if not len(entries):
        return set()
    own = key_of(text, conventions)
    # Towns of the name first, then other larger divisions: a thousand quarters may bear the name of a town, and all
    # the towns of a region that of the region.
    codes, places = np.unique(gazetteer.towns(entries), return_inverse=True)
    so_called = np.array([key_of(gazetteer.text(code) or "", conventions) == own for code in codes.tolist()])
    order = np.lexsort((~so_called[places], gazetteer.has_suburb(entries)))
    found = {
        level
        for entry in entries[order][:_LOOKED_AT].tolist()
        for level in LEVELS
        if own in keys_of(names_of(gazetteer.entry(entry), level), conventions)
    }
    if "suburb" not in found and len(entries) > _LOOKED_AT:
        # "Dolores" is a town and all of its quarters, and a quarter of other towns.
        quarters = set(gazetteer.suburbs(entries[gazetteer.has_suburb(entries)]))
        found |= {"suburb"} if any(key_of(each, conventions) == own for each in quarters) else set()
    return found

"""A house that has a name and no number is known by that name, word for word: "Manor Farm Lodge" is no Manor Farm."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from addrkit.compare.stand_ins import stands_for
from addrkit.judge.account.typed_words import Typed, between_separators
from addrkit.locale.building_words import shortened
from addrkit.locale.country import Country
from addrkit.locale.text import folded_words
from addrkit.types import Record

_OF_THE_LINE: Final = frozenset({"unit", "house_number", "postcode", "po_box", "country"})
"""What words are held for that are no part of a name."""


def is_another_house(text: str, typed: Sequence[Typed], record: Record, conventions: Country | None) -> bool:
    """Whether a name that was typed has a word more than that of the record's house, or lacks one."""
    components = record.components
    if not components.building or components.house_number or components.po_box:
        return False
    # A word for a number is none of those that were typed: "Geldingsá lóð nr. 3".
    small = (
        conventions.particles | conventions.number_prefixes if conventions is not None else frozenset[str]()
    )
    own = [word for word in shortened(folded_words(components.building)) if word not in small]
    said = [word for word in typed if word.label not in _OF_THE_LINE]
    if not own or not any(word.label == "building" for word in said):
        return False
    if not all(any(_stands(each, word) for each in typed) for word in own):
        return True
    places = (
        components.street,
        components.suburb,
        components.city,
        components.district,
        components.region,
    )
    elsewhere = {word for name in places for word in folded_words(name or "")}
    # "El Olivo Viejo, Camino Viejo": what is said in its own place is of the house's name here.
    elsewhere -= {word.folded for word in said if word.label not in (None, "building")}
    # "Tower 2 Avida Towers": the block of the record's unit is no other name.
    known = elsewhere.union(small, own, folded_words(components.unit or ""))
    return any(
        any(each.label == "building" for each in part)
        and any(_stands(each, word) for each in part for word in own)
        and any(not _is_known(each, known, own) for each in part if each.label in (None, "building"))
        for part in between_separators(text, said)
    )


def _is_known(word: Typed, known: Set[str], own: Sequence[str]) -> bool:
    return not known.isdisjoint((word.folded, word.form)) or any(_stands(word, each) for each in own)


def _stands(word: Typed, name: str) -> bool:
    [short] = shortened((word.folded,))
    return short == name or stands_for(word.folded, name)

"""A street's name, its type and its directions beside the record's: what contradicts them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from addrkit.compare.compare import Compared
from addrkit.compare.entry import ready_names
from addrkit.compare.names import known_directions, type_and_carrier
from addrkit.judge.account.joined_as_written import is_joined_as_written
from addrkit.judge.account.street_left_open import is_left_open
from addrkit.judge.account.typed_words import Typed
from addrkit.judge.named_blocks import is_its_block
from addrkit.judge.score.features import SAME
from addrkit.locale.country import Country
from addrkit.locale.country_tables import listed_words
from addrkit.locale.text import is_cjk
from addrkit.types import Reason

_POSSESSIVE = re.compile(r"\w['’](s)\b", re.IGNORECASE)


def conflicts_of_the_name(
    text: str,
    typed: Sequence[Typed],
    left: Sequence[Typed],
    names: Sequence[tuple[str, ...]],
    chosen: Compared,
    conventions: Country | None,
) -> tuple[Reason, ...]:
    """What contradicts the street's name, or was left out of it; nothing of one that was shortened or joined."""
    is_romanised = conventions is not None and bool(conventions.romanised)
    if is_romanised and _is_a_slip_of_a_romanised_name(typed, chosen):
        return ("street_incomplete",)
    if chosen.evidence.street.in_short or is_joined_as_written(typed, names):
        return ()
    conflicts = street_conflicts(text, typed, left, names, chosen, conventions)
    if is_left_open(text, typed, names, chosen, conventions):
        conflicts += ("street_incomplete",)
    return conflicts


def _is_a_slip_of_a_romanised_name(typed: Sequence[Typed], chosen: Compared) -> bool:
    """Whether a street in Chinese characters or Hangul was typed in Latin letters, and not just as its name is spelt.

    "Zhongshan" and "Chongshan" are a letter apart, and each is the name of other streets: 中山路 and 崇山路.
    """
    own, called = chosen.ready.entry.name or "", chosen.ready.name
    if not is_cjk(own) or called == ready_names(chosen.candidate.gazetteer, chosen.candidate.entry)[0].name:
        return False
    words = tuple(word.form for word in typed if word.label == "street")
    return sorted(words) != sorted(called) and chosen.evidence.street.text < SAME


def street_conflicts(
    text: str,
    typed: Sequence[Typed],
    left: Sequence[Typed],
    names: Sequence[tuple[str, ...]],
    chosen: Compared,
    conventions: Country | None,
) -> tuple[Reason, ...]:
    """Whether the street's type or its direction contradicts the record's."""
    street = [word.form for word in typed if word.label == "street"]
    if conventions is None or not street or chosen.evidence.postcode.implied != "nothing":
        return ()
    if is_its_block(" ".join(word.folded for word in typed if word.label == "street"), chosen, conventions):
        return ()
    found: list[Reason] = []
    kind, carrier = type_and_carrier(street, conventions)
    own, own_carrier = type_and_carrier(chosen.ready.name, conventions)
    if kind and carrier and own is None and carrier.removesuffix(kind) in chosen.ready.name:
        # "Am Steinbruchweg" is not Am Steinbruch.
        found.append("street_type_conflict")
    if kind is None and own in _open_places(conventions):
        # "Komenského 9" is in Komenského ulice, were there but a Komenského náměstí.
        found.append("street_type_conflict")
    if kind and own and kind != own and own_carrier not in street:
        written = {word for name in names for word in (*name, *(f"{each}s" for each in name))}
        shows = [word for word in typed if word.label == "street" and word.form == carrier]
        shown = shows[-1 if conventions.type_position == "last" else 0] if shows else None
        plural = shown is not None and not written.isdisjoint((shown.folded, f"{shown.folded}s"))
        # The one of St. George's Street is no saint's: what is typed twice has to be there twice.
        if all(street.count(carrier or "") > name.count(carrier or "") for name in names) and not plural:
            found.append("street_type_conflict")
    known = known_directions(conventions)
    turned_words = any(word.form in known and word.label in ("street", None) for word in left)
    if not turned_words and known.isdisjoint(chosen.ready.name) and known.isdisjoint(street):
        return tuple(found)
    own_turns, typed_turns = (
        [word for word in words if word in known] for words in (chosen.ready.name, street)
    )
    if (
        not turned_words
        and own_turns == typed_turns
        and not _has_apostrophe(text, chosen.ready.entry.name or "")
    ):
        return tuple(found)
    of_name, of_text = _possessives(chosen.ready.entry.name or ""), _possessives(text)
    held_ones, said = (
        list((Counter(word for word in words if word in known) - possessives).elements())
        for words, possessives in ((chosen.ready.name, of_name), (street, of_text))
    )
    lacking = other = False
    if held_ones or said:
        missing = Counter(held_ones) - (Counter(word.form for word in typed) - of_text)
        more = Counter(said) - Counter(held_ones)
        turned = sorted(held_ones) == sorted(said) and held_ones != said
        lacking = bool(missing)
        other = turned or any(each in (*held_ones, *of_name) for each in more) or (lacking and bool(more))
    if other or turned_words:
        found.append("direction_conflict")
    elif lacking:
        found.append("direction_inferred")
    return tuple(found)


@lru_cache(maxsize=300)
def _open_places(conventions: Country) -> frozenset[str]:
    """The types of squares, as they are compared, where people leave a street's type out; elsewhere none."""
    if not conventions.plain_street_type:
        return frozenset()
    return frozenset(conventions.contract(word) for word in listed_words("roads.yaml", "open_places"))


def _possessives(written: str) -> Counter[str]:
    """The letters that only look like a direction: the s of St John's Street is no south."""
    if not _has_apostrophe(written):
        return Counter()
    return Counter(sign.lower() for sign in _POSSESSIVE.findall(written))


def _has_apostrophe(*written: str) -> bool:
    return any("'" in each or "’" in each for each in written)

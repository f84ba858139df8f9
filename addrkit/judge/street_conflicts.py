"""A street's type and its directions beside the record's: what contradicts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from addrkit.compare.compare import Compared
from addrkit.compare.names import known_directions, type_and_carrier
from addrkit.judge.typed_words import Typed
from addrkit.locale.country import Country
from addrkit.types import Reason


def street_conflicts(
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
    found: list[Reason] = []
    kind, carrier = type_and_carrier(street, conventions)
    own, own_carrier = type_and_carrier(chosen.ready.name, conventions)
    if kind and own and kind != own and own_carrier not in street:
        written = {word for name in names for word in (*name, *(f"{each}s" for each in name))}
        shows = [word for word in typed if word.label == "street" and word.form == carrier]
        shown = shows[-1 if conventions.type_position == "last" else 0] if shows else None
        plural = shown is not None and not written.isdisjoint((shown.folded, f"{shown.folded}s"))
        # The one of St. George's Street is no saint's: what is typed twice has to be there twice.
        if all(street.count(carrier or "") > name.count(carrier or "") for name in names) and not plural:
            found.append("street_type_conflict")
    known = known_directions(conventions)
    if not known:
        return tuple(found)
    held_ones = [word for word in chosen.ready.name if word in known]
    said = [word for word in street if word in known]
    lacking = other = False
    if held_ones or said:
        missing = Counter(held_ones) - Counter(word.form for word in typed)
        more = Counter(said) - Counter(held_ones)
        turned = sorted(held_ones) == sorted(said) and held_ones != said
        lacking = bool(missing)
        other = turned or any(each in held_ones for each in more) or (lacking and bool(more))
    if other or any(word.form in known and word.label in ("street", None) for word in left):
        found.append("direction_conflict")
    elif lacking:
        found.append("direction_inferred")
    return tuple(found)

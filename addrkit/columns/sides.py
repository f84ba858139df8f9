"""Kinds of streets that stand before the name in some rows and behind it in others: "rue Champlain", "Queen Street"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from addrkit.columns.candidates import ColumnCandidate
from addrkit.columns.likely import is_street_type
from addrkit.columns.sample import Sample


def types_on_the_other_side(
    columns: tuple[str, ...], found: Sequence[ColumnCandidate], passed: frozenset[int], rows: Sample
) -> list[ColumnCandidate]:
    """Kinds of streets on the other side of the name, in those rows that have none on the one: "rue" or "Street"."""
    kinds = [each for each in found if each.meaning.field in ("street_type", "street_pretype")]
    named = [each for each in found if each.meaning.field in ("street", "street_base")]
    if len(kinds) != 1 or len(named) != 1:
        return []
    [kind], [street] = kinds, named
    taken = passed | {each.place for each in found}
    before = kind.place > street.place
    side = range(street.place - 2, street.place) if before else range(street.place + 1, street.place + 3)
    return [
        ColumnCandidate(
            at, columns[at], replace(street.meaning, field="street_pretype" if before else "street_type")
        )
        for at in side
        if 0 <= at < len(columns)
        and at not in taken
        and all(map(is_street_type, rows.texts(at)))
        and rows.apart(kind.place, at)
        and not rows.has_words(street.place, at)
    ][:1]

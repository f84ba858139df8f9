"""The columns that a verification adds to its row. The names are those of the public contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from addrkit.types import Verification

if TYPE_CHECKING:
    from addrkit.kit import AddressKit
    from addrkit.parsing.query import Row

Answer = Mapping[str, Any]
"""The cells that a verification adds to its row, by column."""

_COLUMN_OF = tuple(
    (name, f"addr_{name}")
    for name in (
        "house_number",
        "street",
        "unit",
        "suburb",
        "city",
        "district",
        "region",
        "postcode",
        "country",
    )
)

ANSWER_COLUMNS: tuple[str, ...] = (
    "addr_action",
    "addr_granularity",
    "addr_score",
    "addr_id",
    "addr_formatted",
    *(column for _, column in _COLUMN_OF),
    "addr_lat",
    "addr_lon",
    "addr_reasons",
    "addr_unmatched",
    "addr_error",
)


def answer_of(verification: Verification) -> Answer:
    """A verification as cells; what is not known is None.

    >>> from addrkit.judge.verdict import nothing
    >>> answer_of(nothing("unreadable", "a quote in it is not closed"))["addr_error"]
    'a quote in it is not closed'
    """
    match, address = verification.match, verification.address
    return {
        "addr_action": verification.action,
        "addr_granularity": verification.granularity,
        "addr_score": round(verification.score, 4),
        "addr_id": match.id if match else None,
        "addr_formatted": verification.formatted or None,
        **{column: getattr(address, name) for name, column in _COLUMN_OF},
        "addr_lat": match.lat if match else None,
        "addr_lon": match.lon if match else None,
        "addr_reasons": list(verification.reasons),
        "addr_unmatched": list(verification.unmatched),
        "addr_error": verification.error,
    }


def answers_of(kit: AddressKit, rows: Iterable[Row], country: str | None = None) -> Iterator[Answer]:
    """An answer a row, in order; a bad row has an error."""
    return map(answer_of, kit.verify_many(rows, country=country))

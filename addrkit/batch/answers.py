"""The columns that a verification adds to its row. The names are those of the public contract."""

from __future__ import annotations

from typing import Any

from addrkit.types import Verification

_COMPONENT_COLUMNS = (
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

ANSWER_COLUMNS: tuple[str, ...] = (
    "addr_action",
    "addr_granularity",
    "addr_score",
    "addr_id",
    "addr_formatted",
    *(f"addr_{name}" for name in _COMPONENT_COLUMNS),
    "addr_lat",
    "addr_lon",
    "addr_reasons",
    "addr_unmatched",
    "addr_error",
)


def answer_of(verification: Verification) -> dict[str, Any]:
    """A verification as cells; what is not known is None.

    >>> from addrkit.judge.verdict import nothing
    >>> answer_of(nothing("unreadable", "a quote in it is not closed"))["addr_error"]
    'a quote in it is not closed'
    """
    match = verification.match
    return {
        "addr_action": verification.action,
        "addr_granularity": verification.granularity,
        "addr_score": round(verification.score, 4),
        "addr_id": match.id if match else None,
        "addr_formatted": verification.formatted or None,
        **{f"addr_{name}": verification.address.get(name) for name in _COMPONENT_COLUMNS},
        "addr_lat": match.lat if match else None,
        "addr_lon": match.lon if match else None,
        "addr_reasons": list(verification.reasons),
        "addr_unmatched": list(verification.unmatched),
        "addr_error": verification.error,
    }

"""The columns that a verification adds to its row. The names are those of the public contract."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addrkit.errors import AddrkitError, UsageError
from addrkit.judge.verdict import nothing
from addrkit.types import Verification

if TYPE_CHECKING:
    from addrkit.kit import AddressKit
    from addrkit.parsing.query import Row

TOGETHER = 256
"""Rows that are verified at a time."""

Answer = Mapping[str, Any]
"""The cells that a verification adds to its row, by column."""

PREFIX = "addr_"
"""What the names of the answer's columns begin with, unless told otherwise."""
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


def answer_names(prefix: str) -> dict[str, str]:
    """The answer's columns and what they are called under a prefix. Raises UsageError for an empty one.

    >>> answer_names("ship_")["addr_action"]
    'ship_action'
    """
    if not prefix.strip():
        raise UsageError(
            "the prefix is empty: the answer's columns need a beginning of their own, such as addr_"
        )
    return {name: prefix + name.removeprefix(PREFIX) for name in ANSWER_COLUMNS}


def answer_of(verification: Verification) -> Answer:
    """A verification as cells; what is not known is None.

    >>> from addrkit.judge.verdict import nothing
    >>> answer_of(nothing("unreadable", "a quote in it is not closed"))["addr_error"]
    'a quote in it is not closed'
    """
    match, address = verification.match, verification.address
    if match is not None and address.country and match.components.country not in (address.country, None):
        # A record of another country than the one given is shown by `match`, and fills no column.
        match = None
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
    """An answer a row, in order; a bad row has an error, and so has one on which addrkit itself fails."""
    remaining = iter(rows)
    while some := list(islice(remaining, TOGETHER)):
        try:
            answers = [answer_of(each) for each in kit.verify_many(some, country=country)]
        except AddrkitError:
            raise
        except Exception:  # noqa: BLE001 - hours of other rows are not lost for one
            answers = [_alone(kit, row, country) for row in some]
        yield from answers


def _alone(kit: AddressKit, row: Row, country: str | None) -> Answer:
    try:
        return answer_of(kit.verify(row, country=country))
    except AddrkitError:
        raise
    except Exception as error:  # noqa: BLE001
        # Its message may hold what was typed.
        where = traceback.extract_tb(error.__traceback__)[-1]
        trouble = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
        return answer_of(
            nothing("unreadable", f"addrkit fails on this row ({trouble}): please tell its makers")
        )

"""The number of an order, a customer or a tax payer beside an address: "Order #45123", "CPF 123.456.789-09"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from addrkit.locale.country_tables import listed_words
from addrkit.parsing.pasted.phrases import FILE
from addrkit.parsing.rules.tokens import Token

_SIGNS: Final = frozenset(".-/")
"""What joins the parts of such a number."""
_FEWEST: Final = 3
"""Digits of one at least: "ref 12" may be a door's."""


def reference_end(found: Sequence[Token], at: int, part_end: int) -> int:
    """Where the number ends that begins at the word `at`, or one behind it; 0 where there is none.

    It ends its part, a colon follows, or another number, which is the door's: "Kundennr. 451230 Heerstraße 49".

    >>> from addrkit.parsing.rules.tokens import tokens
    >>> reference_end(tokens("order no. 45123"), 1, 3), reference_end(tokens("order 45123 Main St"), 1, 4)
    (15, 0)
    """
    first = at
    while first < part_end and found[first].folded in listed_words(FILE, "reference_numbers"):
        first += 1
    end = first + 1
    while end < part_end and found[end].joined and found[end].gap in _SIGNS:
        end += 1
    if all(token.folded.isdigit() for token in found[end:part_end]):
        end = part_end  # "SIRET 123 456 789 00012"
    if (
        first >= part_end
        or sum(map(str.isdigit, "".join(each.folded for each in found[first:end]))) < _FEWEST
    ):
        return 0
    apart = end == part_end or ":" in found[end].gap or any(token.digits for token in found[end:part_end])
    return found[end - 1].end if apart else 0

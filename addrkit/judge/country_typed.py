"""What became of the country: the one of the record beside the one that was typed or given."""

from __future__ import annotations

from addrkit.locale.country import country_codes, country_names
from addrkit.locale.text import fold
from addrkit.parsing.query import Query
from addrkit.types import ComponentVerdict


def country_verdict(value: str | None, typed: str | None, query: Query) -> ComponentVerdict:
    """The country: one that was given, with the row or for all of them, or named, contradicts a record of another."""
    if typed and value and _code_of(typed) not in (None, value):
        return ComponentVerdict(value, typed, "conflicting")
    if query.country_certain and value != query.country:
        return ComponentVerdict(value, typed or query.country, "conflicting")
    return ComponentVerdict(value, typed, "confirmed" if typed else "inferred")


def _code_of(named: str) -> str | None:
    """The code of a country by its code or one of its names; None for what is none."""
    code = named.strip().upper()
    return code if code in country_codes() else country_names().get(fold(named))

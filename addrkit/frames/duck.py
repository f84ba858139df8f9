"""Verdicts in SQL: a function for DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from addrkit.batch.answers import answers_of
from addrkit.batch.parquet import answer_schema

if TYPE_CHECKING:
    from addrkit.kit import AddressKit

NAME = "addrkit_verify"


def _sql_type(kind: Any) -> str:
    """DuckDB's name of a type of the answer."""
    if pa.types.is_list(kind):
        return "VARCHAR[]"
    return "DOUBLE" if pa.types.is_floating(kind) else "VARCHAR"


def create_function(
    connection: Any, kit: AddressKit, *, country: str | None = None, name: str = NAME
) -> None:
    """Teach a DuckDB connection `addrkit_verify(address, country)`, which gives a struct of the answer's columns.

    `country` stands where the second argument is NULL. Raises UsageError for an unknown one.

    >>> import duckdb
    >>> connection = duckdb.connect()
    >>> create_function(connection, addrkit.open())  # doctest: +SKIP
    >>> connection.sql("SELECT (addrkit_verify('Laugavegi 26 reykjavik', NULL)).action").fetchall()  # doctest: +SKIP
    [('accept',)]
    """
    from addrkit.asked import code_of

    code = code_of(country)
    columns = [(each.name.removeprefix("addr_"), each.type) for each in answer_schema()]
    kinds = pa.struct(columns)
    struct = ", ".join(f"{column} {_sql_type(kind)}" for column, kind in columns)

    def verified(addresses: Any, countries: Any) -> Any:
        rows = [
            {"address": address, "country": given}
            for address, given in zip(addresses.to_pylist(), countries.to_pylist(), strict=True)
        ]
        found = [
            {column.removeprefix("addr_"): value for column, value in answer.items()}
            for answer in answers_of(kit, rows, code)
        ]
        return pa.array(found, kinds)

    connection.create_function(
        name,
        verified,
        ["VARCHAR", "VARCHAR"],
        f"STRUCT({struct})",
        type="arrow",
        null_handling="special",
    )

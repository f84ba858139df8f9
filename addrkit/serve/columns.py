"""Which columns of a table hold the address, for who reads the table and asks row by row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from addrkit.columns import ColumnOptions, Columns, read_columns
from addrkit.columns.keyed import KeyedRows
from addrkit.columns.options import join_of, mapping_of
from addrkit.columns.questions import SeveralAddressesError
from addrkit.errors import AddrkitError
from addrkit.serve.answer import Answer

COLUMNS: Final = "/v1/columns"
_MOST_COLUMNS, _MOST_ROWS = 2_000, 100
Group = Annotated[
    str | None,
    Query(max_length=100, description="Which address, where a row has several: `Shipping`, as `--columns`."),
]
Mapped = Annotated[
    # All of them have to fit a request line, which servers cut at 64 KiB, be each sign twelve signs as it is sent.
    list[Annotated[str, Field(max_length=200, pattern=r"^[^=]*[^=\s][^=]*=.*\S.*$")]],
    Query(
        max_length=20,
        description="A field's key, as `--map`: `street=Weg`, joined `address=Line 1+Line 2`; may be repeated.",
    ),
]


class Header(BaseModel):
    """The names of a table's columns, and some of its rows."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "header": ["Order", "Street Address", "City"],
                    "sample": [["#1", "Laugavegur 1", "Reykjavík"]],
                }
            ]
        },
    )

    header: list[Annotated[str, Field(max_length=1_000)]] = Field(min_length=1, max_length=_MOST_COLUMNS)
    sample: list[list[str | None]] = Field(
        default=[], max_length=_MOST_ROWS, description="Rows, to tell columns that contradict each other."
    )
    columns: str | None = Field(None, max_length=100, description="Which address, where a row has several.")
    map: dict[str, Annotated[str, Field(max_length=1_000)]] = Field(
        default={}, max_length=30, description="Field to column, where the names do not tell."
    )


class HeaderRead(BaseModel):
    """What is read of a table, or what has to be asked first."""

    read: dict[str, str] = Field(
        description="Field to its columns by number, `#3` is the third: the `map` of a batch whose rows have such keys."
    )
    told: str = Field(description="What is read as what and what is not used, in one line.")
    warnings: list[str]
    question: str | None = Field(description="Why nothing is read: two readings are possible, or none.")
    groups: list[str] = Field(description="The addresses of a row, one of which `columns` chooses.")


def columns_route() -> APIRouter:
    """The route that tells columns."""
    router = APIRouter()

    @router.post(COLUMNS, summary="Tell which columns hold the address", response_model=HeaderRead)
    def tell_columns(asked: Header) -> Answer:
        """How `addrkit verify` would read a table with this header. Nothing is verified."""
        options = ColumnOptions(asked.map, asked.columns)
        answer: dict[str, Any] = {"read": {}, "told": "", "warnings": [], "question": None, "groups": []}
        try:
            # The page sends the cells of what is mapped alone.
            columns = replace(read_columns(asked.header, options, sample=asked.sample), beside=())
        except AddrkitError as error:
            groups = error.groups if isinstance(error, SeveralAddressesError) else ()
            return Answer({**answer, "question": str(error), "groups": groups})
        return Answer(
            {**answer, "read": _by_number(columns), "told": columns.told(), "warnings": columns.warnings}
        )

    return router


def reader_of(columns: str | None, mapped: Iterable[str]) -> KeyedRows | None:
    """What reads the rows of a batch, if anything was said of their keys. Raises UsageError for what makes no sense."""
    pairs = mapping_of(mapped, "map")
    if columns is None and not pairs:
        return None
    names = [name for text in pairs.values() for name in join_of(text).columns]
    return KeyedRows(ColumnOptions(pairs, columns), "the row", names)


def _by_number(columns: Columns) -> dict[str, str]:
    numbered = Columns(tuple(f"#{number}" for number in range(1, len(columns.header) + 1)), columns.fields)
    return dict(numbered.used)

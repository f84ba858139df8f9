"""Verifying a table in memory: the same kind of table comes back, with the columns of the answer behind its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from addrkit.asked import code_of
from addrkit.batch.answers import PREFIX, Answer, answer_names
from addrkit.batch.workers import SharedWork, usable_cores
from addrkit.columns import ColumnOptions, Columns, read_columns
from addrkit.errors import UsageError
from addrkit.frames.kinds import Table, table_of
from addrkit.frames.records import by_records

if TYPE_CHECKING:
    from addrkit.kit import AddressKit

Frame = TypeVar("Frame")
SAMPLE = 100
"""Rows that are looked at to tell columns apart."""
SHOWN_FROM = 2_000
"""Rows from which progress is shown on a terminal."""


def verify(
    df: Frame,
    kit: AddressKit | None = None,
    *,
    gazetteers: Sequence[str | os.PathLike[str]] = (),
    country: str | None = None,
    columns: Mapping[str, str] | str | ColumnOptions | None = None,
    workers: int | None = None,
    prefix: str = PREFIX,
    progress: bool | None = None,
) -> Frame:
    """A pandas, Polars or Arrow table with the `addr_*` columns behind its own; rows, index and types stay.

    `kit` is what `addrkit.open` gives; without one, `gazetteers` are opened, or the default ones. `country` stands
    where a row names none. Columns are found by their names; `columns` says otherwise: a mapping of fields to columns,
    joined with "a+b" or "a++b" as `--map` takes them, or the word before the names that are meant ("Shipping"). What
    is missing in the table (None, NaN, pandas.NA) is missing in the address. A row that cannot be verified has an
    `addr_error`.

    `workers` are processes, all cores by default; a short table is verified by this one alone. `progress` is shown on
    a terminal for long tables, always, or never.

    Raises UsageError for what is no such table or kit, for a prefix whose columns are there already and for an unknown
    country; InputError if no column holds an address, or two do and nothing tells which is meant.

    >>> import pyarrow as pa
    >>> orders = pa.table({"street": ["Laugavegi 26"], "city": ["Reykjavík"]})
    >>> verify(orders, addrkit.open())["addr_formatted"].to_pylist()  # doctest: +SKIP
    ['Laugavegur 26, 101 Reykjavík']
    """
    table = by_records(table_of(df), SAMPLE)
    names = answer_names(prefix)
    taken = [name for name in names.values() if name in table.names]
    if taken:
        raise UsageError(
            f"the table already has a column {taken[0]!r}, which addrkit would add: name the new ones with prefix="
        )
    code = code_of(country)
    read = columns_of(table, columns, code)
    work = SharedWork(_opened(kit, gazetteers), usable_cores() if workers is None else workers)
    queries = (read.query(cells) for cells in table.rows(read))
    answers = list(_shown(work.answers(queries, country=code), len(table), progress))
    added = {new: [answer[name] for answer in answers] for name, new in names.items()}
    extended: Frame = table.extended(added)
    return extended


def _opened(kit: AddressKit | None, gazetteers: Sequence[str | os.PathLike[str]]) -> AddressKit:
    from addrkit.kit import AddressKit, open_kit

    if kit is not None and (gazetteers or not isinstance(kit, AddressKit)):
        raise UsageError(
            "kit is what addrkit.open gives: name folders with gazetteers=[...], and give one of the two"
        )
    return kit or open_kit([gazetteers] if isinstance(gazetteers, (str, os.PathLike)) else gazetteers)


def columns_of(
    table: Table, columns: Mapping[str, str] | str | ColumnOptions | None, country: str | None = None
) -> Columns:
    """The columns of a table that hold the address. Raises UsageError and InputError as `read_columns` does."""
    if isinstance(columns, ColumnOptions):
        options = columns
    elif isinstance(columns, str):
        options = ColumnOptions(group=columns, country=country)
    elif columns is None or isinstance(columns, Mapping):
        options = ColumnOptions(mapped=dict(columns or {}), country=country)
    else:
        raise UsageError(
            f"columns= takes fields and their columns, such as {{'street': 'Line 1'}}, or the word before the columns' "
            f"names, such as 'Shipping', not a {type(columns).__name__}"
        )
    return read_columns(table.names, options, name="the table", sample=table.sample(SAMPLE))


def _shown(answers: Iterator[Answer], total: int, progress: bool | None) -> Iterator[Answer]:
    """The answers; how many there are already is shown on a terminal."""
    if progress is None:
        progress = total >= SHOWN_FROM and sys.stderr.isatty()
    if not progress:
        return answers
    from rich.console import Console
    from rich.progress import track

    return iter(track(answers, "Verifying", total=total, console=Console(stderr=True)))

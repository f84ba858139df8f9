"""Verification past one machine: Spark's data frames, with a gazetteer opened once in each worker process.

Gazetteers are memory-mapped, so the workers of a host share their pages.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from addrkit.batch.answers import PREFIX, answer_names, answer_of
from addrkit.batch.parquet import answer_schema
from addrkit.batch.workers import TRACKED
from addrkit.columns import ColumnOptions, Columns
from addrkit.errors import AddrkitError, UsageError
from addrkit.frames.kinds import table_of
from addrkit.frames.verify import columns_of
from addrkit.judge.verdict import nothing
from addrkit.spark.routing import Gazetteers, Routes, routes_of

if TYPE_CHECKING:
    from addrkit.kit import AddressKit
    from addrkit.parsing.query import Row

KITS: Final = 16
"""Kits that a worker process keeps open: one for each set of gazetteers that it was asked with."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What a task needs to know; it travels to the workers."""

    routes: Routes
    country: str | None
    columns: Columns
    names: tuple[tuple[str, str], ...]
    """The answer's columns and what they are called."""
    policy: str | None
    parser: str
    matcher: str | None
    files: bool
    """Whether gazetteers are names of what `SparkContext.addFile` or `addArchive` has brought."""


def verify(  # noqa: PLR0913 - options, by name, as those of `frames.verify`
    df: Any,
    gazetteers: Gazetteers,
    *,
    country: str | None = None,
    columns: Mapping[str, str] | str | ColumnOptions | None = None,
    prefix: str = PREFIX,
    policy: str | Path | None = None,
    parser: str = "compact",
    matcher: str | Path | None = None,
    files: bool = False,
    counts: Any = None,
) -> Any:
    """A Spark data frame with the `addr_*` columns behind its own; a row that is bad has an `addr_error`.

    `gazetteers` are folders that every worker can read; with `files`, names of what `SparkContext.addFile(...,
    recursive=True)` or `addArchive` has brought to it. A mapping names those of each country, and those of all others
    under "*": each row is verified with its country's, which a worker opens when the first such row comes; a row that
    names no country with the others', or without a "*" with all. `country` stands where a row names none. `columns` are
    as `addrkit.frames.verify` takes them. `counts`, made by `accumulator_of`, counts rows by action while they are
    verified: what Spark works out twice, to sort it or after a failure, it counts twice.

    Nothing is read before an action of Spark asks for it. Raises UsageError for a prefix whose columns are there
    already, for no gazetteer and for an unknown country; InputError if no column holds an address, or two do.
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    from addrkit.locale.country import country_code

    routes = routes_of(gazetteers)
    names = answer_names(prefix)
    taken = [name for name in names.values() if name in df.columns]
    if taken:
        raise UsageError(
            f"the data frame already has a column {taken[0]!r}, which addrkit would add: use prefix="
        )
    own = to_arrow_schema(df.schema)
    # Read here, so that what is wrong with the columns is told before anything runs.
    read = columns_of(table_of(own.empty_table()), columns)
    work = _Work(
        routes,
        country_code(country) if country else None,
        read,
        tuple(names.items()),
        str(policy) if policy else None,
        parser,
        str(matcher) if matcher else None,
        files,
    )
    added = [(names[each.name], each.type) for each in answer_schema()]
    schema = from_arrow_schema(pa.schema([*own, *added]))

    def verified(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            answered = _answered(batch, work)
            if counts is not None:
                counts.add(_tally(answered, names["addr_action"]))
            yield answered

    return df.mapInArrow(verified, schema)


def accumulator_of(context: Any) -> Any:
    """An accumulator of rows by action, for `verify(counts=...)`; its `value` is a mapping.

    >>> counts = accumulator_of(spark.sparkContext)  # doctest: +SKIP
    >>> verify(orders, ["nl.gaz"], counts=counts).write.parquet("verified")  # doctest: +SKIP
    >>> counts.value  # doctest: +SKIP
    {'accept': 981, 'confirm': 12, 'fix': 7}
    """
    from pyspark.accumulators import AccumulatorParam

    class _Counts(AccumulatorParam[dict[str, int]]):
        def zero(self, value: dict[str, int]) -> dict[str, int]:
            return {}

        def addInPlace(self, value1: dict[str, int], value2: dict[str, int]) -> dict[str, int]:  # noqa: N802
            return {name: value1.get(name, 0) + value2.get(name, 0) for name in value1.keys() | value2.keys()}

    return context.accumulator({}, _Counts())


def _tally(batch: pa.RecordBatch, column: str) -> dict[str, int]:
    """How many rows have each action."""
    counted = batch.column(column).value_counts().to_pylist()
    return {str(each["values"]): int(each["counts"]) for each in counted}


def _answered(batch: pa.RecordBatch, work: _Work) -> pa.RecordBatch:
    """A batch with the answers' columns."""
    table = table_of(batch)
    rows = [work.columns.query(cells) for cells in table.rows(work.columns)]
    by_route: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(rows):
        by_route.setdefault(work.routes.of(row, work.country), []).append(at)
    answers: dict[int, Mapping[str, Any]] = {}
    for folders, places in by_route.items():
        kit = _kit(_paths(folders, work), work.policy, work.parser, work.matcher)
        answers.update(
            zip(places, _verdicts(kit, [rows[each] for each in places], work.country), strict=True)
        )
    added: pa.RecordBatch = table.extended(
        {new: [answers[at][name] for at in range(len(rows))] for name, new in work.names}
    )
    return added


def _verdicts(kit: AddressKit, rows: Sequence[Row], country: str | None) -> Iterator[Mapping[str, Any]]:
    """An answer a row; where a whole batch fails, each row by itself, so that one is never a failed task."""
    try:
        yield from map(answer_of, list(kit.verify_many(rows, country)))
    except AddrkitError:
        raise
    except Exception:  # noqa: BLE001  a task that fails is run again, and fails again
        for row in rows:
            try:
                yield answer_of(kit.verify(row, country))
            except Exception as error:  # noqa: BLE001
                yield answer_of(
                    nothing("unreadable", f"this row could not be verified: {type(error).__name__}")
                )


def _paths(folders: tuple[str, ...], work: _Work) -> tuple[str, ...]:
    if not work.files:
        return folders
    from pyspark import SparkFiles

    return tuple(SparkFiles.get(name) for name in folders)


@lru_cache(maxsize=KITS)
def _kit(folders: tuple[str, ...], policy: str | None, parser: str, matcher: str | None) -> AddressKit:
    """The kit of a worker process, opened when its first batch comes."""
    import faiss

    from addrkit.kit import open_kit

    # Spark gives every core a worker of its own.
    faiss.omp_set_num_threads(1)
    kit = open_kit(folders, parser, policy, matcher=matcher)
    # What verification makes has no cycles: see `addrkit.batch.workers.TRACKED`.
    gc.freeze()
    gc.set_threshold(TRACKED, *gc.get_threshold()[1:])
    return kit

"""Building a gazetteer: rows in, one read-only directory out.

The directory is built beside its place and renamed when it is whole, so that a build that is killed leaves no
broken gazetteer, and a gazetteer that is being replaced answers until the last moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from addrkit.columns import ColumnOptions, Columns
from addrkit.errors import InputError
from addrkit.gazetteer.coverage import coverage_of
from addrkit.gazetteer.indexes import write_indexes
from addrkit.gazetteer.layout import write_layout
from addrkit.gazetteer.manifest import (
    Completeness,
    Manifest,
    Source,
    stored_file,
    write_manifest,
)
from addrkit.gazetteer.own_encoder import take_encoder
from addrkit.gazetteer.readers import read_inputs
from addrkit.gazetteer.refusal import Refusal, first_of, summed
from addrkit.gazetteer.schema import FORMAT_VERSION
from addrkit.gazetteer.stage import SWAPPED, key_rows, open_stage, stage_rows
from addrkit.gazetteer.workplace import put_in_place, workplace
from addrkit.index.encoder import load_encoder
from addrkit.locale.country import country_code
from addrkit.locale.data import data_fingerprint
from addrkit.version import VERSION

Progress = Callable[[str, int, int | None], None]
"""Told the stage, how much of it is done, and how much there is, if that is known."""


Rows = Iterable[pa.RecordBatch | Refusal]
"""What a reader yields."""


@dataclass(frozen=True, slots=True)
class Built:
    """A gazetteer that was built."""

    manifest: Manifest
    refusals: tuple[Refusal, ...]
    """What could not be used of the input, one a reason."""
    columns: tuple[tuple[str, Columns], ...] = ()
    """Which columns were read, file by file; of tables alone."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be built, whatever the rows come from."""

    output: Path
    name: str
    coverage: Completeness
    country: str | None = None
    """For rows that do not say."""
    sources: tuple[Source, ...] = ()
    encoder: Path | None = None
    """The folder of an encoder of one's own, which the gazetteer takes along; the shipped one if None."""
    columns: Mapping[str, dict[str, str]] = field(default_factory=dict)
    """Of each table by its file's name: field to the columns that it is read from."""
    unused: Mapping[str, list[str]] = field(default_factory=dict)
    """Of each table the columns that are not read."""
    recipe: str = ""
    """Fingerprint of the recipe that it is made by."""
    vectors: bool = True
    """Whether to write vectors; divisions are found by their whole names, without them."""


def build_gazetteer(  # noqa: PLR0913 - options, by name, which callers rely on
    inputs: Sequence[Path],
    output: Path,
    *,
    reader: str = "auto",
    country: str | None = None,
    columns: Mapping[str, str] | ColumnOptions | None = None,
    coverage: Completeness = "sample",
    name: str | None = None,
    encoder: Path | None = None,
    sources: Sequence[Source] = (),
    progress: Progress | None = None,
) -> Built:
    """Build a gazetteer from files.

    `columns` maps canonical columns to the files' own, or is all that was said of them. `coverage` says whether what is
    not in it does not exist there. `encoder` is the folder of an encoder of one's own. `sources` says where the files
    come from, their names if it is empty. Raises InputError if an input cannot be read, or has no usable row, or the
    output cannot be written; UsageError for an unknown reader or country;
    ModelError if there is no such encoder.
    """
    code = country_code(country) if country else None
    said = columns if isinstance(columns, ColumnOptions) else ColumnOptions(dict(columns or {}))
    files = read_inputs(inputs, reader, replace(said, country=code))
    plan = Plan(
        output=output,
        name=name or output.name.removesuffix(".gaz"),
        coverage=coverage,
        country=code,
        sources=tuple(sources) or tuple(Source(each.name) for each in inputs),
        encoder=encoder,
        columns={each.path.name: dict(each.columns.kept) for each in files if each.columns},
        unused={each.path.name: list(each.columns.unused) for each in files if each.columns},
    )
    built = _build([(each.path.name, each.rows) for each in files], plan, progress)
    return replace(built, columns=tuple((each.path.name, each.columns) for each in files if each.columns))


def build_from(
    batches: Iterable[pa.RecordBatch | Refusal], plan: Plan, *, progress: Progress | None = None
) -> Built:
    """Build a gazetteer from batches of `schema.ROWS`. Raises as `build_gazetteer`."""
    return _build([("", batches)], plan, progress)


def _build(inputs: Iterable[tuple[str, Rows]], plan: Plan, progress: Progress | None) -> Built:
    report = progress or (lambda _stage, _done, _total: None)
    encoder = load_encoder(plan.encoder)
    with workplace(plan.output) as place:
        made = place / "made"
        stage = open_stage(place / "stage")
        try:
            records, refusals = _stage_all(stage, inputs, plan, report)
            [(usable,)] = stage.sql("SELECT count(*) FROM rows").fetchall()
            report("grouping streets", 0, None)
            key_rows(stage)
            [(keyed,)] = stage.sql("SELECT count(*) FROM keyed").fetchall()
            report("sorting doors", 0, None)
            entries, doors = write_layout(stage, made, place / "stage")
            coverage = coverage_of(stage, made, plan.coverage)
        finally:
            stage.close()
        write_indexes(made, encoder if plan.vectors else None, report)
        if plan.encoder is not None:
            take_encoder(plan.encoder, made)
        manifest = Manifest(
            name=plan.name,
            format_version=FORMAT_VERSION,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            addrkit=VERSION,
            encoder=encoder.fingerprint,
            conventions=data_fingerprint(),
            recipe=plan.recipe,
            records=records,
            entries=entries,
            doors=doors,
            derived=keyed - usable,
            repeated=keyed - doors,
            refused={each.reason: each.count for each in refusals if not each.kept},
            mended={each.reason: each.count for each in refusals if each.kept and not each.whole},
            coverage=coverage,
            sources=plan.sources,
            columns=dict(plan.columns),
            unused=dict(plan.unused),
            files={
                file.relative_to(made).as_posix(): stored_file(file)
                for file in sorted(made.rglob("*"))
                if file.is_file()
            },
        )
        write_manifest(made, manifest)
        put_in_place(made, plan.output)
    return Built(manifest, refusals)


def _stage_all(
    stage: duckdb.DuckDBPyConnection, inputs: Iterable[tuple[str, Rows]], plan: Plan, report: Progress
) -> tuple[int, tuple[Refusal, ...]]:
    """Stage every row of every input; returns how many there were, and what could not be used."""
    records = 0
    refusals: list[Refusal] = []
    for file, batches in inputs:
        before, known = records, len(refusals)
        for batch in batches:
            if isinstance(batch, Refusal):
                refusals.append(batch)
                records += 0 if batch.kept else batch.count
                continue
            found = stage_rows(stage, batch, records + 1, plan.country)
            refusals += [replace(each, file=file, row=records - before + each.row) for each in found]
            records += batch.num_rows
            report("reading", records, None)
        _refuse_swapped(file, records - before, refusals[known:])
    [(usable,)] = stage.sql("SELECT count(*) FROM rows").fetchall()
    total = summed(refusals)
    if not usable:
        refused = [each for each in total if not each.kept]
        reason = (
            f"{refused[0].reason}{first_of(refused[0])}"
            if refused
            else "the input has a header and nothing else"
        )
        raise InputError(f"no row can be used: {reason}")
    return records, total


def _refuse_swapped(file: str, rows: int, refusals: Iterable[Refusal]) -> None:
    swapped = sum(each.count for each in refusals if each.reason == SWAPPED)
    if 2 * swapped > rows:
        raise InputError(
            f"{file} has latitude and longitude swapped, in {swapped:,} of {rows:,} rows: name their columns the "
            "other way round, with --map lat=COLUMN --map lon=COLUMN"
        )

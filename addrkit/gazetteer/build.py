"""Building a gazetteer: rows in, one read-only directory out.

The directory is built beside its place and renamed when it is whole, so that a build that is killed leaves no
broken gazetteer, and a gazetteer that is being replaced answers until the last moment.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from addrkit.errors import GazetteerError, InputError
from addrkit.gazetteer.coverage import coverage_of
from addrkit.gazetteer.indexes import write_indexes
from addrkit.gazetteer.layout import write_layout
from addrkit.gazetteer.manifest import (
    MANIFEST,
    Completeness,
    Manifest,
    Source,
    StoredFile,
    sha256,
    write_manifest,
)
from addrkit.gazetteer.readers import reader_for
from addrkit.gazetteer.refusal import Refusal
from addrkit.gazetteer.schema import FORMAT_VERSION
from addrkit.gazetteer.stage import key_rows, open_stage, stage_rows
from addrkit.locale.country import country_code
from addrkit.retrieve.encoder import Encoder, load_encoder
from addrkit.version import VERSION

Progress = Callable[[str, int, int | None], None]
"""Told the stage, how much of it is done, and how much there is, if that is known."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be built, whatever the rows come from."""

    output: Path
    name: str
    coverage: Completeness
    country: str | None = None
    """For rows that do not say."""
    sources: tuple[Source, ...] = ()


def build_gazetteer(
    inputs: Sequence[Path],
    output: Path,
    *,
    reader: str = "auto",
    country: str | None = None,
    columns: Mapping[str, str] | None = None,
    coverage: Completeness = "sample",
    name: str | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Build a gazetteer from files.

    `columns` maps canonical columns to the files' own. `coverage` says whether what is not in it does not
    exist there. Raises InputError if an input cannot be read, or has no usable row, or the output cannot be
    written; UsageError for an unknown reader or country.
    """
    plan = Plan(
        output=output,
        name=name or output.name.removesuffix(".gaz"),
        coverage=coverage,
        country=country_code(country) if country else None,
        sources=tuple(Source(each.name) for each in inputs),
    )
    batches = (batch for each in inputs for batch in reader_for(each, reader)(each, dict(columns or {})))
    return build_from(batches, plan, progress=progress)


def build_from(
    batches: Iterable[pa.RecordBatch | Refusal], plan: Plan, *, progress: Progress | None = None
) -> Manifest:
    """Build a gazetteer from batches of `schema.ROWS`."""
    report = progress or (lambda _stage, _done, _total: None)
    encoder = load_encoder()
    with _workplace(plan.output) as place:
        stage = open_stage(place / "stage")
        try:
            records = _stage_all(stage, batches, plan, report)
            report("grouping streets", 0, None)
            key_rows(stage)
            report("sorting doors", 0, None)
            made = place / "made"
            entries, doors = write_layout(stage, made)
            refused = dict(stage.sql("SELECT reason, count(*) FROM refused GROUP BY reason").fetchall())
        finally:
            stage.close()
        manifest = _finish(made, plan, encoder, records, entries, doors, refused, report)
        _put_in_place(made, plan.output)
    return manifest


def _stage_all(
    stage: duckdb.DuckDBPyConnection,
    batches: Iterable[pa.RecordBatch | Refusal],
    plan: Plan,
    report: Progress,
) -> int:
    records = 0
    for batch in batches:
        if isinstance(batch, Refusal):
            stage.execute("INSERT INTO refused SELECT 0, ? FROM range(?)", [batch.reason, batch.count])
            records += batch.count
            continue
        stage_rows(stage, batch, records + 1, plan.country)
        records += batch.num_rows
        report("reading", records, None)
    [(usable,)] = stage.sql("SELECT count(*) FROM rows").fetchall()
    if not usable:
        [(reason,)] = stage.sql("SELECT any_value(reason) FROM refused").fetchall()
        raise InputError(f"no row can be used: {reason or 'the input has a header and nothing else'}")
    return records


def _finish(
    made: Path,
    plan: Plan,
    encoder: Encoder,
    records: int,
    entries: int,
    doors: int,
    refused: dict[str, int],
    report: Progress,
) -> Manifest:
    write_indexes(made, encoder, report)
    files = {file.name: StoredFile(file.stat().st_size, sha256(file)) for file in sorted(made.iterdir())}
    manifest = Manifest(
        name=plan.name,
        format_version=FORMAT_VERSION,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        addrkit=VERSION,
        encoder=encoder.fingerprint,
        records=records,
        entries=entries,
        doors=doors,
        refused=refused,
        coverage=coverage_of(made, plan.coverage),
        sources=plan.sources,
        files=files,
    )
    write_manifest(made, manifest)
    return manifest


@contextmanager
def _workplace(output: Path) -> Iterator[Path]:
    """A folder beside the output that goes when the work is over, whatever happened."""
    if output.exists() and not (output / MANIFEST).is_file():
        raise InputError(f"{output} exists and is no gazetteer: choose another name or remove it")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=f".{output.name}.", dir=output.parent))
    except OSError as error:
        raise InputError(f"cannot write {output}: {error.strerror}") from error
    try:
        (place / "stage").mkdir()
        (place / "made").mkdir()
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _put_in_place(made: Path, output: Path) -> None:
    """Rename the new gazetteer to its name; an old one of that name goes last."""
    try:
        if output.exists():
            old = made.parent / "old"
            output.rename(old)
        made.rename(output)
    except OSError as error:
        raise GazetteerError(f"cannot write {output}: {error.strerror}") from error

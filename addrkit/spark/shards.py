"""Building on a cluster: each worker builds whole gazetteers, equal to what one machine builds of their sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addrkit.errors import AddrkitError, UsageError

if TYPE_CHECKING:
    from addrkit.gazetteer.manifest import Completeness


@dataclass(frozen=True, slots=True)
class ShardPlan:
    """A gazetteer that is to be built: of a country, a region, or whatever else is renewed at once."""

    inputs: tuple[str, ...]
    """Files that every worker can read."""
    output: str
    """The folder of the gazetteer, on a disk that all workers share."""
    country: str | None = None
    """For rows that do not say."""
    coverage: Completeness = "sample"
    """Whether what is not in it does not exist there."""
    reader: str = "auto"
    columns: tuple[tuple[str, str], ...] = ()
    """Canonical columns and the files' own."""


@dataclass(frozen=True, slots=True)
class ShardBuilt:
    """What became of a shard."""

    output: str
    records: int
    """Rows that were read; 0 if it could not be built."""
    doors: int
    error: str | None = None
    """Why it could not be built, and the mend. The others are built all the same."""


def build(context: Any, shards: Sequence[ShardPlan]) -> list[ShardBuilt]:
    """Build gazetteers on the workers of a Spark context, each as one task; in their order.

    A gazetteer takes its place when it is whole, so a worker that is killed leaves none that is broken, and its shard
    is built again by another. A source that cannot be read is told by its `error`. Raises UsageError if two shards
    have one output, or there is none.

    >>> build(spark.sparkContext, [                                        # doctest: +SKIP
    ...     ShardPlan(("/data/nl.csv.gz",), "/shards/nl.gaz", country="NL", coverage="complete"),
    ...     ShardPlan(("/data/fr.csv.gz",), "/shards/fr.gaz", country="FR", coverage="complete"),
    ... ])
    """
    if not shards:
        raise UsageError("name at least one shard")
    outputs: dict[Path, int] = {}
    for number, each in enumerate(shards, start=1):
        before = outputs.setdefault(Path(each.output), number)
        if before != number:
            raise UsageError(f"shards {before} and {number} have one output, {each.output}")
    # One partition a shard: the largest bounds the time, and none waits behind another in the same task.
    found = context.parallelize(shards, len(shards)).map(_built).collect()
    return list(found)


def _built(shard: ShardPlan) -> ShardBuilt:
    """A shard, built in a worker process."""
    from addrkit.gazetteer.build import build_gazetteer

    try:
        made = build_gazetteer(
            [Path(each) for each in shard.inputs],
            Path(shard.output),
            reader=shard.reader,
            country=shard.country,
            columns=dict(shard.columns),
            coverage=shard.coverage,
        )
    except AddrkitError as error:
        return ShardBuilt(shard.output, 0, 0, str(error))
    return ShardBuilt(shard.output, made.manifest.records, made.manifest.doors)

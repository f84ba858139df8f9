"""French business addresses as people typed them, asked of addrkit and of others' geocoders in one run.

    ADDRKIT_DATA=DATA python -m benchmarks.verdicts.french_peers --python PYTHON --gridpin PROGRAM [--quick]

PYTHON is an interpreter that has addok, addok-france and gridpin (`pip install addok addok-france gridpin`); Addok also
needs `redis-server`. PROGRAM is GridPin's builder, made of its source by `cargo build --release`. libpostal comes along
where its data is set up (`addrkit setup libpostal`). The rows and the records are those of `french_pairs`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from addrkit.datasets.french_records import Pair
from addrkit.evaluate.measures import Share, share, threshold_for
from addrkit.parsing.libpostal.setup import libpostal_folder
from benchmarks.shared.provenance import provenance
from benchmarks.verdicts.french_pairs import SEED, Task, measured_and_written, say, with_common_options
from benchmarks.verdicts.peers.addok_peer import Addok
from benchmarks.verdicts.peers.answer import Peer, PeerHit
from benchmarks.verdicts.peers.beside import Addrkit, Libpostal
from benchmarks.verdicts.peers.gridpin_peer import GridPin

PRECISION = 0.998
SCORER = (
    "right: the door named is one that the truth means, or has the number, street and postcode that it writes; "
    "accepted: by addrkit as its action says, of the others every door from the lowest score on from which "
    f"{PRECISION:g} of these everyday rows are right: chosen on the very rows, in their favour; taken out: every "
    "record that an everyday row means; times by the clock, one text after another in one process"
)
TEMPLATE = """\
# French addresses beside peers, {day}

addrkit {addrkit} (commit {commit}); {cores} cores ({processor}), Python {python}, load before {load:g};
{records:,} records.

| | {names} |
|---|{dashes}|
{lines}

{abouts}

Scorer: {scorer}.
"""


def measured(peer: Peer, task: Task, work: Path) -> dict[str, Any]:
    """All figures of one peer."""
    rows = {name: task.rows(name, given=True) for name in task.pairs}
    texts = [pair.raw for pairs in rows.values() for pair in pairs]
    say(f"{peer.name}: all records")
    told = peer.answer(task.whole, texts, work)
    hits = dict(zip(texts, told.hits, strict=True))
    everyday = [hits[pair.raw] for pair in rows["everyday"]]
    found = threshold_for(
        PRECISION,
        [hit.score if hit.door else -1.0 for hit in everyday],
        [_right(hit, pair, task) for hit, pair in zip(everyday, rows["everyday"], strict=True)],
    )
    least = found.score if found else float("inf")
    say(f"{peer.name}: without the doors meant")
    gone = peer.answer(task.removed, [pair.raw for pair in rows["everyday"]], work).hits
    figures: dict[str, Any] = {}
    for name, pairs in rows.items():
        figures |= _shares(name, [hits[pair.raw] for pair in pairs], pairs, task, least)
    accepted = sum(_accepted(hit, least) for hit in gone)
    times = sorted(told.milliseconds)
    return figures | {
        "everyday, true door taken out: accepted": share(accepted, len(gone), SEED),
        "the same: told as found to the door": share(sum(hit.door for hit in gone), len(gone), SEED),
        "score from which it is accepted": None
        if peer.name == "addrkit" or found is None
        else round(least, 4),
        "half take less than, ms": round(median(times), 2),
        "all but one in a hundred, ms": round(times[len(times) * 99 // 100], 2),
        "building, s": round(told.build_seconds, 1),
        "bytes a record": round(told.index_bytes / task.records, 1) if told.index_bytes else None,
    }


def _shares(
    name: str, hits: Sequence[PeerHit], pairs: Sequence[Pair], task: Task, least: float
) -> dict[str, Share]:
    right = [_right(hit, pair, task) for hit, pair in zip(hits, pairs, strict=True)]
    accepted = [_accepted(hit, least) for hit in hits]
    both = sum(good and taken for good, taken in zip(right, accepted, strict=True))
    return {
        f"{name}: right door first": share(sum(right), len(right), SEED),
        f"{name}: accepted": share(sum(accepted), len(accepted), SEED),
        f"{name}: right among the accepted": share(both, sum(accepted), SEED),
    }


def _right(hit: PeerHit, pair: Pair, task: Task) -> bool:
    return hit.door and hit.record_id in task.by_address(pair)


def _accepted(hit: PeerHit, least: float) -> bool:
    return hit.accepted if hit.accepted is not None else hit.door and hit.score >= least


def table(result: dict[str, Any]) -> str:
    """Markdown: a column a peer."""
    figures, machine = result["figures"], result["machine"]
    names = list(figures)
    lines = []
    for measure in figures[names[0]]:
        cells = [figures[name][measure] for name in names]
        lines.append(f"| {measure} | {' | '.join('-' if cell is None else str(cell) for cell in cells)} |")
    return TEMPLATE.format(
        day=result["date"][:10], addrkit=result["addrkit"], commit=result["commit"], cores=machine["cores"],
        processor=machine["processor"], python=machine["python"], load=machine["load_before"],
        records=result["records"],
        names=" | ".join(names), dashes="|".join("---" for _ in names), lines="\n".join(lines),
        abouts="\n".join(f"- {name}: {about}" for name, about in result["peers"].items()), scorer=result["scorer"],
    )  # fmt: skip


def peers_of(options: argparse.Namespace) -> list[Peer]:
    """addrkit, and the peers that are there."""
    peers: list[Peer] = [Addrkit()]
    if options.python is not None:
        peers.append(Addok(options.python))
        if options.gridpin is not None:
            peers.append(GridPin(options.python, options.gridpin))
    if libpostal_folder() is not None:
        peers.append(Libpostal())
    return peers


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--python", type=Path, help="an interpreter with addok, addok-france and gridpin")
    parser.add_argument("--gridpin", type=Path, help="GridPin's builder")
    options = with_common_options(parser).parse_args(None if arguments is None else list(arguments))
    about, peers = provenance(("rapidfuzz", "faiss-cpu")), peers_of(options)

    def measure(task: Task, work: Path) -> dict[str, Any]:
        return {
            **about,
            "seed": SEED,
            "scorer": SCORER,
            "records": task.records,
            "peers": {peer.name: peer.about for peer in peers},
            "figures": {peer.name: measured(peer, task, work) for peer in peers},
        }

    measured_and_written("french peers", options, measure, table)


if __name__ == "__main__":
    main()

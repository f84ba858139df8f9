"""French business addresses as people typed them, verified against two open registers.

    ADDRKIT_DATA=DATA python -m benchmarks.verdicts.french_pairs [--quick] [--results FOLDER]

Builds a gazetteer of both registers with the command line, verifies the typed addresses against it, then
against one from which every door meant by an everyday address was taken out, and does the same with what one
would write by hand. Prints a table and writes it, with all figures, to FOLDER.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from addrkit.datasets.french_records import (
    ID,
    POSTCODE,
    DataError,
    Pair,
    Written,
    data_folder,
    distinct_texts,
    ids_at,
    read_pairs,
    read_records,
    register_records,
    typed_anew,
    without,
    write_records,
)
from addrkit.evaluate.measures import Share
from benchmarks.running.command import CommandError, Cost, addrkit_command, run_measured
from benchmarks.shared.measures import MeasuredAnswer, found, not_there
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.by_hand import DESCRIPTION, ByHand
from benchmarks.verdicts.french_table import table

SEED = 20261122
SPEED_ROWS = (10_000, 40_000)
"""What is verified to measure the speed: the start of the command weighs less in more rows."""
SPEED_RUNS = 3
SOME_ROWS_FAILED = 5
"""addrkit's exit code where a row carries an error; it counts as not found."""
PACKAGES = ("numpy", "faiss-cpu", "rapidfuzz", "pyarrow", "duckdb", "scikit-learn", "scipy")
SCORER = (
    "premise@1: addr_granularity is premise or unit and addr_id is one of the ids in truth; id@1: addr_id "
    "alone; accepted: addr_action is accept; precision of accepted: premise@1 among them; or by "
    "address: a record with the number, street and postcode that the truth writes counts too; taken out: "
    "every record whose id is a truth of an everyday row; intervals: 95 % percentile bootstrap over rows"
)


@dataclass(frozen=True, slots=True)
class Task:
    """What is measured, in one place."""

    pairs: dict[str, list[Pair]]
    """By name: everyday, hard."""
    records: int
    known: frozenset[str]
    """The ids that the pairs mean and the registers have."""
    alike: dict[Written, frozenset[str]]
    """The ids that the registers have for each address that the truths write."""
    whole: Path
    """The CSV of all records."""
    removed: Path
    """The CSV without the doors that everyday rows mean."""
    texts: list[str]
    """Distinct, to measure the speed."""

    def rows(self, name: str, *, given: bool) -> list[Pair]:
        """The pairs with a truth; where `given`, only those whose true record the registers have."""
        return [pair for pair in self.pairs[name] if (pair.truth & self.known if given else pair.truth)]

    def by_address(self, pair: Pair) -> frozenset[str]:
        """The ids that a pair means, and those of the addresses that its truth writes."""
        return pair.truth.union(*(self.alike.get(each, ()) for each in pair.addresses))


def prepare(data: Path, work: Path, *, quick: bool) -> Task:
    """Reshape the registers. `quick` keeps a tenth of the pairs, and the records of their postcodes."""
    step = 10 if quick else 1
    pairs = {
        name: read_pairs(data / "fr_pairs" / f"{name}.jsonl.gz")[::step] for name in ("everyday", "hard")
    }
    meant = frozenset().union(*(pair.truth for each in pairs.values() for pair in each))
    addresses = frozenset().union(*(pair.addresses for each in pairs.values() for pair in each))
    postcodes = {postcode for _, postcode in addresses}
    everyday = frozenset().union(*(pair.truth for pair in pairs["everyday"]))
    whole, removed = work / "ref.csv", work / "removed.csv"
    records = register_records(data)
    count = write_records(whole, (each for each in records if not quick or each[POSTCODE] in postcodes))
    known = meant.intersection(record[ID] for record in read_records(whole))
    write_records(removed, without(read_records(whole), everyday))
    wanted = max(SPEED_ROWS) // step
    # Some more than wanted, for some come out alike.
    anew = typed_anew(whole, count, wanted + wanted // 10, SEED)
    typed = [pair.raw for each in pairs.values() for pair in each]
    return Task(
        pairs, count, known, ids_at(whole, addresses), whole, removed, distinct_texts(typed, anew, wanted)
    )


def build(records: Path, gazetteer: Path) -> Cost:
    """Build a gazetteer as a user does."""
    return run_measured(
        addrkit_command("gazetteer", "build", records, "-o", gazetteer, "--coverage", "complete")
    )


def verify(texts: Sequence[str], gazetteer: Path, work: Path) -> tuple[list[MeasuredAnswer], Cost]:
    """Verify texts as a user does; the answers are in the order of the texts."""
    typed, verified = work / "typed.csv", work / "verified.csv"
    with typed.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow(("row", "address"))
        writer.writerows(enumerate(texts))
    verified.unlink(missing_ok=True)
    command = addrkit_command(
        "verify", typed, "-g", gazetteer, "--country", "FR", "--llm", "off", "-o", verified
    )
    cost = run_measured(command, also_fine=(SOME_ROWS_FAILED,))
    with verified.open(encoding="utf-8", newline="") as lines:
        rows = {int(row["row"]): row for row in csv.DictReader(lines)}
    return [
        MeasuredAnswer(row["addr_id"], row["addr_granularity"], row["addr_action"] == "accept")
        for row in (rows[at] for at in range(len(texts)))
    ], cost


def measure_addrkit(task: Task, work: Path) -> dict[str, Any]:
    """All figures of addrkit."""
    whole, removed = work / "fr.gaz", work / "removed.gaz"
    say("addrkit: building the gazetteer")
    built = build(task.whole, whole)
    size = sum(file.stat().st_size for file in whole.iterdir())
    say("addrkit: verifying")
    rows = [pair for name in task.pairs for pair in task.rows(name, given=False)]
    answers, _ = verify([pair.raw for pair in rows], whole, work)
    say("addrkit: without the doors meant")
    build(task.removed, removed)
    gone, _ = verify([pair.raw for pair in task.rows("everyday", given=True)], removed, work)
    say("addrkit: speed")
    return {
        "build": {
            **asdict(built),
            "records_per_second": round(task.records / built.seconds),
            "bytes_per_record": round(size / task.records, 1),
        },
        **compared(task, dict(zip((pair.raw for pair in rows), answers, strict=True)), gone),
        "speed": [_speed(texts, whole, work) for texts in speed_texts(task)],
    }


def _speed(texts: Sequence[str], gazetteer: Path, work: Path) -> dict[str, Any]:
    runs = [verify(texts, gazetteer, work)[1] for _ in range(SPEED_RUNS)]
    return {
        "rows": len(texts),
        "rows_per_second": round(len(texts) / median(run.seconds for run in runs)),
        "runs": [asdict(run) for run in runs],
    }


def speed_texts(task: Task) -> list[list[str]]:
    """The first texts, as many as SPEED_ROWS says, or a like share of fewer."""
    return [task.texts[: len(task.texts) * rows // max(SPEED_ROWS)] for rows in SPEED_ROWS]


def measure_by_hand(task: Task) -> dict[str, Any]:
    """All figures of what one would write by hand, of the same rows."""
    say("by hand: answering")
    index = ByHand(read_records(task.whole))
    rows = [pair for name in task.pairs for pair in task.rows(name, given=False)]
    answers = index.answer([pair.raw for pair in rows])
    say("by hand: speed")
    fitting = seconds_for(index, task.texts[:1])
    # The index could be kept, so the time to fit it is not counted.
    speed = [
        {
            "rows": len(texts),
            "rows_per_second": round(len(texts) / (seconds_for(index, texts) - fitting)),
            "fitting_seconds": fitting,
        }
        for texts in speed_texts(task)
    ]
    say("by hand: without the doors meant")
    less = ByHand(read_records(task.removed))
    gone = less.answer([pair.raw for pair in task.rows("everyday", given=True)])
    return {
        **compared(task, dict(zip((pair.raw for pair in rows), answers, strict=True)), gone),
        "speed": speed,
    }


def seconds_for(index: ByHand, texts: Sequence[str]) -> float:
    """The time that answers take, with the fitting of the index."""
    start = time.perf_counter()
    index.answer(texts)
    return time.perf_counter() - start


def compared(
    task: Task, answers: dict[str, MeasuredAnswer], gone: Sequence[MeasuredAnswer]
) -> dict[str, dict[str, Share]]:
    """The shares, by name of the rows; `answers` are by text, `gone` is of the doors taken out."""
    shares = {}
    for name in task.pairs:
        for given, words in ((False, "all with a truth"), (True, "true record given")):
            rows = task.rows(name, given=given)
            said = [answers[pair.raw] for pair in rows]
            wide = found(said, [task.by_address(pair) for pair in rows], SEED)
            shares[f"{name}, {words}"] = found(said, [pair.truth for pair in rows], SEED) | {
                f"{measure}, or by address": wide[measure]
                for measure in ("premise@1", "precision of accepted")
            }
    shares["everyday, true door taken out"] = not_there(gone, SEED)
    return shares


def say(text: str) -> None:
    """Tell on stderr what is being done."""
    print(text, file=sys.stderr, flush=True)


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options = with_common_options(parser).parse_args(None if arguments is None else list(arguments))
    about = provenance(PACKAGES)

    def measure(task: Task, work: Path) -> dict[str, Any]:
        return {
            **about,
            "seed": SEED,
            "scorer": SCORER,
            "by_hand": DESCRIPTION,
            "records": task.records,
            "rows": {name: len(pairs) for name, pairs in task.pairs.items()},
            "figures": {"addrkit": measure_addrkit(task, work), "by hand": measure_by_hand(task)},
        }

    measured_and_written("french pairs", options, measure, table)


def with_common_options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The parser with what every benchmark of these rows asks for."""
    parser.add_argument("--quick", action="store_true", help="a tenth of the rows, to see that it works")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    return parser


def measured_and_written(
    title: str,
    options: argparse.Namespace,
    measure: Callable[[Task, Path], dict[str, Any]],
    table_of: Callable[[dict[str, Any]], str],
) -> None:
    """Measure on the reshaped registers, print the table and write it with all figures.

    `measure` is given the task and a folder that is gone afterwards. Ends the program with a sentence where the data is
    not there or a command fails.
    """
    name = title.replace(" ", "_")
    try:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            say("reshaping the registers")
            task = prepare(data_folder(), work, quick=options.quick)
            result = {"benchmark": title + (" (quick)" if options.quick else ""), **measure(task, work)}
    except (DataError, CommandError) as error:
        raise SystemExit(f"{name}: {error}") from None
    text = table_of(result)
    print(text)
    file = name.replace("_", "-") + ("-quick" if options.quick else "")
    say(f"written to {write_result(options.results, file, plain(result), text)}")


def plain(value: Any) -> Any:
    """The same with every share as JSON takes it, and seconds without false precision."""
    if isinstance(value, Share):
        return value.to_dict()
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return round(value, 2) if isinstance(value, float) else value


if __name__ == "__main__":
    main()

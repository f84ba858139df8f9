"""Whether every way to verify gives one answer: tables in memory, DuckDB, Spark, the command and the service.

    python -m benchmarks.running.equal_answers GAZETTEER... [--rows 10000] [--no-spark] [--results FOLDER]

Draws addresses of each gazetteer with the slips of everyday, half of them with their country, and verifies them in
every way: `kit.verify_many`, a pandas, a Polars and an Arrow table, DuckDB, the command line in two processes, the
service's batches, and a Spark cluster of two workers on this machine. Whatever differs from `kit.verify_many` is
counted, and the first row of it is shown.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

from addrkit import frames
from addrkit.batch.answers import answers_of
from addrkit.gazetteer.store import Gazetteer
from addrkit.kit import AddressKit, open_kit
from addrkit.train.noise.noise import EVERYDAY
from benchmarks.retrieval.queries import sampled
from benchmarks.running.command import addrkit_command
from benchmarks.running.service import served
from benchmarks.shared.provenance import RESULTS, ROOT, provenance, write_result

SEED = 20261129
PACKAGES = ("numpy", "faiss-cpu", "pyarrow", "duckdb", "pandas", "polars", "pyspark")
SOME_ROWS_FAILED = 5
COMPARED = ("addr_action", "addr_granularity", "addr_score", "addr_id", "addr_formatted", "addr_reasons")
"""The columns that are compared; all others follow from the record and the components."""

Rows = Sequence[tuple[str, str | None]]
Answers = list[tuple[Any, ...]]


def rows_of(folders: Sequence[Path], count: int) -> list[tuple[str, str | None]]:
    """Addresses of all gazetteers in a random order, every other one with its country."""
    each = -(-count // len(folders))
    found = [
        (asked.text, asked.country if number % 2 else None)
        for folder in folders
        for number, asked in enumerate(sampled(Gazetteer(folder), each, EVERYDAY, SEED))
    ]
    Random(SEED).shuffle(found)  # noqa: S311
    return found[:count]


def cells(answer: Any) -> tuple[Any, ...]:
    """What is compared of an answer, alike for every kind of table."""
    found = [answer[name] for name in COMPARED]
    return (*(None if each is None or each != each else each for each in found[:-1]), tuple(found[-1]))


def by_kit(rows: Rows, kit: AddressKit) -> Answers:
    """`kit.verify_many`."""
    typed = [{"address": text, "country": country} for text, country in rows]
    return [cells(each) for each in answers_of(kit, typed)]


def table(rows: Rows) -> pa.Table:
    """The rows as an Arrow table."""
    return pa.table({"address": [text for text, _ in rows], "country": [code for _, code in rows]})


def by_pandas(rows: Rows, kit: AddressKit) -> Answers:
    """A pandas table."""
    frame = pd.DataFrame(rows, columns=["address", "country"])
    return [cells(each) for each in frames.verify(frame, kit, workers=1).to_dict("records")]


def by_polars(rows: Rows, kit: AddressKit) -> Answers:
    """A Polars table."""
    frame = pl.DataFrame(rows, schema=["address", "country"], orient="row")
    return [cells(each) for each in frames.verify(frame, kit, workers=1).to_dicts()]


def by_arrow(rows: Rows, kit: AddressKit) -> Answers:
    """An Arrow table, in two processes."""
    return [cells(each) for each in frames.verify(table(rows), kit, workers=2).to_pylist()]


def by_duckdb(rows: Rows, kit: AddressKit) -> Answers:
    """A query of DuckDB."""
    connection = duckdb.connect()
    frames.create_function(connection, kit)
    typed = table(rows).append_column("place", pa.array(range(len(rows))))
    connection.register("typed", typed)
    found = connection.sql("SELECT place, addrkit_verify(address, country) FROM typed ORDER BY place")
    return [
        cells({f"addr_{name}": value for name, value in answer.items()}) for _, answer in found.fetchall()
    ]


def by_command(rows: Rows, folders: Sequence[Path]) -> Answers:
    """`addrkit verify`, from JSON lines to JSON lines."""
    with tempfile.TemporaryDirectory() as work:
        typed, verified = Path(work) / "typed.jsonl", Path(work) / "verified.jsonl"
        lines = (json.dumps({"address": text, "country": country}) for text, country in rows)
        typed.write_text("\n".join(lines), "utf-8")
        named = [part for folder in folders for part in ("-g", str(folder))]
        command = addrkit_command("verify", typed, "-o", verified, "--llm", "off", *named)
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if ended.returncode not in (0, SOME_ROWS_FAILED):
            raise SystemExit(f"equal_answers: {ended.stderr.strip().splitlines()[-1]}")
        return [cells(json.loads(line)) for line in verified.read_text("utf-8").splitlines()]


def by_service(rows: Rows, folders: Sequence[Path]) -> Answers:
    """The service's batches."""
    body = "\n".join(json.dumps({"address": text, "country": country}) for text, country in rows).encode()
    with served(list(folders), 1, None) as (_, port):
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/v1/verify/batch", body, {"Content-Type": "application/x-ndjson"}
        )
        with urllib.request.urlopen(request, timeout=600) as answer:  # noqa: S310 - our own
            told = [json.loads(line) for line in answer]
    return [
        cells(
            {
                **{f"addr_{name}": each[name] for name in ("action", "granularity", "reasons")},
                "addr_score": round(each["score"], 4),
                "addr_id": each["match"]["id"] if each["match"] else None,
                "addr_formatted": each["formatted"] or None,
            }
        )
        for each in told
    ]


def by_spark(rows: Rows, folders: Sequence[Path]) -> Answers:
    """A Spark cluster of two workers on this machine."""
    from pyspark.sql import SparkSession

    from addrkit import spark as addrkit_spark

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = str(ROOT)
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.executorEnv.PYTHONPATH", str(ROOT))
        .config("spark.executor.memory", "512m")
        .getOrCreate()
    )
    try:
        numbered = [(number, *row) for number, row in enumerate(rows)]
        df = session.createDataFrame(numbered, "id long, address string, country string").repartition(4)
        found = addrkit_spark.verify(df, [str(each.resolve()) for each in folders]).orderBy("id").collect()
    finally:
        session.stop()
    return [cells(each) for each in found]


def main() -> None:
    """Verify in every way, compare, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", nargs="+", type=Path)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--no-spark", action="store_true", help="leave the cluster out")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    about = provenance(PACKAGES)
    rows = rows_of(options.gazetteers, options.rows)
    kit = open_kit(options.gazetteers)
    expected = by_kit(rows, kit)
    ways: dict[str, Callable[[], Answers]] = {
        "pandas": lambda: by_pandas(rows, kit),
        "Polars": lambda: by_polars(rows, kit),
        "Arrow, two processes": lambda: by_arrow(rows, kit),
        "DuckDB": lambda: by_duckdb(rows, kit),
        "the command, two processes": lambda: by_command(rows, options.gazetteers),
        "the service": lambda: by_service(rows, options.gazetteers),
    }
    if not options.no_spark and shutil.which("java"):
        ways["Spark, two workers"] = lambda: by_spark(rows, options.gazetteers)
    differ: dict[str, int] = {}
    for name, way in ways.items():
        found = way()
        others = [
            at for at, pair in enumerate(zip(found, expected, strict=True)) if repr(pair[0]) != repr(pair[1])
        ]
        differ[name] = len(others)
        print(f"{name:30}{len(found):>8,} rows, {len(others):,} differ", flush=True)
        for at in others[:1]:
            print(f"  {rows[at]}\n  {found[at]}\n  {expected[at]}", flush=True)
    countries = sorted({cover.country for each in kit.gazetteers for cover in each.manifest.coverage})
    result = {
        "benchmark": "equal answers",
        **about,
        "seed": SEED,
        "rows": len(rows),
        "countries": countries[:20],
        "differ": differ,
    }
    write_result(options.results, "equal-answers", result)


if __name__ == "__main__":
    main()

"""How much faster two workers of a Spark cluster are than one, and whether a worker's memory grows with the rows.

    python -m benchmarks.running.cluster GAZETTEER [--rows 20000] [--results FOLDER]

Draws noisy addresses of the gazetteer and verifies them on a cluster on this machine, of one worker with one core and
then of two. A short job goes before each and is not counted: it starts the workers and opens the gazetteer. The memory
is that of the Python process which answered, at the end of each partition. On a machine that does other work besides,
two workers get less than two cores: the result says how busy it was.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from addrkit.gazetteer.store import Gazetteer
from addrkit.train.noise.noise import EVERYDAY
from benchmarks.retrieval.queries import sampled
from benchmarks.shared.provenance import RESULTS, ROOT, provenance, write_result

SEED = 20261129
PARTITIONS = 16
WARM = 400
PACKAGES = ("numpy", "faiss-cpu", "pyarrow", "pyspark")


def session_of(workers: int) -> Any:
    """A cluster of workers with a core each, all on this machine."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = str(ROOT)
    return (
        SparkSession.builder.master(f"local-cluster[{workers},1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.executorEnv.PYTHONPATH", str(ROOT))
        .config("spark.executorEnv.OPENBLAS_NUM_THREADS", "1")
        .config("spark.executor.memory", "512m")
        .getOrCreate()
    )


def measured(workers: int, rows: list[tuple[str, str]], gazetteer: Path) -> dict[str, Any]:
    """Rows a second of a cluster, and the memory of its Python processes in megabytes, in the order of the rows."""
    from addrkit import spark as addrkit_spark

    def told(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        count = sum(batch.num_rows for batch in batches)
        resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        yield pa.RecordBatch.from_pydict({"rows": [count], "resident": [resident]})

    session = session_of(workers)
    try:
        for some in (rows[:WARM], rows):
            df = session.createDataFrame(some, "address string, country string").repartition(PARTITIONS)
            verified = addrkit_spark.verify(df, str(gazetteer.resolve()))
            begun = time.perf_counter()
            found = verified.mapInArrow(told, "rows long, resident long").collect()
            seconds = time.perf_counter() - begun
    finally:
        session.stop()
    if sum(each["rows"] for each in found) != len(rows):
        raise SystemExit("cluster: rows were lost or doubled")
    return {
        "rows_per_second": round(len(rows) / seconds, 1),
        "resident_mb": [each["resident"] >> 20 for each in found],
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteer", type=Path)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    about = provenance(PACKAGES)
    asked = sampled(Gazetteer(options.gazetteer), options.rows, EVERYDAY, SEED)
    rows = [(each.text, each.country) for each in asked]
    figures = {
        f"{workers} worker{'s' * (workers > 1)}": measured(workers, rows, options.gazetteer)
        for workers in (1, 2)
    }
    one, two = (each["rows_per_second"] for each in figures.values())
    load = os.getloadavg()[0]
    print(f"one worker {one:,} rows a second, two {two:,}: {two / one:.2f} times")
    print(f"load {load:.1f} on {os.cpu_count()} cores")
    result = {
        "benchmark": "cluster",
        **about,
        "rows": len(rows),
        "times": round(two / one, 2),
        "load_after": round(load, 1),
        "figures": figures,
    }
    write_result(options.results, "cluster", result)


if __name__ == "__main__":
    main()

"""Spark on a real local cluster: two workers, each a process of its own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from addrkit import frames
from addrkit.batch.answers import ANSWER_COLUMNS
from addrkit.errors import InputError, UsageError
from addrkit.kit import AddressKit

pytest.importorskip("pyspark", reason="pyspark is a development dependency")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

from addrkit import spark as addrkit_spark

pytestmark = [
    pytest.mark.slow,
    # What it warns of is its own conversion from pandas, which nothing here uses.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]
CHECKOUT = Path(__file__).parents[2]
TYPED = ["Kerkstraat 12 Groningen", "Laugavegur 2 Reykjavík", "", "Kerkstraat 999 Groningen", "\x00\udcff"]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = str(CHECKOUT)
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.executorEnv.PYTHONPATH", str(CHECKOUT))
        .config("spark.executor.memory", "512m")
        .getOrCreate()
    )
    yield session
    session.stop()


def orders(count: int) -> list[tuple[int, str]]:
    return [(number, TYPED[number % 4]) for number in range(count)]


def test_a_cluster_answers_as_a_table_in_memory_does(
    spark: Any, kit: AddressKit, register: Path, sample: Path
) -> None:
    rows = orders(2_000)
    df = spark.createDataFrame(rows, "id long, address string").repartition(4)
    counts = addrkit_spark.accumulator_of(spark.sparkContext)
    found = addrkit_spark.verify(df, [register, sample], counts=counts).collect()
    table = pa.table({"id": [each for each, _ in rows], "address": [text for _, text in rows]})
    expected = frames.verify(table, kit, workers=1).to_pylist()
    assert sorted((each.asDict() for each in found), key=lambda row: row["id"]) == expected
    assert sum(counts.value.values()) == 2_000
    assert counts.value["accept"] == sum(each["addr_action"] == "accept" for each in expected)


def test_a_worker_that_is_killed_loses_no_row_and_doubles_none(
    spark: Any, register: Path, tmp_path: Path
) -> None:
    killed = tmp_path / "killed"

    def kill_once(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            if 700 in batch.column("id").to_pylist() and not killed.exists():
                killed.touch()
                os.kill(os.getpid(), 9)
            yield batch

    df = spark.createDataFrame(orders(2_000), "id long, address string").repartition(4)
    verified = addrkit_spark.verify(df, [register]).mapInArrow(kill_once, "id long, addr_action string")
    found = sorted(row["id"] for row in verified.select("id").collect())
    assert killed.exists()
    assert found == list(range(2_000))


def test_columns_are_found_as_everywhere(spark: Any, register: Path) -> None:
    df = spark.createDataFrame(
        [("Kerkstraat", "12", "Groningen")], "straat string, huisnummer string, plaats string"
    )
    [row] = addrkit_spark.verify(df, [register], country="NL").collect()
    assert row["addr_id"] == "nl-12"
    other = spark.createDataFrame([("a", 1)], "note string, amount int")
    with pytest.raises(InputError):
        addrkit_spark.verify(other, [register])


def test_what_cannot_work_is_told_before_anything_runs(spark: Any, register: Path) -> None:
    df = spark.createDataFrame([("a", "b")], "address string, addr_id string")
    with pytest.raises(UsageError, match="prefix="):
        addrkit_spark.verify(df, [register])
    with pytest.raises(UsageError, match="name the gazetteers"):
        addrkit_spark.verify(df, [])
    assert len(ANSWER_COLUMNS) == 19

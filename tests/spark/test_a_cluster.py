"""Spark on a real local cluster: two workers, each a process of its own."""

from __future__ import annotations

import json
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
from addrkit.gazetteer.build import build_gazetteer
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


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the executor in /proc")
@pytest.mark.parametrize("whole", [False, True], ids=["its Python process", "its executor"])
def test_a_worker_that_is_killed_loses_no_row_and_doubles_none(
    spark: Any, register: Path, tmp_path: Path, whole: bool
) -> None:
    killed = tmp_path / "killed"

    def executor_of(process: int) -> int:
        # The Java process is the parent of Spark's daemon, which starts the Python workers.
        for _ in range(2):
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            process = int(fields[1])
        return process

    def kill_once(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            if 700 in batch.column("id").to_pylist() and not killed.exists():
                killed.touch()
                os.kill(executor_of(os.getpid()) if whole else os.getpid(), 9)
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


def test_rows_go_to_the_gazetteers_of_their_country(
    spark: Any, kit: AddressKit, register: Path, sample: Path
) -> None:
    typed = [
        ("Kerkstraat 12", "Groningen", "NL"),
        ("Kerkstraat 12", "Groningen", "Netherlands"),
        ("Laugavegur 2", "Reykjavík", None),
        ("Kerkstraat 12", "Groningen", "US"),
        ("Kerkstraat 12", "Groningen", "Atlantis"),
    ]
    df = spark.createDataFrame(typed, "street string, city string, country string").coalesce(1)
    found = addrkit_spark.verify(df, {"NL": register, "US": [sample], "*": [register, sample]}).collect()
    assert [row["addr_id"] for row in found] == ["nl-12", "nl-12", "is-2", None, None]
    assert "Atlantis" in found[4]["addr_error"]


def test_gazetteers_are_brought_as_archives(spark: Any, register: Path, tmp_path: Path) -> None:
    packed = shutil.make_archive(str(tmp_path / "register.gaz"), "zip", register)
    spark.sparkContext.addArchive(f"{packed}#brought.gaz")
    df = spark.createDataFrame([("Kerkstraat 12 Groningen",)], "address string")
    [row] = addrkit_spark.verify(df, ["brought.gaz"], files=True).collect()
    assert row["addr_id"] == "nl-12"


def test_shards_are_those_that_one_machine_builds(spark: Any, tmp_path: Path) -> None:
    for name, street in (("one", "Kerkstraat"), ("two", "Akerkhof")):
        doors = "".join(f"{number},{street},Groningen,9712 AB\n" for number in range(1, 200))
        (tmp_path / f"{name}.csv").write_text(f"house_number,street,city,postcode\n{doors}")
        build_gazetteer(
            [tmp_path / f"{name}.csv"], tmp_path / "alone" / f"{name}.gaz", country="NL", coverage="complete"
        )
    shards = [
        addrkit_spark.ShardPlan(
            (str(tmp_path / f"{name}.csv"),),
            str(tmp_path / "shards" / f"{name}.gaz"),
            country="NL",
            coverage="complete",
        )
        for name in ("one", "two", "missing")
    ]
    built = addrkit_spark.build(spark.sparkContext, shards)
    assert [each.doors for each in built] == [200, 200, 0]  # each with its town
    assert "missing.csv" in (built[2].error or "")
    for name in ("one", "two"):
        alone, shard = (tmp_path / where / f"{name}.gaz" for where in ("alone", "shards"))
        manifests = [json.loads((folder / "manifest.json").read_text()) for folder in (alone, shard)]
        # Its files are listed with their sizes and checksums.
        assert manifests[0] | {"created": ""} == manifests[1] | {"created": ""}
    with pytest.raises(UsageError, match="one output"):
        addrkit_spark.build(spark.sparkContext, [shards[0], shards[0]])

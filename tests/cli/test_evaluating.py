"""`addrkit eval` on labelled rows, as an analyst runs it."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Command

LABELLED = """\
id,address,truth
1,"Laugavegur 1, 101 Reykjavík",is-1
2,"hafnarstraeti 12 akureyri 600",is-5|other
3,"Laugavegur 99, 101 Reykjavík",none
4,"Laugavegur 2, 101 Reykjavík",
"""


def test_it_tells_how_often_the_verdicts_are_right(addrkit: Command, tmp_path: Path, gazetteer: Path) -> None:
    (tmp_path / "labelled.csv").write_text(LABELLED, "utf-8")
    ended = addrkit("eval", tmp_path / "labelled.csv", "-g", gazetteer, "--country", "IS", "--json")
    assert ended.code == 0
    assert "unreadable: 1 row" in ended.err
    found = json.loads(ended.out)["all"]
    assert found["rows"] == 3
    assert found["premise@1"]["hits"] == found["premise@1"]["rows"] == 2
    assert found["absent, accepted"] == {"value": 0.0, "low": 0.0, "high": 0.0, "hits": 0, "rows": 1}
    assert 0 <= found["calibration_error"] <= 1


def test_it_prints_a_table_that_a_person_reads(addrkit: Command, tmp_path: Path, gazetteer: Path) -> None:
    (tmp_path / "labelled.csv").write_text(LABELLED, "utf-8")
    ended = addrkit("eval", tmp_path / "labelled.csv", "-g", gazetteer)
    assert ended.code == 0
    assert ended.out.startswith("all: 3 rows\n  premise@1")
    assert "recall at 99% precision" in ended.out


def test_json_lines_and_another_column_are_read(addrkit: Command, tmp_path: Path, gazetteer: Path) -> None:
    rows = [{"address": "Laugavegur 1, 101 Reykjavík", "record": "is-1"}, {"address": "x", "record": None}]
    file = tmp_path / "labelled.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    ended = addrkit("eval", file, "-g", gazetteer, "--truth", "record", "--json")
    assert ended.code == 0
    assert json.loads(ended.out)["all"]["rows"] == 1


def test_a_table_without_truths_is_refused_with_the_mend(
    addrkit: Command, tmp_path: Path, gazetteer: Path
) -> None:
    (tmp_path / "orders.csv").write_text("id,address\n1,Laugavegur 1\n", "utf-8")
    ended = addrkit("eval", tmp_path / "orders.csv", "-g", gazetteer)
    assert ended.code == 3
    assert "--truth" in ended.err


def test_rows_that_all_lack_a_truth_are_refused(addrkit: Command, tmp_path: Path, gazetteer: Path) -> None:
    (tmp_path / "orders.csv").write_text("address,truth\nLaugavegur 1,\n", "utf-8")
    ended = addrkit("eval", tmp_path / "orders.csv", "-g", gazetteer)
    assert ended.code == 3
    assert "no row with a truth" in ended.err

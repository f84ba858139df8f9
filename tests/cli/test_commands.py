"""What each command prints, and where."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from addrkit.batch.answers import ANSWER_COLUMNS

from .conftest import CHECKOUT, Command

ROWS = [
    ["1", "Laugavegur 1, 101 Reykjavík"],
    ["2", "hafnarstraeti 12 akureyri 600"],
    ["3", "Laugavegur 99, 101 Reykjavík"],
    ["4", ""],
    ["5", "x" * 5_000],
    ["6", "Laugavegur 2\n101 Reykjavík"],
    ["7", "🏠"],
]


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    file = tmp_path / "orders.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["id", "address"], *ROWS])
    return file


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_verify_keeps_rows_and_columns_and_adds_its_own(
    addrkit: Command, orders: Path, gazetteer: Path
) -> None:
    out = orders.parent / "out.csv"
    ended = addrkit("verify", orders, "-o", out, "-g", gazetteer, "--country", "IS")
    assert ended.code == 0
    assert ended.out == ""
    found = read(out.read_bytes().decode())
    assert list(found[0]) == ["id", "address", *ANSWER_COLUMNS]
    assert [[row["id"], row["address"]] for row in found] == ROWS
    assert found[0]["addr_id"] == "is-1"
    assert found[0]["addr_action"] == "accept"
    assert (found[0]["addr_street"], found[0]["addr_house_number"]) == ("Laugavegur", "1")
    assert found[2]["addr_action"] == "fix"
    assert found[3]["addr_action"] == "fix"
    assert found[3]["addr_error"] == ""


def test_verify_closes_with_a_summary_on_standard_error(
    addrkit: Command, orders: Path, gazetteer: Path
) -> None:
    ended = addrkit("verify", orders, "-o", orders.parent / "out.csv", "-g", gazetteer)
    for word in ("action", "accept", "fix", "reason", "empty", "share", "7 rows", "rows/s"):
        assert word in ended.err


def test_without_an_output_rows_go_to_standard_output(
    addrkit: Command, orders: Path, gazetteer: Path
) -> None:
    ended = addrkit("verify", orders, "-g", gazetteer)
    assert [row["id"] for row in read(ended.out)] == [row[0] for row in ROWS]


def test_verify_reads_and_writes_every_format(addrkit: Command, tmp_path: Path, gazetteer: Path) -> None:
    table = pa.table({"id": [1, 2], "street": ["Laugavegur", None], "house_number": ["1", None]})
    pq.write_table(table, tmp_path / "in.parquet")
    assert addrkit("verify", tmp_path / "in.parquet", "-o", tmp_path / "out.jsonl", "-g", gazetteer).code == 0
    first, second = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert json.loads(first)["id"] == 1
    assert json.loads(first)["addr_id"] == "is-1"
    assert json.loads(second)["addr_reasons"] == ["empty"]


def test_a_row_with_an_error_makes_the_exit_code_five(
    addrkit: Command, tmp_path: Path, gazetteer: Path
) -> None:
    (tmp_path / "in.csv").write_text("id,address\n1,Laugavegur 1\n2,a,b,c\n3,Laugavegur 2\n", "utf-8")
    ended = addrkit("verify", tmp_path / "in.csv", "-o", tmp_path / "out.csv", "-g", gazetteer)
    assert ended.code == 5
    assert "(with addr_error)" in ended.err
    found = read((tmp_path / "out.csv").read_text("utf-8"))
    assert [row["id"] for row in found] == ["1", "2", "3"]
    assert "cells" in found[1]["addr_error"]
    assert found[2]["addr_error"] == ""


def test_verify_asks_more_often_where_the_policy_is_stricter(
    addrkit: Command, orders: Path, gazetteer: Path, tmp_path: Path
) -> None:
    policy = tmp_path / "strict.yaml"
    policy.write_text("accept_at: 1.0\n", "utf-8")
    done = addrkit("verify", str(orders), "-g", str(gazetteer), "--policy", policy)
    usual = addrkit("verify", str(orders), "-g", str(gazetteer))
    assert ",accept," in usual.out
    assert ",accept," not in done.out


def test_a_policy_that_is_not_there_is_refused_in_one_sentence(
    addrkit: Command, orders: Path, gazetteer: Path
) -> None:
    done = addrkit("verify", str(orders), "-g", str(gazetteer), "--policy", "nowhere.yaml")
    assert done.code == 2
    assert "nowhere.yaml" in done.err


def test_verify_writes_a_report(addrkit: Command, orders: Path, gazetteer: Path) -> None:
    page = orders.parent / "report.html"
    ended = addrkit("verify", orders, "-o", orders.parent / "out.csv", "-g", gazetteer, "--report", page)
    assert ended.code == 0
    text = page.read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "orders.csv" in text
    assert "Laugavegur 99" in text


def test_verify_explains_each_row(addrkit: Command, orders: Path, gazetteer: Path) -> None:
    ended = addrkit("verify", orders, "-o", orders.parent / "out.csv", "-g", gazetteer, "--explain")
    assert ended.code == 0
    assert all(f"row {number}" in ended.err for number in range(1, 8))
    assert "judge" in ended.err
    explained = (orders.parent / "out.csv").read_bytes()
    addrkit("verify", orders, "-o", orders.parent / "plain.csv", "-g", gazetteer)
    assert explained == (orders.parent / "plain.csv").read_bytes()


def test_suggest_prints_one_json_list(addrkit: Command, gazetteer: Path) -> None:
    ended = addrkit("suggest", "--json", "laugave", "-g", gazetteer, "--country", "IS", "--limit", "2")
    assert ended.code == 0
    found = json.loads(ended.out)
    assert 1 <= len(found) <= 2
    assert set(found[0]) == {
        "id", "text", "address", "kind", "score", "lat", "lon", "highlights", "has_more",
    }  # fmt: skip
    assert "Laugavegur" in found[0]["text"]


def test_suggest_prints_a_line_a_suggestion(addrkit: Command, gazetteer: Path) -> None:
    ended = addrkit("suggest", "hafnarstr", "12", "-g", gazetteer, "--near", "65.68,-18.09")
    assert ended.code == 0
    assert "Hafnarstræti 12" in ended.out.splitlines()[0]
    assert "\x1b" not in ended.out


def test_suggest_for_nonsense_is_an_empty_list(addrkit: Command, gazetteer: Path) -> None:
    assert json.loads(addrkit("suggest", "--json", "", "-g", gazetteer).out) == []
    assert isinstance(json.loads(addrkit("suggest", "--json", "🏠" * 5_000, "-g", gazetteer).out), list)


def test_parse_prints_json_lines(addrkit: Command) -> None:
    ended = addrkit("parse", "--json", "12 Main St Apt 4, Springfield IL 62704", "Laugavegi 1, 101 Reykjavík")
    first, second = map(json.loads, ended.out.splitlines())
    assert first["components"]["house_number"]["value"] == "12"
    assert set(first) == {"text", "country", "unmatched", "components"}
    assert set(first["components"]["street"]) == {"value", "confidence", "start", "end"}
    assert second["components"]["postcode"]["value"] == "101"


def test_parse_takes_bare_words_as_one_address(addrkit: Command) -> None:
    ended = addrkit("parse", "--json", "--country", "US", "12", "Main", "St", "Springfield")
    assert json.loads(ended.out)["text"] == "12 Main St Springfield"


def test_parse_shows_a_breakdown(addrkit: Command) -> None:
    lines = addrkit("parse", "12 Main St, Springfield IL 62704").out.splitlines()
    assert lines[0] == "12 Main St, Springfield IL 62704"
    assert any(line.split()[:2] == ["house_number", "12"] for line in lines)


def test_parse_shows_other_cuts_where_it_is_unsure(addrkit: Command) -> None:
    lines = addrkit("parse", "--country", "IS", "lagavegur reykja").out.splitlines()
    others = [line.split() for line in lines[1:] if line.split()[0] == "or"]
    assert others
    assert all(len(words) > 1 for words in others)


@pytest.mark.slow
def test_a_hyphen_reads_lines_of_standard_input(tmp_path: Path) -> None:
    words = [sys.executable, "cli.py", "parse", "--json", "-"]
    text = "12 Main St, Springfield IL 62704\nLaugavegi 1, 101 Reykjavík\n"
    ended = subprocess.run(words, input=text.encode(), capture_output=True, cwd=CHECKOUT)
    assert [json.loads(line)["text"] for line in ended.stdout.splitlines()] == text.splitlines()


def test_a_gazetteer_tells_about_itself(addrkit: Command, gazetteer: Path) -> None:
    described = addrkit("gazetteer", "info", gazetteer).out
    assert "complete to the premise" in described
    assert json.loads(addrkit("gazetteer", "info", "--json", gazetteer).out)["records"] == 6
    assert str(gazetteer) in addrkit("gazetteer", "list", gazetteer.parent).out
    sound = addrkit("gazetteer", "check", gazetteer)
    assert (sound.code, sound.out) == (0, "")


def test_check_names_each_problem(addrkit: Command, gazetteer: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.gaz"
    shutil.copytree(gazetteer, broken)
    file = next(
        each for each in sorted(broken.iterdir()) if each.name != "manifest.json" and each.stat().st_size
    )
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    ended = addrkit("gazetteer", "check", broken)
    assert ended.code == 4
    assert file.name in ended.out
    assert ended.err.count("\n") == 1


def test_columns_can_be_mapped(addrkit: Command, tmp_path: Path) -> None:
    (tmp_path / "voies.csv").write_text("voie,commune,num\nRue de la Paix,Paris,10\n", "utf-8")
    arguments = (
        "--map",
        "street=voie",
        "--map",
        "city=commune",
        "--map",
        "house_number=num",
        "--country",
        "FR",
    )
    built = addrkit("gazetteer", "build", tmp_path / "voies.csv", "-o", tmp_path / "fr.gaz", *arguments)
    assert built.code == 0
    found = json.loads(addrkit("suggest", "--json", "rue de la paix", "-g", tmp_path / "fr.gaz").out)
    assert "Paris" in found[0]["text"]


def test_every_help_has_an_example(addrkit: Command) -> None:
    commands = [
        [], ["parse"], ["verify"], ["suggest"], ["gazetteer", "build"], ["gazetteer", "info"],
        ["gazetteer", "check"], ["gazetteer", "list"], ["setup", "libpostal"],
    ]  # fmt: skip
    for words in commands:
        ended = addrkit(*words, "--help")
        assert ended.code == 0
        assert "\n  addrkit " in ended.out


def test_the_version_is_told(addrkit: Command) -> None:
    assert addrkit("--version").out.startswith("addrkit 0.")


def test_a_container_that_says_its_version_in_the_environment_changes_no_command(
    addrkit: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADDRKIT_VERSION", "0.1.0")
    assert addrkit("parse", "12 Main St").out.startswith("12 Main St\n")
    assert addrkit().out.startswith("Usage:")

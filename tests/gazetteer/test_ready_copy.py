"""The country data kept ready as JSON: made once, made again when it is stale or damaged, never needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import xxhash

# Each starts a process: only a new one reads the copy.
pytestmark = pytest.mark.slow

CODE = "from addrkit.locale.data import read_data; print(read_data('countries/IS.yaml')['number_position'])"


def position(home: Path) -> str:
    environment = {**os.environ, "ADDRKIT_HOME": str(home)}
    ended = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, env=environment)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def test_the_copy_is_made_and_then_read(tmp_path: Path) -> None:
    assert position(tmp_path) == "after"
    [copy] = tmp_path.iterdir()
    first, _, others = copy.read_text("utf-8").partition("\n")
    files = dict(map(json.loads, others.splitlines()))
    files["countries/IS.yaml"]["number_position"] = "read from the copy"
    others = "\n".join(map(json.dumps, files.items()))
    about = {**json.loads(first), "xxh3": xxhash.xxh3_64(others.encode()).hexdigest()}
    copy.write_text(f"{json.dumps(about)}\n{others}", "utf-8")
    assert position(tmp_path) == "read from the copy"
    copy.write_text(f"{json.dumps(about)}\n{others[:-1]}", "utf-8")
    assert position(tmp_path) == "after"


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"stamp": 1, "data": {}}', '{"stamp": []}'])
def test_a_copy_that_is_stale_or_damaged_is_made_again(tmp_path: Path, content: str) -> None:
    (tmp_path / "countries.jsonl").write_text(content)
    assert position(tmp_path) == "after"
    assert len((tmp_path / "countries.jsonl").read_text("utf-8").splitlines()) > 50
    assert [each.name for each in tmp_path.iterdir()] == ["countries.jsonl"]


def test_where_nothing_can_be_kept_it_works_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert position(tmp_path / "file") == "after"

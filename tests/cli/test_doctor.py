"""`addrkit doctor`: whoever runs addrkit sees what is there and what to do about the rest."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from addrkit.cli import run


def test_it_tells_what_is_there_and_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ADDRKIT_HOME", str(tmp_path))
    assert run(["doctor", "--json"]) == 0
    found = {each["what"]: each for each in map(json.loads, capsys.readouterr().out.splitlines())}
    assert found["model parser"]["state"] == found["model matcher"]["state"] == "ok"
    assert found["gazetteer iceland"]["state"] == "missing"
    assert found["gazetteer iceland"]["mend"]


def test_a_gazetteer_that_is_damaged_is_told_with_its_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ADDRKIT_HOME", str(tmp_path))
    folder = tmp_path / "gazetteers" / "iceland.gaz"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("{")
    assert run(["doctor"]) == 4
    [line] = [each for each in capsys.readouterr().out.splitlines() if each.startswith("wrong")]
    assert "gazetteer iceland" in line
    assert "built when it is first needed" in line


@pytest.mark.slow
def test_python_runs_it_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "addrkit", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout.startswith("addrkit ")) == (0, True)

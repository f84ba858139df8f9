"""Whoever must let addrkit in sees what it is made of, and a shell completes its commands."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from addrkit.cli.completion import script, words_of
from tests.cli.conftest import Command


def test_the_version_tells_models_and_data(addrkit: Command) -> None:
    first, *rest = addrkit("--version").out.splitlines()
    assert first.startswith("addrkit 0.")
    assert [line.split()[0] for line in rest] == ["parser", "matcher", "encoder", "conventions"]
    assert all(re.fullmatch(r"\w+ [0-9a-f]{32,64}", line) for line in rest)


def test_every_package_and_model_has_a_licence(
    addrkit: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADDRKIT_HOME", str(tmp_path))
    found = [json.loads(line) for line in addrkit("licences", "--json").out.splitlines()]
    assert {"numpy", "pyarrow", "faiss-cpu"} <= {each["name"].split()[0] for each in found}
    assert {"parser", "matcher", "encoder"} <= {each["name"] for each in found if each["kind"] == "model"}
    unknown = {
        each["name"].split()[0]
        for each in found
        if each["licence"] in ("", "not stated", "no licence stated")
    }
    # Its data have no licence that anybody could read, and are not redistributed (docs/install.md).
    assert unknown <= {"address-finder-data", "address_finder_data"}


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["gaz"], ["gazetteer"]),
        (["gazetteer", "bu"], ["build"]),
        (["gazetteer", "build", "--encod"], ["--encoder", "--encoding"]),
        (["verify", "orders.csv", "--rep"], ["--report", "--report-counts"]),
    ],
)
def test_bash_completes_commands_and_options(typed: list[str], offered: list[str]) -> None:
    from addrkit.cli.app import command

    ask = f"COMP_WORDS=(addrkit {' '.join(typed)}); COMP_CWORD={len(typed)}; _addrkit; echo ${{COMPREPLY[@]}}"
    made = script("bash", words_of(command()))
    done = subprocess.run(["bash", "-c", made + ask], capture_output=True, text=True)
    assert (sorted(done.stdout.split()), done.stderr) == (offered, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_is_in_the_script(shell: str, addrkit: Command) -> None:
    made = addrkit("completion", shell).out
    assert all(name in made for name in ("verify", "suggest", "licences", "--report"))

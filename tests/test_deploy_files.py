"""The files in docs/deploy fit the service that they run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from addrkit.cli.app import command

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "docs" / "deploy"
FILES = sorted(each for each in DEPLOY.iterdir() if each.is_file())


def _options() -> set[str]:
    serve = command().commands["serve"]
    return {name.upper().replace("-", "_") for each in serve.params for name in (str(each.name),)}


@pytest.mark.parametrize("file", FILES, ids=lambda each: each.name)
def test_each_variable_is_an_option_of_the_service(file: Path) -> None:
    named = set(re.findall(r"ADDRKIT_SERVE_(\w+)", file.read_text("utf-8")))
    assert named - _options() == set()


def test_the_image_copies_what_is_there_and_all_that_a_wheel_needs() -> None:
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    copied = {
        name for line in re.findall(r"^COPY (?!--)(.+) \S+$", text, re.MULTILINE) for name in line.split()
    }
    assert {name for name in copied if not (ROOT / name).exists()} == set()
    wheel = re.search(
        r"^only-include = \[(.+)\]$", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )
    assert wheel is not None
    assert set(re.findall(r'"([^"]+)"', wheel[1])) <= copied
    assert "USER 10001" in text


def _read(name: str) -> list[Any]:
    return list(yaml.safe_load_all((DEPLOY / name).read_text("utf-8")))


def test_compose_mounts_what_it_declares() -> None:
    (found,) = _read("compose.yaml")
    service = found["services"]["addrkit"]
    assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
    assert {each.split(":")[0] for each in service["volumes"]} == set(found["volumes"])
    assert set(service["secrets"]) == set(found["secrets"])


def test_kubernetes_asks_for_paths_that_there_are() -> None:
    deployment, service, _ = _read("kubernetes.yaml")
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    probes = {
        kind: container[f"{kind}Probe"]["httpGet"]["path"] for kind in ("startup", "readiness", "liveness")
    }
    assert probes == {"startup": "/readyz", "readiness": "/readyz", "liveness": "/healthz"}
    assert service["spec"]["selector"] == deployment["spec"]["template"]["metadata"]["labels"]
    ends = deployment["spec"]["template"]["spec"]["terminationGracePeriodSeconds"]
    assert ends > 5 + 30, "the lame duck, and what the service gives to what is running"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not there")
def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    unit = (DEPLOY / "addrkit.service").read_text("utf-8")
    (tmp_path / "addrkit.service").write_text(
        unit.replace("/opt/addrkit/bin/addrkit", sys.executable), "utf-8"
    )
    ended = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / "addrkit.service")], capture_output=True, text=True
    )
    assert (ended.returncode, ended.stderr) == (0, "")

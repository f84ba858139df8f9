"""The service asks a language model only where it was told to, and waits for it no longer than it was told."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from addrkit.cli import run
from addrkit.kit import AddressKit
from addrkit.serve import server
from addrkit.serve.settings import Settings

pytestmark = pytest.mark.slow


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings that a service would have been started with."""
    found: list[Settings] = []

    def instead(settings: Settings, *_: Any) -> None:
        found.append(settings)

    monkeypatch.setattr(server, "run", instead)
    return found


def folder_of(kit: AddressKit) -> str:
    return str(kit.gazetteers[0].folder)


@pytest.mark.slow
def test_none_is_asked_unless_told_to(kit: AddressKit, started: list[Settings]) -> None:
    assert run(["serve", "--port", "0", "-g", folder_of(kit)]) == 0
    assert started[0].llm.mode == "off"


@pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="needs the extra llm")
def test_the_environment_says_that_it_is_asked_and_how_long(
    kit: AddressKit, started: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADDRKIT_SERVE_LLM", "auto")
    monkeypatch.setenv("ADDRKIT_SERVE_LLM_BUDGET_MS", "20")
    assert run(["serve", "--port", "0", "-g", folder_of(kit)]) == 0
    assert (started[0].llm.mode, started[0].llm.patience) == ("auto", 0.02)


def test_a_model_that_is_not_there_is_told_before_anything_is_served(
    kit: AddressKit, started: list[Settings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config.json").write_text("{", "utf-8")
    assert (
        run(["serve", "--port", "0", "-g", folder_of(kit), "--llm", "auto", "--llm-model", str(tmp_path)])
        != 0
    )
    assert not started
    assert "language model" in capsys.readouterr().err

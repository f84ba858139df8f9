"""The command that asks what nobody would type finds what is wrong, and nothing where nothing is."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from addrkit.errors import InputError
from benchmarks.running.fuzz import asked, fault, kept, text_of


def broken() -> None:
    raise KeyError("street")


def refused() -> None:
    raise InputError("orders.csv is empty")


def test_a_crash_is_a_fault_and_a_refusal_is_none() -> None:
    [told] = fault("verify", broken, 1e9)
    assert "KeyError" in told
    assert fault("verify", refused, 1e9) == []


def test_the_same_seed_asks_the_same() -> None:
    first, second = ([text_of(Random(seed), ["rue", "straat"]) for seed in range(9)] for _ in range(2))  # noqa: S311
    assert first == second
    assert all(len(text) <= 4_000 for text in first)


def test_the_whole_text_of_a_fault_is_kept(tmp_path: Path) -> None:
    kept(tmp_path / "faults.jsonl", {"call": "parse", "country": None, "text": "٣" * 900})
    kept(tmp_path / "faults.jsonl", {"call": "verify", "country": "NL", "text": "a\nb"})
    lines = (tmp_path / "faults.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(each)["text"] for each in lines] == ["٣" * 900, "a\nb"]


@pytest.mark.slow
def test_a_second_of_it_crashes_nothing(tmp_path: Path) -> None:
    calls, faults = asked(7, 1.0, tmp_path / "faults.jsonl")
    assert calls > 0
    # No test is decided by time: what was slow on a busy machine is told by the command alone.
    assert [each for each in faults if not each.endswith(" ms")] == []

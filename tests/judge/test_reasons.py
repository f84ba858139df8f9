"""Every reason that can be given is documented, and every documented one can be given."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import addrkit.judge as judge
from addrkit.judge.reasons import REASONS
from addrkit.serve.models import Verification
from addrkit.types import Reason

JUDGE = Path(str(next(iter(judge.__path__))))
CODE = "\n".join(
    file.read_text("utf-8")
    for file in (*JUDGE.rglob("*.py"), *JUDGE.parent.glob("*.py"), JUDGE.parent / "batch" / "line_items.py")
    if file != JUDGE / "reasons.py"
)


def test_every_documented_reason_is_given_somewhere() -> None:
    assert [reason for reason in REASONS if f'"{reason}"' not in CODE] == []


def test_every_reason_that_mypy_knows_is_documented_and_so_is_the_service_s() -> None:
    assert list(REASONS) == list(get_args(Reason))
    schema = Verification.model_json_schema()["$defs"]["Reason"]
    assert schema["enum"] == list(REASONS)


def test_a_reason_is_a_code_and_its_meaning_a_sentence() -> None:
    for reason, meaning in REASONS.items():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", reason)
        assert meaning.endswith(".")


def test_the_reasons_can_be_listed() -> None:
    ended = subprocess.run([sys.executable, "-m", "addrkit.judge.reasons"], capture_output=True, text=True)
    assert ended.returncode == 0
    assert [line.split()[0] for line in ended.stdout.splitlines()] == list(REASONS)

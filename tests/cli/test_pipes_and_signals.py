"""addrkit among other programs: pipes, interruption, and a quick start."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from .conftest import CHECKOUT, Command

pytestmark = pytest.mark.slow
Process = Callable[..., subprocess.Popen[bytes]]


def test_rows_come_in_by_a_pipe_and_go_out_by_one(process: Process, gazetteer: Path) -> None:
    running = process("verify", "-", "--format", "csv", "-g", gazetteer, "--country", "IS")
    out, err = running.communicate("address\nLaugavegur 1\nHafnarstræti 12, Akureyri\n".encode(), timeout=60)
    assert running.returncode == 0
    found = list(csv.DictReader(io.StringIO(out.decode(), newline="")))
    assert [row["address"] for row in found] == ["Laugavegur 1", "Hafnarstræti 12, Akureyri"]
    assert b"Traceback" not in err


def test_json_lines_pass_through(process: Process, gazetteer: Path) -> None:
    running = process("verify", "-", "--format", "jsonl", "-g", gazetteer)
    out, _ = running.communicate(b'{"id": 7, "address": "Laugavegur 1"}\n', timeout=60)
    assert json.loads(out)["id"] == 7


def test_nothing_at_all_on_standard_input_is_said_so(process: Process, gazetteer: Path) -> None:
    running = process("verify", "-", "-g", gazetteer)
    _, err = running.communicate(b"", timeout=60)
    assert running.returncode == 3
    assert err.startswith(b"addrkit: standard input is empty")


def test_parse_and_suggest_answer_line_by_line(process: Process, gazetteer: Path) -> None:
    running = process("parse", "--json")
    out, _ = running.communicate("12 Main St\n\nÞórsgata 1\n".encode(), timeout=60)
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["12 Main St", "", "Þórsgata 1"]
    running = process("suggest", "--json", "-g", gazetteer)
    out, _ = running.communicate(b"laugav\nhafnar\n", timeout=60)
    assert len(out.splitlines()) == 2
    assert "Hafnar" in json.loads(out.splitlines()[1])[0]["text"]


def test_a_reader_that_has_enough_ends_it_quietly(process: Process, gazetteer: Path) -> None:
    running = process("verify", "-", "-g", gazetteer)
    assert running.stdin is not None
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    rows = b"address\n" + b"Laugavegur 1\n" * 2_000
    running.stdin.write(rows)
    running.stdin.close()
    assert running.stderr.read().splitlines() == [b"read: address <- address; not used: none"]
    assert running.wait(60) == 141


def on_a_terminal(*arguments: object) -> tuple[int, str]:
    """Exit code of a command, and what a terminal as its standard error got to show."""
    ours, theirs = pty.openpty()
    words = [sys.executable, str(CHECKOUT / "cli.py"), *map(str, arguments)]
    running = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    # Linux reports the end of a terminal as an error.
    with suppress(OSError):
        while more := os.read(ours, 65_536):
            shown += more
    os.close(ours)
    return running.wait(60), shown.decode()


def test_a_terminal_shows_progress_and_a_pipe_does_not(
    addrkit: Command, gazetteer: Path, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("address\n" + "Laugavegur 1\n" * 1_000, "utf-8")
    arguments = ("verify", tmp_path / "in.csv", "-o", tmp_path / "out.csv", "-g", gazetteer)
    code, shown = on_a_terminal(*arguments)
    assert code == 0
    assert "verifying" in shown
    assert "1,000 rows in" in shown
    assert "verifying" not in addrkit(*arguments).err


def test_building_shows_its_stages_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("street,city,country\nLaugavegur,Reykjavík,IS\n", "utf-8")
    code, shown = on_a_terminal("gazetteer", "build", tmp_path / "in.csv", "-o", tmp_path / "x.gaz")
    assert code == 0
    assert "x.gaz: 2 streets and places" in shown


def test_an_interrupted_run_says_how_to_go_on(process: Process, gazetteer: Path, tmp_path: Path) -> None:
    rows = "address\n" + "Laugavegur 1\n" * 400_000
    (tmp_path / "in.csv").write_text(rows, "utf-8")
    part = tmp_path / "out.csv.part"
    running = process("verify", tmp_path / "in.csv", "-o", tmp_path / "out.csv", "-g", gazetteer)
    limit = time.monotonic() + 60
    while not (part.exists() and part.stat().st_size) and time.monotonic() < limit:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"\naddrkit: interrupted; " in err
    assert b"--resume goes on" in err
    assert b"Traceback" not in err
    assert part.exists()
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_asked_to_end_keeps_what_it_has_done(
    process: Process, gazetteer: Path, tmp_path: Path, asked: signal.Signals
) -> None:
    (tmp_path / "in.csv").write_text("address\n" + "Laugavegur 1\n" * 400_000, "utf-8")
    part = tmp_path / "out.csv.part"
    # Under `nohup` the tests would hand on that the signal is ignored.
    before = signal.signal(asked, signal.SIG_DFL)
    try:
        running = process("verify", tmp_path / "in.csv", "-o", tmp_path / "out.csv", "-g", gazetteer)
    finally:
        signal.signal(asked, before)
    while not (part.exists() and part.stat().st_size) and running.poll() is None:
        time.sleep(0.05)
    running.send_signal(asked)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 128 + asked
    assert f"\naddrkit: ended by {asked.name}; ".encode() in err
    assert b"--resume goes on" in err
    assert b"Traceback" not in err
    assert part.exists()


def test_a_run_that_a_closed_terminal_leaves_behind_goes_on(
    process: Process, gazetteer: Path, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("address\n" + "Laugavegur 1\n" * 1_500, "utf-8")
    part = tmp_path / "out.csv.part"
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        running = process("verify", tmp_path / "in.csv", "-o", tmp_path / "out.csv", "-g", gazetteer)
    finally:
        signal.signal(signal.SIGHUP, before)
    while not part.exists() and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(signal.SIGHUP)
    running.communicate(timeout=60)
    assert running.returncode == 0
    assert (tmp_path / "out.csv").exists()


def test_two_runs_of_one_output_never_mix(
    process: Process, addrkit: Command, gazetteer: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("address\n" + "Laugavegur 1\n" * 2_000, "utf-8")
    (tmp_path / "b.csv").write_text("address\nLaugavegur 2\n", "utf-8")
    output, part = tmp_path / "out.csv", tmp_path / "out.csv.part"
    running = process("verify", tmp_path / "a.csv", "-o", output, "-g", gazetteer)
    while not part.exists() and running.poll() is None:
        time.sleep(0.01)
    second = addrkit("verify", tmp_path / "b.csv", "-o", output, "-g", gazetteer)
    running.communicate(timeout=120)
    assert running.returncode == 0
    assert second.code == 3
    assert "another run of addrkit writes" in second.err
    assert output.read_text("utf-8").count("Laugavegur 1") >= 2_000


def test_a_wrong_command_beside_an_interrupted_part_loses_nothing(
    process: Process, addrkit: Command, gazetteer: Path, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("address\n" + "Laugavegur 1\n" * 400_000, "utf-8")
    output, part = tmp_path / "out.csv", tmp_path / "out.csv.part"
    running = process("verify", tmp_path / "in.csv", "-o", output, "-g", gazetteer)
    while not (part.exists() and part.stat().st_size) and running.poll() is None:
        time.sleep(0.05)
    running.kill()
    running.communicate()
    left = part.read_bytes()
    for wrong in (("-g", tmp_path / "nowhere.gaz"), ("-g", gazetteer, "--resume", "--country", "FR")):
        assert addrkit("verify", tmp_path / "in.csv", "-o", output, *wrong).code in (3, 4)
        assert part.read_bytes() == left


def test_a_killed_run_is_resumed(process: Process, addrkit: Command, gazetteer: Path, tmp_path: Path) -> None:
    count = 3_000
    (tmp_path / "in.csv").write_text("id,address\n" + "".join(f"{n},Laugavegur {n}\n" for n in range(count)))
    part = tmp_path / "out.csv.part"
    running = process("verify", tmp_path / "in.csv", "-o", tmp_path / "out.csv", "-g", gazetteer)
    limit = time.monotonic() + 60
    while not (part.exists() and part.stat().st_size) and running.poll() is None and time.monotonic() < limit:
        time.sleep(0.01)
    running.kill()
    running.wait()
    assert part.exists(), "it was too fast to be killed: give it more rows"
    ended = addrkit("verify", tmp_path / "in.csv", "-o", tmp_path / "out.csv", "-g", gazetteer, "--resume")
    assert "taken over" in ended.err
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        assert [int(row["id"]) for row in csv.DictReader(stream)] == list(range(count))


def test_a_quick_answer_loads_nothing_that_it_does_not_need(gazetteer: Path) -> None:
    # What a cold start costs is what it loads; the seconds are for benchmarks/running/startup.py to measure.
    code = (
        "import sys; from addrkit.cli import run; "
        f"ended = run(['suggest', '--json', 'laug', '-g', {str(gazetteer)!r}]); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), sep='\\n', file=sys.stderr); sys.exit(ended)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    loaded = {name.replace("_", "-") for name in ended.stderr.split()}
    assert {"faiss", "pyarrow"} <= loaded
    heavy = {
        "rich",
        "prompt-toolkit",
        "torch",
        "transformers",
        "onnxruntime",
        "fastapi",
        "duckdb",
        "pandas",
        "polars",
    }
    assert not loaded & heavy

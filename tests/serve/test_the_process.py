"""`addrkit serve` as it is run."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from addrkit.cli import run
from addrkit.gazetteer.build import build_gazetteer

from .conftest import CHECKOUT, Running, httpx

pytestmark = pytest.mark.slow

Start = Callable[..., Running]


def test_it_answers_and_sigterm_lets_what_runs_come_to_its_end(started: Start, register: Path) -> None:
    service = started("-g", register)
    assert service.url.startswith("http://127.0.0.1:")
    rows = b'"Laugavegur 22a, Reykjavik"\n' * 1_000
    with httpx.stream("POST", f"{service.url}/v1/verify/batch", content=rows, timeout=60) as answer:
        lines = answer.iter_lines()
        assert json.loads(next(lines))["match"]["id"] == "is-22a"
        service.process.send_signal(signal.SIGTERM)
        assert 1 + sum(1 for _ in lines) == 1_000
    code, said = service.ended()
    assert code == 0
    assert "Traceback" not in said
    assert "Laugavegur" not in said


def test_clients_that_leave_in_the_middle_of_a_batch_leave_nothing_running(
    started: Start, register: Path
) -> None:
    service = started("-g", register)
    rows = b'"Laugavegur 22a, Reykjavik"\n' * 1_000
    for _ in range(10):
        with httpx.stream("POST", f"{service.url}/v1/verify/batch", content=rows, timeout=60) as answer:
            assert answer.status_code == 200
            next(answer.iter_bytes())
    answer = httpx.post(f"{service.url}/v1/verify/batch", content=b'"Laugavegur 1"', timeout=60)
    assert answer.json()["match"]["id"] == "is-1"


def test_workers_answer_and_count_together_and_end_together(started: Start, register: Path) -> None:
    service = started("-g", register, "--workers", 2, "--rate", 1000)
    for _ in range(30):
        # A new connection each: the system hands them to either worker.
        assert httpx.get(f"{service.url}/v1/suggest?q=laugav").json()["suggestions"]
    counted = httpx.get(f"{service.url}/metrics").text
    assert 'addrkit_requests_total{method="GET",route="/v1/suggest",status="200"} 30.0' in counted
    service.process.send_signal(signal.SIGTERM)
    code, said = service.ended()
    assert code == 0
    assert "Traceback" not in said


def test_workers_end_when_their_supervisor_is_killed(started: Start, register: Path) -> None:
    service = started("-g", register, "--workers", 2)
    service.process.kill()
    service.process.wait()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{service.url}/healthz", timeout=1)
        except httpx.HTTPError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the workers still answer, and keep the port")
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", service.port))


def test_a_port_in_use_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run(["serve", "--port", str(taken.getsockname()[1])]) == 3
    assert "is in use: choose another with --port" in capsys.readouterr().err


def test_a_missing_gazetteer_is_told_before_anything_is_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", "--port", "0", "-g", str(tmp_path / "no.gaz")]) == 4
    assert "no.gaz" in capsys.readouterr().err


def test_a_file_of_keys_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--port", "0", "--api-keys", str(tmp_path / "no.txt")]) == 3
    assert "no.txt" in capsys.readouterr().err


def test_beyond_this_machine_without_keys_it_warns(started: Start, register: Path, tmp_path: Path) -> None:
    service = started("-g", register, "--host", "0.0.0.0")  # noqa: S104
    assert "Anybody who reaches 0.0.0.0 may ask" in service.said[0]
    service.process.send_signal(signal.SIGINT)
    assert service.ended()[0] == 0
    (tmp_path / "keys.txt").write_text("a-key-of-twenty-chars\n", "utf-8")
    assert "may ask" not in "".join(started("-g", register, "--api-keys", tmp_path / "keys.txt").said)


def test_without_the_extra_it_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['fastapi'] = None\n"
        "from addrkit.cli import run\n"
        "sys.exit(run(['serve', '--port', '0']))"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True)
    assert ended.returncode == 2
    assert "pip install 'addrkit[serve]'" in ended.stderr


def test_only_the_service_itself_loads_the_web_framework() -> None:
    code = (
        "import sys, addrkit.cli.app, addrkit.kit, addrkit.aio\n"
        "addrkit.cli.app.command()\n"
        "print([name for name in ('fastapi', 'uvicorn', 'pydantic', 'prometheus_client') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True)
    assert ended.stdout.strip() == "[]", ended.stderr


def test_clients_that_hang_or_send_too_much_harm_nobody(started: Start, register: Path) -> None:
    service = started("-g", register)
    hanging = [socket.create_connection(("127.0.0.1", service.port)) for _ in range(600)]
    for each in hanging[::2]:
        each.sendall(b"POST /v1/verify HTTP/1.1\r\nHost: a\r\nContent-Le")
    endless = socket.create_connection(("127.0.0.1", service.port))
    sending = threading.Thread(target=_send_headers_without_end, args=(endless,), daemon=True)
    sending.start()
    refused = socket.create_connection(("127.0.0.1", service.port))
    flowing = threading.Thread(target=_send_a_body_without_end, args=(refused,), daemon=True)
    flowing.start()
    for _ in range(20):
        assert httpx.get(f"{service.url}/v1/suggest?q=laugav", timeout=5).status_code == 200
    sending.join(20)
    assert not sending.is_alive(), "a header without end was read without end"
    flowing.join(20)
    assert not flowing.is_alive(), "a body without end was read without end"
    for each in (*hanging, endless, refused):
        each.close()


def _send_headers_without_end(connection: socket.socket) -> None:
    try:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        while True:
            connection.sendall(b"X-Much: " + b"x" * 10_000 + b"\r\n")
    except OSError:
        return


def _send_a_body_without_end(connection: socket.socket) -> None:
    try:
        connection.sendall(b"POST /v1/verify HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            connection.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
    except OSError:
        return


def test_ten_megabytes_are_refused_in_words_that_arrive(started: Start, register: Path) -> None:
    service = started("-g", register)
    answer = httpx.post(f"{service.url}/v1/verify", content=b" " * 10_000_000, timeout=20)
    assert answer.status_code == 413
    assert "65,536 bytes" in answer.json()["detail"]


def test_a_client_that_reads_nothing_of_its_answer_harms_nobody(started: Start, register: Path) -> None:
    service = started("-g", register)
    rows = b'"Laugavegur 22a, Reykjavik"\n' * 3_000
    with socket.create_connection(("127.0.0.1", service.port)) as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        head = f"POST /v1/verify/batch HTTP/1.1\r\nHost: a\r\nContent-Length: {len(rows)}\r\n\r\n"
        deaf.sendall(head.encode() + rows)
        for _ in range(10):
            assert httpx.get(f"{service.url}/v1/suggest?q=laugav", timeout=5).status_code == 200


def test_one_worker_is_reloaded_as_many_are_and_serves_what_is_new(
    started: Start, tmp_path: Path, register: Path
) -> None:
    table = "id,street,house_number,postcode,city\n{},Kerkstraat,{},9712AB,Groningen\n"
    source, folder = tmp_path / "table.csv", tmp_path / "own.gaz"
    source.write_text(table.format("old", 1))
    build_gazetteer([source], folder, country="NL", coverage="complete")
    service = started("-g", folder)

    def numbers() -> list[str]:
        asked = {"q": "kerkstraat", "kinds": ["premise"]}
        found = httpx.post(f"{service.url}/v1/suggest", json=asked).json()["suggestions"]
        return [each["address"]["house_number"] for each in found]

    assert numbers() == ["1"]
    source.write_text(table.format("new", 2))
    build_gazetteer([source], folder, country="NL", coverage="complete")
    service.process.send_signal(signal.SIGHUP)
    # Until then the worker that is about to end still answers some.
    service.wait_until_said("reloaded: 1 worker(s)")
    assert numbers() == ["2"]
    service.process.terminate()
    assert service.ended()[0] == 0


def test_a_wrong_line_among_the_keys_keeps_no_worker_from_starting_anew(
    started: Start, tmp_path: Path, register: Path
) -> None:
    keys = tmp_path / "keys.txt"
    keys.write_text("a-key-of-twenty-chars\n", "utf-8")
    service = started("-g", register, "--api-keys", keys, "--workers", 2)
    keys.write_text("another-key-of-twenty\nshort\n", "utf-8")
    service.process.send_signal(signal.SIGHUP)
    service.wait_until_said("reloaded: 2 worker(s)")
    asked = {"headers": {"X-API-Key": "another-key-of-twenty"}, "timeout": 20}
    assert httpx.get(f"{service.url}/v1/suggest?q=a", **asked).status_code == 200
    service.process.terminate()
    ended, said = service.ended()
    assert ended == 0
    assert "line 2" in said
    assert "Traceback" not in said


def test_options_may_be_set_by_the_environment(
    register: Path, monkeypatch: pytest.MonkeyPatch, started: Start
) -> None:
    monkeypatch.setenv("ADDRKIT_SERVE_GAZETTEER", str(register))
    monkeypatch.setenv("ADDRKIT_SERVE_RATE", "0.01")
    service = started()
    answers = [httpx.get(f"{service.url}/v1/suggest?q=a").status_code for _ in range(3)]
    assert answers[-1] == 429
    service.process.terminate()
    assert service.ended()[0] == 0

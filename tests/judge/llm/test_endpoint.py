"""An endpoint is asked about candidates, and whatever it answers, rows are verified."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from math import log
from threading import Event, Thread
from typing import Any

import pytest

from addrkit.errors import ModelError, UsageError
from addrkit.judge.llm.endpoint import KEY_VARIABLE, LONGEST, Endpoint
from addrkit.judge.llm.question import Question

from .conftest import Served, says, sends

pytestmark = pytest.mark.slow

QUESTION = Question("12 kerkstr gron", ("12 Kerkstraat, Groningen", "12 Kerklaan, Groningen"))


def says_late(digits: bytes) -> bytes:
    told = b'{"token": "A", "logprob": %s}' % digits
    return (
        b'{"choices": [{"message": {"content": "A"}, "logprobs": {"content": [{"top_logprobs": [%s]}]}}]}'
        % told
    )


@contextmanager
def answering(reply: bytes, drip: bytes = b"") -> Iterator[str]:
    """A server that answers every connection with these bytes and hangs up, or drips on."""
    over = Event()

    def serve() -> None:
        while not over.is_set():
            try:
                line, _ = listening.accept()
            except TimeoutError:
                continue
            with line, suppress(OSError):
                line.recv(65_536)
                line.sendall(reply)
                while drip and not over.wait(0.05):
                    line.sendall(drip)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        thread = Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
        finally:
            over.set()
            thread.join()


def test_it_is_asked_for_one_letter_and_shown_every_candidate(served: Served) -> None:
    answer = Endpoint(served.url, "tiny").answer(QUESTION)
    assert answer.argmax() == 0
    (body,) = served.bodies
    assert (body["model"], body["max_tokens"], body["temperature"]) == ("tiny", 1, 0)
    shown = body["messages"][-1]["content"]
    assert shown == "12 kerkstr gron\nA: 12 Kerkstraat, Groningen\nB: 12 Kerklaan, Groningen"


def test_probabilities_are_read_where_it_gives_them(served: Served) -> None:
    told = {"A": log(0.2), " B": log(0.5), "N": log(0.1), "The": log(0.2)}
    served.reply = lambda handler, _: says(handler, "B", told)
    answer = Endpoint(served.url).answer(QUESTION)
    assert [round(float(each), 3) for each in answer - answer[2]] == [
        round(log(2), 3),
        round(log(5), 3),
        0.0,
    ]


def test_a_key_goes_along_where_the_environment_holds_one(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "secret")
    Endpoint(served.url).answer(QUESTION)
    assert served.headers[0]["Authorization"] == "Bearer secret"


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (lambda handler, _: says(handler, "I think it is the first one"), "no letter"),
        (lambda handler, _: says(handler, "C"), "no letter"),
        (lambda handler, _: says(handler, ""), "no letter"),
        (lambda handler, _: sends(handler, b"<html>"), "no JSON"),
        (lambda handler, _: sends(handler, b"\xff\xfe"), "no JSON"),
        (lambda handler, _: sends(handler, b"[]"), "no chat completion"),
        (lambda handler, _: sends(handler, b'{"choices": []}'), "no chat completion"),
        (
            lambda handler, _: sends(handler, b'{"choices": [{"message": {"content": 7}}]}'),
            "no chat completion",
        ),
        (lambda handler, _: sends(handler, b" " * (LONGEST + 9)), "no JSON"),
        (lambda handler, _: says(handler, "A", status=401), "HTTP status 401"),
        (lambda handler, _: says(handler, "A", status=503), "HTTP status 503"),
    ],
)
def test_rubbish_is_no_answer(
    served: Served, reply: Callable[[BaseHTTPRequestHandler, dict[str, Any]], None], sentence: str
) -> None:
    served.reply = reply
    with pytest.raises(ModelError, match=sentence):
        Endpoint(served.url).answer(QUESTION)


def test_a_busy_one_is_asked_once_more(served: Served) -> None:
    def once_busy(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        says(handler, "B", status=503 if len(served.bodies) == 1 else 200)

    served.reply = once_busy
    assert Endpoint(served.url).answer(QUESTION).argmax() == 1


def test_addresses_are_sent_nowhere_else(served: Served) -> None:
    def elsewhere(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(307)
        handler.send_header("Location", served.url.replace("/v1", "/other"))
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    served.reply = elsewhere
    with pytest.raises(ModelError, match="307"):
        Endpoint(served.url).answer(QUESTION)
    assert len(served.bodies) == 1


def test_a_slow_one_is_given_up_on(served: Served) -> None:
    over = Event()

    def waits(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        over.wait(30)
        says(handler, "A")

    served.reply = waits
    with pytest.raises(ModelError, match="in time"):
        Endpoint(served.url, seconds=0.3).answer(QUESTION)
    over.set()


def test_one_that_drips_is_given_up_on(served: Served) -> None:
    over = Event()

    def drips(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        try:
            while not over.wait(0.05):
                handler.wfile.write(b" ")
        except OSError:
            pass

    served.reply = drips
    with pytest.raises(ModelError, match="in time"):
        Endpoint(served.url, seconds=0.5).answer(QUESTION)
    over.set()


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{",
        b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{",
        b"garbage\r\n\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"A%d: b\r\n" % number for number in range(200)) + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + b"[" * 9_000,
        b"HTTP/1.1 200 OK\r\n\r\n" + says_late(b"9" * 400),
    ],
)
def test_one_that_dies_in_mid_reply_is_said_to(reply: bytes) -> None:
    with answering(reply) as url, pytest.raises(ModelError, match="the endpoint of --llm-url"):
        Endpoint(url).answer(QUESTION)


def test_one_that_never_ends_its_headers_is_given_up_on() -> None:
    with answering(b"HTTP/1.1 200 OK\r\n", drip=b"A: b\r\n") as url, pytest.raises(ModelError):
        Endpoint(url, seconds=0.5).answer(QUESTION)


def test_no_proxy_of_the_environment_sees_an_address(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert Endpoint(served.url).answer(QUESTION).argmax() == 0


def test_the_proxy_that_is_asked_for_is_used(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADDRKIT_LLM_PROXY", served.url.removesuffix("/v1"))
    assert Endpoint("http://model.example/v1").answer(QUESTION).argmax() == 0
    assert served.headers[0]["Host"].startswith("model.example")


def test_one_that_is_down_is_said_to_be() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ModelError, match="cannot be reached"):
        Endpoint(f"http://127.0.0.1:{port}/v1").answer(QUESTION)


@pytest.mark.parametrize("url", ["localhost:8000", "file:///etc/passwd", "http://", ""])
def test_an_address_of_no_endpoint_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="--llm-url"):
        Endpoint(url)

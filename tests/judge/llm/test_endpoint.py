"""An endpoint is asked about candidates, and whatever it answers, rows are verified."""

from __future__ import annotations

import socket
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from math import log
from threading import Event
from typing import Any

import pytest

from addrkit.errors import ModelError, UsageError
from addrkit.judge.llm.endpoint import KEY_VARIABLE, LONGEST, Endpoint
from addrkit.judge.llm.question import Question

from .conftest import Served, says, sends

QUESTION = Question("12 kerkstr gron", ("12 Kerkstraat, Groningen", "12 Kerklaan, Groningen"))


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

"""`--explain` with an endpoint gives one sentence that a person reads; it changes no verdict and stops nothing."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from threading import Event
from typing import Any

import pytest

import addrkit
from addrkit.errors import ModelError
from addrkit.judge.llm.endpoint import Endpoint
from addrkit.judge.llm.telling import LONGEST_SENTENCE, first_sentence, sentence_of
from addrkit.kit import AddressKit
from addrkit.types import Address, Verification

from .conftest import Served, says, sends

NOTHING = Verification("fix", "none", "none", 0.0, None, Address(), "", reasons=("no_match",))


def told(kit: AddressKit, served: Served, said: list[str] | None = None) -> tuple[AddressKit, list[str]]:
    heard = [] if said is None else said
    folders = [each.folder for each in kit.gazetteers]
    return addrkit.open(*folders, llm="auto", llm_url=served.url, say=heard.append), heard


def test_the_endpoint_says_one_sentence_of_what_was_found(kit: AddressKit, served: Served) -> None:
    served.reply = lambda handler, _: says(
        handler, "The street is one letter off. I would accept it.\nReally."
    )
    advised, _ = told(kit, served)
    explained = advised.explain("Laugavegur 1, Reykjavík", country="IS")
    assert explained.to_rows()[0] == ("language model", "says", "The street is one letter off.")
    assert explained.verification == kit.verify("Laugavegur 1, Reykjavík", country="IS")
    (body,) = served.bodies
    assert "typed: Laugavegur 1, Reykjavík" in body["messages"][1]["content"]


@pytest.mark.parametrize("status", [200, 500])
def test_an_endpoint_that_says_nothing_leaves_the_explanation_as_it_is(
    kit: AddressKit, served: Served, status: int
) -> None:
    served.reply = lambda handler, _: sends(handler, b'{"choices": [{"message": {"content": 7}}]}', status)
    advised, heard = told(kit, served)
    for _ in range(4):
        rows = advised.explain("Laugavegur 1, Reykjavík", country="IS").to_rows()
        assert rows[0][0] == "parse"
    assert len(heard) == 1
    assert "Laugavegur" not in heard[0]


def test_a_sentence_is_waited_for_no_longer_than_an_answer(served: Served) -> None:
    over = Event()

    def waits(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        over.wait(30)
        says(handler, "The street is one letter off.")

    served.reply = waits
    with pytest.raises(ModelError, match="in time"):
        sentence_of(Endpoint(served.url, seconds=0.3), "Laugavegur 1", NOTHING)
    over.set()


def test_what_a_sentence_is_made_of_is_sent_nowhere_else(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def elsewhere(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(307)
        handler.send_header("Location", served.url.replace("/v1", "/other"))
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    served.reply = elsewhere
    with pytest.raises(ModelError, match="307"):
        sentence_of(Endpoint(served.url), "Laugavegur 1", NOTHING)
    assert len(served.bodies) == 1


def test_without_explain_no_sentence_is_asked_for(kit: AddressKit, served: Served) -> None:
    advised, _ = told(kit, served)
    advised.verify("Laugavegur 1, Reykjavík", country="IS")
    assert not served.bodies


def test_what_is_said_is_one_line_without_control_characters() -> None:
    said = first_sentence("The\x1b[31m number\n7 is " + "very " * 200)
    assert said.isprintable()
    assert len(said) <= LONGEST_SENTENCE
    assert first_sentence(" ") == ""

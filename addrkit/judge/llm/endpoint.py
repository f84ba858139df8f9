"""A language model behind an OpenAI-compatible endpoint.

The addresses that are asked about leave this process for the endpoint that the user names, and no other: no
redirection is followed, and no proxy of the environment is used but the one that ADDRKIT_LLM_PROXY names. Answers
are bounded in time and length; only letters of the question are answers.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Timer
from time import monotonic
from typing import Any, Final
from urllib.parse import quote, urlsplit

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import ModelError, UsageError
from addrkit.judge.llm.model import UNFITTED, log_softmax
from addrkit.judge.llm.prompt import EXPLAINED, letters, messages
from addrkit.judge.llm.question import Question

KEY_VARIABLE: Final = "ADDRKIT_LLM_KEY"
"""The environment variable that may hold the endpoint's key."""
PROXY_VARIABLE: Final = "ADDRKIT_LLM_PROXY"
"""The environment variable that may name a proxy to ask through: http://proxy:3128."""
OK: Final = 200
SECONDS: Final = 5.0
"""An answer may take so long, all its attempts together."""
ATTEMPTS: Final = 2
LONGEST: Final = 1 << 20
"""Bytes of an answer that are read."""
SAID: Final = 0.9
"""Probability of the letter that was said, where the endpoint gives no probabilities."""
UNSEEN: Final = 2.0
"""Log probability under the least that the endpoint gives, for letters that it does not mention."""
SENTENCE_TOKENS: Final = 80
"""Tokens of a sentence that are asked for."""
NO_COMPLETION: Final = "the endpoint of --llm-url answers what no chat completion is"
BUSY: Final = frozenset({408, 429, 500, 502, 503, 504})
"""Statuses after which another attempt may help."""


class Endpoint:
    """A model behind `URL/chat/completions`. Safe to share between threads."""

    weighing = UNFITTED

    def __init__(self, url: str, model: str | None = None, seconds: float = SECONDS) -> None:
        """Raises UsageError if the address is none of the web, or holds a password."""
        self.name = model or "default"
        self._to = _target(url, "--llm-url")
        self._seconds = seconds

    def answer(self, question: Question) -> NDArray[np.float64]:
        """The log probability of each option, then of none of them."""
        reply = self._reply(
            {
                "model": self.name,
                "messages": messages(question, EXPLAINED),
                "max_tokens": 1,
                "temperature": 0,
                "logprobs": True,
                "top_logprobs": 20,
            }
        )
        return read_reply(reply, letters(question))

    def say(self, instruction: str, text: str) -> str:
        """What the model says to a text. Raises ModelError if it says nothing that can be read."""
        reply = self._reply(
            {
                "model": self.name,
                "messages": [{"role": "system", "content": instruction}, {"role": "user", "content": text}],
                "max_tokens": SENTENCE_TOKENS,
                "temperature": 0,
            }
        )
        try:
            said = reply["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError):
            said = None
        if not isinstance(said, str):
            raise ModelError(NO_COMPLETION)
        return said

    def _reply(self, body: dict[str, Any]) -> Any:
        """What the endpoint answers, as JSON."""
        until = monotonic() + self._seconds
        trouble = "did not answer in time"
        for _ in range(ATTEMPTS):
            if monotonic() >= until:
                break
            try:
                status, answered = _post(self._to, json.dumps(body).encode(), until)
                if status == OK:
                    return json.loads(answered)
                trouble = f"answers with HTTP status {status}"
                if status not in BUSY:
                    break
            except (ValueError, RecursionError):
                trouble = "answers what is no JSON"
                break
            except (HTTPException, OSError) as error:
                late = isinstance(error, TimeoutError) or monotonic() >= until
                broken = isinstance(error, (HTTPException, ConnectionResetError, BrokenPipeError))
                trouble = (
                    "did not answer in time"
                    if late
                    else "breaks off its answer, or gives none that HTTP knows"
                    if broken
                    else "cannot be reached"
                )
        raise ModelError(f"the endpoint of --llm-url {trouble}")


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a request goes."""

    secure: bool
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The whole address, as a proxy wants it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http{'s' if self.secure else ''}://{host}:{self.port}{self.path}"


def _target(url: str, named: str) -> _Target:
    """The parts of an address of the web. Raises UsageError if it is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise UsageError(f"{named} {url[:80]!r} is no address such as http://localhost:8000/v1")
    secure = parts.scheme == "https"
    query = f"?{parts.query}" if parts.query else ""
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~") + "/chat/completions"
    return _Target(secure, parts.hostname, port or (443 if secure else 80), path + query)


def _post(to: _Target, body: bytes, until: float) -> tuple[int, bytes]:
    """Send a body and give the status and the body that come back; no redirection is followed.

    Raises OSError and HTTPException for all that can go wrong on the way, ValueError for an answer that is too long.
    """
    headers = {"Content-Type": "application/json"}
    if key := os.environ.get(KEY_VARIABLE, "").strip():
        headers["Authorization"] = f"Bearer {key}"
    left = max(until - monotonic(), 0.001)
    proxy = os.environ.get(PROXY_VARIABLE, "").strip()
    first = _target(proxy, PROXY_VARIABLE) if proxy else to
    if first.secure or (proxy and to.secure):
        connection: HTTPConnection = HTTPSConnection(first.host, first.port, timeout=left)
    else:
        connection = HTTPConnection(first.host, first.port, timeout=left)
    if proxy and to.secure:
        connection.set_tunnel(to.host, to.port)
    watch: Timer | None = None
    try:
        connection.connect()
        # A timeout holds for one read: who sends a byte a second would keep us for hours.
        watch = Timer(max(until - monotonic(), 0), _hang_up, [connection.sock])
        watch.daemon = True
        watch.start()
        connection.request("POST", to.url if proxy and not to.secure else to.path, body, headers)
        answer = connection.getresponse()
        return answer.status, _read(answer, until)
    finally:
        if watch is not None:
            watch.cancel()
        connection.close()


def _hang_up(line: socket) -> None:
    """End a connection under whoever reads from it."""
    with suppress(OSError):
        line.shutdown(SHUT_RDWR)


def _read(answer: Any, until: float) -> bytes:
    """The body, unless it is too long or drips in too slowly."""
    parts = []
    length = 0
    while part := answer.read1(65_536):
        parts.append(part)
        length += len(part)
        if length > LONGEST:
            raise ValueError("too long")
        if monotonic() >= until:
            raise TimeoutError
    # Whoever hangs up on it at that moment makes it look as if it had ended.
    if monotonic() >= until:
        raise TimeoutError
    return b"".join(parts)


def read_reply(reply: Any, allowed: str) -> NDArray[np.float64]:
    """The log probability of each allowed letter.

    Raises ModelError where the endpoint answered none of them.

    >>> reply = {"choices": [{"message": {"content": "B"}}]}
    >>> read_reply(reply, "ABN").argmax().item()
    1
    """
    try:
        choice = reply["choices"][0]
        said = _letter(choice["message"]["content"])
        told = _told(choice.get("logprobs"), allowed)
    except (KeyError, IndexError, TypeError, AttributeError, ValueError, OverflowError):
        raise ModelError(NO_COMPLETION) from None
    if told:
        least = min(told.values()) - UNSEEN
        return log_softmax(np.array([told.get(letter, least) for letter in allowed]))
    if said not in allowed:
        raise ModelError("the endpoint of --llm-url answers no letter that it was asked for")
    rest = (1.0 - SAID) / (len(allowed) - 1)
    return np.log([SAID if letter == said else rest for letter in allowed])


def _told(given: Any, allowed: str) -> dict[str, float]:
    """The log probability of the allowed letters that the endpoint mentions; the likeliest spelling of each."""
    found: dict[str, float] = {}
    if not given or not given.get("content"):
        return found
    for each in given["content"][0].get("top_logprobs") or ():
        letter, value = _letter(each["token"]), float(each["logprob"])
        if letter and letter in allowed and np.isfinite(value):
            found[letter] = max(value, found.get(letter, -np.inf))
    return found


def _letter(text: str) -> str:
    """The letter that a text begins with, if it is one alone: "B", " b" or "B.", not "Because"; else "none".

    >>> _letter(" b."), _letter("Because")
    ('B', 'none')
    """
    plain = text.strip().rstrip(".):").upper()
    return plain if len(plain) == 1 else "none"

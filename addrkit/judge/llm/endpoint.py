"""A language model behind an OpenAI-compatible endpoint.

The addresses that are asked about leave this process for the endpoint that the user names, and no other. Answers
are bounded in time and length; only letters of the question are answers.
"""

from __future__ import annotations

import json
import os
from time import monotonic
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import numpy as np
from numpy.typing import NDArray

from addrkit.errors import ModelError, UsageError
from addrkit.judge.llm.model import UNFITTED, log_softmax
from addrkit.judge.llm.prompt import EXPLAINED, letters, messages
from addrkit.judge.llm.question import Question

KEY_VARIABLE: Final = "ADDRKIT_LLM_KEY"
"""The environment variable that may hold the endpoint's key."""
SECONDS: Final = 5.0
"""An answer may take so long, all its attempts together."""
ATTEMPTS: Final = 2
LONGEST: Final = 1 << 20
"""Bytes of an answer that are read."""
SAID: Final = 0.9
"""Probability of the letter that was said, where the endpoint gives no probabilities."""
UNSEEN: Final = 2.0
"""Log probability under the least that the endpoint gives, for letters that it does not mention."""
BUSY: Final = frozenset({408, 429, 500, 502, 503, 504})
"""Statuses after which another attempt may help."""


class _NoRedirect(HTTPRedirectHandler):
    """Addresses go where the user said, and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        """Follow nothing."""
        return


class Endpoint:
    """A model behind `URL/chat/completions`. Safe to share between threads."""

    weighing = UNFITTED

    def __init__(self, url: str, model: str | None = None, seconds: float = SECONDS) -> None:
        """Raises UsageError if the address is none of the web."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"--llm-url {url[:80]!r} is no address such as http://localhost:8000/v1")
        self.name = model or "default"
        self._url = url.rstrip("/") + "/chat/completions"
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

    def _reply(self, body: dict[str, Any]) -> Any:
        """What the endpoint answers, as JSON."""
        headers = {"Content-Type": "application/json"}
        if key := os.environ.get(KEY_VARIABLE):
            headers["Authorization"] = f"Bearer {key}"
        until = monotonic() + self._seconds
        trouble = "did not answer in time"
        for _ in range(ATTEMPTS):
            left = until - monotonic()
            if left <= 0:
                break
            request = Request(self._url, json.dumps(body).encode(), headers)  # noqa: S310 - http(s), see above
            try:
                with build_opener(_NoRedirect).open(request, timeout=left) as answer:
                    return json.loads(_read(answer, until))
            except HTTPError as error:
                trouble = f"answers with HTTP status {error.code}"
                error.close()
                if error.code not in BUSY:
                    break
            except ValueError:
                trouble = "answers what is no JSON"
                break
            except TimeoutError:
                trouble = "did not answer in time"
            except (URLError, OSError) as error:
                reason = getattr(error, "reason", error)
                late = isinstance(reason, TimeoutError)
                trouble = "did not answer in time" if late else "cannot be reached"
        raise ModelError(f"the endpoint of --llm-url {trouble}")


def _read(answer: Any, until: float) -> bytes:
    """The body, unless it is too long or drips in too slowly."""
    parts = []
    length = 0
    while part := answer.read1(65_536):
        parts.append(part)
        length += len(part)
        if length > LONGEST:
            raise ValueError("too long")
        if monotonic() > until:
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
    except (KeyError, IndexError, TypeError, AttributeError, ValueError):
        raise ModelError("the endpoint of --llm-url answers what no chat completion is") from None
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

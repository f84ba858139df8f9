"""The gate: every request passes it before a route sees it, and every answer on its way out.

It knows the client by its key or its address, refuses what is not allowed or too much, bounds bodies in size and
time, counts, and turns what nobody caught into an error that holds nothing of the request.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Collection
from functools import partial
from ipaddress import ip_address
from traceback import extract_tb
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from addrkit.serve.access import traced, write_line
from addrkit.serve.keys import PUBLISHABLE, ApiKeys, Key, sent_key
from addrkit.serve.limits import TokenBuckets
from addrkit.serve.metrics import Metrics
from addrkit.serve.paths import path_of, plain_query
from addrkit.serve.problem import Problem, problem_of
from addrkit.serve.settings import Settings

HELD_BACK: Final = 0.5
"""Seconds that a client waits for its refusal, and its body is not read. One that floods so floods less."""
_HELD: Final = frozenset({413, 429, 503})
BATCH: Final = "/v1/verify/batch"
_METHODS: Final = frozenset({"GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"})
OPEN: Final = frozenset({"/", "/healthz", "/readyz", "/openapi.json", "/favicon.ico"})
"""Paths that ask for no key: they tell nothing of anybody. So does what lies under `PAGES`."""
PAGES: Final = "/web/"
_log = logging.getLogger("addrkit.serve")


class Gate:
    """ASGI middleware around the app. `routes` are the paths that are counted by name."""

    def __init__(
        self,
        app: ASGIApp,
        settings: Settings,
        keys: ApiKeys | None,
        buckets: TokenBuckets,
        metrics: Metrics,
        routes: Collection[str],
    ) -> None:
        self._app = app
        self._settings = settings
        self._keys = keys
        self._buckets = buckets
        self._metrics = metrics
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._settings.prefix:
            # The routes below take it away where the proxy did not.
            scope["root_path"] = self._settings.prefix
        scope["query_string"] = plain_query(scope["query_string"])
        began, status = time.perf_counter(), 0
        request = traced(scope["headers"])
        headed = scope["method"] == "HEAD"

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *request.headers()]
                if status in _HELD:
                    await asyncio.sleep(HELD_BACK)
            elif headed and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        self._metrics.began()
        try:
            self._admit(scope)
            # HEAD is GET without the body (RFC 9110, 9.3.2).
            asked = {**scope, "method": "GET"} if headed else scope
            await self._app(asked, self._bounded(scope, receive), sending)
        except Exception as error:  # noqa: BLE001  the last who can answer
            problem = problem_of(error)
            if problem.status_code == 500:
                _log.error("%s at %s", type(error).__name__, _where(error))
            if not status:
                await problem.response(path_of(scope))(scope, receive, sending)
        finally:
            path, method = path_of(scope), scope["method"]
            route = path if path in self._routes else "other"
            method = method if method in _METHODS else "other"
            seconds = time.perf_counter() - began
            self._metrics.answered(route, method, status, seconds)
            name = scope.get("state", {}).get("key", "")
            write_line(self._settings.log, request, method, route, status, seconds, name)

    def _admit(self, scope: Scope) -> None:
        """Notes who the client is. Raises Problem if it may not ask this, or not now."""
        path = path_of(scope)
        client, key = _address(scope), None
        guarded = path not in OPEN and not path.startswith(PAGES)
        if guarded and self._keys is not None:
            key = self._known(self._keys, scope, path)
            client = f"key {key.digest.hex()}"
        state = scope.setdefault("state", {})
        state["client"], state["key"] = client, key.name if key else ""
        rate = key.rate if key else None
        if guarded and (rate or self._settings.rate) and (wait := self._buckets.wait(client, rate)):
            after = str(int(wait) + 1)
            raise Problem(429, f"too many requests: ask again in {after} s", {"Retry-After": after})
        if rate:
            state["pace"] = partial(self._buckets.take, client, rate)
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if declared.isdigit() and int(declared[:20]) > self._most(scope):
            raise self._too_large(scope)

    def _known(self, keys: ApiKeys, scope: Scope, path: str) -> Key:
        sent = sent_key(scope["headers"], scope["query_string"])
        key = None if sent is None else keys.key(sent)
        if key is None:
            said = "no API key came with the request" if sent is None else "this API key is not known"
            raise Problem(401, f"{said}: send one in the header X-API-Key", {"WWW-Authenticate": "ApiKey"})
        if key.is_publishable:
            if path not in PUBLISHABLE:
                raise Problem(
                    403, "this key may suggest and verify only: use a secret one, and no page for it"
                )
            origin = next((value for name, value in scope["headers"] if name == b"origin"), b"")
            if origin.decode("latin-1") not in key.origins:
                raise Problem(403, "this key is for pages of other origins: add this one to its origins=")
        return key

    def _most(self, scope: Scope) -> int:
        return self._settings.batch_bytes if path_of(scope) == BATCH else self._settings.body_bytes

    def _too_large(self, scope: Scope) -> Problem:
        return Problem(413, f"the body has more than {self._most(scope):,} bytes: send less at a time")

    def _bounded(self, scope: Scope, receive: Receive) -> Receive:
        """The body, as long as it is neither too long nor too slow."""
        most, patience = self._most(scope), self._settings.body_seconds
        deadline = None if path_of(scope) == BATCH else time.monotonic() + patience
        seen, ended = 0, False

        async def receiving() -> Message:
            nonlocal seen, ended
            if ended:
                return await receive()
            left = patience if deadline is None else max(deadline - time.monotonic(), 0.0)
            try:
                message = await asyncio.wait_for(receive(), left)
            except TimeoutError:
                raise Problem(
                    408, "the body did not arrive in time: send it again", {"Connection": "close"}
                ) from None
            seen += len(message.get("body", b""))
            ended = not message.get("more_body", False)
            if seen > most:
                raise self._too_large(scope)
            return message

        return receiving


def _address(scope: Scope) -> str:
    """The client's address; of IPv6 the network, since a household has 2^64 addresses (RFC 6177)."""
    host = scope["client"][0] if scope.get("client") else ""
    if ":" not in host:
        return str(host)
    try:
        return ip_address(host).exploded[:19]
    except ValueError:
        return str(host)


def _where(error: Exception) -> str:
    """The line that failed: its message may hold an address, its place cannot."""
    frames = extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"

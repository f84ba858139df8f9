"""The one seam with uvicorn: that it still has what connections are bounded by. Another uvicorn fails here first."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason="needs the extra serve")

from uvicorn import Config, Server

from addrkit.errors import UsageError
from addrkit.serve import protocol
from addrkit.serve.protocol import BoundedProtocol, refuse_unfit

pytestmark = pytest.mark.slow

Send = Callable[[dict[str, Any]], Awaitable[None]]


async def answer(scope: dict[str, Any], receive: object, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server whose connections have a fifth of a second for their headers."""
    monkeypatch.setattr(protocol, "HEADER_SECONDS", 0.2)
    monkeypatch.setattr(protocol, "HEADER_BYTES", 2_000)
    monkeypatch.setattr(protocol, "CONNECTIONS", 3)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = Config(answer, http=BoundedProtocol, ws="none", lifespan="off", log_level="critical")
        server = Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=30)


def is_closed(connection: socket.socket) -> bool:
    """Whether the other end closes the connection rather than answering."""
    try:
        return connection.recv(100) == b""
    except ConnectionError:
        return True


def test_this_uvicorn_is_fit() -> None:
    refuse_unfit(BoundedProtocol)


def test_an_unfit_uvicorn_is_named_with_what_it_lacks() -> None:
    class Other:
        def connection_made(self) -> None: ...

    with pytest.raises(UsageError, match=r"on_headers_complete.*pip install .addrkit\[serve\]"):
        refuse_unfit(Other)


def test_a_request_is_answered_and_the_connection_kept(port: int) -> None:
    with connected(port) as connection:
        for _ in range(2):
            connection.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
            assert connection.recv(1_000).endswith(b"ok")


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: he"])
def test_a_connection_that_never_comes_to_the_end_of_its_headers_is_closed(port: int, begun: bytes) -> None:
    with connected(port) as connection:
        connection.sendall(begun)
        assert is_closed(connection)


def test_headers_without_end_are_cut_off(port: int) -> None:
    with connected(port) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX: " + b"a" * 10_000)
        assert is_closed(connection)


def test_one_connection_too_many_closes_the_one_that_has_been_idle_for_longest(port: int) -> None:
    open_ones = []
    for _ in range(4):
        each = connected(port)
        each.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
        assert each.recv(1_000).endswith(b"ok")
        open_ones.append(each)
    assert is_closed(open_ones[0])
    for each in open_ones:
        each.close()

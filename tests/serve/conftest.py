"""The service over the two small gazetteers: in this process, and in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the service needs the extra `serve`")
httpx = pytest.importorskip("httpx2", reason="the service's tests need httpx2")

from fastapi import FastAPI  # noqa: E402

from addrkit.kit import AddressKit  # noqa: E402
from addrkit.serve.app import create_app  # noqa: E402
from addrkit.serve.folder import PREFIX  # noqa: E402
from addrkit.serve.settings import Settings  # noqa: E402

CHECKOUT = Path(__file__).parents[2]
Client = Any
"""httpx2.AsyncClient."""
Serving = Callable[..., AbstractAsyncContextManager[Client]]


@pytest.fixture(scope="session", autouse=True)
def one_document() -> Iterator[None]:
    """Every app of the service has the same OpenAPI document: to write it is most of the work of making an app."""
    write = FastAPI.openapi
    written: list[str] = []

    def openapi(app: FastAPI) -> dict[str, Any]:
        nonlocal written
        if app.title != "addrkit":
            return write(app)
        if app.openapi_schema is None:
            written = written or [json.dumps(write(app))]
            app.openapi_schema = json.loads(written[0])
        return app.openapi_schema

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FastAPI, "openapi", openapi)
        yield


@asynccontextmanager
async def _serving(kit: AddressKit, client: str, settings: dict[str, Any]) -> AsyncIterator[Client]:
    app = create_app(Settings(**settings), kit)
    transport = httpx.ASGITransport(app, client=(client, 5000))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://service") as asking,
    ):
        yield asking


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def serving(kit: AddressKit) -> Serving:
    """`async with serving(rate=1) as client`: the app with these settings, asked from `client`'s address."""

    def start(client: str = "192.0.2.1", **settings: Any) -> AbstractAsyncContextManager[Client]:
        return _serving(kit, client, settings)

    return start


class Running:
    """A service in a process of its own."""

    def __init__(self, arguments: tuple[str, ...], scratch: Path) -> None:
        self.scratch = scratch
        """Where it makes what it needs for a while."""
        words = [sys.executable, str(CHECKOUT / "cli.py"), "serve", "--port", "0", *arguments]
        self.process = subprocess.Popen(
            words,
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=CHECKOUT,
            env={**os.environ, "TMPDIR": str(scratch)},
        )
        self.said: list[str] = []
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said.append(line.decode())
            if "Serving on" in self.said[-1]:
                break
        else:
            raise AssertionError(f"the service did not start: {self.said}")
        self.url = self.said[-1].split()[2]
        self.port = int(self.url.rsplit(":", 1)[1])
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.url}/readyz", timeout=1).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.05)
        raise AssertionError("the service did not get ready")

    def wait_until_said(self, words: str) -> None:
        """Reads what it says until these words come."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said.append(line.decode())
            if words in self.said[-1]:
                return
        raise AssertionError(f"it ended without saying {words!r}: {self.said}")

    def left(self) -> list[Path]:
        """The folders that lie where it makes them, its own and others'."""
        return sorted(self.scratch.glob(f"{PREFIX}*"))

    def workers(self) -> list[int]:
        """The processes that answer."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        names = {int(each): Path(f"/proc/{each}/cmdline").read_text("utf-8", "replace") for each in children}
        return [each for each, name in names.items() if "spawn_main" in name]

    def ended(self) -> tuple[int, str]:
        """Its exit code, and all that it said."""
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, "".join(self.said) + out.decode() + err.decode()


@pytest.fixture
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Running]]:
    """Starts services that end with the test."""
    running: list[Running] = []
    scratch = tmp_path_factory.mktemp("scratch")

    def start(*arguments: object) -> Running:
        running.append(Running(tuple(map(str, arguments)), scratch))
        return running[-1]

    yield start
    for each in running:
        if each.process.poll() is None:
            each.process.kill()
            each.process.wait()
        for stream in (each.process.stdout, each.process.stderr):
            assert stream is not None
            stream.close()

"""A real browser before the real service, over the two small gazetteers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

CHECKOUT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# Chromium asks its maker for updates and lists of its own accord; none of that is wanted here.
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

pytest.importorskip("fastapi", reason="the service needs the extra `serve`")
playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright")
from playwright.sync_api import Browser, ConsoleMessage, Page, Request  # noqa: E402


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: needs playwright and a Chromium; skipped without them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    without = pytest.mark.skip(reason="no Chromium found: install it, or name it in CHROMIUM")
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker("browser")
            if CHROMIUM is None:
                item.add_marker(without)


@pytest.fixture(scope="session")
def service(register: Path, sample: Path) -> Iterator[str]:
    """The address of a running service."""
    words = [sys.executable, str(CHECKOUT / "cli.py"), "serve", "--port", "0"]
    with subprocess.Popen(
        [*words, "-g", str(register), "-g", str(sample)], stderr=subprocess.PIPE, cwd=CHECKOUT
    ) as process:
        assert process.stderr is not None
        line = next((each for each in process.stderr if b"Serving on" in each), b"")
        assert line, "the service did not start"
        url = line.decode().split()[2]
        _wait(url)
        yield url
        process.terminate()


def _wait(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{url}/readyz", timeout=1) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (URLError, TimeoutError):
            time.sleep(0.05)
    raise AssertionError("the service did not get ready")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Of a module, not of the session: while Playwright runs, no other test can have an event loop.
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield chromium
        chromium.close()


class Opened:
    """A page, and what it did that nobody would see."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.questions: list[dict[str, Any]] = []
        """What was posted to be completed."""
        self.complaints: list[str] = []
        page.on("request", self._requested)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _requested(self, request: Request) -> None:
        self.requests.append(request.url)
        if request.url.endswith("/v1/suggest"):
            self.questions.append(dict(request.post_data_json or {}))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def asked(self, path: str) -> list[str]:
        """The requests to a path of the service."""
        return [url for url in self.requests if path in url]


@pytest.fixture
def visit(browser: Browser, service: str) -> Iterator[Callable[..., Opened]]:
    """`visit("/", color_scheme="dark")`: a page of the service in a browser that knows nothing yet."""
    contexts = []

    def open_page(path: str, **options: Any) -> Opened:
        contexts.append(browser.new_context(base_url=service, **options))
        contexts[-1].set_default_timeout(15_000)
        opened = Opened(contexts[-1].new_page())
        opened.page.goto(path)
        return opened

    yield open_page
    for each in contexts:
        each.close()


PHONE: dict[str, Any] = {
    "viewport": {"width": 375, "height": 667},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}


@pytest.fixture
def phone() -> dict[str, Any]:
    """A small telephone."""
    return PHONE

"""The asynchronous kit, and the examples that use addrkit inside a web framework."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from addrkit.aio import AsyncAddressKit, BusyError, open_async
from addrkit.kit import AddressKit
from addrkit.parsing.query import Row

from .conftest import CHECKOUT, httpx

ORDER = {"street": "Laugavegur", "house_number": "22a", "city": "Reykjavik", "country": "IS"}
pytestmark = [pytest.mark.anyio, pytest.mark.slow]


async def test_it_answers_as_the_kit_does(register: Path, kit: AddressKit) -> None:
    async with await open_async(register) as asking:
        assert await asking.verify(ORDER) == asking.kit.verify(ORDER)
        assert await asking.suggest("laugav", country="IS", limit=2) == asking.kit.suggest(
            "laugav", country="IS", limit=2
        )
        street = (await asking.suggest("kerkstraat groningen"))[0]
        assert [each.id for each in await asking.suggest("12a", within=street.id)] == ["nl-12a"]
        assert (await asking.parse("Laugavegur 22a", "IS")).address.house_number == "22a"


async def test_many_are_verified_in_order_from_any_iterator(kit: AddressKit) -> None:
    numbers = ["1", "2", "105"] * 30

    async def rows() -> AsyncIterator[Row]:
        for number in numbers:
            yield {**ORDER, "house_number": number}

    async with AsyncAddressKit(kit) as asking:
        slowly = [found.address.house_number async for found in asking.verify_many(rows())]
        plain = [found.address.house_number async for found in asking.verify_many(["Laugavegur 1"] * 3, "IS")]
    assert slowly == numbers
    assert plain == ["1"] * 3


async def test_the_event_loop_goes_on_meanwhile(kit: AddressKit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit, "verify", lambda *_: time.sleep(0.3))
    ticks = 0
    async with AsyncAddressKit(kit) as asking:
        asked = asyncio.create_task(asking.verify("a"))
        while not asked.done():
            await asyncio.sleep(0.01)
            ticks += 1
    assert ticks > 10


async def test_who_waits_too_long_or_asks_too_much_is_told(
    kit: AddressKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kit, "verify", lambda *_: time.sleep(0.2))
    async with AsyncAddressKit(kit, threads=1, waiting=2, patience=0.1) as asking:
        found = await asyncio.gather(*(asking.verify("a") for _ in range(5)), return_exceptions=True)
        assert [type(each) for each in found].count(BusyError) == 2
        assert [type(each) for each in found].count(TimeoutError) == 3
        # Those that gave up have left no place taken.
        await asyncio.sleep(0.3)
        monkeypatch.undo()
        for _ in range(3):
            assert (await asking.verify(ORDER)).action == "accept"


@pytest.mark.parametrize(
    ("framework", "command"),
    [
        ("fastapi", ("-m", "uvicorn", "examples.fastapi_checkout:app", "--log-level", "warning", "--port")),
        ("django", ("-m", "examples.django_checkout", "runserver", "--noreload")),
    ],
)
def test_the_examples_verify_an_order(framework: str, command: tuple[str, ...], register: Path) -> None:
    pytest.importorskip(framework, reason=f"{framework} is a development dependency")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [sys.executable, *command, str(port)],
        cwd=CHECKOUT,
        env={**os.environ, "ADDRKIT_GAZETTEERS": str(register)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        answer = _when_it_answers(f"http://127.0.0.1:{port}/checkout")
    finally:
        running.terminate()
        running.wait(30)
    assert answer == {"action": "accept", "ship_to": "Laugavegur 22a, 101 Reykjavík", "ask": answer["ask"]}


def _when_it_answers(url: str) -> dict[str, object]:
    deadline = time.monotonic() + 60
    while True:
        try:
            found: dict[str, object] = httpx.post(url, json=ORDER, timeout=10).raise_for_status().json()
        except httpx.ConnectError:
            assert time.monotonic() < deadline, "the example does not answer"
            time.sleep(0.1)
        else:
            return found

"""Whose turn it is, where those who wait give up at the very moment in which their turn comes."""

from __future__ import annotations

import asyncio

import pytest

from addrkit.turns import Turns

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def waiting(turns: Turns, client: str) -> asyncio.Task[None]:
    task = asyncio.create_task(turns.take(client))
    await asyncio.sleep(0)
    return task


async def test_a_turn_passes_over_one_who_has_just_given_up() -> None:
    turns = Turns(at_once=1, waiting=8)
    await turns.take("a")
    gone, next_one = await waiting(turns, "b"), await waiting(turns, "c")
    gone.cancel()
    # Before the task that was cancelled comes to leave the line.
    turns.give()
    await next_one
    await asyncio.gather(gone, return_exceptions=True)
    assert turns.waiting == 0
    turns.give()
    await asyncio.wait_for(turns.take("d"), 1)


async def test_no_turn_is_lost_where_nobody_waits_any_more() -> None:
    turns = Turns(at_once=1, waiting=8)
    await turns.take("a")
    gone = await waiting(turns, "b")
    gone.cancel()
    turns.give()
    await asyncio.gather(gone, return_exceptions=True)
    await asyncio.wait_for(turns.take("c"), 1)


async def test_one_who_has_just_given_up_is_not_refused_as_well() -> None:
    turns = Turns(at_once=1, waiting=2)
    await turns.take("a")
    first, gone = await waiting(turns, "flood"), await waiting(turns, "flood")
    other = asyncio.create_task(turns.take("b"))
    gone.cancel()
    await asyncio.sleep(0)
    turns.give()
    await first
    turns.give()
    await other
    with pytest.raises(asyncio.CancelledError):
        await gone

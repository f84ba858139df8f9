"""Ctrl-C is heeded, whoever swallows it first."""

from __future__ import annotations

import signal
from contextlib import suppress

import pytest

from addrkit.cli.interrupt import heeded


def test_what_a_library_swallowed_is_raised_again() -> None:
    with heeded() as heed:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            heed()


def test_nothing_is_raised_where_nothing_was_pressed() -> None:
    with heeded() as heed:
        heed()


def test_afterwards_all_is_as_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    with heeded():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before

"""Several processes on one batch answer as one does, in order."""

from __future__ import annotations

import multiprocessing

import pytest

from addrkit.batch.workers import ALONE, CHUNK, SharedWork, usable_cores
from addrkit.errors import AddrkitError
from addrkit.kit import AddressKit


def test_a_long_batch_comes_back_in_order_and_as_from_one_process(kit: AddressKit) -> None:
    rows = [f"Laugavegur {number % 120}, Reykjavík" for number in range(ALONE + 3 * CHUNK + 7)]
    shared = list(SharedWork(kit, 2).verify_many(rows, country="IS"))
    assert shared == list(kit.verify_many(rows, country="IS"))


def test_a_short_batch_starts_no_process(kit: AddressKit) -> None:
    rows = ["Laugavegur 1, Reykjavík", "", "rubbish"]
    assert list(SharedWork(kit, 64).verify_many(rows)) == list(kit.verify_many(rows))


def test_a_worker_that_is_killed_is_told_in_a_sentence_with_the_mend(kit: AddressKit) -> None:
    rows = ["Laugavegur 1, Reykjavík"] * (ALONE + 40 * CHUNK)
    answers = SharedWork(kit, 2).verify_many(rows, country="IS")
    for _ in range(ALONE + 1):
        next(answers)
    for worker in multiprocessing.active_children():
        worker.kill()
    with pytest.raises(AddrkitError, match="--resume"):
        list(answers)


def test_there_is_a_core_to_work_on() -> None:
    assert usable_cores() >= 1

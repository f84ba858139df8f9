"""Several processes on one batch answer as one does, in order."""

from __future__ import annotations

import multiprocessing

import pytest

from addrkit.batch.answers import answers_of
from addrkit.batch.workers import ALONE, CHUNK, SharedWork, Worker, usable_cores
from addrkit.errors import AddrkitError, GazetteerError
from addrkit.kit import AddressKit


def test_a_long_batch_comes_back_in_order_and_as_from_one_process(kit: AddressKit) -> None:
    rows = [f"Laugavegur {number % 120}, Reykjavík" for number in range(ALONE + 3 * CHUNK + 7)]
    shared = list(SharedWork(kit, 2).answers(rows, country="IS"))
    assert shared == list(answers_of(kit, rows, "IS"))


def test_a_short_batch_starts_no_process(kit: AddressKit) -> None:
    rows = ["Laugavegur 1, Reykjavík", "", "rubbish"]
    assert list(SharedWork(kit, 64).answers(rows)) == list(answers_of(kit, rows))


def test_a_worker_that_is_killed_is_told_in_a_sentence_with_the_mend(kit: AddressKit) -> None:
    rows = ["Laugavegur 1, Reykjavík"] * (ALONE + 40 * CHUNK)
    answers = SharedWork(kit, 2).answers(rows, country="IS")
    for _ in range(ALONE + 1):
        next(answers)
    for worker in multiprocessing.active_children():
        worker.kill()
    with pytest.raises(AddrkitError, match="--resume"):
        list(answers)


def test_a_worker_that_is_killed_halfway_through_an_answer_keeps_nobody_waiting(kit: AddressKit) -> None:
    worker = Worker.start(tuple(str(each.folder) for each in kit.gazetteers), "compact")
    # The answer is larger than a pipe holds, so that the worker waits in the middle of it.
    worker.pipe.send((["Laugavegur 1, Reykjavík"] * 8 * CHUNK, "IS"))
    assert worker.pipe.poll(60)
    worker.end()
    with pytest.raises((EOFError, OSError)):
        worker.pipe.recv()
    with pytest.raises(AddrkitError, match="--resume"):
        worker.verify(["Laugavegur 1, Reykjavík"], "IS")


def test_what_goes_wrong_in_a_worker_is_raised_in_the_first_process(kit: AddressKit) -> None:
    worker = Worker.start(("missing.gaz",), "compact")
    with pytest.raises(GazetteerError, match=r"missing\.gaz"):
        worker.verify(["Laugavegur 1, Reykjavík"], "IS")
    worker.end()


def test_there_is_a_core_to_work_on() -> None:
    assert usable_cores() >= 1

"""Several processes on one batch answer as one does, in order."""

from __future__ import annotations

import multiprocessing
import shutil
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import addrkit
from addrkit.batch.answers import answers_of
from addrkit.batch.workers import ALONE, CHUNK, Opening, SharedWork, Typed, Worker, usable_cores
from addrkit.errors import AddrkitError, GazetteerError
from addrkit.judge.llm.opening import LlmSettings
from addrkit.kit import AddressKit
from addrkit.types import Verification

pytestmark = pytest.mark.slow


def opening(kit: AddressKit) -> Opening:
    folders = tuple(str(each.folder) for each in kit.gazetteers)
    return Opening(
        folders,
        tuple(each.manifest.fingerprint for each in kit.gazetteers),
        "compact",
        kit.matcher,
        kit.policy,
        LlmSettings(),
    )


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
    worker = Worker.start(opening(kit))
    # The answer is larger than a pipe holds, so that the worker waits in the middle of it.
    worker.pipe.send((["Laugavegur 1, Reykjavík"] * 4_096, "IS"))
    assert worker.pipe.poll(60)
    worker.end()
    with pytest.raises((EOFError, OSError)):
        worker.pipe.recv()
    with pytest.raises(AddrkitError, match="--resume"):
        worker.verify(["Laugavegur 1, Reykjavík"], "IS")


def test_every_process_judges_by_the_shops_own_policy(kit: AddressKit) -> None:
    strict = Worker.start(replace(opening(kit), policy=replace(kit.policy, accept_at=1.0)))
    usual = Worker.start(opening(kit))
    try:
        (asked, _), (accepted, _) = (
            each.verify(["Laugavegur 1, 101 Reykjavík"], "IS") for each in (strict, usual)
        )
    finally:
        strict.end()
        usual.end()
    assert (asked[0]["addr_action"], accepted[0]["addr_action"]) == ("confirm", "accept")


def test_what_goes_wrong_in_a_worker_is_raised_in_the_first_process(kit: AddressKit) -> None:
    worker = Worker.start(Opening(("missing.gaz",), ("",), "compact", kit.matcher, kit.policy, LlmSettings()))
    with pytest.raises(GazetteerError, match=r"missing\.gaz"):
        worker.verify(["Laugavegur 1, Reykjavík"], "IS")
    worker.end()


def test_there_is_a_core_to_work_on() -> None:
    assert usable_cores() >= 1


def down() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/v1"


def test_a_worker_tells_the_first_process_that_the_endpoint_is_down(kit: AddressKit) -> None:
    worker = Worker.start(replace(opening(kit), llm=LlmSettings("always", url=down())))
    rows: list[Typed] = ["Laugavegur 1, Reykjavík"] * 4
    answers, trouble = worker.verify(rows, "IS")
    assert answers == list(answers_of(kit, rows, "IS"))
    assert (
        trouble == "rows are verified without a language model: the endpoint of --llm-url cannot be reached"
    )
    assert worker.verify(rows, "IS")[1] is None
    worker.end()


def test_what_is_wrong_with_the_model_is_told_once_by_all_processes(kit: AddressKit) -> None:
    said: list[str] = []
    folders = [each.folder for each in kit.gazetteers]
    advised = addrkit.open(*folders, llm="always", llm_url=down(), say=said.append)
    rows = ["Laugavegur 1, Reykjavík"] * (ALONE + 2 * CHUNK)
    assert list(SharedWork(advised, 2).answers(rows, "IS")) == list(answers_of(kit, rows, "IS"))
    assert advised.adviser is not None
    advised.adviser.tell("a worker found it too")
    assert said == ["rows are verified without a language model: the endpoint of --llm-url cannot be reached"]


def test_a_gazetteer_replaced_meanwhile_changes_no_answer(
    tmp_path: Path, register: Path, sample: Path
) -> None:
    folder = tmp_path / "x.gaz"
    shutil.copytree(register, folder)
    kit = addrkit.open(folder)
    rows = [f"Laugavegur {number % 120}, Reykjavík" for number in range(ALONE + 6 * CHUNK)]
    expected = list(answers_of(kit, rows, "IS"))
    shutil.rmtree(folder)
    shutil.copytree(sample, folder)
    told: list[str] = []
    assert list(SharedWork(kit, 2, told.append).answers(rows, country="IS")) == expected
    assert len(told) == 1
    assert "goes on with the one that it began with" in told[0]


def test_a_row_on_which_addrkit_fails_has_an_error_and_the_others_have_their_answers(
    kit: AddressKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ["Laugavegur 1, Reykjavík", "Kerkstraat 12, 9712 AB Groningen", "Laugavegur 2, Reykjavík"]
    expected = list(answers_of(kit, rows, "IS"))
    whole = kit.verify_many

    def failing(some: list[Typed], country: str | None = None) -> Iterator[Verification]:
        if any("Kerkstraat" in str(row) for row in some):
            raise IndexError("Kerkstraat 12")
        return whole(some, country)

    monkeypatch.setattr(kit, "verify_many", failing)
    monkeypatch.setattr(kit, "verify", lambda row, country=None: next(iter(kit.verify_many([row], country))))
    first, failed, last = answers_of(kit, rows, "IS")
    assert (first, last) == (expected[0], expected[2])
    assert "addrkit fails on this row (IndexError at" in failed["addr_error"]
    assert "Kerkstraat" not in failed["addr_error"]

"""A model that is slow keeps nobody waiting: the row is verified without it, and the next is asked about again."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import numpy as np
import pytest
from numpy.typing import NDArray

from addrkit.gazetteer.build import build_gazetteer
from addrkit.judge.llm.adviser import ASKED, Adviser
from addrkit.judge.llm.budget import Budget
from addrkit.judge.llm.model import UNFITTED
from addrkit.judge.llm.patience import Patient, TooLateError
from addrkit.judge.llm.question import Question
from addrkit.kit import AddressKit, open_kit

QUESTION = Question("12 kerkstr", ("12 Kerkstraat",))


class Slow:
    """A model that answers when it is let."""

    name, weighing = "slow", UNFITTED

    def __init__(self) -> None:
        self.let = Event()

    def answer(self, question: Question) -> NDArray[np.float64]:
        self.let.wait(10)
        answers = len(question.options) + 1
        return np.full(answers, -np.log(answers))


def test_a_late_answer_is_not_waited_for_and_the_next_may_be_in_time() -> None:
    slow = Slow()
    patient = Patient(slow, 0.01)
    with pytest.raises(TooLateError):
        patient.answer(QUESTION)
    slow.let.set()
    assert Patient(slow, 10).answer(QUESTION).shape == (2,)


@pytest.fixture
def kit(tmp_path: Path) -> AddressKit:
    rows = "id,house_number,street,city,postcode\na,7,Boulevard Malesherbes,Paris,75008\n"
    (tmp_path / "rows.csv").write_text(rows, "utf-8")
    build_gazetteer([tmp_path / "rows.csv"], tmp_path / "fr.gaz", country="FR", coverage="complete")
    return open_kit([tmp_path / "fr.gaz"])


def test_rows_are_verified_as_without_it_while_it_is_late_however_often(kit: AddressKit) -> None:
    slow, said = Slow(), list[str]()
    row = "7 Bd Malzerbe, 75008 Paris"
    without = kit.verify(row, "FR")
    kit.stages.adviser = Adviser(lambda: Patient(slow, 0.01), "always", Budget(), said.append)
    assert [kit.verify(row, "FR") for _ in range(5)] == [without] * 5
    slow.let.set()
    kit.stages.adviser = Adviser(lambda: Patient(slow, 10), "always", Budget(), said.append)
    assert ASKED in kit.verify(row, "FR").reasons
    assert not said

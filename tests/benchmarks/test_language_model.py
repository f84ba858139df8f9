"""What the benchmark of language models counts: choices made right and wrong, and how likely what is so was held."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from addrkit.gazetteer.build import build_gazetteer
from addrkit.judge.llm.opening import open_model
from addrkit.judge.policy import load_policy
from addrkit.judge.score.score import load_matcher
from addrkit.parsing.parser import open_parser
from addrkit.train.matcher.hidden import HidingGazetteer
from benchmarks.verdicts.language_model import measured, paired
from benchmarks.verdicts.language_model_sets import AskedAbout, Register
from benchmarks.verdicts.language_model_ways import Answered, Asker

ROWS = """id,house_number,street,city,postcode
a,5,Avenue Franklin Delano Roosevelt,Paris,75008
b,7,Boulevard Malesherbes,Paris,75008
c,12,Rue de la Paix,Paris,75002
"""
TYPED = (
    AskedAbout("7 Bd Malzerbe, 75008 Paris", "FR", frozenset("b")),
    AskedAbout("12 Rue de la Paix, 75002 Paris", "FR", frozenset("c")),
)

pytestmark = pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="needs the extra llm")


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, list[Answered]]:
    """The rows as they are (False), and with their streets taken out (True)."""
    folder: Path = tmp_path_factory.mktemp("benchmark")
    (folder / "rows.csv").write_text(ROWS, "utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "fr.gaz", country="FR", coverage="complete")
    register = Register(HidingGazetteer(folder / "fr.gaz"), TYPED)
    asker = Asker(open_parser("compact"), load_matcher(), load_policy(), [open_model(None)] * 2)
    found = {gone: list(asker.answered(register, taken_out=gone)) for gone in (False, True)}
    assert all(each is not None and each > 0 for each in asker.milliseconds)
    return found


def test_a_row_is_asked_about_in_doubt_and_two_models_answer_beside_none(
    answered: dict[bool, list[Answered]],
) -> None:
    doubtful, clear = answered[False]
    assert (doubtful.asked, clear.asked) == (True, False)
    assert doubtful.among
    assert not any(each.among for each in answered[True])
    assert doubtful.by[0] == doubtful.by[1]
    assert doubtful.off.likely != doubtful.by[0].likely
    assert clear.off == clear.by[0]


def test_what_is_so_is_the_street_meant_or_none_where_it_was_taken_out(
    answered: dict[bool, list[Answered]],
) -> None:
    figures = measured(paired(answered[False], 0), paired(answered[True], 0))
    assert (figures["right to wrong"], figures["accepted"]) == (0, [1, 1])
    assert figures["taken out"] == [2, 0]
    off, by = figures["loss of the question"]
    assert 0 < off < 3
    assert 0 < by < 3
    assert all(not each.truth for each in answered[True])

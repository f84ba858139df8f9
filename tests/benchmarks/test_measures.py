"""The counts of the benchmarks: a share, its interval, and what counts as right."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.evaluate.measures import share
from benchmarks.shared.measures import MeasuredAnswer, found, not_there


@given(st.integers(1, 5_000), st.data())
def test_a_share_lies_in_its_interval(rows: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, rows))
    counted = share(hits, rows, seed=1)
    assert 0 <= counted.low <= counted.value <= counted.high <= 1


def test_the_interval_is_as_wide_as_theory_says() -> None:
    counted = share(900, 1_000, seed=1)
    half = 1.96 * math.sqrt(0.9 * 0.1 / 1_000)
    assert counted.low == pytest.approx(0.9 - half, abs=0.003)
    assert counted.high == pytest.approx(0.9 + half, abs=0.003)


def test_the_same_seed_gives_the_same_interval() -> None:
    assert share(70, 100, seed=3) == share(70, 100, seed=3)


def test_a_share_of_no_rows_is_unknown_not_nought() -> None:
    assert share(0, 0, seed=1).to_dict() == {"value": None, "low": None, "high": None, "hits": 0, "rows": 0}
    assert str(share(0, 0, seed=1)) == "no rows"


def test_a_door_counts_only_if_it_is_the_one_meant_and_confirmed_as_a_door() -> None:
    answers = [
        MeasuredAnswer("a", "premise", accepted=True),
        MeasuredAnswer("b", "street", accepted=False),
        MeasuredAnswer("x", "unit", accepted=True),
        MeasuredAnswer("", "none", accepted=False),
    ]
    shares = found(answers, [{"a", "a2"}, {"b"}, {"c"}, {"d"}], seed=1)
    assert {name: (each.hits, each.rows) for name, each in shares.items()} == {
        "premise@1": (1, 4),
        "id@1": (2, 4),
        "accepted": (2, 4),
        "precision of accepted": (1, 2),
    }


def test_every_row_needs_its_truth() -> None:
    with pytest.raises(ValueError, match="shorter"):
        found([MeasuredAnswer("a", "premise", accepted=True)], [], seed=1)


def test_doors_confirmed_where_there_are_none_are_counted() -> None:
    shares = not_there(
        [MeasuredAnswer("a", "unit", accepted=False), MeasuredAnswer("b", "street", accepted=False)], seed=1
    )
    assert shares["accepted"].hits == 0
    assert shares["granularity premise or unit"].hits == 1

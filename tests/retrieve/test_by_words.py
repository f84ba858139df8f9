"""The way in by words: many queries at once find what each finds alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.words import MANY, WordIndex, WordsOf
from addrkit.index.words_written import write_words
from addrkit.retrieve.by_words import PLACES, STREETS, WordHits, search_words


@pytest.fixture(scope="module")
def gazetteer(register: Path) -> Gazetteer:
    return Gazetteer(register)


WORDS = (
    "kerkstr",
    "groningen",
    "9712ab",
    "rue",
    "paix",
    "paris",
    "av",
    "foch",
    "gap",
    "05000",
    "nowhere",
    "de",
)


def searched(gazetteer: Gazetteer, *queries: frozenset[str], known: list[list[int]]) -> list[WordHits]:
    return search_words(queries, gazetteer, (0, len(gazetteer)), np.array(known, np.int64))


@settings(deadline=None)
@given(queries=st.lists(st.frozensets(st.sampled_from(WORDS)), min_size=1, max_size=6))
def test_queries_that_are_asked_together_find_what_each_finds_alone(
    gazetteer: Gazetteer, queries: list[frozenset[str]]
) -> None:
    known = [[number % len(gazetteer), -1] for number in range(len(queries))]
    together = searched(gazetteer, *queries, known=known)
    alone = [searched(gazetteer, query, known=[row])[0] for query, row in zip(queries, known, strict=True)]
    assert together == alone


def test_streets_come_before_places_and_each_kind_with_its_greatest_share_first(gazetteer: Gazetteer) -> None:
    [hits] = searched(gazetteer, frozenset({"kerkstr", "groningen", "9712ab"}), known=[[-1]])
    kinds = (gazetteer.kinds(np.array(hits.entries)) == PLACE).tolist()
    assert hits.are_places == kinds == sorted(kinds)
    assert kinds.count(False) <= STREETS
    assert kinds.count(True) <= PLACES
    streets = hits.shares[: kinds.count(False)]
    assert streets == sorted(streets, reverse=True)
    assert gazetteer.entry(hits.entries[0]).name == "Kerkstraat"


def test_an_entry_that_was_known_is_told_its_share_and_a_missing_one_has_none(gazetteer: Gazetteer) -> None:
    query = frozenset({"kerkstr", "groningen"})
    [hits] = searched(gazetteer, query, known=[[-1]])
    [again] = searched(gazetteer, query, known=[[hits.entries[0], -1]])
    assert again.shares_of_known == [hits.shares[0], 0.0]


def test_words_that_nothing_has_find_nothing(gazetteer: Gazetteer) -> None:
    hits = searched(gazetteer, frozenset({"nowhere"}), frozenset(), known=[[0], [0]])
    assert [each.entries for each in hits] == [[], []]


def test_a_frequent_word_is_told_of_every_entry_as_a_rare_one_is(tmp_path: Path) -> None:
    texts = [["all"] + ["half"] * (number % 2) + ["few"] * (number < 9) for number in range(2 * MANY + 2)]
    write_words(tmp_path, [WordsOf(np.arange(len(texts)), np.arange(len(texts)), texts)], len(texts), {})
    index = WordIndex(tmp_path, len(texts))
    entries = np.arange(len(texts), dtype=np.int32).reshape(2, -1)
    for word in ("all", "half", "few", "none"):
        expected = [[word in texts[entry] for entry in row] for row in entries.tolist()]
        assert index.hold(word, entries).tolist() == expected

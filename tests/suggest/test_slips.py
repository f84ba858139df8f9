"""Words that were meant: all that are near enough, and no others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from addrkit.index.words import WordIndex, WordsOf
from addrkit.index.words_written import write_words
from addrkit.locale.country import country
from addrkit.suggest import lookup
from addrkit.suggest.slips import SlipIndex, slips_allowed
from tests.examples import at_most

WORD = st.text("abcde", min_size=3, max_size=10)


def index_of(folder: Path, words: list[str]) -> SlipIndex:
    write_words(
        folder,
        [WordsOf(np.arange(len(words)), np.arange(len(words)), [[word] for word in words])],
        len(words),
        {},
    )
    return SlipIndex(WordIndex(folder, len(words)))


def meant(index: SlipIndex, typed: str, *, finished: bool, most: int) -> dict[str, int]:
    return {index._words.word(row): slips for row, slips in index.near(typed, finished, most)}


@given(words=st.lists(WORD, min_size=1, max_size=20, unique=True), typed=WORD, most=st.sampled_from([1, 2]))
@settings(deadline=None, max_examples=at_most(150))
@pytest.mark.slow
def test_all_finished_words_within_so_many_slips_are_found_and_no_others(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], typed: str, most: int
) -> None:
    index = index_of(tmp_path_factory.mktemp("words"), words)
    expected = {word: OSA.distance(typed, word) for word in words}
    expected = {word: slips for word, slips in expected.items() if 0 < slips <= most}
    assert meant(index, typed, finished=True, most=most) == expected


@given(words=st.lists(WORD, min_size=1, max_size=20, unique=True), typed=WORD, most=st.sampled_from([1, 2]))
@settings(deadline=None, max_examples=at_most(150))
def test_of_an_unfinished_word_the_beginning_counts(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], typed: str, most: int
) -> None:
    index = index_of(tmp_path_factory.mktemp("words"), words)
    expected = {word: min(OSA.distance(typed, word[:end]) for end in range(len(word) + 1)) for word in words}
    expected = {word: slips for word, slips in expected.items() if 0 < slips <= most}
    assert meant(index, typed, finished=False, most=most) == expected


def test_short_words_and_other_scripts_may_have_no_slip() -> None:
    assert [slips_allowed(word) for word in ("st", "ave", "hauptstr", "渋谷区")] == [0, 1, 2, 0]


def test_a_word_longer_than_what_is_compared_is_found_by_its_beginning(tmp_path: Path) -> None:
    index = index_of(tmp_path, ["verlengdehereweglaan", "hereweg"])
    assert set(meant(index, "verlegndehereweglaan", finished=True, most=1)) == {"verlengdehereweglaan"}


def test_ways_to_spell_a_word_are_tried_in_one_order_the_fullest_first() -> None:
    """Few of them are: an order by chance gave other suggestions at the next start."""
    assert lookup._variants(country("US"))["blvd"][:2] == ["boulevard", "boulv"]

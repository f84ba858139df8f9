"""The words of a gazetteer: what is indexed is found again, with what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.errors import GazetteerError
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.words import WordIndex, WordsOf
from addrkit.index.words_written import write_words
from addrkit.locale.country import country
from addrkit.locale.terms import contracted_terms, place_term, place_words, terms


def of(entries: Sequence[int], words: Sequence[Sequence[str]]) -> WordsOf:
    """A text an entry."""
    return WordsOf(np.array(entries, np.int64), np.arange(len(words)), words)


TEXTS: tuple[list[str], ...] = (
    ["rue", "haute"],
    ["rue", "basse"],
    ["rue", "haute", "haute"],
    ["東京", "京都"],
    [],
)


@pytest.fixture
def index(tmp_path: Path) -> WordIndex:
    """Five entries, written in two tables."""
    tables = [of(range(5), TEXTS), of([1], [["05000"]])]
    write_words(tmp_path, tables, 5, {})
    return WordIndex(tmp_path, 5)


def begun_by(index: WordIndex, prefix: str) -> set[int]:
    return set(index.entries_of_rows(np.arange(*index.rows(prefix))).tolist())


def test_a_word_leads_to_the_entries_that_have_it(index: WordIndex) -> None:
    assert index.entries("rue").tolist() == [0, 1, 2]
    assert index.entries("haute").tolist() == [0, 2]
    assert index.entries("京都").tolist() == [3]
    assert index.entries("05000").tolist() == [1]


def test_a_word_that_nothing_has_leads_nowhere(index: WordIndex) -> None:
    for word in ("", "ru", "rues", "zzz", "\0", "\U0010ffff"):
        assert index.entries(word).tolist() == []
        assert index.frequency(word) == 0


def test_a_rare_word_weighs_more_than_a_common_one_and_an_unknown_one_most(index: WordIndex) -> None:
    assert (
        0.1 <= index.weight("rue") < index.weight("haute") < index.weight("basse") < index.weight("unheard")
    )


def test_a_prefix_leads_to_the_entries_of_all_its_words(index: WordIndex) -> None:
    assert begun_by(index, "r") == {0, 1, 2}
    assert begun_by(index, "ha") == {0, 2}
    assert begun_by(index, "東") == {3}
    assert begun_by(index, "x") == set()
    assert begun_by(index, "") == {0, 1, 2, 3}


def test_a_run_of_words_is_what_begins_so(index: WordIndex) -> None:
    first, last = index.rows("b")
    assert [index.word(row) for row in range(first, last)] == ["basse"]
    assert index.row("basse") == first
    assert index.row("bass") is None


def test_an_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    write_words(tmp_path, [], 0, {})
    empty = WordIndex(tmp_path, 0)
    assert empty.entries("rue").tolist() == []
    assert begun_by(empty, "r") == set()


def test_a_damaged_index_is_named(tmp_path: Path) -> None:
    write_words(tmp_path, [of(range(5), TEXTS)], 5, {})
    (tmp_path / "words.arrow").write_bytes(b"no arrow")
    with pytest.raises(GazetteerError, match=r"words\.arrow is damaged"):
        WordIndex(tmp_path, 5)


words_of = st.lists(st.text("abcé京", min_size=1, max_size=3), max_size=4)


@given(texts=st.lists(words_of, max_size=12))
def test_every_word_is_found_in_exactly_its_entries(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    write_words(folder, [of(range(len(texts)), texts)], len(texts), {})
    index = WordIndex(folder, len(texts))
    for word in {word for text in texts for word in text}:
        assert index.entries(word).tolist() == [n for n, text in enumerate(texts) if word in text]


@given(runs=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 30)), max_size=6))
def test_a_word_of_neighbouring_entries_is_found_in_exactly_them(
    tmp_path_factory: pytest.TempPathFactory, runs: list[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    entries = sorted({entry for first, length in runs for entry in range(first, first + length)})
    tables = [of(entries, [["region"]] * len(entries)), of([7], [["alone"]])]
    write_words(folder, tables, 80, {})
    index = WordIndex(folder, 80)
    assert index.entries("region").tolist() == entries
    assert index.frequency("region") == len(entries)
    assert index.entries("alone").tolist() == [7]
    assert begun_by(index, "") == {*entries, 7}


def test_a_word_that_many_neighbours_share_takes_next_to_no_room(tmp_path: Path) -> None:
    write_words(tmp_path, [of(range(50_000), [["california"]] * 50_000)], 50_000, {})
    assert (tmp_path / "postings.arrow").stat().st_size < 1_000


def test_a_word_that_is_always_contracted_leads_to_the_entries_of_its_short_form(tmp_path: Path) -> None:
    forms = {"avenue": {"av"}, "av": {"av"}, "saint": {"st", "saint"}}
    tables = [of(range(3), [["av", "avenue"], ["av"], ["saint", "st"]])]
    write_words(tmp_path, tables, 3, forms)
    index = WordIndex(tmp_path, 3)
    assert index.entries("avenue").tolist() == index.entries("av").tolist() == [0, 1]
    assert index.entries("saint").tolist() == [2]
    assert begun_by(index, "a") == {0, 1}


def test_words_are_indexed_as_their_country_contracts_them() -> None:
    assert contracted_terms("Boulevard Saint-Michel", "FR") == [
        country("FR").contract(word) for word in ("boulevard", "saint", "michel")
    ]
    assert contracted_terms("Boulevard Foch", None) == terms("Boulevard Foch") == ["boulevard", "foch"]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("'s-Gravenhage", "Den Haag", "NL"),
        ("München", "Muenchen", "DE"),
        ("SAINT ETIENNE", "St-Étienne", "FR"),
    ],
)
def test_names_of_one_town_share_a_term(one: str, other: str, code: str) -> None:
    assert place_term(one, country(code)) == place_term(other, country(code))
    assert place_words(one, country(code)) == place_words(other, country(code))


def test_a_street_is_found_by_its_abbreviation_and_by_each_of_its_postcodes(register: Path) -> None:
    gazetteer = Gazetteer(register)

    def names(word: str) -> set[str | None]:
        return {gazetteer.entry(int(number)).name for number in gazetteer.words.entries(word)}

    assert "Avenue Maréchal Foch" in names(country("FR").contract("avenue"))
    assert "Avenue Maréchal Foch" in names("avenue")
    assert all("Kerkstraat" in names(postcode) for postcode in ("9712ab", "9712ac", "9712ad", "1017ga"))


def test_a_word_of_one_entry_takes_no_rows(tmp_path: Path) -> None:
    write_words(tmp_path, [of(range(1_000), [[f"w{each}"] for each in range(1_000)])], 1_000, {})
    assert (tmp_path / "postings.arrow").stat().st_size < 1_000
    index = WordIndex(tmp_path, 1_000)
    assert index.entries("w731").tolist() == [731]
    assert index.hold("w731", np.array([730, 731], np.int32)).tolist() == [False, True]
    assert begun_by(index, "w99") == {99, *range(990, 1_000)}

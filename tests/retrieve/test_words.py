"""The words of a gazetteer: what is indexed is found again, with what it is worth."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.errors import GazetteerError
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import country
from addrkit.retrieve.words import WordIndex, place_term, place_words, terms, terms_in, write_words

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
    tables = [(np.arange(5), TEXTS), (np.array([1]), [["05000"]])]
    write_words(tmp_path, tables, 5)
    return WordIndex(tmp_path, 5)


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
    assert index.completions("", 2) == ["05000", "basse"]
    assert index.completions("ha", 5) == ["haute"]
    assert index.completions("x", 5) == []
    assert set(index.completed_entries("r", 10).tolist()) == {0, 1, 2}
    assert set(index.completed_entries("東", 10).tolist()) == {3}
    assert len(index.completed_entries("r", 2)) == 2
    assert index.completed_entries("x", 10).tolist() == []


def test_an_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    write_words(tmp_path, [], 0)
    empty = WordIndex(tmp_path, 0)
    assert empty.entries("rue").tolist() == []
    assert empty.completed_entries("r", 5).tolist() == []


def test_a_damaged_index_is_named(tmp_path: Path) -> None:
    write_words(tmp_path, [(np.arange(5), TEXTS)], 5)
    (tmp_path / "words.arrow").write_bytes(b"no arrow")
    with pytest.raises(GazetteerError, match=r"words\.arrow is damaged"):
        WordIndex(tmp_path, 5)


words_of = st.lists(st.text("abcé京", min_size=1, max_size=3), max_size=4)


@given(texts=st.lists(words_of, max_size=12))
def test_every_word_is_found_in_exactly_its_entries(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    write_words(folder, [(np.arange(len(texts)), texts)], len(texts))
    index = WordIndex(folder, len(texts))
    for word in {word for text in texts for word in text}:
        assert index.entries(word).tolist() == [n for n, text in enumerate(texts) if word in text]


def test_abbreviations_are_indexed_beside_the_words_themselves() -> None:
    assert set(terms_in("Boulevard Saint-Michel", "FR")) >= {"boulevard", "saint", "michel"}
    assert country("FR").contract("boulevard") in terms_in("Boulevard Saint-Michel", "FR")
    assert terms_in("Boulevard Foch", None) == terms("Boulevard Foch") == ["boulevard", "foch"]


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
    assert all("Kerkstraat" in names(postcode) for postcode in ("9712ab", "9712ac", "9712ad", "1017ga"))

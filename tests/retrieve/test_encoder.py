"""The encoder: the same text gives the same unit vector, and misspellings stay near."""

from __future__ import annotations

import json
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import iceaddr
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addrkit.errors import ModelError
from addrkit.index import encoder as module
from addrkit.index.encoder import (
    DEFAULT_FOLDER,
    Encoder,
    fingerprint_of,
    load_encoder,
    load_table,
    word_ngrams,
)
from addrkit.model_folder import CONFIG_FILE, WEIGHTS_FILE
from tests.examples import at_most

ADDRESSES = [
    "Laugavegur 101 Reykjavík",
    "Rue de l'Église, Gap",
    "1600 Pennsylvania Avenue NW",
    "東京都渋谷区恵比寿南",
    "Санкт-Петербург",
    "دبي",
    "",
    "!!! 📦",
]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the encoder that a test may damage."""
    for name in (CONFIG_FILE, WEIGHTS_FILE):
        shutil.copy(DEFAULT_FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.fixture(scope="module")
def streets() -> list[str]:
    """Streets of Reykjavík."""
    with sqlite3.connect(Path(iceaddr.__file__).parent / "iceaddr.db") as database:
        rows = database.execute(
            "SELECT DISTINCT heiti_nf FROM stadfong WHERE postnr IN (101, 105, 107, 108) AND heiti_nf != ''"
        ).fetchall()
    return sorted(f"{street} Reykjavík" for (street,) in rows)


def test_encodes_the_same_text_the_same_way_twice() -> None:
    one, other = load_encoder(), Encoder(*_parts())
    assert np.array_equal(one.encode(ADDRESSES), other.encode(ADDRESSES))


def test_a_batch_gives_what_single_texts_give() -> None:
    encoder = load_encoder()
    singles = np.vstack([encoder.encode([text]) for text in ADDRESSES])
    assert np.allclose(encoder.encode(ADDRESSES), singles, atol=1e-6)


def test_vectors_have_unit_length_and_texts_without_words_are_zero() -> None:
    lengths = np.linalg.norm(load_encoder().encode(ADDRESSES), axis=1)
    assert np.allclose(lengths, [1, 1, 1, 1, 1, 1, 0, 0], atol=1e-5)


def test_no_texts_give_no_rows() -> None:
    encoder = load_encoder()
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_case_and_accents_do_not_matter() -> None:
    one, other = load_encoder().encode(["Þórsgata Reykjavík", "THORSGATA REYKJAVIK"])
    assert one @ other > 0.9999


@given(st.lists(st.text(max_size=200), max_size=5))
@settings(deadline=None, max_examples=at_most(60))
def test_any_text_becomes_a_unit_vector_or_zero(texts: list[str]) -> None:
    vectors = load_encoder().encode(texts)
    lengths = np.linalg.norm(vectors, axis=1)
    assert vectors.dtype == np.float32
    assert np.all((np.abs(lengths - 1) < 1e-4) | (lengths == 0))


def test_a_very_long_text_counts_only_as_far_as_it_is_read() -> None:
    long = "Laugavegur " * 100
    one, other = load_encoder().encode([long[:1000], long[:1000] + "Skólavörðustígur " * 1000])
    assert np.array_equal(one, other)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("laugarvegi reykjavik", "Laugavegur Reykjavík"),
        ("Skolavordustig, Reykjavik", "Skólavörðustígur Reykjavík"),
        ("Hverfisgta reykjavík", "Hverfisgata Reykjavík"),
        ("Njalsgata 101 rvk", "Njálsgata Reykjavík"),
        ("snorabraut reykjavik", "Snorrabraut Reykjavík"),
    ],
)
def test_the_street_that_is_meant_is_among_the_first_three(
    streets: list[str], typed: str, meant: str
) -> None:
    encoder = load_encoder()
    scores = encoder.encode(streets) @ encoder.encode([typed])[0]
    assert meant in [streets[place] for place in np.argsort(-scores)[:3]]


def test_one_slip_moves_a_street_less_than_another_street_does(streets: list[str]) -> None:
    encoder = load_encoder()
    vectors = encoder.encode(streets)
    slipped = encoder.encode([street[:2] + street[3:] for street in streets])
    nearest = (slipped @ vectors.T).argmax(axis=1)
    assert np.mean(nearest == np.arange(len(streets))) > 0.9


def test_a_full_cache_is_emptied_and_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CACHED_WORDS", 5)
    small = Encoder(*_parts())
    texts = [f"street{number} town{number % 7}" for number in range(300)]
    assert np.array_equal(small.encode(texts), load_encoder().encode(texts))
    assert np.array_equal(small.encode(texts[:3]), load_encoder().encode(texts[:3]))


def test_threads_may_share_an_encoder(streets: list[str]) -> None:
    encoder = Encoder(*_parts())
    expected = load_encoder().encode(streets)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(encoder.encode, [streets] * 8):
            assert np.allclose(vectors, expected, atol=1e-6)


def test_the_fingerprint_is_that_of_the_weights() -> None:
    assert load_encoder().fingerprint == fingerprint_of(DEFAULT_FOLDER / WEIGHTS_FILE)


def test_the_beginning_of_a_postcode_is_in_the_postcode() -> None:
    assert len(set(word_ngrams("7501", 1 << 30)) & set(word_ngrams("75012", 1 << 30))) == 10


def test_an_encoder_of_another_folder_is_that_one(copied: Path) -> None:
    assert np.array_equal(load_encoder(copied).encode(ADDRESSES), load_encoder().encode(ADDRESSES))


@pytest.mark.parametrize("name", [CONFIG_FILE, WEIGHTS_FILE])
def test_a_missing_file_is_told_by_name(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match=name):
        load_encoder(copied)


@pytest.mark.parametrize("kept", [0, 5, 100, 10_000])
def test_weights_that_are_cut_off_are_told(copied: Path, kept: int) -> None:
    whole = (copied / WEIGHTS_FILE).read_bytes()
    (copied / WEIGHTS_FILE).write_bytes(whole[:kept])
    with pytest.raises(ModelError, match="damaged"):
        load_encoder(copied)


def test_weights_that_are_none_are_told(copied: Path) -> None:
    (copied / WEIGHTS_FILE).write_bytes(b"no weights at all" * 100)
    with pytest.raises(ModelError, match="damaged"):
        load_encoder(copied)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": "addrkit-encoder", "format_version": 99}'])
def test_a_configuration_that_is_none_is_told(copied: Path, text: str) -> None:
    (copied / CONFIG_FILE).write_text(text)
    with pytest.raises(ModelError, match=r"config\.json"):
        load_encoder(copied)


def test_weights_and_configuration_must_fit(copied: Path) -> None:
    config = json.loads((copied / CONFIG_FILE).read_text())
    (copied / CONFIG_FILE).write_text(json.dumps({**config, "dimensions": 64}))
    with pytest.raises(ModelError, match="does not fit"):
        load_encoder(copied)


def _parts() -> tuple[module.TermTable, str]:
    table, config = load_table(DEFAULT_FOLDER)
    return table, str(config["fingerprint"])

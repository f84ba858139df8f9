"""Training an encoder: from a CSV of streets to a folder that both runtimes read alike."""

from __future__ import annotations

import csv
import sqlite3
from dataclasses import replace
from pathlib import Path
from random import Random

import iceaddr
import numpy as np
import pytest

from addrkit.errors import InputError
from addrkit.index.encoder import DEFAULT_FOLDER, Encoder, load_encoder
from addrkit.train.encoder.entries import TrainingEntry, read_entries, split_of
from addrkit.train.encoder.pairs import PairBatches, query_for
from addrkit.types import Address

COLUMNS = ("house_number", "street", "city", "postcode", "country")


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A CSV of real Icelandic doors."""
    with sqlite3.connect(Path(iceaddr.__file__).parent / "iceaddr.db") as database:
        rows = database.execute(
            "SELECT husnr, heiti_nf, postnr FROM stadfong WHERE postnr IN (101, 105, 600) AND heiti_nf != ''"
        ).fetchall()
    file = tmp_path_factory.mktemp("doors") / "doors.csv"
    with file.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow(COLUMNS)
        for number, street, code in rows:
            writer.writerow((number or "", street, "Akureyri" if code == 600 else "Reykjavík", code, "IS"))
    return file


@pytest.fixture(scope="module")
def entries(doors: Path) -> list[TrainingEntry]:
    return read_entries([doors])


def test_doors_become_streets_with_what_their_postcodes_share(entries: list[TrainingEntry]) -> None:
    streets = {(entry.address.street, entry.address.city): entry for entry in entries}
    assert len(streets) == len(entries)
    laugavegur = streets["Laugavegur", "Reykjavík"]
    assert laugavegur.postcodes == ("101", "105")
    assert laugavegur.shared_postcode == "10"
    assert laugavegur.text == "Laugavegur Reykjavík 10"


def test_streets_are_split_by_name_and_town_never_by_row(entries: list[TrainingEntry]) -> None:
    parts = [split_of(entry) for entry in entries]
    assert 0.02 < parts.count("test") / len(parts) < 0.09
    for entry, part in zip(entries, parts, strict=True):
        shouted = replace(entry.address, street=(entry.address.street or "").upper(), postcode="999")
        assert split_of(TrainingEntry(shouted, (), None)) == part


def test_a_file_without_the_column_country_is_told(tmp_path: Path) -> None:
    file = tmp_path / "streets.csv"
    file.write_text("street,city\nLaugavegur,Reykjavík\n", "utf-8")
    with pytest.raises(InputError, match=r"streets\.csv has no column 'country'"):
        read_entries([file])


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.csv cannot be read"):
        read_entries([tmp_path / "nothing.csv"])


def test_a_batch_pairs_different_entries_and_is_the_same_every_time(entries: list[TrainingEntry]) -> None:
    queries, texts = PairBatches(entries, seed=1).pairs(step=3, size=200)
    assert len(queries) == len(texts) == len(set(texts)) == 200
    assert PairBatches(entries, seed=1).pairs(step=3, size=200) == (queries, texts)
    assert PairBatches(entries, seed=1).pairs(step=4, size=200)[1] != texts


def test_a_small_input_makes_a_small_batch() -> None:
    few = [
        TrainingEntry(Address(street=street, city="Gap", country="FR"), (), None)
        for street in ("Rue A", "Rue B")
    ]
    queries, texts = PairBatches(few, seed=1).pairs(step=0, size=500)
    assert sorted(texts) == ["Rue A Gap", "Rue B Gap"]
    assert len(queries) == 2


@pytest.mark.ml
def test_training_learns_and_does_the_same_with_more_workers(
    doors: Path, entries: list[TrainingEntry], tmp_path: Path
) -> None:
    pytest.importorskip("torch")
    from addrkit.train.encoder.fit import EncoderRecipe, train_encoder

    recipe = EncoderRecipe(dimensions=32, buckets=1 << 12, steps=45, batch=128, mined=200)
    train_encoder([doors], tmp_path / "untrained", replace(recipe, steps=0))
    train_encoder([doors], tmp_path / "one", recipe)
    train_encoder([doors], tmp_path / "two", recipe, workers=2)
    untrained, one, two = (load_encoder(tmp_path / name) for name in ("untrained", "one", "two"))
    assert one.fingerprint == two.fingerprint
    assert np.allclose(one.encode(["Laugavegur"]), two.encode(["Laugavegur"]))

    unseen = [entry for entry in entries if split_of(entry) == "test"]
    queries = [query_for(entry, (), dice(place)) for place, entry in enumerate(unseen)]
    texts = [entry.text for entry in entries]

    def found(encoder: Encoder) -> float:
        nearest = (encoder.encode(queries) @ encoder.encode(texts).T).argmax(axis=1)
        hits = [texts[place] == entry.text for place, entry in zip(nearest, unseen, strict=True)]
        return float(np.mean(hits))

    assert found(one) > found(untrained)


@pytest.mark.ml
def test_nothing_to_learn_from_is_told(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from addrkit.train.encoder.fit import train_encoder

    empty = tmp_path / "empty.csv"
    empty.write_text("street,city,country\n", "utf-8")
    with pytest.raises(InputError, match="nothing to learn from"):
        train_encoder([empty], tmp_path / "model")
    assert not (tmp_path / "model").exists()


@pytest.mark.ml
@pytest.mark.filterwarnings("default")
def test_sentence_transformers_gives_the_same_vectors(tmp_path: Path) -> None:
    library = pytest.importorskip("sentence_transformers")
    from addrkit.train.encoder.sentence_transformer import open_model

    texts = ["Laugavegur 101 Reykjavík", "東京都渋谷区恵比寿", "Rue de l'Église, Gap", ""]
    expected = load_encoder().encode(texts)
    by_flag = library.SentenceTransformer(str(DEFAULT_FOLDER), device="cpu", trust_remote_code=True)
    without = open_model()
    assert np.abs(by_flag.encode(texts) - expected).max() < 1e-3
    assert np.abs(without.encode(texts) - expected).max() < 1e-3
    without.save(str(tmp_path / "saved"))
    assert np.abs(load_encoder(tmp_path / "saved").encode(texts) - expected).max() < 1e-3
    assert np.abs(open_model(tmp_path / "saved").encode(texts) - expected).max() < 1e-3

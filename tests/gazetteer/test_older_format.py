"""A gazetteer of format 3 answers as before: its words have lengths, its other names a row an area."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from
from addrkit.gazetteer.check import check_gazetteer
from addrkit.gazetteer.manifest import MANIFEST, stored_file
from addrkit.gazetteer.sources.batches import batches
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.columns import number_column, open_table, write_table
from addrkit.index.words import WORDS, WordIndex

ROWS = [
    {
        "id": f"b{number}",
        "street": street,
        "house_number": str(number),
        "city": "Bruxelles",
        "postcode": "1000",
        "country": "BE",
        "other_streets": None,
        "other_cities": ["Brussel", "Brussels"],
    }
    for street in ("Rue Neuve", "Rue Haute", "Rue Basse", "Rue du Lavoir", "Rue du Pont", "Rue des Fleurs")
    for number in (1, 2)
]


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("newer") / "be.gaz"
    build_from(batches(ROWS), Plan(folder, "be", "complete"))
    return folder


@pytest.fixture(scope="module")
def older(newer: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same gazetteer as format 3 has it."""
    folder = Path(shutil.copytree(newer, tmp_path_factory.mktemp("older") / "be.gaz"))
    gazetteer = Gazetteer(newer)
    index = WordIndex(newer, len(gazetteer))
    words = open_table(newer / "words.arrow", WORDS).column("word").to_pylist()
    rows: list[int] = []
    found: list[tuple[int, int, int]] = []
    for word in words:
        entries = index.entries(word).tolist()
        as_run = len(entries) > 2 and entries == list(range(entries[0], entries[-1] + 1))
        written = [entries[0], len(entries)] if as_run else entries
        found.append((len(rows), len(written), len(entries)))
        rows += written
    starts, lengths, counts = (np.array(column) for column in zip(*found, strict=True))
    write_table(
        folder / "words.arrow",
        {"word": pa.array(words, pa.string()), "start": starts, "length": lengths, "frequency": counts},
    )
    write_table(folder / "postings.arrow", {"entry": np.array(rows)})
    places = open_table(newer / "other_places.arrow", ("first", "last", "level", "name"))
    first, last, level, name = (number_column(places, each).tolist() for each in places.column_names)
    spread = sorted(
        (area, level[at], at, name[at]) for at in range(len(name)) for area in range(first[at], last[at] + 1)
    )
    columns = [np.array(column) for column in zip(*spread, strict=True)]
    write_table(folder / "other_places.arrow", {"area": columns[0], "level": columns[1], "name": columns[3]})
    about = json.loads((folder / MANIFEST).read_text("utf-8"))
    about["format_version"] = 3
    for changed in ("words.arrow", "postings.arrow", "other_places.arrow"):
        about["files"][changed] = asdict(stored_file(folder / changed))
    (folder / MANIFEST).write_text(json.dumps(about), "utf-8")
    return folder


def test_it_is_sound(older: Path) -> None:
    assert check_gazetteer(older) == ()


def test_its_words_lead_to_the_same_entries(older: Path, newer: Path) -> None:
    one, other = Gazetteer(older).words, Gazetteer(newer).words
    everything = np.arange(*one.rows(""))
    assert sorted(set(one.entries_of_rows(everything).tolist())) == sorted(
        set(other.entries_of_rows(everything).tolist())
    )
    assert one.frequencies(everything).tolist() == other.frequencies(everything).tolist()
    for word in ("rue", "neuve", "bruxelles", "brussels", "nothing"):
        assert one.entries(word).tolist() == other.entries(word).tolist()


@pytest.mark.parametrize("text", ["Rue Neuve 2, 1000 Brussels", "Rue du Pont 1, 1000 Bruxelles"])
def test_it_answers_as_the_newer_one(older: Path, newer: Path, text: str) -> None:
    one, other = (addrkit.open(folder).verify(text, country="BE") for folder in (older, newer))
    assert one.to_dict() == other.to_dict()
    assert one.action == "accept"

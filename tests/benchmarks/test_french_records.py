"""The registers and the typed addresses, as the benchmark reads them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from addrkit.datasets.french_records import (
    DataError,
    ban_records,
    bano_records,
    data_folder,
    ids_at,
    read_pairs,
    read_records,
    typed_anew,
    without,
    write_records,
)

BAN = """id;numero;rep;nom_voie;code_postal;nom_commune;lon;lat
p1;12;bis;Rue de l'Exemple;75001;Paris 1er Arrondissement;2.33;48.86
p2;14;;Rue de l'Exemple;75001;Paris 1er Arrondissement;2.34;48.87
"""
BANO = '05a-1,1,"Chemin Vert, Haut",05000,Gap,CAD,44.5,6.1\n'


def packed(file: Path, text: str) -> Path:
    file.write_bytes(gzip.compress(text.encode()))
    return file


def test_a_suffix_belongs_to_the_house_number(tmp_path: Path) -> None:
    first, second = ban_records(packed(tmp_path / "ban.csv.gz", BAN))
    assert first[:3] == ("p1", "12 bis", "Rue de l'Exemple")
    assert second[1] == "14"


def test_bano_has_no_header_and_the_city_after_the_postcode(tmp_path: Path) -> None:
    [record] = bano_records(packed(tmp_path / "bano.csv.gz", BANO))
    assert record == ("05a-1", "1", "Chemin Vert, Haut", "Gap", "05000", "FR", "44.5", "6.1")


def test_records_come_back_as_they_were_written_but_for_those_taken_out(tmp_path: Path) -> None:
    records = list(ban_records(packed(tmp_path / "ban.csv.gz", BAN)))
    whole = tmp_path / "ref.csv"
    assert write_records(whole, records) == 2
    assert list(read_records(whole)) == records
    assert [record[0] for record in without(read_records(whole), {"p1"})] == ["p2"]


def test_a_pair_knows_all_that_is_right(tmp_path: Path) -> None:
    here = {"id": "p1", "address": "12BIS Rue de l'Exemple", "postcode": "75001"}
    there = {"id": "p9", "address": "12 Rue Exemple", "postcode": "75002"}
    rows: list[dict[str, object]] = [
        {"raw": "12 rue exemple", "truth": [here, there]},
        {"raw": "x", "truth": []},
    ]
    known, unknown = read_pairs(packed(tmp_path / "x.jsonl.gz", "\n".join(map(json.dumps, rows))))
    assert known.truth == {"p1", "p9"}
    assert not unknown.truth
    whole = tmp_path / "ref.csv"
    write_records(whole, ban_records(packed(tmp_path / "ban.csv.gz", BAN)))
    assert list(ids_at(whole, known.addresses).values()) == [{"p1"}]


def test_the_same_seed_types_the_same_addresses(tmp_path: Path) -> None:
    whole = tmp_path / "ref.csv"
    count = write_records(whole, ban_records(packed(tmp_path / "ban.csv.gz", BAN)))
    assert len(typed_anew(whole, count, 5, seed=1)) == 2
    assert typed_anew(whole, count, 1, seed=1) == typed_anew(whole, count, 1, seed=1)


def test_without_a_data_folder_one_sentence_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ADDRKIT_DATA", raising=False)
    with pytest.raises(DataError, match="set ADDRKIT_DATA to the folder that holds"):
        data_folder()
    monkeypatch.setenv("ADDRKIT_DATA", str(tmp_path))
    with pytest.raises(DataError, match="holds no folder fr_ban"):
        data_folder()
    with pytest.raises(DataError, match="cannot be read"):
        read_pairs(tmp_path / "none.jsonl.gz")

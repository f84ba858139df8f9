"""Peers are measured by one rule, and in their favour."""

from __future__ import annotations

import json
from pathlib import Path

from addrkit.datasets.french_records import COLUMNS, Pair, write_records
from benchmarks.verdicts.french_pairs import Task
from benchmarks.verdicts.french_peers import _accepted, _right, measured
from benchmarks.verdicts.peers.addok_peer import _write as documents_of
from benchmarks.verdicts.peers.answer import PeerAnswers, PeerHit
from benchmarks.verdicts.peers.gridpin_peer import _write as table_of

RECORDS = [
    ("75101_1_00001", "1", "Rue Haute", "Paris 1er Arrondissement", "75001", "FR", "48.8", "2.3"),
    ("75101_1_00002_bis", "2 bis", "Rue Haute", "Paris 1er Arrondissement", "75001", "FR", "48.8", "2.3"),
]


class Guessing:
    """A peer that answers what it was given."""

    name = "guessing"
    about = "as it was told"

    def __init__(self, *hits: PeerHit) -> None:
        self._hits = list(hits)

    def answer(self, records: Path, texts: object, work: Path) -> PeerAnswers:
        return PeerAnswers(self._hits, 1.0, 0, [1.0 for _ in self._hits])


def _task(tmp_path: Path, *pairs: Pair) -> Task:
    whole = tmp_path / "ref.csv"
    count = write_records(whole, RECORDS)
    known = frozenset(record[0] for record in RECORDS)
    return Task({"everyday": list(pairs)}, count, known, {}, whole, whole, [])


def test_what_a_peer_accepts_begins_where_its_answers_are_right(tmp_path: Path) -> None:
    pairs = [Pair(f"{at} rue haute", frozenset({RECORDS[0][0]}), frozenset()) for at in range(3)]
    hits = (
        PeerHit(RECORDS[0][0], True, 9.0),
        PeerHit(RECORDS[0][0], True, 8.0),
        PeerHit(RECORDS[1][0], True, 7.0),
    )
    figures = measured(Guessing(*hits), _task(tmp_path, *pairs), tmp_path)
    assert figures["score from which it is accepted"] == 8.0
    assert figures["everyday: accepted"].hits == 2
    assert figures["everyday: right among the accepted"].value == 1.0
    assert figures["everyday, true door taken out: accepted"].hits == 2


def test_a_street_without_its_door_is_neither_right_nor_accepted(tmp_path: Path) -> None:
    pair = Pair("rue haute", frozenset({RECORDS[0][0]}), frozenset())
    street = PeerHit(RECORDS[0][0], False, 99.0)
    assert not _right(street, pair, _task(tmp_path, pair))
    assert not _accepted(street, 0.0)
    assert _accepted(PeerHit("", False, 0.0, accepted=True), 1.0)


def test_addok_is_given_a_document_a_street_under_both_names_of_its_town(tmp_path: Path) -> None:
    records, documents = tmp_path / "ref.csv", tmp_path / "documents.jsonl"
    write_records(records, RECORDS)
    documents_of(records, documents)
    (only,) = [json.loads(line) for line in documents.read_text("utf-8").splitlines()]
    assert only["city"] == ["Paris", "Paris 1er Arrondissement"]
    assert only["housenumbers"]["2 bis"]["id"] == "75101_1_00002_bis"


def test_gridpins_rows_are_sorted_and_known_again(tmp_path: Path) -> None:
    records, table = tmp_path / "ref.csv", tmp_path / "table.csv"
    write_records(records, reversed(RECORDS))
    ids = table_of(records, table)
    lines = table.read_text("utf-8").splitlines()
    assert [line.split(",")[4:6] for line in lines[1:]] == [["1", ""], ["2", "bis"]]
    assert ids["rue haute", "2bis", "paris 1er arrondissement", "75001"] == "75101_1_00002_bis"
    assert len(COLUMNS) == len(RECORDS[0])

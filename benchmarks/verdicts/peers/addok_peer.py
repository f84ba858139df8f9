"""Addok, the geocoder of France's national address base, over a Redis of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from addrkit.datasets.french_records import read_records
from benchmarks.running.command import CommandError
from benchmarks.verdicts.peers.answer import NOTHING, PeerAnswers, PeerHit, ask, run

MAIN = "from addok.bin import main; main()"
CONFIG = """\
REDIS = {{"host": "127.0.0.1", "port": {port}, "indexes": {{"db": 0}}, "documents": {{"db": 1}}}}
DOCUMENT_STORE_PYPATH = "addok.ds.RedisStore"
LOG_DIR = "{work}"
QUERY_PROCESSORS_PYPATHS = [
    "addok.helpers.text.check_query_length", "addok_france.extract_address", "addok_france.clean_query",
]
PROCESSORS_PYPATHS = [
    "addok.helpers.text.tokenize", "addok.helpers.text.normalize", "addok_france.glue_ordinal",
    "addok_france.fold_ordinal", "addok_france.flag_housenumber", "addok.helpers.text.synonymize",
]
SEARCH_RESULT_PROCESSORS_PYPATHS = [
    "addok.helpers.results.match_housenumber", "addok_france.make_labels",
    "addok.helpers.results.score_by_importance", "addok.helpers.results.score_by_autocomplete_distance",
    "addok.helpers.results.score_by_ngram_distance", "addok.helpers.results.score_by_geo_distance",
    "addok.helpers.results.adjust_scores",
]
"""
_ARRONDISSEMENT = re.compile(r" \d+er? Arrondissement$", re.IGNORECASE)


class Addok:
    """Addok with the processors that its plugin for France names."""

    def __init__(self, python: Path) -> None:
        """`python` is an interpreter that has addok and addok-france."""
        self.name = "Addok"
        self.about = (
            "Addok with addok-france, set up as the plugin's page says; a document a street, one search a text, "
            "limit 1; the memory of its Redis"
        )
        self._python = python

    def answer(self, records: Path, texts: Sequence[str], work: Path) -> PeerAnswers:
        """Index and ask."""
        with _redis(work) as port:
            config = work / "addok.conf"
            config.write_text(CONFIG.format(port=port, work=work), "utf-8")
            documents = work / "addok.jsonl"
            start = time.perf_counter()
            _write(records, documents)
            addok: list[str | Path] = [self._python, "-c", MAIN, "--config", config]
            environment = os.environ | {"ADDOK_CONFIG_MODULE": str(config)}
            run([*addok, "batch", documents], environment)
            run([*addok, "ngrams"], environment)
            seconds = time.perf_counter() - start
            told = ask(self._python, "ask_addok.py", [config], texts, work)
            size = _memory(port)
        hits = [
            PeerHit(str(found), bool(door), float(score or 0)) if found is not None else NOTHING
            for found, door, score, _ in told
        ]
        return PeerAnswers(hits, seconds, size, [float(each[3] or 0) for each in told])


def _write(records: Path, documents: Path) -> None:
    """A document a street, with its numbers and their ids."""
    streets: dict[tuple[str, str, str], dict[str, dict[str, str]]] = {}
    for key, number, street, city, postcode, _, lat, lon in read_records(records):
        doors = streets.setdefault((street, city, postcode), {})
        doors.setdefault(number, {"lat": lat, "lon": lon, "id": key})
    with documents.open("w", encoding="utf-8") as output:
        for at, ((street, city, postcode), doors) in enumerate(streets.items()):
            first = next(iter(doors.values()))
            whole = _ARRONDISSEMENT.sub("", city)
            document = {
                "id": f"street-{at}", "type": "street", "name": street, "postcode": postcode,
                "city": city if whole == city else [whole, city],
                "lat": float(first["lat"]), "lon": float(first["lon"]), "importance": 0.1,
                "housenumbers": doors,
            }  # fmt: skip
            output.write(json.dumps(document, ensure_ascii=False) + "\n")


@contextmanager
def _redis(work: Path) -> Iterator[int]:
    """The port of a Redis that nothing else uses, and that keeps nothing."""
    program = shutil.which("redis-server")
    if program is None:
        raise CommandError("Addok needs redis-server: apt install redis-server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    server = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(100):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def _memory(port: int) -> int:
    """The bytes that a Redis holds."""
    with socket.create_connection(("127.0.0.1", port)) as asked:
        asked.sendall(b"INFO memory\r\n")
        said = asked.recv(65536).decode("ascii", "replace")
    found = re.search(r"used_memory:(\d+)", said)
    return int(found[1]) if found else 0

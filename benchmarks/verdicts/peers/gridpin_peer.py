"""GridPin, a geocoder over one memory-mapped file a country."""

from __future__ import annotations

import csv
import json
import re
import time
from collections.abc import Sequence
from pathlib import Path

from addrkit.datasets.french_records import read_records
from addrkit.locale.text import fold, squeeze
from benchmarks.verdicts.peers.answer import NOTHING, PeerAnswers, PeerHit, ask, run

COLUMNS = (
    "nom_voie_norm", "code_insee", "nom_commune_norm", "code_postal", "numero", "rep", "lon", "lat", "nom_voie",
    "nom_commune", "provincia_norm",
)  # fmt: skip
MANIFEST = {
    "country": "fr", "layer": "addresses", "license": "open", "sources": "BAN, BANO", "source_release": "2026",
}  # fmt: skip
"""What the builder asks to be told of a table."""
_NUMBER = re.compile(r"(\d+) *(.*)")
_ARRONDISSEMENT = re.compile(r" \d+er? arrondissement$")


class GridPin:
    """GridPin's own builder and wheel."""

    def __init__(self, python: Path, builder: Path) -> None:
        """`python` is an interpreter that has gridpin, `builder` the program `gridpin` of its source."""
        self.name = "GridPin"
        self.about = (
            "GridPin's builder without a model, its wheel asked for one hit a text; a hit is known again by its "
            "street, number, town and postcode"
        )
        self._python, self._builder = python, builder

    def answer(self, records: Path, texts: Sequence[str], work: Path) -> PeerAnswers:
        """Index and ask."""
        table, index, about = work / "gridpin.csv", work / "gridpin.bin", work / "gridpin.json"
        about.write_text(json.dumps(MANIFEST), "utf-8")
        start = time.perf_counter()
        ids = _write(records, table)
        run([self._builder, "build", table, index, "--meta", about])
        seconds = time.perf_counter() - start
        told = ask(self._python, "ask_gridpin.py", [index], texts, work)
        hits = []
        for street, number, town, postcode, door, score, _ in told:
            key = (
                fold(str(street or "")),
                squeeze(str(number or "")),
                fold(str(town or "")),
                str(postcode or ""),
            )
            hits.append(PeerHit(ids.get(key, ""), bool(door), float(score or 0)) if street else NOTHING)
        return PeerAnswers(hits, seconds, index.stat().st_size, [float(each[-1] or 0) for each in told])


def _write(records: Path, table: Path) -> dict[tuple[str, str, str, str], str]:
    """The table that the builder reads, sorted as it must be; returns the ids by what a hit tells."""
    rows = []
    ids: dict[tuple[str, str, str, str], str] = {}
    for key, number, street, city, postcode, _, lat, lon in read_records(records):
        parts = _NUMBER.fullmatch(number)
        if parts is None:
            continue
        name, town, suffix = fold(street), fold(city), squeeze(parts[2])
        whole = _ARRONDISSEMENT.sub("", town)
        # Both registers' ids begin with the commune's code.
        rows.append(
            (
                name,
                key[:5],
                town,
                postcode,
                int(parts[1]),
                suffix,
                lon,
                lat,
                street,
                city,
                whole if whole != town else "",
            )
        )
        ids.setdefault((name, squeeze(number), town, postcode), key)
    rows.sort(key=lambda row: (row[0], row[1], row[4], row[5], row[6], row[7]))
    with table.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return ids

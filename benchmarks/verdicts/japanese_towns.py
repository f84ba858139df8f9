"""Japanese addresses down to the town, where one town in five is not in the gazetteer.

    ADDRKIT_DATA=DATA python -m benchmarks.verdicts.japanese_towns [--rows N]

Builds a gazetteer of the towns of `jp_town` without a fifth of those that are asked for, verifies the addresses of
`jp_normalize` against it, and counts how often prefecture, municipality and town are those expected.
"""

from __future__ import annotations

import argparse
import csv
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import duckdb

import addrkit
from addrkit.datasets.french_records import DataError, data_folder
from addrkit.gazetteer.build import build_gazetteer
from addrkit.locale.text import squeeze
from addrkit.types import Address, Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.compare import table
from benchmarks.verdicts.measures import Scored, measured, plain, reliability
from benchmarks.verdicts.sets import REMOVE_EVERY, SEED

NAME = "Japanese, to the town"
SCORER = (
    "right: granularity locality or finer, and prefecture, municipality and town of the answer are those expected, the "
    "town without its chome; a town that is taken out has no right answer; accepted: a town confirmed with a score of "
    ".9 or more (no premise is in the data, so that no action is accept)"
)
_CHOME = re.compile("[一二三四五六七八九十百]+丁目$")
Town = tuple[str, str, str]


def town(prefecture: str, city: str, name: str) -> Town:
    """A town as it is compared: without its chome.

    >>> town("大阪府", "箕面市", "桜井三丁目")
    ('大阪府', '箕面市', '桜井')
    """
    return prefecture, city, _CHOME.sub("", name)


def is_removed(place: Town) -> bool:
    """Whether a town is one of the fifth that is taken out."""
    return crc32("/".join(place).encode()) % REMOVE_EVERY == 0


def expected(data: Path) -> list[tuple[str, Town]]:
    """The addresses and their towns."""
    try:
        with (data / "jp_normalize" / "addresses.csv").open(encoding="utf-8-sig", newline="") as lines:
            return [
                (row["住所"], town(row["都道府県"], row["市区町村"], row["町字"]))
                for row in csv.DictReader(lines)
                if row["町字"]
            ]
    except OSError as error:
        raise DataError("jp_normalize/addresses.csv of the data cannot be read: fetch it again") from error


def towns(data: Path) -> Iterator[tuple[Town, float, float]]:
    """Every town of the data once, with its middle."""
    found: dict[Town, list[tuple[float, float]]] = {}
    rows = duckdb.connect().execute(
        f"SELECT pref, city, town, lat, lon FROM '{data / 'jp_town' / 'jp_town.parquet'}' "
        "WHERE town <> '' AND lat IS NOT NULL"
    )
    for prefecture, city, name, lat, lon in rows.fetchall():
        found.setdefault(town(prefecture, city, name), []).append((lat, lon))
    for place, points in found.items():
        yield place, sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)


def build(data: Path, asked: frozenset[Town], folder: Path) -> frozenset[Town]:
    """Build the gazetteer; returns the towns that it has."""
    there = set()
    with (folder / "towns.csv").open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow(("id", "suburb", "city", "region", "country", "lat", "lon"))
        for number, (at, lat, lon) in enumerate(towns(data)):
            there.add(at)
            if not (at in asked and is_removed(at)):
                prefecture, city, name = at
                writer.writerow((number, name, city, prefecture, "JP", lat, lon))
    build_gazetteer([folder / "towns.csv"], folder / "jp.gaz", coverage="complete")
    return frozenset(there)


def scored(place: Town, verdict: Verification) -> Scored:
    """The verdict on an address of a town."""
    named = (
        verdict.match is not None
        and verdict.granularity != "region"
        and bool(verdict.match.components.suburb)
    )
    here = verdict.match.components if verdict.match else Address()
    found = town(here.region or "", here.city or "", here.suburb or "")
    removed = is_removed(place)
    right = named and not removed and [squeeze(each) for each in found] == [squeeze(each) for each in place]
    return Scored(verdict.score, named and verdict.score >= 0.9, named, right, right, removed, right)


def measure(rows: Sequence[tuple[str, Town]], data: Path) -> list[Scored]:
    """The scored answers to the rows whose town the data has."""
    with tempfile.TemporaryDirectory() as folder:
        there = build(data, frozenset(place for _, place in rows), Path(folder))
        known = [(text, place) for text, place in rows if place in there]
        kit = addrkit.open(Path(folder) / "jp.gaz")
        verdicts = kit.verify_many([text for text, _ in known], "JP")
        return [scored(place, verdict) for (_, place), verdict in zip(known, verdicts, strict=True)]


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, help="so many rows only, spread over the file")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    try:
        data = data_folder()
        rows = expected(data)
        step = max(len(rows) // options.rows, 1) if options.rows else 1
        answers = measure(rows[::step], data)
    except DataError as error:
        raise SystemExit(f"japanese_towns: {error}") from None
    figures = {NAME: {"addrkit": measured(answers, SEED)}}
    result: dict[str, Any] = {
        **provenance(("numpy", "faiss-cpu", "rapidfuzz")),
        "seed": SEED,
        "scorer": SCORER,
        "rows": {NAME: {"all": len(answers), "removed": sum(each.removed for each in answers)}},
        "figures": {NAME: {"addrkit": plain(figures[NAME]["addrkit"])}},
        "reliability": [list(point) for point in reliability(answers)],
    }
    text = table(result, figures)
    print(text)
    write_result(options.results, "japanese-towns", result, text)


if __name__ == "__main__":
    main()

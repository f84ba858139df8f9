"""The sets that language models are measured on: typed addresses of six registers, made ones of three, complaints."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zlib import crc32

from addrkit.datasets.french_records import DataError
from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.default import default_folder
from addrkit.parsing.query import Row
from addrkit.train.matcher.hidden import HidingGazetteer
from addrkit.train.noise.noise import HARD, noisy_text
from addrkit.types import Address
from benchmarks.verdicts.japanese_towns import towns
from benchmarks.verdicts.pair_sets import SETS, pair_set
from benchmarks.verdicts.sets import made_sets

SEED = 20261129
JAPANESE_PREFECTURES = ("東京都", "大阪府", "京都府")
"""Whose towns make the Japanese register: enough for towns of one name."""
MADE = ("IS everyday", "IS hard", "NL everyday", "NL hard", "JP hard")
FIELD = "field"
NAMES = (*SETS, *MADE, FIELD)


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """One address, and the ids of the records that are right; none where no register has one."""

    row: Row
    country: str
    truth: frozenset[str]

    @property
    def held_out(self) -> bool:
        """Whether weights may not be fitted on it: half the addresses are, by a hash."""
        return crc32(repr(self.row).encode()) % 2 == 1


@dataclass(frozen=True, slots=True)
class Register:
    """A gazetteer and the addresses that are verified against it."""

    gazetteer: HidingGazetteer
    rows: tuple[AskedAbout, ...]


def registers(
    name: str, data: Path, work: Path, field: Path | None, dutch: Path | None, most: int
) -> Iterator[Register]:
    """The rows of a set, at most so many, beside their registers. Raises DataError if the data is not there."""
    if name == FIELD:
        if field is not None:
            yield from _complaints(field, work)
        return
    if name.startswith("JP"):
        yield _japanese(data, work, most)
        return
    code, _, kind = name.partition(" ")
    folder = {"IS": default_folder() / "iceland.gaz", "NL": dutch}.get(code)
    if name in MADE:
        if folder is not None:
            (made,) = (each for each in made_sets(folder, code) if each.name.endswith(kind))
            yield Register(
                made.gazetteer,
                tuple(
                    AskedAbout(row.text, code, frozenset() if row.removed else row.truth)
                    for row in made.rows[:most]
                ),
            )
        return
    pairs = pair_set(name, data, work)
    rows = sorted(pairs.rows, key=lambda row: crc32(row.text.encode()))[:most]
    yield Register(
        HidingGazetteer(pairs.gazetteer),
        tuple(AskedAbout(row.text, pairs.country, row.truth) for row in rows),
    )


def _japanese(data: Path, work: Path, most: int) -> Register:
    """Towns of three prefectures, each as somebody may type it."""
    file, folder = work / "jp.csv", work / "jp.gaz"
    if not file.exists():
        work.mkdir(parents=True, exist_ok=True)
        some = [(place, lat, lon) for place, lat, lon in towns(data) if place[0] in JAPANESE_PREFECTURES]
        with file.open("w", encoding="utf-8", newline="") as output:
            writer = csv.writer(output)
            writer.writerow(("id", "suburb", "city", "region", "lat", "lon"))
            writer.writerows((f"t{at}", p[2], p[1], p[0], lat, lon) for at, (p, lat, lon) in enumerate(some))
    if not folder.is_dir():
        build_gazetteer([file], folder, country="JP", coverage="complete")
    with file.open(encoding="utf-8", newline="") as lines:
        every = list(csv.DictReader(lines))
    random = Random(SEED)  # noqa: S311 - no secret
    rows = [
        AskedAbout(
            noisy_text(
                Address(suburb=each["suburb"], city=each["city"], region=each["region"], country="JP"),
                HARD,
                random,
            ),
            "JP",
            frozenset({each["id"]}),
        )
        for each in random.sample(every, min(most, len(every)))
    ]
    return Register(HidingGazetteer(folder), tuple(rows))


def _complaints(field: Path, work: Path) -> Iterator[Register]:
    """Addresses that people complained about elsewhere, each with its small register."""
    try:
        with (field / "cases.jsonl").open(encoding="utf-8") as lines:
            cases = [json.loads(line) for line in lines]
    except OSError as error:
        raise DataError("cases.jsonl cannot be read in the folder of --field") from error
    asked = [each for each in cases if each["kind"] in ("verify", "columns")]
    for name in sorted({each["ref"] for each in asked}):
        some = [each for each in asked if each["ref"] == name]
        folder = work / "field" / f"{Path(name).stem}.gaz"
        if not folder.is_dir():
            folder.parent.mkdir(parents=True, exist_ok=True)
            with (field / "ref" / name).open(encoding="utf-8", newline="") as lines:
                written = next((row["country"] for row in csv.DictReader(lines) if row.get("country")), "")
            build_gazetteer(
                [field / "ref" / name],
                folder,
                country=written or some[0]["country"],
                coverage="complete",
            )
        yield Register(
            HidingGazetteer(folder),
            tuple(AskedAbout(_row(each["input"]), each["country"], frozenset(each["ids"])) for each in some),
        )


def _row(given: str | Mapping[str, str]) -> Row:
    return given if isinstance(given, str) else dict(given)

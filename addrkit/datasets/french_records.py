"""The French registers in addrkit's columns, and the addresses as people typed them.

`fr_ban` holds the register of Paris, `fr_bano` eighteen departments of BANO, `fr_pairs` raw addresses with
the ids of the records that they mean.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from addrkit.locale.text import squeeze
from addrkit.train.noise.noise import EVERYDAY, noisy_text
from addrkit.types import Address

VARIABLE = "ADDRKIT_DATA"
COLUMNS = ("id", "house_number", "street", "city", "postcode", "country", "lat", "lon")
ID, POSTCODE = COLUMNS.index("id"), COLUMNS.index("postcode")

Written = tuple[str, str]
"""Number and street as one text, and the postcode."""
Record = tuple[str, ...]
"""One value for each of `COLUMNS`."""


class DataError(Exception):
    """The data is not where it should be; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An address as somebody typed it."""

    raw: str
    truth: frozenset[str]
    """The ids of the records that are meant; empty where nobody knows."""
    addresses: frozenset[Written]
    """The addresses that the truth writes for those records."""


def data_folder() -> Path:
    """The folder with `fr_ban`, `fr_bano` and `fr_pairs`. Raises DataError if ADDRKIT_DATA names no such."""
    named = os.environ.get(VARIABLE)
    if not named:
        raise DataError(f"set {VARIABLE} to the folder that holds fr_ban, fr_bano and fr_pairs")
    for name in ("fr_ban", "fr_bano", "fr_pairs"):
        if not (Path(named) / name).is_dir():
            raise DataError(f"the folder that {VARIABLE} names holds no folder {name}")
    return Path(named)


def read_pairs(file: Path) -> list[Pair]:
    """The typed addresses of one file. Raises DataError if it cannot be read."""
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
    except (OSError, EOFError, ValueError) as error:
        raise DataError(
            f"{file.parent.name}/{file.name} of the data cannot be read: fetch it again"
        ) from error
    return [
        Pair(
            row["raw"],
            frozenset(each["id"] for each in row["truth"]),
            frozenset(written(each["address"], each["postcode"]) for each in row["truth"]),
        )
        for row in rows
    ]


def register_records(data: Path) -> Iterator[Record]:
    """Every record of both registers, in the order of the files."""
    for file in sorted((data / "fr_ban").glob("*.csv.gz")):
        yield from ban_records(file)
    for file in sorted((data / "fr_bano").glob("*.csv.gz")):
        yield from bano_records(file)


def ban_records(file: Path) -> Iterator[Record]:
    """The records of a file of the national register."""
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            number = f"{row['numero']} {row['rep']}".strip()
            place = row["nom_commune"], row["code_postal"], "FR"
            yield row["id"], number, row["nom_voie"], *place, row["lat"], row["lon"]


def bano_records(file: Path) -> Iterator[Record]:
    """The records of a file of BANO, which has no header."""
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        for key, number, street, postcode, city, _, lat, lon in csv.reader(lines):
            yield key, number, street, city, postcode, "FR", lat, lon


def write_records(file: Path, records: Iterable[Record]) -> int:
    """Write records as a CSV for `addrkit gazetteer build`; returns how many."""
    count = 0
    with file.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow(COLUMNS)
        for record in records:
            writer.writerow(record)
            count += 1
    return count


def read_records(file: Path) -> Iterator[Record]:
    """The records of such a CSV."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        yield from map(tuple, rows)


def without(records: Iterable[Record], ids: Collection[str]) -> Iterator[Record]:
    """The records with other ids."""
    return (record for record in records if record[ID] not in ids)


def ids_at(file: Path, addresses: Collection[Written]) -> dict[Written, frozenset[str]]:
    """The ids that a CSV of records has for each of these addresses, where it has any."""
    ids: dict[Written, set[str]] = {}
    for record in read_records(file):
        address = written(f"{record[1]} {record[2]}", record[POSTCODE])
        if address in addresses:
            ids.setdefault(address, set()).add(record[ID])
    return {address: frozenset(each) for address, each in ids.items()}


def written(address: str, postcode: str) -> Written:
    """An address as it is compared: spelling counts, case, accents and blanks do not.

    >>> written("12 bis Rue de l'Été", "05000") == written("12BIS rue de l ete", "05000")
    True
    """
    return squeeze(address), postcode


def typed_anew(file: Path, records: int, count: int, seed: int) -> list[str]:
    """Random records of a CSV of so many, as somebody might type them."""
    random = Random(seed)  # noqa: S311
    chosen = frozenset(random.sample(range(records), min(count, records)))
    texts = []
    for at, record in enumerate(read_records(file)):
        if at in chosen:
            values = dict(zip(COLUMNS, record, strict=True))
            parts = {name: values[name] or None for name in COLUMNS[1:6]}
            texts.append(noisy_text(Address(**parts), EVERYDAY, random))
    random.shuffle(texts)
    return texts


def distinct_texts(typed: Iterable[str], anew: Iterable[str], count: int) -> list[str]:
    """So many texts, each once: all that people typed first, then the others.

    >>> distinct_texts(["a", "b", "a"], ["b", "c", "d"], 3)
    ['a', 'b', 'c']
    """
    return list(dict.fromkeys([*typed, *anew]))[:count]

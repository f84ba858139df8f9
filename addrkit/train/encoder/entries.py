"""Streets and places to learn from: out of CSV files, or out of a built gazetteer."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from zlib import crc32

from addrkit.errors import InputError
from addrkit.index.entry_text import entry_text
from addrkit.locale.country import country_codes
from addrkit.locale.text import fold
from addrkit.types import Address

if TYPE_CHECKING:
    from addrkit.gazetteer.store import Gazetteer

Split = Literal["train", "tune", "test"]


@dataclass(frozen=True, slots=True)
class TrainingEntry:
    """A street or a place as a gazetteer has it."""

    address: Address
    """Its components; a street has the number of one of its doors."""
    postcodes: tuple[str, ...]
    """Some of its postcodes, at most eight."""
    shared_postcode: str | None
    """What all its postcodes begin with; None if that is nothing."""

    @property
    def text(self) -> str:
        """What it is embedded as."""
        here = self.address
        return entry_text(here.street, here.suburb, here.city, here.region, self.shared_postcode)


def read_entries(inputs: Iterable[Path]) -> list[TrainingEntry]:
    """The streets and places of CSV files with the contract's columns and of gazetteers, in their order.

    Rows of one street are joined if town, region and the first two characters of the postcode are the same.
    Raises InputError if a file cannot be read or lacks the column `country`, and GazetteerError if a folder is no
    gazetteer.
    """
    found: list[TrainingEntry] = []
    files = []
    for each in inputs:
        if each.is_dir():
            found += gazetteer_entries(each)
        else:
            files.append(each)
    return [*_file_entries(files), *found]


def gazetteer_entries(folder: Path) -> Iterator[TrainingEntry]:
    """The streets and places of a built gazetteer. Raises GazetteerError if it is none, or damaged."""
    from addrkit.gazetteer.store import Gazetteer

    gazetteer = Gazetteer(folder)
    for number in range(len(gazetteer)):
        found = _gazetteer_entry(gazetteer, number)
        if found is not None:
            yield found


def _gazetteer_entry(gazetteer: Gazetteer, number: int) -> TrainingEntry | None:
    here = gazetteer.entry(number)
    if here.country not in country_codes():
        return None
    door = gazetteer.door(here.first_door) if here.first_door < here.last_door else None
    address = Address(
        house_number=door.house_number if door else None,
        street=here.name,
        suburb=here.suburb,
        city=here.city,
        district=here.district,
        region=here.region,
        country=here.country,
    )
    codes = sorted(gazetteer.postcodes(here))
    return _entry_of(address, codes) if here.name or here.suburb or here.city or codes else None


def _file_entries(files: Iterable[Path]) -> list[TrainingEntry]:
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    codes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for file in files:
        for row in _rows(file):
            code = row.get("postcode", "")
            name = tuple(row.get(part, "") for part in ("country", "street", "suburb", "city", "region"))
            key = (*name, code[:2] if row.get("street") or row.get("suburb") else code)
            rows.setdefault(key, row)
            if code:
                codes[key].add(code)
    return [_entry(row, sorted(codes[key])) for key, row in rows.items() if any(key[1:5])]


def _rows(file: Path) -> Iterable[dict[str, str]]:
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            if "country" not in (reader.fieldnames or ()):
                raise InputError(f"{file} has no column 'country': use the columns of the canonical CSV")
            for row in reader:
                if row["country"] in country_codes():
                    yield {name: value for name, value in row.items() if value}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{file} cannot be read: {error}") from None


def _entry(row: Mapping[str, str], postcodes: Sequence[str]) -> TrainingEntry:
    names = ("house_number", "street", "suburb", "city", "district", "region", "country")
    return _entry_of(Address(**{name: row[name] for name in names if name in row}), postcodes)


def _entry_of(here: Address, postcodes: Sequence[str]) -> TrainingEntry:
    if here.region and any(character.isdigit() for character in here.region):
        here = replace(here, region=None)
    sample = tuple(postcodes[:: max(1, len(postcodes) // 8)][:8])
    return TrainingEntry(here, sample, _shared_start(postcodes) or None)


def _shared_start(codes: Sequence[str]) -> str:
    """What all codes begin with.

    >>> _shared_start(["9711AB", "9712XY"])
    '971'
    """
    first, last = (min(codes), max(codes)) if codes else ("", "")
    length = next(
        (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first)
    )
    return first[:length]


def split_of(entry: TrainingEntry) -> Split:
    """Which part an entry belongs to: 5 % tune, 5 % test; all entries of one street and town go together.

    >>> split_of(TrainingEntry(Address(street="Laugavegur", city="Reykjavík"), (), None))
    'train'
    """
    place = entry.address
    name = fold(f"{place.street or place.suburb or ''} | {place.city or ''}")
    draw = crc32(name.encode()) % 20
    return "test" if draw == 0 else "tune" if draw == 1 else "train"

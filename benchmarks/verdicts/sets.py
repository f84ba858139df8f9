"""Rows with a known truth, real ones and made ones, one in five with its true door taken out of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zlib import crc32

from addrkit.datasets.american_records import american_pairs
from addrkit.datasets.french_records import Pair, Written, read_pairs, written
from addrkit.datasets.label_pairs import is_held_out
from addrkit.gazetteer.schema import PLACE
from addrkit.locale.numbers import house_number
from addrkit.train.matcher.hidden import HidingGazetteer
from addrkit.train.noise.noise import EVERYDAY, HARD, NoiseRates, noisy_text

REMOVE_EVERY = 5
MADE_ROWS = 1_000
SEED = 20261127


@dataclass(frozen=True, slots=True)
class SetRow:
    """An address and what it means."""

    text: str
    truth: frozenset[str]
    """Ids of the records that are right."""
    addresses: frozenset[Written]
    """The addresses of those records as they are compared."""
    removed: bool
    """Whether the gazetteer answers as if it lacked them."""


@dataclass(frozen=True, slots=True)
class RowSet:
    """Rows of one country against one gazetteer."""

    name: str
    country: str
    gazetteer: HidingGazetteer
    rows: tuple[SetRow, ...]
    """Those whose record the gazetteer has."""


def french_sets(folder: Path, data: Path) -> Iterator[RowSet]:
    """`fr_pairs`, of the streets that the score was not calibrated on, and the whole of it; each half, then both."""
    gazetteer = HidingGazetteer(folder)
    both: list[Pair] = []
    for name in ("everyday", "hard"):
        pairs = read_pairs(data / "fr_pairs" / f"{name}.jsonl.gz")
        both.extend(pairs)
        yield from _of_pairs(f"French, {name}", "FR", gazetteer, pairs)
    yield from _of_pairs("French, everyday and hard", "FR", gazetteer, both)


def american_sets(folder: Path, data: Path) -> Iterator[RowSet]:
    """`us_pairs`, likewise."""
    yield from _of_pairs("American", "US", HidingGazetteer(folder), american_pairs(data))


def _of_pairs(name: str, country: str, gazetteer: HidingGazetteer, pairs: Sequence[Pair]) -> Iterator[RowSet]:
    gazetteer.hidden = frozenset()
    wanted = frozenset().union(*(pair.truth for pair in pairs))
    doors = {identity: row for row, identity in enumerate(gazetteer.ids()) if identity in wanted}
    rows: list[tuple[SetRow, bool]] = []
    hidden: set[int] = set()
    for pair in pairs:
        here = [doors[each] for each in pair.truth if each in doors]
        if not here:
            continue
        removed = is_removed(pair.addresses)
        if removed:
            hidden.update(here)
            hidden.update(other for row in here for other in _written_alike(gazetteer, row, pair.addresses))
        rows.append((SetRow(pair.raw, pair.truth, pair.addresses, removed), is_held_out(pair)))
    gazetteer.hidden = frozenset(hidden)
    # A door that two truths share is there for neither.
    gone = {identity for identity, row in doors.items() if row in hidden}
    kept = [(row, held) for row, held in rows if row.removed or not row.truth & gone]
    yield RowSet(f"{name}, held out", country, gazetteer, tuple(row for row, held in kept if held))
    yield RowSet(f"{name}, all", country, gazetteer, tuple(row for row, _ in kept))


def _written_alike(gazetteer: HidingGazetteer, row: int, addresses: frozenset[Written]) -> Iterator[int]:
    """The doors beside one that are written as the truth is: one found by coordinates may name "2 B" for "2"."""
    entry = gazetteer.entry(gazetteer.entry_of(row))
    number = house_number(gazetteer.door(row).house_number or "").number
    for door in gazetteer.doors_at(entry, number):
        if (
            written(f"{door.house_number or ''} {entry.name}", door.postcode or entry.postcode or "")
            in addresses
        ):
            yield door.row


def is_removed(addresses: frozenset[Written]) -> bool:
    """Whether the door of these addresses is one of the fifth that is taken out.

    >>> is_removed(frozenset({("1ruehaute", "05000")}))
    False
    """
    return crc32(repr(min(addresses)).encode()) % REMOVE_EVERY == 0


def made_sets(folder: Path, country: str) -> Iterator[RowSet]:
    """Random doors of a gazetteer, each as somebody may type it."""
    gazetteer = HidingGazetteer(folder)
    random = Random(f"{SEED} {country}")  # noqa: S311
    hidden: set[int] = set()
    used: set[int] = set()
    sets: list[tuple[str, list[SetRow]]] = []
    kinds: tuple[tuple[str, NoiseRates], ...] = (("everyday", EVERYDAY), ("hard", HARD))
    for name, rates in kinds:
        rows = [_made(gazetteer, rates, random, hidden, used) for _ in range(MADE_ROWS)]
        sets.append((name, rows))
    gazetteer.hidden = frozenset(hidden)
    for name, rows in sets:
        yield RowSet(f"{country}, made {name}", country, gazetteer, tuple(rows))


def _made(
    gazetteer: HidingGazetteer, rates: NoiseRates, random: Random, hidden: set[int], used: set[int]
) -> SetRow:
    """A row of a door that no other row means: what one takes out must be there for none."""
    while True:
        entry = gazetteer.entry(random.randrange(len(gazetteer)))
        if entry.kind == PLACE or entry.first_door == entry.last_door:
            continue
        door = random.randrange(entry.first_door, entry.last_door)
        doors = gazetteer.doors_like(entry, door)
        address = gazetteer.record(entry, gazetteer.door(door)).components
        if address.house_number and address.street and not doors & used:
            break
    used.update(doors)
    removed = random.random() < 1 / REMOVE_EVERY
    if removed:
        hidden.update(doors)
    line = f"{address.house_number} {address.street}"
    return SetRow(
        noisy_text(address, rates, random),
        frozenset(gazetteer.record(entry, gazetteer.door(row)).id for row in doors),
        frozenset((written(line, address.postcode or ""),)),
        removed,
    )

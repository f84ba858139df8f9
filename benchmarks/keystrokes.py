"""How many keystrokes an address takes: typed in its usual order, clean and with a slip in every ten characters.

    python -m benchmarks.keystrokes GAZETTEER... --scratch FOLDER [--rows 2000] [--other-rows 60] [--country]

From each country of the gazetteers, addresses of doors drawn at random; all gazetteers are open at once, and no
country is told unless `--country`. Somebody types, looks at the first five after every key and chooses the address, or
the street or building that it lies under, as soon as it is there. A choice counts as one keystroke. Within a street
they type the house number, within a building the unit, until the address is there. An address that is never offered
counts as typed out. The same with SQLite FTS5 and tantivy over the same doors, which are built once in FOLDER; they
answer slowly, so fewer addresses are typed there, the first of the same ones.

It prints, after so many characters: the share whose address is among the first five; the share whose street, or any
door in it, is; the mean reciprocal rank of the better of the two, 0 where there is none. And the keystrokes saved, and
the time that a keystroke takes on one core.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

import addrkit
from addrkit.gazetteer.store import Gazetteer
from addrkit.kit import AddressKit
from addrkit.locale.format import format_address
from addrkit.types import Suggestion
from benchmarks.keystrokes_others import OTHERS, Search
from benchmarks.keystrokes_typing import FIRST, Target, enter, rank_of, street_of, with_slips
from benchmarks.provenance import RESULTS, provenance, write_result

SEED = 20261127
AFTER = (3, 6, 9, 12, 15, 20)
"""Characters after which it is counted what is among the first five."""
PACKAGES = ("numpy", "tantivy")
RESAMPLES = 2_000


@dataclass(slots=True)
class Tally:
    """What happened to the addresses of one country."""

    doors: dict[int, list[float]] = field(default_factory=lambda: {after: [] for after in AFTER})
    either: dict[int, list[float]] = field(default_factory=lambda: {after: [] for after in AFTER})
    reciprocal: dict[int, list[float]] = field(default_factory=lambda: {after: [] for after in AFTER})
    saved: list[float] = field(default_factory=list)
    found: list[float] = field(default_factory=list)

    def add(self, after: int, door: int | None, street: int | None) -> None:
        """Count the ranks after so many characters."""
        best = min(door or FIRST + 1, street or FIRST + 1)
        self.doors[after].append(float(door is not None))
        self.either[after].append(float(best <= FIRST))
        self.reciprocal[after].append(1 / best if best <= FIRST else 0.0)

    def to_dict(self) -> dict[str, Any]:
        """The means; keystrokes saved with its 95 % bootstrap interval over addresses."""
        saved = np.array(self.saved)
        draws = np.random.default_rng(SEED).choice(saved, (RESAMPLES, len(saved))).mean(axis=1)
        low, high = np.percentile(draws, (2.5, 97.5))
        return {
            "addresses": len(saved),
            "keystrokes saved": [round(float(each), 4) for each in (saved.mean(), low, high)],
            "found": round(float(np.mean(self.found)), 4),
            "after": {
                after: {
                    "address in five": round(float(np.mean(self.doors[after])), 4),
                    "street in five": round(float(np.mean(self.either[after])), 4),
                    "mean reciprocal rank": round(float(np.mean(self.reciprocal[after])), 4),
                }
                for after in AFTER
            },
        }


class Timed:
    """Suggestions with the time that each took."""

    def __init__(self, kit: AddressKit) -> None:
        self._kit = kit
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def suggest(self, text: str, within: str | None, country: str | None) -> list[Suggestion]:
        """As the kit's."""
        wall, cpu = time.perf_counter(), time.thread_time()
        found = self._kit.suggest(text, country=country, limit=FIRST, within=within)
        self.wall.append((time.perf_counter() - wall) * 1000)
        self.cpu.append((time.thread_time() - cpu) * 1000)
        return found


def targets(gazetteer: Gazetteer, rows: int) -> list[Target]:
    """Doors drawn at random, each an address that names a street or a building."""
    draw = np.random.default_rng(SEED)
    found: dict[str, Target] = {}
    for row in draw.permutation(gazetteer.manifest.doors).tolist():
        entry, record = gazetteer.record_at(row)
        if record.kind not in ("premise", "unit"):
            continue
        here = record.components
        text = format_address(here)
        number, unit = here.house_number or "", here.unit or ""
        target = Target(text, gazetteer.name, entry, street_of(here), number, unit)
        found.setdefault(text, target)
        if len(found) == rows:
            break
    return list(found.values())


def typed_with(
    suggest: Callable[[str, str | None], list[Suggestion]], some: Sequence[Target], *, slips: bool
) -> Tally:
    """What happens when addresses are typed into addrkit."""
    tally = Tally()
    for seed, target in enumerate(some):
        text = with_slips(target.text, seed) if slips else target.text
        once = cache(suggest)
        outcome = enter(target, text, once)
        tally.saved.append(1 - outcome.keystrokes / len(target.text))
        tally.found.append(float(outcome.found))
        for after in AFTER:
            tally.add(after, *rank_of(target, once(text[:after], None)))
    return tally


def typed_with_other(
    search: Search, place_of: Callable[[int], tuple[str, int, str]], some: Sequence[Target], *, slips: bool
) -> tuple[Tally, list[float]]:
    """The same with a search over doors; with the milliseconds of each search."""
    tally = Tally()
    times: list[float] = []

    @cache
    def ranks(target: Target, text: str) -> tuple[int | None, int | None]:
        start = time.perf_counter()
        found = [place_of(number) for number in search(text)]
        times.append((time.perf_counter() - start) * 1000)
        door = next((rank for rank, each in enumerate(found, 1) if each[2] == target.text), None)
        here = (target.gazetteer, target.entry)
        return door, next((rank for rank, each in enumerate(found, 1) if each[:2] == here), None)

    for seed, target in enumerate(some):
        text = with_slips(target.text, seed) if slips else target.text
        first = next((n for n in range(1, len(text) + 1) if ranks(target, text[:n])[0] is not None), None)
        tally.saved.append(1 - (first + 1) / len(target.text) if first else 0.0)
        tally.found.append(float(first is not None))
        for after in AFTER:
            tally.add(after, *ranks(target, text[:after]))
    return tally, times


class Doors:
    """The doors of all gazetteers under one number each."""

    def __init__(self, gazetteers: Sequence[Gazetteer]) -> None:
        self._gazetteers = gazetteers
        self._starts = np.cumsum([0, *(each.manifest.doors for each in gazetteers)])

    def texts(self) -> Iterator[tuple[int, str]]:
        """Every door's number and text, and progress on standard error."""
        for start, gazetteer in zip(self._starts, self._gazetteers, strict=False):
            print(f"indexing {gazetteer.name} for the others", file=sys.stderr)
            for row in range(gazetteer.manifest.doors):
                yield int(start) + row, self.place(int(start) + row)[2]

    def place(self, number: int) -> tuple[str, int, str]:
        """Gazetteer, entry and text of a door."""
        which = int(np.searchsorted(self._starts, number, "right")) - 1
        gazetteer = self._gazetteers[which]
        entry, record = gazetteer.record_at(number - int(self._starts[which]))
        return gazetteer.name, entry, format_address(record.components)


def quantiles(times: Sequence[float]) -> dict[str, float]:
    """Milliseconds."""
    p50, p95, p99 = np.percentile(times, (50, 95, 99))
    return {"p50": round(float(p50), 2), "p95": round(float(p95), 2), "p99": round(float(p99), 2)}


def line(name: str, country: str, kind: str, figures: dict[str, Any]) -> str:
    """One row of the table."""
    saved, low, high = figures["keystrokes saved"]
    shares = " ".join(
        f"{each['address in five']:.2f}/{each['street in five']:.2f}/{each['mean reciprocal rank']:.2f}"
        for each in figures["after"].values()
    )
    return (
        f"| {name} | {country} | {kind} | {figures['addresses']:,} | {saved:.1%} [{low:.1%}, {high:.1%}] | "
        + " | ".join(shares.split())
        + " |"
    )


def set_constant(asked: str) -> None:
    """Try another value of a constant by which suggestions are found: "find.SLIP=-5"."""
    place, _, value = asked.partition("=")
    module, _, name = place.partition(".")
    holder = import_module(f"addrkit.complete.{module}")
    setattr(holder, name, type(getattr(holder, name))(float(value)))


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", nargs="+", type=Path, metavar="GAZETTEER")
    parser.add_argument("--scratch", type=Path, help="where the others' indexes lie; without it, no others")
    parser.add_argument("--rows", type=int, default=2_000, help="addresses a country")
    parser.add_argument("--other-rows", type=int, default=60, help="addresses a country for the others")
    parser.add_argument("--country", action="store_true", help="tell the country")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="MODULE.NAME=NUMBER",
        help="a constant of addrkit.complete",
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    for each in options.set:
        set_constant(each)
    about = provenance(PACKAGES)
    kit = addrkit.open(*options.gazetteers)
    timed = Timed(kit)
    drawn = {each.name: targets(each, options.rows) for each in kit.gazetteers}
    header = " | ".join(f"after {after}" for after in AFTER)
    table = [
        f"| | gazetteer | typed | addresses | keystrokes saved | {header} |",
        "|" + "---|" * (5 + len(AFTER)),
    ]
    print("\n".join(table))
    figures: dict[str, Any] = {}

    def report(name: str, gazetteer: str, kind: str, tally: Tally) -> None:
        figures.setdefault(name, {}).setdefault(gazetteer, {})[kind] = tally.to_dict()
        table.append(line(name, gazetteer, kind, tally.to_dict()))
        print(table[-1], flush=True)

    for gazetteer in kit.gazetteers:
        code = gazetteer.manifest.coverage[0].country if options.country else None

        def suggest(text: str, within: str | None, code: str | None = code) -> list[Suggestion]:
            return timed.suggest(text, within, code)

        for kind in ("clean", "slips"):
            report(
                "addrkit",
                gazetteer.name,
                kind,
                typed_with(suggest, drawn[gazetteer.name], slips=kind == "slips"),
            )
    speed = {"addrkit": {"wall": quantiles(timed.wall), "cpu": quantiles(timed.cpu), "keys": len(timed.wall)}}
    if options.scratch:
        options.scratch.mkdir(parents=True, exist_ok=True)
        doors = Doors(kit.gazetteers)
        for name, build in OTHERS.items():
            search = build(options.scratch, doors.texts())
            all_times: list[float] = []
            for gazetteer in kit.gazetteers:
                for kind in ("clean", "slips"):
                    some = drawn[gazetteer.name][: options.other_rows]
                    tally, times = typed_with_other(search, doors.place, some, slips=kind == "slips")
                    all_times += times
                    report(name, gazetteer.name, kind, tally)
            speed[name] = {"wall": quantiles(all_times), "keys": len(all_times)}
    for name, taken in speed.items():
        table.append(f"\n{name}, milliseconds a keystroke: {taken}")
        print(table[-1])
    result = {"benchmark": "keystrokes", **about, "seed": SEED, "figures": figures, "speed": speed}
    result["set"] = options.set
    result["doors"] = sum(each.manifest.doors for each in kit.gazetteers)
    note = (
        "\nIn the last columns, after so many characters: share whose address is among the first five / whose "
        "street, or any door in it, is / mean reciprocal rank of the better.\n"
    )
    write_result(options.results, "keystrokes", result, "\n".join(table) + "\n" + note)


if __name__ == "__main__":
    main()

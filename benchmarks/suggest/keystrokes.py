"""How many keystrokes an address takes: typed in its usual order, clean and with a slip in every ten characters.

    python -m benchmarks.suggest.keystrokes GAZETTEER... --scratch FOLDER [--rows 2000] [--fts5-rows 60]
        [--tantivy-rows 300] [--only NAME]... [--country]

From each country of the gazetteers, addresses of doors drawn at random; all gazetteers are open at once, and no
country is told unless `--country`. Somebody types, looks at the first five after every key and chooses the address, or
the street or building that it lies under, as soon as it is there. A choice counts as one keystroke. Within a street
they type the house number, within a building the unit, until the address is there. An address that is never offered
counts as typed out. The same with SQLite FTS5 and tantivy over the same doors, which are built once in FOLDER; where
they answer slowly, fewer addresses are typed there, the first of the same ones, and a text that several addresses begin
with is asked once. Each is compared with addrkit on the same addresses.

It prints, after so many characters: the share whose address is among the first five; the share whose street, or any
door in it, is; the mean reciprocal rank of the better of the two, 0 where there is none. And the keystrokes saved, and
the time that a keystroke takes on one core, of the others only for texts not asked before.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

import addrkit
from addrkit.gazetteer.store import Gazetteer
from addrkit.kit import AddressKit
from addrkit.locale.format import format_address
from addrkit.types import Suggestion
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.suggest.others import OTHERS, Doors, Other, fts5
from benchmarks.suggest.tally import (
    AFTER,
    PAIRED_HEADER,
    SEED,
    TypingTally,
    header,
    line,
    paired,
    paired_line,
    quantiles,
)
from benchmarks.suggest.typing import FIRST, Target, enter, rank_of, street_of, with_slips

KINDS = ("clean", "slips")
PACKAGES = ("numpy", "tantivy")


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
) -> TypingTally:
    """What happens when addresses are typed into addrkit."""
    tally = TypingTally()
    for seed, target in enumerate(some):
        text = with_slips(target.text, seed) if slips else target.text
        once = cache(suggest)
        outcome = enter(target, text, once)
        tally.saved.append(1 - outcome.keystrokes / len(target.text))
        tally.found.append(float(outcome.found))
        for after in AFTER:
            tally.add(after, *rank_of(target, once(text[:after], None)))
    return tally


def typed_with_other(other: Other, doors: Doors, some: Sequence[Target], *, slips: bool) -> TypingTally:
    """The same with a search over doors."""
    tally = TypingTally()

    def ranks(target: Target, text: str) -> tuple[int | None, int | None]:
        found = [doors.place(number) for number in other.search(text)]
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
    return tally


def set_constant(asked: str) -> None:
    """Try another value of a constant by which suggestions are found: "misspelt.SLIP=-5"."""
    place, _, value = asked.partition("=")
    module, _, name = place.partition(".")
    holder = import_module(f"addrkit.suggest.{module}")
    setattr(holder, name, type(getattr(holder, name))(float(value)))


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", nargs="+", type=Path, metavar="GAZETTEER")
    parser.add_argument("--scratch", type=Path, help="where the others' indexes lie; without it, no others")
    parser.add_argument("--rows", type=int, default=2_000, help="addresses a country")
    parser.add_argument("--fts5-rows", type=int, default=60, help="addresses a country for SQLite FTS5")
    parser.add_argument("--tantivy-rows", type=int, default=300, help="addresses a country for tantivy")
    parser.add_argument(
        "--only",
        action="append",
        metavar="NAME",
        help="a gazetteer whose addresses are typed; all are open",
    )
    parser.add_argument("--country", action="store_true", help="tell the country")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="MODULE.NAME=NUMBER",
        help="a constant of addrkit.suggest",
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args()
    for each in options.set:
        set_constant(each)
    about = provenance(PACKAGES)
    kit = addrkit.open(*options.gazetteers)
    timed = Timed(kit)
    asked = [each for each in kit.gazetteers if not options.only or each.name in options.only]
    drawn = {each.name: targets(each, options.rows) for each in asked}
    table = header()
    print("\n".join(table))
    figures: dict[str, Any] = {}
    ours: dict[tuple[str, str], TypingTally] = {}

    def report(name: str, gazetteer: str, kind: str, tally: TypingTally) -> None:
        figures.setdefault(name, {}).setdefault(gazetteer, {})[kind] = tally.to_dict()
        table.append(line(name, gazetteer, kind, tally.to_dict()))
        print(table[-1], flush=True)

    for gazetteer in asked:
        code = gazetteer.manifest.coverage[0].country if options.country else None

        def suggest(text: str, within: str | None, code: str | None = code) -> list[Suggestion]:
            return timed.suggest(text, within, code)

        for kind in KINDS:
            some = drawn[gazetteer.name]
            ours[gazetteer.name, kind] = typed_with(suggest, some, slips=kind == "slips")
            report("addrkit", gazetteer.name, kind, ours[gazetteer.name, kind])
    speed = {"addrkit": {"wall": quantiles(timed.wall), "cpu": quantiles(timed.cpu), "keys": len(timed.wall)}}
    differences: dict[str, Any] = {}
    beside = ["", *PAIRED_HEADER]
    if options.scratch:
        options.scratch.mkdir(parents=True, exist_ok=True)
        doors = Doors(kit.gazetteers)
        for name, build in OTHERS.items():
            other = Other(build(options.scratch, doors.texts()))
            rows = options.fts5_rows if build is fts5 else options.tantivy_rows
            for gazetteer, kind in product(asked, KINDS):
                theirs = typed_with_other(other, doors, drawn[gazetteer.name][:rows], slips=kind == "slips")
                report(name, gazetteer.name, kind, theirs)
                compared = paired(ours[gazetteer.name, kind], theirs)
                differences.setdefault(name, {}).setdefault(gazetteer.name, {})[kind] = compared
                beside.append(paired_line(name, gazetteer.name, kind, compared))
                print(beside[-1], file=sys.stderr, flush=True)
            speed[name] = {"wall": quantiles(other.times), "keys": len(other.times)}
        print("\n".join(beside))
        table += beside
    for name, taken in speed.items():
        table.append(f"\n{name}, milliseconds a keystroke: {taken}")
        print(table[-1])
    result = {"benchmark": "keystrokes", **about, "seed": SEED, "figures": figures, "speed": speed}
    result |= {"differences": differences, "set": options.set}
    result["doors"] = sum(each.manifest.doors for each in kit.gazetteers)
    note = (
        "\nIn the last columns of the first table, after so many characters: share whose address is among the first "
        "five / whose street, or any door in it, is / mean reciprocal rank of the better. In the second table, of the "
        "same addresses: keystrokes saved, and their difference in per cent of the keystrokes, with its 95 % "
        "bootstrap interval over addresses.\n"
    )
    write_result(options.results, "keystrokes", result, "\n".join(table) + "\n" + note)


if __name__ == "__main__":
    main()

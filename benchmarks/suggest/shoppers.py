"""What shoppers type on a phone, key by key: at which key what they mean comes first, and what becomes of it chosen.

    python -m benchmarks.suggest.shoppers [NAME.gaz...] [--entries FILE.csv] [--misses]

A row of the entries (`shoppers.csv`, over the default gazetteers) has the country, what is typed and parts of what
should be shown first, a semicolon between them; a country's own script or Latin letters, slips, no blanks, words
for kinds, short names. All gazetteers are open and the country is told, as a checkout's form does. Counted is what
is first, and among the first five, once all is typed; the share of the keys after which it stays first; how often
something else is first with a score of a sure thing; and how many of the doors that are offered in the end come
back as that very record, to be accepted or with a unit to be asked for, when their text and their components are
verified.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import Any, NamedTuple

import addrkit
from addrkit.kit import AddressKit
from addrkit.locale.text import fold
from addrkit.types import Suggestion
from benchmarks.shared.provenance import RESULTS, provenance, write_result

ENTRIES = Path(__file__).with_name("shoppers.csv")
FIRST = 5
SURE = 0.8
"""Score of what is offered as a sure thing."""
PACKAGES = ("numpy",)


class ShopperEntry(NamedTuple):
    """What is typed, and what should be shown."""

    country: str
    typed: str
    parts: tuple[str, ...]

    def is_meant(self, suggestion: Suggestion) -> bool:
        """Whether a suggestion is what was meant."""
        text = fold(suggestion.text)
        return all(fold(part) in text for part in self.parts)


def entries(file: Path) -> list[ShopperEntry]:
    """The rows of a file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            ShopperEntry(row["country"], row["typed"], tuple(row["first"].split(";")))
            for row in csv.DictReader(lines)
        ]


def played(kit: AddressKit, entry: ShopperEntry) -> tuple[list[Suggestion], int | None]:
    """What is shown when all is typed, and the number of keys from which on what is meant stays first."""
    first: int | None = None
    shown: list[Suggestion] = []
    for keys in range(1, len(entry.typed) + 1):
        shown = kit.suggest(entry.typed[:keys], country=entry.country, limit=FIRST)
        if not shown or not entry.is_meant(shown[0]):
            first = None
        elif first is None:
            first = keys
    return shown, first


def comes_back(kit: AddressKit, door: Suggestion) -> bool:
    """Whether a door that was chosen is accepted as itself, by its text and by its components."""
    parts = {name: value for name, value in door.address.to_dict().items() if value}
    for asked in (door.text, parts):
        verdict = kit.verify(asked, country=door.address.country)
        building = door.id.count(":") == 2 and verdict.action == "add_unit"
        if verdict.match is None or not (verdict.match.id == door.id or building):
            return False
        if verdict.action not in ("accept", "add_unit"):
            return False
    return True


def main() -> None:
    """Types everything and prints what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gazetteers", nargs="*", type=Path)
    parser.add_argument("--entries", type=Path, default=ENTRIES)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    kit = addrkit.open(*options.gazetteers)
    some = entries(options.entries)
    five = sure = doors = back = 0
    shares: list[float] = []
    for entry in some:
        shown, keys = played(kit, entry)
        five += any(map(entry.is_meant, shown))
        if keys is not None:
            shares.append(keys / len(entry.typed))
        elif options.misses:
            print(entry.country, entry.typed, "->", " | ".join(each.text for each in shown[:2]) or "nothing")
        sure += bool(keys is None and shown and shown[0].score >= SURE)
        ends = [each for each in shown if each.kind in ("premise", "unit")]
        doors += len(ends)
        back += sum(comes_back(kit, each) for each in ends)
    figures: dict[str, Any] = {
        "typed": len(some),
        "first": len(shares),
        "among_five": five,
        "keys_until_first": round(sum(shares) / max(len(shares), 1), 3),
        "other_first_and_sure": sure,
        "doors_offered": doors,
        "doors_that_come_back": back,
    }
    print(figures)
    names = [each.name for each in kit.gazetteers]
    write_result(
        options.out, "shoppers", {"provenance": provenance(PACKAGES), "gazetteers": names, **figures}
    )


if __name__ == "__main__":
    main()

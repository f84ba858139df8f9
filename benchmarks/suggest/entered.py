"""What is offered at the end of what people type: doors drawn at random, typed in the ways in which people type.

    python -m benchmarks.suggest.entered NAME.gaz... [--each 4] [--seed 1] [--country] [--misses]

From each gazetteer, `--each` doors for every way: as the post writes it, the number first or last, the postcode first
or last, with and without its blank, the town first, glued ("kerkstraat1"), in short, without accents, with a slip, with
the unit. All gazetteers are open at once, and no country is told unless `--country`. It prints the share whose door is
first, and among the first five, once all is typed; and the time of a key.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import addrkit
from addrkit.gazetteer.schema import STREET
from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.country import country
from addrkit.locale.format import format_address, normal_postcode_shape
from addrkit.locale.text import fold, squeeze
from addrkit.types import Address, Record, Suggestion
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.suggest.typing import with_slips

FIRST = 5
PACKAGES = ("numpy",)


class TypedEntry(NamedTuple):
    """What is typed for a door."""

    record: Record
    way: str
    text: str


Way = Callable[[Address, int], str | None]


def _line(here: Address) -> str:
    first = here.country is not None and country(here.country).number_position == "before"
    return f"{here.house_number} {here.street}" if first else f"{here.street} {here.house_number}"


def _where(here: Address) -> str:
    return here.city or here.suburb or ""


def _short(here: Address) -> str | None:
    if here.country is None or here.street is None:
        return None
    words = [country(here.country).contract(word) for word in fold(here.street).split()]
    typed = " ".join(words)
    return f"{typed} {here.house_number} {_where(here)}" if typed != fold(here.street) else None


WAYS: dict[str, Way] = {
    "as_written": lambda here, _: format_address(here),
    "number_last": lambda here, _: f"{here.street} {here.house_number} {_where(here)}",
    "number_first": lambda here, _: f"{here.house_number} {here.street} {_where(here)}",
    "town_first": lambda here, _: f"{_where(here)} {here.street} {here.house_number}",
    "postcode_first": lambda here, _: f"{here.postcode} {_line(here)}" if here.postcode else None,
    "postcode_last": lambda here, _: (
        f"{_line(here)} {normal_postcode_shape(here.postcode, here.country)}" if here.postcode else None
    ),
    "postcode_squeezed": lambda here, _: f"{_line(here)} {squeeze(here.postcode)}" if here.postcode else None,
    "glued": lambda here, _: (
        f"{here.street}{here.house_number} {_where(here)}"
        if here.street and here.street[-1].isalpha()
        else None
    ),
    "short": lambda here, _: _short(here),
    "plain": lambda here, _: fold(f"{_line(here)} {_where(here)}"),
    "slip": lambda here, seed: (
        f"{with_slips(here.street or '', seed)[:40]} {here.house_number} {_where(here)}"
    ),
    "with_unit": lambda here, _: f"{_line(here)} {here.unit} {_where(here)}" if here.unit else None,
}


def entries(gazetteer: Gazetteer, each: int, seed: int) -> list[TypedEntry]:
    """So many doors for every way."""
    chance = random.Random(seed)  # noqa: S311  no secret
    rows = sum(part.doors for part in gazetteer.manifest.coverage)
    found: list[TypedEntry] = []
    for way, typed in WAYS.items():
        kept = 0
        for _ in range(each * 400):
            row = chance.randrange(rows)
            number, record = gazetteer.record_at(row)
            here = record.components
            if gazetteer.entry(number).kind != STREET or not here.house_number or not _where(here):
                continue
            if bool(here.unit) != (way == "with_unit"):
                continue
            text = typed(here, row)
            if text:
                found.append(TypedEntry(record, way, text))
                kept += 1
            if kept == each:
                break
    return found


def rank(record: Record, suggestions: Sequence[Suggestion]) -> int | None:
    """The rank of a door, from 1; of two doors that are written alike either is it. None if not among the first."""
    wanted = format_address(record.components)
    ranks = [at for at, each in enumerate(suggestions[:FIRST], 1) if each.text == wanted]
    return ranks[0] if ranks else None


def main() -> None:
    """Types everything and prints what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gazetteers", nargs="+")
    parser.add_argument("--each", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--country", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--out", type=Path, default=RESULTS)
    asked = parser.parse_args()
    kit = addrkit.open(*asked.gazetteers)
    kit.suggest("a")
    result: dict[str, Any] = {}
    milliseconds: list[float] = []
    for gazetteer in kit.gazetteers:
        drawn = entries(gazetteer, asked.each, asked.seed)
        ranks = [_typed(kit, each, asked.country, milliseconds) for each in drawn]
        first, five = sum(each == 1 for each in ranks), sum(each is not None for each in ranks)
        result[gazetteer.name] = {"typed": len(drawn), "first": first, "among_five": five}
        print(f"{gazetteer.name}: {len(drawn)} typed, first {first}, among five {five}", flush=True)
        if asked.misses:
            for entry, found in zip(drawn, ranks, strict=True):
                if found != 1:
                    best = [each.text for each in kit.suggest(entry.text)[:2]]
                    print(f"  {entry.way}: {entry.text!r} is {found or 'absent'}: {' | '.join(best)}")
    times = sorted(milliseconds)
    all_typed = sum(each["typed"] for each in result.values())
    share = {
        name: round(sum(each[name] for each in result.values()) / all_typed, 3)
        for name in ("first", "among_five")
    }
    speed = {"half_ms": round(times[len(times) // 2], 1), "p95_ms": round(times[int(len(times) * 0.95)], 1)}
    print(share, speed)
    write_result(asked.out, "entered", {"provenance": provenance(PACKAGES), "of": result, **share, **speed})


def _typed(
    kit: addrkit.AddressKit, entry: TypedEntry, is_told: bool, milliseconds: list[float]
) -> int | None:
    code = entry.record.components.country if is_told else None
    found: list[Suggestion] = []
    for end in range(1, len(entry.text) + 1):
        began = time.perf_counter()
        found = kit.suggest(entry.text[:end], code)
        milliseconds.append((time.perf_counter() - began) * 1_000)
    return rank(entry.record, found)


if __name__ == "__main__":
    main()

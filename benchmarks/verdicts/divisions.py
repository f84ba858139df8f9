"""How well divisions drawn from the tree are found as people type them, and whether wrong parents are told.

    python -m benchmarks.verdicts.divisions [GAZETTEER]... [--countries ID,TH] [--each 500] [--show 5]

Divisions of the finest level are drawn at random from the default gazetteers and typed through the noise model: a
slip or another spelling, kinds before names or none, a level or the postcode left out. Of those that are one alone by
what was typed, the share whose division came first is told; then the same with a parent or a postcode of another
division put in, and the share in which that was told, and accepted by the policy `best`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import addrkit
from addrkit.compare.chain import names_of
from addrkit.gazetteer.store import Entry, Gazetteer
from addrkit.retrieve.divisions import division_runs
from addrkit.train.noise.misspelling import misspelt_run
from addrkit.types import Verification

SLIP = 0.03
RESPELL = 0.02
LEFT_OUT = 0.3
DIGITS = {"KR": 5, "SG": 6, "BR": 8}
LEVELS = ("suburb", "district", "city", "region")
TOLD = {
    "suburb_conflict",
    "district_conflict",
    "city_conflict",
    "region_conflict",
    "postcode_conflict",
    "postcode_not_found",
    "ambiguous",
    "no_match",
    "suburb_unconfirmed",
    "unmatched_words",
}


@dataclass(frozen=True)
class TypedDivision:
    """One division as it was typed."""

    text: str
    levels: frozenset[str]


def drawn(gazetteer: Gazetteer, run: tuple[int, int], each: int, dice: random.Random) -> Iterator[Entry]:
    """Divisions of the finest level, at random."""
    entries = list(range(*run))
    dice.shuffle(entries)
    count = 0
    finest = any(gazetteer.entry(number).suburb for number in entries[:200])
    for number in entries:
        entry = gazetteer.entry(number)
        if finest and entry.suburb is None:
            continue
        yield entry
        count += 1
        if count == each:
            return


def typed(entry: Entry, postcode: str | None, dice: random.Random) -> TypedDivision:
    """A division as somebody types it, with a street before it."""
    parts: list[str] = []
    there = [level for level in LEVELS if getattr(entry, level)]
    left_out = dice.choice(there[1:]) if len(there) > 1 and dice.random() < LEFT_OUT else None
    if left_out is None and dice.random() < LEFT_OUT:
        postcode = None
    used: list[str] = []
    for level in there:
        if level == left_out:
            continue
        names = names_of(entry, level)
        name = names[0]
        parts.append(misspelt_run(name, SLIP, RESPELL, dice))
        used.append(level)
    separator = ", " if dice.random() < 0.8 else " "
    native = not parts[0].isascii() and parts[0][0] > "\u0e00"
    if native and entry.country in ("JP", "TW"):
        text = "".join(reversed(parts)) + "1-2"
        return TypedDivision(f"{postcode} {text}" if postcode else text, frozenset(used))
    street = {
        "MX": "Calle 5 de Mayo 12",
        "TH": "12",
        "VN": "12 Lê Lợi",
        "ID": "Jl. Merdeka No. 12",
        "BR": "Rua das Flores, 12",
        "TR": "Atatürk Cad. No:12",
    }.get(entry.country or "", "12 Main Road")
    text = separator.join([street + ("," if separator == " " else ""), *parts]) + (
        f" {postcode}" if postcode else ""
    )
    return TypedDivision(text, frozenset(used))


def _postcode(gazetteer: Gazetteer, entry: Entry, dice: random.Random) -> str | None:
    known = sorted(gazetteer.postcodes(entry))
    if not known:
        return None
    # Where areas alone are listed, a postcode of the area is typed.
    digits = DIGITS.get(entry.country or "", 0)
    return dice.choice(known).ljust(digits, str(dice.randrange(10)))


def _same(verdict: Verification, entry: Entry) -> bool:
    match = verdict.match
    if match is None:
        return False
    return all(
        getattr(match.components, level) is None or getattr(match.components, level) in names_of(entry, level)
        for level in LEVELS
    ) and bool(match.components.suburb) == bool(entry.suburb)


def main(codes: list[str], each: int, show: int, gazetteers: list[str]) -> None:
    """Print the shares of each country."""
    kit = addrkit.open(*gazetteers, policy="best")
    print(f"{'':4}{'drawn':>8}{'first':>8}{'unsure':>8}{'told':>8}{'accepted':>10}")
    for code in codes:
        dice = random.Random(f"divisions {code}")  # noqa: S311
        [(gazetteer, run)] = list(division_runs(code, kit.gazetteers))
        entries = list(drawn(gazetteer, run, each, dice))
        first = ambiguous = told = accepted = wrong = 0
        failed: list[str] = []
        for at, entry in enumerate(entries):
            postcode = _postcode(gazetteer, entry, dice)
            asked = typed(entry, postcode, dice)
            verdict = kit.verify(asked.text, country=code)
            if "ambiguous" in verdict.reasons:
                ambiguous += 1
            elif _same(verdict, entry):
                first += 1
            else:
                failed.append(f"{asked.text} -> {verdict.formatted} {verdict.reasons} (meant {_name(entry)})")
            other = entries[(at + 7) % len(entries)]
            changed, what = _changed(gazetteer, entry, other, dice)
            if changed is None:
                continue
            wrong += 1
            asked = typed(changed, what or postcode, dice)
            if (what is None and not _keeps(asked, entry, changed)) or (what and what not in asked.text):
                wrong -= 1
                continue
            verdict = kit.verify(asked.text, country=code)
            accepted += verdict.action == "accept"
            if TOLD & set(verdict.reasons):
                told += 1
            else:
                failed.append(
                    f"WRONG {asked.text} -> {verdict.action} {verdict.formatted} {verdict.reasons} "
                    f"(was {_name(entry)} {postcode})"
                )
        certain = max(len(entries) - ambiguous, 1)
        print(
            f"{code:4}{len(entries):8}{first / certain:8.3f}{ambiguous:8}{told / max(wrong, 1):8.3f}{accepted:10}",
            flush=True,
        )
        for line in failed[:show]:
            print("     ", line)


def _name(entry: Entry) -> str:
    return "/".join(str(getattr(entry, level)) for level in LEVELS)


def _keeps(asked: TypedDivision, entry: Entry, changed: Entry) -> bool:
    return (
        all(level in asked.levels for level in LEVELS if getattr(entry, level) != getattr(changed, level))
        and "suburb" in asked.levels
    )


def _changed(
    gazetteer: Gazetteer, entry: Entry, other: Entry, dice: random.Random
) -> tuple[Entry | None, str | None]:
    """The division with a parent of another one, or a postcode of elsewhere."""
    if dice.random() < 0.5:
        elsewhere = _postcode(gazetteer, other, dice)
        own = {each[:3] for each in gazetteer.postcodes(entry)}
        if elsewhere is not None and own and elsewhere[:3] not in own:
            return entry, elsewhere
        return None, None
    for level in ("district", "city"):
        mine, theirs = getattr(entry, level), getattr(other, level)
        if (
            mine
            and theirs
            and mine != theirs
            and (level != "city" or entry.region == other.region or entry.region is None)
        ):
            return replace(
                entry, **{level: theirs, f"other_{'cities' if level == 'city' else 'districts'}": ()}
            ), None
    return None, None


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--countries", default="ID,TH,VN,PH,MY,BR,MX,IN,JP,KR,TW,TR")
    options.add_argument("--each", type=int, default=500)
    options.add_argument("--show", type=int, default=0)
    options.add_argument("gazetteers", nargs="*")
    given = options.parse_args()
    main(given.countries.split(","), given.each, given.show, given.gazetteers)

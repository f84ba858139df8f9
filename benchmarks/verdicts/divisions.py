"""How well divisions drawn from the tree are found as people type them, and whether wrong parents are told.

    python -m benchmarks.verdicts.divisions [GAZETTEER]... [--countries ID,TH] [--each 500] [--results FOLDER]

Divisions of the finest level are drawn at random from the default gazetteers and typed through the noise model: a
slip or another spelling, kinds before names or none, a level or the postcode left out. Of those that are one alone by
what was typed, the share whose division came first is told; then the same with a parent or a postcode of another
division put in, and the share in which that was told, and accepted by the policy `best`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import addrkit
from addrkit.compare.chain.names import names_of
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.store import Gazetteer
from addrkit.kit import AddressKit
from addrkit.locale.text import fold
from addrkit.retrieve.divisions import division_runs
from addrkit.train.noise.misspelling import misspelt_run
from addrkit.types import Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result

SLIP = 0.03
RESPELL = 0.02
LEFT_OUT = 0.3
DIGITS = {"KR": 5, "SG": 6, "BR": 8, "CN": 6}
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


def postcode_of(gazetteer: Gazetteer, entry: Entry, dice: random.Random) -> str | None:
    """One of a division's postcodes."""
    known = sorted(gazetteer.postcodes(entry))
    if not known:
        return None
    # Where areas alone are listed, a postcode of the area is typed.
    digits = DIGITS.get(entry.country or "", 0)
    return dice.choice(known).ljust(digits, str(dice.randrange(10)))


def same_division(verdict: Verification, entry: Entry) -> bool:
    """Whether a verdict is on a division."""
    match = verdict.match
    if match is None:
        return False
    return all(
        getattr(match.components, level) is None
        or fold(getattr(match.components, level)) in map(fold, names_of(entry, level))
        for level in LEVELS
    ) and bool(match.components.suburb) == bool(entry.suburb)


@dataclass
class DivisionsFound:
    """How the divisions of one country came out."""

    drawn: int = 0
    first: int = 0
    """Whose division came first."""
    unsure: int = 0
    """Of which several fit, and that was said."""
    wrong: int = 0
    """With a parent or a postcode of another division."""
    told: int = 0
    accepted: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def first_of_certain(self) -> float:
        """Share of those that are one alone."""
        return self.first / max(self.drawn - self.unsure, 1)

    @property
    def told_of_wrong(self) -> float:
        """Share of wrong ones that were told."""
        return self.told / max(self.wrong, 1)


def measured(kit: AddressKit, code: str, each: int) -> DivisionsFound:
    """What comes of the divisions of a country."""
    dice = random.Random(f"divisions {code}")  # noqa: S311
    (gazetteer, run), *_ = division_runs(code, kit.gazetteers)
    entries = list(drawn(gazetteer, run, each, dice))
    outcome = DivisionsFound(len(entries))
    for at, entry in enumerate(entries):
        postcode = postcode_of(gazetteer, entry, dice)
        asked = typed(entry, postcode, dice)
        verdict = kit.verify(asked.text, country=code)
        if "ambiguous" in verdict.reasons:
            outcome.unsure += 1
        elif same_division(verdict, entry):
            outcome.first += 1
        else:
            outcome.failed.append(
                f"{asked.text} -> {verdict.formatted} {verdict.reasons} (meant {_name(entry)})"
            )
        changed, what = _changed(gazetteer, entry, entries[(at + 7) % len(entries)], dice)
        if changed is None:
            continue
        asked = typed(changed, what or postcode, dice)
        if (what is None and not _keeps(asked, entry, changed)) or (what and what not in asked.text):
            continue
        outcome.wrong += 1
        verdict = kit.verify(asked.text, country=code)
        accepted, told = verdict.action == "accept", bool(TOLD & set(verdict.reasons))
        outcome.accepted += accepted
        outcome.told += told
        if accepted or not told:
            outcome.failed.append(
                f"WRONG {asked.text} -> {verdict.action} {verdict.formatted} {verdict.reasons} "
                f"(was {_name(entry)} {postcode})"
            )
    return outcome


def table(outcomes: Mapping[str, DivisionsFound]) -> str:
    """All figures as Markdown."""
    head = [
        "# Divisions drawn from the tree",
        "",
        "`first`: share of those that are one alone whose division came first, typed with slips, a level or the",
        "postcode left out. `unsure`: how many were told to be ambiguous. `told`: share of wrong parents and postcodes",
        "that were told. `accepted`: how many wrong ones the policy `best` accepted.",
        "",
        "| country | drawn | first | unsure | wrong | told | accepted |",
        "|---|---|---|---|---|---|---|",
    ]
    rows = [
        f"| {code} | {each.drawn} | {each.first_of_certain:.3f} | {each.unsure} | {each.wrong} "
        f"| {each.told_of_wrong:.3f} | {each.accepted} |"
        for code, each in outcomes.items()
    ]
    return "\n".join([*head, *rows, ""])


def main(codes: Sequence[str], each: int, show: int, gazetteers: Sequence[str], results: Path) -> None:
    """Measure, print and write."""
    kit = addrkit.open(*gazetteers, policy="best")
    outcomes: dict[str, DivisionsFound] = {}
    for code in codes:
        outcomes[code] = outcome = measured(kit, code, each)
        print(table({code: outcome}).splitlines()[-1], flush=True)
        for line in outcome.failed[:show]:
            print("     ", line)
    result: dict[str, Any] = {
        "benchmark": "divisions",
        **provenance(("numpy", "rapidfuzz", "pyarrow")),
        "each": each,
        "countries": {
            code: {
                **{name: value for name, value in asdict(outcome).items() if name != "failed"},
                "first_of_certain": round(outcome.first_of_certain, 4),
                "told_of_wrong": round(outcome.told_of_wrong, 4),
            }
            for code, outcome in outcomes.items()
        },
    }
    write_result(results, "divisions", result, table(outcomes))


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
        elsewhere = postcode_of(gazetteer, other, dice)
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
    options.add_argument("--countries", default="ID,TH,VN,PH,MY,BR,MX,IN,JP,KR,TW,TR,CN")
    options.add_argument("--each", type=int, default=500)
    options.add_argument("--show", type=int, default=0)
    options.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options.add_argument("gazetteers", nargs="*")
    given = options.parse_args()
    main(given.countries.split(","), given.each, given.show, given.gazetteers, given.results)

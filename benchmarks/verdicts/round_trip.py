"""Each record of a gazetteer, typed as addrkit itself prints it, comes back as itself.

    python -m benchmarks.verdicts.round_trip GAZETTEER... [--each 2000] [--results FOLDER]

Draws records, half of them with a unit or a suffix where there are any, and verifies what `formatted` prints of them.
Then the same with one letter or digit of the unit or the suffix changed, so that no record of that street has it.
Prints a table and writes it.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from string import ascii_uppercase
from typing import Any

import addrkit
from addrkit.gazetteer.store import Gazetteer
from addrkit.kit import AddressKit
from addrkit.locale.format import format_address
from addrkit.locale.numbers import house_number
from addrkit.locale.text import squeeze
from addrkit.types import Address, Record, Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result

SEED = 20261129
PACKAGES = ("numpy", "faiss-cpu", "rapidfuzz", "pyarrow")
SCORER = (
    "itself: the match is the record, or one that is printed alike; another accepted: accept or add_unit with a"
    " record that is printed otherwise; changed: one letter or digit of the unit or of the number's suffix replaced,"
    " so that the street has no such door"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the records of one gazetteer came back."""

    records: int
    itself: int
    accepted: int
    """As themselves."""
    another_accepted: int
    changed: int
    changed_accepted: int

    @property
    def row(self) -> str:
        """The figures as a row of a table."""
        shares = (
            f"{self.records:,}",
            f"{self.itself / max(self.records, 1):.4f}",
            f"{self.accepted / max(self.records, 1):.4f}",
            str(self.another_accepted),
            f"{self.changed:,}",
            str(self.changed_accepted),
        )
        return f"| {' | '.join(shares)} |"


def drawn(gazetteer: Gazetteer, count: int, random: Random) -> list[Record]:
    """Records with a door, half of them with a unit or a suffix where the gazetteer has so many."""
    plain: list[Record] = []
    told: list[Record] = []
    rows = list(range(gazetteer.manifest.doors))
    random.shuffle(rows)
    for row in rows[: count * 20]:
        _, record = gazetteer.record_at(row)
        here = record.components
        if not here.house_number or not (here.street or here.suburb):
            continue
        is_told = bool(here.unit or house_number(here.house_number).suffix)
        (told if is_told else plain).append(record)
    half = told[: count // 2]
    return half + plain[: count - len(half)]


def changed(record: Record, known: frozenset[str], random: Random) -> Address | None:
    """The address with a unit or a suffix that no door there has; None if it has neither."""
    here = record.components
    name = "unit" if here.unit else "house_number"
    text = here.unit or here.house_number or ""
    first = 0 if here.unit else len(str(house_number(text).number))
    places = [at for at in range(first, len(text)) if text[at].isalnum() and text[at].isascii()]
    # The last sign that tells: of "Apt 4B" the letter, of a word such as "Apt" none.
    told = [at for at in places if text[at].isdigit() or not (at and text[at - 1].isalpha())]
    if not told:
        return None
    at = told[-1]
    for sign in random.sample("0123456789" if text[at].isdigit() else ascii_uppercase, 10):
        other = replace(here, **{name: text[:at] + sign + text[at + 1 :]})
        if squeeze(f"{other.house_number} {other.unit or ''}") not in known:
            return other
    return None


def measured(kit: AddressKit, gazetteer: Gazetteer, count: int) -> tuple[Outcome, list[tuple[str, str]]]:
    """How records come back, and those that another was accepted for."""
    random = Random(SEED)  # noqa: S311  no secret
    records = drawn(gazetteer, count, random)
    rows = [_typed(each.components) for each in records]
    answers = list(kit.verify_many(rows))
    wrong: list[tuple[str, str]] = []
    itself = accepted = 0
    for record, row, answer in zip(records, rows, answers, strict=True):
        right = _is(answer, record)
        itself += right
        taken = answer.action in ("accept", "add_unit")
        accepted += right and taken
        if taken and not right:
            wrong.append((str(row["address"]), answer.formatted))
    by_name = _entries_by_name(gazetteer)
    others = [
        (record, other)
        for record in records
        if (other := changed(record, _doors_of(gazetteer, record, by_name), random)) is not None
        and (record.components.unit or house_number(record.components.house_number or "").suffix)
    ]
    anew = list(kit.verify_many([_typed(other) for _, other in others]))
    bad = [
        (format_address(other), answer.formatted)
        for (_, other), answer in zip(others, anew, strict=True)
        if answer.action in ("accept", "add_unit")
    ]
    outcome = Outcome(len(records), itself, accepted, len(wrong), len(others), len(bad))
    return outcome, wrong + bad


def _typed(address: Address) -> dict[str, str | None]:
    return {"address": format_address(address), "country": address.country}


def _is(answer: Verification, record: Record) -> bool:
    """Whether the match is the record, or one that is printed alike."""
    if answer.match is None:
        return False
    return answer.match.id == record.id or squeeze(format_address(answer.match.components)) == squeeze(
        format_address(record.components)
    )


def _entries_by_name(gazetteer: Gazetteer) -> dict[str, list[int]]:
    """The entries that have a name, squeezed."""
    found: dict[str, list[int]] = {}
    for number in range(len(gazetteer)):
        found.setdefault(squeeze(gazetteer.entry(number).name or ""), []).append(number)
    return found


def _doors_of(gazetteer: Gazetteer, record: Record, by_name: Mapping[str, Sequence[int]]) -> frozenset[str]:
    """Numbers and units that streets of the record's name have at its number, squeezed."""
    number = house_number(record.components.house_number or "").number
    name = squeeze(record.components.street or record.components.suburb or "")
    return frozenset(
        squeeze(f"{door.house_number} {door.unit or ''}")
        for entry in by_name.get(name, ())
        for door in gazetteer.doors_at(gazetteer.entry(entry), number)
    )


def table(outcomes: dict[str, Outcome]) -> str:
    """All figures as Markdown."""
    head = (
        "| gazetteer | records | itself | accepted | another accepted | changed | accepted although changed |"
    )
    rows = [f"| {name} {each.row}" for name, each in outcomes.items()]
    return "\n".join(
        ["# Records typed as they are printed", "", head, "|---|---|---|---|---|---|---|", *rows, ""]
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", nargs="+", type=Path, metavar="GAZETTEER")
    parser.add_argument("--each", type=int, default=2_000, help="records of each gazetteer")
    parser.add_argument("--show", type=int, default=0, help="wrong ones that are printed")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args(arguments)
    about = provenance(PACKAGES)
    outcomes: dict[str, Outcome] = {}
    for folder in given.gazetteers:
        kit = addrkit.open(folder)
        (gazetteer,) = kit.gazetteers
        outcomes[gazetteer.name], wrong = measured(kit, gazetteer, given.each)
        for typed, got in wrong[: given.show]:
            print(f"  {typed} -> {got}")
    result: dict[str, Any] = {
        "benchmark": "round trip",
        **about,
        "seed": SEED,
        "scorer": SCORER,
        "each": given.each,
        "gazetteers": {name: asdict(each) for name, each in outcomes.items()},
    }
    text = table(outcomes)
    print(text)
    write_result(given.results, "round-trip", result, text)


if __name__ == "__main__":
    main()

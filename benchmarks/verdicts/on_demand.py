"""What the gazetteers that are got on demand know: Brazil's streets, Great Britain's postcode units, Japan's towns.

    addrkit gazetteer get BR GB JP
    ADDRKIT_DATA=DATA python -m benchmarks.verdicts.on_demand GAZETTEER... [--each 2000] [--show 5] [--results FOLDER]

Brazil: streets drawn at random, typed with slips, a quarter, a state or the postcode left out where the street has one
alone; then with a postcode of another state. Great Britain: units drawn at random, as people write them; then units
that do not exist, made of units by other last letters. Japan: the addresses of `jp_normalize` whose town the data has.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import addrkit
from addrkit.datasets.french_records import DataError, data_folder
from addrkit.gazetteer.store import Gazetteer
from addrkit.kit import AddressKit
from addrkit.locale.text import squeeze
from addrkit.train.noise.misspelling import misspelt_run
from addrkit.types import Record, Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.japanese_towns import Town, expected, town

SEED = 20261129
PACKAGES = ("numpy", "faiss-cpu", "rapidfuzz", "pyarrow")
SLIP = 0.03
RESPELL = 0.02
LEFT_OUT = 0.3
ENDS = "ABDEFGHJLNPQRSTUWXYZ"
"""The letters that postcode units of Great Britain end on."""
FLOOR = "階"


@dataclass
class OnDemandFound:
    """How the rows of one country came out."""

    rows: int = 0
    right: int = 0
    wrong_rows: int = 0
    told: int = 0
    """Of the wrong rows."""
    accepted: int = 0
    """Of the wrong rows, by the policy `best`."""
    failed: list[str] = field(default_factory=list)


def brazil(kit: AddressKit, gazetteer: Gazetteer, count: int) -> OnDemandFound:
    """Streets with their postcodes."""
    dice = random.Random(SEED)  # noqa: S311  no secret
    outcome = OnDemandFound()
    drawn = list(_records(gazetteer, count, dice, lambda each: bool(each.components.street)))
    for at, (entry, record) in enumerate(drawn):
        here = record.components
        alone = gazetteer.entry(entry).postcode is not None
        street, suburb, city = (
            misspelt_run(text, SLIP, RESPELL, dice) if text else ""
            for text in (here.street, here.suburb, here.city)
        )
        left_out = (
            dice.choice(("suburb", "region", "postcode") if alone else ("suburb", "region"))
            if dice.random() < LEFT_OUT
            else ""
        )
        number = dice.randrange(1, 2_000)

        def line(postcode: str | None, left_out: str = left_out) -> str:
            parts = [
                f"{street}, {number}",  # noqa: B023 - called within the round
                "" if left_out == "suburb" else suburb,  # noqa: B023
                city if left_out == "region" else f"{city} - {here.region}",  # noqa: B023
                "" if left_out == "postcode" else postcode or "",
            ]
            return ", ".join(part for part in parts if part)

        verdict = kit.verify(line(here.postcode), country="BR")
        found = verdict.match.components if verdict.match else None
        outcome.rows += 1
        right = found is not None and (found.street, found.postcode) == (here.street, here.postcode)
        outcome.right += right
        if not right:
            outcome.failed.append(_shown(line(here.postcode), verdict, f"{here.street} {here.postcode}"))
        other = drawn[(at + 7) % len(drawn)][1].components
        if other.region == here.region:
            continue
        outcome.wrong_rows += 1
        verdict = kit.verify(line(other.postcode, ""), country="BR")
        _tell(
            outcome,
            verdict,
            line(other.postcode, ""),
            {"postcode_conflict", "ambiguous", "no_match", "city_conflict"},
        )
    return outcome


def great_britain(kit: AddressKit, gazetteer: Gazetteer, count: int) -> OnDemandFound:
    """Postcode units."""
    dice = random.Random(SEED)  # noqa: S311
    outcome = OnDemandFound()
    known = {squeeze(gazetteer.entry(number).postcode or "") for number in range(len(gazetteer))}
    for _, record in _records(gazetteer, count, dice, lambda each: bool(each.components.postcode)):
        postcode = record.components.postcode or ""
        text = _british(postcode, dice)
        verdict = kit.verify(text, country="GB")
        outcome.rows += 1
        right = verdict.match is not None and squeeze(verdict.address.postcode or "") == squeeze(postcode)
        right = right and not {"postcode_not_found", "postcode_conflict"} & set(verdict.reasons)
        outcome.right += right
        if not right:
            outcome.failed.append(_shown(text, verdict, postcode))
        ends = [postcode[:-2] + first + last for first in ENDS for last in ENDS]
        absent = dice.choice([each for each in ends if squeeze(each) not in known])
        outcome.wrong_rows += 1
        text = _british(absent, dice)
        _tell(outcome, kit.verify(text, country="GB"), text, {"postcode_not_found"})
    return outcome


def _british(postcode: str, dice: random.Random) -> str:
    forms = (postcode, postcode.replace(" ", ""), postcode.lower(), postcode.lower().replace(" ", ""))
    street = dice.choice(("High Street", "Station Road", "Church Lane", "Victoria Terrace"))
    return f"{dice.randrange(1, 200)} {street}, {dice.choice(forms)}"


def japan(kit: AddressKit, gazetteer: Gazetteer, count: int) -> OnDemandFound:
    """Addresses to the town."""
    there: set[Town] = set()
    for number in range(len(gazetteer)):
        entry = gazetteer.entry(number)
        if entry.suburb:
            there.add(town(entry.region or "", entry.city or "", entry.suburb))
    rows = [(text, place) for text, place in expected(data_folder()) if place in there]
    outcome = OnDemandFound()
    texts = [text for text, _ in rows[:: max(len(rows) // count, 1)]]
    places = [place for _, place in rows[:: max(len(rows) // count, 1)]]
    for text, place, verdict in zip(texts, places, kit.verify_many(texts, "JP"), strict=True):
        here = verdict.match.components if verdict.match else None
        found = town(here.region or "", here.city or "", here.suburb or "") if here else ("", "", "")
        right = [squeeze(each) for each in found] == [squeeze(each) for each in place]
        # A floor of a tower has a postcode of its own: it is nobody's who has not typed it.
        right = right and (FLOOR in text or FLOOR not in verdict.formatted)
        outcome.rows += 1
        outcome.right += right
        if not right:
            outcome.failed.append(_shown(text, verdict, "".join(place)))
    return outcome


def _tell(outcome: OnDemandFound, verdict: Verification, text: str, telling: set[str]) -> None:
    told = bool(telling & set(verdict.reasons))
    outcome.told += told
    outcome.accepted += verdict.action == "accept"
    if not told:
        outcome.failed.append(_shown(text, verdict, "to be told"))


def _records(
    gazetteer: Gazetteer, count: int, dice: random.Random, wanted: Callable[[Record], bool]
) -> Iterator[tuple[int, Record]]:
    rows = dice.sample(range(gazetteer.manifest.doors), min(count * 4, gazetteer.manifest.doors))
    found = 0
    for row in rows:
        entry, record = gazetteer.record_at(row)
        if wanted(record):
            yield entry, record
            found += 1
        if found == count:
            return


def _shown(text: str, verdict: Verification, meant: str) -> str:
    return f"{text} -> {verdict.action} {verdict.formatted} {verdict.reasons} (meant {meant})"


MEASURES: dict[str, Callable[[AddressKit, Gazetteer, int], OnDemandFound]] = {
    "br-cep": brazil,
    "gb-postcodes": great_britain,
    "jp-towns": japan,
}


def table(outcomes: dict[str, OnDemandFound]) -> str:
    """All figures as Markdown."""
    head = ["| gazetteer | rows | right | wrong rows | told | accepted |", "|---|---|---|---|---|---|"]
    rows = [
        f"| {name} | {each.rows:,} | {each.right / max(each.rows, 1):.4f} | {each.wrong_rows:,} | "
        + (f"{each.told / each.wrong_rows:.4f} | {each.accepted} |" if each.wrong_rows else "- | - |")
        for name, each in outcomes.items()
    ]
    return "\n".join(["# Gazetteers on demand", "", *head, *rows, ""])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", nargs="+", type=Path, metavar="GAZETTEER")
    parser.add_argument("--each", type=int, default=2_000)
    parser.add_argument("--show", type=int, default=0, help="wrong ones that are printed")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args(arguments)
    outcomes: dict[str, OnDemandFound] = {}
    try:
        for folder in given.gazetteers:
            kit = addrkit.open(folder, policy="best")
            (gazetteer,) = kit.gazetteers
            outcomes[gazetteer.name] = outcome = MEASURES[gazetteer.name](kit, gazetteer, given.each)
            for line in outcome.failed[: given.show]:
                print(f"  {line}")
    except (DataError, KeyError) as error:
        raise SystemExit(f"on_demand: {error}") from None
    result: dict[str, Any] = {
        "benchmark": "on demand",
        **provenance(PACKAGES),
        "seed": SEED,
        "each": given.each,
        "gazetteers": {
            name: {key: value for key, value in asdict(each).items() if key != "failed"}
            for name, each in outcomes.items()
        },
    }
    text = table(outcomes)
    print(text)
    write_result(given.results, "on-demand", result, text)


if __name__ == "__main__":
    main()

"""What the parser does to verification: addresses as typed, with compact, with libpostal and with no parser at all.

    ADDRKIT_DATA=... python -m benchmarks.parsing.effect [--french GAZETTEER] [--american GAZETTEER] [--quick]

Without GAZETTEER, one of both French registers is built as `benchmarks.verdicts.french_pairs` does, and the default
one of the United States is opened. libpostal is measured where `postal` and its data are installed. No parser: every
word is unmatched, so records are found and judged by all words of the text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from addrkit.datasets.french_records import (
    ID,
    Written,
    data_folder,
    read_pairs,
    register_records,
    write_records,
)
from addrkit.errors import AddrkitError
from addrkit.gazetteer.default import installed
from addrkit.gazetteer.store import Gazetteer, open_gazetteer
from addrkit.judge.policy import load_policy
from addrkit.judge.score.score import load_matcher
from addrkit.kit import AddressKit
from addrkit.locale.text import squeeze
from addrkit.parsing.parser import Parser, open_parser
from addrkit.types import ParsedAddress, Verification
from benchmarks.shared.measures import MeasuredAnswer, found
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.french_pairs import PACKAGES, SEED, build, plain

MEASURES = ("premise@1", "id@1", "accepted", "precision of accepted")


class NoParser:
    """Leaves every text as it is: no component, no country but the one that is given."""

    name = "none"

    def parse(self, text: str, country: str | None = None) -> ParsedAddress:
        """The text as one stretch that nothing is known of."""
        return ParsedAddress(text, country, {}, (text,) if text.strip() else (), 1.0 if country else 0.0)

    def parse_many(
        self, texts: Sequence[str], countries: Sequence[str | None], *, others: bool = True
    ) -> list[ParsedAddress]:
        """Many texts with their countries, in their order."""
        return [self.parse(text, country) for text, country in zip(texts, countries, strict=True)]


@dataclass(frozen=True, slots=True)
class TypedRow:
    """An address as somebody typed it, and the doors that are meant."""

    text: str
    meant: frozenset[str | Written]
    """Ids of records, or number, street and postcode as they are written."""


def french(data: Path) -> tuple[dict[str, list[TypedRow]], int]:
    """The French rows whose record the registers have, by kind; and how many have a truth at all."""
    pairs = {name: read_pairs(data / "fr_pairs" / f"{name}.jsonl.gz") for name in ("everyday", "hard")}
    meant = frozenset().union(*(pair.truth for some in pairs.values() for pair in some))
    known = {record[ID] for record in register_records(data) if record[ID] in meant}
    rows = {
        f"fr_pairs, {name}": [
            TypedRow(pair.raw, frozenset(pair.truth)) for pair in some if pair.truth & known
        ]
        for name, some in pairs.items()
    }
    return rows, sum(bool(pair.truth) for some in pairs.values() for pair in some)


def american(data: Path) -> dict[str, list[TypedRow]]:
    """The American rows. The truth has no ids: a record is meant if number, street and ZIP code are the truth's."""
    with gzip.open(data / "us_pairs" / "pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {
        "us_pairs": [
            TypedRow(
                row["raw"],
                frozenset((squeeze(each["address1"]), each["postcode"][:5]) for each in row["truth"]),
            )
            for row in rows
            if row["truth"]
        ]
    }


def answer_of(verdict: Verification, *, by_id: bool) -> MeasuredAnswer:
    """The verdict as it is counted; the record by its id, or by what it writes."""
    named = ""
    if verdict.match is not None:
        address = verdict.match.components
        written = f"{address.house_number or ''} {address.street or ''}"
        named = verdict.match.id if by_id else f"{squeeze(written)} {(address.postcode or '')[:5]}"
    return MeasuredAnswer(named, verdict.granularity, verdict.action == "accept")


def measured(kit: AddressKit, rows: Sequence[TypedRow], country: str, *, by_id: bool) -> dict[str, Any]:
    """Shares of the rows with their intervals, and milliseconds of a core that a row takes."""
    began = time.process_time()
    verdicts = list(kit.verify_many([row.text for row in rows], country=country))
    spent = time.process_time() - began
    truths = [
        {each if isinstance(each, str) else f"{each[0]} {each[1]}" for each in row.meant} for row in rows
    ]
    shares = found([answer_of(each, by_id=by_id) for each in verdicts], truths, SEED)
    return {**{name: shares[name] for name in MEASURES}, "core_ms": 1000 * spent / len(rows)}


def parsers() -> Iterator[Parser]:
    """Those that are installed, and none at all."""
    yield open_parser("compact")
    try:
        yield open_parser("libpostal")
    except AddrkitError as error:
        print(f"libpostal is left out: {error}", file=sys.stderr)
    yield NoParser()


def about(gazetteer: Gazetteer, made: str) -> dict[str, Any]:
    """How a gazetteer was built."""
    manifest = gazetteer.manifest
    return {
        "made": made,
        "name": manifest.name,
        "created": manifest.created,
        "addrkit": manifest.addrkit,
        "format": manifest.format_version,
        "records": manifest.records,
        "doors": manifest.doors,
    }


def gazetteers(
    french_folder: Path | None, american_folder: Path | None, work: Path, data: Path
) -> dict[str, tuple[Gazetteer, dict[str, Any]]]:
    """Both gazetteers, opened, with how they were built."""
    found: dict[str, tuple[Gazetteer, dict[str, Any]]] = {}
    made = "from fr_ban and fr_bano with `addrkit gazetteer build CSV --coverage complete`"
    if french_folder is None:
        records, french_folder = work / "fr.csv", work / "fr.gaz"
        write_records(records, register_records(data))
        build(records, french_folder)
        made += ", by this run"
    else:
        made += ", before this run"
    for code, folder, how in (
        ("FR", french_folder, made),
        ("US", american_folder or _default_american(), "the default gazetteer of random-address-extended"),
    ):
        opened = open_gazetteer(folder)
        found[code] = opened, about(opened, how)
    return found


def _default_american() -> Path:
    for folder in installed():
        if folder.name.startswith("united-states"):
            return folder
    raise SystemExit("parsing_effect: no default gazetteer of the United States: run `addrkit setup` first")


def table_of(result: Mapping[str, Any]) -> str:
    """The result as a page."""
    lines = [
        "# What the parser does to verification",
        "",
        f"Measured {result['date']}. {result['scorer']}",
        "",
        *(f"- {code}: {each['made']}; {each['records']:,} records, addrkit {each['addrkit']}, {each['created']}."
          for code, each in result["gazetteers"].items()),
        "",
        "| set | parser | premise@1 | id@1 | accepted | precision of accepted | ms of a core |",
        "|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for name, by_parser in result["figures"].items():
        for parser, shares in by_parser.items():
            cells = " | ".join(str(shares[each]) for each in MEASURES)
            lines.append(f"| {name} | {parser} | {cells} | {shares['core_ms']:.1f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print and write."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--french", type=Path, metavar="GAZETTEER")
    options.add_argument("--american", type=Path, metavar="GAZETTEER")
    options.add_argument("--quick", action="store_true", help="a tenth of the rows, to see that it works")
    options.add_argument("--results", type=Path, default=RESULTS)
    given = options.parse_args()
    data = data_folder()
    rows, with_truth = french(data)
    sets = {"FR": rows, "US": american(data)}
    figures: dict[str, dict[str, dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        opened = gazetteers(given.french, given.american, Path(folder), data)
        for parser in parsers():
            for code, (gazetteer, _) in opened.items():
                kit = AddressKit([gazetteer], parser, load_matcher(), load_policy(None))
                for name, some in sets[code].items():
                    chosen = some[::10] if given.quick else some
                    shares = measured(kit, chosen, code, by_id=code == "FR")
                    figures.setdefault(name, {})[parser.name] = shares
                    print(name, parser.name, *(str(shares[each]) for each in MEASURES), file=sys.stderr)
    result = {
        "benchmark": "effect of the parser on verification" + (" (quick)" if given.quick else ""),
        **provenance((*PACKAGES, "pypostal-multiarch")),
        "seed": SEED,
        "scorer": (
            "The country is given. Rows whose true record is in the gazetteer. premise@1: the verdict is a door, and "
            "its record is one that is meant (France: by id; United States: by number, street and ZIP code). id@1: its "
            "record is one that is meant, whether it is a door or only the best guess. "
            "Precision: premise@1 among accepted. 95 % percentile bootstrap over rows."
        ),
        "french_rows_with_a_truth": with_truth,
        "gazetteers": {code: how for code, (_, how) in opened.items()},
        "figures": figures,
    }
    text = table_of(result)
    print(text)
    if not given.quick:
        print(write_result(given.results, "parsing-effect", plain(result), text), file=sys.stderr)


if __name__ == "__main__":
    main()

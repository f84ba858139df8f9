"""Whether the street that is meant is among the first ten, beside what one would use instead.

    ADDRKIT_DATA=DATA python -m benchmarks.retrieval.compare GAZETTEER... [--rows N] [--build CSV] [--results FOLDER]

The gazetteers, one or more of each country, are opened together. Each country is asked for with noisy spellings of
streets kept out of training; France also with addresses as people typed them (DATA/fr_pairs, the registers in
DATA/fr_ban and DATA/fr_bano). The others search the entries of the asked country alone, for the text that addrkit
embeds, so that they gain by its parser too. `--build` builds gazetteers of the first 0.3, 1 and 3 million rows of
a CSV. Prints a table and writes it, with all figures, to FOLDER.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np

from addrkit.datasets.french_records import ID, data_folder, read_pairs, register_records
from addrkit.evaluate.measures import Share, share
from addrkit.gazetteer.schema import STREET
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.encoder import load_encoder
from addrkit.parsing.parser import open_parser
from addrkit.parsing.query import Query, query_of
from addrkit.retrieve.search import search
from addrkit.retrieve.texts import query_text
from addrkit.train.noise.noise import EVERYDAY, HARD
from benchmarks.retrieval.index import text_of
from benchmarks.retrieval.others import OTHERS
from benchmarks.retrieval.queries import Key, key_of, sampled, street_key
from benchmarks.retrieval.speed import CHUNK, single_without_country, speeds
from benchmarks.running.command import addrkit_command, run_measured
from benchmarks.shared.provenance import RESULTS, provenance, write_result

SEED = 20261122
TEN = 10
BUILDS = (300_000, 1_000_000, 3_000_000)
SPEED_ROWS = 10_000
PACKAGES = ("numpy", "faiss-cpu", "pyarrow", "duckdb", "scikit-learn", "tantivy")


class ComparedRow(NamedTuple):
    """What is asked and what is meant."""

    asked: str | dict[str, str | None]
    country: str | None
    meant: frozenset[Key]


def made_rows(gazetteers: Iterable[Gazetteer], count: int) -> dict[str, list[ComparedRow]]:
    """Noisy spellings, by country and kind."""
    sets: dict[str, list[ComparedRow]] = {}
    for gazetteer in gazetteers:
        for name, rates in (("everyday", EVERYDAY), ("hard", HARD)):
            for text, code, entry in sampled(gazetteer, count, rates, SEED):
                row = ComparedRow(text, code, frozenset((key_of(gazetteer.entry(entry)),)))
                sets.setdefault(f"{code}, {name}", []).append(row)
    return sets


def typed_rows(data: Path) -> dict[str, list[ComparedRow]]:
    """French addresses as people typed them, of which the registers have a true record."""
    pairs = {name: read_pairs(data / "fr_pairs" / f"{name}.jsonl.gz") for name in ("everyday", "hard")}
    wanted = frozenset().union(*(pair.truth for each in pairs.values() for pair in each))
    keys = {
        record[ID]: street_key(record[2], record[3], "", "FR")
        for record in register_records(data)
        if record[ID] in wanted
    }
    return {
        f"FR, typed, {name}": [
            ComparedRow(pair.raw, "FR", frozenset(keys[each] for each in known))
            for pair in each
            if (known := pair.truth & keys.keys())
        ]
        for name, each in pairs.items()
    }


def misled_rows(gazetteers: Sequence[Gazetteer], count: int) -> dict[str, list[ComparedRow]]:
    """Streets written right, in fields, of which one is wrong: the postcode, the town or the country."""
    random = Random(SEED)  # noqa: S311
    sets: dict[str, list[ComparedRow]] = {"postcode": [], "city": [], "country": []}
    streets = [
        entry
        for gazetteer in gazetteers
        for number in random.sample(range(len(gazetteer)), min(4 * count, len(gazetteer)))
        if (entry := gazetteer.entry(number)).kind == STREET and entry.city
    ]
    countries = sorted({entry.country or "" for entry in streets})
    chosen = random.sample(streets, min(count, len(streets)))
    for entry in chosen:
        other = random.choice([each for each in streets if each.country == entry.country])
        right = {"street": entry.name, "city": entry.city, "region": entry.region, "postcode": entry.postcode}
        right["house_number"] = str(random.randint(1, 99))
        meant = frozenset((key_of(entry),))
        if entry.postcode and other.postcode:
            sets["postcode"].append(ComparedRow({**right, "postcode": other.postcode}, entry.country, meant))
        if entry.postcode:
            sets["city"].append(ComparedRow({**right, "city": other.city}, entry.country, meant))
        wrong = random.choice([code for code in countries if code != entry.country] or [""])
        sets["country"].append(ComparedRow(dict(right), wrong, meant))
    return {f"wrong {name} given": rows for name, rows in sets.items()}


class Ranked(NamedTuple):
    """Shares with the right street at the first place and among ten, and at any."""

    at_1: Share
    at_10: Share


def of_addrkit(gazetteers: Sequence[Gazetteer], rows: Sequence[ComparedRow]) -> list[list[Key]]:
    """The streets found for each row, best first."""
    queries = [query_of(row.asked, open_parser(), row.country) for row in rows]
    found = []
    for first in range(0, len(queries), CHUNK):
        for candidates in search(queries[first : first + CHUNK], gazetteers, load_encoder()):
            found.append([key_of(each.gazetteer.entry(each.entry)) for each in candidates[:TEN]])
    return found


def ranked(found: Sequence[Sequence[Key]], rows: Sequence[ComparedRow]) -> Ranked:
    """How often the street meant is among those found."""
    pairs = list(zip(found, rows, strict=True))
    first = sum(any(key in row.meant for key in keys[:1]) for keys, row in pairs)
    ten = sum(any(key in row.meant for key in keys[:TEN]) for keys, row in pairs)
    return Ranked(share(first, len(rows), SEED), share(ten, len(rows), SEED))


def of_others(
    gazetteers: Sequence[Gazetteer], sets: dict[str, list[ComparedRow]], count: int
) -> dict[str, dict[str, Any]]:
    """The same of the first `count` rows of each set by what one would use instead; and their speed."""
    results: dict[str, dict[str, Any]] = {}
    codes = sorted({str(rows[0].country) for rows in sets.values() if rows})
    for code in codes:
        entries = [
            (gazetteer, gazetteer.entry(number))
            for gazetteer in gazetteers
            for cover in gazetteer.manifest.coverage
            if cover.country == code
            for number in range(cover.first_entry, cover.last_entry)
        ]
        keys = [key_of(entry) for _, entry in entries]
        texts = [text_of(*each) for each in entries]
        for name, build in OTHERS.items():
            say(f"{code}: {name}")
            start = time.perf_counter()
            answer = build(texts)
            results.setdefault(f"{code}, entries a second", {})[name] = round(
                len(texts) / (time.perf_counter() - start)
            )
            for title, rows in sets.items():
                some = rows[:count]
                if not some or some[0].country != code:
                    continue
                queries = [query_text(_query(row).parsed) for row in some]
                found, single = [], []
                for text in queries:
                    start = time.perf_counter()
                    numbers = answer(text)
                    single.append(time.perf_counter() - start)
                    found.append([keys[number] for number in numbers])
                hit = ranked(found, some)
                p50, p99 = np.percentile(single, (50, 99)) * 1e3
                results.setdefault(title, {})[name] = {
                    **{measure: value.to_dict() for measure, value in hit._asdict().items()},
                    "p50_ms": round(float(p50), 2),
                    "p99_ms": round(float(p99), 2),
                    "per_second": round(len(some) / sum(single)),
                }
    return results


def _query(row: ComparedRow) -> Query:
    return query_of(row.asked, open_parser(), row.country)


def builds(table: Path) -> list[dict[str, Any]]:
    """What gazetteers of the first rows of a CSV take to build and on disk."""
    results = []
    with tempfile.TemporaryDirectory() as folder, table.open(encoding="utf-8") as lines:
        header = next(lines)
        rows = Path(folder) / "rows.csv"
        for wanted in BUILDS:
            lines.seek(0)
            next(lines)
            with rows.open("w", encoding="utf-8") as output:
                output.write(header)
                written = sum(output.write(line) > 0 for line in islice(lines, wanted))
            say(f"building {written:,} records")
            target = Path(folder) / f"{wanted}.gaz"
            cost = run_measured(addrkit_command("gazetteer", "build", rows, "-o", target))
            size = sum(file.stat().st_size for file in target.iterdir())
            results.append(
                {
                    "records": written,
                    **asdict(cost),
                    "records_per_second": round(written / cost.seconds),
                    "bytes_per_record": round(size / written, 1),
                }
            )
            if written < wanted:
                break
    return results


def say(text: str) -> None:
    """Tell on stderr what is being done."""
    print(text, file=sys.stderr, flush=True)


def table(result: dict[str, Any]) -> str:
    """The figures in markdown."""
    names = list(OTHERS)
    text = f"# Retrieval, {result['date'][:10]}\n\n| rows | addrkit R@1 | R@10 | first rows: addrkit R@10 | "
    text += " | ".join(f"{name} R@10" for name in names) + " |\n" + "|---" * (4 + len(names)) + "|\n"
    for title, figures in result["addrkit"].items():
        others = result["others"].get(title, {})
        shown = [f"{others[name]['at_10']['value']:.4f}" if name in others else "" for name in names]
        at_1, at_10 = (_shown(figures[measure]) for measure in ("at_1", "at_10"))
        first = _shown(figures["first_rows"]["at_10"]) if "first_rows" in figures else ""
        text += f"| {title} | {at_1} | {at_10} | {first} | {' | '.join(shown)} |\n"
    text += "\n" + "".join(f"- {name}: {value}\n" for name, value in result["speed"].items())
    text += "".join(f"- {name}: {value}\n" for name, value in result["size"].items())
    for title, each in result["others"].items():
        if "entries a second" not in title:
            text += "".join(f"- {title}, {name}: p50 {got['p50_ms']} ms\n" for name, got in each.items())
    for each in result["builds"]:
        text += f"- build of {each['records']:,}: {each['records_per_second']:,}/s, "
        text += f"{each['peak_bytes'] >> 20} MB, {each['bytes_per_record']} bytes a record\n"
    return text


def _shown(value: dict[str, Any]) -> str:
    return f"{value['value']:.4f} [{value['low']:.4f}, {value['high']:.4f}]" if value["rows"] else "no rows"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", nargs="+", type=Path)
    parser.add_argument("--rows", type=int, default=1_000, help="made rows a country and kind")
    parser.add_argument(
        "--others",
        type=int,
        default=200,
        help="of these, the first rows that the others get; 0 leaves them out",
    )
    parser.add_argument("--build", type=Path, help="a CSV to build gazetteers of")
    parser.add_argument("--name", default="retrieval", help="the result's name, for a run of its own kind")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args(arguments)
    about = provenance(PACKAGES)
    gazetteers = [Gazetteer(folder) for folder in options.gazetteers]
    say("making rows")
    sets = made_rows(gazetteers, options.rows) | typed_rows(data_folder())
    misled = misled_rows(gazetteers, options.rows)
    figures: dict[str, Any] = {}
    for title, rows in (sets | misled).items():
        found = of_addrkit(gazetteers, rows)
        figures[title] = _plain(ranked(found, rows))
        if title in sets:
            some = options.others
            figures[title]["first_rows"] = _plain(ranked(found[:some], rows[:some]))
        say(f"{title}: {figures[title]['at_10']}")
    typed = [(str(row.asked), row.country or "") for rows in sets.values() for row in rows]
    Random(SEED).shuffle(typed)  # noqa: S311
    say("speed")
    speed = speeds(options.gazetteers, typed[:SPEED_ROWS])
    without = single_without_country(options.gazetteers, typed[:SPEED_ROWS])
    speed |= {f"{name}, no country given": value for name, value in without.items()}
    size = sum(file.stat().st_size for folder in options.gazetteers for file in folder.iterdir())
    records = sum(each.manifest.records for each in gazetteers)
    result = {
        "benchmark": "retrieval",
        **about,
        "seed": SEED,
        "addrkit": figures,
        "speed": speed,
        "size": {
            "records": records,
            "entries": sum(map(len, gazetteers)),
            "bytes a record on disk": round(size / records, 1),
        },
        "others": of_others(gazetteers, sets, options.others) if options.others else {},
        "builds": builds(options.build) if options.build else [],
    }
    text = table(result)
    print(text)
    say(f"written to {write_result(options.results, options.name, result, text)}")


def _plain(hit: Ranked) -> dict[str, Any]:
    return {name: value.to_dict() for name, value in hit._asdict().items()}


if __name__ == "__main__":
    main()

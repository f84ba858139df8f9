"""The compact parser beside libpostal and usaddress: whole addresses right, calibration, weight and speed.

    ADDRKIT_DATA=... python -m benchmarks.parsing.compare TEST.jsonl [--more ROWS.jsonl] [--libpostal PYTHON]
        [--usaddress PYTHON]

TEST.jsonl comes from `addrkit.datasets.parsing_training_data`; the golden set is added to it, and ROWS of one's own:
a line each with `set`, `country`, `text`, `components` and, where the truth knows only some of them, `compared`.
PYTHON is an interpreter that has the package; libpostal also needs LIBPOSTAL_DATA_DIR. usaddress is measured as it
comes, trained on the very strings of the test, and trained again without them. An address is right if every component
that the truth knows about is there as written, case, accents and signs aside, or absent where the truth has none.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from addrkit.datasets.parsing_pairs import strangers
from addrkit.datasets.parsing_sets import US_LABELS, uk_food
from addrkit.evaluate import measures
from addrkit.locale.text import fold
from addrkit.parsing.parser import Parser, open_parser
from addrkit.parsing.tagger.network import DEFAULT_FOLDER
from addrkit.types import COMPONENTS, ParsedAddress
from benchmarks.shared.provenance import RESULTS, ROOT, provenance, write_result

Row = dict[str, Any]
Values = dict[str, str]
GOLDEN = ROOT / "tests" / "parsing"
_DRAWS = 1_000
_ERROR_SEED = 3
_TIMED = 12_000
_FEWEST = 10
"""Addresses of a country at least, for it to count in a mean over countries."""
OWN = ("golden", "abroad")
"""How the names of the sets begin that were written for addrkit."""


def read_tests(file: Path) -> list[Row]:
    """The rows of the test file, of the pairs that others wrote, and of the golden set."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    data = Path(os.environ["ADDRKIT_DATA"])
    rows += [{"set": name, **labelled.to_dict()} for name, labelled in strangers(data)]
    for path in (*sorted(GOLDEN.glob("golden*.yaml")), *sorted(GOLDEN.glob("abroad*.yaml"))):
        for each in yaml.safe_load(path.read_text("utf-8")):
            country, text, components = each[:3]
            rows.append(
                {
                    "set": path.stem,
                    "country": country,
                    "text": text,
                    "components": components,
                    "compared": COMPONENTS,
                }
            )
    return rows


def more_tests(file: Path) -> list[Row]:
    """Rows of a file of one's own."""
    lines = file.read_text("utf-8").splitlines()
    return [{"compared": COMPONENTS, **json.loads(line)} for line in lines]


def means_over_countries(
    rows: Sequence[Row], parsed: dict[str, list[Values | None]], *, own: bool
) -> dict[str, dict[str, float]]:
    """By parser, the mean over countries of the share that is right: of the golden sets, or of all others."""
    by_country: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row["set"].startswith(OWN) == own:
            by_country[row["country"]].append(at)
    enough = {code: some for code, some in by_country.items() if len(some) >= _FEWEST}
    found = {}
    for name, values in parsed.items():
        shares = [
            float(np.mean([is_right(rows[at], got) for at in some if (got := values[at]) is not None]))
            for some in enough.values()
            if values[some[0]] is not None
        ]
        if shares:
            found[name] = {"mean": float(np.mean(shares)), "least": min(shares), "countries": len(shares)}
    return found


def country_by_country(rows: Sequence[Row], guessed: Sequence[ParsedAddress]) -> dict[str, Any]:
    """How often the country is right where none is given: the mean over countries, and how well that is told."""
    right: dict[str, list[bool]] = defaultdict(list)
    for row, each in zip(rows, guessed, strict=True):
        right[row["country"]].append(each.country == row["country"])
    shares = {code: float(np.mean(some)) for code, some in right.items() if len(some) >= _FEWEST}
    told = [(each.country_confidence, each.country == row["country"])
            for row, each in zip(rows, guessed, strict=True) if each.country]  # fmt: skip
    return {
        "mean": float(np.mean(list(shares.values()))),
        "countries": len(shares),
        "weakest": dict(sorted(shares.items(), key=lambda pair: pair[1])[:8]),
        "error": measures.calibration_error([sure for sure, _ in told], [each for _, each in told]),
        "told": len(told) / len(rows),
    }


def is_right(row: Row, got: Values) -> bool:
    """Whether every component that the truth knows about is as it says."""
    truth = row["components"]
    return all(fold(truth.get(name, "")) == fold(got.get(name, "")) for name in row["compared"])


def interval(right: Sequence[bool]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a share."""
    random = np.random.default_rng(1)
    draws = random.binomial(len(right), float(np.mean(right)), _DRAWS) / len(right)
    low, high = np.quantile(draws, (0.025, 0.975))
    return float(low), float(high)


def columns(rows: Sequence[Row], parsed: dict[str, list[Values | None]]) -> dict[str, dict[str, Any]]:
    """By set, and by set and country of the golden set: how many are right, by parser."""
    by_set: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        by_set[row["set"]].append(number)
        if row["set"].startswith("golden"):
            by_set[f"{row['set']} {row['country']}"].append(number)
    table: dict[str, dict[str, Any]] = {}
    for name, numbers in by_set.items():
        table[name] = {"addresses": len(numbers)}
        for parser, values in parsed.items():
            right = [is_right(rows[at], got) for at in numbers if (got := values[at]) is not None]
            if len(right) == len(numbers):
                table[name][parser] = {"right": float(np.mean(right)), "interval": interval(right)}
    return table


def calibration_error(rows: Sequence[Row], parsed: Sequence[ParsedAddress]) -> dict[str, dict[str, float]]:
    """Expected calibration error of each component, in equal bins, over all rows whose truth knows about it."""
    told: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for row, each in zip(rows, parsed, strict=True):
        for name, part in each.components.items():
            if name in row["compared"]:
                told[name].append(
                    (part.confidence, fold(part.value) == fold(row["components"].get(name, "")))
                )
    found = {}
    for name, pairs in sorted(told.items()):
        sure = np.array([each for each, _ in pairs])
        right = np.array([each for _, each in pairs], float)
        found[name] = {
            "error": measures.calibration_error(sure.tolist(), [each for _, each in pairs]),
            "by_chance": measures.calibration_error_by_chance(sure.tolist(), _ERROR_SEED),
            "components": len(pairs),
            "right": float(right.mean()),
            "sure": float(sure.mean()),
        }
    return found


def calibration_of_food(parser: Parser) -> dict[str, dict[str, float]]:
    """The same on real venues, of which the other sets hold few; the data folder must be named."""
    rows = [each.to_dict() for each in uk_food(Path(os.environ["ADDRKIT_DATA"]))]
    parsed = parser.parse_many([row["text"] for row in rows], [row["country"] for row in rows])
    return calibration_error(rows, parsed)


def others(name: str, python: str, rows: Sequence[Row]) -> tuple[list[Values | None], dict[str, float]]:
    """What another parser makes of the rows, in an interpreter of its own, and the seconds that it took."""
    american = name.startswith("usaddress")
    asked = [row for row in rows if not american or row["country"] == "US"]
    lines = "".join(json.dumps({"text": row["text"], "country": row["country"]}) + "\n" for row in asked)
    script = str(Path(__file__).with_name("others.py"))
    done = subprocess.run(
        [python, script, name, json.dumps(US_LABELS)], input=lines, capture_output=True, text=True, check=True
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    times = answers.pop()
    some = iter(answers)
    found = [next(some) if not american or row["country"] == "US" else None for row in rows]
    return found, {**times, "per_s": len(asked) / times["parse_s"]}


def timed(rows: Sequence[tuple[str, str | None]]) -> tuple[float, float]:
    """Seconds, and seconds of a core, that one process takes for many addresses; loading is left out."""
    parser = open_parser()
    texts, countries = [text for text, _ in rows], [country for _, country in rows]
    parser.parse_many(texts[:500], countries[:500])
    began, worked = time.perf_counter(), time.process_time()
    parser.parse_many(texts, countries)
    return time.perf_counter() - began, time.process_time() - worked


def speed(rows: Sequence[Row]) -> dict[str, Any]:
    """Addresses a second in two processes, and milliseconds of single ones."""
    random = np.random.default_rng(2)
    some = [rows[at] for at in random.choice(len(rows), min(_TIMED, len(rows)), replace=False)]
    found: dict[str, Any] = {}
    for kind in ("given", "guessed"):
        pairs = [(row["text"], row["country"] if kind == "given" else None) for row in some]
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            seconds = pool.map(timed, [pairs[0::2], pairs[1::2]], chunksize=1)
        found[f"batch_per_s_{kind}"] = len(pairs) / max(wall for wall, _ in seconds)
        # What two cores would do that do nothing else: the machine may be shared.
        found[f"batch_per_two_core_seconds_{kind}"] = len(pairs) / max(core for _, core in seconds)
        parser = open_parser()
        singles, cores = [], []
        for text, country in pairs[:3000]:
            began, worked = time.perf_counter(), time.process_time()
            parser.parse(text, country)
            singles.append(1000 * (time.perf_counter() - began))
            cores.append(1000 * (time.process_time() - worked))
        # The first ones fill what is kept ready.
        found[f"single_ms_{kind}"] = {
            "p50": float(np.quantile(singles[200:], 0.5)),
            "p99": float(np.quantile(singles[200:], 0.99)),
            "p99_of_a_core": float(np.quantile(cores[200:], 0.99)),
        }
    return found


_WEIGH = """
import resource, sys, time
import numpy, safetensors.numpy, addrkit.parsing.parser
from addrkit.parsing.rules.country import guess_country
def rss():
    for line in open("/proc/self/status"):
        if line.startswith("VmRSS"): return int(line.split()[1]) / 1024
before, began = rss(), time.perf_counter()
from addrkit.parsing.compact import CompactParser
parser = CompactParser()
loaded = time.perf_counter()
parser.parse("12 Main St Apt 4, Springfield IL 62704")
first = time.perf_counter()
print(1000 * (loaded - began), 1000 * (first - began), rss() - before)
"""


def weight(rows: Sequence[Row]) -> dict[str, float]:
    """Bytes on disk, milliseconds to load and to the first answer, and memory after that and after many."""
    command = [sys.executable, "-c", _WEIGH]
    told = [
        subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout for _ in range(5)
    ]
    runs = [[float(each) for each in one.split()] for one in told]
    load, first, growth = np.median(np.array(runs), axis=0)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    timed([(row["text"], row["country"]) for row in rows])
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(each.stat().st_size for each in DEFAULT_FOLDER.iterdir())
    return {
        "model_mb": size / 1e6,
        "load_ms": float(load),
        "first_answer_ms": float(first),
        "rss_growth_mb": float(growth),
        "rss_growth_after_all_rows_mb": after - before,
    }


def table_of(result: dict[str, Any]) -> str:
    """The result as a page."""
    names = list(result["parsers"])
    lines = [
        "# Parsing",
        "",
        f"Measured {result['provenance']['date']}. Share of addresses that are wholly right, with 95 % intervals.",
        "",
    ]
    lines += ["| set | addresses | " + " | ".join(names) + " |", "|---|---" + "|---" * len(names) + "|"]
    for name, row in result["columns"].items():
        cells = [
            f"{row[each]['right']:.3f} ({row[each]['interval'][0]:.3f}-{row[each]['interval'][1]:.3f})"
            if each in row
            else ""
            for each in names
        ]
        lines.append(f"| {name} | {row['addresses']} | " + " | ".join(cells) + " |")
    for key, title in (
        ("calibration", "all sets"),
        ("calibration_golden", "golden sets alone"),
        ("calibration_food", "British food premises, in no other table"),
    ):
        lines += [
            "",
            f"| component, {title} | calibration error | by chance | right | sure | told |",
            "|---|---|---|---|---|---|",
        ]
        for name, each in result[key].items():
            shares = (each[part] for part in ("error", "by_chance", "right", "sure"))
            lines.append(
                f"| {name} | " + " | ".join(f"{one:.3f}" for one in shares) + f" | {each['components']} |"
            )
    lines += [
        "",
        f"Country without a hint: right in {result['country_right']:.3f}, told {result['country_told']:.3f}.",
        f"Mean over {result['country']['countries']} countries: {result['country']['mean']:.3f}; calibration error "
        f"{result['country']['error']:.3f}; weakest: "
        + ", ".join(f"{code} {share:.2f}" for code, share in result["country"]["weakest"].items())
        + ".",
        "",
    ]
    for key, title in (("macro_own", "the golden sets"), ("macro_others", "all other sets")):
        for name, each in result[key].items():
            lines.append(
                f"- Mean over {each['countries']} countries of {title}, {name}: {each['mean']:.3f} "
                f"(weakest country {each['least']:.3f})."
            )
    lines.append("")
    for name, each in result["others"].items():
        lines.append(f"{name}: {each['per_s']:.0f} addresses a second.")
    lines += ["", "| | |", "|---|---|"]
    for key, value in {**result["weight"], **result["speed"]}.items():
        shown = (
            f"p50 {value['p50']:.2f}, p99 {value['p99']:.2f}" if isinstance(value, dict) else f"{value:.1f}"
        )
        lines.append(f"| {key} | {shown} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure everything and write the result."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("tests", type=Path)
    options.add_argument("--more", type=Path, metavar="ROWS", help="rows of one's own, as JSON Lines")
    options.add_argument("--libpostal", metavar="PYTHON")
    options.add_argument("--usaddress", metavar="PYTHON")
    options.add_argument("--no-speed", action="store_true", help="leave weight and speed out")
    options.add_argument("--results", type=Path, default=RESULTS)
    given = options.parse_args()
    rows = read_tests(given.tests) + (more_tests(given.more) if given.more else [])
    parser = open_parser()
    answers: dict[str, list[ParsedAddress]] = {}
    for kind in ("given", "guessed"):
        countries = [row["country"] if kind == "given" else None for row in rows]
        answers[kind] = parser.parse_many([row["text"] for row in rows], countries)
    parsed: dict[str, list[Values | None]] = {
        name: [{key: part.value for key, part in each.components.items()} for each in some]
        for name, some in (("compact", answers["given"]), ("compact, country guessed", answers["guessed"]))
    }
    times = {}
    for name in ("libpostal", "usaddress", "usaddress_retrained"):
        python = getattr(given, name.partition("_")[0])
        if python:
            parsed[name], times[name] = others(name, python, rows)
    golden = [at for at, row in enumerate(rows) if row["set"].startswith("golden")]
    guessed = [each.country == row["country"] for each, row in zip(answers["guessed"], rows, strict=True)]
    result = {
        "provenance": provenance(("numpy", "safetensors", "pypostal-multiarch")),
        "parsers": list(parsed),
        "columns": columns(rows, parsed),
        "calibration": calibration_error(rows, answers["given"]),
        "calibration_guessed": calibration_error(rows, answers["guessed"]),
        "calibration_golden": calibration_error(
            [rows[at] for at in golden], [answers["given"][at] for at in golden]
        ),
        "calibration_food": calibration_of_food(parser),
        "country": country_by_country(rows, answers["guessed"]),
        "macro_own": means_over_countries(rows, parsed, own=True),
        "macro_others": means_over_countries(rows, parsed, own=False),
        "country_right": float(np.mean(guessed)),
        "country_told": float(np.mean([each.country_confidence for each in answers["guessed"]])),
        "others": times,
        "weight": {} if given.no_speed else weight(rows),
        "speed": {} if given.no_speed else speed(rows),
    }
    print(table_of(result))
    print(write_result(given.results, "parsing", result, table_of(result)), file=sys.stderr)


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()

"""How fast addresses are parsed, looked up and verified, in two processes and one by one.

    ADDRKIT_DATA=DATA python -m benchmarks.running.speed GAZETTEER... [--rows N] [--results FOLDER]

The first gazetteer is verified against, with what people typed in `fr_pairs` where it is French and with noisy
addresses of its own; the search goes to all of them. Every figure is given twice: by the clock, and by the time that
cores worked, which tells what two cores would do that do nothing else.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import numpy as np

import addrkit
from addrkit.datasets.french_records import data_folder, read_pairs
from addrkit.gazetteer.store import Gazetteer
from addrkit.train.noise.noise import EVERYDAY, HARD
from benchmarks.parsing.compare import timed
from benchmarks.retrieval.queries import sampled
from benchmarks.retrieval.speed import speeds
from benchmarks.running.command import addrkit_command, run_measured
from benchmarks.shared.provenance import RESULTS, provenance, write_result

SEED = 20261127
ROWS = 10_000
RUNS = 3
SINGLE = 2_000
WARM = 300
SOME_ROWS_FAILED = 5
PACKAGES = ("numpy", "faiss-cpu", "rapidfuzz", "pyarrow")


def texts_of(folder: Path, count: int) -> tuple[list[str], str]:
    """Distinct addresses to verify against a gazetteer, in a random order, and their country."""
    gazetteer = Gazetteer(folder)
    country = gazetteer.manifest.coverage[0].country
    typed: list[str] = []
    if country == "FR":
        pairs = (read_pairs(data_folder() / "fr_pairs" / f"{name}.jsonl.gz") for name in ("everyday", "hard"))
        typed = [pair.raw for some in pairs for pair in some]
    noisy = [each.text for seed in (SEED, SEED + 1) for each in sampled(gazetteer, count, EVERYDAY, seed)]
    found = list(dict.fromkeys([*typed, *noisy]))[:count]
    Random(SEED).shuffle(found)  # noqa: S311
    return found, country


def parsing(texts: Sequence[str], country: str) -> dict[str, float]:
    """Addresses a second in two processes."""
    found = {}
    for name, code in (("country given", country), ("country inferred", None)):
        pairs = [(text, code) for text in texts]
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            seconds = pool.map(timed, [pairs[0::2], pairs[1::2]], chunksize=1)
        found[f"parse, {name}, rows/s"] = len(pairs) / max(wall for wall, _ in seconds)
        found[f"parse, {name}, rows/s of two free cores"] = len(pairs) / max(core for _, core in seconds)
    return found


def searching(folders: Sequence[Path], count: int) -> dict[str, float]:
    """Queries a second in two processes, and milliseconds of single ones, in all gazetteers at once."""
    each = count // (2 * len(folders))
    asked = [
        (found.text, found.country)
        for folder in folders
        for rates in (EVERYDAY, HARD)
        for found in sampled(Gazetteer(folder), each, rates, SEED)
    ]
    Random(SEED).shuffle(asked)  # noqa: S311
    found = speeds(folders, asked)
    return {f"search, {name}": value for name, value in found.items()}


def verifying(texts: Sequence[str], country: str, folder: Path) -> dict[str, float]:
    """Rows a second of the whole command, its start counted."""
    with tempfile.TemporaryDirectory() as work:
        typed = Path(work) / "typed.csv"
        with typed.open("w", encoding="utf-8", newline="") as output:
            csv.writer(output).writerows([("address",), *((text,) for text in texts)])
        command = addrkit_command(
            "verify",
            typed,
            "-g",
            folder,
            "--country",
            country,
            "--llm",
            "off",
            "-o",
            Path(work) / "verified.csv",
        )
        runs = [run_measured(command, also_fine=(SOME_ROWS_FAILED,)) for _ in range(RUNS)]
    return {
        "verify, whole command, rows/s": len(texts) / median(run.seconds for run in runs),
        "verify, whole command, rows/s of two free cores": 2
        * len(texts)
        / median(run.processor_seconds for run in runs),
    }


def single(texts: Sequence[str], country: str, folder: Path) -> dict[str, float]:
    """Milliseconds of `kit.verify` and of `addrkit.parse`, one address after the other."""
    kit = addrkit.open(folder)
    found: dict[str, float] = {}
    for name, work in (("parse", kit.parser.parse), ("verify", kit.verify)):
        clock, cores = [], []
        for text in texts[: WARM + SINGLE]:
            began, worked = time.perf_counter(), time.process_time()
            work(text, country)
            clock.append(time.perf_counter() - began)
            cores.append(time.process_time() - worked)
        for kind, seconds in (("", clock), (" of a free core", cores)):
            p50, p99 = np.percentile(seconds[WARM:], (50, 99)) * 1e3
            found |= {f"{name}, single, p50 ms{kind}": p50, f"{name}, single, p99 ms{kind}": p99}
    return found


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", nargs="+", type=Path)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    options = parser.parse_args(None if arguments is None else list(arguments))
    about = provenance(PACKAGES)
    texts, country = texts_of(options.gazetteers[0], options.rows)
    figures: dict[str, Any] = {}
    for found in (
        parsing(texts, country),
        single(texts, country, options.gazetteers[0]),
        searching(options.gazetteers, options.rows),
        verifying(texts, country, options.gazetteers[0]),
    ):
        for name, value in found.items():
            figures[name] = round(value, 2) if value < 100 else round(value)
            print(f"{name:60}{figures[name]:>10,}", flush=True)
    table = "".join(f"| {name} | {value:,} |\n" for name, value in figures.items())
    result = {"benchmark": "speed", **about, "seed": SEED, "rows": len(texts), "figures": figures}
    write_result(options.results, "speed", result, f"| figure | value |\n|---|---|\n{table}")


if __name__ == "__main__":
    main()

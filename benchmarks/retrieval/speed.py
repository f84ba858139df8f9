"""How fast candidates are found and in how much memory, each measured in fresh processes."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

CHUNK = 256
"""Queries that are searched together, as `verify_many` does."""
SINGLE = 2_000

Typed = tuple[str, str]
"""A text and the country given with it; empty where none is."""


def speeds(folders: Sequence[Path], typed: Sequence[Typed]) -> dict[str, Any]:
    """Throughput by processes and threads, single queries, memory and the time to open."""
    alone = _in_processes(1, partial(_all, folders, list(typed), 1))[0]
    one_of_two = _in_processes(1, partial(_all, folders, list(typed), 2))[0]
    halves = [list(typed[::2]), list(typed[1::2])]
    with _processes(2) as pool:
        both = list(pool.map(_all, [folders] * 2, halves, [1, 1]))
    spans = [(each["search_began"], each["search_ended"]) for each in both]
    together = max(end for _, end in spans) - min(start for start, _ in spans)
    parsing = sum(each["parse_seconds"] for each in both) / 2
    return {
        "queries": len(typed),
        "one process, one thread, per second": round(len(typed) / alone["search_seconds"]),
        "one process, two threads, per second": round(len(typed) / one_of_two["search_seconds"]),
        "two processes, one thread each, per second": round(len(typed) / together),
        "the same with parsing": round(len(typed) / (together + parsing)),
        **{name: alone[name] for name in ("open_ms", "single_p50_ms", "single_p99_ms", "resident_mb")},
    }


def single_without_country(folders: Sequence[Path], typed: Sequence[Typed]) -> dict[str, float]:
    """Single queries where no country is given."""
    found = _in_processes(1, partial(_all, folders, [(text, "") for text, _ in typed], 1))[0]
    return {name: found[name] for name in ("single_p50_ms", "single_p99_ms")}


def _processes(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))


def _in_processes(count: int, work: Any) -> list[dict[str, Any]]:
    with _processes(count) as pool:
        return [each.result() for each in [pool.submit(work) for _ in range(count)]]


def _all(folders: Sequence[Path], typed: list[Typed], threads: int) -> dict[str, Any]:
    import faiss

    from addrkit.gazetteer.store import Gazetteer
    from addrkit.index.encoder import load_encoder
    from addrkit.parsing.parser import open_parser
    from addrkit.parsing.query import query_of
    from addrkit.retrieve.search import search

    faiss.omp_set_num_threads(threads)
    start = time.perf_counter()
    gazetteers = [Gazetteer(folder) for folder in folders]
    opened = time.perf_counter() - start
    encoder, parser = load_encoder(), open_parser()
    start = time.perf_counter()
    queries = [query_of(text, parser, code or None) for text, code in typed]
    parsed = time.perf_counter() - start
    began = time.time()
    for first in range(0, len(queries), CHUNK):
        search(queries[first : first + CHUNK], gazetteers, encoder)
    ended = time.time()
    single = []
    for query in queries[:SINGLE]:
        start = time.perf_counter()
        search([query], gazetteers, encoder)
        single.append(time.perf_counter() - start)
    p50, p99 = np.percentile(single, (50, 99)) * 1e3
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    resident = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
    return {
        "open_ms": round(opened * 1e3, 1),
        "parse_seconds": parsed,
        "search_began": began,
        "search_ended": ended,
        "search_seconds": ended - began,
        "single_p50_ms": round(float(p50), 2),
        "single_p99_ms": round(float(p99), 2),
        "resident_mb": round(resident),
    }

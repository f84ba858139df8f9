"""Asks addrkit what nobody would type, in two processes, and tells what crashed and what was slow.

    python -m benchmarks.running.fuzz --minutes 10 [--processes 2] [--seed N] [--keep FILE]

Texts are pieces of real addresses of the described countries, cut, repeated, glued and salted with signs of every kind;
files are tables of them in any format and encoding, with flipped bytes; gazetteers are damaged likewise. Exits with 1
if a call raised anything but an error of addrkit's own, or took more than `SLOWEST` milliseconds of the processor in
each of three tries. The whole texts of these calls are in the file, a line of JSON each, to be made a test of.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

import addrkit
from addrkit.batch.inputs import source_of
from addrkit.columns import read_columns
from addrkit.errors import AddrkitError
from addrkit.files.opening import open_file
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import FAILED, AddressKit
from addrkit.locale.country import country
from addrkit.locale.data import data_folder
from addrkit.types import COMPONENTS

SLOWEST = 250.0
"""Milliseconds of one call, on its own processor."""
LONGEST_CELL = 100_000
"""Characters."""
FIELDS = ("address", *COMPONENTS)
FORMATS = ("csv", "jsonl", "json", "parquet")
CUT_SHORT = 0.3
"""Of the damaged files."""
SIGNS = "\0\t\n\r ,;/#-'\"()[]{}<>|\\\u200b\u202e\u0301\ue000\ufeff\U0001f3e0ßİıǅ８٣①²"
LETTERS = "aAzZéøЖщλאبกคဗ가東区丁"


def main() -> int:
    """Run two processes and print what they found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-faults.jsonl"))
    options = parser.parse_args()
    with multiprocessing.get_context("spawn").Pool(options.processes) as pool:
        seconds, keep = options.minutes * 60, options.keep.absolute()
        tasks = [(options.seed + number, seconds, keep) for number in range(options.processes)]
        found = pool.starmap(asked, tasks)
    for calls, faults in found:
        print(f"{calls:,} calls, {len(faults)} faults")
    return int(any(faults for _, faults in found))


def asked(seed: int, seconds: float, keep: Path) -> tuple[int, list[str]]:
    """How many calls were made, and what was wrong with any of them; `keep` gets the texts of these."""
    draw = random.Random(seed)  # noqa: S311
    codes = sorted(each.name.removesuffix(".yaml") for each in (data_folder() / "countries").iterdir())
    words = [each for code in codes for each in pieces_of(code)]
    calls, faults = 0, list[str]()
    with tempfile.TemporaryDirectory() as folder:
        kit = small_kit(Path(folder))
        ended = time.monotonic() + seconds
        while time.monotonic() < ended:
            text, code = text_of(draw, words), draw.choice((None, *codes))
            tried: tuple[tuple[str, Callable[[], object]], ...] = (
                ("parse", partial(addrkit.parse, text, country=code)),
                ("verify", partial(verified, kit, text, code)),
                ("suggest", partial(kit.suggest, text[:200], country=code)),
            )
            if calls % 100 < len(tried):
                fields = fields_of(draw, words)
                longest = max(map(len, fields.values()))
                calls += 2
                faults += fault(
                    f"verify of fields, {longest} characters: {str(fields)[:200]!a}",
                    partial(verified, kit, fields, code),
                    4 * SLOWEST,
                )
                faults += fault(f"columns, {longest} characters", partial(columns_of, fields), 4 * SLOWEST)
            for name, call in tried:
                calls += 1
                told = fault(f"{name}({text[:80]!a}..., {code}), {len(text)} characters", call, SLOWEST)
                if told:
                    kept(keep, {"call": name, "country": code, "text": text, "told": told[0]})
                faults += told
            if calls % 300 == 0:
                calls += 1
                own, state = random.Random(draw.random()), Path(folder)  # noqa: S311
                ending = own.choice(FORMATS)
                faults += fault(f"a table, {ending}", partial(table, own, words, state, ending), 20 * SLOWEST)
                faults += fault("a gazetteer", partial(damaged, own, state), 20 * SLOWEST)
    return calls, faults


def kept(keep: Path, fault: Mapping[str, str | None]) -> None:
    """Add a fault to the file."""
    with keep.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(fault) + "\n")


def verified(kit: AddressKit, text: str | Mapping[str, str], code: str | None) -> None:
    """Verify a text, or components.

    Raises RuntimeError where the verdict tells a fault of addrkit's own, which stops nothing else.
    """
    error = kit.verify(text, country=code).error or ""
    if FAILED in error:
        raise RuntimeError(error)


def fault(what: str, call: Callable[[], object], most: float) -> list[str]:
    """What was wrong with a call, in one line; nothing if nothing was."""
    told, before = "", time.thread_time()
    try:
        call()
    except AddrkitError:
        pass
    except Exception:  # noqa: BLE001 - it is what is looked for
        told = f"{what}: {traceback.format_exc(limit=-3)}"
    took = (time.thread_time() - before) * 1000
    for _ in range(2 if took > most and not told else 0):
        # A country's words are read with the first text of it, and other programs slow a processor.
        took = min(took, again(call))
    if not told and took > most:
        told = f"{what}: {took:.0f} ms"
    if told:
        print(told, flush=True)
    return [told] if told else []


def again(call: Callable[[], object]) -> float:
    """Milliseconds of a call that has been made before."""
    before = time.thread_time()
    with suppress(Exception):
        call()
    return (time.thread_time() - before) * 1000


def text_of(draw: random.Random, words: list[str]) -> str:
    """A text that somebody might paste by mistake, up to 4,000 characters."""
    pieces = [piece(draw, words) for _ in range(draw.choice((1, 2, 4, 8, 20)))]
    return draw.choice(("", " ", ", ", "\n")).join(pieces)[:4_000]


def piece(draw: random.Random, words: list[str]) -> str:
    """A word, a number, a sign or a letter, once or many times, or a word cut and bent."""
    chosen = draw.choice(words)
    return draw.choice(
        (
            chosen,
            chosen[draw.randrange(len(chosen) + 1) :],
            str(draw.randrange(10 ** draw.choice((1, 3, 6, 40)))),
            draw.choice(SIGNS) * draw.choice((1, 2, 500)),
            draw.choice(LETTERS) * draw.choice((1, 3, 500)),
            chosen.upper() + draw.choice(SIGNS),
            (chosen + " ") * draw.choice((2, 60)),
        )
    )


def fields_of(draw: random.Random, words: list[str]) -> dict[str, str]:
    """A row of components, some of which are as long as only a mistake is."""
    names = draw.sample(FIELDS, draw.randrange(1, len(FIELDS) + 1))
    fields = {}
    for name in names:
        chosen = piece(draw, words) or "x"
        most = draw.choice((20, 300, LONGEST_CELL))
        fields[name] = (chosen * (most // len(chosen) + 1))[:most]
    return fields


def columns_of(fields: Mapping[str, str]) -> None:
    """Tell the columns of a table whose cells, and of one whose names, are these."""
    cells = list(fields.values())
    for header, rows in ((list(fields), [cells, cells]), (cells, [cells])):
        for use in ("verify", "build"):
            with suppress(AddrkitError):
                read_columns(header, use=use, sample=rows)


def table(draw: random.Random, words: list[str], folder: Path, ending: str) -> None:
    """Read a damaged table as `verify` does, and build a gazetteer of it."""
    names = ["street", "house_number", "city", "postcode", "country"]
    rows = [[piece(draw, words)[:300] for _ in range(draw.choice((4, 5, 5, 6)))] for _ in range(30)]
    path = folder / f"table.{ending}"
    if ending == "parquet":
        columns = {name: [(*row, "", "")[at] for row in rows] for at, name in enumerate(names)}
        pq.write_table(pa.table(columns), path)
        data = bytearray(path.read_bytes())
    else:
        objects = [json.dumps(dict(zip(names, row, strict=False)), ensure_ascii=False) for row in rows]
        text = {
            "csv": "\n".join(map(",".join, [names, *rows])),
            "jsonl": "\n".join(objects),
            "json": f"[{','.join(objects)}]",
        }[ending]
        encoding = draw.choice(("utf-8", "utf-16", "cp1251", "cp932", "latin-1"))
        data = bytearray(text.encode(encoding, "replace"))
    flipped(draw, data)
    path.write_bytes(data)
    try:
        with closing(open_file(path)) as file:
            for _ in source_of(str(path), file, None, None).rows():
                pass
    finally:
        build_gazetteer([path], folder / "table.gaz")


def damaged(draw: random.Random, folder: Path) -> None:
    """Open a gazetteer that has some bytes changed, or a file cut short, and ask it."""
    copy = folder / "damaged.gaz"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder / "register.gaz", copy)
    path = draw.choice(sorted(each for each in copy.iterdir() if each.is_file()))
    data = bytearray(path.read_bytes())
    if draw.random() < CUT_SHORT:
        del data[draw.randrange(len(data) + 1) :]
    flipped(draw, data)
    path.write_bytes(data)
    addrkit.open(copy).verify("Kerkstraat 12 Groningen")


def flipped(draw: random.Random, data: bytearray) -> None:
    """Change none, one or twenty of some bytes."""
    for _ in range(draw.choice((0, 1, 20)) if data else 0):
        data[draw.randrange(len(data))] = draw.randrange(256)


def pieces_of(code: str) -> list[str]:
    """Words of a country's addresses."""
    there = country(code)
    names = sorted({*there.street_types, *there.unit_words, *there.region_names.values(), *there.names})
    return [*names[:: max(1, len(names) // 20)], *there.postcode_examples]


def small_kit(folder: Path) -> AddressKit:
    """A gazetteer of three streets, open."""
    (folder / "register.csv").write_text(
        "street,house_number,unit,city,postcode,country\n"
        "Kerkstraat,12,1,Groningen,9712 AB,NL\nRue de la Paix,10,,Paris,75002,FR\nLaugavegur,22a,,Reykjavík,101,IS\n",
        "utf-8",
    )
    build_gazetteer([folder / "register.csv"], folder / "register.gaz", coverage="complete")
    return addrkit.open(folder / "register.gaz")


if __name__ == "__main__":
    sys.exit(main())

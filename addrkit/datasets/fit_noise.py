"""Counts the errors in addresses that people wrote: the rates of `addrkit.train.noise.rates` come from here.

    python -m addrkit.datasets.fit_noise DATA

DATA is a folder with `fr_pairs` and `us_pairs` (what was typed beside the record meant), `wof_dk` (Danish
business addresses, whose street and number were cut out by hand or program) and `uk_messy` (British ones with no
record to compare). The rows are halved by street: the rates are fitted to one half and compared with the other. A
last column tells by how many standard errors the two differ. What the model makes of the same records is counted
beside what people made of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

from addrkit.datasets.align_words import Step, align, meant_words, misspelling_kind
from addrkit.datasets.noise_shapes import Counts, count_british, count_case, count_danish, count_separators
from addrkit.locale.country import Country, country
from addrkit.locale.text import fold, words
from addrkit.train.noise.noise import EVERYDAY, HARD, noisy_text
from addrkit.types import Address

SEED = 7


@dataclass(frozen=True, slots=True)
class TypedPair:
    """What somebody typed and the record that is meant."""

    source: str
    typed: str
    meant: Address


def pairs(data: Path) -> Iterator[TypedPair]:
    """The pairs whose record is known."""
    door = re.compile(r"(\d+(?:\s*(?:bis|ter|quater|[a-z])\b)?)\s+(.+)", re.IGNORECASE)
    for name in ("everyday", "hard"):
        for row in _rows(data / f"fr_pairs/{name}.jsonl.gz"):
            found = door.fullmatch(row["truth"][0]["address"]) if row["truth"] else None
            if found:
                truth = row["truth"][0]
                meant = Address(None, found[1], found[2], city=truth["city"], postcode=truth["postcode"])
                yield TypedPair(f"fr {name}", row["raw"], _in(meant, "FR"))
    for row in _rows(data / "us_pairs/pairs.jsonl.gz"):
        truth = row["truth"][0]
        found = door.fullmatch(truth["address1"])
        if found:
            place = {"city": truth["city"], "region": truth["state"], "postcode": truth["postcode"]}
            yield TypedPair("us", row["raw"], _in(Address(None, found[1], found[2], **place), "US"))


def _in(address: Address, code: str) -> Address:
    return Address(**{**address.to_dict(), "country": code})


def _rows(file: Path) -> Iterator[Any]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def half_of(name: str) -> str:
    """Whether a street (or, without a record, a line) is fitted to or checked with."""
    return "fit" if crc32(fold(name).encode()) % 2 else "check"


def count_pair(pair: TypedPair, counts: Counts) -> None:
    """Add the errors of one pair, and the chances that there were for them."""
    where = country(pair.meant.country or "")
    steps = align(meant_words(_as_typed(pair, where)), [word.folded for word in words(pair.typed)], where)
    for step in steps:
        _count_step(step, where, counts)
    _count_places(pair, steps, where, counts)
    count_case(pair.typed, counts)
    count_separators(pair.typed, counts)
    if not (pair.meant.street or "").isascii():
        counts["accented street", ""] += 1
        counts["accented street", "no accents"] += pair.typed.isascii()


def _as_typed(pair: TypedPair, where: Country) -> list[tuple[str, str]]:
    """The components that are meant, the postcode on the side of the city where it was typed."""
    parts = pair.meant.to_dict()
    del parts["country"]
    code = re.search(r"\b\d{5}\b", pair.typed[6:])
    if code and where.code == "FR" and fold(pair.typed[6 + code.end() :]):
        parts["city"] = parts.pop("city")
    return list(parts.items())


def _count_step(step: Step, where: Country, counts: Counts) -> None:
    """One step of an alignment: a word, or two of which one was made."""
    if not step.meant:
        known = step.typed[0] in where.particles
        counts["address", "small word added" if known else "word added"] += 1
        return
    for word in step.meant:
        if word.component == "street":
            counts[_role(word.text, where), ""] += 1
            counts[_role(word.text, where), step.kind] += step.kind != "equal"
        if word.component in ("street", "city") and len(word.text) >= 4 and word.text.isalpha():
            counts["word of 4+ letters", ""] += 1
            if step.kind == "misspelt":
                counts["word of 4+ letters", "misspelt"] += 1
                kind = misspelling_kind(word.text, step.typed[0])
                counts["misspelling", ""] += 1
                counts["misspelling", kind] += 1
            counts["word of 4+ letters", "split"] += step.kind == "split"
    if len(step.meant) > 1:
        counts["blank", "joined"] += 1
    counts["blank", ""] += 1
    if step.meant[0].component in ("street", "city"):
        short = where.contract(step.meant[0].text)
        if short != step.meant[0].text or step.kind in ("short", "long", "number word"):
            counts["has a short form", ""] += 1
            counts["has a short form", "another form"] += step.kind in ("short", "long", "number word")
        elif short in where.abbreviations.values():
            counts["is a short form", ""] += 1
            counts["is a short form", "written out"] += step.kind == "long"


def _role(word: str, where: Country) -> str:
    if word in where.particles:
        return "small word of a street"
    return "type of a street" if word in where.street_types else "word of a street name"


def _count_places(pair: TypedPair, steps: Sequence[Step], where: Country, counts: Counts) -> None:
    kinds: dict[str, list[str]] = {}
    for step in steps:
        for word in step.meant:
            kinds.setdefault(word.component, []).append(step.kind)
    for name, found in kinds.items():
        counts[name, ""] += 1
        counts[name, "missing"] += set(found) == {"missing"}
        counts[name, "misspelt or short"] += bool(set(found) - {"missing", "equal", "wrong code"})
    for step, following in pairwise(steps):
        if following.kind == "extra":
            more = following.typed[0]
            after_number = bool(step.meant) and step.meant[0].component == "house_number"
            suffix = more.isdecimal() or more in where.number_suffixes or len(more) == 1
            counts["house_number", "a second number or a suffix"] += after_number and suffix
            counts["address", "unit added"] += more in where.unit_words and not more.isdecimal()
            longer = len(more) > 5 and more.isdecimal() and more.startswith(pair.meant.postcode or "?")
            counts["postcode", "more digits"] += longer
    order = [
        word.component for step in steps for word in step.meant if word.component in ("city", "postcode")
    ]
    counts["postcode", "behind the city"] += order[-1:] == ["postcode"]
    wrong = [step for step in steps if step.kind == "wrong code"]
    for step in wrong:
        if where.normal_postcode(step.typed[0]) == where.normal_postcode(step.meant[0].text):
            counts["postcode", "former or special one"] += 1
            continue
        counts["postcode", "wrong"] += 1
        for at, (meant, typed) in enumerate(zip(step.meant[0].text, step.typed[0], strict=True), 1):
            counts["postcode", f"digit {at} wrong"] += meant != typed
    city = fold(pair.meant.city or "")
    counts["city", "said twice"] += fold(pair.typed).count(city) > 1 and city not in fold(
        pair.meant.street or ""
    )
    if set(kinds.get("city", ())) == {"missing"}:
        counts["city", "another town or part"] += steps[-1].kind == "extra" or steps[-1].kind == "equal"
    number = r"^\W*(?:n[o°]\.?\s*)?\d+(?:\s*-\s*\d+)?(?:\s*(?:bis|ter|[a-z])\b)?"
    door = re.match(number, pair.typed, re.IGNORECASE)
    if door:
        rest = pair.typed[door.end() :]
        counts["house number", ""] += 1
        counts["house number", "comma after it"] += rest.startswith(",")
        counts["house number", "no blank after it"] += rest[:1].isalpha() or bool(re.match(r",\S", rest))
        counts["house number", "with its word"] += fold(pair.typed)[0].isalpha()


def british_lines(data: Path) -> Iterator[tuple[str, str]]:
    """Text and postcode of the British lists."""
    for file in sorted((data / "uk_messy/bulk").glob("*/*.tsv")):
        for line in file.read_text("utf-8", errors="replace").splitlines():
            cells = line.split("\t")
            if len(cells) >= 4 and cells[2]:
                yield cells[2], cells[3]


def count_all(data: Path) -> dict[str, dict[str, Counts]]:
    """The counts of every source, by half."""
    counts: dict[str, dict[str, Counts]] = {}

    def of(source: str, name: str) -> Counts:
        return counts.setdefault(source, {}).setdefault(half_of(name), Counter())

    random = Random(SEED)  # noqa: S311
    for pair in pairs(data):
        street = pair.meant.street or ""
        count_pair(pair, of(pair.source, street))
        rates = HARD if pair.source.endswith("hard") else EVERYDAY
        made = replace(pair, typed=noisy_text(pair.meant, rates, random))
        count_pair(made, of(f"{pair.source}, made by the model", street))
    for row in _rows(data / "wof_dk/dk.jsonl.gz"):
        if row["address"]:
            count_danish(row["address"], of("dk", re.sub(r"[\d,].*", "", row["address"])))
    for text, code in british_lines(data):
        count_british(text, code, of("gb", text))
    return counts


def main() -> None:
    """Print a table: chance, error, and the rate in the half fitted to and in the other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    for source, halves in count_all(options.data).items():
        _print_table(source, halves)


def _print_table(source: str, halves: Mapping[str, Counts]) -> None:
    print(f"\n{source:34} {'fitted':>16} {'checked':>16} {'off by':>8}")
    fit, check = halves["fit"], halves["check"]
    for chance, error in sorted({*fit, *check}):
        if error and error != "equal":
            one, other = (
                (half[chance, error], half[chance, ""] or half["line", ""]) for half in (fit, check)
            )
            cells = "".join(f"{share(*each):8.4f} of {each[1]:5,}" for each in (one, other))
            print(f"{chance + ': ' + error:50}{cells} {standard_errors(one, other):6.1f}")


def share(times: int, chances: int) -> float:
    """How often something happened for every chance."""
    return times / chances if chances else 0.0


def standard_errors(one: tuple[int, int], other: tuple[int, int]) -> float:
    """By how many standard errors two shares differ.

    >>> round(standard_errors((10, 100), (20, 100)), 1)
    2.0
    """
    if not one[1] or not other[1]:
        return 0.0
    both = share(one[0] + other[0], one[1] + other[1])
    error = math.sqrt(both * (1 - both) * (1 / one[1] + 1 / other[1]))
    return abs(share(*one) - share(*other)) / error if error else 0.0


if __name__ == "__main__":
    main()

"""Divisions drawn from the tree said otherwise: in both scripts, backwards, in short, with slips, people beside them.

    python -m benchmarks.verdicts.divisions_otherwise [GAZETTEER]... [--countries ID,TH] [--each 150] [--results FOLDER]

Divisions of the finest level are drawn from the default gazetteers, and each is written as people do, with a street and
a number. Counts under the policy `best` what is accepted as that division, what is asked about or sent back although it
is right, what another division is accepted for, and which labels lose a name or hold a word that neither text nor
division has. Then a level or the postcode of another division is put in: none of these may be accepted.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import yaml

import addrkit
from addrkit.compare.chain.names import key_of, keys_of, names_of, shown_name
from addrkit.gazetteer.entries import Entry
from addrkit.gazetteer.store import Gazetteer
from addrkit.kit import AddressKit
from addrkit.locale.country import country
from addrkit.locale.format import format_address
from addrkit.locale.text import fold, is_cjk, is_latin, is_unspaced
from addrkit.retrieve.divisions import division_runs, named, with_postcode
from addrkit.types import Address, Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.divisions import LEVELS, TOLD, drawn, postcode_of, same_division
from benchmarks.verdicts.otherwise import SEED

LETTERS = 6
"""Letters of a name in which a slip is made, at least."""
Run = tuple[int, int]


@dataclass(frozen=True)
class Said:
    """A division with a street before it."""

    names: Mapping[str, str]
    """By level, from the finest."""
    door: Address
    """Street and number."""
    postcode: str | None
    latin: bool
    joined: str | None
    """What stands between divisions that are written from the largest; None where the door comes first."""

    @property
    def line(self) -> str:
        """Street and number as the country writes them."""
        return format_address(self.door)

    def text(self) -> str:
        """In the order of its script."""
        parts = list(self.names.values())
        if self.joined is not None:
            return " ".join(filter(None, [self.postcode, self.joined.join([*reversed(parts), self.line])]))
        return " ".join(filter(None, [", ".join([self.line, *parts]), self.postcode]))

    def backwards(self) -> str:
        """In the other order."""
        parts = [*reversed(list(self.names.values())), self.line]
        if self.joined is not None:
            parts.reverse()
        return " ".join(filter(None, [", ".join(parts), self.postcode]))


def said(entry: Entry, postcode: str | None, words: Mapping[str, Any], *, latin: bool) -> Said | None:
    """A division in one script; None where it has no names in it."""
    names = {level: shown_name(names_of(entry, level), latin=latin) for level in LEVELS}
    own = {level: name for level, name in names.items() if name}
    if any(is_latin(name) != latin for name in own.values()) or not (latin or "native" in words):
        return None
    street, number = words["line" if latin else "native"]
    door = Address(street=street or None, house_number=number, country=entry.country)
    return Said(own, door, postcode, latin, None if latin else words.get("joined"))


def said_otherwise(
    here: Said, entry: Entry, words: Mapping[str, Any], random: Random
) -> Iterator[tuple[str, str]]:
    """What was done to a division, and the text."""
    plain = here.text()
    yield "as it is", plain
    yield "as printed", format_address(replace(here.door, **here.names, postcode=here.postcode))
    yield "backwards", here.backwards()
    for level in list(here.names)[1:]:
        yield (
            "a level left out",
            replace(here, names={k: v for k, v in here.names.items() if k != level}).text(),
        )
    for kind, names in (
        ("kinds in short", _in_short(here, entry, words)),
        ("kinds left out", _bare(here, words)),
    ):
        if names != here.names:
            yield kind, replace(here, names=names).text()
    if here.postcode:
        yield "without its postcode", replace(here, postcode=None).text()
    for level, name in here.names.items():
        if (other := _misspelt(name, random)) != name:
            yield f"a slip: {level}", replace(here, names={**here.names, level: other}).text()
    yield "a person before it", f"{words['person']}, {plain}"
    yield "a note before it", f"{words['note']}, {plain}"
    yield "a note behind it", f"{plain}, {words['note']}"
    yield "a phone behind it", f"{plain} {words['phone']}"
    yield "its country behind it", f"{plain}, {words['country']}"
    yield "in small letters, no commas", plain.lower().replace(",", "")
    yield "in capitals", plain.upper()
    town = here.names.get("city") or here.names.get("region")
    yield "its town again", f"{plain}, {town}"


def _in_short(here: Said, entry: Entry, words: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    before = words.get("before_latin" if here.latin else "before") or words.get("before", {})
    for level, name in here.names.items():
        for long, other in words.get("short", {}).items():
            if name.startswith(long) or name.endswith(long):
                found[level] = name.replace(long, other)
        if level not in found:
            found[level] = (before.get(level, "") if entry.region else "") + name
    return found


def _bare(here: Said, words: Mapping[str, Any]) -> dict[str, str]:
    found = dict(here.names)
    for level, name in here.names.items():
        for kind in words.get("bare", ()):
            left = name.removeprefix(kind).removesuffix(kind)
            if left != name and not left.isdigit():
                found[level] = left
    return found


def _misspelt(name: str, random: Random) -> str:
    """A name with two letters turned or one left out."""
    long = [word for word in name.split() if len(word) >= LETTERS and word.isalpha() and not is_cjk(word)]
    if not long:
        return name
    word = random.choice(long)
    at = random.randrange(1, len(word) - 2)
    other = random.choice([word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :]])
    return name.replace(word, other, 1)


def contradicted(
    here: Said, other: Said, entry: Entry, gazetteer: Gazetteer, run: Run
) -> Iterator[tuple[str, str]]:
    """A level or the postcode of another division in its place, where no division is called so."""
    for level, name in here.names.items():
        theirs = other.names.get(level)
        names = {**here.names, level: theirs or name}
        if theirs and not _exists(names, entry, gazetteer, run):
            yield f"another {level}", replace(here, names=names).text()
    if here.postcode and other.postcode and not _near(other.postcode, entry, gazetteer, run):
        yield "another postcode", replace(here, postcode=other.postcode).text()


def _exists(names: Mapping[str, str], entry: Entry, gazetteer: Gazetteer, run: Run) -> bool:
    here = country(entry.country or "")
    found = named(gazetteer, run, next(iter(names.values())), here).tolist()
    return any(
        all(
            key_of(name, here) in keys_of(names_of(gazetteer.entry(at), level), here)
            for level, name in names.items()
        )
        for at in found
    )


def _near(postcode: str, entry: Entry, gazetteer: Gazetteer, run: Run) -> bool:
    """Whether a postcode, or its area, is of the same town."""
    town = (entry.city, entry.region, entry.district if not entry.suburb or not entry.city else None)
    for size in range(len(postcode), 1, -1):
        found = with_postcode(gazetteer, run, postcode[:size]).tolist()
        if found:
            others = (gazetteer.entry(at) for at in found)
            return any(
                (each.city, each.region, each.district if town[2] else None) == town for each in others
            )
    return False


def outcome(answer: Verification, entry: Entry) -> str:
    """What became of a division: accepted, unsure, asked, back or another."""
    same = same_division(answer, entry)
    if answer.action == "accept":
        return "accepted" if same else "another"
    if "ambiguous" in answer.reasons:
        return "unsure"
    return "asked" if same and answer.action != "fix" else "back"


def faults(text: str, here: Said, answer: Verification, words: Mapping[str, Any]) -> Iterator[str]:
    """Names that were typed and are nowhere, and words of the label that are neither typed nor the division's."""
    parts = answer.components.values()
    told = _signs([answer.formatted, *answer.unmatched, *(part.input or "" for part in parts)])
    typed = _signs([text])
    kinds = _signs(
        [kind for name in ("short", "before", "before_latin") for kind in words.get(name, {}).values()]
    )
    if typed - told - kinds:
        yield "lost"
    chain = [format_address(answer.match.components)] if answer.match else []
    known = _signs(
        [text, *chain, *(part.value or "" for part in parts if part.status in ("corrected", "inferred"))]
    )
    if _signs([answer.formatted]) - known:
        yield "made up"


def _signs(texts: Sequence[str]) -> set[str]:
    """The words of texts; of scripts without blanks their characters."""
    words = (word for text in texts for word in re.sub(r"(?<=\d)-(?=\d)", "", text).split())
    parts = (list(word) if is_cjk(word) or is_unspaced(word) else [word] for word in words)
    return {sign for part in parts for each in part for sign in fold(each).split()}


Outcomes = dict[str, Counter[str]]


def measured(kit: AddressKit, code: str, count: int) -> tuple[Outcomes, list[tuple[str, ...]]]:
    """Outcomes by kind; with what was not as it should be."""
    random = Random(f"{SEED} {code}")  # noqa: S311  no secret
    words = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))[code]
    (gazetteer, run), *_ = division_runs(code, kit.gazetteers)
    entries = list(drawn(gazetteer, run, count, random))
    postcodes = [postcode_of(gazetteer, entry, random) for entry in entries]
    found: Outcomes = defaultdict(Counter)
    missed: list[tuple[str, ...]] = []
    for at, entry in enumerate(entries):
        for latin in (True, False):
            here = said(entry, postcodes[at], words, latin=latin)
            if here is None:
                continue
            for kind, text in said_otherwise(here, entry, words, random):
                answer = kit.verify(text, country=code)
                told = [outcome(answer, entry), *faults(text, here, answer, words)]
                found[kind].update(told)
                missed += [
                    (each, kind, text, answer.formatted, str(answer.reasons))
                    for each in told
                    if each != "accepted"
                ]
            other = (at + 7) % len(entries)
            there = said(entries[other], postcodes[other], words, latin=latin)
            for kind, text in contradicted(here, there, entry, gazetteer, run) if there else ():
                answer = kit.verify(text, country=code)
                became = (
                    "wrong"
                    if answer.action == "accept"
                    else "told"
                    if TOLD & set(answer.reasons)
                    else "untold"
                )
                found[kind][became] += 1
                if became != "told":
                    missed.append((became, kind, text, answer.formatted, str(answer.reasons)))
    return dict(found), missed


def table(outcomes: Mapping[str, Outcomes]) -> str:
    """Accepted of all by kind, or told of all where it is contradicted; then all kinds."""
    kinds = dict.fromkeys(kind for each in outcomes.values() for kind in each)
    lines = [
        "# Divisions said otherwise: accepted as themselves, of texts; contradicted ones told, of texts",
        "",
        f"| | {' | '.join(outcomes)} |",
        f"|---|{'---|' * len(outcomes)}",
    ]
    for kind in kinds:
        cells = [each.get(kind, Counter()) for each in outcomes.values()]
        said = (f"{cell['accepted'] + cell['told']} of {_texts(cell)}" if cell else "" for cell in cells)
        lines.append(f"| {kind} | {' | '.join(said)} |")
    sums = [sum(each.values(), Counter()) for each in outcomes.values()]
    for name in (
        "accepted",
        "unsure",
        "asked",
        "back",
        "another",
        "lost",
        "made up",
        "told",
        "untold",
        "wrong",
    ):
        lines.append(f"| **{name}** | {' | '.join(str(each[name]) for each in sums)} |")
    return "\n".join([*lines, ""])


def _texts(cell: Counter[str]) -> int:
    return cell.total() - cell["lost"] - cell["made up"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", nargs="*")
    parser.add_argument("--countries", default="ID,TH,VN,PH,MY,BR,MX,IN,JP,KR,TW,CN,HK,TR,SG,AE")
    parser.add_argument("--each", type=int, default=150, help="divisions of each country")
    parser.add_argument("--show", type=int, default=0, help="texts that are printed of each country")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args(arguments)
    about = provenance(("numpy", "rapidfuzz", "pyarrow"))
    kit = addrkit.open(*given.gazetteers, policy="best")
    outcomes: dict[str, Outcomes] = {}
    for code in given.countries.split(","):
        outcomes[code], missed = measured(kit, code, given.each)
        print(code, dict(sum(outcomes[code].values(), Counter())), flush=True)
        for each in missed[: given.show]:
            print("  ", " | ".join(each))
    result = {"benchmark": "divisions_otherwise", **about, "seed": SEED, "each": given.each}
    text = table(outcomes)
    print(text)
    write_result(given.results, "divisions-otherwise", {**result, "countries": outcomes}, text)


if __name__ == "__main__":
    main()

"""Divisions drawn from the tree said otherwise: in both scripts, backwards, in short, with slips, people beside them.

    python -m benchmarks.verdicts.divisions_otherwise [GAZETTEER]... [--countries ID,TH] [--each 150] [--results FOLDER]

Divisions of the finest level are drawn from the default gazetteers, and each is written as people do, with a street and
a number. Counts under the policy `best` what is accepted as that division, what is asked about or sent back although it
is right, what another division is accepted for, and which labels lose a name or hold a word that neither text nor
division has. Then a level or the postcode of another division is put in: none of these may be accepted.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

import addrkit
from addrkit.gazetteer.entries import Entry
from addrkit.kit import AddressKit
from addrkit.locale.format import format_address
from addrkit.locale.text import fold, is_cjk, is_unspaced, squeeze
from addrkit.retrieve.divisions import division_runs
from addrkit.types import Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.divisions import TOLD, drawn, postcode_of, same_division
from benchmarks.verdicts.divisions_said import contradicted, division_otherwise, said
from benchmarks.verdicts.otherwise import SEED, table

TITLE = "Divisions said otherwise: accepted as themselves, contradicted ones told, of texts"
COUNTS = ("accepted", "unsure", "asked", "back", "another", "told", "untold", "wrong")


def outcome(answer: Verification, entry: Entry) -> str:
    """What became of a division: accepted, unsure, asked, back or another."""
    same = same_division(answer, entry)
    if answer.action == "accept":
        return "accepted" if same else "another"
    if "ambiguous" in answer.reasons:
        return "unsure"
    return "asked" if same and answer.action != "fix" else "back"


def contradiction(answer: Verification) -> str:
    """What became of a division with another one's part: wrong, told or untold."""
    if answer.action == "accept":
        return "wrong"
    return "told" if TOLD & set(answer.reasons) else "untold"


def faults(text: str, answer: Verification, words: Mapping[str, Any]) -> Iterator[str]:
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
    if any(sign not in squeeze(text) for sign in _signs([answer.formatted]) - known):
        yield "made up"


def _signs(texts: Sequence[str]) -> set[str]:
    """The words of texts; of scripts without blanks their characters."""
    words = (word for text in texts for word in text.split())
    parts = (list(word) if is_cjk(word) or is_unspaced(word) else [word] for word in words)
    return {sign for part in parts for each in part for sign in fold(each).split()}


Outcomes = dict[str, Counter[str]]


def measured(kit: AddressKit, code: str, count: int) -> tuple[Outcomes, Counter[str], list[tuple[str, ...]]]:
    """Outcomes by kind, the faults of labels, and what was not as it should be."""
    random = Random(f"{SEED} {code}")  # noqa: S311  no secret
    words = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))[code]
    (gazetteer, run), *_ = division_runs(code, kit.gazetteers)
    entries = [
        (entry, postcode_of(gazetteer, entry, random)) for entry in drawn(gazetteer, run, count, random)
    ]
    found: Outcomes = defaultdict(Counter)
    labels: Counter[str] = Counter()
    missed: list[tuple[str, ...]] = []
    for (entry, postcode), (elsewhere, its) in zip(entries, [*entries[7:], *entries[:7]], strict=True):
        for latin in (True, False):
            here, there = (said(*each, words, latin=latin) for each in ((entry, postcode), (elsewhere, its)))
            if here is None:
                continue
            right = [(*each, True) for each in division_otherwise(here, entry, words, random)]
            wrong = (
                [(*each, False) for each in contradicted(here, there, entry, gazetteer, run)] if there else []
            )
            for kind, text, is_right in (*right, *wrong):
                answer = kit.verify(text, country=code)
                became = outcome(answer, entry) if is_right else contradiction(answer)
                told = list(faults(text, answer, words)) if is_right else []
                found[kind][became] += 1
                labels.update(told)
                told += [became] if became not in ("accepted", "told") else []
                missed += [(each, kind, text, answer.formatted, " ".join(answer.reasons)) for each in told]
    return dict(found), labels, missed


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
    labels: dict[str, Counter[str]] = {}
    for code in given.countries.split(","):
        outcomes[code], labels[code], missed = measured(kit, code, given.each)
        print(code, dict(sum(outcomes[code].values(), labels[code])), flush=True)
        for each in missed[: given.show]:
            print("  ", " | ".join(each))
    result = {"benchmark": "divisions_otherwise", **about, "seed": SEED, "each": given.each}
    text = table(outcomes, TITLE, COUNTS)
    for name in ("lost", "made up"):
        text += f"| {name} | {' | '.join(str(each[name]) for each in labels.values())} |\n"
    print(text)
    write_result(
        given.results, "divisions-otherwise", {**result, "countries": outcomes, "labels": labels}, text
    )


if __name__ == "__main__":
    main()

"""The same doors said otherwise: in another order, in short, with slips, with people, notes and telephones beside them.

    python -m benchmarks.verdicts.otherwise GAZETTEER... [--each 100] [--results FOLDER]

Draws records and writes each as people do. Counts what is accepted as itself, what is asked about or sent back although
it is right, and what another record is accepted for. Prints a table and writes it.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import combining, normalize

import yaml

import addrkit
from addrkit.gazetteer.store import Gazetteer
from addrkit.kit import AddressKit
from addrkit.locale.format import format_address
from addrkit.locale.text import fold
from addrkit.types import Address, Record, Verification
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.round_trip import drawn

SEED = 20261130
PACKAGES = ("numpy", "faiss-cpu", "rapidfuzz", "pyarrow")
LETTERS = 6
"""Letters of a word in which a slip is made, at least."""
SCORER = (
    "accepted: as the record, or as one that is printed alike; without its unit: add_unit counts as well. another:"
    " accept or add_unit with any other record"
)
Said = Iterator[tuple[str, str]]


def said_otherwise(here: Address, words: Mapping[str, Any], random: Random) -> Said:
    """What was done to a record, and the text."""
    plain = format_address(here)
    yield "as is", plain
    yield from in_other_letters(plain)
    yield from in_another_order(here, plain)
    yield from beside_it(here, plain, words, random)
    yield from misspelt(here, random)
    yield from _in_other_words(here, plain, words)
    for name in ("postcode", "city", "region", "unit"):
        if getattr(here, name) and (name != "city" or here.postcode):
            yield f"without its {name}", format_address(replace(here, **{name: None}))


def in_other_letters(plain: str) -> Said:
    """In small letters and capitals, without accents and commas."""
    yield "in small letters", plain.lower()
    yield "in capitals", plain.upper()
    bare = "".join(sign for sign in normalize("NFD", plain) if not combining(sign))
    if bare != plain:
        yield "without accents", bare
    yield "without commas", plain.replace(",", " ")
    for sign in (" - ", "; ", " | ", "\n"):
        yield "parted by other signs", plain.replace(", ", sign)


def in_another_order(here: Address, plain: str) -> Said:
    """Its lines backwards, its number and street turned."""
    parts = plain.split(", ")
    if len(parts) > 1:
        yield "its lines backwards", ", ".join(reversed(parts))
        yield "its last line first", ", ".join([parts[-1], *parts[:-1]])
    line = _line_of(here, plain)
    if line:
        turned = [here.house_number or "", here.street or ""]
        turned = turned if line[0] != turned[0] else turned[::-1]
        yield "number and street turned", plain.replace(" ".join(line), " ".join(turned), 1)
        yield "a comma between number and street", plain.replace(" ".join(line), ", ".join(line), 1)


def _line_of(here: Address, plain: str) -> tuple[str, str] | None:
    """The number and the street in the order in which they are printed."""
    number, street = here.house_number or "", here.street or ""
    lines = ((number, street), (street, number))
    return next((each for each in lines if number and street and " ".join(each) in plain), None)


def beside_it(here: Address, plain: str, words: Mapping[str, Any], random: Random) -> Said:
    """With the country, a person, a firm, a note, a telephone number and more around it."""
    for country in words["country"]:
        yield "the country behind it", f"{plain}, {country}"
    yield "the country before it", f"{words['country'][0]}, {plain}"
    for kind in sorted({"person", "firm"} & set(words), reverse=True):
        each = random.choice(words[kind])
        yield f"a {kind} before it", f"{each}, {plain}"
        yield f"a {kind} before it, no comma", f"{each} {plain}"
    for kind in ("note", "phone"):
        each = random.choice(words[kind])
        yield f"a {kind} behind it", f"{plain}, {each}"
        yield f"a {kind} behind it, no comma", f"{plain} {each}"
    yield "an e-mail address behind it", f"{plain} anna.b@example.com"
    yield "twice", f"{plain}, {plain}"
    if here.city:
        yield "its town again", f"{plain}, {here.city}"


def misspelt(here: Address, random: Random, names: Sequence[str] = ("street", "city")) -> Said:
    """With a slip in a word of some components."""
    ways: Mapping[str, Callable[[str, int], str]] = {
        "a letter left out": lambda word, at: word[:at] + word[at + 1 :],
        "a letter twice": lambda word, at: word[:at] + word[at] + word[at:],
        "two letters turned": lambda word, at: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "another letter": lambda word, at: word[:at] + random.choice("aeinrst") + word[at + 1 :],
    }
    for name in names:
        text = getattr(here, name) or ""
        long = [word for word in text.split() if len(word) >= LETTERS and word.isalpha()]
        for way, change in ways.items() if long else ():
            word = random.choice(long)
            other = change(word, random.randrange(1, len(word) - 2))
            if other != word:
                yield f"{way}: {name}", format_address(replace(here, **{name: text.replace(word, other, 1)}))


def _in_other_words(here: Address, plain: str, words: Mapping[str, Any]) -> Said:
    street = here.street or ""
    for word in street.split():
        for long, short in words["short"].items():
            said = short if fold(word) == fold(long) else None
            if words.get("letters") in ("D-", "NL-") and word.endswith(long) and word != long:
                said = word.removesuffix(long) + short
            if said:
                yield "in short", format_address(replace(here, street=street.replace(word, said, 1)))
    if here.postcode and words.get("letters"):
        yield (
            "its country's letters",
            plain.replace(here.postcode, f"{words['letters']}{here.postcode}"),
        )
    line = _line_of(here, plain)
    if line:
        number = here.house_number or ""
        announced = " ".join(f"{words['number']}{each}" if each == number else each for each in line)
        yield "its number announced", plain.replace(" ".join(line), announced, 1)
        if not street[:1].isdigit() and not street[-1:].isdigit():
            yield "number and street joined", plain.replace(" ".join(line), "".join(line), 1)


def outcome(kind: str, answer: Verification, record: Record) -> str:
    """What became of a record: accepted, asked, back or another."""
    same = answer.match is not None and (
        answer.match.id == record.id
        or format_address(answer.match.components) == format_address(record.components)
    )
    taken = answer.action in ("accept", "add_unit")
    if kind == "without its unit" and taken:
        return "accepted"  # The building is what was typed.
    if taken and not same:
        return "another"
    if answer.action == "accept":
        return "accepted"
    return "asked" if same and answer.action != "fix" else "back"


def measured(
    kit: AddressKit, gazetteer: Gazetteer, count: int
) -> tuple[dict[str, Counter[str]], list[tuple[str, str, str, str]]]:
    """Outcomes by kind; with what was not accepted as itself."""
    random = Random(SEED)  # noqa: S311  no secret
    _, first = gazetteer.record_at(0)
    code = first.components.country or ""
    words = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))[code]
    texts = [
        (kind, text, record)
        for record in drawn(gazetteer, count, random)
        for kind, text in said_otherwise(record.components, words, random)
    ]
    answers = kit.verify_many({"address": text, "country": code} for _, text, _ in texts)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    missed = []
    for (kind, text, record), answer in zip(texts, answers, strict=True):
        became = outcome(kind, answer, record)
        found[kind][became] += 1
        if became != "accepted":
            missed.append((became, kind, text, answer.formatted))
    return dict(found), sorted(missed, key=lambda each: each[0] != "another")


def table(
    outcomes: Mapping[str, Mapping[str, Counter[str]]],
    title: str = "Doors said otherwise: accepted as themselves, of texts",
    others: Sequence[str] = ("asked", "back", "another"),
) -> str:
    """Accepted as itself, or told, of all, by kind and gazetteer; in the last rows all kinds, and what is another's."""
    kinds = list(dict.fromkeys(kind for each in outcomes.values() for kind in each))
    lines = [
        f"# {title}",
        "",
        f"| | {' | '.join(outcomes)} |",
        f"|---|{'---|' * len(outcomes)}",
    ]
    for kind in kinds:
        cells = [each.get(kind, Counter()) for each in outcomes.values()]
        said = (f"{cell['accepted'] + cell['told']} of {cell.total()}" if cell else "" for cell in cells)
        lines.append(f"| {kind} | {' | '.join(said)} |")
    sums = [sum(each.values(), Counter()) for each in outcomes.values()]
    shares = (f"{each['accepted'] / max(each.total(), 1):.4f} of {each.total():,}" for each in sums)
    lines.append(f"| **all** | {' | '.join(shares)} |")
    for name in others:
        lines.append(f"| {name} | {' | '.join(str(each[name]) for each in sums)} |")
    return "\n".join([*lines, ""])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", nargs="+", type=Path, metavar="GAZETTEER")
    parser.add_argument("--each", type=int, default=100, help="records of each gazetteer")
    parser.add_argument("--show", type=int, default=0, help="ones not accepted that are printed")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args(arguments)
    about = provenance(PACKAGES)
    outcomes: dict[str, dict[str, Counter[str]]] = {}
    for folder in given.gazetteers:
        kit = addrkit.open(folder)
        (gazetteer,) = kit.gazetteers
        outcomes[gazetteer.name], missed = measured(kit, gazetteer, given.each)
        for became, kind, text, answer in missed[: given.show]:
            print(f"  {became}, {kind}: {text} -> {answer}")
    result = {"benchmark": "otherwise", **about, "seed": SEED, "scorer": SCORER, "each": given.each}
    text = table(outcomes)
    print(text)
    write_result(given.results, "otherwise", {**result, "gazetteers": outcomes}, text)


if __name__ == "__main__":
    main()

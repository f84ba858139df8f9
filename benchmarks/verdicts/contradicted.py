"""Records with one part changed into what they are not: none of it may be accepted.

    python -m benchmarks.verdicts.contradicted GAZETTEER... [--each 200] [--results FOLDER]

Draws records and prints each as addrkit itself does, with another type of street, a direction or a word more in its
name, a word of another street's name in place of its own, before it or behind it, a letter behind its number, a
second number, a word such as "opposite", or with the suburb, the town or the postcode of another record, in place of
its own or beside it. What happens to be another record of the street is left out. Prints a table and writes it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import yaml

import addrkit
from addrkit.gazetteer.store import Gazetteer
from addrkit.kit import AddressKit
from addrkit.locale.format import format_address
from addrkit.locale.text import fold
from addrkit.types import Address
from benchmarks.shared.provenance import RESULTS, provenance, write_result
from benchmarks.verdicts.round_trip import drawn

SEED = 20261129
PACKAGES = ("numpy", "faiss-cpu", "rapidfuzz", "pyarrow")
SAMPLE = 20_000
"""Records from which other suburbs, towns and postcodes are taken."""
LETTERS = 4
"""Letters of a word that is a name, more than."""
SCORER = (
    "accepted: accept or add_unit, of records that were printed with one part contradicted; as is: unchanged"
)


def other_places(gazetteer: Gazetteer) -> dict[str, list[str]]:
    """Suburbs, towns and postcodes of a gazetteer."""
    found: dict[str, set[str]] = {"suburb": set(), "city": set(), "postcode": set()}
    for row in range(0, gazetteer.manifest.doors, max(1, gazetteer.manifest.doors // SAMPLE)):
        _, record = gazetteer.record_at(row)
        for name, values in found.items():
            values.add(getattr(record.components, name) or "")
    return {name: sorted(values - {""}) for name, values in found.items()}


def other_names(gazetteer: Gazetteer) -> list[str]:
    """Words of the names of a gazetteer's streets, of some letters."""
    found: set[str] = set()
    for row in range(0, gazetteer.manifest.doors, max(1, gazetteer.manifest.doors // SAMPLE)):
        _, record = gazetteer.record_at(row)
        found.update(word for word in (record.components.street or "").split() if _is_a_name(word))
    return sorted(found)


def _is_a_name(word: str) -> bool:
    return len(word) > LETTERS and word.isalpha()


def of_elsewhere(
    here: Address,
    words: Mapping[str, Any],
    places: Mapping[str, list[str]],
    names: Sequence[str],
    random: Random,
) -> Iterator[tuple[str, str]]:
    """What contradicts a record: what was done to it, and the text."""
    streets = (
        *_other_streets(here.street or "", words, random),
        *_otherwise_called(here.street or "", words, names, random),
    )
    for kind, street in streets:
        yield kind, format_address(replace(here, street=street))
    number = here.house_number or ""
    plain = format_address(here)
    if number:
        yield "letter", format_address(replace(here, house_number=number + random.choice("QXW")))
        near = random.choice(words["near"])
        yield "near it", f"{near} {plain}"
        yield "near its number", plain.replace(number, f"{near} {number}", 1)
    if number.isdigit():
        yield "two numbers", plain.replace(number, f"{number} {words['or']} {int(number) + 2}", 1)
    yield from _twice(here, words, places, names, random)
    for name, others in places.items():
        own = getattr(here, name)
        strange = _others(own, others)
        if strange:
            yield name, format_address(replace(here, **{name: random.choice(strange)}))
            if name == "city":
                elsewhere = replace(here, city=random.choice(strange), postcode=None, suburb=None)
                yield "city, no postcode", format_address(elsewhere)


def _others(own: str | None, names: Sequence[str]) -> list[str]:
    """The names that are not the record's own; none where it has none."""
    return [each for each in names if own and fold(each) != fold(own)]


def _twice(
    here: Address,
    words: Mapping[str, Any],
    places: Mapping[str, list[str]],
    streets: Sequence[str],
    random: Random,
) -> Iterator[tuple[str, str]]:
    """A second town, postcode or street beside its own, and a direction by itself."""
    for name in ("city", "postcode"):
        own = getattr(here, name)
        strange = _others(own, places[name])
        if strange:
            other = random.choice(strange)
            for kind, joint in (("", " / "), (", by a word", f" {words['or']} "), (", by a comma", ", ")):
                yield (
                    f"a second {name}{kind}",
                    format_address(replace(here, **{name: f"{own}{joint}{other}"})),
                )
    street = (words.get("types") or list(words["endings"]))[0]
    other = random.choice(streets) if streets else ""
    if other and here.street:
        name = _street_called(other, street, words)
        yield "a street in brackets", format_address(replace(here, street=f"{here.street} ({name})"))
        yield "a street before it", f"{name}, {format_address(here)}"
    yield "a direction alone", f"{format_address(here)}, {random.choice(words['turns'])}"


def _street_called(name: str, kind: str, words: Mapping[str, Any]) -> str:
    """A street's name of a word and a type, as the country builds it."""
    if words.get("after_type"):
        return f"{kind} {name}"
    return f"{name} {kind}" if words.get("types") else f"{name}{kind}"


def _other_streets(street: str, words: Mapping[str, Any], random: Random) -> Iterator[tuple[str, str]]:
    """A street with another type, with a direction, and with a word more."""
    said = street.split()
    if not said:
        return
    types, endings = words.get("types", []), words.get("endings", [])
    for at, word in enumerate(said):
        if fold(word) in map(fold, types):
            other = random.choice([each for each in types if fold(each) != fold(word)])
            yield "type", " ".join([*said[:at], other, *said[at + 1 :]])
            break
    own = next((each for each in endings if street.endswith(each) and len(street) > len(each) + 2), None)
    if own:
        yield "type", street.removesuffix(own) + random.choice([each for each in endings if each != own])
    if not set(map(fold, words["turns"])) & set(map(fold, said)):
        yield "direction", f"{street} {random.choice(words['turns'])}"
    if words.get("after_type") and len(said) > 1:
        yield "word", " ".join([said[0], random.choice(words["after_type"]), *said[1:]])
    elif words.get("before"):
        yield "word", f"{random.choice(words['before'])} {street}"


def _otherwise_called(
    street: str, words: Mapping[str, Any], names: Sequence[str], random: Random
) -> Iterator[tuple[str, str]]:
    """A street with a word of other streets' names: in place of one of its own, before it, and behind it."""
    said = street.split()
    types = {fold(each) for each in words.get("types", [])}
    own = [at for at, word in enumerate(said) if _is_a_name(word) and fold(word) not in types]
    others = [each for each in names if fold(each) not in {*types, *map(fold, said)}]
    if not own or not others:
        return
    at = random.choice(own)
    yield "another name", " ".join([*said[:at], random.choice(others), *said[at + 1 :]])
    yield "a name before", f"{random.choice(others)} {street}"
    yield "a name behind", f"{street} {random.choice(others)}"


def measured(
    kit: AddressKit, gazetteer: Gazetteer, count: int
) -> tuple[dict[str, tuple[int, int]], list[tuple[str, str, str]]]:
    """How many texts of each kind there were and how many were accepted; with those that were."""
    random = Random(SEED)  # noqa: S311  no secret
    _, first = gazetteer.record_at(0)
    code = first.components.country or ""
    words = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))[code]
    places, names = other_places(gazetteer), other_names(gazetteer)
    records = [record.components for record in drawn(gazetteer, count, random)]
    known = {fold(format_address(each)) for each in records}
    texts = [("as is", format_address(each)) for each in records]
    texts += [
        (kind, text)
        for each in records
        for kind, text in of_elsewhere(each, words, places, names, random)
        if fold(text) not in known
    ]
    answers = kit.verify_many({"address": text, "country": code} for _, text in texts)
    asked: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    accepted = []
    for (kind, text), answer in zip(texts, answers, strict=True):
        asked[kind] += 1
        if answer.action in ("accept", "add_unit"):
            taken[kind] += 1
            if kind != "as is":
                accepted.append((kind, text, answer.formatted))
    return {kind: (asked[kind], taken[kind]) for kind in asked}, accepted


def table(outcomes: Mapping[str, Mapping[str, tuple[int, int]]]) -> str:
    """Accepted of asked, by kind and gazetteer, as Markdown."""
    kinds = list(dict.fromkeys(kind for each in outcomes.values() for kind in each))
    lines = [
        "# Records with one part contradicted: accepted, of texts",
        "",
        f"| | {' | '.join(outcomes)} |",
        f"|---|{'---|' * len(outcomes)}",
    ]
    for kind in kinds:
        cells = (each.get(kind) for each in outcomes.values())
        lines.append(
            f"| {kind} | {' | '.join(f'{cell[1]} of {cell[0]}' if cell else '' for cell in cells)} |"
        )
    return "\n".join([*lines, ""])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gazetteers", nargs="+", type=Path, metavar="GAZETTEER")
    parser.add_argument("--each", type=int, default=200, help="records of each gazetteer")
    parser.add_argument("--show", type=int, default=0, help="accepted ones that are printed")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to write")
    given = parser.parse_args(arguments)
    about = provenance(PACKAGES)
    outcomes: dict[str, dict[str, tuple[int, int]]] = {}
    for folder in given.gazetteers:
        kit = addrkit.open(folder)
        (gazetteer,) = kit.gazetteers
        outcomes[gazetteer.name], accepted = measured(kit, gazetteer, given.each)
        for kind, text, answer in accepted[: given.show]:
            print(f"  {kind}: {text} -> {answer}")
    result = {"benchmark": "contradicted", **about, "seed": SEED, "scorer": SCORER, "each": given.each}
    text = table(outcomes)
    print(text)
    write_result(given.results, "contradicted", {**result, "gazetteers": outcomes}, text)


if __name__ == "__main__":
    main()

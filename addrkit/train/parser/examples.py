"""Inputs as labelled words: what the tagger is trained on.

A CSV file has component columns and is rendered by `addrkit.train.parser.render`; a JSON-lines file has texts
with their components (`{"text": ..., "country": ..., "components": {...}}`), whose words are labelled as they stand.
"""

from __future__ import annotations

import csv
import json
import multiprocessing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from addrkit.errors import InputError
from addrkit.locale.country import country_codes
from addrkit.locale.text import MAX_TEXT, is_cjk
from addrkit.parsing.libpostal.parser import locate
from addrkit.parsing.pasted.asides import masked, plain_asides, worded_asides
from addrkit.parsing.rules.country import guess_country, unknown_country
from addrkit.parsing.rules.lexicon import lexicon
from addrkit.parsing.rules.order import cut_by_rules
from addrkit.parsing.rules.tokens import tokens
from addrkit.parsing.tagger.features import WordContext, labels_of, places
from addrkit.train.parser.render import Spans, rendered
from addrkit.types import COMPONENTS, Address

LONGEST = 48
"""Words of a text that is learned from; longer ones are rare and slow."""
GIVEN = 0.6
"""The share of texts whose country is told."""
_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class ParserExample:
    """A text as the tagger sees it, with the right label of each word."""

    words: tuple[str, ...]
    places: tuple[WordContext, ...]
    labels: tuple[int, ...]
    country: str
    """The country it is of."""
    given: bool
    """Whether it is told."""
    guess: str | None
    """What the rules take it for where they are not told."""
    certainty: float
    """How sure they are of that, in [0, 1]."""

    @property
    def seen_as(self) -> str | None:
        """The country whose conventions the rules follow."""
        return self.country if self.given else self.guess


@dataclass(frozen=True, slots=True)
class Text:
    """A text, its components' places in it, and its country."""

    text: str
    spans: Spans
    country: str


def read_rows(file: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of an input file: mappings of components, or of text, country and components.

    Raises InputError if the file cannot be read, or a line of it is no such row.
    """
    try:
        if file.suffix == ".csv":
            with file.open(encoding="utf-8", newline="") as stream:
                yield from csv.DictReader(stream)
            return
        with file.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                row = json.loads(line)
                if (
                    not isinstance(row, dict)
                    or not isinstance(row.get("components"), dict)
                    or "text" not in row
                ):
                    raise InputError(f"{file}, line {number}: needs text and components: see docs/parsing.md")
                yield row
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"cannot read {file}: {error}") from error


def examples(files: Sequence[Path], seed: int, processes: int) -> Iterator[ParserExample]:
    """All rows of the files as examples, in their order; the same for the same seed.

    Raises InputError as `read_rows` does.
    """
    chunks = enumerate(_chunks(row for file in files for row in read_rows(file)))
    if processes < 2:
        for each in chunks:
            yield from _of_chunk(seed, each)
        return
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for found in pool.imap(partial(_of_chunk, seed), chunks):
            yield from found


def _chunks(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk


def _of_chunk(seed: int, chunk: tuple[int, list[Mapping[str, Any]]]) -> list[ParserExample]:
    number, rows = chunk
    random = Random(f"{seed}:{number}")  # noqa: S311
    found = (_of_row(row, random) for row in rows)
    return [each for each in found if each is not None]


def _of_row(row: Mapping[str, Any], random: Random) -> ParserExample | None:
    # A text without components is one to learn from too: it is no address.
    text = _labelled(row, random) if "components" in row else _rendered(row, random)
    if is_cjk(text.text):
        return None
    return example_of(text, random.random() < GIVEN)


def _rendered(row: Mapping[str, Any], random: Random) -> Text:
    address = Address(**{name: row[name] for name in COMPONENTS if row.get(name)})
    made = rendered(address, random)
    return Text(made.text, made.spans, address.country or "")


def _labelled(row: Mapping[str, Any], random: Random) -> Text:
    text = str(row["text"])[:MAX_TEXT]
    spans = spans_of(text, row["components"])
    draw = random.random()
    if draw < 0.25:
        for sign in ",;":
            text = text.replace(sign, " ")
    if 0.15 < draw < 0.35:
        text = _same_length(text, text.lower())
    elif 0.35 <= draw < 0.42:
        text = _same_length(text, text.upper())
    return Text(text, spans, str(row.get("country") or ""))


def _same_length(text: str, other: str) -> str:
    return other if len(other) == len(text) else text


def spans_of(text: str, components: Mapping[str, str]) -> Spans:
    """Where components stand in a text, each found as it is written, or as `parsing.libpostal` finds it."""
    spans: Spans = {}
    for name, value in components.items():
        start = text.find(value) if value else -1
        if start >= 0 and text.find(value, start + 1) < 0:
            spans[name] = (start, start + len(value))
    for name, value in components.items():
        if name not in spans and value:
            # Of several places the first that no other component holds.
            start = text.find(value)
            while start >= 0 and any(
                start < last and first < start + len(value) for first, last in spans.values()
            ):
                start = text.find(value, start + 1)
            if start < 0:
                found, _ = locate(text, [(value, name)])
                if name not in found:
                    continue
                spans[name] = (found[name].start, found[name].end)
            else:
                spans[name] = (start, start + len(value))
    return {name: span for name, span in spans.items() if name in COMPONENTS}


def example_of(text: Text, given: bool) -> ParserExample | None:
    """The example of a text; None if it has no words or too many."""
    plain = masked(text.text, plain_asides(text.text))
    found = tokens(plain)
    if not 0 < len(found) <= LONGEST:
        return None
    code = text.country if text.country in country_codes() else None
    guess, certainty = guess_country(plain, found)
    told = given and code is not None
    conventions = lexicon((code if told else guess) or unknown_country())
    plain = masked(plain, worded_asides(plain, conventions))
    cut = cut_by_rules(plain, tokens(plain), conventions)
    offsets = [(token.start, token.end) for token in cut.tokens]
    return ParserExample(
        tuple(token.folded for token in cut.tokens),
        tuple(places(cut)),
        tuple(labels_of(offsets, text.spans)),
        text.country,
        told,
        guess,
        certainty,
    )

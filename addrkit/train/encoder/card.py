"""The model card of an encoder that a user trained: what it learned from, how, and how well it finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from addrkit.train.encoder.recall import Recall
from addrkit.version import VERSION


@dataclass(frozen=True, slots=True)
class EncoderLesson:
    """What an encoder was trained on and with what success."""

    inputs: Sequence[Path]
    groups: Counter[str]
    """Streets or places of a country ("NL streets") to how many were learned from."""
    steps: int
    seed: int
    dimensions: int
    buckets: int
    start: str | None
    """The fingerprint of the encoder that it was tuned from; None for none."""
    before: Sequence[Recall]
    """How well that one finds, or addrkit's own where it was trained from nothing."""
    after: Sequence[Recall]


def write_card(lesson: EncoderLesson, folder: Path) -> None:
    """Write README.md beside the weights."""
    (folder / "README.md").write_text(_card(lesson), "utf-8")


def _card(lesson: EncoderLesson) -> str:
    began = f"tuned from the encoder {lesson.start[:12]}" if lesson.start else "trained from nothing"
    return f"""---
license: other
library_name: sentence-transformers
tags: [address-matching, character-n-grams]
---
# An address encoder

{began.capitalize()} with addrkit {VERSION} on {datetime.now(UTC):%Y-%m-%d}: {lesson.steps:,} steps, seed {lesson.seed}.
{lesson.buckets:,} rows of {lesson.dimensions} weights of eight bits; `config.json` has the whole recipe.

```python
from addrkit.index.encoder import load_encoder  # numpy only
from addrkit.train.encoder.sentence_transformer import open_model  # for sentence-transformers
```

## Learned from
{_sources(lesson.inputs)}

| | entries |
|---|---|
{_rows((name, f"{count:,}") for name, count in lesson.groups.most_common(40))}

Five per cent of the streets and places were kept to tune, five to test. The data's licences hold for what is
made of it: look there before you pass this folder on.

## How well it finds
Held-out streets and places with made errors, exact search; comes first / is among the first ten:

| noise | queries | entries | {"the encoder it began as" if lesson.start else "the encoder of addrkit"} | this one |
|---|---|---|---|---|
{_rows(_found(lesson)) or "| nothing was held out | | | | |"}

A gazetteer must be built with the encoder that queries are looked up with: the two fingerprints are compared.
"""


def _sources(inputs: Sequence[Path]) -> str:
    from addrkit.gazetteer.manifest import read_manifest

    lines = []
    for each in inputs:
        lines.append(f"- `{each.name}`")
        if each.is_dir():
            for source in read_manifest(each).sources:
                told = (source.name, source.licence, source.attribution, source.url)
                lines.append("  - " + ", ".join(part for part in told if part))
    return "\n".join(lines)


def _found(lesson: EncoderLesson) -> list[tuple[str, ...]]:
    return [
        (new.noise, f"{new.queries:,}", f"{new.entries:,}", _shares(old), _shares(new))
        for old, new in zip(lesson.before, lesson.after, strict=True)
    ]


def _shares(found: Recall) -> str:
    return f"{found.first:.3f} / {found.ten:.3f}"


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)

"""One's own labels: addresses as they were typed, with the ids of the records that they mean."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.compare.compare import compare
from addrkit.evaluate.labelled import Labelled
from addrkit.index.encoder import Encoder
from addrkit.judge.score.features import plausible
from addrkit.parsing.parser import Parser
from addrkit.parsing.query import query_of
from addrkit.retrieve.search import search
from addrkit.train.matcher.examples import BATCH, MatchExample, example_of, fold_of
from addrkit.train.matcher.hidden import HidingGazetteer

HIDE_EVERY = 5
"""One in so many labels is learned from once more with its door hidden."""


def label_examples(
    labels: Sequence[Labelled], gazetteers: Sequence[HidingGazetteer], encoder: Encoder, parser: Parser
) -> list[MatchExample]:
    """The examples of labels; one in five twice, once with its door hidden."""
    wanted = frozenset().union(*(label.truth for label in labels))
    rows = {gazetteer.name: _rows_of(gazetteer, wanted) for gazetteer in gazetteers}
    found = []
    for first in range(0, len(labels), BATCH):
        some = labels[first : first + BATCH]
        queries = [query_of(label.typed, parser) for label in some]
        for at, (label, query, proposed) in enumerate(
            zip(some, queries, search(queries, gazetteers, encoder), strict=True)
        ):
            doors = {
                (gazetteer.name, row)
                for gazetteer in gazetteers
                for each in label.truth
                for row in rows[gazetteer.name].get(each, ())
            }
            entries = {
                (gazetteer.name, gazetteer.entry_of(row))
                for gazetteer in gazetteers
                for name, row in doors
                if name == gazetteer.name
            }
            for hide in (False, True) if (first + at) % HIDE_EVERY == 0 and doors else (False,):
                for gazetteer in gazetteers:
                    gazetteer.hidden = (
                        frozenset(row for name, row in doors if name == gazetteer.name)
                        if hide
                        else frozenset()
                    )
                compared = plausible(compare(query, proposed, every=True))
                found.append(
                    example_of(
                        query,
                        compared,
                        entries,
                        set() if hide else doors,
                        numbered=query.number is not None,
                        country=query.country or "",
                        fold=fold_of(query.parsed.address),
                    )
                )
            for gazetteer in gazetteers:
                gazetteer.hidden = frozenset()
    return found


def _rows_of(gazetteer: HidingGazetteer, wanted: frozenset[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row, identity in enumerate(gazetteer.ids()):
        if identity in wanted:
            found.setdefault(identity, []).append(row)
    return found

"""The two ways into a gazetteer, written from its entries: words and vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.schema import DOORS, ENTRIES, NONE, PLACE, STRINGS
from addrkit.locale.country import country
from addrkit.retrieve.encoder import Encoder
from addrkit.retrieve.texts import entry_text
from addrkit.retrieve.vectors import training_size, write_vectors
from addrkit.retrieve.words import place_term, postcode_terms, terms_in, write_words
from addrkit.storage import TextColumn, number_column, open_table

BATCH = 20_000
SEED = 20261122
PREFIX_AT_LEAST = 2
"""Characters that the postcodes of a street must share to enter its text."""

Report = Callable[[str, int, int | None], None]


def write_indexes(folder: Path, encoder: Encoder, report: Report) -> None:
    """Write `words.arrow`, `postings.arrow` and `vectors.faiss` beside the entries."""
    texts = TextColumn(open_table(folder / "strings.arrow", STRINGS).column("text"))
    table = open_table(folder / "entries.arrow", ENTRIES)
    entries = {name: number_column(table, name) for name in ENTRIES.names}
    postcodes = number_column(open_table(folder / "doors.arrow", DOORS), "postcode")
    count = table.num_rows
    report("indexing words", 0, count)
    write_words(folder, _word_tables(texts, entries, postcodes), count)
    chosen = np.random.default_rng(SEED).choice(count, training_size(count), replace=False)
    report("training the index", 0, None)
    sample = encoder.encode(_entry_texts(texts, entries, postcodes, np.sort(chosen)))

    def batches() -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
        for first in range(0, count, BATCH):
            report("embedding", first, count)
            rows = np.arange(first, min(first + BATCH, count))
            yield rows, encoder.encode(_entry_texts(texts, entries, postcodes, rows))

    write_vectors(folder / "vectors.faiss", batches(), sample, count)


def _word_tables(
    texts: TextColumn, entries: dict[str, NDArray[np.int32]], postcodes: NDArray[np.int32]
) -> Iterator[tuple[NDArray[np.int64], Sequence[Sequence[str]]]]:
    """(entry of each text, words of each text), column by column; each distinct text is cut once."""
    codes = entries["country"]
    width = int(codes.max(initial=0)) + 2
    for name in ("name", "suburb", "city", "district", "region"):
        column = entries[name]
        owners = np.flatnonzero(column != NONE)
        pairs = column[owners].astype(np.int64) * width + codes[owners] + 1
        distinct, inverse = np.unique(pairs, return_inverse=True)
        cut = [
            _terms(texts[int(pair // width)], int(pair % width) - 1, texts, is_region=name == "region")
            for pair in distinct
        ]
        yield owners.astype(np.int64), [cut[place] for place in inverse]
        if name in ("city", "suburb"):
            whole = [
                _whole_name(texts[int(pair // width)], int(pair % width) - 1, texts) for pair in distinct
            ]
            at_places = entries["kind"][owners] == PLACE
            yield owners[at_places].astype(np.int64), [whole[place] for place in inverse[at_places]]
    first_doors = np.append(entries["first_door"], len(postcodes))
    door_entries = np.repeat(np.arange(len(codes)), np.diff(first_doors))
    own = np.flatnonzero(entries["postcode"] != NONE)
    varied = np.flatnonzero(postcodes != NONE)
    owners = np.concatenate([own, door_entries[varied]]).astype(np.int64)
    found = np.concatenate([entries["postcode"][own], postcodes[varied]]).astype(np.int64)
    both = np.unique(np.stack([owners, found]), axis=1)
    distinct, inverse = np.unique(both[1], return_inverse=True)
    cut = [list(postcode_terms(texts[int(code)])) for code in distinct]
    yield both[0], [cut[place] for place in inverse]


def _whole_name(text: str, code: int, texts: TextColumn) -> list[str]:
    return [place_term(text, country(texts[code]) if code != NONE else None)]


def _terms(text: str, code: int, texts: TextColumn, *, is_region: bool) -> list[str]:
    owner = texts[code] if code != NONE else None
    found = terms_in(text, owner)
    if is_region and owner:
        shown = country(owner).region_names.get(text)
        if shown and shown != text:
            found = [*found, *terms_in(shown, owner)]
    return found


def _entry_texts(
    texts: TextColumn,
    entries: dict[str, NDArray[np.int32]],
    postcodes: NDArray[np.int32],
    rows: NDArray[np.int64],
) -> list[str]:
    first_doors = np.append(entries["first_door"], len(postcodes))
    found = []
    for row in rows:
        parts = [
            texts[code] if (code := int(entries[name][row])) != NONE else None
            for name in ("name", "suburb", "city", "region", "postcode")
        ]
        if parts[4] is None:
            doors = postcodes[first_doors[row] : first_doors[row + 1]]
            parts[4] = _shared_prefix([texts[int(code)] for code in np.unique(doors) if code != NONE])
        found.append(entry_text(parts[0], parts[1], parts[2], parts[3], parts[4]))
    return found


def _shared_prefix(postcodes: Sequence[str]) -> str | None:
    """What several postcodes begin with, if that is long enough to tell anything.

    >>> _shared_prefix(["9711AB", "9711AC", "9712AA"]), _shared_prefix(["101", "600"])
    ('971', None)
    """
    if not postcodes:
        return None
    low, high = min(postcodes), max(postcodes)
    shared = 0
    while shared < min(len(low), len(high)) and low[shared] == high[shared]:
        shared += 1
    return low[:shared].rstrip(" -") if shared >= PREFIX_AT_LEAST else None

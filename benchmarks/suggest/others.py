"""What one would use instead: the doors' texts in SQLite's FTS5 and in tantivy, the last word a prefix."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from addrkit.gazetteer.store import Gazetteer
from addrkit.locale.format import format_address
from addrkit.locale.text import fold

FIRST = 5
FUZZY_FROM = 4
"""Letters from which a word may have a slip."""
Search = Callable[[str], list[int]]
"""From a text to the numbers of five doors, best first."""
Texts = Iterable[tuple[int, str]]


def fts5(folder: Path, texts: Texts) -> Search:
    """SQLite FTS5: every word must match, the last one as a prefix; ranked by BM25."""
    file = folder / "fts5.sqlite"
    if not file.exists():
        part = folder / "fts5.part"
        part.unlink(missing_ok=True)
        built = sqlite3.connect(part)
        built.execute("PRAGMA journal_mode = OFF")
        built.execute(
            "CREATE VIRTUAL TABLE doors USING fts5(text, prefix = '1 2 3', detail = 'none', content = '')"
        )
        built.executemany(
            "INSERT INTO doors(rowid, text) VALUES (?, ?)",
            ((number + 1, fold(text)) for number, text in texts),
        )
        built.commit()
        built.close()
        part.rename(file)
    database = sqlite3.connect(file)
    query = "SELECT rowid FROM doors WHERE doors MATCH ? ORDER BY rank LIMIT ?"

    def search(text: str) -> list[int]:
        plain = fold(text).split()
        if not plain:
            return []
        asked = " ".join(f'"{word}"' for word in plain) + ("*" if text[-1].isalnum() else "")
        return [row[0] - 1 for row in database.execute(query, (asked, FIRST))]

    return search


def tantivy_fuzzy(folder: Path, texts: Texts) -> Search:
    """tantivy: every word must match, longer ones with one slip, the last one as a prefix."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text")
    builder.add_integer_field("number", stored=True)
    schema: Any = builder.build()
    place = folder / "tantivy"
    done = folder / "tantivy.done"
    place.mkdir(exist_ok=True)
    if not done.exists():
        index = tantivy.Index(schema, path=str(place), reuse=False)
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        for number, text in texts:
            writer.add_document(tantivy.Document(text=fold(text), number=number))
        writer.commit()
        writer.wait_merging_threads()
        done.touch()
    index = tantivy.Index.open(str(place))
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> list[int]:
        plain = fold(text).split()
        parts = []
        for at, word in enumerate(plain):
            begun = at == len(plain) - 1 and text[-1].isalnum()
            slips = 1 if len(word) >= FUZZY_FROM and not word.isdigit() else 0
            term: Any = tantivy.Query.term_query(schema, "text", word)
            if begun or slips:
                term = tantivy.Query.fuzzy_term_query(schema, "text", word, distance=slips, prefix=begun)
            parts.append((tantivy.Occur.Must, term))
            if slips and not begun:
                parts.append((tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", word)))
        if not parts:
            return []
        found = searcher.search(tantivy.Query.boolean_query(parts), FIRST).hits
        return [searcher.doc(address)["number"][0] for _, address in found]

    return search


OTHERS: dict[str, Callable[[Path, Texts], Search]] = {
    "SQLite FTS5, prefix": fts5,
    "tantivy, fuzzy prefix": tantivy_fuzzy,
}


class Other:
    """A search that is asked each text once: short ones take longest, and many addresses begin with them."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._known: dict[str, list[int]] = {}
        self.times: list[float] = []
        """Milliseconds of each text that was not asked before."""

    def search(self, text: str) -> list[int]:
        """Five doors, best first."""
        if text not in self._known:
            start = time.perf_counter()
            self._known[text] = self._search(text)
            self.times.append((time.perf_counter() - start) * 1000)
        return self._known[text]


class Doors:
    """The doors of all gazetteers under one number each."""

    def __init__(self, gazetteers: Sequence[Gazetteer]) -> None:
        self._gazetteers = gazetteers
        self._starts = np.cumsum([0, *(each.manifest.doors for each in gazetteers)])
        self.place = lru_cache(maxsize=200_000)(self._place)

    def texts(self) -> Iterator[tuple[int, str]]:
        """Every door's number and text, and progress on standard error."""
        for start, gazetteer in zip(self._starts, self._gazetteers, strict=False):
            print(f"indexing {gazetteer.name} for the others", file=sys.stderr)
            for row in range(gazetteer.manifest.doors):
                yield int(start) + row, self._place(int(start) + row)[2]

    def _place(self, number: int) -> tuple[str, int, str]:
        """Gazetteer, entry and text of a door."""
        which = int(np.searchsorted(self._starts, number, "right")) - 1
        gazetteer = self._gazetteers[which]
        entry, record = gazetteer.record_at(number - int(self._starts[which]))
        return gazetteer.name, entry, format_address(record.components)

"""What one would use instead: the same entries' texts in TF-IDF, SQLite's trigrams and tantivy's fuzzy terms."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from addrkit.locale.text import fold

TEN = 10
FUZZY_FROM = 4
"""Letters from which tantivy may see a slip in a word."""
Search = Callable[[str], list[int]]
"""From a text to the numbers of ten entries, best first."""


def tfidf(texts: Sequence[str]) -> Search:
    """Cosines of TF-IDF vectors of character 3-grams (scikit-learn)."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectoriser = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32)
    by_gram = vectoriser.fit_transform([fold(text) for text in texts]).T.tocsr()

    def search(text: str) -> list[int]:
        scores = (vectoriser.transform([fold(text)]) @ by_gram).tocoo()
        order = np.argsort(-scores.data, kind="stable")[:TEN]
        return [int(number) for number in scores.col[order]]

    return search


def fts5(texts: Sequence[str]) -> Search:
    """SQLite's full-text index of trigrams, ranked by BM25; any trigram may match."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE entries USING fts5(text, tokenize = 'trigram', detail = 'none')")
    rows = ((number, fold(text)) for number, text in enumerate(texts))
    database.executemany("INSERT INTO entries(rowid, text) VALUES (?, ?)", rows)
    query = "SELECT rowid FROM entries WHERE entries MATCH ? ORDER BY rank LIMIT ?"

    def search(text: str) -> list[int]:
        plain = fold(text)
        grams = {plain[at : at + 3] for at in range(len(plain) - 2)}
        if not grams:
            return []
        quoted = ('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))
        return [row[0] for row in database.execute(query, (" OR ".join(quoted), TEN))]

    return search


def tantivy_fuzzy(texts: Sequence[str]) -> Search:
    """tantivy: any word may match, longer ones with one slip."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text")
    builder.add_integer_field("number", stored=True)
    schema: Any = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    for number, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=fold(text), number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> list[int]:
        parts = []
        for word in fold(text).split():
            parts.append((tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", word)))
            if len(word) >= FUZZY_FROM:
                fuzzy = tantivy.Query.fuzzy_term_query(schema, "text", word, distance=1)
                parts.append((tantivy.Occur.Should, fuzzy))
        if not parts:
            return []
        found = searcher.search(tantivy.Query.boolean_query(parts), TEN).hits
        return [searcher.doc(place)["number"][0] for _, place in found]

    return search


OTHERS: dict[str, Callable[[Sequence[str]], Search]] = {
    "TF-IDF, 3-grams": tfidf,
    "SQLite FTS5, trigrams": fts5,
    "tantivy, fuzzy": tantivy_fuzzy,
}

"""The words of a gazetteer: which entries a folded word or a postcode occurs in, and how telling it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from addrkit.locale.country import Country, country
from addrkit.locale.text import is_cjk, squeeze, words
from addrkit.storage import TextColumn, number_column, open_table

WORDS = pa.schema([("word", pa.string()), ("start", pa.int64())])
POSTINGS = pa.schema([("entry", pa.int32())])


def terms(text: str) -> list[str]:
    """The words under which a text is indexed: folded words; pairs of characters of Chinese, Japanese, Korean.

    >>> terms("Rue de l'Église"), terms("渋谷区")
    (['rue', 'de', 'l', 'eglise'], ['渋谷', '谷区'])
    """
    return [term for word in words(text) for term in word_terms(word.folded)]


def word_terms(folded: str) -> list[str]:
    """The terms of one folded word.

    >>> word_terms("eglise"), word_terms("渋谷区")
    (['eglise'], ['渋谷', '谷区'])
    """
    if len(folded) > 1 and is_cjk(folded):
        return [folded[place : place + 2] for place in range(len(folded) - 1)]
    return [folded]


def terms_in(text: str, code: str | None) -> list[str]:
    """As `terms`, and beside each word its contracted form in that country, where it differs.

    >>> terms_in("Avenue Foch", "FR")
    ['avenue', 'av', 'foch']
    """
    if code is None:
        return terms(text)
    conventions = country(code)
    found = []
    for word in terms(text):
        found.append(word)
        short = conventions.contract(word)
        if short != word:
            found.append(short)
    return found


def place_words(text: str, conventions: Country | None) -> tuple[str, ...]:
    """The words of a place's name as they are compared: contracted, under the name that its aliases share.

    >>> place_words("'s-Gravenhage", country("NL"))
    ('d', 'haag')
    """
    plain = terms(text)
    if conventions is None:
        return tuple(plain)
    alias = conventions.city_aliases.get(" ".join(plain))
    return tuple(form for form, _ in conventions.contract_all(alias.split() if alias else plain))


def place_term(text: str, conventions: Country | None) -> str:
    """The term under which a place is indexed by its whole name, so that it stands before those that contain it.

    >>> place_term("Den Haag", country("NL"))
    '=dhaag'
    """
    return "=" + "".join(place_words(text, conventions))


class WordIndex:
    """Looks words up in a gazetteer's memory-mapped index."""

    def __init__(self, folder: Path, entries: int) -> None:
        table = open_table(folder / "words.arrow", WORDS)
        self._words = TextColumn(table.column("word"))
        self._starts = number_column(table, "start")
        postings = open_table(folder / "postings.arrow", POSTINGS)
        self._postings: NDArray[np.int32] = number_column(postings, "entry")
        self._entries = max(entries, 1)
        self._count = len(self._words)
        self.find = lru_cache(maxsize=100_000)(self._find)

    def _find(self, word: str) -> tuple[int, int]:
        """The run of a word's postings, (0, 0) if it is unknown."""
        place = bisect_left(self._words, word)
        if place == self._count or self._words[place] != word:
            return (0, 0)
        return self._run(place)

    def _run(self, place: int) -> tuple[int, int]:
        last = int(self._starts[place + 1]) if place + 1 < self._count else len(self._postings)
        return int(self._starts[place]), last

    def frequency(self, word: str) -> int:
        """In how many entries a word occurs."""
        first, last = self.find(word)
        return last - first

    def entries(self, word: str) -> NDArray[np.int32]:
        """The entries in which a word occurs, ascending."""
        first, last = self.find(word)
        return self._postings[first:last]

    def completions(self, prefix: str, limit: int) -> list[str]:
        """Up to `limit` known words that begin with a prefix, in alphabetical order."""
        place = bisect_left(self._words, prefix)
        found: list[str] = []
        while place < self._count and len(found) < limit:
            word = self._words[place]
            if not word.startswith(prefix):
                break
            found.append(word)
            place += 1
        return found

    def completed_entries(self, prefix: str, most: int) -> NDArray[np.int32]:
        """The entries of all words that begin with a prefix; at most `most` of them, with repetitions."""
        first = bisect_left(self._words, prefix)
        last = bisect_left(self._words, prefix + "\U0010ffff")
        if first >= last:
            return self._postings[:0]
        start = int(self._starts[first])
        end = self._run(last - 1)[1]
        return self._postings[start : min(end, start + most)]

    def weight(self, word: str) -> float:
        """How telling a word is: its inverse document frequency, at least .1; unknown words weigh most.

        Robertson and Sparck Jones's smoothed IDF, ln(1 + (N - n + .5) / (n + .5)).
        """
        count = self.frequency(word)
        return max(0.1, float(np.log1p((self._entries - count + 0.5) / (count + 0.5))))


def write_words(
    folder: Path, tables: Iterable[tuple[NDArray[np.int64], Sequence[Sequence[str]]]], entries: int
) -> None:
    """Write the index from pairs of (entry of each text, words of each text), in any order."""
    known: dict[str, int] = {}
    keys: list[NDArray[np.int64]] = []
    for owners, texts in tables:
        counts = np.fromiter((len(each) for each in texts), np.int64, len(texts))
        flat = np.fromiter(
            (known.setdefault(word, len(known)) for each in texts for word in each),
            np.int64,
            int(counts.sum()),
        )
        keys.append(np.unique(flat * entries + np.repeat(owners, counts)))
    ordered = sorted(known)
    rank = np.empty(max(len(known), 1), np.int64)
    for place, word in enumerate(ordered):
        rank[known[word]] = place
    merged = np.concatenate(keys) if keys else np.empty(0, np.int64)
    width = max(entries, 1)
    ranked = np.unique(rank[merged // width] * width + merged % width) if len(merged) else merged
    starts = np.searchsorted(ranked // width, np.arange(len(ordered)))
    _write(folder / "words.arrow", WORDS, [pa.array(ordered, pa.string()), pa.array(starts, pa.int64())])
    _write(folder / "postings.arrow", POSTINGS, [pa.array((ranked % width).astype(np.int32))])


def _write(file: Path, schema: pa.Schema, columns: list[pa.Array]) -> None:
    with pa.ipc.new_file(str(file), schema) as stream:
        stream.write_table(pa.Table.from_arrays(columns, schema=schema))


def postcode_terms(postcode: str) -> Iterator[str]:
    """The words under which a postcode is indexed.

    >>> list(postcode_terms("SW1A 1AA"))
    ['sw1a1aa']
    """
    plain = squeeze(postcode)
    if plain:
        yield plain

"""Some rows of a table, to tell columns that say the same from columns that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from addrkit.columns.cells import typed_text

_WORD = re.compile(r"\w+")
_TOLD = 500
"""Letters that tell what a cell is; what is longer is no part of an address."""
_LETTERS = 2
"""Letters that stand within any word: "A"."""
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")


class Sample:
    """Rows of a table, cut or filled up to its header."""

    def __init__(
        self, header: Sequence[str], rows: Sequence[Sequence[Any]], country: str | None = None
    ) -> None:
        self._rows = [[typed_text(_short(cell)) for cell in row] for row in rows if len(row) == len(header)]
        self.country = country
        """Of rows that name none."""
        self._texts: dict[int, list[str]] = {}
        self._different: dict[int, bool] = {}
        self._of_words: dict[int, list[tuple[str, ...]]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def filled(self, at: int) -> bool:
        """Whether a column says anything; where there are no rows it may."""
        return not self._rows or any(row[at] for row in self._rows)

    def is_sparse(self, at: int, beside: Sequence[int]) -> bool:
        """Whether a column is empty in most rows in which one of others says something."""
        rows = [row for row in self._rows if any(row[place] for place in beside)]
        return sum(1 for row in rows if row[at]) * 2 < len(rows)

    def texts(self, at: int) -> list[str]:
        """The cells of a column that say something."""
        if at not in self._texts:
            self._texts[at] = [text for row in self._rows if (text := row[at])]
        return self._texts[at]

    def beside(self, at: int, other: int) -> list[str]:
        """The cells of a column in rows in which another says something too."""
        return [text for row in self._rows if (text := row[at]) and row[other]]

    def pairs(self, one: int, other: int) -> list[tuple[str, str]]:
        """What two columns say in each row; what is empty says nothing."""
        return [(row[one] or "", row[other] or "") for row in self._rows]

    def points(self, x: int, y: int) -> list[tuple[float, float]]:
        """The pairs of two columns that are numbers, in rows that have both."""
        pairs = ((row[x], row[y]) for row in self._rows)
        found = [
            (float(one.replace(",", ".")), float(two.replace(",", ".")))
            for one, two in pairs
            if one and two and _NUMBER.fullmatch(one.strip()) and _NUMBER.fullmatch(two.strip())
        ]
        # Programs write noughts where a position is missing.
        return [point for point in found if any(point)]

    def same(self, first: int, second: int) -> bool:
        """Whether two columns say the same wherever both say something."""
        return bool(self._rows) and all(
            one is None or other is None or _words(one) == _words(other)
            for one, other in ((row[first], row[second]) for row in self._rows)
        )

    def twins(self, one: int, other: int) -> bool:
        """Whether each of the few things that a column says has one of its own in another: states and their codes."""
        if self._differ(one) or self._differ(other):
            return False
        there: dict[str, str] = {}
        back: dict[str, str] = {}
        rows = 0
        for row in self._rows:
            first, second = row[one], row[other]
            if not first or not second:
                continue
            if there.setdefault(first, second) != second or back.setdefault(second, first) != first:
                return False
            rows += 1
        return 1 < len(there) < rows

    def begins(self, whole: int, part: int) -> bool:
        """Whether a column begins with what another says in all rows that have both, and goes on in some."""
        pairs = [(outer, inner) for outer, inner in self.pairs(whole, part) if outer or inner]
        return any(outer != inner for outer, inner in pairs) and all(
            inner and outer.startswith(inner) for outer, inner in pairs
        )

    def ends(self, whole: int, part: int) -> bool:
        """Whether a column ends with the letters that another has, in all rows that have these, and one has."""
        pairs = [(outer.casefold(), inner.casefold()) for outer, inner in self.pairs(whole, part) if inner]
        return bool(pairs) and all(inner.isalpha() and outer.endswith(inner) for outer, inner in pairs)

    def apart(self, first: int, second: int) -> bool:
        """Whether each of two columns says something, and no row has both."""
        rows = [(row[first], row[second]) for row in self._rows]
        return (
            any(one for one, _ in rows)
            and any(two for _, two in rows)
            and not any(one and two for one, two in rows)
        )

    def completing(self, places: Sequence[int]) -> tuple[int, ...]:
        """The first of some columns, and of the others those that say something where the ones before are empty."""
        kept = list(places[:1])
        for at in places[1:]:
            if any(row[at] and not any(row[one] for one in kept) for row in self._rows):
                kept.append(at)
        return tuple(kept)

    def has_words(self, whole: int, part: int) -> bool:
        """Whether the words of a column are words of another, in every row that has both, and one has."""
        seen = False
        for outer, inner in zip(self._words_of(whole), self._words_of(part), strict=True):
            if outer and inner:
                if not set(inner).issubset(outer):
                    return False
                seen = True
        return seen

    def lacks(self, places: Sequence[int], beside: Sequence[int]) -> bool:
        """Whether of the rows that have all of some columns some have none of others, and some have one."""
        rows = [row for row in self._rows if all(row[at] for at in beside)]
        return len({any(row[at] for at in places) for row in rows}) > 1

    def overlap(self, places: Sequence[int], at: int) -> bool:
        """Whether a column shares a word, and not only a number, with some others in any row."""
        columns = [self._words_of(place) for place in places]
        return any(
            any(
                not word.isdigit()
                for word in {word for some in columns for word in some[row]}.intersection(own)
            )
            for row, own in enumerate(self._words_of(at))
        )

    def holds(self, whole: Sequence[int], parts: Sequence[int]) -> bool:
        """Whether the words of some columns are among those of others, in every row that has both, and one has."""
        seen = False
        outside, inside = [self._words_of(at) for at in whole], [self._words_of(at) for at in parts]
        for row in range(len(self._rows)):
            inner = [word for some in inside for word in some[row]]
            outer = {word for some in outside for word in some[row]} if inner else set()
            if not outer or not inner:
                continue
            joined = "".join(sorted(outer))
            if any(word not in outer and (len(word) <= _LETTERS or word not in joined) for word in inner):
                return False
            seen = True
        return seen

    def _differ(self, at: int) -> bool:
        """Whether no cell of a column is there twice."""
        if at not in self._different:
            cells = self.texts(at)
            self._different[at] = len({*cells}) == len(cells)
        return self._different[at]

    def _words_of(self, at: int) -> list[tuple[str, ...]]:
        """The words of a column's cells, row by row."""
        if at not in self._of_words:
            self._of_words[at] = [_words(row[at] or "") for row in self._rows]
        return self._of_words[at]


def _short(cell: Any) -> Any:
    """A cell, a text as far as it tells what its column holds."""
    return cell[:_TOLD] if isinstance(cell, str) else cell


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))

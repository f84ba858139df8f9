"""Firms that are named beside an address, told by the form of a firm that ends or begins their name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from addrkit.parsing.pasted.ends import Ends
from addrkit.parsing.pasted.phrases import Phrases, firm_openings, societies
from addrkit.types import Aside

_WORDS = 8
"""Words of a firm's name at most."""


def firms(
    ends: Ends, parts: Sequence[tuple[int, int]], known: Phrases, *, elsewhere: bool
) -> Iterator[Aside]:
    """Firms before a street, or beside a part that is a street or a house.

    `parts`: where the parts of the text between its separators begin and end. `elsewhere`: the street stands in
    another text.

    >>> from addrkit.parsing.pasted.phrases import phrases
    >>> from addrkit.parsing.rules.lexicon import lexicon
    >>> from addrkit.parsing.rules.tokens import tokens
    >>> text = "Acme Inc. 109 Main Street"
    >>> [found] = firms(Ends(text, tokens(text), lexicon("US")), [(0, 5)], phrases("US"), elsewhere=False)
    >>> text[found.start : found.end]
    'Acme Inc.'
    """
    said = {token.folded for token in ends.found}
    if known.firm_words.isdisjoint(said) and firm_openings().isdisjoint(said):
        return
    forms = _Forms(ends, known)
    for first, end in parts:
        stop = next((at for at in range(first, end) if ends.found[at].digits), end)
        last = forms.opened(first, stop) or forms.ended(first, stop)
        others = [part for part in parts if part != (first, end)]
        if last and (ends.is_way(last, end) if last < end else elsewhere or _is_house(ends, others)):
            yield Aside("firm", ends.found[first].start, _with_point(ends, last))


def _is_house(ends: Ends, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether any part holds a street, or a house by its name: "Acme Ltd, Riverside House, Mallow"."""
    return any(
        ends.is_way(*part) or any("building" in ends.marks(at) for at in range(*part)) for part in parts
    )


def _with_point(ends: Ends, end: int) -> int:
    last = ends.found[end - 1].end
    return last + 1 if ends.text[last : last + 1] == "." else last


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of firms in a text."""

    ends: Ends
    known: Phrases

    def opened(self, first: int, end: int) -> int:
        """The end of a firm's name that its form begins: "SARL Dubreuil"; else 0."""
        opens = 1 < end - first <= _WORDS and self.ends.found[first].folded in firm_openings()
        return end if opens and not any("street" in self.ends.marks(at) for at in range(first, end)) else 0

    def ended(self, first: int, end: int) -> int:
        """The end of a firm's name that begins a part, behind its form, as "AB" in Sweden, not in Canada; else 0.

        What begins with the word for a quarter or an estate is one: "Cluster Anggrek Loka AB".
        """
        if first < end and self.ends.found[first].folded in self.ends.lexicon.country.suburb_words:
            return 0
        stop = min(end, first + _WORDS)
        # "Ul. A. G. Matoša": a street's type alone is no firm's name.
        named = first + 1 if first < end and "street" in self.ends.marks(first) else first
        for last in range(first + 2, stop + 1):
            if any(self._is_one(last - length, last) for length in (3, 2, 1) if last - length > named):
                # "GmbH & Co. KG": one form behind another.
                return next((last + more for more in (2, 1) if self._goes_on(last, last + more, end)), last)
        return 0

    def _goes_on(self, first: int, last: int, end: int) -> bool:
        return last <= end and not self.ends.found[first].breaks and self._is_one(first, last)

    def _is_one(self, first: int, end: int) -> bool:
        found = self.ends.found[first:end]
        pointed = self.known.firms.get(tuple(token.folded for token in found))
        if self.ends.found[first - 1].folded in societies():
            return False  # "Sai Krupa CHS Ltd" is a house
        if pointed is None or (len(found) == 1 and self.ends.marks(first)):
            return False
        return not pointed or "." in self.ends.text[found[0].start : found[-1].end]

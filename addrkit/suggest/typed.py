"""What is being typed: words in their order, the last of which may go on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from addrkit.locale.text import MAX_TEXT, words

MOST_WORDS = 16
"""Words that are read; an address has fewer."""
_JOINED = re.compile(r"[-/]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word that was typed."""

    folded: str
    start: int
    end: int
    """Offsets in the text."""
    finished: bool
    """Whether something was typed behind it."""
    has_digit: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """A text while it is typed."""

    text: str
    tokens: tuple[Token, ...]

    @property
    def letters(self) -> int:
        """Letters and digits so far."""
        return sum(len(token.folded) for token in self.tokens)


def read_typed(text: str) -> Typed:
    """The words of a text; the last one is unfinished unless something follows it.

    >>> [(token.folded, token.finished) for token in read_typed("Kerkstr. 12 gron").tokens]
    [('kerkstr', True), ('12', True), ('gron', False)]
    """
    text = text[:MAX_TEXT]
    found = words(text)[:MOST_WORDS]
    return Typed(
        text,
        tuple(
            Token(word.folded, word.start, word.end, word.end < len(text), any(map(str.isdigit, word.folded)))
            for word in found
        ),
    )


def number_at(typed: Typed, place: int) -> tuple[str, int]:
    """The house number that begins with a token, as typed, and how many tokens it takes: "12-14", "12/3".

    >>> number_at(read_typed("kerkstr 12-14 gron"), 1), number_at(read_typed("12 bis"), 0)
    (('12-14', 2), ('12', 1))
    """
    tokens = typed.tokens
    last = place
    while last + 1 < len(tokens) and _JOINED.fullmatch(typed.text[tokens[last].end : tokens[last + 1].start]):
        last += 1
    return typed.text[tokens[place].start : tokens[last].end], last - place + 1

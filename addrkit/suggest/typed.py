"""What is being typed: words in their order, the last of which may go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from addrkit.locale.country import country_codes, country_names
from addrkit.locale.country_tables import words_of
from addrkit.locale.text import MAX_TEXT, words

MOST_WORDS = 16
"""Words that are read; an address has fewer."""
_JOINED = re.compile(r"[-/]")
_GLUED = re.compile(
    r"([a-z]{3,})(\d+[a-z]?)|(\d+)([a-z]{3,})|(\d+[a-z]{2,})(\d+)|([a-z]{3,})(\d+)([a-z]{3,})"
)
"""A word and a number without a blank: "kerkstraat1", "29cottage", "storgatan5lund", and a postcode and a number:
"1354aa1"."""
_BEFORE_SHORT = re.compile(r"(\d+)([a-z]{2})")
_BEHIND_SHORT = re.compile(r"([a-z]{2})(\d+[a-z]?)")
_JOINTS = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")
WRITTEN_OUT = frozenset({"bis", "ter", "quater"})
"""Letters behind a number as they are spoken: registers have "12 B" for 12 bis."""


@dataclass(frozen=True, slots=True)
class TypedToken:
    """A word that was typed."""

    folded: str
    start: int
    end: int
    """Offsets in the text."""
    finished: bool
    """Whether something was typed behind it."""
    has_digit: bool


@dataclass(frozen=True, slots=True)
class TypedText:
    """A text while it is typed."""

    text: str
    tokens: tuple[TypedToken, ...]

    @property
    def letters(self) -> int:
        """Letters and digits so far."""
        return sum(len(token.folded) for token in self.tokens)


def without_country(typed: TypedText) -> tuple[TypedText, str] | None:
    """The text without a country's name at its end, and the country's code; None where it ends with none.

    >>> left, code = without_country(read_typed("Ter Waarde 91, Ypres, Belgium"))
    >>> [token.folded for token in left.tokens], code
    (['ter', 'waarde', '91', 'ypres'], 'BE')
    >>> without_country(read_typed("rue d'Allemagne")) is None
    True
    """
    for size in range(min(_COUNTRY_WORDS, len(typed.tokens) - 1), 0, -1):
        name = " ".join(token.folded for token in typed.tokens[-size:])
        code = country_names().get(name) if len(name) > _CODE else None
        if code is not None:
            before, first = typed.tokens[-size - 1 : len(typed.tokens) - size + 1]
            apart = "," in typed.text[before.end : first.start]
            if before.folded in _particles() and not apart:
                return None
            return TypedText(typed.text, typed.tokens[:-size]), code
    return None


@cache
def _particles() -> frozenset[str]:
    """Words behind which a country's name goes on with a street's, in any country: "avenue de | France"."""
    return frozenset(word for code in country_codes() for word in words_of(code, "particles"))


_COUNTRY_WORDS = 3
_CODE = 3
"""Letters of the codes of countries, which are words of many kinds."""


def read_typed(text: str) -> TypedText:
    """The words of a text; the last one is unfinished unless something follows it.

    >>> [(token.folded, token.finished) for token in read_typed("Kerkstr. 12 gron").tokens]
    [('kerkstr', True), ('12', True), ('gron', False)]
    """
    text = text[:MAX_TEXT]
    found = words(text)[:MOST_WORDS]
    return TypedText(
        text,
        tuple(
            TypedToken(
                word.folded, word.start, word.end, word.end < len(text), any(map(str.isdigit, word.folded))
            )
            for word in found
        ),
    )


def number_at(typed: TypedText, at: int) -> tuple[str, int]:
    """The house number that begins with a token, as typed, and how many tokens it takes: "12-14", "12/3".

    >>> number_at(read_typed("kerkstr 12-14 gron"), 1), number_at(read_typed("12 bis"), 0)
    (('12-14', 2), ('12', 1))
    """
    tokens = typed.tokens
    last = at
    while last + 1 < len(tokens) and _JOINED.fullmatch(typed.text[tokens[last].end : tokens[last + 1].start]):
        last += 1
    return typed.text[tokens[at].start : tokens[last].end], last - at + 1


def parted(typed: TypedText, short: frozenset[str] = frozenset()) -> TypedText:
    """The text with words and numbers that were typed without a blank apart; itself if there are none.

    `short` are words of two letters that are parted from a number before them, or behind another word from one that
    follows: "30bd", "balam rd28a".

    >>> [token.folded for token in parted(read_typed("kerkstraat1 almere")).tokens]
    ['kerkstraat', '1', 'almere']
    >>> [token.folded for token in parted(read_typed("bankastræti2")).tokens]
    ['bankastraeti', '2']
    """
    tokens: list[TypedToken] = []
    for token in typed.tokens:
        glued = _GLUED.fullmatch(token.folded) if token.has_digit else None
        if glued is None and token.folded[-2:] in short:
            glued = _BEFORE_SHORT.fullmatch(token.folded)
        elif glued is None and tokens and token.folded[:2] in short:
            glued = _BEHIND_SHORT.fullmatch(token.folded)
        parts = [part for part in glued.groups() if part] if glued else []
        ends = _ends(typed.text[token.start : token.end], parts) if parts else []
        if not ends or parts[1] in WRITTEN_OUT:
            tokens.append(token)
            continue
        start = token.start
        for part, end in zip(parts, (token.start + end for end in ends), strict=True):
            finished = token.finished or end != token.end
            tokens.append(TypedToken(part, start, end, finished, any(map(str.isdigit, part))))
            start = end
    return typed if len(tokens) == len(typed.tokens) else replace(typed, tokens=tuple(tokens))


def _ends(written: str, parts: Sequence[str]) -> list[int]:
    """Where each part of a word ends in it as it was written; a letter may fold to several ("bankastræti2")."""
    joints = [joint.start() for joint in _JOINTS.finditer(written)]
    if len(written) == len("".join(parts)):
        return [sum(map(len, parts[: count + 1])) for count in range(len(parts))]
    # A letter behind the number belongs to it.
    joints = joints[: len(parts) - 1]
    return [*joints, len(written)] if len(joints) == len(parts) - 1 else []

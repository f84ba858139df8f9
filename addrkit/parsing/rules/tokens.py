"""Words of an address with what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from addrkit.locale.text import Word, words

_BREAK = re.compile(
    r"[,;|\n\r\t()\[\]\u2022\u00b7\u3001\uff0c\uff1b\u060c<>=\"]|(?<=\s)[-\u2013\u2014/](?=\s)|[\u2014]"
)
_AS_COMMA = frozenset(("", ";", "|", "\uff0c", "\uff1b"))
"""Gaps that part words as a comma does: a line's end, a tab, a bar."""
_COMMA = re.compile(r"[,;|\n\t\uff0c\uff1b\u3001]")
_DASH = re.compile(r"(?<=\s)[-\u2013\u2014](?=\s)")
_AT_NUMBER = re.compile(r"\d\s[-\u2013\u2014]\s|\s[-\u2013\u2014]\s\d")
_DASHES = 2
"""One alone may stand within a name, as two names of one place in two languages do."""
DEGREES = "\u00b0"
"""Stands for a raised "o" behind the word before a number, and is of that word: "n\u00b0 5"."""
_HYPHENS = str.maketrans("\u2010\u2011\u2012\u2013\u2015\u2212\u30fc\uff0d\uff0f", "--------/")


@dataclass(slots=True)
class Token:
    """A folded word and the gap before it."""

    folded: str
    start: int
    end: int
    gap: str
    """What stands between the previous word and this one, hyphens unified, without blanks."""
    joined: bool
    """No blank before it."""
    breaks: bool
    """A comma, a line end or another separator before it."""
    digits: bool
    """It begins with a digit."""
    unspaced: bool = False
    """Whether the token is in a script that puts no blanks between words, such as Thai."""


def tokens(text: str) -> list[Token]:
    """The words of a text; initials with points ("P.O.", "S.W.") are one word.

    >>> [(each.folded, each.breaks) for each in tokens("P.O. Box 12, Apt. 4")]
    [('po', False), ('box', False), ('12', False), ('apt', True), ('4', False)]
    """
    return list(_tokens(text))


@lru_cache(maxsize=8)
def _tokens(text: str) -> tuple[Token, ...]:
    # The same text is read by several stages, one right after the other.
    found: list[Token] = []
    last_end = 0
    parting = _AS_COMMA | {"-"} if _is_parted_by_dashes(text) else _AS_COMMA
    for word in words(text):
        between = text[last_end : word.start]
        breaks = bool(found) and between != " " and between != "" and _BREAK.search(between) is not None
        gap = "" if between == " " else between.translate(_HYPHENS).strip()
        if found and gap[:1] == DEGREES and found[-1].folded == "n" and word.folded[0].isdigit():
            found[-1].folded += DEGREES
        if breaks and gap in parting:
            gap = ","
        if (
            found
            and len(word.folded) == 1
            and word.folded.isalpha()
            and gap == "."
            and found[-1].folded.isalpha()
            and _is_initials(text[found[-1].start : found[-1].end])
            and (
                between == gap
                or found[-1].end - found[-1].start == 1
                or " " in text[found[-1].start : last_end]
            )
        ):
            found[-1] = _longer(found[-1], word.folded, word.end)
        else:
            found.append(
                Token(
                    word.folded,
                    word.start,
                    word.end,
                    gap,
                    joined=between == gap
                    and bool(found)
                    and not (gap == "," and _is_parted(found[-1], word)),
                    breaks=breaks,
                    digits=word.folded[0].isdigit(),
                    unspaced="\u0e00" <= text[word.start] <= "\u109f",
                )
            )
        last_end = word.end
    return tuple(found)


def split(token: Token, length: int, written: int) -> tuple[Token, Token]:
    """A word of letters and digits as two, such as "apt4" as "apt" and "4"; `written` signs of the text go first."""
    middle = token.start + written
    head = Token(
        token.folded[:length], token.start, middle, token.gap, token.joined, token.breaks, token.digits
    )
    tail = Token(
        token.folded[length:], middle, token.end, "", joined=True, breaks=False, digits=not token.digits
    )
    return head, tail


def ascii_digits(text: str) -> str:
    """The text with every decimal digit in ASCII, and full-width signs and letters too.

    >>> ascii_digits("１２－３")
    '12-3'
    """
    if text.isascii():
        return text
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.translate(_HYPHENS))


def _is_initials(raw: str) -> bool:
    return len(raw) == 1 or (len(raw) <= 6 and raw[1::2] == "." * len(raw[1::2]))


def _is_parted_by_dashes(text: str) -> bool:
    """Whether dashes are all that parts a text, its number too: "Rijksmuseum - Museumstraat 1 - Amsterdam"."""
    # Most texts have a comma, which is found sooner than dashes are counted.
    if _COMMA.search(text) or not _AT_NUMBER.search(text):
        return False
    return len(_DASH.findall(text)) >= _DASHES


def _is_parted(before: Token, word: Word) -> bool:
    """Whether a separator without a blank stands between two words, and not within a number such as "12,5"."""
    return not (before.folded[-1].isdigit() and word.folded[0].isdigit())


def _longer(token: Token, letter: str, end: int) -> Token:
    return Token(token.folded + letter, token.start, end, token.gap, token.joined, token.breaks, False)

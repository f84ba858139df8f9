"""Text as it was meant: entities of HTML decoded, spreadsheet decimals mended, words that were glued set apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple
from unicodedata import is_normalized, normalize

import regex

from addrkit.locale.text import fold_word, is_cjk
from addrkit.parsing.pasted.glued import blanks_missing, every_street_type, words_behind_ordinals
from addrkit.types import ParsedAddress, ParsedComponent

_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_CLUSTER = regex.compile(r"\X")
"""What is seen as one sign."""
_DECIMAL = re.compile(r"(?<![\d.,])\d{1,6}(\.0)(?![\d.,]*\d)")
"""A number as a spreadsheet that took it for a quantity writes it: "37.0"."""
_ESCAPED = re.compile(r"(?:\\r)?\\n|\\t(?![a-z])")
r"""A line break or a tab as programs write it out: "12 Main St\nDayton"."""
_TYPE_NUMBER = re.compile(r"(?<![^\W_])([^\W\d_]{3,}\.?)(-)(?=\d{1,5}(?![^\W_-]))")
"""A word and a number behind a hyphen: "Blvd-7"."""
_DASHES = re.compile(r"(?<=[ \t])(-{2,3})(?=[ \t])")
"""What parts one line of an address from the next where it is written in one: "UNIT 4 -- 850 Saucier Ave"."""
_STOREY = re.compile(r"(?<![^\W_])\d{1,2}[ºª°]\.?()(?=[^\W_ºª])")
"""A storey with its mark and the letter or the side of a flat: "3ºA", "2ºEsq"."""
_PARTED_ORDINAL = re.compile(
    r"(?:(?<!1)1(?= st)|(?<!1)2(?= nd)|(?<!1)3(?= rd)|\d(?= th))( )[a-z]{2} ([^\W\d_]{2,})", re.IGNORECASE
)
"""An ordinal with a blank before its ending, and the word behind it: "857 E 45 th Ave"."""

_QUOTES = ('""', "''", "\u201c\u201d", "\u2018\u2019", "\u201e\u201c", "\u00ab\u00bb", "\u300c\u300d", "``")
"""What stands around a whole text that was taken from a file of data or from another text."""
_SHORTEST = 2
"""Signs of the marks themselves."""
_BLANKS = str.maketrans("\u00a0\u2002\u2003\u2007\u2009\u202f\u205f", " " * 7)
"""Blanks that word processors and pages set, as plain ones."""
_FULL_STOPS = ".\u3002\uff0e\uff61 \t\r\n"


class Clean(NamedTuple):
    """A text as it was meant, and where each of its characters stood in the text as it was typed."""

    text: str
    starts: tuple[int, ...] | None = None
    """Where each character began; None where nothing was changed."""
    ends: tuple[int, ...] | None = None
    """Where it ended: an entity is several characters long."""


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


@lru_cache(maxsize=4_000)
def clean(text: str) -> Clean:
    """A text with its entities decoded, "37.0" as "37", and what was glued set apart.

    >>> clean("13 O&#39;Connell Street").text, clean("Musterstraße12, BONN53111").text
    ("13 O'Connell Street", 'Musterstraße 12, BONN 53111')
    >>> clean("10600.0 Folsom BlvdApt 7").text, clean("12 Main St").starts
    ('10600 Folsom Blvd Apt 7', None)
    >>> clean("128 -- 850 E 45 th Ave").text
    '128 , 850 E 45th Ave'
    >>> clean('"12 Main St, Dayton"').text.strip(), clean("東京都港区芝公園4-2-8。").text
    ('12 Main St, Dayton', '東京都港区芝公園4-2-8')
    """
    read = Clean(text if text.isascii() else text.translate(_BLANKS))
    if not text.isascii() and not is_normalized("NFC", text):
        read = _edited(read, _composed(text))
    if "&" in text:
        read = _edited(read, _entities(read.text))
    if "\\" in text:
        read = _edited(read, [_Edit(*match.span(), "\n") for match in _ESCAPED.finditer(read.text)])
    read = _edited(read, list(_around(read.text)))
    return _edited(read, _mends(read.text))


def as_typed(parsed: ParsedAddress, text: str, read: Clean) -> ParsedAddress:
    """What was parsed of a clean text, with the offsets of the text as it was typed; not so its alternatives."""
    if read.starts is None or read.ends is None:
        return parsed if parsed.text == text else replace(parsed, text=text)
    starts, ends = read.starts, read.ends
    apart = {name: part for name, part in parsed.components.items() if not _is_stretch(starts, part)}
    parts = {
        name: _part_as_typed(part, text, starts[part.start], ends[part.end - 1])
        for name, part in parsed.components.items()
        if name not in apart
    }
    beside = tuple(replace(each, start=starts[each.start], end=ends[each.end - 1]) for each in parsed.asides)
    loose = (*parsed.unmatched, *(part.value for part in apart.values()))
    left = tuple(_words_as_typed(loose, text, read.text, starts, ends))
    return replace(parsed, text=text, components=parts, asides=beside, unmatched=left)


def _is_stretch(starts: Sequence[int], part: ParsedComponent) -> bool:
    """Whether a component's words stood beside one another, and were not put together when the text was turned."""
    return all(starts[at] <= starts[at + 1] for at in range(part.start, part.end - 1))


def _words_as_typed(
    left: Sequence[str], text: str, meant: str, starts: Sequence[int], ends: Sequence[int]
) -> Iterator[str]:
    """Words of the clean text as they were typed, in their order."""
    at = 0
    for word in left:
        first = meant.find(word, at)
        if first < 0:
            yield word
            continue
        at = first + len(word)
        yield text[starts[first] : ends[at - 1]]


def _part_as_typed(part: ParsedComponent, text: str, start: int, end: int) -> ParsedComponent:
    """A component where it was typed; as it was written there, if only a blank was set within: "3ºA", "Road-6"."""
    written = text[start:end]
    same = written != part.value and _closed(written) == _closed(part.value)
    return replace(part, start=start, end=end, value=written if same else part.value)


def _composed(text: str) -> list[_Edit]:
    """Letters that are written in several signs, as some systems do in names of files: Korean syllables, "é"."""
    found = []
    for match in _CLUSTER.finditer(text):
        whole = normalize("NFC", match[0])
        if whole != match[0]:
            found.append(_Edit(match.start(), match.end(), whole))
    return found


def _around(text: str) -> Iterator[_Edit]:
    """Quotation marks around the whole text, and the full stop that ends one in Chinese or Japanese letters."""
    whole = text.strip()
    if (
        len(whole) > _SHORTEST
        and whole[0] + whole[-1] in _QUOTES
        and not {whole[0], whole[-1]} & set(whole[1:-1])
    ):
        first = text.index(whole[0])
        last = first + len(whole) - 1
        yield _Edit(first, first + 1, " ")
        yield _Edit(last, last + 1, " ")
    elif whole and whole[-1] in _FULL_STOPS and is_cjk(whole):
        end = len(whole.rstrip(_FULL_STOPS))
        yield _Edit(text.index(whole) + end, len(text), "")


def _closed(written: str) -> str:
    return written.replace(" ", "").replace("-", "")


def _entities(text: str) -> list[_Edit]:
    found = []
    for match in _ENTITY.finditer(text):
        meant = html.unescape(html.unescape(match.group()))
        if meant != match.group():
            found.append(_Edit(*match.span(), meant.replace("\x00", " ") or " "))
    return found


def _mends(text: str) -> list[_Edit]:
    """What to change of a text without entities; none of them touch."""
    if not any(map(str.isdigit, text)):
        return []
    # What a pattern cannot be without is looked for first, in much less time.
    found = [_Edit(*match.span(1), "") for match in _DECIMAL.finditer(text)] if ".0" in text else []
    if "--" in text:
        found += [_Edit(*match.span(1), ",") for match in _DASHES.finditer(text)]
    if is_cjk(text):
        return sorted(found)
    lower = text.lower()
    ordinal = " st " in lower or " nd " in lower or " rd " in lower or " th " in lower
    for match in _PARTED_ORDINAL.finditer(text) if ordinal else ():
        if fold_word(match[2]) in words_behind_ordinals():
            found.append(_Edit(*match.span(1), ""))
    found += [_Edit(match.start(1), match.start(1), " ") for match in _STOREY.finditer(text)]
    found += [_Edit(at, at, " ") for at in blanks_missing(text)]
    for match in _TYPE_NUMBER.finditer(text) if "-" in text else ():
        if fold_word(match[1].rstrip(".")) in every_street_type():
            found.append(_Edit(*match.span(2), " "))
    return sorted(found)


def _edited(read: Clean, edits: list[_Edit]) -> Clean:
    if not edits:
        return read
    text = read.text
    before = read.starts or range(len(text))
    behind = read.ends or range(1, len(text) + 1)
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for edit in edits:
        if edit.start < at:
            continue
        kept += (text[at : edit.start], edit.text)
        starts += before[at : edit.start]
        ends += behind[at : edit.start]
        first = before[edit.start] if edit.start < len(text) else behind[-1]
        last = behind[edit.end - 1] if edit.end > edit.start else first
        starts += [first] * len(edit.text)
        ends += [last] * len(edit.text)
        at = edit.end
    kept.append(text[at:])
    starts += before[at:]
    ends += behind[at:]
    return Clean("".join(kept), tuple(starts), tuple(ends))

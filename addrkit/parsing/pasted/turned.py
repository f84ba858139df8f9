"""Addresses whose place stands before the street, turned into the order that their country writes.

"11-041 Olsztyn, Kmicica 35" and "Olsztyn, 11-041, Kmicica 35" are read as "Kmicica 35, 11-041 Olsztyn".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addrkit.parsing.pasted.clean import Clean
from addrkit.parsing.rules.lexicon import Lexicon
from addrkit.parsing.rules.tokens import Token

_POSTCODE = 3
"""Words of a postcode at most: "129 51", "4540-136"."""
_AROUND = " ,;|\n\r\t"
_NO_TOWN = ("unit", "building", "po_box", "number", "milepost", "parcel")
"""Roles of words that are of no town's name, but announce the number behind them."""
_NO_STREET = ("unit", "po_box", "number", "milepost", "parcel")
_Part = tuple[int, int]
"""A stretch between separators: its first word and its end."""


def turned(read: Clean, found: Sequence[Token], lexicon: Lexicon) -> Clean | None:
    """The text with the street before its place; None where it stands so, or where the country writes it behind.

    >>> from addrkit.parsing.rules.lexicon import lexicon
    >>> from addrkit.parsing.rules.tokens import tokens
    >>> text = "Olsztyn, 11-041, Kmicica 35"
    >>> turned(Clean(text), tokens(text), lexicon("PL")).text
    'Kmicica 35, 11-041 Olsztyn'
    """
    if not lexicon.street_before_place or lexicon.postcode is None:
        return None
    parts = list(_parts(found))
    place = _place(found, parts, lexicon) if len(parts) > 1 else None
    if place is None:
        return None
    town, code, taken = place
    rest = parts[taken:]
    if not _is_street(found, rest[0], lexicon) or any(map(lexicon.is_postcode, _words(found, rest))):
        return None
    if _typed(found, town, lexicon) or lexicon.country.number_position == "before":
        typed = _typed(found, rest[0], lexicon)
        if not typed:
            return None
    last = len(rest)
    while last > 1 and _is_higher(found, rest[last - 1], lexicon):
        last -= 1
    order = [(rest[0][0], rest[last - 1][1])]
    order += [code, town] if lexicon.postcode_first else [town, code]
    return _in_order(read, found, [*order, *rest[last:]])


def _parts(found: Sequence[Token]) -> Iterator[_Part]:
    first = 0
    for at in range(1, len(found) + 1):
        if at == len(found) or found[at].breaks:
            yield first, at
            first = at


def _words(found: Sequence[Token], parts: Sequence[_Part]) -> Iterator[str]:
    """Words of the parts that are no door's number at an edge of its part, in capitals."""
    for first, end in parts:
        inner = range(first + found[first].digits, end - found[end - 1].digits)
        yield from (found[at].folded.upper() for at in inner)
        if end - first == 1:
            yield found[first].folded.upper()


def _place(
    found: Sequence[Token], parts: Sequence[_Part], lexicon: Lexicon
) -> tuple[_Part, _Part, int] | None:
    """The town and the postcode that begin the text, and how many parts they are."""
    first, end = parts[0]
    size = _postcode(found, first, end, lexicon)
    if size and first + size < end:
        town, code, taken = (first + size, end), (first, first + size), 1
    elif _postcode(found, *parts[1], lexicon) == parts[1][1] - parts[1][0]:
        town, code, taken = parts[0], parts[1], 2
    elif lexicon.postcode_first:
        return None
    else:
        at = next((at for at in range(first + 1, end) if _postcode(found, at, end, lexicon) == end - at), end)
        town, code, taken = (first, at), (at, end), 1
        if at == end:
            return None
    if taken == len(parts) or not _is_town(found, town, lexicon):
        return None
    return town, code, taken


def _postcode(found: Sequence[Token], first: int, end: int, lexicon: Lexicon) -> int:
    """How many words from here are a postcode as the country writes it; 0 for none."""
    pattern = lexicon.country.postcode
    for size in range(min(_POSTCODE, end - first), 0, -1):
        words = found[first : first + size]
        written = "".join(
            each.folded if not at else f"{each.gap or ' '}{each.folded}" for at, each in enumerate(words)
        )
        shaped = (
            lexicon.is_postcode(written) if size == 1 else pattern is not None and pattern.fullmatch(written)
        )
        if shaped and any(map(str.isdigit, written)):
            return size
    return 0


def _is_town(found: Sequence[Token], part: _Part, lexicon: Lexicon) -> bool:
    """Whether the words may be a town's: no numbers but one behind a well-known town, "Praha 1"."""
    first, end = part
    known = lexicon.marks_at(found, first).get("known_city", 0)
    if found[first].digits or any(found[at].digits for at in range(first, end - (known == end - first - 1))):
        return False
    return all(lexicon.marks_at(found, at).keys().isdisjoint(_NO_TOWN) for at in range(first, end))


def _is_street(found: Sequence[Token], part: _Part, lexicon: Lexicon) -> bool:
    """Whether the words are a name with its number before or behind it, and no numbered town."""
    first, end = part
    marks = lexicon.marks_at(found, first)
    if not marks.keys().isdisjoint(_NO_STREET) or marks.get("known_city") == end - first - 1:
        return False
    named = any(len(found[at].folded) > 1 and found[at].folded.isalpha() for at in range(first, end))
    return named and any(found[at].digits for at in range(first, end))


def _typed(found: Sequence[Token], part: _Part, lexicon: Lexicon) -> bool:
    return any("street" in lexicon.marks_at(found, at) for at in range(*part))


def _is_higher(found: Sequence[Token], part: _Part, lexicon: Lexicon) -> bool:
    """Whether the words are the name of a region or a country."""
    first, end = part
    marks = lexicon.marks_at(found, first)
    return end - first in (marks.get("country"), marks.get("region"))


def _in_order(read: Clean, found: Sequence[Token], order: Sequence[_Part]) -> Clean:
    """The parts in that order, with commas between all but the postcode and its town."""
    before = read.starts or range(len(read.text))
    behind = read.ends or range(1, len(read.text) + 1)
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for number, (first, end) in enumerate(order):
        start = found[first].start
        stop = found[end].start if end < len(found) else len(read.text)
        written = read.text[start:stop].rstrip(_AROUND)
        if number:
            between = " " if number == 2 else ", "
            kept.append(between)
            starts += [ends[-1]] * len(between)
            ends += [ends[-1]] * len(between)
        kept.append(written)
        starts += before[start : start + len(written)]
        ends += behind[start : start + len(written)]
    return Clean("".join(kept), tuple(starts), tuple(ends))

"""What of a text is said again: a line, a town, a postcode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from addrkit.parsing.pasted.ends import Ends
from addrkit.types import Aside

_TELLING = 3
"""Digits of a part that is not said twice by chance, at least."""
_POSTCODE = 4
"""Signs of a postcode that no house number beside it is likely to equal."""
_HEAD = 2
"""Signs with which a postcode begins wherever it is cut: most texts have no two words that share them."""


def repeats(ends: Ends, parts: Sequence[tuple[int, int]]) -> Iterator[Aside]:
    """What of a text is said again; `parts`: where its parts between separators begin and end.

    >>> from addrkit.parsing.rules.lexicon import lexicon
    >>> from addrkit.parsing.rules.tokens import tokens
    >>> text = "12 rue Basse 75009 75009 Paris"
    >>> [found] = repeats(Ends(text, tokens(text), lexicon("FR")), [(0, 6)])
    >>> text[found.start : found.end]
    '75009'
    """
    yield from _parts_again(ends, parts)
    yield from _postcodes_again(ends)


def _parts_again(ends: Ends, parts: Sequence[tuple[int, int]]) -> Iterator[Aside]:
    """Parts that are said again: a line, a number of three digits or more, two in a row, or a town."""
    if len(parts) == 1:
        return
    texts = [" ".join(_folded(ends, first, end)) for first, end in parts]
    again = [bool(text) and text in texts[:at] for at, text in enumerate(texts)]
    for at, (first, end) in enumerate(parts):
        told = again[at] and (
            any(again[at - 1 : at])
            or any(again[at + 1 : at + 2])
            or sum(map(str.isdigit, texts[at])) >= _TELLING
            or (any(ends.found[each].digits for each in range(first, end)) and ends.is_way(first, end))
        )
        if told or (at and _is_town_again(ends, parts, at)):
            yield Aside("repeated", ends.found[first].start, ends.found[end - 1].end)


def _postcodes_again(ends: Ends) -> Iterator[Aside]:
    """A postcode that is said again at once: "75009 75009 Paris", as columns that are joined say it."""
    heads = [token.folded[:_HEAD] for token in ends.found]
    if len({*heads}) == len(heads):
        return
    for at, one, other in product(range(len(ends.found) - 1), (1, 2), (1, 2)):
        between, end = at + one, at + one + other
        if between >= len(heads) or heads[at] != heads[between]:
            continue
        code = "".join(_folded(ends, at, between))
        if (
            end <= len(ends.found)
            and len(code) >= _POSTCODE
            and code == "".join(_folded(ends, between, end))
            and any(map(str.isdigit, code))
            and ends.lexicon.is_postcode(code.upper())
        ):
            first, stop = (between, end) if end == len(ends.found) else (at, between)
            yield Aside("repeated", ends.found[first].start, ends.found[stop - 1].end)


def _is_town_again(ends: Ends, parts: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a part is the town of an earlier one, with its region if it has one: "Victoria BC, Victoria"."""
    town = _folded(ends, *parts[at])
    size = len(town)
    if not all(map(str.isalpha, town)):
        return False
    for each, (first, end) in enumerate(parts[:at]):
        if end - first == size and 0 < each == at - 1 and _folded(ends, first, end) == town:
            return not ends.lexicon.has_regions  # "New York, New York"
        if end - first <= size:
            continue
        # "8322 GN Urk" or "Victoria BC".
        leads = _folded(ends, first, first + size) == town
        rest = range(first + size, end) if leads else range(first, end - size)
        if not leads and _folded(ends, end - size, end) != town:
            continue
        # "New Delhi" is no Delhi in a region that is called New.
        regions = [each for each in rest if 0 < ends.marks(each).get("region", 0) <= rest.stop - each]
        codes = [each for each in rest if ends.found[each].digits or ends.is_code(each)]
        if {*regions, *codes} >= {*rest} and (regions or not ends.lexicon.has_regions):
            return True
    return False


def _folded(ends: Ends, first: int, end: int) -> list[str]:
    return [token.folded for token in ends.found[first:end]]

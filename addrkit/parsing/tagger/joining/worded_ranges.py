"""Numbers that a word joins, of which the tagger took one: "478 bis 482", "535 to 539 High St", "6 and 7 Dale St"."""

from __future__ import annotations

from addrkit.locale.telling_words import several_words, through_words
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import Parts, release, take

_FREE = (FREE, LINK)
_OPEN = 2
"""Words of a number of which the second one is still to come: "6 and"."""
_NAMED = 3
"""Words of a street at least that has a number before its name and type: "7 Powell Road"."""


def join_worded_ranges(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Give a number the other end of its range, in place, where a word stands between the two and nothing holds it."""
    if "house_number" not in parts:
        return
    first, end, sure = parts["house_number"]
    if end - first == _OPEN and cut.tokens[end - 1].folded in several_words():
        _other_number(cut, labels, parts)
    if end - first > 1:
        return
    if _are_ends(cut, labels, first, first + 1):
        take(labels, parts, "house_number", first, first + 3, sure)
    elif first > 1 and _are_ends(cut, labels, first - 2, first - 1):
        take(labels, parts, "house_number", first - 2, end, sure)


def _other_number(cut: Cut, labels: list[str], parts: Parts) -> None:
    """The number behind a number's "and" is no street's that goes on with a name."""
    first, end, sure = parts["house_number"]
    start, stop, _ = parts.get("street", (0, 0, 0.0))
    if start != end or stop - start < _NAMED or cut.breaks(end):
        return
    one, other = cut.tokens[first].folded, cut.tokens[end].folded
    follows = one.isdecimal() and other.isdecimal() and int(one) < int(other)  # not "12 and 5 Mile Road"
    if follows and release(labels, parts, end):
        take(labels, parts, "house_number", first, end + 1, sure)


def _are_ends(cut: Cut, labels: list[str], at: int, word: int) -> bool:
    """Whether a number at a place and the one behind the word after it are a range, one of them and the word free."""
    last = word + 1
    if last >= len(labels) or cut.tokens[word].folded not in through_words():
        return False
    numbers = cut.tokens[at].folded, cut.tokens[last].folded
    if not all(map(str.isdecimal, numbers)) or int(numbers[0]) >= int(numbers[1]):
        return False
    held = [labels[each] for each in (at, word, last) if labels[each] != "house_number"]
    return not any(cut.breaks(each) for each in (word, last)) and all(each in _FREE for each in held)

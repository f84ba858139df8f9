"""Ranges of numbers by a word, of which the tagger took one end: "478 bis 482", "535 to 539 Smith Street"."""

from __future__ import annotations

from addrkit.locale.telling_words import through_words
from addrkit.parsing.rules.cut import FREE, LINK, Cut
from addrkit.parsing.tagger.parts import Parts, take

_FREE = (FREE, LINK)


def join_worded_ranges(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Give a number the other end of its range, in place, where a word stands between the two and nothing holds it."""
    if "house_number" not in parts:
        return
    first, end, sure = parts["house_number"]
    if end - first > 1:
        return
    if _are_ends(cut, labels, first, first + 1):
        take(labels, parts, "house_number", first, first + 3, sure)
    elif first > 1 and _are_ends(cut, labels, first - 2, first - 1):
        take(labels, parts, "house_number", first - 2, end, sure)


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

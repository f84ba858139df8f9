"""What the tagger took for a box, or for a part of one, and no word of a box tells."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.tagger.parts import FOUND, Parts, take


def join_boxes(cut: Cut, labels: list[str], parts: Parts) -> None:
    """Mend the labels of a text's words and its box, in place."""
    if "po_box" in parts:
        _names_before_box(cut, labels, parts)
        _door_for_box(cut, labels, parts)


def _names_before_box(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A box begins with its word, not with a name in the part before: "New Zealand Post, Private Box 39100"."""
    first, end, sure = parts["po_box"]
    at = next((at for at in range(first + 1, end) if cut.breaks(at) and cut.role(at, "po_box")), first)
    if not any(cut.tokens[each].digits for each in range(first, at)):
        labels[first:at] = [FREE] * (at - first)
        parts["po_box"] = (at, end, sure)


def _door_for_box(cut: Cut, labels: list[str], parts: Parts) -> None:
    """A street and a number without a box's word are a door where numbers stand behind: "Gondel 2695, Lelystad"."""
    if cut.number_first or "house_number" in parts or cut.lexicon.eastern:
        return
    first, end, sure = parts["po_box"]
    number = end - 1
    start, stop, other = parts.get("street", (first, number, sure))
    named = all(cut.tokens[at].folded.isalpha() and not cut.breaks(at + 1) for at in range(start, number))
    told = any(cut.role(at, "po_box") for at in range(first, end))
    if told or not named or stop != number or start == number or start > first:
        return
    if cut.tokens[number].folded.isdigit() and cut.breaks(start) and cut.breaks(end):
        del parts["po_box"]
        take(labels, parts, "street", start, stop, min(other, FOUND))
        take(labels, parts, "house_number", number, end, min(sure, FOUND))

"""The components of a text by their words, as the tagger's path of labels and what mends it share them."""

from __future__ import annotations

from addrkit.parsing.rules.cut import FREE

Parts = dict[str, tuple[int, int, float]]
"""Each component's first word, its end and its confidence."""

FOUND = 0.9
"""Confidence of what the tagger left or told apart and the country data know."""
LEFT = 0.7
"""The same where only the rules took it for that."""


def take(labels: list[str], parts: Parts, name: str, first: int, end: int, sure: float) -> None:
    """The words from `first` up to `end` are that component."""
    parts[name] = (first, end, sure)
    labels[first:end] = [name] * (end - first)


def release(labels: list[str], parts: Parts, at: int) -> bool:
    """Have a word at an edge of a component, or of none, be of none; False where it stands within one.

    >>> labels, parts = ["street", "city", "city"], {"street": (0, 1, 0.9), "city": (1, 3, 0.8)}
    >>> release(labels, parts, 1), labels, parts["city"]
    (True, ['street', '', 'city'], (2, 3, 0.8))
    """
    name = labels[at]
    if name not in parts:
        return True
    first, end, sure = parts[name]
    if at == first:
        first += 1
    elif at == end - 1:
        end -= 1
    else:
        return False
    labels[at] = FREE
    if first == end:
        del parts[name]
    else:
        parts[name] = (first, end, sure)
    return True


def release_all(labels: list[str], parts: Parts, first: int, end: int, *, least: float = 0.0) -> None:
    """The words from `first` up to `end` are of no component; one that loses its middle ends before them.

    `least` is the confidence that what is left behind them has at least.

    >>> labels, parts = ["street", "street", "city"], {"street": (0, 2, 0.9), "city": (2, 3, 0.8)}
    >>> release_all(labels, parts, 1, 3)
    >>> labels, parts
    (['street', '', ''], {'street': (0, 1, 0.9)})
    """
    for name, (start, stop, sure) in list(parts.items()):
        if stop <= first or end <= start:
            continue
        if start < first:
            parts[name] = (start, first, sure)
            labels[first:stop] = [FREE] * (stop - first)
        elif stop > end:
            parts[name] = (end, stop, max(sure, least))
            labels[start:end] = [FREE] * (end - start)
        else:
            del parts[name]
            labels[start:stop] = [FREE] * (stop - start)

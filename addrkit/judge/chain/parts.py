"""What lies within the smallest division, kept as it was typed: "RT 03/RW 05", "Moo 4", "Camella Homes"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from addrkit.compare.chain.pieces import ChainPiece
from addrkit.judge.chain.decide import ChainDecision
from addrkit.locale.text import is_latin
from addrkit.types import ComponentVerdict

_SECOND: Final = re.compile(r"/\d{1,3}(?!\d)")


def led_by_parts(decision: ChainDecision, suburb: ComponentVerdict | None) -> ComponentVerdict:
    """The suburb led by the parts of it that were typed; the parts alone where no suburb is known."""
    text, words = decision.query.text, decision.words
    runs: list[tuple[int, int]] = []
    for first, last in sorted((with_kind(each, decision), each.last) for each in decision.parts):
        if runs and first <= runs[-1][1]:
            # What stands between two parts of one run stays as well.
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    named = decision.best.named.get("suburb")
    behind = ""
    if named is not None and suburb is not None:
        # "Lajpat Nagar II": what follows the name word for word stays behind it.
        for first, last in runs:
            if first == named.last and words[first].segment == words[named.last - 1].segment:
                behind = text[words[named.last - 1].end : words[last - 1].end]
                # "Dadar (W)": a bracket that was opened is closed.
                behind += ")" * (behind.count("(") > behind.count(")"))
                runs.remove((first, last))
                break
    typed = ", ".join(text[words[first].start : _end(text, words[last - 1].end)] for first, last in runs)
    if suburb is None:
        return ComponentVerdict(typed, typed, "unconfirmed")
    gap = (", " if is_latin(suburb.value or "") else " ") if typed else ""
    whole = f"{typed}{gap}{suburb.input}{behind}" if suburb.input else typed
    return replace(suburb, value=f"{typed}{gap}{suburb.value}{behind}", input=whole)


def second_numbers(decision: ChainDecision) -> frozenset[int]:
    """Where in the text the second numbers of parts begin: of "rt 2/7" the seven."""
    ends = (decision.words[part.last - 1].end for part in decision.parts)
    return frozenset(end + 1 for end in ends if _SECOND.match(decision.query.text, end))


def _end(text: str, end: int) -> int:
    """Where a part ends, a second number behind a slash with it: "rt 2/7"."""
    found = _SECOND.match(text, end)
    return found.end() if found else end


def with_kind(piece: ChainPiece, decision: ChainDecision) -> int:
    """Where a piece begins, the word for its kind before it with it: "Taman Bahagia".

    What ends a division's name is no kind of the next: "Nishi-ku Minatomirai".
    """
    first, words = piece.first, decision.words
    named = {seen.last for seen in decision.best.named.values()}
    while (
        first > 0
        and first not in named
        and words[first - 1].kind
        and words[first - 1].segment == words[first].segment
    ):
        if words[first - 1].label != words[first].label:
            break
        first -= 1
    return first

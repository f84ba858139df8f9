"""The words of a chain that no component holds: told, every one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from addrkit.compare.chain.pieces import ChainPiece
from addrkit.judge.chain.decide import ChainDecision
from addrkit.judge.chain.parts import second_numbers, with_kind
from addrkit.retrieve.chain_words import LEVELS, ChainWord


def unmatched_of(decision: ChainDecision) -> tuple[str, ...]:
    """The words that no component holds, in their order."""
    text, words = decision.query.text, decision.words
    conventions = decision.query.conventions
    signs = conventions.number_prefixes | conventions.number_suffixes if conventions else frozenset()
    strays: list[tuple[int, str]] = [
        _written(piece, decision) for piece in decision.strays if piece.level is not None
    ]
    best = decision.best
    strays += _replaced(decision)
    runs = [(each.first, each.last) for each in best.named.values()]
    runs += [(each.first, each.last) for each in best.pieces]
    held = {at for first, last in runs for at in range(first, last)}
    # "rt 2/7": the second number is of the part that the first is of.
    second = second_numbers(decision)
    held |= {at for at, word in enumerate(words) if word.start in second}
    strays += [
        (word.start, text[word.start : word.end])
        for at, word in enumerate(words)
        if word.label in (None, *LEVELS)
        and at not in held
        and word.folded not in signs
        and not (word.kind and _is_beside(at, held, decision.words))
    ]
    strays += [_written(piece, decision) for piece in decision.strays if piece.level is None]
    return tuple(text for _, text in sorted(set(strays)))


def _is_beside(at: int, held: Collection[int], words: Sequence[ChainWord]) -> bool:
    """Whether a word for a kind stands beside a name of its piece that is held, other such words between."""
    for step in (1, -1):
        beside = at + step
        while 0 <= beside < len(words) and words[beside].segment == words[at].segment:
            if beside in held:
                return True
            if words[beside].kind is None:
                break
            beside += step
    return False


def _replaced(decision: ChainDecision) -> list[tuple[int, str]]:
    """The names that explain a level, and that another name stands in place of: told, and in no component."""
    text, words = decision.query.text, decision.words
    shown = [seen for level, seen in decision.best.named.items() if level not in decision.conflicts]
    found = []
    for level, piece in decision.conflicts.items():
        seen = decision.best.named.get(level)
        if seen is None or words[seen.first].segment == words[piece.first].segment:
            continue
        if not any(each.first < seen.last and seen.first < each.last for each in shown):
            start = words[seen.first].start
            found.append((start, text[start : words[seen.last - 1].end]))
    return found


def _written(piece: ChainPiece, decision: ChainDecision) -> tuple[int, str]:
    start = decision.words[with_kind(piece, decision)].start
    return start, decision.query.text[start : decision.words[piece.last - 1].end]

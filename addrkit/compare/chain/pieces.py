"""What no level of a division explains: runs of words of one piece of the text and one component."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from addrkit.locale.country import Country
from addrkit.locale.text import is_cjk
from addrkit.retrieve.chain_words import LEVELS, WITHIN, ChainWord, kinds_of


class ChainPiece(NamedTuple):
    """Words that follow each other, that no level explains, and the level that they seem to be of, or `WITHIN`."""

    first: int
    last: int
    text: str
    level: str | None
    announced: bool
    """Whether a word for a kind stands before them."""
    numbered: bool = False
    """Whether it is a kind and a number, as of "Quận 3" or "RT 05": a division only where the tree has one."""


def pieces_of(
    words: tuple[ChainWord, ...], used: set[int], conventions: Country | None
) -> Iterator[ChainPiece]:
    """The runs of words that are left, those of streets and buildings apart; kinds and numbers stand alone."""
    kinds = kinds_of(conventions)
    leading = conventions is not None and conventions.type_position == "first"
    run: list[int] = []
    kind: str | None = None
    ended = False

    def close() -> Iterator[ChainPiece]:
        if run:
            # A kind that is written together with the name is none of it, whichever division is meant; behind another
            # kind it is: "ต.บ้านกลาง".
            text = " ".join((kind is None and words[at].glued) or words[at].folded for at in run)
            told, label = kind or _glued_kind(words[run[0]], kinds), words[run[0]].label
            level = told or (label if label in LEVELS else None)
            yield ChainPiece(run[0], run[-1] + 1, text, level, told is not None)

    for at, word in enumerate(words):
        of_place = word.label not in ("street", "building")
        if ended or (at and not _joined(words[at - 1], word)) or at in used or not of_place:
            yield from close()
            run, kind, ended = [], None, False
        if at in used or not of_place:
            continue
        level = kinds.get(word.folded)
        begins = not run and not leading and _is_named_like_a_kind(words, at, used, kinds)
        if not (run or begins) and (only := _only_a_kind(words, at, used, kinds, kind)) is not None:
            kind = only
            continue
        # "Camella Homes Brgy. Molino": the kind ends a name, and the next begins another.
        ends = bool(run) and level == WITHIN and not leading and _kind_follows(words, at, used, kinds)
        if begins or (
            level is not None and (ends or _ends_name(words, at, used)) and not _announces(words, at, used)
        ):
            # "Camella Homes", "Lajpat Nagar": the kind behind the name.
            run.append(at)
            kind, ended = level, ends
            continue
        if level is not None and (level not in (kind, word.label) or (run and leading)):
            if run and not leading and _is_lettered(words, at, used):
                # "Khalifa City A": the kind is of the name.
                run += [at, at + 1]
                continue
            # Where kinds lead, one within a run is of what follows: "Cẩn P Tân Tạo".
            yield from close()
            run, kind = [], level
            continue
        if run and at == run[-1]:
            continue
        numbers = word.folded.isdigit() or _is_letter_at_end(words, at, used)
        if not run and numbers and at and kind is not None and words[at - 1].kind == kind:
            text = f"{words[at - 1].folded} {word.folded}"
            yield ChainPiece(at - 1, at + 1, text, kind, announced=True, numbered=True)
            kind = None
            continue
        if not run and (word.folded.isdigit() or (_is_lone_letter(word) and _ends_name(words, at, used))):
            # A number or a letter alone is no name: "T" of "T Nagar" begins one, "Hải Châu I" ends with one. 南 is one.
            if word.label == "suburb" and at - 1 in used and _joined(words[at - 1], word):
                yield ChainPiece(at, at + 1, word.folded, "suburb", announced=False)
            continue
        run.append(at)
    yield from close()


def _is_named_like_a_kind(
    words: tuple[ChainWord, ...], at: int, used: set[int], kinds: Mapping[str, str]
) -> bool:
    """Whether a word is a name, though it is one for a kind as well: the word for a kind ends the piece behind it, as
    in "Dong-gu".
    """
    behind = at + 1
    return (
        words[at].folded in kinds
        and behind < len(words)
        and behind not in used
        and words[behind].folded in kinds
        and _joined(words[at], words[behind])
        and _ends_name(words, behind, used)
        and (at == 0 or not _joined(words[at - 1], words[at]))
    )


def _only_a_kind(
    words: tuple[ChainWord, ...], at: int, used: set[int], kinds: Mapping[str, str], kind: str | None
) -> str | None:
    """The level of a word that is no name, but a word for a kind, or two that are written together: อำเภอเมือง.

    Of two such words one after the other the last is a name: "Brgy. Poblacion".
    """
    if words[at].glued in kinds:
        return kinds[words[at].glued]
    level = kinds.get(words[at].folded)
    return None if level == kind and _ends_name(words, at, used) else level


def _glued_kind(word: ChainWord, kinds: Mapping[str, str]) -> str | None:
    """The level of a kind that is written together with a name: บ้านดอน is a hamlet."""
    return kinds.get(word.folded.removesuffix(word.glued)) if word.glued else None


def _is_lone_letter(word: ChainWord) -> bool:
    return len(word.folded) < 2 and not is_cjk(word.folded)


def _kind_follows(words: tuple[ChainWord, ...], at: int, used: set[int], kinds: Mapping[str, str]) -> bool:
    """Whether a word for a larger kind stands right behind a word."""
    behind = at + 1
    if behind >= len(words) or behind in used or not _joined(words[at], words[behind]):
        return False
    return kinds.get(words[behind].folded, WITHIN) != WITHIN


def _announces(words: tuple[ChainWord, ...], at: int, used: set[int]) -> bool:
    """Whether a word for a kind stands right before a division's name, and is of that: "Krajan ds. Sumberejo"."""
    behind = at + 1
    return words[at].kind != WITHIN and behind in used and _joined(words[at], words[behind])


def _is_letter_at_end(words: tuple[ChainWord, ...], at: int, used: set[int]) -> bool:
    """Whether a word is a letter that ends its piece: "Cluster D"."""
    return len(words[at].folded) == 1 and words[at].folded.isalpha() and _ends_name(words, at, used)


def _is_lettered(words: tuple[ChainWord, ...], at: int, used: set[int]) -> bool:
    """Whether a letter that ends the piece stands behind a word."""
    behind = at + 1
    if behind >= len(words) or behind in used or not _joined(words[at], words[behind]):
        return False
    return _is_letter_at_end(words, behind, used)


def _joined(one: ChainWord, other: ChainWord) -> bool:
    return (one.segment, one.label) == (other.segment, other.label)


def _ends_name(words: tuple[ChainWord, ...], at: int, used: set[int]) -> bool:
    """Whether nothing of its piece follows a word."""
    following = at + 1
    return following == len(words) or following in used or not _joined(words[at], words[following])

"""The words and codes of a unit as they are written, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import regex

from addrkit.locale.counted_words import number_in_words
from addrkit.locale.country import Country
from addrkit.locale.eastern_script import eastern_script
from addrkit.locale.numbers import arabic
from addrkit.locale.text import fold_word, is_cjk
from addrkit.locale.unit_words import (
    FLOOR,
    GROUND,
    JOINT,
    LONGEST_PHRASE,
    NEUTRAL,
    Stands,
    UnitWord,
    english_ordinals,
    floor_signs,
    phrases,
    shorthands,
    unit_words,
)

_PIECE = regex.compile(
    r"(?P<digits>\d+)(?P<mark>\.?[ºª°]|\.(?=\s*\p{L}))?|(?P<letters>[\p{Latin}\p{M}]+|(?:(?!\p{Latin})[\p{L}\p{M}])+)|(?P<sign>#)"
)
"""Digits, or letters of one script: in "樓B室" the B is a code between two words."""
_NUMBERING: Final = regex.compile(r"(?<=\p{L}\.?\s)n(?:\s?[º°]|\.)\s?(?=\d)", regex.IGNORECASE)
"""What says behind a word that a number follows: the "n°" of "appartement n°12", the "n." of "sala n. 5"."""
_INITIALS: Final = regex.compile(r"(?<![\p{L}\d.])(?:\p{L}\.\s?){1,3}\p{L}\.?(?![\p{L}\d])")
"""Letters with points: "P.B."."""
_RAISED_ENDS: Final = regex.compile(r"(?<=\p{L}{2})\.?[ºª°](?!\p{L})")
"""The raised end of a short form: "Dt.º", "Esq.ª"."""
_SEGMENT_ENDS: Final = frozenset(",;()\n")
_FLAT_LETTERS: Final = frozenset("ao")
"""Endings of ordinals that are as well a flat's letter, or a nought."""
LONGEST_CODE: Final = 2
"""Letters that a code may have; longer words say something themselves."""


class Item(NamedTuple):
    """A word that says something, or a code."""

    kind: str
    """What the word says; of a code empty."""
    code: tuple[str, ...]
    stands: Stands
    """Where the word's code is; of a code "alone"."""
    ordinal: bool
    """Whether the code has the mark of an ordinal: "2nd", "3º", "2."."""
    segment: int
    """The part between commas in which it stands."""


class _Token(NamedTuple):
    text: str
    """Folded; of digits without leading zeros."""
    digits: bool
    glued: bool
    """Whether nothing stands between it and the token before."""
    slashed: bool
    """Whether a slash stands before it."""
    ordinal: bool
    segment: int
    led: bool = False
    """Whether a colon or a point right before it joins it to the word before: the 9 of "D:9"."""


def items(written: str, conventions: Country | None) -> list[Item]:
    """The words and codes of a unit in a country; codes that stand side by side are one.

    >>> [(item.kind, item.code) for item in items("Flat H, 18/F, Block 3", None)]
    [('flat', ()), ('', ('h',)), ('', ('18',)), ('floor', ()), ('block', ()), ('', ('3',))]
    """
    found: list[Item] = []
    beside = False
    for item in _read(_tokens(_without_points(written, conventions)), conventions):
        if item.kind == JOINT:
            beside = False
            continue
        before = found[-1] if found and beside else None
        if before is not None and item.code and _run_on(before, item):
            found[-1] = before._replace(code=(*before.code, *item.code))
        else:
            found.append(item)
        beside = bool(item.code)
    return found


def _without_points(written: str, conventions: Country | None) -> str:
    """A unit whose short forms have no points between their letters: "P.B." as PB, where PB is one."""
    if written.count(".") < _POINTS:
        return written
    known, short = unit_words(conventions), shorthands(conventions)

    def plain(found: regex.Match[str]) -> str:
        word = "".join(letter for letter in found.group() if letter.isalpha())
        said = known.get(fold_word(word))
        # The Dutch "t.o." says that it is opposite.
        is_storey = said is not None and said.kind == GROUND
        return f"{word} " if is_storey or fold_word(word) in short else found.group()

    joined: str = _INITIALS.sub(plain, written)
    return joined


_POINTS: Final = 1
"""Points of initials at least: the last may be left out."""


def _run_on(before: Item, item: Item) -> bool:
    """Whether two codes that stand side by side are one."""
    return before.segment == item.segment and not (before.ordinal or item.ordinal)


def _in_digits(written: str) -> str:
    """Numbers in Chinese characters as digits: "五樓" is 5樓, "第五座" 5座."""
    plain: str = _CHARACTERS.sub(lambda found: str(eastern_script().value(found.group())), written)
    counted: str = _ORDINAL.sub("", plain)
    return counted


_ORDINAL: Final = regex.compile(rf"(?:{'|'.join(eastern_script().ordinals)})\s?(?=\d)")
"""Before a number it says nothing: "第5座" is 5座."""
_CHARACTERS = regex.compile(rf"[{eastern_script().number_characters}]{{1,4}}")


def _tokens(written: str) -> list[_Token]:
    if is_cjk(written):
        written = _in_digits(written)
    written = _RAISED_ENDS.sub("", _NUMBERING.sub("# ", written))
    found: list[_Token] = []
    segment, end = 0, 0
    for piece in _PIECE.finditer(written):
        between = written[end : piece.start()]
        segment += any(sign in _SEGMENT_ENDS for sign in between)
        glued, slashed = end == piece.start() and end > 0, "/" in between
        led = between.strip() in (":", ".") and end > 0
        end = piece.end()
        if piece["sign"]:
            found.append(_Token("#", False, False, slashed, False, segment))
            continue
        folded = "".join(each for each in fold_word(piece["digits"] or piece["letters"]) if each.isalnum())
        if piece["digits"]:
            plain = folded.lstrip("0") or "0"
            found.append(_Token(plain, True, glued, slashed, bool(piece["mark"]), segment, led))
        elif folded:
            found.append(_Token(folded, False, glued, slashed, False, segment))
    return found


def _read(tokens: Sequence[_Token], conventions: Country | None) -> Iterator[Item]:
    known, longer, short = unit_words(conventions), phrases(conventions), shorthands(conventions)
    numbers: Mapping[str, str] = conventions.number_words if conventions else {}
    # The Danish "th" is a side: "1.th".
    endings = (english_ordinals() - known.keys()) | (
        conventions.ordinal_endings if conventions else frozenset()
    )
    at = storeys = 0
    while at < len(tokens):
        token = tokens[at]
        size, said = _phrase(tokens, at, longer)
        if said is not None:
            yield from _said(said, token.segment, short, known)
            at += size
            continue
        at += 1
        following = tokens[at] if at < len(tokens) else None
        if token.digits:
            ordinal = token.ordinal
            if following is not None and following.glued and following.text in endings:
                after = tokens[at + 1] if at + 1 < len(tokens) else None
                worded = after is not None and _is_word(after, known)
                # "2n 1a" is the first flat of the second floor; "2a 1" may be flat 2A.
                coded = after is not None and not after.glued and following.text not in _FLAT_LETTERS
                # "2n 1a": behind the floor the door is counted too.
                counted = storeys and after is None
                if len(following.text) > 1 or worded or coded or counted:
                    ordinal, at = True, at + 1
                    storeys += 1
            slashed = following.text if following is not None and following.slashed else ""
            side = short.get(f"f{slashed}") if slashed else None
            ordinal = ordinal or side is not None or slashed in floor_signs()
            yield Item("", (token.text,), "alone", ordinal, token.segment)
            if side is not None:
                # "2/L", as "2FL"
                yield from _spelled(side, token.segment, known)
                at += 1
        elif _is_parted(token, tokens[at - 2] if at > 1 else None, following, short):
            # "2F/L", as "2FL"
            yield from _spelled(
                short[f"{token.text}{following.text if following else ''}"], token.segment, known
            )
            at += 1
        elif token.text in numbers and len(token.text) > LONGEST_CODE and token.text not in known:
            yield Item("", (numbers[token.text],), "alone", True, token.segment)
        else:
            yield from _word(token, tokens[at - 2] if at > 1 else None, following, conventions)


def _is_parted(
    token: _Token, before: _Token | None, following: _Token | None, short: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether a letter glued to a number and the letter behind a slash are one short form: "F/L" of "2F/L"."""
    glued = token.glued and before is not None and before.digits
    return glued and following is not None and following.slashed and f"{token.text}{following.text}" in short


def _word(
    token: _Token, before: _Token | None, following: _Token | None, conventions: Country | None
) -> Iterator[Item]:
    """What a run of letters says."""
    known, short = unit_words(conventions), shorthands(conventions)
    text, segment = token.text, token.segment
    if text == "#":
        yield Item(NEUTRAL, (), "before", False, segment)
    elif token.slashed and text in floor_signs() and before is not None:
        # "18/F", and "G/F" for the storey at the street.
        yield Item(FLOOR, (), "behind", False, segment)
    elif token.glued and before is not None and before.digits and text in short:
        yield from _spelled(short[text], segment, known)
    elif len(text) == 1 and not is_cjk(text):
        # A letter is a letter; it is a word only where it leads a number: "L 5", "B14 L3".
        said = known.get(text)
        first = before is None or before.segment != segment
        leads = (
            following is not None
            and following.digits
            and (first or following.led or (following.glued and not token.glued))
        )
        # "3.p." is the third storey in the Czech Republic.
        counted = said is not None and said.kind == FLOOR and before is not None and before.ordinal
        behind = said is not None and (said.stands == "behind" or counted)
        follows = behind and token.glued and before is not None
        if text == "g" and following is not None and following.slashed and following.text in floor_signs():
            yield Item(GROUND, (), "alone", False, segment)
        elif said is not None and (leads or (follows and before is not None and before.digits)):
            yield Item(said.kind, (), said.stands, False, segment)
        else:
            yield Item("", (text,), "alone", False, segment)
    elif text in short:
        yield from _spelled(short[text], segment, known)
    elif text in known:
        yield Item(known[text].kind, (), known[text].stands, False, segment)
    elif is_cjk(text):
        yield from _script(text, segment, known)
    elif len(text) <= LONGEST_CODE or arabic(text) != text:
        yield Item("", (arabic(text),), "alone", False, segment)
    elif number := number_in_words(text):
        yield Item("", (number,), "alone", False, segment)
    else:
        yield Item(text, (), "before", False, segment)


def _phrase(tokens: Sequence[_Token], at: int, longer: Mapping[str, UnitWord]) -> tuple[int, UnitWord | None]:
    """The longest phrase that begins at a token, and how many tokens it has."""
    for size in range(min(LONGEST_PHRASE, len(tokens) - at), 1, -1):
        said = longer.get(" ".join(token.text for token in tokens[at : at + size]))
        if said is not None:
            return size, said
    return 1, None


def _said(
    said: UnitWord, segment: int, short: Mapping[str, tuple[str, ...]], known: Mapping[str, UnitWord]
) -> Iterator[Item]:
    if said.kind in short:
        yield from _spelled(short[said.kind], segment, known)
    else:
        yield Item(said.kind, (), said.stands, False, segment)


def _spelled(words: Sequence[str], segment: int, known: Mapping[str, UnitWord]) -> Iterator[Item]:
    """What the words of a short form say; a number is a storey's."""
    for word in words:
        if word.isdigit():
            yield Item("", (word,), "alone", True, segment)
            continue
        said = known.get(word)
        yield Item(said.kind if said else word, (), said.stands if said else "before", False, segment)


def _script(text: str, segment: int, known: Mapping[str, UnitWord]) -> Iterator[Item]:
    """The words of a run of Chinese, Japanese or Korean characters, the longest first."""
    at = 0
    while at < len(text):
        size = next((size for size in range(len(text) - at, 0, -1) if text[at : at + size] in known), 0)
        piece = text[at : at + (size or 1)]
        if size:
            yield Item(known[piece].kind, (), known[piece].stands, False, segment)
        else:
            yield Item(piece, (), "before", False, segment)
        at += len(piece)


def _is_word(token: _Token, known: Mapping[str, UnitWord]) -> bool:
    """Whether a token is a word of a unit, be it of a side or of a storey."""
    return not token.digits and (len(token.text) > LONGEST_CODE or token.text in known)

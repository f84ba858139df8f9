"""A text cut by rules and the words of the country data: what the tagger starts from."""

from __future__ import annotations

import re
from unicodedata import normalize

from addrkit.parsing.rules.bare_units import take_bare_unit
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.rules.lexicon import Lexicon, Marks
from addrkit.parsing.rules.places import take_buildings, take_named_places, take_places, take_region
from addrkit.parsing.rules.postcode import take_country, take_postcode
from addrkit.parsing.rules.street import take_street
from addrkit.parsing.rules.tokens import Token, split
from addrkit.parsing.rules.units import take_boxes, take_units

_LONG = 5
"""Digits of a postcode that its country's letter may be glued to."""
_NAME = 5
"""Letters that are a name by themselves, whatever number is glued to them."""
_PLACE = 4
"""Letters that are a town's name where a whole postcode is glued to them: "BONN53111"."""


def cut_by_rules(text: str, found: list[Token], words: Lexicon) -> Cut:
    """The words of a text with what the rules take each for."""
    found = _unglued(text, found, words)
    cut = Cut(text, words, found, _marks(text, found, words), [FREE] * len(found))
    take_country(cut)
    take_postcode(cut)
    take_boxes(cut)
    take_region(cut)
    take_units(cut)
    take_named_places(cut)
    take_buildings(cut)
    take_street(cut)
    take_bare_unit(cut)
    take_places(cut)
    return cut


def _marks(text: str, found: list[Token], words: Lexicon) -> list[Marks]:
    """The roles of each word; one in another tone than the country's word has none of its own: "Nguyễn Tri Phương"."""
    marks = words.marks(found)
    toned = words.country.toned_words
    for at, (token, roles) in enumerate(zip(found, marks, strict=True)) if toned else ():
        if token.folded not in toned:
            continue
        written = normalize("NFC", text[token.start : token.end]).lower()
        another = not written.isascii() and written != toned[token.folded]
        if another or (written.isascii() and _ends_name(found, marks, at, words.country.kinds_glued)):
            for role in [role for role, size in roles.items() if size == 1]:
                del roles[role]
    return marks


def _ends_name(found: list[Token], marks: list[Marks], at: int, glued: frozenset[str]) -> bool:
    """Whether a word ends the name before it and opens none, for a comma or the word of a division is next.

    "Nguyen Tri Phuong, Quan 5", "Nguyen Tri Phuong Phuong 4"
    """
    if not at or found[at].breaks or found[at].digits or not found[at - 1].folded.isalpha():
        return False
    behind = at + 1
    if behind == len(found) or found[behind].breaks:
        return True
    opens = any(marks[behind].get(role) == 1 for role in ("suburb", "district"))
    numbered = opens and behind + 1 < len(found) and found[behind + 1].digits
    word = found[behind].folded
    return numbered or (word[-1].isdigit() and word.rstrip("0123456789") in glued)


def _unglued(text: str, found: list[Token], words: Lexicon) -> list[Token]:
    """Words such as "apt4", "12rue" and "NY14201" apart, where the letters are a known word or a name."""
    if all(token.folded.isalpha() or token.folded.isdigit() for token in found):
        return found
    apart: list[Token] = []
    for token in found:
        length, written = _letters(text, token, words)
        apart.extend(split(token, length, written) if length else (token,))
    return apart


def _letters(text: str, token: Token, words: Lexicon) -> tuple[int, int]:
    """How much of a folded word, and of the word as written, belongs to its first half; 0 where it is whole."""
    word = token.folded
    if word.isalpha() or word.isdigit():
        return 0, 0
    if len(word) != token.end - token.start:
        # "Musterstraße12": folding wrote a letter out.
        glued = _GLUED.fullmatch(text[token.start : token.end])
        number = len(glued[2]) if glued and len(glued[1]) >= _NAME else 0
        return (len(word) - number, token.end - token.start - number) if number else (0, 0)
    if token.digits:
        digits = len(word) - len(word.lstrip("0123456789"))
        rest = word[digits:]
        glued_type = len(rest) > 2 and rest.isalpha() and rest in words.country.street_types
        city = len(rest) > 3 and rest.isalpha() and words.is_postcode(word[:digits])
        name = len(rest) >= _NAME and rest.isalpha()
        return (digits, digits) if glued_type or city or name else (0, 0)
    letters = len(word) - len(word.lstrip("abcdefghijklmnopqrstuvwxyz"))
    code = words.country.code.lower()
    head, rest = word[:letters], word[letters:]
    placed = rest.isdigit() and words.is_postcode(rest)
    lettered = head in (code, code[0]) and len(rest) >= _LONG and words.is_postcode(rest)  # "S640505"
    named = placed and letters > 1 and (letters >= _PLACE or head in words.country.regions)
    if letters >= _NAME or head in words.joinable or lettered or named:
        return letters, letters
    return 0, 0


_GLUED = re.compile(r"([^\W\d_]+)(\d+[A-Za-z]?)")

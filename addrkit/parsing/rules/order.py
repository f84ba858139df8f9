"""A text cut by rules and the words of the country data: what the tagger starts from."""

from __future__ import annotations

from addrkit.parsing.rules.bare_units import take_bare_unit
from addrkit.parsing.rules.cut import FREE, Cut
from addrkit.parsing.rules.lexicon import Lexicon
from addrkit.parsing.rules.places import take_buildings, take_named_places, take_places, take_region
from addrkit.parsing.rules.postcode import take_country, take_postcode
from addrkit.parsing.rules.street import take_street
from addrkit.parsing.rules.tokens import Token, split
from addrkit.parsing.rules.units import take_boxes, take_units

_LONG = 5
"""Digits of a postcode that its country's letter may be glued to."""
_NAME = 5
"""Letters that are a name by themselves, whatever number is glued to them."""


def cut_by_rules(text: str, found: list[Token], words: Lexicon) -> Cut:
    """The words of a text with what the rules take each for."""
    found = _unglued(found, words)
    cut = Cut(text, words, found, words.marks(found), [FREE] * len(found))
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


def _unglued(found: list[Token], words: Lexicon) -> list[Token]:
    """Words such as "apt4" and "12rue" apart, where the letters are a known word."""
    if all(token.folded.isalpha() or token.folded.isdigit() for token in found):
        return found
    apart: list[Token] = []
    for token in found:
        length = _letters(token, words)
        apart.extend(split(token, length) if length else (token,))
    return apart


def _letters(token: Token, words: Lexicon) -> int:
    word = token.folded
    if word.isalpha() or word.isdigit() or len(word) != token.end - token.start:
        return 0
    if token.digits:
        digits = len(word) - len(word.lstrip("0123456789"))
        rest = word[digits:]
        glued = len(rest) > 2 and rest.isalpha() and rest in words.country.street_types
        city = len(rest) > 3 and rest.isalpha() and words.is_postcode(word[:digits])
        name = len(rest) >= _NAME and rest.isalpha()
        return digits if glued or city or name else 0
    letters = len(word) - len(word.lstrip("abcdefghijklmnopqrstuvwxyz"))
    code = words.country.code.lower()
    if (
        word[:letters] in (code, code[0])
        and len(word) - letters >= _LONG
        and words.is_postcode(word[letters:])
    ):
        return letters  # "S640505"
    return letters if letters >= _NAME or word[:letters] in words.joinable else 0

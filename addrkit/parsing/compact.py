"""The compact parser: an address cut by rules, from the country data alone."""

from __future__ import annotations

from collections.abc import Sequence

from addrkit.errors import UsageError
from addrkit.locale.country import country_codes
from addrkit.locale.text import MAX_TEXT, is_cjk
from addrkit.parsing.compact_bare_units import take_bare_unit
from addrkit.parsing.compact_country import guess_country
from addrkit.parsing.compact_cut import FREE, NOTE, Cut
from addrkit.parsing.compact_east import cut_eastern
from addrkit.parsing.compact_lexicon import Lexicon, lexicon
from addrkit.parsing.compact_places import take_buildings, take_named_places, take_places, take_region
from addrkit.parsing.compact_postcode import take_country, take_postcode
from addrkit.parsing.compact_street import take_street
from addrkit.parsing.compact_tokens import Token, ascii_digits, split, tokens
from addrkit.parsing.compact_units import take_boxes, take_units
from addrkit.parsing.words_of_notes import notes
from addrkit.types import COMPONENTS, ParsedAddress, ParsedComponent

_PLAIN = "US"
"""Whose conventions are tried where nothing tells the country."""


class CompactParser:
    """Cuts addresses by rules and the words of the country data; needs no model.

    >>> parsed = CompactParser().parse("10 rue de la Paix, 75002 Paris", "FR")
    >>> parsed.address.house_number, parsed.address.street, parsed.address.postcode
    ('10', 'rue de la Paix', '75002')
    """

    name = "compact"

    def parse(self, text: str, country: str | None = None) -> ParsedAddress:
        """One text. Reads its first MAX_TEXT characters. Raises UsageError for an unknown country code."""
        if country is not None and country not in country_codes():
            raise UsageError(
                f"unknown country code {country[:8]!r}: use ISO 3166-1 alpha-2, such as US or GB"
            )
        read = text[:MAX_TEXT]
        found = tokens(read)
        certainty = 1.0
        code = country
        if code is None:
            code, certainty = guess_country(read, found)
        conventions = lexicon(code or _PLAIN)
        if conventions.eastern and is_cjk(read):
            components, unmatched = cut_eastern(read, conventions)
            return ParsedAddress(text, code, components, unmatched, certainty)
        return _parsed(text, _cut(read, found, conventions), code, certainty)

    def parse_many(self, texts: Sequence[str], countries: Sequence[str | None]) -> list[ParsedAddress]:
        """Many texts with their countries, in their order."""
        return [self.parse(text, country) for text, country in zip(texts, countries, strict=True)]


def _cut(text: str, found: list[Token], words: Lexicon) -> Cut:
    found = _unglued(found, words)
    cut = Cut(text, words, found, words.marks(found), [FREE] * len(found))
    _take_notes(cut)
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
        return digits if glued or city else 0
    letters = len(word) - len(word.lstrip("abcdefghijklmnopqrstuvwxyz"))
    return letters if word[:letters] in words.joinable else 0


def _take_notes(cut: Cut) -> None:
    for start, end in notes(cut.text):
        for place, token in enumerate(cut.tokens):
            if start <= token.start and token.end <= end:
                cut.labels[place] = NOTE


def _parsed(text: str, cut: Cut, code: str | None, certainty: float) -> ParsedAddress:
    components: dict[str, ParsedComponent] = {}
    for name in COMPONENTS:
        part = cut.component(name)
        if part is None:
            continue
        value = part.value
        if name == "house_number" and not value.isascii():
            value = ascii_digits(value)
        trust = part.confidence * (0.6 + 0.4 * certainty)
        components[name] = ParsedComponent(value, trust, part.start, part.end)
    unmatched = tuple(
        cut.text[token.start : token.end]
        for token, label in zip(cut.tokens, cut.labels, strict=True)
        if label in (FREE, NOTE)
    )
    return ParsedAddress(text, code, components, unmatched, certainty if code else 0.0)

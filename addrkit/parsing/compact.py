"""The compact parser: rules propose how an address is cut, a small tagger decides and says how sure it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from addrkit.errors import UsageError
from addrkit.locale.country import country_codes
from addrkit.locale.text import MAX_TEXT, is_cjk
from addrkit.parsing.east_asia.reader import cut_eastern
from addrkit.parsing.rules.country import guess_country
from addrkit.parsing.rules.cut import FREE, NOTE, Cut
from addrkit.parsing.rules.lexicon import lexicon
from addrkit.parsing.rules.order import cut_by_rules
from addrkit.parsing.rules.tokens import ascii_digits, tokens
from addrkit.parsing.tagger.country import country_of
from addrkit.parsing.tagger.features import places
from addrkit.parsing.tagger.network import Tagger, load_tagger
from addrkit.parsing.tagger.spans import decided, is_unsure, other_cuts
from addrkit.types import COMPONENTS, ParsedAddress, ParsedComponent

_PLAIN = "US"
"""Whose conventions are tried where nothing tells the country."""
_AT_ONCE = 512
"""Texts that are cut together: enough to make numpy's own cost small."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text that the rules have cut, and the country that they followed."""

    text: str
    cut: Cut
    country: str | None
    certainty: float
    given: bool


class CompactParser:
    """Cuts addresses with the rules of the country data and a tagger of a few megabytes.

    >>> parsed = CompactParser().parse("10 rue de la Paix, 75002 Paris", "FR")
    >>> parsed.address.house_number, parsed.address.street, parsed.address.postcode
    ('10', 'rue de la Paix', '75002')
    """

    def __init__(self, tagger: Tagger | None = None, name: str = "compact") -> None:
        """Without a tagger, the one that comes with addrkit. `name` says where it was opened from."""
        self.name = name
        self._tagger = tagger or load_tagger()

    def parse(self, text: str, country: str | None = None) -> ParsedAddress:
        """One text. Reads its first MAX_TEXT characters. Raises UsageError for an unknown country code."""
        return self.parse_many([text], [country])[0]

    def parse_many(
        self, texts: Sequence[str], countries: Sequence[str | None], *, others: bool = True
    ) -> list[ParsedAddress]:
        """Many texts with their countries, in their order; `others`: with their alternatives."""
        found: list[ParsedAddress] = []
        for start in range(0, len(texts), _AT_ONCE):
            stop = start + _AT_ONCE
            found += self._parse_some(texts[start:stop], countries[start:stop], others=others)
        return found

    def _parse_some(
        self, texts: Sequence[str], countries: Sequence[str | None], *, others: bool
    ) -> list[ParsedAddress]:
        done: list[ParsedAddress | None] = []
        open_: list[tuple[int, _Read]] = []
        for text, country in zip(texts, countries, strict=True):
            result = _begun(text, country, self._tagger)
            if isinstance(result, _Read):
                open_.append((len(done), result))
                done.append(None)
            else:
                done.append(result)
        if open_:
            reads = [read for _, read in open_]
            for (place, _), parsed in zip(open_, self._tagged(reads, others=others), strict=True):
                done[place] = parsed
        return [each for each in done if each is not None]

    def _tagged(self, reads: Sequence[_Read], *, others: bool) -> list[ParsedAddress]:
        tagger = self._tagger
        found = []
        words = [[token.folded for token in read.cut.tokens] for read in reads]
        all_tagged = tagger.tag(words, [places(read.cut) for read in reads], [read.country for read in reads])
        for read, tagged in zip(reads, all_tagged, strict=True):
            # First, for a cut that is told takes the place of what the rules took, which confidence depends on.
            best = decided(tagger, read.cut, tagged, tagged.labels, given=read.given)
            alternatives: tuple[ParsedAddress, ...] = ()
            if others and is_unsure(tagged):
                cuts = other_cuts(tagger, read.cut, tagged, given=read.given)
                alternatives = tuple(_parsed(read, labels, parts) for labels, parts in cuts)
            found.append(_parsed(read, *best, alternatives))
        return found


POSTAL_MARK = "〒"
"""Stands before a postcode in East Asian writing, and is no letter."""


def _begun(text: str, country: str | None, tagger: Tagger) -> ParsedAddress | _Read:
    """The text cut by rules; or parsed already, where the tagger has nothing to say."""
    if country is not None and country not in country_codes():
        raise UsageError(f"unknown country code {country[:8]!r}: use ISO 3166-1 alpha-2, such as US or GB")
    read = text[:MAX_TEXT]
    found = tokens(read)
    certainty = 1.0
    code = country
    if code is None:
        code, certainty = country_of(tagger, read, found) if found else guess_country(read, found)
    conventions = lexicon(code or _PLAIN)
    if not found:
        return ParsedAddress(text, code, {}, (), certainty if code else 0.0)
    if conventions.eastern and (is_cjk(read) or POSTAL_MARK in read):
        components, unmatched = cut_eastern(read, conventions)
        return ParsedAddress(text, code, components, unmatched, certainty)
    return _Read(text, cut_by_rules(read, found, conventions), code, certainty, country is not None)


def _parsed(
    read: _Read,
    labels: list[str],
    parts: Mapping[str, tuple[int, int, float]],
    others: tuple[ParsedAddress, ...] = (),
) -> ParsedAddress:
    cut = read.cut
    cut.labels = labels
    components: dict[str, ParsedComponent] = {}
    for name in COMPONENTS:
        if name not in parts:
            continue
        part = cut.part(*parts[name])
        if name == "house_number" and not part.value.isascii():
            part = replace(part, value=ascii_digits(part.value))
        components[name] = part
    unmatched = tuple(
        cut.text[token.start : token.end]
        for token, label in zip(cut.tokens, labels, strict=True)
        if label in (FREE, NOTE)
    )
    certainty = read.certainty if read.country else 0.0
    return ParsedAddress(read.text, read.country, components, unmatched, certainty, others)

"""The compact parser: rules propose how an address is cut, a small tagger decides and says how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from addrkit.errors import UsageError
from addrkit.locale.country import country_codes
from addrkit.locale.text import MAX_TEXT, is_cjk, words
from addrkit.parsing.east_asia.reader import cut_eastern
from addrkit.parsing.east_asia.script import is_eastern
from addrkit.parsing.pasted.asides import masked, plain_asides, spans_of, worded_asides
from addrkit.parsing.pasted.clean import Clean, as_typed, clean
from addrkit.parsing.pasted.honoured import honoured_persons
from addrkit.parsing.pasted.latin import latin_asides
from addrkit.parsing.pasted.native import names_in_script, native_asides
from addrkit.parsing.pasted.turned import turned
from addrkit.parsing.rules.country import guess_country, unknown_country
from addrkit.parsing.rules.cut import FREE, NOTE, Cut
from addrkit.parsing.rules.lexicon import Lexicon, lexicon
from addrkit.parsing.rules.order import cut_by_rules
from addrkit.parsing.rules.tokens import ascii_digits, tokens
from addrkit.parsing.tagger.country import country_of
from addrkit.parsing.tagger.features import places
from addrkit.parsing.tagger.network import Tagger, load_tagger
from addrkit.parsing.tagger.spans import decided, is_unsure, other_cuts
from addrkit.quickly_made import quickly_made
from addrkit.types import COMPONENTS, Aside, ParsedAddress, ParsedComponent

_AROUND = " ,\u3000\u3001\uff0c\t\n\r"
_SIGNS_BETWEEN = _AROUND + "-()（）"
_AT_ONCE = 512
"""Texts that are cut together: enough to make numpy's own cost small."""


@quickly_made
@dataclass(frozen=True, slots=True)
class _Read:
    """A text that the rules have cut, and the country that they followed."""

    text: str
    """As it was typed."""
    clean: Clean
    asides: tuple[Aside, ...]
    cut: Cut
    """Of the clean text, with its asides masked."""
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
        folded = [[token.folded for token in read.cut.tokens] for read in reads]
        all_tagged = tagger.tag(
            folded, [places(read.cut) for read in reads], [read.country for read in reads]
        )
        for read, tagged in zip(reads, all_tagged, strict=True):
            # First, for a cut that is told takes the place of what the rules took, which confidence depends on.
            best = decided(tagger, read.cut, tagged, tagged.labels, given=read.given)
            alternatives: tuple[ParsedAddress, ...] = ()
            if others and is_unsure(tagged):
                cuts = other_cuts(tagger, read.cut, tagged, best, given=read.given)
                alternatives = tuple(_parsed(read, labels, parts) for labels, parts in cuts)
            found.append(_parsed(read, *best, alternatives))
        return found


def _begun(text: str, country: str | None, tagger: Tagger) -> ParsedAddress | _Read:
    """The text cut by rules; or parsed already, where the tagger has nothing to say."""
    if country is not None and country not in country_codes():
        raise UsageError(f"unknown country code {country[:8]!r}: use ISO 3166-1 alpha-2, such as US or GB")
    read = clean(text[:MAX_TEXT])
    asides = plain_asides(read.text)
    plain = masked(read.text, asides)
    found = tokens(plain)
    certainty = 1.0
    code = country
    if code is None:
        code, certainty = country_of(tagger, plain, found) if found else guess_country(plain, found)
    conventions = lexicon(code or unknown_country())
    eastern = conventions.eastern and is_eastern(plain)
    in_order = turned(read, found, conventions) if found and not asides else None
    if in_order is not None:
        read, plain = in_order, in_order.text
        found = tokens(plain)
    if found:
        shaped = asides
        if eastern:
            asides = _in_script(read.text, conventions, shaped)
        else:
            asides = worded_asides(read.text, conventions, shaped, found=() if shaped else found)
            if conventions.eastern and is_cjk(plain):
                asides = names_in_script(read.text, asides)
        if asides != shaped:
            plain = masked(read.text, asides)
            found = tokens(plain)
    if not found or eastern:
        parts = _apart(_without_asides(cut_eastern(plain, conventions), read.text, asides)) if found else {}
        told = _told(read.text, code, parts, asides, certainty)
        return as_typed(told, text, read)
    cut = cut_by_rules(plain, found, conventions)
    return _Read(text, read, asides, cut, code, certainty, country is not None)


def _in_script(text: str, conventions: Lexicon, shaped: Sequence[Aside]) -> tuple[Aside, ...]:
    """The asides of an address in Chinese, Japanese or Korean script, in whatever script they are."""
    found = native_asides(text, conventions, shaped)
    for more in (honoured_persons, partial(latin_asides, lexicon=conventions)):
        found = (*found, *more(text, known=found))
    return tuple(sorted(found, key=lambda each: each.start))


def _apart(parts: Mapping[str, ParsedComponent]) -> dict[str, ParsedComponent]:
    """Components of which none reaches into the next: "Main 東京都" before a region that is "東京都" is "Main"."""
    kept: dict[str, ParsedComponent] = {}
    following = None
    for name, part in sorted(parts.items(), key=lambda each: each[1].start, reverse=True):
        if following is not None and part.end > following:
            value = part.value[: following - part.start].rstrip(_AROUND)
            part = replace(part, value=value, end=part.start + len(value))
        if part.value:
            kept[name] = part
            following = part.start
    return {name: kept[name] for name in parts if name in kept}


def _without_asides(
    parts: Mapping[str, ParsedComponent], text: str, asides: Sequence[Aside]
) -> dict[str, ParsedComponent]:
    """Components of which none holds an aside: what stands before the first one is kept, else what stands behind."""
    kept = dict(parts)
    for name, part in parts.items():
        inside = [each for each in asides if each.apart and each.start < part.end and part.start < each.end]
        if not inside:
            continue
        start, end = part.start, inside[0].start
        if not text[start:end].strip(_AROUND):
            start, end = inside[-1].end, part.end
        value = text[start:end].strip(_AROUND)
        del kept[name]
        if value and name != "house_number":
            first = text.index(value, start)
            kept[name] = replace(part, value=value, start=first, end=first + len(value))
    return kept


def _told(
    text: str,
    code: str | None,
    components: Mapping[str, ParsedComponent],
    asides: tuple[Aside, ...],
    certainty: float,
) -> ParsedAddress:
    """The answer for a clean text: what no component holds is unmatched."""
    held = sorted((part.start, part.end) for part in components.values())
    unmatched = tuple(left for word in words(text) for left in _left_of(text, word.start, word.end, held))
    return ParsedAddress(text, code, components, unmatched, certainty if code else 0.0, asides=asides)


def _left_of(text: str, first: int, end: int, held: Sequence[tuple[int, int]]) -> Iterator[str]:
    """What of a word no component holds: all of it, or, in a script without blanks, names of two signs or more."""
    inside = [(start, stop) for start, stop in held if start < end and first < stop]
    if not inside:
        yield text[first:end]
        return
    for start, stop in (*inside, (end, end)):
        left = text[first:start].strip(_SIGNS_BETWEEN)
        if len(left) > 1 and is_cjk(left):
            yield left
        first = max(first, stop)


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
        first, end, sure = parts[name]
        part = cut.part(*_beside(cut, first, end, read.asides), sure)
        if name == "house_number" and not part.value.isascii():
            part = replace(part, value=ascii_digits(part.value))
        components[name] = part
    free = [
        (token.start, token.end)
        for token, label in zip(cut.tokens, labels, strict=True)
        if label in (FREE, NOTE)
    ]
    text = read.clean.text
    told = ParsedAddress(
        text,
        read.country,
        components,
        tuple(text[start:end] for start, end in sorted((*free, *spans_of(text, read.asides)))),
        read.certainty if read.country else 0.0,
        others,
        read.asides,
    )
    return as_typed(told, read.text, read.clean)


def _beside(cut: Cut, first: int, end: int, asides: Sequence[Aside]) -> tuple[int, int]:
    """The longest stretch of a component's words without an aside between them; the others are freed."""
    inside = [each for each in asides if each.apart] if end - first > 1 else []
    if not inside:
        return first, end
    edges = [first]
    for at in range(first + 1, end):
        if any(cut.tokens[at - 1].end <= each.start < cut.tokens[at].start for each in inside):
            edges.append(at)
    if len(edges) == 1:
        return first, end
    best = max(pairwise((*edges, end)), key=lambda pair: (pair[1] - pair[0], -pair[0]))
    for at in (*range(first, best[0]), *range(best[1], end)):
        cut.labels[at] = FREE
    return best

"""Which country an address is of, from its words and the shapes of its numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country import country, country_names, described_countries
from addrkit.locale.text import is_cjk
from addrkit.parsing.rules.country_scripts import add_script
from addrkit.parsing.rules.lexicon import clues, is_word, lexicon, small_words
from addrkit.parsing.rules.tokens import Token

_SHARPNESS = 4.0
"""Fitted on addresses of France, the US, Denmark, Japan, Britain, Iceland and the Netherlands."""
_CODES_THAT_ARE_WORDS = 3
NAMED = 0.995
"""The probability of a country that the text names."""


@dataclass(frozen=True, slots=True)
class Clues:
    """Words and endings of all described countries."""

    words: Mapping[str, Sequence[tuple[str, float]]]
    endings: Mapping[str, Sequence[tuple[str, float]]]
    """To the countries that use them and what that is worth."""
    letters: Mapping[str, Sequence[tuple[str, float]]]
    """Letters to the countries whose languages write them and what that is worth."""
    types: Mapping[str, Sequence[tuple[str, str]]]
    """Street types to the countries that use them and where the type stands there."""


def guess_country(text: str, found: Sequence[Token]) -> tuple[str | None, float]:
    """The likeliest country and its probability; None where nothing tells.

    >>> from addrkit.parsing.rules.tokens import tokens
    >>> guess_country("", tokens("Laugavegur 1, 101 Reykjavík, Iceland"))[0]
    'IS'
    """
    named = named_country(text, found)
    if named is not None:
        return named, NAMED
    scores: defaultdict[str, float] = defaultdict(float)
    telling = _clues()
    if is_cjk(text):
        add_script(scores, text)
    for at in range(len(found)):
        _add_word(scores, found, at)
    for letter in dict.fromkeys(text):
        for code, worth in telling.letters.get(letter, ()):
            scores[code] += worth
    _add_regions(scores, text, found)
    if not scores:
        return None, 0.0
    best = max(scores, key=lambda code: (scores[code], code))
    top = scores[best]
    total = sum(math.exp(_SHARPNESS * (score - top)) for score in scores.values())
    rivals = math.exp(-_SHARPNESS * top) * len(described_countries())
    return best, min(0.99, 1.0 / (total + rivals))


def _add_word(scores: defaultdict[str, float], found: Sequence[Token], at: int) -> None:
    """What a word tells of the country: itself, as a street's type, by its ending, or as a postcode."""
    telling, token = _clues(), found[at]
    for code, worth in telling.words.get(token.folded, ()):
        scores[code] += worth
    if token.digits and token.folded.endswith("th") and token.folded[:-2].isdigit():
        for code in _english_countries():
            scores[code] += 0.6
    for code, position in telling.types.get(token.folded, ()):
        scores[code] += _suits(found, at, position)
    if len(token.folded) >= 6 and token.folded.isalpha():
        for length in range(3, min(9, len(token.folded) - 1)):
            for code, worth in telling.endings.get(token.folded[-length:], ()):
                scores[code] += worth
    if token.digits or any(sign.isdigit() for sign in token.folded):
        _add_postcodes(scores, found, at)


def _suits(found: Sequence[Token], at: int, position: str) -> float:
    """Whether a street type stands where the country puts it: "rue X", "X street"."""
    opens = at == 0 or found[at].breaks or found[at - 1].digits
    goes_on = at + 1 < len(found) and not found[at + 1].breaks and not found[at + 1].digits
    if opens and goes_on:
        return 0.6 if position == "first" else -0.3
    if not opens and position == "last":
        return 0.3
    return -0.2 if position == "first" and not opens and not goes_on else 0.0


def named_country(text: str, found: Sequence[Token]) -> str | None:
    """The country whose name ends the text, or stands in it between separators."""
    names = country_names()
    last = len(found)
    while last and found[last - 1].digits:
        last -= 1
    for end in {last: None, len(found): None}:
        for length in (4, 3, 2, 1):
            if length > end or length == len(found):
                continue
            name = " ".join(token.folded for token in found[end - length : end])
            code = names.get(name)
            if code is None or any(token.breaks for token in found[end - length + 1 : end]):
                continue
            if is_word(found[end - length].folded, "saints") and not found[end - length].breaks:
                continue  # "rue du Faubourg Saint Martin"
            if len(name) > _CODES_THAT_ARE_WORDS:
                return code
            raw = text[found[end - length].start : found[end - 1].end]
            if len(name) == _CODES_THAT_ARE_WORDS and not raw.isascii():
                return code  # Arabic script is folded without its vowels: "العراق".
            if raw.isupper() and found[end - length].breaks and name not in _region_words():
                return code
    return _told_by_town(found, last) if last and found[last - 1].folded in clues()["shared_names"] else None


def _told_by_town(found: Sequence[Token], end: int) -> str | None:
    """The country of a name that is a region's elsewhere, where one of its towns is named: "Tbilisi, Georgia"."""
    for code, towns in clues()["shared_names"][found[end - 1].folded].items():
        if any(token.folded in towns for token in found[: end - 1]):
            return str(code)
    return None


@cache
def _region_words() -> frozenset[str]:
    return frozenset(name for code in described_countries() for name in country(code).regions)


@cache
def _clues() -> Clues:
    words: defaultdict[str, set[str]] = defaultdict(set)
    endings: defaultdict[str, set[str]] = defaultdict(set)
    types: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for code in described_countries():
        here = country(code)
        for word in here.street_types - set(here.suffixes):
            words[word].add(code)
            types[word].append((code, here.type_position))
        for word in (*here.unit_words, *here.suburb_words, *here.district_words, *here.city_words):
            words[word].add(code)
        for word in (*here.city_aliases, *here.city_aliases.values(), *here.po_box_words):
            words[word].add(code)
        for ending in here.suffixes:
            endings[ending].add(code)
    listed = clues()
    known = set(described_countries())
    letters = {letter: known & set(codes) for some, codes in listed["letters"].items() for letter in some}
    small = {str(word): known & set(codes) for word, codes in listed["words"].items()}
    count = max(2, len(described_countries()))
    return Clues(
        {**_worth(words, count), **_worth(small, count, 0.5)},
        _worth(endings, count),
        _worth(letters, count, 0.6),
        types,
    )


def _worth(
    table: Mapping[str, set[str]], count: int, share: float | None = None
) -> dict[str, list[tuple[str, float]]]:
    """Rarer words tell more, and short ones less, unless what they share of a long one's worth is given."""
    worth: dict[str, list[tuple[str, float]]] = {}
    for word, codes in table.items():
        if codes and (len(word) > 1 or share):
            rarity = math.log(count / len(codes)) / math.log(count)
            weight = (0.8 * rarity + 0.25) * (share or min(1.0, len(word) / 4))
            worth[word] = [(code, weight) for code in codes]
    return worth


def unknown_country() -> str:
    """The country whose conventions are tried where nothing tells it."""
    return str(clues()["unknown"])


def _add_postcodes(scores: defaultdict[str, float], found: Sequence[Token], at: int) -> None:
    """Countries whose postcodes look like this word, alone or with its neighbour."""
    word = found[at].folded
    candidates = [word]
    if len(word) == 3 and word.isdigit() and at and at + 1 < len(found) and found[at + 1].folded.isalpha():
        for code in _short_postcode_countries():
            scores[code] += 0.8
    if at and not found[at].breaks and found[at].gap in ("", "-"):
        candidates.append(f"{found[at - 1].folded} {word}")
    lettered = at + 1 < len(found) and not found[at + 1].breaks and len(found[at + 1].folded) == 2
    if lettered and (at or not any(token.digits for token in found[1:])):
        candidates.append(f"{word} {found[at + 1].folded}")
    for each in dict.fromkeys(candidates):
        if 4 <= len(each) <= 9:
            for code, worth in _postcode_countries(each.upper()):
                scores[code] += worth


@lru_cache(maxsize=NAMES_KEPT)
def _postcode_countries(written: str) -> tuple[tuple[str, float], ...]:
    codes = [code for code in described_countries() if _is_postcode(code, written)]
    if not codes:
        return ()
    letters = any(sign.isalpha() for sign in written)
    worth = 3.5 if letters else 0.3 + 1.2 / len(codes)
    return tuple((code, worth) for code in codes)


def _add_regions(scores: defaultdict[str, float], text: str, found: Sequence[Token]) -> None:
    """Region names and codes near the end."""
    regions = _region_owners()
    for at in range(max(0, len(found) - 8), len(found)):
        for length in (1, 2, 3):
            name = " ".join(token.folded for token in found[at : at + length])
            owners = regions.get(name, ())
            if not owners or at + length > len(found):
                continue
            following = found[at + length].folded if at + length < len(found) else ""
            if len(name) <= 3 and (len(name) < 2 or (following and not any(map(str.isdigit, following)))):
                continue
            if at and found[at - 1].folded in small_words() and not found[at].breaks:
                continue  # "avenue du Maine"
            fitting = _fitting(found, at + length) if following.isdigit() else set()
            for code in owners:
                scores[code] += 1.2 / math.sqrt(len(owners)) + (1.5 if code in fitting else 0.0)


def _fitting(found: Sequence[Token], at: int) -> set[str]:
    """The countries in which the number at a position, with what a hyphen joins to it, is a postcode."""
    written = found[at].folded
    if at + 1 < len(found) and found[at + 1].joined and found[at + 1].gap == "-":
        written = f"{written} {found[at + 1].folded}"
    return {code for code, _ in _postcode_countries(written.upper())}


def _is_postcode(code: str, written: str) -> bool:
    """Whether one word, or two with a blank between, are a postcode of the country."""
    conventions = lexicon(code)
    pattern = conventions.country.postcode
    if pattern is None or conventions.loose_postcode:
        return False
    if " " not in written:
        return conventions.is_postcode(written)
    return any(pattern.fullmatch(written.replace(" ", sign)) for sign in (" ", "-"))


@cache
def _english_countries() -> tuple[str, ...]:
    """Those that write "5th"."""
    return tuple(code for code in described_countries() if "th" in country(code).ordinal_endings)


@cache
def _short_postcode_countries() -> tuple[str, ...]:
    return tuple(code for code in described_countries() if lexicon(code).is_postcode("101"))


@cache
def _region_owners() -> Mapping[str, tuple[str, ...]]:
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for code in described_countries():
        for name in country(code).regions:
            if not name.isdigit():
                owners[name].append(code)
    return {name: tuple(codes) for name, codes in owners.items()}

"""Which country an address is of, from its words and the shapes of its numbers."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from addrkit.locale.country import country, country_names, described_countries
from addrkit.locale.text import is_cjk
from addrkit.parse.compact_lexicon import lexicon
from addrkit.parse.compact_tokens import Token

_SHARPNESS = 1.0
_CODES_THAT_ARE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Clues:
    """Words and endings of all described countries."""

    words: Mapping[str, Sequence[tuple[str, float]]]
    endings: Mapping[str, Sequence[tuple[str, float]]]
    """To the countries that use them and what that is worth."""
    types: Mapping[str, Sequence[tuple[str, str]]]
    """Street types to the countries that use them and where the type stands there."""


def guess_country(text: str, found: Sequence[Token]) -> tuple[str | None, float]:
    """The likeliest country and its probability; None where nothing tells.

    >>> from addrkit.parse.compact_tokens import tokens
    >>> guess_country("", tokens("Laugavegur 1, 101 Reykjavík, Iceland"))[0]
    'IS'
    """
    named = _named(text, found)
    if named is not None:
        return named, 0.97
    scores: defaultdict[str, float] = defaultdict(float)
    clues = _clues()
    if is_cjk(text):
        _add_script(scores, text)
    for place, token in enumerate(found):
        for code, worth in clues.words.get(token.folded, ()):
            scores[code] += worth
        for code, position in clues.types.get(token.folded, ()):
            scores[code] += _suits(found, place, position)
        if len(token.folded) >= 6 and token.folded.isalpha():
            for length in range(3, min(9, len(token.folded) - 1)):
                for code, worth in clues.endings.get(token.folded[-length:], ()):
                    scores[code] += worth
        if token.digits or any(sign.isdigit() for sign in token.folded):
            _add_postcodes(scores, found, place)
    _add_regions(scores, text, found)
    if not scores:
        return None, 0.0
    best = max(scores, key=lambda code: (scores[code], code))
    top = scores[best]
    total = sum(math.exp(_SHARPNESS * (score - top)) for score in scores.values())
    rivals = math.exp(-_SHARPNESS * top) * len(described_countries())
    return best, 1.0 / (total + rivals)


def _suits(found: Sequence[Token], place: int, position: str) -> float:
    """Whether a street type stands where the country puts it: "rue X", "X street"."""
    opens = place == 0 or found[place].breaks or found[place - 1].digits
    goes_on = place + 1 < len(found) and not found[place + 1].breaks and not found[place + 1].digits
    if opens and goes_on:
        return 0.6 if position == "first" else -0.3
    if not opens and position == "last":
        return 0.3
    return -0.2 if position == "first" and not opens and not goes_on else 0.0


def _named(text: str, found: Sequence[Token]) -> str | None:
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
            if len(name) > _CODES_THAT_ARE_WORDS:
                return code
            raw = text[found[end - length].start : found[end - 1].end]
            if raw.isupper() and found[end - length].breaks and name not in _region_words():
                return code
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
    count = max(2, len(described_countries()))
    return Clues(_worth(words, count), _worth(endings, count), types)


def _worth(table: Mapping[str, set[str]], count: int) -> dict[str, list[tuple[str, float]]]:
    """Rarer words tell more; a word that most countries have tells nothing."""
    return {
        word: [
            (code, (0.8 * math.log(count / len(codes)) / math.log(count) + 0.25) * min(1.0, len(word) / 4))
            for code in codes
        ]
        for word, codes in table.items()
        if len(word) > 1
    }


def _add_script(scores: defaultdict[str, float], text: str) -> None:
    """Kana are Japanese and Hangul Korean; Han is told by the regions and endings that it names."""
    if _KANA.search(text):
        scores["JP"] += 6
    elif _HANGUL.search(text):
        scores["KR"] += 6
    for code, (regions, endings) in _eastern().items():
        region = regions.search(text)
        if region is not None:
            scores[code] += 2.0 + (1.5 if region.start() < 12 else 0.0)
        scores[code] += 0.7 * min(4, len(set(endings.findall(text))))


_KANA = re.compile("[\u3040-\u30fe]|〒|丁目|番地")
_HANGUL = re.compile("[\uac00-\ud7a3]")


@cache
def _eastern() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """The eastern countries' regions, and the endings of their parts."""
    found = {}
    for code in described_countries():
        if not lexicon(code).eastern:
            continue
        here = country(code)
        regions = sorted((name for name in here.regions if is_cjk(name)), key=lambda name: -len(name))
        parts = (
            here.city_words,
            here.district_words,
            here.street_types,
            here.number_suffixes,
            here.unit_words,
        )
        endings = sorted(
            {word for words in parts for word in words if is_cjk(word)}, key=lambda word: -len(word)
        )
        found[code] = (re.compile("|".join(regions)), re.compile("|".join(endings)))
    return found


def _add_postcodes(scores: defaultdict[str, float], found: Sequence[Token], place: int) -> None:
    """Countries whose postcodes look like this word, alone or with its neighbour."""
    word = found[place].folded
    candidates = [word]
    if place and not found[place].breaks and found[place].gap in ("", "-"):
        candidates.append(found[place - 1].folded + word)
    if place + 1 < len(found) and not found[place + 1].breaks and len(found[place + 1].folded) == 2:
        candidates.append(word + found[place + 1].folded)
    for each in set(candidates):
        if 4 <= len(each) <= 9:
            for code, worth in _postcode_countries(each.upper()):
                scores[code] += worth


@lru_cache(maxsize=20_000)
def _postcode_countries(squeezed: str) -> tuple[tuple[str, float], ...]:
    codes = [
        code
        for code in described_countries()
        if lexicon(code).is_postcode(squeezed) and not lexicon(code).loose_postcode
    ]
    if not codes:
        return ()
    letters = any(sign.isalpha() for sign in squeezed)
    worth = 2.0 if letters else 0.3 + 1.2 / len(codes)
    return tuple((code, worth) for code in codes)


def _add_regions(scores: defaultdict[str, float], text: str, found: Sequence[Token]) -> None:
    """Region names and codes near the end."""
    regions = _region_owners()
    for place in range(max(0, len(found) - 8), len(found)):
        for length in (1, 2, 3):
            name = " ".join(token.folded for token in found[place : place + length])
            owners = regions.get(name, ())
            if not owners or place + length > len(found):
                continue
            if len(name) <= 3:
                raw = text[found[place].start : found[place].end]
                near_end = place + length >= len(found) or found[place + length].digits
                if len(name) < 2 or not (near_end or raw.isupper()):
                    continue
            after = found[place + length].folded.upper() if place + length < len(found) else ""
            fitting = {code for code, _ in _postcode_countries(after)} if after.isdigit() else set()
            for code in owners:
                scores[code] += 1.2 / math.sqrt(len(owners)) + (1.5 if code in fitting else 0.0)


@cache
def _region_owners() -> Mapping[str, tuple[str, ...]]:
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for code in described_countries():
        for name in country(code).regions:
            owners[name].append(code)
    return {name: tuple(codes) for name, codes in owners.items()}

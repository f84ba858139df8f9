"""Which countries an address can be of by what cannot be mistaken: script, letters, shapes of postcodes and doors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country import country, described_countries
from addrkit.locale.data import read_data
from addrkit.locale.region_postcodes import region_has
from addrkit.parsing.rules.lexicon import clues, lexicon
from addrkit.parsing.rules.tokens import Token

LETTERED = 4.0
"""What a postcode with letters, such as K1A 0B1, is worth to countries of that shape, as a logarithmic probability."""
OF_REGION = 7.0
"""The same of one right behind its region's code: "NV 89109"."""
SPACED = 2.2
"""The same of one with a blank or a hyphen: 602 00, 00-950."""
PLAIN = 1.3
"""The same of digits alone, where they stand at an edge of the text or beside a separator or a name."""
LEADING = 3.0
"""The same where they lead to a town: ", 2260 Westerlo", "2260 Westerlo, Hogekant 14"."""
FOREIGN = -9.0
"""What it is worth to every other country that the text is in a script that its languages lack."""
UNUSUAL = -3.5
"""The same of a Latin letter: names travel."""
SPELLED = 2.5
"""What words in one language's spelling are worth to its country, beside others that share the script."""
NAMED_REGION = 2.5
"""What a region's name is worth that is a part of the text by itself."""
LAST_CODE = 2.5
"""What a region's code that ends a text is worth."""
_WORDS_BEFORE_CODE = 3
_SHORTEST_REGION, _LONGEST_REGION, _OWNERS = 4, 4, 2
"""Letters of such a name at least, its words at most, and countries that have it at most."""
_CODE_AND_DIGITS = re.compile(r"([a-z]{2,3})(\d{4,5})")
_DOOR = re.compile(r"\d{1,4}[a-z]?")
_FEWEST_DIGITS = 4
_LONGEST_CODE = 3
"""Letters of a region's code at most."""


def evidence_for(text: str, found: Sequence[Token]) -> Mapping[str, float]:
    """What a text's script, letters and postcode are worth to each country; those that are not named have 0.

    >>> from addrkit.parsing.rules.tokens import tokens
    >>> max(evidence_for("", tokens("Lévis G7A 5G2")).items(), key=lambda each: each[1])[0]
    'CA'
    """
    worth: defaultdict[str, float] = defaultdict(float)
    for code, each in _of_script(text).items():
        worth[code] += each
    for shape, codes, each in _shapes():
        if shape.search(text):
            for code in codes:
                worth[code] += each
    best: dict[str, float] = {}
    for at in range(len(found)):
        for code, each in _of_postcode(found, at):
            best[code] = max(best.get(code, 0.0), each)
    for at in range(len(found)):
        for code in _of_region(found, at):
            best[code] = OF_REGION
    for code, each in best.items():
        worth[code] += each
    for code in _of_last_code(text, found):
        worth[code] += LAST_CODE
    for code in _of_named_region(found):
        worth[code] += NAMED_REGION
    return worth


def _of_last_code(text: str, found: Sequence[Token]) -> frozenset[str]:
    """The one or two countries of whose regions capitals at a text's end are the code: "Brockville ON"."""
    if len(found) < _WORDS_BEFORE_CODE:
        return frozenset()
    last = found[-1]
    raw = text[last.start : last.end]
    if (
        not (1 < len(raw) <= _LONGEST_CODE and raw.isalpha() and raw.isupper())
        or text[: last.start].isupper()
    ):
        return frozenset()
    return _region_codes().get(last.folded, frozenset())


@lru_cache(maxsize=1)
def _region_codes() -> Mapping[str, frozenset[str]]:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for code in described_countries():
        for name in country(code).regions:
            if len(name) <= _LONGEST_CODE and name.isalpha():
                owners[name].add(code)
    return {name: frozenset(codes) for name, codes in owners.items() if len(codes) <= _OWNERS}


def _of_named_region(found: Sequence[Token]) -> frozenset[str]:
    """The countries of which a region's name is all of a part behind the first: ", Castilla y León 47600"."""
    names = _telling_regions()
    codes: frozenset[str] = frozenset()
    count = len(found)
    for first in range(1, count):
        if not found[first].breaks:
            continue
        end = first + 1
        while end < count and not found[end].breaks:
            end += 1
        while end > first and found[end - 1].digits:
            end -= 1
        while first < end and found[first].digits:
            first += 1
        if 0 < end - first <= _LONGEST_REGION:
            codes |= names.get(" ".join(token.folded for token in found[first:end]), frozenset())
    return codes


@lru_cache(maxsize=1)
def _telling_regions() -> Mapping[str, frozenset[str]]:
    """Names of regions that one country has, or two."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for code in described_countries():
        here = country(code)
        for name in here.regions.keys() | here.wider_regions:
            if len(name) >= _SHORTEST_REGION and not name.isdigit():
                owners[name].add(code)
    return {name: frozenset(codes) for name, codes in owners.items() if len(codes) <= _OWNERS}


def _of_region(found: Sequence[Token], at: int) -> tuple[str, ...]:
    """Countries in which the number there is a postcode of the region whose code is before it: "PR 00918"."""
    glued = _CODE_AND_DIGITS.fullmatch(found[at].folded)
    if glued:
        return regions_with(glued[1], glued[2])
    if at == 0:
        return ()
    code, word = found[at - 1].folded, found[at].folded
    if not (word.isdigit() and len(word) >= _FEWEST_DIGITS and 1 < len(code) <= _LONGEST_CODE):
        return ()
    return regions_with(code, word) if code.isalpha() and not found[at].breaks else ()


@lru_cache(maxsize=NAMES_KEPT)
def regions_with(region: str, postcode: str) -> tuple[str, ...]:
    """The countries of which that region has that postcode.

    >>> regions_with("pr", "00918"), regions_with("pr", "12437")
    (('US',), ())
    """
    return tuple(code for code in shaped_so(postcode) if region_has(region, postcode, code))


def _of_script(text: str) -> dict[str, float]:
    """What the script, its letters and its spelling tell for and against countries; empty where it is plain Latin."""
    if text.isascii():
        return {}
    against: defaultdict[str, float] = defaultdict(float)
    for pattern, owners, each in _scripts():
        if pattern.search(text):
            for code in described_countries():
                if code not in owners:
                    against[code] = min(against[code], each)
    lower = text.lower()
    for pattern, owners in _spellings():
        if pattern.search(lower):
            for code in owners:
                against[code] += SPELLED
    return against


@lru_cache(maxsize=1)
def _shapes() -> Sequence[tuple[re.Pattern[str], Sequence[str], float]]:
    return [
        (re.compile(each["shape"], re.IGNORECASE), each["countries"], float(each["worth"]))
        for each in clues()["shapes"]
    ]


@lru_cache(maxsize=1)
def _spellings() -> Sequence[tuple[re.Pattern[str], frozenset[str]]]:
    return [(re.compile(pattern), frozenset(codes)) for pattern, codes in clues()["spellings"].items()]


@lru_cache(maxsize=1)
def _scripts() -> Sequence[tuple[re.Pattern[str], frozenset[str], float]]:
    return [
        (
            re.compile(f"[{signs}]"),
            frozenset(codes),
            UNUSUAL if signs[0] < _GREEK or signs[0] > _EXOTIC else FOREIGN,
        )
        for signs, codes in clues()["alphabets"].items()
    ]


_GREEK, _EXOTIC = "\u0370", "\u1dff"
"""Between them are the scripts that are not Latin."""


def _of_postcode(found: Sequence[Token], at: int) -> list[tuple[str, float]]:
    """Countries of which the word there, alone or with the next, is shaped as a postcode, and what that is worth."""
    word = found[at].folded
    if not any(sign.isdigit() for sign in word):
        return []
    pair = found[at + 1] if at + 1 < len(found) else None
    if pair is not None and not pair.breaks and pair.gap in ("", "-"):
        codes = shaped_so(f"{word}{pair.gap or ' '}{pair.folded}".upper())
        if codes:
            lettered = not (word.isdigit() and pair.folded.isdigit())
            return [(code, LETTERED if lettered else SPACED) for code in codes]
    if not word.isdigit():
        return [(code, LETTERED) for code in shaped_so(word.upper()) if len(word) > _FEWEST_DIGITS]
    if len(word) < _FEWEST_DIGITS:
        return []
    if _leads_to_town(found, at):
        return [(code, LEADING) for code in shaped_so(word)]
    return [(code, PLAIN) for code in shaped_so(word)] if _is_set_off(found, at) else []


def _leads_to_town(found: Sequence[Token], at: int) -> bool:
    """Whether a number opens the last part and a name follows, or the first of a text that ends with a door."""
    if at + 1 == len(found) or found[at + 1].breaks or not found[at + 1].folded.isalpha():
        return False
    if at == 0:
        return _DOOR.fullmatch(found[-1].folded) is not None and any(token.breaks for token in found[1:])
    return found[at].breaks and not any(token.digits or token.breaks for token in found[at + 1 :])


def _is_set_off(found: Sequence[Token], at: int) -> bool:
    """Whether a number stands at the end of the text or of a part of it, or first in a part."""
    last = at + 1 == len(found) or found[at + 1].breaks
    first = found[at].breaks
    return last or (first and not found[at + 1].digits)


@lru_cache(maxsize=NAMES_KEPT)
def shaped_so(written: str) -> tuple[str, ...]:
    """The countries whose postcodes are written so.

    >>> shaped_so("K1A 0B1"), shaped_so("00-950")
    (('CA',), ('PL',))
    """
    return tuple(code for code in described_countries() if _is_shape(code, written))


def _is_shape(code: str, written: str) -> bool:
    conventions = lexicon(code)
    pattern = country(code).postcode
    if pattern is None or pattern.fullmatch(written) is None:
        return False
    # A pattern that takes words of letters alone asks for digits in both halves: "W23 DR44".
    halves = written.split(" ")
    return not conventions.loose_postcode or (
        len(halves) > 1 and all(any(sign.isdigit() for sign in half) for half in halves)
    )


@lru_cache(maxsize=1)
def _han() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that are traditional only, and simplified only."""
    pairs = read_data("han_forms.yaml")["pairs"].split()
    old, new = {each[0] for each in pairs}, {each[1] for each in pairs}
    return frozenset(old - new), frozenset(new - old)


def han_form(text: str) -> str | None:
    """Whether Chinese characters are mostly `traditional` or `simplified`; None where none tells.

    >>> han_form("臺北市信義區"), han_form("上海市长宁区"), han_form("北京市")
    ('traditional', 'simplified', None)
    """
    old, new = _han()
    traditional, simplified = sum(sign in old for sign in text), sum(sign in new for sign in text)
    if traditional == simplified:
        return None
    return "traditional" if traditional > simplified else "simplified"


@lru_cache(maxsize=8)
def country_form(code: str) -> str | None:
    """In which form a country writes Chinese characters; None where it has no one form."""
    form: str | None = read_data(f"countries/{code}.yaml").get("native_script", {}).get("letters")
    return form

"""Words as people misspell, abbreviate and respell them."""

from __future__ import annotations

import random as random_module
import re
from functools import cache

from addrkit.locale.country import Country, country
from addrkit.locale.text import fold_word

Random = random_module.Random


@cache
def _other_forms(code: str) -> dict[str, tuple[str, ...]]:
    """Compared form to all the forms that mean it, in one country."""
    where = country(code)
    forms: dict[str, set[str]] = {}
    for table in (where.abbreviations, where.number_words):
        for variant, compared in table.items():
            forms.setdefault(compared, {compared}).add(variant)
    return {compared: tuple(sorted(variants)) for compared, variants in forms.items()}


@cache
def _other_endings(code: str) -> dict[str, tuple[str, ...]]:
    endings: dict[str, set[str]] = {}
    for variant, compared in country(code).suffixes.items():
        endings.setdefault(compared, {compared}).add(variant)
    return {compared: tuple(sorted(variants)) for compared, variants in endings.items()}


def _shortens(one: str, other: str) -> bool:
    """Whether one word is the other with letters left out: "st" is "street" and "saint", which are not each other.

    >>> _shortens("street", "st"), _shortens("street", "saint")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)


def other_form(word: str, where: Country, random: Random) -> str:
    """Another accepted form of a word: an abbreviation or the long form; the word itself if there is none."""
    folded = fold_word(word.strip(".,"))
    compared = where.abbreviations.get(folded) or where.number_words.get(folded) or folded
    others = [
        form
        for form in _other_forms(where.code).get(compared, ())
        if form != folded and (folded in where.number_words or _shortens(folded, form))
    ]
    if others:
        other = random.choice(others)
        return (other.capitalize() if word[:1].isupper() else other) + random.choice(("", "", "", "."))
    for ending, shared in where.suffixes.items():
        if folded.endswith(ending) and len(folded) > len(ending) + 1 and len(word) == len(folded):
            choices = [each for each in _other_endings(where.code)[shared] if each != ending]
            if choices:
                return word[: -len(ending)] + random.choice(choices) + random.choice(("", "", "."))
    return word


def other_unit(value: str, where: Country, random: Random) -> str:
    """A unit with another of its country's words: "Apt 4", "Apartment 4", "#4".

    >>> other_unit("Apt 4", country("US"), Random(1)) != "Apt 4"
    True
    """
    word, _, rest = value.partition(" ")
    compared = where.unit_words.get(fold_word(word.strip(".,")))
    if compared is None or not rest:
        return value
    folded = fold_word(word.strip(".,"))
    others = sorted(
        each for each, same in where.unit_words.items() if same == compared and each not in (folded, "")
    )
    if rest.isalnum() and random.random() < 0.2:
        return f"#{rest}"
    return f"{random.choice(others).capitalize()} {rest}" if others else value


_NUMBER = re.compile(r"(\d+)(\s*[-/–]\s*|\s*)(\d+|[A-Za-z]\w*)")


def other_number(value: str, random: Random) -> str:
    """A house number with a letter, a suffix or a range, spaced or joined in another way.

    >>> other_number("12 bis", Random(2)), other_number("12", Random(2))
    ('12bis', '12')
    """
    found = _NUMBER.fullmatch(value)
    if found is None:
        return value
    first, sign, last = found.groups()
    if last.isdecimal():
        signs = [each for each in ("-", " - ", "–", "/") if each != sign]
        return f"{first}{random.choice(signs)}{last}" if sign.strip() else value
    if len(last) > 1 and random.random() < 0.3:
        last = last[0].upper()
    joins = [each for each in ("", " ", " ", "-") if each != sign]
    return f"{first}{random.choice(joins)}{last}"


_KEY_ROWS = ("1234567890",), ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""Digits stand apart: hardly anybody types one within a word."""


@cache
def neighbours(key: str) -> str:
    """The keys around a key of a QWERTY keyboard; letters for a letter, digits for a digit.

    >>> neighbours("a"), neighbours("5")
    ('qwszx', '46')
    """
    for rows in _KEY_ROWS:
        for line, row in enumerate(rows):
            place = row.find(key)
            if place >= 0:
                around = rows[max(line - 1, 0) : line + 2]
                return "".join(each[max(place - 1, 0) : place + 2] for each in around).replace(key, "")
    return ""


_SLIPS = {"delete": 45, "insert": 25, "neighbour": 12, "letter": 12, "swap": 6}
"""How slips divide. Of 29 in French business addresses 11 lack a letter, 6 have one too many, 2 have a neighbouring
key, 2 another letter, none two swapped (8 are several at once); swaps are common elsewhere, so they have some."""


def slipped(word: str, random: Random) -> str:
    """A word with one keyboard slip: a letter left out, doubled or added, another instead, or two swapped.

    The first letter stays, as it nearly always does.

    >>> slipped("street", Random(1)) != "street"
    True
    """
    place = random.randrange(1, len(word)) if len(word) > 1 else 0
    kind = random.choices(list(_SLIPS), list(_SLIPS.values()))[0]
    near = random.choice(neighbours(word[place].lower()) or "aeiounrst")
    if kind == "insert":
        return word[:place] + random.choice((near, word[place])) + word[place:]
    if kind == "swap" and place + 1 < len(word) and word[place] != word[place + 1]:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind in ("neighbour", "letter", "swap") or len(word) < 3:
        written = random.choice("aeiounrstlmdc") if kind == "letter" else near
        return word[:place] + written + word[place + 1 :]
    return word[:place] + word[place + 1 :]


SOUNDS: tuple[tuple[str, str], ...] = tuple(
    pair
    for one, other in (
        ("ph", "f"), ("ck", "k"), ("c", "k"), ("qu", "k"), ("th", "t"), ("y", "i"), ("ee", "ea"),
        ("z", "s"), ("eau", "o"), ("au", "o"), ("ai", "e"), ("ei", "ai"), ("en", "an"), ("v", "w"),
        ("ij", "y"), ("x", "ks"), ("oe", "u"), ("ou", "u"), ("sch", "sh"), ("dt", "t"), ("d", "t"),
        ("b", "p"), ("g", "j"), ("e", "i"), ("er", "re"), ("h", ""), ("ie", "i"), ("ch", "sh"), ("nn", "n"),
        ("ll", "l"), ("ss", "s"), ("tt", "t"), ("rr", "r"), ("mm", "m"), ("o", "u"), ("a", "e"), ("m", "n"),
    )
    for pair in ((one, other), (other, one))
    if pair[0]
)  # fmt: skip
"""Spellings of like sounds in European languages, either way round."""
_MUTE = "esthx"
"""Letters that end a word without being heard."""


def respelt(word: str, random: Random) -> str:
    """A word spelt as it sounds; the word itself if no rule fits.

    >>> respelt("philippe", Random(3)) != "philippe"
    True
    """
    lower = word.lower()
    fitting = [pair for pair in SOUNDS if pair[0] in lower[1:]]
    if len(word) > 4 and random.random() < 0.2:
        return word[:-1] if lower[-1] in _MUTE else word + random.choice(_MUTE)
    if not fitting or len(lower) != len(word):
        return word
    heard, written = random.choice(fitting)
    places = [found.start() for found in re.finditer(re.escape(heard), lower) if found.start() > 0]
    place = random.choice(places)
    return word[:place] + written + word[place + len(heard) :]


_KANA_VARIANTS = (
    ("ヶ", "ケ"),
    ("ケ", "ヶ"),
    ("ヶ", "が"),
    ("ノ", "の"),
    ("の", "ノ"),
    ("大字", ""),
    ("字", ""),
    ("之", "の"),
)


def misspelt_run(value: str, slip: float, respell: float, random: Random) -> str:
    """A Chinese, Japanese or Korean run with another spelling, or a character lost or doubled."""
    for one, other in _KANA_VARIANTS:
        if one in value[1:] and random.random() < respell:
            value = value[0] + value[1:].replace(one, other)
    if len(value) > 3 and random.random() < slip * 2:
        place = random.randrange(1, len(value))
        kept = random.choice(("", random.choice(value)))
        value = value[:place] + kept + value[place + 1 :]
    return value

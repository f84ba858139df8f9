"""Names of streets in Hangul and in Chinese characters, in the Latin letters in which people write them abroad."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from anyascii import anyascii

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.country import Country
from addrkit.locale.country_tables import described
from addrkit.locale.data import read_data
from addrkit.locale.eastern_script import eastern_script
from addrkit.locale.text import fold_word, is_cjk, is_latin

_FIRST_SYLLABLE: Final = 0xAC00
_VOWELS: Final = 21
_FINALS: Final = 28
HANGUL: Final = "hangul"
"""Among the systems of a country: its own is the Revised Romanization of Korean."""
LISTED: Final = "listed"
"""The same: its names are not told by their characters; those of its large cities' towns are listed."""


@lru_cache(maxsize=NAMES_KEPT)
def romanised(name: str, conventions: Country) -> tuple[str, ...]:
    """A street's name in the Latin spellings of its country, each once; none where there are no rules for it.

    >>> from addrkit.locale.country import country
    >>> romanised("대학로12길", country("KR")), romanised("중앙대로243번길", country("KR"))
    (('Daehak-ro 12-gil',), ('Jungang-daero 243beon-gil',))
    >>> romanised("올림픽로", country("KR"))
    ('Ollimpik-ro', 'Olympic-ro')
    >>> romanised("忠孝東路四段216巷", country("TW"))[0], romanised("五福三路", country("TW"))[0]
    ('lane 216, section 4, Zhongxiao east road', 'Wufu 3 road')
    >>> romanised("Lockhart Road", country("TW"))
    ()
    """
    if not is_cjk(name) or not conventions.romanised or LISTED in conventions.romanised:
        return ()
    if HANGUL in conventions.romanised:
        endings = tuple(conventions.suffixes)
        words = read_data("romanised.yaml")["hangul"]["words"]
        foreign = next((each for each in words if each in name), "")
        lent = (name.replace(foreign, words[foreign]),) if foreign else ()
        return tuple(chain.from_iterable(_in_revised(each, endings) for each in (name, *lent)))
    return tuple(dict.fromkeys(_in_han(fold_word(name), conventions)))


def _in_revised(name: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    parts = re.findall(
        rf"(.*?\D)({'|'.join(filter(is_cjk, endings))})(?=\d|\s|$)|(\d+)(\D*?)(길)", name.strip()
    )
    if "".join("".join(each) for each in parts) != re.sub(r"\s", "", name):
        return (hangul(name).capitalize(),)
    return (
        " ".join(
            f"{hangul(each[0] or each[2] + each[3]).capitalize()}-{hangul(each[1] or each[4])}"
            for each in parts
        ),
    )


@lru_cache(maxsize=NAMES_KEPT)
def romanised_place(name: str, conventions: Country) -> tuple[str, ...]:
    """The same of a place: without the word of its kind, and with it.

    >>> from addrkit.locale.country import country
    >>> romanised_place("장흥면 일영리", country("KR")), romanised_place("雁塔区", country("CN"))
    (('Jangheung Iryeong', 'Jangheung-myeon Iryeong-ri'), ('Yanta', 'Yanta Qu'))
    """
    if not is_cjk(name) or not conventions.romanised:
        return ()
    parts = [_place_and_kind(each, conventions) for each in name.split()]
    if HANGUL in conventions.romanised:
        own = " ".join(hangul(each).capitalize() for each, _ in parts)
        whole = " ".join(
            "-".join(filter(None, (hangul(each).capitalize(), hangul(kind)))) for each, kind in parts
        )
        return tuple(dict.fromkeys((own, whole)))
    found = []
    for system in conventions.romanised:
        own = " ".join(pinyin(each, system).capitalize() for each, _ in parts)
        found += [own, " ".join(pinyin(each, system).capitalize() for part in parts for each in part if each)]
    return tuple(dict.fromkeys(found))


def _place_and_kind(word: str, conventions: Country) -> tuple[str, str]:
    """A place's own name and the word of its kind that it ends with, longest first; of one sign at least."""
    kinds = conventions.suburb_words | conventions.district_words | conventions.city_words
    for kind in sorted(filter(is_cjk, kinds), key=lambda each: (-len(each), each)):
        if word.endswith(kind) and len(word) > len(kind):
            return word.removesuffix(kind), kind
    return word, ""


@lru_cache(maxsize=NAMES_KEPT)
def hangul(word: str) -> str:
    """A word by the Revised Romanization of Korean, syllables as they sound beside each other.

    >>> [hangul(each) for each in ("테헤란", "왕십리", "독립문", "신림", "해맞이")]
    ['teheran', 'wangsimni', 'dongnimmun', 'sillim', 'haemaji']
    """
    table = read_data("romanised.yaml")["hangul"]
    found, last = "", 0
    for sign in word:
        at = ord(sign) - _FIRST_SYLLABLE
        if not 0 <= at < len(table["initials"]) * _VOWELS * _FINALS:
            found, last = found + table["finals"][last] + sign.lower(), 0
            continue
        begin, vowel = table["initials"][at // (_VOWELS * _FINALS)], table["vowels"][at // _FINALS % _VOWELS]
        end = table["finals" if begin else "linked"][last]
        plain = table["meetings"].get(end + begin, end + begin) if begin else end
        found += plain + vowel if begin else table["meetings"].get(end + vowel, end + vowel)
        last = at % _FINALS
    return f"{found}{table['finals'][last]}"


@cache
def _han_pattern(code: str) -> re.Pattern[str]:
    """A street's own name, its side, its number, its type, and what branches off it."""
    data = described(code)
    numeral = f"[{eastern_script().number_characters}]"
    kinds = sorted(filter(is_cjk, data["street_types"]), key=lambda each: (-len(each), each))
    sections = "|".join(data["native_script"]["street_sections"]) or "(?!)"
    return re.compile(
        rf"(?P<own>.+?)(?P<side>[{''.join(data['directionals'])}]?)(?P<number>{numeral}?)(?P<kind>{'|'.join(kinds)})"
        rf"(?P<branches>(?:(?:\d+|{numeral}+)(?:{sections}))*)"
    )


def _in_han(name: str, conventions: Country) -> Iterator[str]:
    found = _han_pattern(conventions.code).fullmatch(name)
    if found is None:
        return
    said_as = read_data("romanised.yaml")["han"]["said_as"].get(found["kind"], ())
    side = _in_english("directionals", found["side"], conventions) if found["side"] else ""
    number = str(eastern_script().value(found["number"])) if found["number"] else ""
    behind = _branches(found["branches"], conventions)
    before = [f"{each}," for each in reversed(behind)]
    for kind in (_in_english("street_types", found["kind"], conventions), *said_as):
        for system in conventions.romanised:
            plain = (pinyin(found["own"], system).capitalize(), side, number, kind)
            yield " ".join(filter(None, (*before, *plain)))
            if behind:
                yield " ".join(filter(None, (*plain, *behind)))
        if side or number:
            whole = pinyin(found["own"] + found["side"] + found["number"]).capitalize()
            yield " ".join((*before, whole, kind))


def _branches(written: str, conventions: Country) -> list[str]:
    """The sections and lanes behind a street's name, each with its number: "四段216巷"."""
    numeral = eastern_script().number_characters
    return [
        f"{_in_english('street_types', sort, conventions)} {eastern_script().value(count)}"
        for count, sort in re.findall(rf"(\d+|[{numeral}]+)(\D+?)(?=[\d{numeral}]|$)", written)
    ]


def _in_english(table: str, word: str, conventions: Country) -> str:
    """A word of names by the first of its other spellings in Latin letters that is longer than a letter."""
    spellings = described(conventions.code)[table].get(word) or ()
    return next((each for each in spellings if is_latin(each) and len(each) > 1), None) or pinyin(word)


@lru_cache(maxsize=NAMES_KEPT)
def pinyin(word: str, system: str = "pinyin") -> str:
    """Chinese characters in Hanyu Pinyin without tones and apostrophes, or in another system made of it.

    >>> pinyin("忠孝"), pinyin("忠孝", "tongyong"), pinyin("忠孝", "wade_giles"), pinyin("重慶")
    ('zhongxiao', 'jhongsiao', 'chunghsiao', 'chongqing')
    """
    han = read_data("romanised.yaml")["han"]
    for special, reading in han["words"].items():
        word = word.replace(special, reading)
    syllables = (han["readings"].get(sign) or anyascii(sign).lower() for sign in word)
    return "".join(_in_system(syllable, system) for syllable in syllables)


@lru_cache(maxsize=NAMES_KEPT)
def _in_system(syllable: str, system: str) -> str:
    for written, becomes in read_data("romanised.yaml")["han"]["systems"][system]:
        syllable = re.sub(written, becomes, syllable)
    return syllable

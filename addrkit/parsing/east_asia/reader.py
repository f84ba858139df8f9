"""Addresses in Chinese, Japanese and Korean script: read from the largest place to the door, by endings.

These scripts need no blanks between parts, so the parts are told by the characters that end them, which
the country data lists: 県 市 区 町, 시 구 로, 省 市 区 路 号.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

from addrkit.parsing.east_asia.confidence import confidence
from addrkit.parsing.east_asia.door import take_inside, take_number, take_street, take_town
from addrkit.parsing.east_asia.frame import FrameReading, take_box, take_building_in_front, take_frame
from addrkit.parsing.east_asia.numbers import (
    in_letters,
    joined_number,
    numerals_in_names,
    plain_number,
    plain_signs,
)
from addrkit.parsing.east_asia.patterns import Native, native
from addrkit.parsing.east_asia.places import take_places_of_streets, take_places_of_towns, take_region
from addrkit.parsing.rules.cut import LONGEST_WORD, STRANGE
from addrkit.parsing.rules.lexicon import Lexicon
from addrkit.types import COMPONENTS, ParsedComponent

_DASHES = regex.compile("(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])")
"""Hyphens between places: "浙江-台州-路桥区"."""
_NUMBER_SIGN = regex.compile(r"(?<=\d)#(?=[\d\u4e00-\u9fff])")
"""The sign of a number behind it: "7#1104"."""
_AROUND_NUMBER = 2
"""Signs around a number, or of the postal mark, that no component holds."""
_EDGES = " \t\n\r\u3000,、，-("


def cut_eastern(text: str, words_of: Lexicon) -> dict[str, ParsedComponent]:
    """The components of a text in an East Asian script.

    >>> from addrkit.parsing.rules.lexicon import lexicon
    >>> parts = cut_eastern("東京都渋谷区神宮前三丁目1番3号", lexicon("JP"))
    >>> parts["city"].value, parts["suburb"].value, parts["house_number"].value
    ('渋谷区', '神宮前', '3-1-3')
    """
    plain = plain_signs(text)
    patterns = native(words_of.country.code, spaced=" " in plain.strip())
    plain = _DASHES.sub(",", in_letters(plain, patterns.letters)).replace("。", ",")
    if not patterns.streets_unnamed:
        plain = numerals_in_names(_NUMBER_SIGN.sub(patterns.number_sign, plain))
    spans = _read(FrameReading(plain, stop=len(plain)), patterns)
    whole = _all_read(plain, spans)
    parts = {}
    for name in COMPONENTS:
        if name in spans:
            start, end = _trimmed(text, *spans[name])
            value = text[start:end]
            if name == "house_number":
                value = (
                    joined_number(value)
                    if patterns.streets_unnamed
                    else plain_number(in_letters(value, patterns.letters), patterns.around_number)
                )
            if value:
                trust = confidence(name, plain[start:end], patterns, whole=whole)
                trust = trust if end - start <= LONGEST_WORD else STRANGE
                parts[name] = ParsedComponent(value, trust, start, end)
    return parts


def _read(reading: FrameReading, patterns: Native) -> dict[str, tuple[int, int]]:
    """Components to their place in the text."""
    take_frame(reading, patterns)
    take_building_in_front(reading, patterns)
    take_region(reading, patterns)
    if patterns.streets_unnamed:
        take_places_of_towns(reading, patterns)
    else:
        take_places_of_streets(reading, patterns)
    boxed = take_box(reading, patterns)
    if patterns.streets_unnamed:
        take_town(reading, patterns)
    else:
        take_street(reading, patterns)
    take_number(reading, patterns)
    take_inside(reading, patterns)
    return {name: span for name, span in reading.spans.items() if not boxed or name != "unit"}


def _all_read(plain: str, spans: Mapping[str, tuple[int, int]]) -> bool:
    """Whether every letter and digit is of some component, but for the signs around a number: "第", "号"."""
    left = list(plain)
    for start, end in spans.values():
        left[start:end] = " " * (end - start)
    return sum(sign.isalnum() for sign in left) <= _AROUND_NUMBER


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return start, end

"""Numbers in Chinese, Japanese and Korean script: in digits or in kanji, and how a door's are written out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

import regex

from addrkit.bounds import NAMES_KEPT
from addrkit.locale.data import read_data
from addrkit.locale.eastern_script import eastern_script

SCRIPT = eastern_script()
KANJI = SCRIPT.number_characters
_IN_NAME = regex.compile(rf"(?<=[\u4e00-\u9fff])\d{{1,2}}(?=[{SCRIPT.numbered_ends}])")
NUMBER = rf"(?:\d{{1,5}}|[{KANJI}]{{1,4}})"
_NUMBERS = re.compile(NUMBER)
_KANJI_RUN = re.compile(rf"[{KANJI}]{{1,4}}")


def plain_signs(text: str) -> str:
    """The text with full-width letters and digits as ASCII, character for character."""
    return "".join(map(_plain_sign, text))


@lru_cache(maxsize=4)
def _forms(letters: str) -> Mapping[int, str]:
    """From the other form of Chinese characters to the simplified or the traditional one."""
    pairs = [(each[0], each[1]) for each in read_data("han_forms.yaml")["pairs"].split()]
    # Several traditional characters may share a simplified one; the first that is listed is the usual.
    to: dict[str, dict[str, str]] = {"simplified": dict(pairs), "traditional": {}}
    for old, new in pairs:
        to["traditional"].setdefault(new, old)
    return {ord(sign): other for sign, other in to[letters].items()}


def in_letters(plain: str, letters: str | None) -> str:
    """The text in simplified or in traditional characters, one for one, as its country writes them.

    >>> in_letters("廣東省東莞市", "simplified"), in_letters("信义区", "traditional")
    ('广东省东莞市', '信義區')
    """
    return plain.translate(_forms(letters)) if letters else plain


@lru_cache(maxsize=NAMES_KEPT)
def _plain_sign(sign: str) -> str:
    normal = unicodedata.normalize("NFKC", sign)
    return normal.translate(SCRIPT.variants) if len(normal) == 1 else sign


def numerals_in_names(plain: str) -> str:
    """Digits within the name of a Chinese street in characters, one for one, so that they are read as of the name.

    >>> numerals_in_names("致遠2路12號"), numerals_in_names("國富10街20號")
    ('致遠二路12號', '國富一〇街20號')
    """
    written: str = _IN_NAME.sub(
        lambda found: "".join(SCRIPT.numerals[int(digit)] for digit in found.group()), plain
    )
    return written


def joined_number(raw: str) -> str:
    """The numbers of a door joined by hyphens.

    >>> joined_number("三丁目1番3号"), joined_number("２−８−１")
    ('3-1-3', '2-8-1')
    """
    return "-".join(str(SCRIPT.value(each)) for each in _NUMBERS.findall(plain_signs(raw)))


def plain_number(raw: str, around: re.Pattern[str]) -> str:
    """The number of a door as it is written, in digits, without the words `around` it.

    >>> plain_number("甲八十八号", re.compile("^第|号$")), plain_number("1之3號", re.compile("號$"))
    ('甲88', '1之3')
    """
    bare = around.sub("", plain_signs(raw)).strip()
    return _KANJI_RUN.sub(lambda run: str(SCRIPT.value(run.group())), bare)

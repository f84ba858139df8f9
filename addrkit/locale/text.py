"""Text as addrkit compares it: folded words with their offsets in the raw text.

Folding makes spellings of one name equal where only case, width, accents or the alphabet differ. Latin,
Greek, Cyrillic, Arabic, Thai and other alphabets become lower-case ASCII; Chinese, Japanese and Korean
text stays in its own script (after NFKC), because its romanisation is ambiguous.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import regex
from anyascii import anyascii

from addrkit.bounds import TEXTS_KEPT, WORDS_KEPT
from addrkit.locale.eastern_script import eastern_script

MAX_TEXT = 1_000
"""Characters of an address that are read; what follows is ignored and reported. The longest address in
the registers measured has under 200."""

_CJK = r"\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆ｰﾞﾟ"
_ASCII_WORD = re.compile("[a-z0-9]+")
_LATIN_WORD = re.compile(r"[^\W_]+")
_BEHIND_LATIN = re.compile("[\u0250-\U0010ffff]")
"""A character behind the blocks of Latin letters, in which there are no marks of their own."""
_LATIN = regex.compile(r"\p{Script=Latin}")
_IS_CJK = regex.compile(rf"[{_CJK}]")
_LETTERS = regex.compile(r"([\p{Ll}\p{Lu}\p{Lo}\p{M}]+)|[^\p{Ll}\p{Lu}\p{Lo}\p{M}]+")
"""Letters that stand together, or what is between them: "40א" is 40 and א, which has no sound of its own."""
_IS_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


@cache
def _word_pattern() -> regex.Pattern[str]:
    """A word: a run of letters, marks and digits, or of East Asian characters with the numerals of their names."""
    script = eastern_script()
    ends = script.numbered_ends
    return regex.compile(
        rf"(?:[{_CJK}]+|\d{{1,2}}(?=[{script.begun_by_numeral}]))(?:\d{{1,2}}(?=[{ends}])|[{_CJK}]+)*"
        rf"|[[\p{{L}}\p{{M}}\p{{N}}]--[{_CJK}]]+",
        regex.V1,
    )


@cache
def _numeral_pattern() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,2}}(?=[{eastern_script().numbered_ends}])")


class Word(NamedTuple):
    """A word of a text."""

    folded: str
    start: int
    end: int


def is_cjk(text: str) -> bool:
    """Whether a text has Chinese, Japanese or Korean characters.

    >>> is_cjk("渋谷区"), is_cjk("Shibuya")
    (True, False)
    """
    return not text.isascii() and _IS_CJK.search(text) is not None


def is_unspaced(text: str) -> bool:
    """Whether a text is in a script that sets no blanks between its words: Thai, Lao, Khmer, Burmese.

    >>> is_unspaced("คลองเตยเหนือ"), is_unspaced("Khlong Toei Nuea")
    (True, False)
    """
    return not text.isascii() and _IS_UNSPACED.search(text) is not None


@lru_cache(maxsize=WORDS_KEPT)
def is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin; a text without letters is.

    >>> is_latin("Phường 1"), is_latin("แขวงบางกะปิ")
    (True, False)
    """
    if text.isascii():
        return True
    letters = [each for each in text if each.isalpha()]
    return 2 * sum(1 for each in letters if _LATIN.match(each)) >= len(letters)


@lru_cache(maxsize=WORDS_KEPT)
def fold_word(word: str) -> str:
    """One word, folded.

    >>> fold_word("Þórsgata"), fold_word("STRAẞE"), fold_word("１２"), fold_word("渋谷区")
    ('thorsgata', 'strasse', '12', '渋谷区')
    >>> fold_word("八德路４段"), fold_word("國富10街"), fold_word("臺北市")
    ('八德路四段', '國富十街', '台北市')
    >>> fold_word("40א"), fold_word("הרצל")
    ('40א', 'hrtsl')
    """
    if word.isascii():
        return word.lower()
    if _BEHIND_LATIN.search(word) is None:
        return word.translate(_latin_letters()).lower()
    normal = unicodedata.normalize("NFKC", word)
    if _IS_CJK.search(normal):
        usual = normal.translate(eastern_script().variants).lower()
        return _numeral_pattern().sub(_numeral, usual)
    spelled: str = _LETTERS.sub(_in_ascii, normal)
    return spelled.lower()


def _in_ascii(letters: regex.Match[str]) -> str:
    """Letters that stand together, or what is between, in ASCII; letters of which nothing would be left stay."""
    spelled = anyascii(letters.group())
    return spelled if any(map(str.isalnum, spelled)) else letters[1] or spelled


@cache
def _latin_letters() -> dict[int, str]:
    """What each letter of the blocks of Latin letters is folded to, for there none depends on the next."""
    return {code: anyascii(unicodedata.normalize("NFKC", chr(code))) for code in range(0x80, 0x250)}


def _numeral(digits: re.Match[str]) -> str:
    """A number under a hundred in Chinese characters."""
    return eastern_script().written(int(digits.group()))


def words(text: str) -> list[Word]:
    """The words of a text, folded, with offsets into the text as it is.

    A word is a run of letters, marks and digits; Chinese, Japanese and Korean runs are cut from others.

    >>> words("l'Église")
    [Word(folded='l', start=0, end=1), Word(folded='eglise', start=2, end=8)]
    """
    return list(_words(text))


@lru_cache(maxsize=TEXTS_KEPT)
def _words(text: str) -> tuple[Word, ...]:
    # Whoever cuts a text and whoever compares it both ask.
    if text.isascii():
        return tuple([Word(each.group(), *each.span()) for each in _ASCII_WORD.finditer(text.lower())])
    return tuple(
        [
            Word(folded, each.start(), each.end())
            for each in _pattern_for(text).finditer(text)
            if (folded := _letters(each.group()))
        ]
    )


@lru_cache(maxsize=WORDS_KEPT)
def _letters(word: str) -> str:
    """One word, folded, its letters and digits only: a letter may transliterate to several words or to none at all."""
    folded = fold_word(word)
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def _pattern_for(text: str) -> re.Pattern[str] | regex.Pattern[str]:
    """What finds the words of a text. The plain pattern finds the same Latin ones, in a third of the time."""
    return _word_pattern() if _BEHIND_LATIN.search(text) else _LATIN_WORD


def folded_words(text: str) -> list[str]:
    """The same without offsets.

    >>> folded_words("l'Église")
    ['l', 'eglise']
    """
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    return list(filter(None, map(_letters, _pattern_for(text).findall(text))))


@lru_cache(maxsize=WORDS_KEPT)
def fold(text: str) -> str:
    """The folded words of a text, joined by a blank.

    >>> fold("Avenue de l'Opéra, PARIS")
    'avenue de l opera paris'
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    return " ".join(folded_words(text))


@lru_cache(maxsize=WORDS_KEPT)
def squeeze(text: str) -> str:
    """The folded words of a text, joined by nothing; for codes and joined spellings.

    >>> squeeze("SW1A 1AA"), squeeze("606-0861")
    ('sw1a1aa', '6060861')
    """
    return fold(text).replace(" ", "")


def is_initials(spelling: str) -> bool:
    """Whether a folded spelling is letters that stand apart, which people also join: "n l" is NL, Nuevo León."""
    return " " in spelling and all(len(word) == 1 and word.isalpha() for word in spelling.split())

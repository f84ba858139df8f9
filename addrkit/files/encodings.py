"""Older encodings of text: told from lines that are not UTF-8, and read without losing a byte in silence."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence

# The encodings that registers and offices write, so that rare relatives of theirs are not guessed; with what is common
# in addresses in each: a text read in a wrong one has few of these.
_COMMON = {
    "cp932": "都道府県市区町村丁目番地号大阪東京北南西東中山川田本原島",
    "gb18030": "省市区县路号街道镇村楼室北京上海广东江浙山南西中大",
    "big5": "縣市區路號街鄉鎮里段巷弄樓臺台北高雄新中南",
    "euc_kr": "시구동로길읍면리도군서울부산대인천남북동중강",
    "euc_jp": "都道府県市区町村丁目番地号大阪東京北南西東中山川田本原島",
    "cp1251": "оаеинтсрвлкмпуыОАЕИНТСРВЛКМПУ",
    "cp1253": "αοιεστνρκληηΑΟΙΕΣΤΝΡΚΛ",
}
_SINGLE = ("cp1251", "cp1253")
_LATIN = ("cp1252", "cp1250", "cp1254")
_WIDE_SHARE = 0.45
"""The share of bytes beyond ASCII among letters from which a text is of another alphabet."""
_NORDIC, _SOUTHERN = "øåæØÅÆ", "ìòùèïãõñ"
"""Letters of Western languages that do not stand in one file; read as Central European, they do."""
_ORDINAL = re.compile(rb"(?<=\d)[\xaa\xba\xb0]|(?<=\b[nN])\xba(?=[\s.\d])")
"""Signs behind a number, or behind the word for one, in Western languages."""
_CENTRAL = "èìøùïòÈØ"
"""What č, ě, ř, ů, ď and ň of Central European are in Western."""
_FEW_CARONS = 0.02
"""The share of š and ž, which are the same in both, among letters that are not ASCII: Western languages have none."""
_HUNGARIAN = re.compile(r"[õÕ](?![eE])|[ûÛ]")
"""What ő and ű are in Western, where õ stands before e in Portuguese."""
_ACUTE = "áíóúÁÍÓÚ"
"""Letters of Hungarian that French and Estonian lack."""
_NO_HUNGARIAN = "ãçàèêâîôäñÃÇÀÈÊÂÎÔÄÑ"
_TURKISH = "ğşıİĞŞ"
_MOST = 1 << 16
"""Bytes from which an encoding is told."""
NAMES = {
    "cp1252": "Windows-1252 (Western European)",
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp932": "Shift JIS (Japanese)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "euc_kr": "EUC-KR (Korean)",
    "euc_jp": "EUC-JP (Japanese)",
}
MARK = "addrkit-mark"
"""An error handler: what does not decode stays as halves of surrogate pairs, which no text has."""


class Undecoded(str):
    r"""A line with bytes that its encoding does not have; they stand in it as `\xNN`."""

    __slots__ = ()


def _marked(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in bad), error.end


codecs.register_error(MARK, _marked)


def checked(line: str, before: str = "") -> str:
    """A line that was decoded with `MARK`; `Undecoded`, if it has bytes that its encoding does not have.

    `before` stands before each of them.
    """
    if line.isascii():
        return line
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        shown = "".join(
            f"{before}\\x{ord(each) - 0xDC00:02x}" if "\udc00" <= each <= "\udcff" else each for each in line
        )
        return Undecoded(shown.encode("utf-8", "backslashreplace").decode())
    return line


class Legacy:
    """The older encoding of the lines of one file that are not UTF-8, told from them when the first is met."""

    def __init__(self, more: Callable[[], Sequence[bytes]] = tuple, usual: str | None = None) -> None:
        self._more, self._usual = more, usual
        self.encoding: str | None = None
        """As Python calls it; None as long as every line is UTF-8."""

    def text(self, line: bytes) -> str:
        """A line that is not UTF-8."""
        return checked(line.decode(self.encoding_with(line), MARK))

    def encoding_with(self, line: bytes) -> str:
        """The encoding of a line that is not UTF-8, and of all others."""
        if self.encoding is None:
            self.encoding = legacy_encoding([*self._more(), line], self._usual)
        return self.encoding


def is_utf8(line: bytes) -> bool:
    """Whether bytes are UTF-8."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def legacy_encoding(odd: Sequence[bytes], usual: str | None = None) -> str:
    """The encoding of lines that are not UTF-8, as Python calls it; `usual` is that of their country, if it is known.

    >>> texts = {"cp1251": "ул. Пушкина 10", "cp1252": "Straße;Köln", "cp932": "東京都渋谷区", "cp1250": "Łąkowa;Łódź"}
    >>> [legacy_encoding([text.encode(encoding)]) for encoding, text in texts.items()]
    ['cp1251', 'cp1252', 'cp932', 'cp1250']
    >>> [legacy_encoding([text.encode(code)]) for code, text in (("cp1252", "nº 2 3º B"), ("cp1250", "Česko Nádraží"))]
    ['cp1252', 'cp1250']
    >>> legacy_encoding(["Müller & Söhne, Reykjavík, Maréchal".encode("cp1252")] * 2_000)
    'cp1252'
    >>> [legacy_encoding(["Bună Ziua".encode("cp1250")], usual) for usual in (None, "cp1250")]
    ['cp1252', 'cp1250']
    """
    sample = b"\n".join(odd)[:_MOST]
    wide = sum(byte > 127 for byte in sample)
    letters = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in sample)
    if wide > _WIDE_SHARE * (wide + letters):
        found = max(_COMMON, key=lambda encoding: _share(sample, encoding))
        if _share(sample, found) > 0:
            return found
    found = _latin(sample)
    return usual if usual in _LATIN and _fits(sample, usual, found) else found


def _fits(sample: bytes, usual: str, found: str) -> bool:
    """Whether a text has no more signs among its letters in its country's encoding than in the one that was told."""
    return _signs(sample.decode(usual, "replace")) <= _signs(sample.decode(found, "replace"))


def _share(sample: bytes, encoding: str) -> float:
    """The share of what is common in an encoding's addresses among what is not ASCII; below 0 if it does not fit."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        # A sample may be cut within a character of several bytes.
        if encoding in _SINGLE or error.start < len(sample) - 3:
            return -1.0
        text = sample[: error.start].decode(encoding)
    wide = [each for each in text if not each.isascii()]
    if encoding in _SINGLE and sum(each.isalpha() for each in wide) < 0.9 * len(wide):
        return 0.0
    return sum(each in _COMMON[encoding] for each in wide) / max(len(wide), 1)


def _latin(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    # "3º B" and "nº 5" are Spanish, whatever the sign is elsewhere.
    sample = _ORDINAL.sub(b"", sample)
    western, central = (sample.decode(each, "replace") for each in _LATIN[:2])
    turkish = sample.decode("cp1254", "replace")
    if western == central:
        return "cp1252"
    # "£ódŸ" is no name, and "Łódź" is one.
    if _signs(central) < _signs(western) or (_any(western, _NORDIC) and _any(western, _SOUTHERN)):
        return "cp1250"
    if _any(turkish, _TURKISH) and _any(western, "ðþýÐÞÝ") and not _any(western, "áúæÁÚÆ"):
        return "cp1254"
    if _signs(western) < _signs(central):
        return "cp1252"
    if _HUNGARIAN.search(western) and _any(western, _ACUTE) and not _any(western, _NO_HUNGARIAN):
        return "cp1250"
    if _any(western, _CENTRAL) and _carons(western) > _FEW_CARONS:
        return "cp1250"
    found = {each.encoding: each.coherence for each in from_bytes(sample, cp_isolation=list(_LATIN[:2]))}
    return "cp1250" if found.get("cp1250", 0.0) > found.get("cp1252", 0.0) + 0.02 else "cp1252"


def _any(text: str, letters: str) -> bool:
    return any(each in text for each in letters)


def _carons(text: str) -> float:
    wide = [each for each in text if not each.isascii()]
    return sum(each in "šžŠŽ" for each in wide) / max(len(wide), 1)


def _signs(text: str) -> int:
    """The share of signs among what is not ASCII, in steps of a twentieth."""
    wide = [character for character in text if not character.isascii()]
    return round(20 * sum(not character.isalpha() for character in wide) / max(len(wide), 1))

"""Japanese numbers with the words that count them, which registers write with hyphens: "1丁目9番2号"."""

from __future__ import annotations

import re
from typing import Final

from addrkit.locale.text import is_latin
from addrkit.parsing.east_asia.numbers import NUMBER, joined_number, plain_signs

_MORE: Final = rf"(?:{NUMBER}番地?(?:の?{NUMBER}号?)?|{NUMBER}(?:[-の]{NUMBER}){{0,2}}号?)"
_COUNTED: Final = re.compile(rf"{NUMBER}丁目{_MORE}|{NUMBER}番地?の?{NUMBER}号?|{NUMBER}番地?(?=\s|$)")


def with_numbers_joined(text: str) -> str:
    """A text with the numbers of a door joined by hyphens; itself if no words count them.

    >>> [with_numbers_joined(each) for each in ("丸の内1丁目9番2号", "神宮前三丁目1-3", "上之町998番地")]
    ['丸の内1-9-2', '神宮前3-1-3', '上之町998']
    >>> with_numbers_joined("三番町6"), with_numbers_joined("市民大道1段209號")
    ('三番町6', '市民大道1段209號')
    """
    if is_latin(text):
        return text
    joined, count = _COUNTED.subn(lambda found: joined_number(found.group()), plain_signs(text))
    return joined if count else text

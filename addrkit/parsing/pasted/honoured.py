"""Persons by the title behind their names, in Chinese, Japanese and Korean script: "山田太郎様", "王小明（收）"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from addrkit.locale.data import read_data
from addrkit.parsing.pasted.phrases import FILE
from addrkit.types import Aside

_SIGNS = r"[^\s,，、;；:：|()（）\[\]【】\d.+-]"
_LONGEST = 6
"""Characters of a person's name."""


@cache
def _honoured() -> re.Pattern[str]:
    titles = "|".join(sorted(map(re.escape, read_data(FILE)["native_titles"]), key=len, reverse=True))
    # The name is as short as it can be, so that a title of two words is whole.
    name, title = rf"{_SIGNS}{{1,{_LONGEST}}}?", rf"(?:[(（](?:{titles})[)）]|(?:{titles}))"
    return re.compile(rf"(?<![^\s,，、;；:：|]){name}[ 　]?{title}(?![^\s,，、;；|])")


def honoured_persons(text: str, known: Sequence[Aside]) -> Iterator[Aside]:
    """The persons of a text that stand alone, with their titles, beside the known asides.

    >>> [(each.start, each.end) for each in honoured_persons("梅田3-1-3 山田太郎様", ())]
    [(8, 13)]
    >>> list(honoured_persons("中山先生路12号", ()))
    []
    """
    for match in _honoured().finditer(text):
        if not any(each.start < match.end() and match.start() < each.end for each in known):
            yield Aside("person", *match.span())

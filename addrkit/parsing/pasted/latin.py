"""Words in Latin letters beside an address in Chinese, Japanese or Korean script: "c/o Mr Smith", "please ring"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from addrkit.parsing.pasted.asides import worded_asides
from addrkit.parsing.rules.lexicon import Lexicon
from addrkit.types import Aside

_RUN = regex.compile(
    r"(?<![^\s,，、;；|()（）])\p{Script=Latin}[\p{Script=Latin}\p{M} .,'’&/:+\d-]*(?![^\s,，、;；|()（）])"
)
"""A stretch that stands alone: "Mori" in "Moriビル" is a part of a name."""


def latin_asides(text: str, lexicon: Lexicon, known: Sequence[Aside]) -> Iterator[Aside]:
    """What such words are by those of a country and of the common list, beside the known asides.

    >>> from addrkit.parsing.rules.lexicon import lexicon
    >>> [each.kind for each in latin_asides("梅田3-1-3 c/o Mr Smith", lexicon("JP"), ())]
    ['person']
    >>> list(latin_asides("梅田3-1-3 Mori Tower 15F", lexicon("JP"), ()))
    []
    """
    for run in _RUN.finditer(text):
        for each in worded_asides(run.group(), lexicon, elsewhere=True):
            start, end = run.start() + each.start, run.start() + each.end
            if not any(other.start < end and start < other.end for other in known):
                yield Aside(each.kind, start, end)

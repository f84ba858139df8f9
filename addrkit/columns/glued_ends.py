"""A word of the table that is written as one behind its names: "SCUOLA" of "INDIRIZZOSCUOLA" and "CAPSCUOLA"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from addrkit.columns.concepts import concept_of
from addrkit.columns.direct import direct
from addrkit.columns.fields import LINES, PLACES
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import known_names, plain, readings_of, tokens

_SHORTEST, _LONGEST = 4, 12
"""Letters of such a word."""


def glued_end(columns: Sequence[str]) -> str:
    """The end of names that mean nothing as a whole, without which they are a line and a place of one address.

    >>> glued_end(["INDIRIZZOSCUOLA", "CAPSCUOLA", "CODICESCUOLA"]), glued_end(["STREETNAME", "CITYNAME"])
    ('SCUOLA', '')
    """
    alone = [each for each in columns if len(tokens(each)) == 1 and meaning_of(each) is None]
    ends = Counter(
        each[-length:]
        for each in alone
        for length in range(_SHORTEST, min(len(each) - 1, _LONGEST + 1))
        if plain(each[:-length]) in known_names().fields
    )
    for end in sorted((end for end, count in ends.items() if count > 1), key=len):
        rests = [plain(each.removesuffix(end)) for each in columns if each.endswith(end)]
        fields = {one for rest in rests if (found := direct(rest)) for one in readings_of(found.field)}
        if not fields.isdisjoint(LINES) and not fields.isdisjoint(PLACES) and concept_of(plain(end)) is None:
            return end
    return ""

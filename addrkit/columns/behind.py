"""Words beside the cells of their column in an address, which registers leave out: 段 behind 二, "Sector" before 21."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from addrkit.columns.cells import is_bare
from addrkit.columns.columns import FieldSource
from addrkit.columns.names import FILE, tokens
from addrkit.columns.sample import Sample
from addrkit.locale.data import read_data

_NUMBERED = ("suburb", "street")
"""Fields that are called by numbers in some towns."""
_FIELDS = ("street", "unit")
"""Fields whose parts have such words."""
_BARE = re.compile(r"[0-9０-９A-Za-z一二三四五六七八九十百甲乙丙丁]{1,4}(?:[-之][0-9０-９]{1,3})?")
"""What is a number or a letter alone."""


def with_words_behind(
    columns: Sequence[str], fields: Mapping[str, FieldSource], rows: Sample
) -> dict[str, FieldSource]:
    """The fields; those that have columns called by such a word, whose cells are bare, with the word behind these."""
    found = dict(fields)
    for name in _FIELDS:
        source = fields.get(name)
        if source is None:
            continue
        behind = {at: word for at in source.places if (word := columns[at].strip()) in _words()}
        behind = {at: word for at, word in behind.items() if _are_bare(rows.texts(at))}
        if behind:
            found[name] = replace(source, pieces=source.plainly, behind=behind)
    return found


def with_words_before(
    columns: Sequence[str], fields: Mapping[str, FieldSource], rows: Sample
) -> dict[str, FieldSource]:
    """The fields; a part of the town or a street that is a bare number with the word of its column: "Sector 21-B".

    >>> rows = Sample("ab", [["1023", "21-B"], ["55", "8-C"]])
    >>> source = with_words_before(("HOUSE", "SECTOR"), {"suburb": FieldSource((("", (1,)),))}, rows)["suburb"]
    >>> source.text(["1023", "21-B"]), source.text(["7", "Mani Majra"])
    ('Sector 21-B', 'Mani Majra')
    """
    found = dict(fields)
    for name in _NUMBERED:
        source = fields.get(name)
        if source is None or source.before or len(source.places) != 1:
            continue
        [at] = source.places
        word = next((word for each in tokens(columns[at]) if (word := _before().get(each))), "")
        cells = [cell.strip() for cell in rows.texts(at)]
        bare = sum(1 for cell in cells if is_bare(cell) and (name != "street" or cell[0].isdigit()))
        if word and bare * 2 > len(cells):
            found[name] = replace(source, before={at: word})
    return found


@cache
def _before() -> Mapping[str, str]:
    return {str(word).lower(): str(word) for word in read_data(FILE)["before"]}


@cache
def _words() -> frozenset[str]:
    return frozenset(str(word) for word in read_data(FILE)["behind"])


def _are_bare(cells: Sequence[str]) -> bool:
    return bool(cells) and all(_BARE.fullmatch(cell.strip()) for cell in cells)

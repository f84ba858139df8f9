"""Towns of a register that may be parts of one: "COMM_NAME" in Calgary."""

from __future__ import annotations

from addrkit.columns.columns import Columns, shown
from addrkit.columns.kinds import may_be_town
from addrkit.columns.meaning import meaning_of
from addrkit.columns.names import known_names, tokens
from addrkit.columns.sample import Sample
from addrkit.columns.spelled import spellings

_PARTS = frozenset({"suburb", "city_or_suburb"})
"""What names mean that are of towns as well as of their parts."""
_SEVERAL = 3
"""Different towns, of which one at least is large enough to be known."""


def towns_in_doubt(columns: Columns, rows: Sample) -> list[str]:
    """A sentence for a column that is read as towns, is called like their parts, and has no town that is known."""
    places = columns.fields["city"].places if "city" in columns.fields else ()
    if len(places) != 1 or "suburb" in columns.fields or rows.country is None:
        return []
    name, cells = columns.header[places[0]], {*rows.texts(places[0])}
    said = meaning_of(name)
    doubted = said is not None and (said.field in _PARTS or _is_perhaps_town(name))
    if not doubted or len(cells) < _SEVERAL or any(map(may_be_town, cells)):
        return []
    told = f"read as towns, and none of them is known as one: {shown(name)}"
    return [f'{told}; if they are parts of a town, type --map "suburb={name}"']


def _is_perhaps_town(name: str) -> bool:
    """Whether a word of a name is for what may be a town, or a part of one: "COMM_NAME"."""
    words = {word for text in (name, *spellings(name)) for word in tokens(text)}
    return any(known_names().perhaps.get(word) == "city" for word in words)

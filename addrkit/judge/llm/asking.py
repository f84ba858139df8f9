"""Which doubts a language model is asked about: those that it can know something of.

It learned to tell names: shortened, misspelt, by ear, of another type. Where the street that leads is the one that was
typed, the doubt is about a number, a suburb or a town of that name, and a model can only guess.
"""

from __future__ import annotations

from typing import Final

import regex

from addrkit.judge.decide import Ranked
from addrkit.judge.score.features import SAME, street_likeness
from addrkit.parsing.query import Query

READ: Final = regex.compile(r"[\p{Latin}\P{L}]*")
"""Text in a script that the models that come with addrkit were trained on."""


def can_know(query: Query, ranked: Ranked) -> bool:
    """Whether the doubt is about a name, in a script that is read: as it was typed, and as the register writes it.

    So not where the street that leads has the very name that was typed, of the same type and direction, and no rival
    of another name is near it.
    """
    if READ.fullmatch(query.text) is None:
        return False
    _, best = ranked[0]
    if READ.fullmatch(best.ready.entry.name or "") is None:
        return False
    seen = best.evidence
    exact = street_likeness(seen) >= SAME and seen.street.type != "other" and seen.street.direction != "other"
    return not exact

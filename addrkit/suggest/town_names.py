"""Whether an entry lies in a town whose name was typed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from addrkit.gazetteer.schema import PLACE
from addrkit.gazetteer.store import Gazetteer
from addrkit.index.columns import distinct
from addrkit.index.kept_arrays import kept_arrays
from addrkit.suggest.hits import Entries
from addrkit.suggest.names import NameIndex
from addrkit.suggest.typed import TypedToken

OTHER_TOWN = -1.0
"""What is added to the score of an entry that is in no town of a name typed."""
LONGEST_TOWN = 3
"""Words of a town's name that are read together."""


class TownNames:
    """The towns of a gazetteer by their names."""

    def __init__(self, gazetteer: Gazetteer, names: NameIndex) -> None:
        self.gazetteer = gazetteer
        self.names = names
        self._towns = kept_arrays.keep(self._towns_named)

    def hold(self, words: Sequence[TypedToken], entries: Entries) -> NDArray[np.bool_]:
        """Which entries are in a town whose name some of the words begin: "Groningen" is a province too."""
        found = np.zeros(len(entries), bool)
        towns = self.gazetteer.towns(entries)
        for first in range(len(words)):
            for last in range(first + 1, min(first + LONGEST_TOWN, len(words)) + 1):
                if words[first].has_digit or last - first == len(words):
                    break
                text = " ".join(word.folded for word in words[first:last])
                named = self._towns(text, words[last - 1].finished)
                if len(named):
                    found |= np.isin(towns, named)
        return found

    def _towns_named(self, begun: str, finished: bool) -> Entries:
        places = self.names.entries(self.names.run(begun, finished))
        return distinct(self.gazetteer.towns(places[self.gazetteer.kinds(places) == PLACE]))

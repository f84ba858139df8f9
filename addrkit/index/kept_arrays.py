"""Arrays that are worked out of files and kept for the next query: by bytes, since one may hold three numbers or a
million.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from addrkit.bounds import ARRAY_BYTES

_P = ParamSpec("_P")
Numbers = TypeVar("Numbers", bound=NDArray[Any] | tuple[bytes, NDArray[Any]])
_FIRST_ROOM = 1_024
"""Rows of a table that is to grow."""
_BESIDE = 250
"""Bytes that an array takes beside its numbers, its key among them."""


class KeptArrays:
    """The arrays that were asked for last, up to so many bytes, whoever keeps them.

    >>> kept = KeptArrays(2_000)
    >>> ones = kept.keep(lambda count: np.ones(count, np.uint8))
    >>> ones(500) is ones(500), kept.bytes
    (True, 750)
    >>> len(ones(5_000)), kept.bytes  # one that is larger than all that may be kept
    (5000, 750)
    >>> len(ones(600)), len(ones(700)), kept.bytes  # the oldest gives way
    (600, 700, 1800)
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()
        self.bytes = 0
        """What they take."""

    def keep(self, function: Callable[_P, Numbers]) -> Callable[_P, Numbers]:
        """The function, whose results are kept; its arguments are positional and hashable.

        What a gazetteer has worked out is kept a while after it was closed, until newer arrays take its place.
        """
        owner = object()
        held, lock = self._held, self._lock

        def kept(*arguments: _P.args, **named: _P.kwargs) -> Numbers:
            key = (owner, arguments)
            found = held.get(key)
            if found is not None:
                # Another thread may have put it out meanwhile.
                with lock:
                    if key in held:
                        held.move_to_end(key)
                known: Numbers = found[0]
                return known
            made = function(*arguments, **named)
            self._add(key, made)
            return made

        return kept

    def _add(self, key: Hashable, made: Any) -> None:
        size = _BESIDE + (made.nbytes if isinstance(made, np.ndarray) else len(made[0]) + made[1].nbytes)
        if size > self._most // 2:
            return
        with self._lock:
            if key in self._held:
                return
            self._held[key] = made, size
            self.bytes += size
            while self.bytes > self._most:
                self.bytes -= self._held.popitem(last=False)[1][1]


kept_arrays = KeptArrays(ARRAY_BYTES)
"""Those of the process."""


def room_for(rows: int, held: NDArray[np.float32], filled: int) -> NDArray[np.float32]:
    """A table with room for so many rows: the one that is there, or one twice as long that begins as it does.

    >>> room_for(3, np.ones((2, 5), np.float32), 2).shape
    (1024, 5)
    """
    if rows <= len(held):
        return held
    longer = np.empty((max(rows, 2 * len(held), _FIRST_ROOM), held.shape[1]), np.float32)
    longer[:filled] = held[:filled]
    return longer

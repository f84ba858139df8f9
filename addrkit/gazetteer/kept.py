"""What is worked out of a gazetteer and kept for the next query: it lives as long as the gazetteer, no longer."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from addrkit.gazetteer.store import Gazetteer

_P = ParamSpec("_P")
_R = TypeVar("_R")


def kept_with_gazetteer(
    maxsize: int,
) -> Callable[[Callable[Concatenate[Gazetteer, _P], _R]], Callable[Concatenate[Gazetteer, _P], _R]]:
    """Keep the newest `maxsize` results of a function of a gazetteer in that gazetteer.

    A cache of the module would keep every gazetteer alive that was ever asked about. The other arguments are
    positional and hashable.
    """

    def decorate(
        function: Callable[Concatenate[Gazetteer, _P], _R],
    ) -> Callable[Concatenate[Gazetteer, _P], _R]:
        @wraps(function)
        def kept(gazetteer: Gazetteer, /, *arguments: _P.args, **named: _P.kwargs) -> _R:
            results = gazetteer.kept.get(function)
            if results is None:
                asked: Any = lru_cache(maxsize)(partial(function, gazetteer))
                # Of two threads that come at once, both take what the first has put there.
                results = gazetteer.kept.setdefault(function, asked)
            found: _R = results(*arguments, **named)
            return found

        return kept

    return decorate

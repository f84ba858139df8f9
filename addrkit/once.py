"""What is worked out once of an object and then is an attribute of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_O = TypeVar("_O")
_V = TypeVar("_V")


class once(Generic[_O, _V]):  # noqa: N801  it stands where functools.cached_property would
    """As `functools.cached_property`, which up to Python 3.11 takes a lock: two threads may both work it out.

    >>> class Square:
    ...     @once
    ...     def area(self) -> int:
    ...         print("worked out")
    ...         return 4
    >>> square = Square()
    >>> square.area, square.area
    worked out
    (4, 4)
    """

    def __init__(self, find: Callable[[_O], _V]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type[_O], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type[_O]) -> once[_O, _V]: ...
    @overload
    def __get__(self, instance: _O, owner: type[_O]) -> _V: ...
    def __get__(self, instance: Any, owner: type[_O]) -> Any:
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._find(instance)
        return found

"""Frozen values that are made several times a row, at half the price."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

_C = TypeVar("_C")


def quickly_made(made: type[_C]) -> type[_C]:
    """A frozen dataclass whose constructor writes into its fields' own places.

    The one that `dataclass` makes asks `object.__setattr__` for each field by its name, which takes twice as long.

    >>> from dataclasses import dataclass
    >>> @quickly_made
    ... @dataclass(frozen=True, slots=True)
    ... class Pair:
    ...     one: int
    ...     other: int = 2
    >>> Pair(1), Pair(other=4, one=3)
    (Pair(one=1, other=2), Pair(one=3, other=4))
    """
    if hasattr(made, "__post_init__"):
        raise TypeError(f"{made.__name__} does more than to keep its fields")
    slotted = "__slots__" in made.__dict__
    known: dict[str, Any] = {}
    asked, kept = ["self"], [] if slotted else ["held = self.__dict__"]
    for each in fields(made):  # type: ignore[arg-type]  # typeshed knows no decorator between
        name, before = each.name, each.name
        if each.default_factory is not MISSING:
            known[f"make_{name}"] = each.default_factory
            before = f"{name}=make_{name}"
            kept.append(f"if {name} is make_{name}: {name} = make_{name}()")
        elif each.default is not MISSING:
            known[f"default_{name}"] = each.default
            before = f"{name}=default_{name}"
        asked.append(before)
        if slotted:
            known[f"set_{name}"] = made.__dict__[name].__set__
        kept.append(f"set_{name}(self, {name})" if slotted else f"held[{name!r}] = {name}")
    lines = "\n    ".join(kept)
    # Of names that the class itself has, as `dataclass` does it.
    exec(f"def __init__({', '.join(asked)}):\n    {lines}", known)  # noqa: S102
    constructor = known["__init__"]
    constructor.__qualname__ = f"{made.__qualname__}.__init__"
    constructor.__annotations__ = made.__init__.__annotations__
    made.__init__ = constructor  # type: ignore[method-assign]
    return made

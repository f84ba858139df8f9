"""addrkit verifies postal addresses offline: parse, find, compare, judge.

>>> import addrkit
>>> addrkit.parse("12 Main St Apt 4, Springfield IL 62704").address.city
'Springfield'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addrkit.errors import AddrkitError, GazetteerError, InputError, ModelError, UsageError
from addrkit.types import (
    Address,
    Alternative,
    ComponentVerdict,
    ParsedAddress,
    ParsedComponent,
    Record,
    Suggestion,
    Verification,
)
from addrkit.version import VERSION as __version__

if TYPE_CHECKING:
    from addrkit.kit import AddressKit, open
    from addrkit.parsing.parser import parse, parse_many

__all__ = [
    "Address",
    "AddressKit",
    "AddrkitError",
    "Alternative",
    "ComponentVerdict",
    "GazetteerError",
    "InputError",
    "ModelError",
    "ParsedAddress",
    "ParsedComponent",
    "Record",
    "Suggestion",
    "UsageError",
    "Verification",
    "__version__",
    "open",
    "parse",
    "parse_many",
]

_PARSING = ("parse", "parse_many")
_LAZY = ("AddressKit", "open")


def __getattr__(name: str) -> Any:
    # FAISS and Arrow are loaded when a gazetteer is opened, not when addrkit is imported.
    if name in _PARSING:
        from addrkit.parsing import parser

        return getattr(parser, name)
    if name in _LAZY:
        from addrkit import kit

        return getattr(kit, name)
    raise AttributeError(f"module 'addrkit' has no attribute {name!r}")

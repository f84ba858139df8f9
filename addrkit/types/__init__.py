"""The values that pass between the stages: frozen, typed, and nothing but data.

The order of the components is that of the public contract; the same names are CSV columns, JSON keys and
attributes. Latitudes and longitudes are degrees (WGS 84). Scores and confidences lie in [0, 1].
"""

from __future__ import annotations

from addrkit.types.address import COMPONENTS, Address, Record
from addrkit.types.answers import Alternative, ComponentVerdict, Nearby, Suggestion, Verification
from addrkit.types.codes import ACTIONS, GRANULARITIES, Action, Granularity, Kind, Reason, Status
from addrkit.types.parsed import (
    HARMLESS_ASIDES,
    OTHER_PLACES,
    Aside,
    AsideKind,
    ParsedAddress,
    ParsedComponent,
)

__all__ = [
    "ACTIONS",
    "COMPONENTS",
    "GRANULARITIES",
    "HARMLESS_ASIDES",
    "OTHER_PLACES",
    "Action",
    "Address",
    "Alternative",
    "Aside",
    "AsideKind",
    "ComponentVerdict",
    "Granularity",
    "Kind",
    "Nearby",
    "ParsedAddress",
    "ParsedComponent",
    "Reason",
    "Record",
    "Status",
    "Suggestion",
    "Verification",
]

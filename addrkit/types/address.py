"""An address in its components, and a known-good one of a gazetteer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from addrkit.quickly_made import quickly_made
from addrkit.types.codes import Kind


@quickly_made
@dataclass(frozen=True, slots=True)
class Address(Mapping[str, str]):
    """An address cut into components; a component that is not there is None.

    It reads as an object and as a mapping of what is there.

    >>> here = Address(street="Laugavegur", house_number="1", country="IS")
    >>> here.street, here["house_number"], here.city
    ('Laugavegur', '1', None)
    >>> sorted(here)
    ['country', 'house_number', 'street']
    """

    building: str | None = None
    house_number: str | None = None
    street: str | None = None
    unit: str | None = None
    po_box: str | None = None
    suburb: str | None = None
    city: str | None = None
    district: str | None = None
    region: str | None = None
    postcode: str | None = None
    country: str | None = None

    def __getitem__(self, name: str) -> str:
        value = getattr(self, name) if name in COMPONENTS else None
        if value is None:
            raise KeyError(name)
        return str(value)

    def __iter__(self) -> Iterator[str]:
        return (name for name in COMPONENTS if getattr(self, name) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def to_dict(self) -> dict[str, str]:
        """The components that are there, by name, in the contract's order."""
        return {name: self[name] for name in self}


COMPONENTS: tuple[str, ...] = tuple(each.name for each in fields(Address))
"""Every component's name, in the contract's order."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Record:
    """A known-good address of a gazetteer."""

    id: str
    components: Address
    lat: float | None
    lon: float | None
    source: str
    """The name of the gazetteer that holds it."""
    kind: Kind = "premise"

    def to_dict(self) -> dict[str, Any]:
        """The fields by name."""
        return {
            "id": self.id,
            "components": self.components.to_dict(),
            "lat": self.lat,
            "lon": self.lon,
            "source": self.source,
            "kind": self.kind,
        }

"""Photon's search, so that its clients work unchanged: `/api`, GeoJSON, and its names for the parts of an address.

The names are those of Photon's documentation (github.com/komoot/photon, docs/api-v1.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from addrkit.locale.country import country as conventions_of
from addrkit.locale.text import MAX_TEXT
from addrkit.serve.answer import Answer
from addrkit.serve.models import BOX, CountryName
from addrkit.serve.state import kit_of, whose
from addrkit.types import Kind, Suggestion

MOST = 50
"""As Photon: a higher limit is taken for this one."""
_TYPES = {"unit": "house", "premise": "house", "street": "street", "locality": "city", "postcode": "other"}

Layer = Literal["house", "street", "locality", "district", "city", "county", "state", "country", "other"]
_LAYERS: dict[str, tuple[Kind, ...]] = {
    "house": ("unit", "premise"),
    "street": ("street",),
    "other": ("postcode",),
}
"""Photon's layers; what is not here is a place."""


class Point(BaseModel):
    """A place in GeoJSON: longitude, then latitude."""

    type: Literal["Point"]
    coordinates: tuple[float, float]


class Properties(BaseModel):
    """The parts of an address in Photon's words; what is not there is left out."""

    type: Literal["house", "street", "city", "other"]
    name: str | None = None
    housenumber: str | None = None
    street: str | None = None
    district: str | None = None
    city: str | None = None
    county: str | None = None
    state: str | None = None
    postcode: str | None = None
    country: str | None = None
    countrycode: str | None = None
    extra: dict[str, str]


class Feature(BaseModel):
    """A place."""

    type: Literal["Feature"]
    geometry: Point
    properties: Properties


class FeatureCollection(BaseModel):
    """Places, best first."""

    type: Literal["FeatureCollection"]
    features: list[Feature]


def photon_routes() -> APIRouter:
    """`/api`, which some clients call `/api/`."""
    router = APIRouter()

    async def search(  # noqa: PLR0913  each is a parameter of Photon
        request: Request,
        q: Annotated[str, Query(max_length=MAX_TEXT, examples=["laugavegur 22"])],
        limit: Annotated[int, Query(ge=1, description=f"At most {MOST} are given.")] = 15,
        lat: Annotated[float | None, Query(ge=-90, le=90)] = None,
        lon: Annotated[float | None, Query(ge=-180, le=180)] = None,
        countrycode: Annotated[CountryName | None, Query()] = None,
        bbox: Annotated[
            str | None, Query(max_length=100, pattern=BOX, examples=["-22.1,64.0,-21.6,64.2"])
        ] = None,
        layer: Annotated[
            list[Layer],
            Query(max_length=10, description="Nothing but these kinds is given; may be repeated."),
        ] = [],  # noqa: B006  read, never changed
        lang: Annotated[str | None, Query(max_length=20, description="Names are given as they are.")] = None,
    ) -> Answer:
        """Photon's search over the gazetteers. OpenStreetMap's ids and tags are left out; `osm_tag` and
        other parameters of Photon are passed over.
        """
        box = None if bbox is None else _box(bbox)
        near = (lat, lon) if lat is not None and lon is not None else None if box is None else _middle(box)
        wanted = min(limit, MOST)
        found = await kit_of(request).suggest(
            q,
            country=countrycode or None,
            near=near,
            limit=wanted if box is None else MOST,
            kinds=[kind for each in layer for kind in _LAYERS.get(each, ("locality",))],
            whose=whose(request),
        )
        placed = _placed(found)
        inside = placed if box is None else list(filter(partial(_is_inside, box), placed))
        return Answer({"type": "FeatureCollection", "features": [_feature(each) for each in inside[:wanted]]})

    for path, shown in (("/api", True), ("/api/", False)):
        router.add_api_route(
            path,
            search,
            methods=["GET"],
            summary="Search as Photon does",
            response_model=FeatureCollection,
            include_in_schema=shown,
        )
    return router


def _placed(found: Sequence[Suggestion]) -> list[Suggestion]:
    """Those with a position, down to the first without one: what is less likely than it must not stand in its place.

    GeoJSON has no feature without a point, and "Berlin" is no street in Connecticut.
    """
    return list(takewhile(lambda each: each.lat is not None and each.lon is not None, found))


def _box(text: str) -> tuple[float, float, float, float]:
    west, south, east, north = (float(each) for each in text.split(","))
    return west, south, east, north


def _middle(box: tuple[float, float, float, float]) -> tuple[float, float]:
    """What is near the middle of a box comes first, so that it is among what is then looked through."""
    west, south, east, north = box
    return max(-90.0, min((south + north) / 2, 90.0)), max(-180.0, min((west + east) / 2, 180.0))


def _is_inside(box: tuple[float, float, float, float], suggestion: Suggestion) -> bool:
    west, south, east, north = box
    lat, lon = suggestion.lat, suggestion.lon
    return lat is not None and lon is not None and south <= lat <= north and west <= lon <= east


def _feature(suggestion: Suggestion) -> dict[str, Any]:
    address, kind = suggestion.address, suggestion.kind
    named = {"street": address.street, "locality": address.city, "postcode": address.postcode}
    is_street = kind == "street"
    parts = {
        "name": named.get(kind, address.building),
        # Of a street, a number that was typed and is not known.
        "housenumber": None if is_street else address.house_number,
        "street": None if is_street else address.street,
        "district": address.suburb,
        "city": None if kind == "locality" else address.city,
        "county": address.district,
        "state": address.region,
        "postcode": address.postcode,
        "country": conventions_of(address.country).name if address.country else None,
        "countrycode": address.country,
    }
    extra = {"addrkit_id": suggestion.id, "addrkit_text": suggestion.text}
    if address.unit:
        extra["unit"] = address.unit
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [suggestion.lon, suggestion.lat]},
        "properties": {
            "type": _TYPES[kind],
            **{name: value for name, value in parts.items() if value},
            "extra": extra,
        },
    }

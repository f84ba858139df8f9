"""Clients of Photon work unchanged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.serve.app import create_app
from addrkit.serve.settings import Settings

from .conftest import Running, Serving, httpx

pytestmark = [pytest.mark.slow, pytest.mark.anyio]


@pytest.fixture
def photon(started: Callable[..., Running], register: Path) -> Any:
    """geopy's client of a service in a process of its own."""
    geocoders = pytest.importorskip("geopy.geocoders", reason="geopy is a development dependency")
    running = started("-g", register)
    return geocoders.Photon(domain=f"127.0.0.1:{running.port}", scheme="http", timeout=10)


def test_geopy_finds_a_door(photon: Any) -> None:
    place = photon.geocode("Laugavegur 22a, Reykjavík")
    assert (place.latitude, place.longitude) == (64.145, -21.927)
    assert place.address == "22a, Laugavegur, 101, Laugavegur, Reykjavík, Iceland"
    properties = place.raw["properties"]
    assert properties["type"] == "house"
    assert properties["countrycode"] == "IS"


def test_geopy_finds_what_is_near_and_what_is_inside(photon: Any) -> None:
    for at, city in (((52.364, 4.889), "Amsterdam"), ((53.219, 6.566), "Groningen")):
        places = photon.geocode("kerkstraat 12", exactly_one=False, location_bias=at, limit=2)
        assert len(places) == 2
        assert places[0].raw["properties"]["city"] == city
    inside = photon.geocode("kerkstraat", exactly_one=False, bbox=[(52, 4), (53, 5)])
    assert {each.raw["properties"]["city"] for each in inside} == {"Amsterdam"}
    assert photon.geocode("qwxz") is None


async def test_streets_and_towns_have_photons_types_and_names(serving: Serving) -> None:
    async with serving() as client:
        for path, q, kind, name in (
            ("/api", "kerkstraat groningen", "street", "Kerkstraat"),
            ("/api/", "akureyri", "city", "Akureyri"),
        ):
            found = (await client.get(path, params={"q": q, "limit": 50, "lang": "en"})).json()
            assert found["type"] == "FeatureCollection"
            assert any(
                each["properties"]["type"] == kind and each["properties"].get("name") == name
                for each in found["features"]
            )
            assert all(each["geometry"]["type"] == "Point" for each in found["features"])


async def test_a_number_that_no_street_has_is_not_claimed(serving: Serving) -> None:
    async with serving() as client:
        found = (await client.get("/api", params={"q": "kerkstraat 999 groningen"})).json()["features"]
    first = found[0]["properties"]
    assert (first["type"], first["name"]) == ("street", "Kerkstraat")
    assert "housenumber" not in first


async def test_nothing_stands_in_the_place_of_a_town_without_a_position(tmp_path: Path) -> None:
    """Who looks for Berlin does not get a street of that name in Connecticut."""
    source = tmp_path / "table.csv"
    source.write_text(
        "id,street,house_number,postcode,city,lat,lon\n1,Berlin Street,4,06489,Southington,41.6,-72.8\n"
    )
    towns = tmp_path / "towns.csv"
    towns.write_text(
        "id,city,postcode\n" + "".join(f"b{code},Berlin,{code}\n" for code in range(10115, 10180))
    )
    build_gazetteer([source], tmp_path / "us.gaz", country="US", coverage="sample")
    build_gazetteer([towns], tmp_path / "de.gaz", country="DE", coverage="sample")
    kit = addrkit.open(tmp_path / "us.gaz", tmp_path / "de.gaz")
    app = create_app(Settings(), kit)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as client,
    ):
        found = (await client.get("/api", params={"q": "berlin"})).json()["features"]
        streets = (await client.get("/api", params={"q": "berlin", "layer": "street"})).json()["features"]
    assert found == []
    assert [each["properties"]["name"] for each in streets] == ["Berlin Street"]

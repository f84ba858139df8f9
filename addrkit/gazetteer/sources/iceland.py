"""Iceland's register of addresses (Staðfangaskrá), from the package iceaddr."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from addrkit.gazetteer.sources.batches import batches, package_folder
from addrkit.locale.country import country
from addrkit.locale.units import knows_words_of

_RANGE = re.compile(r"\d+[a-zA-Z]?-\d+[a-zA-Z]?")


def read_iceland(recipe: Mapping[str, Any]) -> Iterator[pa.RecordBatch]:
    """Every address of the register; its number there (hnitnum) is the id.

    A record without a number is a farm or another named place, an address by itself. Streets, farms and towns have
    their datives as other names, for so they are written: "Álfheimum 50, Hafnarfirði".
    """
    from iceaddr.municipalities import MUNICIPALITIES
    from iceaddr.postcodes import POSTCODES

    file = package_folder("iceaddr", "iceaddr") / "iceaddr.db"
    database = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    try:
        found = database.execute(
            "SELECT hnitnum, svfnr, postnr, heiti_nf, heiti_tgf, husnr, bokst, serheiti, vidsk, lat_wgs84, long_wgs84 "
            "FROM stadfong ORDER BY hnitnum"
        )
        yield from batches(_rows(found, POSTCODES, MUNICIPALITIES))
    finally:
        database.close()


def _rows(
    found: sqlite3.Cursor, postcodes: Mapping[int, Mapping[str, str]], municipalities: Mapping[int, str]
) -> Iterator[dict[str, Any]]:
    for number, municipality, postcode, name, dative, house, letter, special, addition, lat, lon in found:
        addition = (addition or "").strip()
        written = f"{house or ''}{letter or ''}"
        if _RANGE.fullmatch(addition):
            written, addition = addition, ""
        town = postcodes.get(postcode, {})
        row: dict[str, Any] = {
            "id": str(number),
            "city": town.get("stadur_nf"),
            "other_cities": _other(town.get("stadur_nf"), town.get("stadur_tgf")),
            "other_streets": _other(name, dative),
            "district": municipalities.get(municipality),
            "postcode": f"{postcode:03d}" if postcode else None,
            "country": "IS",
            "lat": lat,
            "lon": lon,
        }
        if written:
            unit = addition.strip(" /-") if _is_unit(addition) else None
            building = " ".join(part for part in (special, None if unit else addition) if part) or None
            yield row | {"street": name, "house_number": written, "building": building, "unit": unit}
        else:
            yield row | {"building": " ".join(part for part in (name, addition) if part)}


def _is_unit(addition: str) -> bool:
    """Whether what the register adds to a number is a flat or a plot rather than a name: "0201", "Bil 28", "lóð 5"."""
    return bool(addition) and knows_words_of(addition, country("IS"))


def _other(name: str | None, dative: str | None) -> list[str] | None:
    """The dative as another name, where it differs."""
    return [dative] if name and dative and dative.strip() and dative != name else None

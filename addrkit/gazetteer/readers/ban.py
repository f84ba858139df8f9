"""French registers: BAN (Base Adresse Nationale, with a header) and BANO (without one)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from addrkit.columns import ColumnOptions, Columns
from addrkit.columns.columns import source_of
from addrkit.files.sample import FileSample, sample_of
from addrkit.gazetteer.readers.names import each_value, ordinary_case, other_names
from addrkit.gazetteer.readers.separated import (
    SeparatedTable,
    cells,
    positions,
    read_table,
    rows_of,
    table_of,
)
from addrkit.gazetteer.refusal import Refusal

# https://doc.adresse.data.gouv.fr, "Fichiers BAN"; older files write code_post.
_BAN = {
    "id": ("id",),
    "number": ("numero",),
    "suffix": ("rep",),
    "street": ("nom_voie",),
    "short_street": ("nom_afnor",),
    "alias": ("alias",),
    "locality": ("nom_ld",),
    "postcode": ("code_postal", "code_post"),
    "town": ("nom_commune",),
    "former_town": ("nom_ancienne_commune",),
    "post_town": ("libelle_acheminement",),
    "lat": ("lat",),
    "lon": ("lon",),
}
_OF_BAN: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "id": (("", ("id",)),),
    "house_number": (("", ("number",)), (" ", ("suffix",))),
    "street": (("", ("street",)),),
    "suburb": (("", ("locality", "former_town")),),
    "city": (("", ("town",)),),
    "postcode": (("", ("postcode",)),),
    "lat": (("", ("lat",)),),
    "lon": (("", ("lon",)),),
}
"""What is made of the columns of BAN."""
_OTHERS = {"other_streets": ("alias", "short_street"), "other_cities": ("former_town", "post_town")}
_OF_BANO = {
    name: (("", (name,)),) for name in ("id", "house_number", "street", "postcode", "city", "lat", "lon")
}
_NEEDED = ("number", "street", "postcode", "town")
# https://bano.openstreetmap.fr, "Les fichiers".
_BANO = ("id", "house_number", "street", "postcode", "city", "source", "lat", "lon")
_POSTCODE = re.compile(r"\d{5}")
_DEGREES = re.compile(r"-?\d{1,3}\.\d+")
_NO_NUMBER = "99999"
"""What BAN writes as the number of a place that has none."""
_ARRONDISSEMENT = re.compile(r"\s+\d+(?:er|e|ème)\s+Arrondissement$", re.IGNORECASE)


def looks_like(sample: FileSample) -> bool:
    """Whether a file is BAN, by its header, or BANO, by its lines."""
    return _is_bano(sample) or (bool(sample.lines) and _is_ban(table_of(sample)))


def columns_read(sample: FileSample) -> Columns:
    """Which columns of a file are read as what, for who asks what is in a gazetteer."""
    bano = _is_bano(sample)
    header = _BANO if bano else table_of(sample).columns
    found = positions(header, {name: (name,) for name in _BANO if name != "source"} if bano else _BAN)
    fields = {
        field: source
        for field, pieces in (_OF_BANO if bano else _OF_BAN).items()
        if (source := source_of((glue, _there(found, names)) for glue, names in pieces)) is not None
    }
    others = {} if bano else {field: _there(found, names) for field, names in _OTHERS.items()}
    return Columns(tuple(header), fields, {field: some for field, some in others.items() if some})


def _there(found: Mapping[str, int], names: Sequence[str]) -> tuple[int, ...]:
    return tuple(found[name] for name in names if name in found)


def read_ban(path: Path, _options: ColumnOptions) -> Iterator[pa.RecordBatch | Refusal]:
    """The rows of a BAN or BANO file as `schema.ROWS`, all of them in France. Raises InputError."""
    sample = sample_of(path)
    bano = _is_bano(sample)
    table = SeparatedTable(_BANO, ",", has_header=False) if bano else table_of(sample)
    names = {name: (name,) for name in _BANO if name != "source"} if bano else _BAN
    for batch in read_table(path, table, positions(table.columns, names)):
        if isinstance(batch, Refusal):
            yield batch
            continue
        length = len(batch["street"])
        country = pa.array(["FR"]).take(pa.array([0] * length, pa.int8()))
        yield rows_of({**(batch if bano else _rows(batch, length)), "country": country}, length)


def _rows(batch: Mapping[str, pa.Array], length: int) -> dict[str, pa.Array]:
    empty = pa.nulls(length, pa.string())
    given = {name: batch.get(name, empty) for name in _BAN}
    city = each_value(given["town"], lambda name: _ARRONDISSEMENT.sub("", name))
    return {
        "id": given["id"],
        "house_number": _numbers(given["number"], given["suffix"]),
        "street": given["street"],
        "suburb": pc.coalesce(given["locality"], given["former_town"]),
        "city": city,
        "postcode": given["postcode"],
        "lat": given["lat"],
        "lon": given["lon"],
        "other_streets": other_names(
            given["street"], given["alias"], each_value(given["short_street"], ordinary_case)
        ),
        "other_cities": other_names(
            city,
            given["town"],
            given["former_town"],
            each_value(given["post_town"], ordinary_case),
        ),
    }


def _numbers(number: pa.Array, suffix: pa.Array) -> pa.Array:
    known = pc.if_else(pc.equal(number, _NO_NUMBER), pa.scalar(None, pa.string()), number)
    joined = pc.binary_join_element_wise(known, suffix, " ")
    return pc.coalesce(joined, known)


def _is_ban(table: SeparatedTable) -> bool:
    found = positions(table.columns, _BAN)
    return all(name in found for name in _NEEDED)


def _is_bano(sample: FileSample) -> bool:
    """By most of the first lines: a postcode and coordinates where BANO has them."""
    lines = [cells(line, ",") for line in sample.lines[:50]]
    fitting = sum(
        len(line) == len(_BANO)
        and _POSTCODE.fullmatch(line[3]) is not None
        and all(_DEGREES.fullmatch(value) for value in line[6:])
        for line in lines
    )
    return bool(lines) and fitting * 2 > len(lines)

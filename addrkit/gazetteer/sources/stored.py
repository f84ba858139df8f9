"""The data files of divisions that come with addrkit."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from addrkit.gazetteer.sources.division import Division
from addrkit.locale.data import data_folder


def _lines(name: str) -> list[str]:
    """The lines of `gazetteers/divisions/NAME.tsv.gz`."""
    return (
        gzip.decompress((data_folder() / "divisions" / f"{name}.tsv.gz").read_bytes()).decode().splitlines()
    )


def more_names(name: str) -> dict[str, tuple[str, ...]]:
    """Further names of divisions by their ids: those in Latin letters."""
    pairs = (line.split("\t") for line in _lines(name))
    return {identity: tuple(names.split("|")) for identity, names in pairs}


def stored(name: str) -> Iterator[Division]:
    """The divisions in `gazetteers/divisions/NAME.tsv.gz`."""
    for line in _lines(name):
        identity, parent, level, names, postcodes, lat, lon, people = line.split("\t")
        yield Division(
            identity,
            parent or None,
            level,
            tuple(names.split("|")),
            tuple(postcodes.split()),
            float(lat) if lat else None,
            float(lon) if lon else None,
            int(people) if people else None,
        )

"""The data files of divisions that come with addrkit."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from addrkit.gazetteer.sources.division import Division
from addrkit.locale.data import data_folder


def stored(name: str) -> Iterator[Division]:
    """The divisions in `gazetteers/divisions/NAME.tsv.gz`."""
    text = gzip.decompress((data_folder() / "divisions" / f"{name}.tsv.gz").read_bytes()).decode()
    for line in text.splitlines():
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

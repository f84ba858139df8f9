"""What the tests of suggestion share: kits over a few rows of each of some countries."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

OpenedTables = Callable[..., dict[str, AddressKit]]


@pytest.fixture(scope="session")
def opened_tables(tmp_path_factory: pytest.TempPathFactory) -> OpenedTables:
    """Opens rows of countries, each given as the text of a CSV file without its header, as all that there is."""

    def open_tables(
        tables: Mapping[str, str], header: str = "id,street,house_number,unit,postcode,city"
    ) -> dict[str, AddressKit]:
        folder = tmp_path_factory.mktemp("tables")
        found = {}
        for country, table in tables.items():
            source = folder / f"{country}.csv"
            source.write_text(f"{header}\n{table}", encoding="utf-8")
            build_gazetteer([source], folder / f"{country}.gaz", country=country, coverage="complete")
            found[country] = addrkit.open(folder / f"{country}.gaz")
        return found

    return open_tables

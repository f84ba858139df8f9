"""What the tests of verdicts share: a kit over a few rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

Opened = Callable[..., AddressKit]


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Opens rows, given as the text of a CSV file, as all that there is; with a named policy, if wished."""

    def open_rows(rows: str, policy: str | None = None) -> AddressKit:
        folder = tmp_path_factory.mktemp("rows")
        (folder / "rows.csv").write_text(rows, "utf-8")
        build_gazetteer([folder / "rows.csv"], folder / "rows.gaz", coverage="complete")
        return addrkit.open(folder / "rows.gaz", policy=policy)

    return open_rows

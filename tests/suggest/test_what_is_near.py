"""The doors that are near a place, from registers with positions and without."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer

WITH = "id,house_number,street,city,country,lat,lon\n1,12,Kerkstraat,Groningen,NL,53.2190,6.5660\n"
WITHOUT = "id,house_number,street,city,country\n2,3,Storgatan,Lund,SE\n3,5,Storgatan,Lund,SE\n"
SOUTH_WEST = "id,house_number,street,city,country,lat,lon\n4,7,Rua Augusta,São Paulo,BR,-23.5530,-46.6600\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("near")
    for name, text in (("without", WITHOUT), ("north", WITH), ("south", SOUTH_WEST)):
        (folder / f"{name}.csv").write_text(text, "utf-8")
        build_gazetteer([folder / f"{name}.csv"], folder / f"{name}.gaz")
    return {path.stem: path for path in folder.glob("*.gaz")}


@pytest.mark.parametrize(("place", "ids"), [((53.2190, 6.5660), ["1"]), ((-23.5530, -46.6600), ["4"])])
def test_a_register_without_positions_hides_no_other(
    built: dict[str, Path], place: tuple[float, float], ids: list[str]
) -> None:
    kit = addrkit.open(built["without"], built["north"], built["south"])
    assert [each.record.id for each in kit.nearby(*place)] == ids


@pytest.mark.parametrize("place", [(0.0, 0.0), (90.0, 180.0), (-90.0, -180.0)])
def test_nothing_is_near_where_no_position_is_known(
    built: dict[str, Path], place: tuple[float, float]
) -> None:
    kit = addrkit.open(built["without"], built["north"])
    assert kit.nearby(*place) == []

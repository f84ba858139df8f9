"""A zip archive of one table is that table; one of several is refused by name."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from addrkit.batch.inputs import opened_source
from addrkit.errors import InputError
from addrkit.gazetteer.build import build_gazetteer
from addrkit.gazetteer.store import open_gazetteer

TABLE = "number,street,city,zip\n12,Main St,Provo,84601\n14,Main St,Provo,84601\n"


def zipped(folder: Path, **members: str) -> Path:
    path = folder / "points.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "."), text)
    return path


def test_a_portals_download_is_built_as_it_is(tmp_path: Path) -> None:
    path = zipped(
        tmp_path, points__csv=TABLE, readme__txt="Points of the city.\n", LICENSE__txt="CC0", x__prj="GEOGCS"
    )
    build_gazetteer([path], tmp_path / "made.gaz", country="US")
    assert open_gazetteer(tmp_path / "made.gaz").manifest.doors >= 2


def test_a_zipped_export_is_verified_as_it_is(tmp_path: Path) -> None:
    source = opened_source(str(zipped(tmp_path, orders__csv=TABLE)), None)
    assert [row.cells[1] for row in source.rows()] == ["Main St", "Main St"]
    source.close()


def test_an_archive_of_several_tables_is_refused_with_their_names(tmp_path: Path) -> None:
    path = zipped(tmp_path, north__csv=TABLE, south__csv=TABLE)
    with pytest.raises(InputError, match=r"2 tables, north\.csv, south\.csv: unpack it"):
        build_gazetteer([path], tmp_path / "made.gaz")


def test_a_damaged_archive_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = zipped(tmp_path, points__csv=TABLE)
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(InputError, match="a zip archive or a spreadsheet: unpack it"):
        build_gazetteer([path], tmp_path / "made.gaz")

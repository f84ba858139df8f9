"""A gazetteer of every format, built by the command and asked for an address."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.cli import run
from tests.gazetteer.readers import test_ban, test_geonames, test_openaddresses, test_overture
from tests.gazetteer.readers.reading import written
from tests.gazetteer.readers.test_osm import Map


def _osm(folder: Path) -> Path:
    town = Map(folder)
    town.node(1, 60.164, 24.934).node(2, 60.166, 24.936)
    for number in range(1, 9):
        tags = {"addr__housenumber": str(number), "addr__street": "Annankatu", "addr__city": "Helsinki"}
        town.node(number + 2, 60.165, 24.935, **tags)
    town.way(9, 1, 2, highway="residential", name="Annankatu", name__sv="Annegatan")
    return town.written()


def _overture(folder: Path) -> Path:
    return test_overture.overture(folder, *(test_overture.address(number=str(n)) for n in range(10, 14)))


def _openaddresses(folder: Path) -> Path:
    return written(folder, "us.csv", test_openaddresses.HEADER + test_openaddresses.ROW)


def _features(folder: Path) -> Path:
    return written(folder, "us.geojson", test_openaddresses.lines(test_openaddresses.feature()))


def _ban(folder: Path) -> Path:
    return written(folder, "05.csv.gz", test_ban.HEADER + test_ban.ROW)


def _bano(folder: Path) -> Path:
    return written(folder, "bano.csv", test_ban.BANO)


def _geonames(folder: Path) -> Path:
    return written(folder, "GB.txt", test_geonames.POSTCODES)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "country", "asked", "granularity", "found"),
    [
        (_openaddresses, "US", "11225 SW Pintail Loop #233, Beaverton OR 97007", "unit", "b6a8d42425fde548"),
        (_features, "US", "11225 SW Pintail Loop #233, Beaverton OR 97007", "unit", "b6a8d42425fde548"),
        (_overture, "US", "12 Beacon St Apt 3, Boston MA 02108", "unit", "416ab01c"),
        (_osm, "FI", "Annankatu 4, Helsinki", "premise", "n6"),
        (_ban, "FR", "12 bis rue de l'église 05300 Val Buëch-Méouge", "premise", "05118_0430_00012_bis"),
        (_bano, "FR", "1 chemin du genebrier 05460 abries", "premise", "050010345E-1"),
        (_geonames, "GB", "Goole DN14", "locality", "GB/DN14/Goole"),
    ],
)
def test_an_address_of_each_format_is_found(
    tmp_path: Path, make: object, country: str, asked: str, granularity: str, found: str
) -> None:
    assert callable(make)
    made = tmp_path / "made.gaz"
    assert run(["gazetteer", "build", str(make(tmp_path)), "-o", str(made), "--country", country]) == 0
    verification = addrkit.open(made).verify(asked, country=country)
    assert verification.granularity == granularity
    assert verification.match is not None
    assert verification.match.id == found


def test_a_street_is_found_by_its_name_in_another_language(tmp_path: Path) -> None:
    made = tmp_path / "made.gaz"
    assert run(["gazetteer", "build", str(_osm(tmp_path)), "-o", str(made), "--country", "FI"]) == 0
    verification = addrkit.open(made).verify("Annegatan 4, Helsinki", country="FI")
    assert verification.match is not None
    assert verification.match.id == "n6"


def test_what_could_not_be_used_is_told_with_the_first_row_of_each_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "id,house_number,street,city,postcode,country,lat,lon\n"
        "a,12,Lange Straße,Köln,50667,DE,50.9,6.9\n"
        "b,1,Rue\x1b[31m Haute,Gap,,QQ,,\n"
        "c,2,Rue Haute,Gap,,QQ,,\n"
        "d,14,Lange Straße,Köln,50667,DE,99,200\n"
        "e,16\n"
    )
    path = written(tmp_path, "rows.csv", text)
    assert run(["gazetteer", "build", str(path), "-o", str(tmp_path / "made.gaz")]) == 0
    said = capsys.readouterr().err
    assert "3 rows could not be used:\n" in said
    assert "2 unknown country; first rows.csv row 2: b, 1, Rue" in said
    assert "1 another number of columns than the header; first rows.csv row 5: e,16" in said
    assert "1 rows are used only in part:\n" in said
    assert "\x1b" not in said


def test_one_input_that_does_not_fit_stops_the_build_before_it_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = written(tmp_path, "a.csv", "street,house_number,city\nRue Haute,4,Gap\n")
    bad = written(tmp_path, "b.csv", b"%PDF-1.7")
    assert run(["gazetteer", "build", str(good), str(bad), "-o", str(tmp_path / "made.gaz")]) == 3
    assert "b.csv looks like a PDF document" in capsys.readouterr().err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.csv", "b.csv"]

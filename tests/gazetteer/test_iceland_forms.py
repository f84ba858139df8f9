"""Addresses of Iceland in the forms that Icelanders write: the register's own datives, municipalities for towns."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from
from addrkit.gazetteer.sources import iceland
from addrkit.kit import AddressKit

COLUMNS = "hnitnum, svfnr, postnr, heiti_nf, heiti_tgf, husnr, bokst, serheiti, vidsk, lat_wgs84, long_wgs84"
ROWS = [
    (1, 0, 104, "Álfheimar", "Álfheimum", 50, "", "", "", 64.1, -21.8),
    (2, 0, 104, "Langholtsvegur", "Langholtsvegi", 50, "", "", "", 64.1, -21.8),
    (3, 1400, 221, "Drekavellir", "Drekavöllum", 18, "", "", "", 64.0, -22.0),
    (4, 8200, 800, "Spóarimi", "Spóarima", 14, "", "", "", 63.9, -21.0),
    (5, 5716, 551, "Birkihlíð", "Birkihlíð", 14, "", "", "", 65.7, -19.6),
    (6, 0, 105, "Birkihlíð", "Birkihlíð", 14, "", "", "", 64.1, -21.9),
    (7, 7400, 700, "Bjarkasel", "Bjarkaseli", 5, "", "", "", 65.2, -14.4),
    (8, 1606, 276, "Skriða", "Skriðu", None, "", "", "", 64.2, -21.8),
]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("iceland")
    database = sqlite3.connect(folder / "iceaddr.db")
    database.execute(f"CREATE TABLE stadfong ({COLUMNS})")
    database.executemany(f"INSERT INTO stadfong VALUES ({','.join('?' * 11)})", ROWS)
    database.commit()
    database.close()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(iceland, "package_folder", lambda *_: Path(folder))
        build_from(iceland.read_iceland({}), Plan(output=folder / "is.gaz", name="is", coverage="complete"))
    return addrkit.open(folder / "is.gaz")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("Álfheimum 50, Reykjavík", "1"),
        ("Langholtsvegi 50, 104 Reykjavík", "2"),
        ("Drekavöllum 18, Hafnarfirði", "3"),
        ("Drekavöllum 18, Hafnarfjarðarbæ", "3"),
        ("Spóarima 14, Svfél. Árborg", "4"),
        ("Spóarima 14, Árborg", "4"),
        ("Birkihlíð 14, Svfél. Skagafirði", "5"),
        ("Bjarkaseli 5, Fljótsdalshéraði", "7"),
        ("Skriðu, Kjósarhreppi", "8"),
    ],
)
def test_what_icelanders_write_is_found_and_printed_once(kit: AddressKit, typed: str, number: str) -> None:
    verdict = kit.verify(typed, country="IS")
    assert verdict.match is not None
    assert verdict.match.id == number
    assert verdict.action == "accept"
    assert "vfél" not in verdict.formatted
    assert not {"Skriðu", "Álfheimum", "Spóarima"} & set(verdict.formatted.replace(",", "").split())

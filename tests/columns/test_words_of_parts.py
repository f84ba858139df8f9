"""Parts of a unit in columns of their own get the words that tell them apart, and so do those of a plate of a door."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.columns import ColumnOptions, read_columns
from addrkit.gazetteer.build import build_gazetteer

REGISTERS = {
    "RO": (
        "strada,nr,bl,sc,et,ap,localitate,cod postal",
        ["Strada Mihai Eminescu,12,4,A,2,7,Iași,700123", "Strada Mihai Eminescu,12,4,B,1,7,Iași,700123"],
        "Str. Mihai Eminescu nr. 12, bl. 4, sc. A, et. 2, ap. 7, 700123 Iași",
    ),
    "ES": (
        "calle,numero,escalera,planta,puerta,municipio,codigo postal",
        ["Calle Mayor,12,A,3,2,Madrid,28013", "Calle Mayor,12,B,3,1,Madrid,28013"],
        "Calle Mayor 12, esc. A, 3º 2ª, 28013 Madrid",
    ),
    "HU": (
        "irsz,telep,utca,hazszam,epulet,lph,szint,ajto",
        ["6720,Szeged,Kárász utca,7,B,1,2,5", "6720,Szeged,Kárász utca,7,B,2,2,5"],
        "6720 Szeged, Kárász utca 7. B. ép. 1. lph. 2. em. 5. ajtó",
    ),
    "AT": (
        "Strasse,Hausnummer,Stiege,Stock,Tür,PLZ,Ort",
        ["Mariahilfer Straße,12,2,3,15,1070,Wien", "Mariahilfer Straße,12,1,3,15,1070,Wien"],
        "Mariahilfer Straße 12, Stiege 2, 3. Stock, Tür 15, 1070 Wien",
    ),
}


def built(folder: Path, country: str) -> addrkit.AddressKit:
    header, rows, _ = REGISTERS[country]
    (folder / "register.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")
    build_gazetteer([folder / "register.csv"], folder / "x.gaz", country=country, coverage="complete")
    return addrkit.open(str(folder / "x.gaz"))


@pytest.mark.parametrize("country", REGISTERS)
def test_a_flat_is_found_as_people_write_its_parts(tmp_path: Path, country: str) -> None:
    header, rows, typed = REGISTERS[country]
    kit = built(tmp_path, country)
    found = kit.verify(typed, country=country)
    assert found.action == "accept", found.reasons
    sample = [each.split(",") for each in rows]
    columns = read_columns(header.split(","), ColumnOptions(country=country), sample=sample)
    assert kit.verify(columns.query(sample[0]), country=country).action == "accept"


@pytest.mark.parametrize("country", ["RO", "ES", "AT"])
def test_a_row_without_the_words_is_its_own_record(tmp_path: Path, country: str) -> None:
    header, rows, _ = REGISTERS[country]
    sample = [each.split(",") for each in rows]
    columns = read_columns(header.split(","), sample=sample)
    assert built(tmp_path, country).verify(columns.query(sample[0]), country=country).action == "accept"


def test_one_column_of_units_stays_as_it_is() -> None:
    columns = read_columns(["street", "house number", "apartment", "city"], ColumnOptions(country="US"))
    assert columns.query(["Main St", "12", "7", "Provo"])["unit"] == "7"  # type: ignore[index]


def test_cells_with_words_of_their_own_keep_them() -> None:
    header = ["vej", "husnr", "etage", "dør", "by"]
    columns = read_columns(
        header, ColumnOptions(country="DK"), sample=[["Nørregade", "12", "2", "tv", "København"]]
    )
    assert str(columns.query(["Nørregade", "12", "st", "tv", "København"])["unit"]) == "st tv"  # type: ignore[index]


def test_the_words_of_streets_stand_behind_their_numbers() -> None:
    header = ["行政區", "路街名稱", "段", "巷", "弄", "號", "樓"]
    rows = [["中壢區", "中山路", "二", "15", "", "8", "3"], ["桃園區", "國際路", "一", "", "", "100", ""]]
    row = read_columns(header, sample=rows).query(rows[0])
    assert isinstance(row, dict)
    assert (row["street"], row["unit"]) == ("中山路二段15巷", "3樓")
    whole = read_columns(header, sample=[["中壢區", "中山路", "二段", "15巷", "", "8", "3樓"]])
    assert whole.query(["中壢區", "中山路", "二段", "15巷", "", "8", "3樓"])["street"] == "中山路二段15巷"  # type: ignore[index]

"""The columns of a staircase and of a flat make one unit, the staircase in front with its word."""

from __future__ import annotations

import pytest

from addrkit.columns import ColumnOptions, read_columns


@pytest.mark.parametrize(
    ("row", "unit"),
    [
        ({"Indirizzo": "Via Roma", "Civico": "22", "Interno": "4", "Scala": "B"}, "Scala B, 4"),
        ({"Indirizzo": "Via Roma", "Civico": "22", "Interno": "4", "Scala": "Sc. B"}, "Sc. B, 4"),
        ({"Indirizzo": "Via Roma", "Civico": "22", "Interno": "4", "Scala": ""}, "4"),
        ({"Straße": "Hauptplatz", "Hausnummer": "3", "Stiege": "2", "Tür": "5"}, "Stiege 2, 5"),
        ({"Calle": "Luna", "Número": "12", "Escalera": "B", "Piso": "2", "Puerta": "Izq"}, "Escalera B, Piso 2, Izq"),
        ({"Adresse": "12 rue Basse", "Escalier": "B", "Appartement": ""}, "Escalier B"),
        ({"Katuosoite": "Kauppakatu 12", "Porras": "B", "Huoneisto": "4"}, "B 4"),
        ({"Vejnavn": "Vesterbrogade", "Husnr": "35", "Etage": "2", "Dør": "tv"}, "Etage 2, tv"),
        ({"Address Line 1": "301 Castlereagh St", "Level": "13", "Suburb": "Sydney", "State": "NSW"}, "Level 13"),
        ({"Straße": "Neuer Wall", "Hausnummer": "5", "Etage": "EG", "PLZ": "20354"}, "EG"),
    ],
)  # fmt: skip
def test_the_unit_of_a_row(row: dict[str, str], unit: str) -> None:
    columns = read_columns(list(row), ColumnOptions())
    query = columns.query_of(row)
    assert isinstance(query, dict)
    assert query["unit"] == unit

"""Towns behind quarters and before regions, mileposts of roads, and offices that are called by their place."""

from __future__ import annotations

import pytest

import addrkit


@pytest.mark.parametrize(
    ("country", "text", "told"),
    [
        ("BR", "Rua T-37, nº 3140, Setor Bueno, Goiânia-GO, 74230-020", {"city": "Goiânia", "region": "GO"}),
        (
            "BR",
            "Rua das Flores 10, Centro, São José dos Campos-SP, 12210-000",
            {"city": "São José dos Campos", "region": "SP"},
        ),
        (
            "PH",
            "187-B Kalayaan Ave., Brgy Central, Diliman, QC",
            {"suburb": "Brgy Central, Diliman", "city": "QC"},
        ),
        (
            "ID",
            "jl kaliurang km 5,5 gang pandega no 9 caturtunggal depok sleman",
            {"street": "jl kaliurang km 5,5 gang pandega", "house_number": "9"},
        ),
        (
            "ID",
            "Jl. Raya Bogor Km 22 No 5, Ciracas, Jakarta Timur",
            {"street": "Jl. Raya Bogor Km 22", "house_number": "5"},
        ),
        (
            "ID",
            "Jl. Kaliurang Km 5,5, Caturtunggal, Sleman",
            {"street": "Jl. Kaliurang", "house_number": "Km 5,5"},
        ),
        (
            "ID",
            "Puskesmas Kecamatan Tebet, Jl. Prof. Supomo No 54, Tebet, Jakarta Selatan",
            {"building": "Puskesmas Kecamatan Tebet", "district": "Tebet"},
        ),
        (
            "AR",
            "Calle 7 N° 1234 entre 56 y 57 Piso 4 Dpto B La Plata",
            {"unit": "Piso 4 Dpto B", "house_number": "1234"},
        ),
    ],
)
def test_each_part_is_whole(country: str, text: str, told: dict[str, str]) -> None:
    parts = addrkit.parse(text, country=country).components
    assert {name: parts[name].value for name in told} == told

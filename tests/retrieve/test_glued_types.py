"""Names and types of streets, written as one word where the register has two, and the other way."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

SUBURB = "Neu-Hohenschönhausen"
LIKE = [
    f"{begun}{rest}hagener Straße"
    for begun in ("Neuen", "Nieder", "Neder", "Nie", "Nen", "Ni", "Rie", "Wie", "Die", "Hie")
    for rest in ("", "n", "ne")
    if begun + rest != "Nien"
]
"""So many names like the one that is meant that vectors find them first."""


@pytest.fixture(scope="module")
def berlin(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("berlin")
    rows = [("nien", "Nienhagener Straße", SUBURB), ("boyen", "Boyenstraße", "Mitte")]
    rows += [(f"like{at}", name, "Mahlsdorf") for at, name in enumerate(LIKE)]
    text = "".join(f"{key},6,{street},{suburb},Berlin,DE\n" for key, street, suburb in rows)
    (folder / "berlin.csv").write_text("id,house_number,street,suburb,city,country\n" + text, "utf-8")
    build_gazetteer([folder / "berlin.csv"], folder / "berlin.gaz", coverage="complete")
    return addrkit.open(folder / "berlin.gaz")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nienhagenerstraße 6, Berlin", "nien"),
        ("nienhagenerstr. 6 berlin", "nien"),
        ("Boyen Straße 6, Berlin", "boyen"),
        ("boyen str 6 berlin", "boyen"),
    ],
)
def test_the_street_itself_is_meant_and_none_like_it(berlin: AddressKit, typed: str, meant: str) -> None:
    verdict = berlin.verify(typed, country="DE")
    assert verdict.match is not None
    assert verdict.match.id == meant
    assert verdict.action in ("accept", "confirm")

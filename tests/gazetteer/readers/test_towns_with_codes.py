"""A register's column of towns that holds postcodes, or regions and postcodes, too: "1010 Wien", "Dayton OH 45402"."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer

REGISTERS = {
    "US": (
        'id,street,number,city\n1,Oak Ave,5,Dayton OH 45403\n2,Oak Ave,7,"Dayton, OH 45403"\n',
        "45403",
        "OH",
    ),
    "AT": ("id,street,number,city\n1,Ring,5,1010 Wien\n2,Ring,7,1020 Wien\n", "1010", None),
    "GB": (
        "id,street,number,town\n1,High Street,5,Dorking RH4 1AT\n2,High Street,7,Dorking RH4 1AT\n",
        "RH4 1AT",
        None,
    ),
    "CZ": ("id,street,number,city\n1,Dlouhá,5,Praha 6\n2,Dlouhá,7,Praha 1\n", None, None),
}


def built(folder: Path, country: str) -> addrkit.AddressKit:
    source = folder / f"{country}.csv"
    source.write_text(REGISTERS[country][0], "utf-8")
    build_gazetteer([source], folder / f"{country}.gaz", country=country, coverage="complete")
    return addrkit.open(folder / f"{country}.gaz")


@pytest.mark.parametrize("country", REGISTERS)
def test_the_postcode_is_no_part_of_the_town(tmp_path: Path, country: str) -> None:
    gazetteer = built(tmp_path, country).gazetteers[0]
    records = (gazetteer.record_at(row)[1] for row in range(gazetteer.manifest.doors))
    components = next(each.components for each in records if each.id == "1")
    _, postcode, region = REGISTERS[country]
    assert (components.postcode, components.region) == (postcode, region)
    assert components.city == {"US": "Dayton", "AT": "Wien", "GB": "Dorking", "CZ": "Praha 6"}[country]


def test_another_zip_is_told(tmp_path: Path) -> None:
    kit = built(tmp_path, "US")
    assert kit.verify("5 Oak Ave, Dayton OH 45403", country="US").action == "accept"
    verdict = kit.verify("5 Oak Ave, Dayton OH 45499", country="US")
    assert verdict.action == "confirm"
    assert not {"postcode_conflict", "postcode_corrected"}.isdisjoint(verdict.reasons)

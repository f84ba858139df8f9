"""An address as shops, carriers, banks and standards have it in JSON is read as it is, in Python and from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import addrkit
from addrkit.cli import run
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

REGISTER = """\
id,house_number,street,city,region,postcode,country
nl,12,Kerkstraat,Groningen,,9712AB,NL
de,5,Hauptstraße,Berlin,,10827,DE
us,350,5th Ave,New York,NY,10118,US
"""
OBJECTS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("objects_of_interfaces.yaml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("interfaces")
    (folder / "register.csv").write_text(REGISTER, "utf-8")
    build_gazetteer([folder / "register.csv"], folder / "register.gaz", coverage="complete")
    return folder


@pytest.fixture(scope="module")
def kit(folder: Path) -> AddressKit:
    return addrkit.open(folder / "register.gaz")


@pytest.mark.parametrize("interface", list(OBJECTS))
def test_the_object_of_an_interface_is_its_address(kit: AddressKit, folder: Path, interface: str) -> None:
    row = OBJECTS[interface]
    verdict = kit.verify(row)
    assert (verdict.action, verdict.error) == ("accept", None)
    (folder / "row.jsonl").write_text(json.dumps(row), "utf-8")
    output = folder / f"{interface}.jsonl"
    assert (
        run(["verify", str(folder / "row.jsonl"), "-g", str(folder / "register.gaz"), "-o", str(output)]) == 0
    )
    found = json.loads(output.read_text("utf-8"))
    assert (found["addr_action"], found["addr_id"]) == ("accept", verdict.match.id if verdict.match else None)

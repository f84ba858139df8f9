"""A county or a district is the same under each of its names."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit


@pytest.fixture(scope="module")
def oxford(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("oxford")
    table = folder / "oxford.csv"
    table.write_text(
        "id,house_number,street,city,district,postcode,country\n"
        "1,5,High Street,Thame,Oxfordshire,OX9 2BZ,GB\n"
        "2,5,High Street,Lewes,East Sussex,BN7 2LN,GB\n",
        "utf-8",
    )
    build_gazetteer([table], folder / "oxford.gaz", coverage="complete")
    return addrkit.open(folder / "oxford.gaz")


@pytest.mark.parametrize("county", ["Oxfordshire", "Oxon", "OXON."])
def test_a_county_is_confirmed_under_its_short_name(oxford: AddressKit, county: str) -> None:
    verdict = oxford.verify({"address": "5 High Street, Thame", "district": county}, country="GB")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "1")
    assert verdict.components["district"].status == "confirmed"


def test_another_county_is_not(oxford: AddressKit) -> None:
    verdict = oxford.verify({"address": "5 High Street, Thame", "district": "Kent"}, country="GB")
    assert verdict.components["district"].status != "confirmed"

"""Words of another door where only places are known: with the policy `best` such a row is asked about as well."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import Plan, build_from, build_gazetteer
from addrkit.gazetteer.sources.batches import batches
from addrkit.gazetteer.sources.division import Division
from addrkit.gazetteer.sources.divisions import rows_of
from addrkit.kit import AddressKit

TREE = (
    Division("32", None, "region", ("Jawa Barat",)),
    Division("32.73", "32", "city", ("Bandung", "Kota Bandung")),
    Division("32.73.19", "32.73", "district", ("Sumur Bandung",)),
    Division("32.73.19.1", "32.73.19", "suburb", ("Braga",), ("40111",)),
)
TOWNS = """\
id,city,postcode,country
gb,Reading,RG1 1LX,GB
fr,Nantes,44000,FR
hu,Budapest,1052,HU
de,Köln,50674,DE
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("places")
    plan = Plan(folder / "id.gaz", "id", "complete", vectors=False)
    build_from(batches(rows_of(TREE, {"country": "ID"})), plan)
    (folder / "towns.csv").write_text(TOWNS, "utf-8")
    build_gazetteer([folder / "towns.csv"], folder / "towns.gaz")
    return addrkit.open(folder / "id.gaz", folder / "towns.gaz", policy="best")


@pytest.mark.parametrize(
    ("plain", "country", "others"),
    [
        (
            "Jalan Merdeka No. 40, Braga, Bandung, Jawa Barat 40111",
            "ID",
            [
                "depan Jalan Merdeka No. 40, Braga, Bandung, Jawa Barat 40111",
                "seberang Jalan Merdeka No. 40, Braga, Bandung, Jawa Barat 40111",
                "Jalan Merdeka No. 40 atau 42, Braga, Bandung, Jawa Barat 40111",
                "Jalan Merdeka No. 40, Braga, Bandung, Jawa Barat 40111 (alamat lama)",
                "Jalan Merdeka ~40, Braga, Bandung, Jawa Barat 40111",
            ],
        ),
        (
            "40 Station Road, Reading RG1 1LX",
            "GB",
            [
                "opposite 40 Station Road, Reading RG1 1LX",
                "rear of 40 Station Road, Reading RG1 1LX",
                "40 or 42 Station Road, Reading RG1 1LX",
                "40? Station Road, Reading RG1 1LX",
                "40 Station Road, Reading RG1 1LX (moved away)",
            ],
        ),
        ("40 rue Pasteur, 44000 Nantes", "FR", ["face au 40 rue Pasteur, 44000 Nantes"]),
        ("1052 Budapest, Váci utca 40", "HU", ["1052 Budapest, Váci utca 40 mellett"]),
        ("Lindenstraße 40, 50674 Köln", "DE", ["neben Lindenstraße 40, 50674 Köln"]),
    ],
)
def test_a_door_beside_the_one_named_is_asked_about(
    kit: AddressKit, plain: str, country: str, others: list[str]
) -> None:
    assert kit.verify(plain, country=country).action == "accept"
    assert [text for text in others if kit.verify(text, country=country).action == "accept"] == []


def test_a_landmark_beside_a_whole_address_is_a_note(kit: AddressKit) -> None:
    typed = "Jalan Merdeka No. 40, Braga, Bandung, Jawa Barat 40111 (dekat masjid)"
    assert kit.verify(typed, country="ID").action == "accept"


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("trees")
    malaysia = (
        Division("14", None, "region", ("Kuala Lumpur",)),
        Division("14.1", "14", "city", ("Kuala Lumpur",), ("50450",)),
        Division("8", None, "region", ("Perak",)),
        Division("8.1", "8", "city", ("Ipoh",), ("30000",)),
    )
    bulgaria = (Division("22", None, "city", ("Sofia", "Софи", "София")),)
    for code, tree in (("MY", malaysia), ("BG", bulgaria)):
        plan = Plan(folder / f"{code}.gaz", code.lower(), "complete", vectors=False)
        build_from(batches(rows_of(tree, {"country": code})), plan)
    return addrkit.open(folder / "MY.gaz", folder / "BG.gaz", policy="best")


def test_a_town_of_elsewhere_is_no_quarter(trees: AddressKit) -> None:
    assert trees.verify("40, Jalan Ampang, 50450 Kuala Lumpur", country="MY").action == "accept"
    assert trees.verify("40, Jalan Ampang, Kg Baru, 50450 Kuala Lumpur", country="MY").action == "accept"
    assert trees.verify("40, Jalan Ampang, Ipoh, 50450 Kuala Lumpur", country="MY").action == "confirm"


def test_a_town_whose_own_name_is_in_another_script_is_printed_as_it_was_typed(trees: AddressKit) -> None:
    verdict = trees.verify("ул. Раковски 40, София", country="BG")
    assert "София" in verdict.formatted


def test_a_town_that_the_postcode_s_place_is_not_called_by_is_asked_about(kit: AddressKit) -> None:
    verdict = kit.verify("40 Station Road, Kronsberg RG1 1LX", country="GB")
    assert verdict.action != "accept"

"""British doors: named houses, firms at a number, flats in blocks, ranges."""

from __future__ import annotations

from pathlib import Path

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

ROWS = """id,building,house_number,street,unit,city,postcode
nails,Natural Nails,74,High Street,,Hitchin,SG5 1AA
plain,,12,Fruit Street,,Leeds,LS1 4AA
apple,Apple House,12,Fruit Street,,Leeds,LS1 4AA
field,Field House,98A,Main Street,,North Kyme,LN4 4DG
celtic,Celtic Cottage,,Station Road,,Wetheral,CA4 8ES
rose,Rose Cottage,,Station Road,,Wetheral,CA4 8ES
b36,Balfron Tower,7,St Leonards Road,Flat 36,London,E14 0QR
b37,Balfron Tower,7,St Leonards Road,Flat 37,London,E14 0QR
z9,Zebra House,25,Government Road,Flat 9,London,W1 1AA
d3,,3,Buckingham Road,Flat D,London,W1 1AB
c3,,3,Buckingham Road,Flat C,London,W1 1AB
w14,,14-15,Waldeck Street,,London,W1 1AD
u318,,318,Upper Street,,London,N1 2XQ
p101,,101,Signal Street,,Ashby,AS3 2CE
a101,,101A,Signal Street,,Ashby,AS3 2CE
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder: Path = tmp_path_factory.mktemp("british")
    (folder / "rows.csv").write_text(ROWS, "utf-8")
    build_gazetteer([folder / "rows.csv"], folder / "gb.gaz", country="GB", coverage="complete")
    return addrkit.open(folder / "gb.gaz")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12 Fruit Street, Leeds LS1 4AA", "plain"),
        ("Apple House, 12 Fruit Street, Leeds LS1 4AA", "apple"),
        ("Field House, Main Street, North Kyme LN4 4DG", "field"),
        ("Celtic Cottage, Wetheral CA4 8ES", "celtic"),
        ("Celtic Cottage, CA4 8ES", "celtic"),
        ("Flat 36, Balfron Tower, St Leonards Rd E14 0QR", "b36"),
        ("36 Balfron Tower, London E14 0QR", "b36"),
        ("9 Zebra House, 25 Government Road, London W1 1AA", "z9"),
        ("3D Buckingham Road, London W1 1AB", "d3"),
        ("15 Waldeck Street, London W1 1AD", "w14"),
        ("318, N1 2XQ", "u318"),
        ("Flat A, 101 Signal Street, Ashby AS3 2CE", "a101"),
        ("101 Signal Street, Ashby AS3 2CE", "p101"),
    ],
)
def test_the_record_that_fits_is_accepted(kit: AddressKit, text: str, meant: str) -> None:
    verdict = kit.verify(text, country="GB")
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", meant)


@pytest.mark.parametrize(
    ("text", "reason", "kept"),
    [
        ("Joes Cafe, 74 High Street, Hitchin SG5 1AA", "building_conflict", "Joes Cafe"),
        ("Banana House, 12 Fruit Street, Leeds LS1 4AA", "building_conflict", "Banana House"),
        ("Flat 2, 318 Upper Street, London N1 2XQ", "unit_not_found", "Flat 2"),
        ("8 Zebra House, 25 Government Road, London W1 1AA", "unit_not_found", "Zebra House"),
    ],
)
def test_what_contradicts_the_register_is_asked_about_and_kept(
    kit: AddressKit, text: str, reason: str, kept: str
) -> None:
    verdict = kit.verify(text, country="GB")
    assert verdict.action == "confirm"
    assert reason in verdict.reasons
    assert kept in verdict.formatted


def test_a_flat_that_is_not_there_has_the_id_of_no_other_flat(kit: AddressKit) -> None:
    verdict = kit.verify("Flat 38, Balfron Tower, 7 St Leonards Road, London E14 0QR", country="GB")
    assert verdict.match is not None
    assert verdict.match.id not in {"b36", "b37"}
    assert (verdict.action, verdict.match.components.unit) == ("confirm", None)

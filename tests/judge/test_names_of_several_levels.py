"""Names that are borne at several levels, or begin like a word for a kind: what is told of them, and how they stay."""

from __future__ import annotations

import pytest

from addrkit.gazetteer.sources.division import Division
from addrkit.kit import AddressKit
from addrkit.types import Reason
from tests.judge.conftest import OpenedTrees

DOLORES = tuple(
    Division(f"QZ-{number}", "QZ-0", "suburb", (name,))
    for number, name in enumerate(
        (f"Quarter {letter}{other}" for letter in "abcdefgh" for other in "klmnopqr"), 1
    )
)
"""More quarters of a town than are looked at one by one."""
TREES = {
    "TH": (
        Division("12", None, "region", ("นนทบุรี", "Nonthaburi")),
        Division("1201", "12", "district", ("บางกรวย", "Bang Kruai")),
        Division("120101", "1201", "suburb", ("ตำบลวัดชลอ", "Wat Chalo"), ("11130",)),
        Division("1206", "12", "district", ("ปากเกร็ด", "Pak Kret")),
        Division("120601", "1206", "suburb", ("ตำบลบางพูด", "Bang Phut", "บางพูด"), ("11120",)),
        Division("50", None, "region", ("เชียงใหม่", "Chiang Mai")),
        Division("5012", "50", "district", ("สันป่าตอง", "San Pa Tong")),
        Division("501206", "5012", "suburb", ("ตำบลบ้านกลาง", "Ban Klang", "บ้านกลาง"), ("50120",)),
    ),
    "PH": (
        Division("LU", None, "region", ("La Union",)),
        Division("LU-1", "LU", "city", ("San Fernando", "City of San Fernando"), ("2500",)),
        Division("LU-1-1", "LU-1", "suburb", ("Abut",)),
        Division("PM", None, "region", ("Pampanga",)),
        Division("PM-1", "PM", "city", ("San Fernando", "City of San Fernando"), ("2000",)),
        Division("PM-1-1", "PM-1", "suburb", ("Dolores",)),
        Division("QZ", None, "region", ("Quezon",)),
        Division("QZ-0", "QZ", "city", ("Dolores",)),
        *DOLORES,
        Division("BT", None, "region", ("Batangas",)),
        Division("BT-1", "BT", "city", ("Batangas City", "Batangas")),
        Division("BT-1-1", "BT-1", "suburb", ("Alangilan",)),
        Division("CV", None, "region", ("Cavite",)),
        Division("CV-1", "CV", "city", ("Tagaytay", "Tagaytay City")),
        Division("CV-1-1", "CV-1", "suburb", ("Kaybagal",)),
        Division("MM", None, "region", ("Metro Manila",)),
        Division("MM-1", "MM", "city", ("Makati", "Makati City"), ("1210",)),
        Division("MM-1-1", "MM-1", "suburb", ("Poblacion",)),
    ),
    "MX": (
        Division("NL", None, "region", ("Nuevo León",)),
        Division("NL-1", "NL", "city", ("Monterrey",)),
        Division("NL-1-1", "NL-1", "suburb", ("Obispado",), ("64060",)),
        Division("TM", None, "region", ("Tamaulipas",)),
    ),
}


@pytest.fixture(scope="module")
def kit(opened_trees: OpenedTrees) -> AddressKit:
    return opened_trees(TREES)


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        # บาง begins in Latin letters as บ้าน, a hamlet, does.
        ("TH", "99/77 หมู่ 5 ต.บางพูด อ.บางกรวย จ.นนทบุรี 11130", "suburb_conflict"),
        ("PH", "88 MacArthur Hwy, Dolores, City of San Fernando, La Union 2500", "suburb_conflict"),
        ("PH", "14 Rizal St., Tagaytay City, Batangas", "region_conflict"),
    ],
)
def test_another_divisions_name_is_told_whatever_else_it_names(
    kit: AddressKit, code: str, text: str, reason: Reason
) -> None:
    found = kit.verify(text, country=code)
    assert reason in found.reasons
    assert found.action != "accept"


def test_a_hamlet_that_is_written_with_its_word_is_of_the_subdistrict(kit: AddressKit) -> None:
    found = kit.verify("12 หมู่ 5 บ้านดอน ต.บ้านกลาง อ.สันป่าตอง จ.เชียงใหม่ 50120", country="TH")
    assert found.action == "accept"
    assert "บ้านดอน" in found.formatted


def test_the_last_of_two_words_for_a_quarter_is_its_name(kit: AddressKit) -> None:
    found = kit.verify("14 Rizal St., Brgy. Poblacion, Makati City", country="PH")
    assert (found.action, found.address.suburb) == ("accept", "Poblacion")


def test_a_region_that_conflicts_is_not_shortened(kit: AddressKit) -> None:
    wrong = kit.verify("Av. Hidalgo 2440, Obispado, Monterrey, Tamaulipas 64060", country="MX")
    assert wrong.formatted.endswith("Tamaulipas")
    right = kit.verify("Av. Hidalgo 2440, Obispado, Monterrey, Nuevo León 64060", country="MX")
    assert right.formatted.endswith("N.L.")

"""What the postcodes of large towns begin with tells one of another town where no list has them."""

from __future__ import annotations

import pytest

from tests.judge.conftest import Opened

TOWNS = """id,city,postcode,country
a,Vilnius,,LT
b,Kaunas,,LT
c,Tallinn,,EE
d,Tartu,,EE
e,София,,BG
f,Варна,,BG
g,București,010011,RO
h,Iași,700001,RO
"""


@pytest.mark.parametrize(
    ("country", "right", "wrong"),
    [
        ("LT", "Gedimino pr. 12-5, LT-01103 Vilnius", "Gedimino pr. 12-5, LT-44001 Vilnius"),
        ("LT", "Laisvės al. 12, 44001 Kaunas", "Laisvės al. 12, 01001 Kaunas"),
        ("EE", "Narva mnt 5-12, 10117 Tallinn", "Narva mnt 5-12, 51009 Tallinn"),
        (
            "BG",
            "ул. Граф Игнатиев 12, ет. 3, ап. 5, 1000 София",
            "ул. Граф Игнатиев 12, ет. 3, ап. 5, 9000 София",
        ),
        (
            "RO",
            "Str. Lipscani 12, bl. A1, sc. B, et. 3, ap. 15, București 030031",
            "Lipscani 12, București 700031",
        ),
        ("RO", "Str. Memorandumului 12, 700114 Iași", "Str. Memorandumului 12, 400114 Iași"),
    ],
)
def test_a_postcode_of_another_large_town_is_a_conflict(
    opened: Opened, country: str, right: str, wrong: str
) -> None:
    kit = opened(TOWNS, policy="best")
    assert kit.verify(right, country=country).action == "accept"
    verdict = kit.verify(wrong, country=country)
    assert verdict.action != "accept"
    assert "postcode_conflict" in verdict.reasons

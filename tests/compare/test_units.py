"""Units beside each other: all words count, their order does not, and a letter is a letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.locale.country import country
from addrkit.locale.unit_likeness import same_unit

DIFFERENT = """
GB|Flat H, 18/F, Block 3|Flat G, 18/F, Block 3
ES|3º izq|3º dcha
PT|2º Esq|2º Dto
GB|Block B Flat 5|Block C Flat 5
IN|Wing A 302|Wing B 302
US|Apt A-3|Apt H-3
DE|2. OG links|2. OG rechts
FR|2e étage gauche|2e étage droite
IT|Scala A int 5|Scala B int 5
ES|esc. A 2º 1ª|esc. A 1º 2ª
ES|1 A|1º B
ES|1 A|2º A
ES|11 A|1º A
ES|Escalera B, 2 C|Escalera C, 2º C
US|Apt 1F|1st floor front
GB|Flat 1, Block 23|Flat 12, Block 3
US|Unit 11|Unit 1-1
US|PH 2|Apt 2
US|Apt 2 Rear|Apt 2 Front
GB|Ground Floor Flat 2|First Floor Flat 2
GB|2F/R|Second Floor Left
GB|GND FLR|Lower Ground Floor
GB|3|Block 3
DK|2. tv|2. th
TW|5樓之3|5樓之2
"""
SAME = """
GB|Flat 5, Block C|Block C Flat 5
GB|FLAT 5 3RD FLR|Third Floor Flat 5
GB|GFF|Ground Floor Flat
GB|1st Floor Flat|Flat First Floor
GB|2fr|Second Floor Right
GB|2F/L|Second Floor Left
GB|GND FLR LHS|Ground Floor Left Flat
US|SPC 4|SPC 004
US|Apt 4B|4-b
ES|3 izq|piso 3 izq
ES|1 A|1º A
ES|1A|1º A
ES|Escalera B, 2 C|Escalera B, 2º C
DK|st. th|stuen til højre
TW|5樓|5F
KR|101동 1203호|1203호 101동
FR|Bât A Appt 12|Appartement 12 Bâtiment A
AT|Stiege 2 Tür 5|2/5
IN|Flat No. 302, A Wing|302, Wing A
"""


def _pairs(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("code", "one", "other"), _pairs(DIFFERENT))
def test_a_neighbour_is_never_the_unit_that_was_typed(code: str, one: str, other: str) -> None:
    assert not same_unit(one, other, country(code))
    assert not same_unit(other, one, country(code))


@pytest.mark.parametrize(("code", "one", "other"), _pairs(SAME))
def test_a_unit_is_the_same_however_it_is_written(code: str, one: str, other: str) -> None:
    assert same_unit(one, other, country(code))
    assert same_unit(other, one, country(code))


CODES = st.sampled_from([str(number) for number in range(1, 40)] + list("ABCDEFGH"))
SIDES = st.sampled_from(["Left", "Right", "Front", "Rear"])


@given(block=CODES, flat=CODES, other=CODES, side=SIDES, another=SIDES)
def test_another_letter_or_side_is_another_unit_and_the_order_says_nothing(
    block: str, flat: str, other: str, side: str, another: str
) -> None:
    here = country("GB")
    unit = f"Block {block}, Flat {flat}, {side}"
    assert same_unit(unit, f"{side}, Flat {flat}, Block {block}", here)
    assert same_unit(unit, f"Block {block}, Flat {other}, {side}", here) == (flat == other)
    assert same_unit(unit, f"Block {other}, Flat {flat}, {side}", here) == (block == other)
    assert same_unit(unit, f"Block {block}, Flat {flat}, {another}", here) == (side == another)


@pytest.mark.parametrize("typed", ["Flat 5", "Apt 5"])
def test_a_unit_of_which_parts_were_not_typed_is_asked_for(tmp_path: Path, typed: str) -> None:
    rows = (
        "b,1,High Street,Block B Flat 5,Leeds,LS1 4AA,GB\nc,1,High Street,Block C Flat 5,Leeds,LS1 4AA,GB\n"
    )
    (tmp_path / "rows.csv").write_text(f"id,house_number,street,unit,city,postcode,country\n{rows}", "utf-8")
    build_gazetteer([tmp_path / "rows.csv"], tmp_path / "gb.gaz", coverage="complete")
    kit = addrkit.open(tmp_path / "gb.gaz")
    verdict = kit.verify(f"{typed}, 1 High Street, Leeds LS1 4AA", country="GB")
    assert (verdict.action, verdict.reasons) == ("add_unit", ("unit_missing",))
    assert kit.verify("Flat 6, 1 High Street, Leeds LS1 4AA", country="GB").action == "confirm"


@pytest.mark.parametrize("typed", ["1.th", "1th", "1. th.", "1. sal th"])
def test_the_right_side_in_danish_is_no_english_ordinal(typed: str) -> None:
    assert same_unit(typed, "1. th", country("DK"))
    assert not same_unit(typed, "1. tv", country("DK"))


@pytest.mark.parametrize("part", ["Upper 2", "Lower 2", "Basement 2", "Rear 2"])
def test_a_part_of_a_house_is_no_flat_of_that_number(part: str) -> None:
    assert not same_unit(part, "2", country("US"))
    assert same_unit("Apt 2", "2", country("US"))

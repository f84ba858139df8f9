"""A word put in where nothing explains it is told: "Est", "Old 809", "opposite North 16th Street"."""

from __future__ import annotations

import pytest

from tests.judge.conftest import Opened

FRENCH = """id,house_number,street,postcode,city,country
viste,6129,Route de la Viste,05600,Guillestre,FR
mistral,3,Rue Frédéric Mistral,19400,Argentat,FR
objat,14,Avenue Henri de Jouvenel,19130,Objat,FR
"""
AMERICAN = """id,house_number,street,unit,city,region,postcode,country
moore,31465,Moore Road Northeast,809,Coulee City,WA,99115,US
north,43,North 16th Street,1,East Orange,NJ,07017,US
egypt,302,Middle Street,,Egypt,MS,38860,US
"""
ICELANDIC = """id,street,house_number,postcode,city,country
klukku,Klukkuvellir,26B,221,Hafnarfjörður,IS
"""
GERMAN = """id,street,house_number,suburb,postcode,city,country
damm,Dammweg,162,Plänterwald,12435,Berlin,DE
grieg,Griegstraße,2A,Grunewald,14193,Berlin,DE
"""


@pytest.mark.parametrize(
    "typed",
    [
        "6129 Route de la Viste, Est, 05600 Guillestre",
        "6129 Route de la Viste, 05600 Guillestre, ancien",
        "6129 Route de la Viste, XIV, 05600 Guillestre",
        "6129 Route de la Viste, 12, 05600 Guillestre",
        "3 Rue Frédéric, nouveau, Mistral, 19400 Argentat",
        "6129 Route de la Viste, derrière Guillestre",
    ],
)
def test_a_direction_old_and_new_a_roman_number_and_a_number_are_told(opened: Opened, typed: str) -> None:
    assert opened(FRENCH).verify(typed, country="FR").action == "confirm"


def test_a_capital_letter_behind_a_town_or_a_street_is_no_small_word(opened: Opened) -> None:
    french = opened(FRENCH).verify("14 Avenue Henri de Jouvenel, 19130 Objat A", country="FR")
    icelandic = opened(ICELANDIC).verify("Klukkuvellir A 26B, 221 Hafnarfjörður", country="IS")
    assert (french.action, icelandic.action) == ("confirm", "confirm")


def test_small_words_that_every_word_of_a_text_writes_with_capitals_are_small_words(opened: Opened) -> None:
    typed = "6129 Route De La Viste A Guillestre, 05600 Guillestre"
    assert "A" not in opened(FRENCH).verify(typed, country="FR").unmatched


@pytest.mark.parametrize(
    "typed",
    [
        "31465 Moore Road Northeast, Old 809, Coulee City, WA 99115",
        "31465 Moore Road Northeast, North 809, Coulee City, WA 99115",
        "43 opposite North 16th Street, Apt 1, East Orange, NJ 07017",
        "302 Middle Street, 1/2, Egypt, MS 38860",
    ],
)
def test_a_word_more_in_the_unit_a_half_and_what_is_opposite_are_told(opened: Opened, typed: str) -> None:
    assert opened(AMERICAN).verify(typed, country="US").action == "confirm"


@pytest.mark.parametrize(
    "typed",
    ["31465 Moore Road Northeast, Apt 809, Coulee City, WA 99115", "43 N 16th St #1, East Orange, NJ 07017"],
)
def test_the_unit_as_it_is_is_accepted(opened: Opened, typed: str) -> None:
    assert opened(AMERICAN).verify(typed, country="US").action == "accept"


def test_a_number_behind_the_record_s_quarter_is_told(opened: Opened) -> None:
    assert (
        opened(GERMAN).verify("Dammweg 162, Plänterwald, 12, 12435 Berlin", country="DE").action == "confirm"
    )


def test_a_mere_kind_of_quarter_is_named_where_another_is_printed(opened: Opened) -> None:
    verdict = opened(GERMAN).verify("Griegstraße 2A, Gewerbegebiet, Grunewald, 14193 Berlin", country="DE")
    assert (verdict.action, verdict.unmatched) == ("accept", ("Gewerbegebiet",))


def test_a_direction_behind_the_town_is_told(opened: Opened) -> None:
    assert (
        opened(ICELANDIC).verify("Klukkuvellir 26B, 221 Hafnarfjörður, austur", country="IS").action
        == "confirm"
    )

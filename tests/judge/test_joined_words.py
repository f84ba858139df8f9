"""Words that run into the street's name: the letters of a number, a person's name."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,postcode,city,country
plain463,463,Sembawang Dr,750463,Singapore,SG
c463,463C,Sembawang Dr,753463,Singapore,SG
plain72,72,Avenue Jean Jaurès,05000,Gap,FR
bis6,6bis,Boulevard Allègre,97200,Fort-de-France,FR
plain6,6,Boulevard Allègre,97200,Fort-de-France,FR
n5,5,Nieuwstraat,3512 AA,Utrecht,NL
l7,7,Lange Nieuwstraat,3512 PA,Utrecht,NL
sw,6470,SW 152nd PL,33193,Miami,US
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("text", "code", "door"),
    [
        ("463CSEMBAWANG DR", "SG", "c463"),
        ("463C SEMBAWANG DR", "SG", "c463"),
        ("6BISBOULEVARD ALLEGRE, 97200 Fort-de-France", "FR", "bis6"),
        ("6BISBoulevard Allègre, 97200 Fort-de-France", "FR", "bis6"),
        ("t.a.v. Jansen Nieuwstraat 5, Utrecht", "NL", "n5"),
        ("6470SW 152nd Pl, Miami 33193", "US", "sw"),
    ],
)
def test_letters_joined_to_the_street_are_the_number_s(
    kit: AddressKit, text: str, code: str, door: str
) -> None:
    verdict = kit.verify(text, country=code)
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", door)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("72BAVENUE JEAN JAURES, 05000 Gap", "FR"),
        ("72BAvenue Jean Jaurès, 05000 Gap", "FR"),
        ("t.a.v. Jansen Lange Nieuwstraat 5, Utrecht", "NL"),
    ],
)
def test_a_door_that_is_not_there_is_no_other_one_without_its_letter_or_its_word(
    kit: AddressKit, text: str, code: str
) -> None:
    assert kit.verify(text, country=code).action in ("confirm", "fix")


UNITS = """\
id,house_number,street,unit,city,region,postcode,country
h308,4000,Hillsboro Pike,308,Nashville,TN,37215,US
h309,4000,Hillsboro Pike,309,Nashville,TN,37215,US
a10,10,Main St,,Akron,OH,44301,US
a12,12,Main St,,Akron,OH,44301,US
"""


def test_a_unit_that_is_there_may_stand_before_the_number_and_a_comma(opened: Opened) -> None:
    verdict = opened(UNITS).verify("308, 4000 Hillsboro Pike, Nashville, TN 37215", country="US")
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", "h308")


@pytest.mark.parametrize(
    "numbers", ["310, 4000 Hillsboro Pike, Nashville, TN 37215", "10, 12 Main St, Akron, OH"]
)
def test_two_numbers_of_which_the_first_is_no_unit_there_are_asked_about(
    opened: Opened, numbers: str
) -> None:
    assert opened(UNITS).verify(numbers, country="US").action in ("confirm", "fix")


def test_a_letter_is_no_initial_of_a_name_that_is_there_misspelt(opened: Opened) -> None:
    rows = (
        "id,house_number,street,postcode,city,country\n"
        "plain,79,Boulevard Poniatowski,75012,Paris,FR\np,79 p,Boulevard Poniatowski,75012,Paris,FR\n"
    )
    kit = opened(rows)
    for typed in ("79 p Boulevard Pniatowski, 75012 Paris", "79 p Boulevard Poniatowski, 75012 Paris"):
        verdict = kit.verify(typed, country="FR")
        assert verdict.match is not None
        assert verdict.match.id == "p" or verdict.action in ("confirm", "fix")


@pytest.mark.parametrize(
    "row",
    [
        {"street": "463C", "house_number": "SEMBAWANG DR"},
        {"street": "463C Sembawang Dr", "house_number": "463C"},
        {"street": "Sembawang Dr", "house_number": "463C"},
    ],
)
def test_the_cells_of_street_and_number_may_be_exchanged_or_hold_the_number_twice(
    kit: AddressKit, row: dict[str, str]
) -> None:
    verdict = kit.verify({**row, "country": "SG"})
    assert verdict.match is not None
    assert (verdict.action, verdict.match.id) == ("accept", "c463")


def test_a_slip_at_the_head_of_a_street_before_its_number_leaves_the_number(opened: Opened) -> None:
    kit = opened("id,house_number,street,postcode,city,country\nt,191C,Torstraße,10115,Berlin,DE\n")
    verdict = kit.verify("ATorstraße 191C, 10115 Berlin", country="DE")
    assert verdict.components["house_number"].input == "191C"
    assert "house_number_missing" not in verdict.reasons

"""Streets of one name: which of them is meant."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,house_number,street,unit,suburb,city,region,postcode,country
empty,,Marine Dr SW,,,Vancouver,BC,,CA
sw,2186,SW Marine Dr,,,Vancouver,BC,,CA
west,1,Marine Dr,,,West Vancouver,BC,,CA
beach,4700,Collins Ave,,,Miami Beach,FL,33140,US
harbour,10155,Collins Ave,,,Bal Harbour,FL,33154,US
bruch,17,Am Steinbruch,,,Bergheim,,37116,DE
high,12,High Street,,,Dorking,,RH4 1AT,GB
abinger,12,High Street,,Abinger,Dorking,,RH5 6PP,GB
field,3,Schulstraße,,Hinterfeld,Bergheim,,37116,DE
hougang,501,Hougang Ave 8,,,Singapore,,530501,SG
hougang5,505,Hougang Ave 8,,,Singapore,,530505,SG
hougang7,507,Hougang Ave 8,,,Singapore,,530507,SG
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


def test_a_street_with_the_door_comes_before_the_same_one_without_any(kit: AddressKit) -> None:
    for typed in ("2186 Marine Dr SW, Vancouver BC", "2186 SW Marine Dr, Vancouver BC"):
        verdict = kit.verify(typed, country="CA")
        assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "sw"), typed


@pytest.mark.parametrize("typed", ["Zum Steinbruch 17", "Im Steinbruch 17", "Auf dem Steinbruch 17"])
def test_a_street_at_the_quarry_is_none_to_the_quarry(kit: AddressKit, typed: str) -> None:
    verdict = kit.verify(f"{typed}, 37116 Bergheim", country="DE")
    assert verdict.action in ("confirm", "fix")
    assert verdict.unmatched == (typed.split(maxsplit=1)[0],)


@pytest.mark.parametrize("typed", ["Am Steinbruch 17", "An dem Steinbruch 17", "am steinbruch 17"])
def test_forms_of_what_a_street_begins_with_are_one(kit: AddressKit, typed: str) -> None:
    verdict = kit.verify(f"{typed}, 37116 Bergheim", country="DE")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "bruch")


@pytest.mark.parametrize(
    ("town", "action"),
    [("Bergheim", "accept"), ("Bergheim-Hinterfeld", "accept"), ("Bergheim-Vorderfeld", "confirm")],
)
def test_another_suburb_behind_a_hyphen_is_asked_about(kit: AddressKit, town: str, action: str) -> None:
    verdict = kit.verify(f"Schulstr. 3, 37116 {town}", country="DE")
    assert verdict.action == action
    assert ("suburb_conflict" in verdict.reasons) == (action == "confirm")


@pytest.mark.parametrize("postcode", ["33154", "33154-1655", "331541655"])
def test_the_postcode_and_the_door_outdo_the_post_town(kit: AddressKit, postcode: str) -> None:
    verdict = kit.verify(f"10155 Collins Ave, Miami Beach, FL {postcode}", country="US")
    assert verdict.match is not None
    assert (verdict.match.id, verdict.action) == ("harbour", "confirm")
    assert "city_conflict" in verdict.reasons


def test_what_is_added_to_a_postcode_is_kept_and_counts_as_the_postcode(kit: AddressKit) -> None:
    verdict = kit.verify("4700 Collins Ave, Miami Beach, FL 33140-1234", country="US")
    assert (verdict.action, verdict.match and verdict.match.id) == ("accept", "beach")
    assert verdict.formatted == "4700 Collins Ave, Miami Beach, FL 33140-1234"
    assert kit.verify("4700 Collins Ave, Miami Beach, FL 33141-1234", country="US").action != "accept"


@pytest.mark.parametrize("typed", ["Blk 501 Hougang Ave 8", "501 Hougang Avenue 8 S(530501)"])
def test_nobody_need_type_the_town_of_a_country_that_is_one_city(kit: AddressKit, typed: str) -> None:
    assert kit.verify(typed, country="SG").action == "accept"


@pytest.mark.parametrize(
    ("typed", "action"),
    [("BLKS 501 TO 507 Hougang Avenue 8", "accept"), ("501 and 505 Hougang Avenue 8", "confirm")],
)
def test_a_range_may_be_meant_and_of_two_numbers_one_is_asked_about(
    kit: AddressKit, typed: str, action: str
) -> None:
    assert kit.verify(typed, country="SG").action == action


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 High Street, Westcott, Dorking", None),
        ("12 High Street, Westcott, Dorking, RH4 1AT", "high"),
        ("12 High Street, Abinger, Dorking", "abinger"),
    ],
)
def test_a_quarter_that_no_list_has_leaves_open_which_of_two_streets_is_meant(
    kit: AddressKit, typed: str, meant: str | None
) -> None:
    verdict = kit.verify(typed, country="GB")
    assert verdict.action == ("accept" if meant else "confirm"), verdict.reasons
    assert meant is None or (verdict.match and verdict.match.id) == meant

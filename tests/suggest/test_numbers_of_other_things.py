"""Numbers that are no house's, of boxes and postcodes; houses whose number is a range; units in other languages."""

from __future__ import annotations

import pytest

import addrkit
from addrkit.gazetteer.build import build_gazetteer
from addrkit.kit import AddressKit

from .conftest import OpenedTables

TABLE = """\
id,street,house_number,unit,city,postcode,country
se-123,Silvergatan,123,,Stockholm,11122,SE
se-5,Storgatan,5,,Lund,22222,SE
se-10a,Drottninggatan,10,lgh 1001,Stockholm,11151,SE
se-10b,Drottninggatan,10,lgh 1002,Stockholm,11151,SE
is-2,Bankastræti,2,,Reykjavík,101,IS
is-4,Bankastræti,4,,Reykjavík,101,IS
is-1,Austurvegur,1-5,,Selfoss,800,IS
is-7,Austurvegur,7,,Selfoss,800,IS
"""


@pytest.fixture(scope="module")
def north(tmp_path_factory: pytest.TempPathFactory) -> AddressKit:
    folder = tmp_path_factory.mktemp("north")
    (folder / "north.csv").write_text(TABLE, encoding="utf-8")
    build_gazetteer([folder / "north.csv"], folder / "north.gaz", coverage="complete")
    return addrkit.open(folder / "north.gaz")


TYPED = [
    ("bankastræti2", "is-2"),
    ("Bankastræti4 reykjavík", "is-4"),
    ("storgatan5lund", "se-5"),
    ("drottninggatan 10 lgh 1002", "se-10b"),
    ("drottninggatan 10 lgh1001", "se-10a"),
    ("drottninggatan 10 lägenhet 1002", "se-10b"),
    ("austurvegur 3 selfoss", "is-1"),
    ("austurvegi 3 selfossi", "is-1"),
    ("austurvegur 1-5", "is-1"),
]


@pytest.mark.parametrize(("typed", "identity"), TYPED)
def test_what_was_typed_comes_first(north: AddressKit, typed: str, identity: str) -> None:
    assert [each.id for each in north.suggest(typed)][:1] == [identity]


@pytest.mark.parametrize(("typed", "identity"), TYPED)
def test_verifying_reads_it_alike(north: AddressKit, typed: str, identity: str) -> None:
    match = north.verify(typed, country=identity[:2]).match
    assert match is not None
    assert match.id == identity


@pytest.mark.parametrize("typed", ["box 123 stockholm", "postbox 123", "Pósthólf 4 Reykjavík"])
def test_the_number_of_a_box_is_that_of_no_house(north: AddressKit, typed: str) -> None:
    assert not {each.id for each in north.suggest(typed)} & {"se-123", "is-4"}


@pytest.mark.parametrize("typed", ["storgatan 1354aa", "1354aa storgatan"])
def test_what_looks_like_a_postcode_is_no_number_that_is_not_listed(north: AddressKit, typed: str) -> None:
    assert all(each.address.house_number != "1354aa" for each in north.suggest(typed))


def test_a_number_between_the_doors_of_a_street_is_still_offered(north: AddressKit) -> None:
    assert north.suggest("storgatan 12b lund")[0].address.house_number == "12b"


def test_a_range_that_holds_the_number_is_no_sure_offer_beside_what_nothing_explains(
    north: AddressKit,
) -> None:
    """A wrong postcode's second half is no unit of the building."""
    assert all(each.score < 0.5 for each in north.suggest("austurvegur 3 9zz selfoss"))


def test_a_number_that_begins_the_streets_name_is_no_house_that_is_not_listed(
    opened_tables: OpenedTables,
) -> None:
    table = (
        "a,3 Highway 83,3129,,85611,Sonoita\nb,3 Highway 83,3131,,85611,Sonoita\n"
        "c,5 Fielding Court,7N,,60175,Elgin\nd,5 Fielding Court,8N,,60175,Elgin\n"
    )
    kit = opened_tables({"US": table})["US"]
    for typed in ("3 Highway 83 Sonoita", "3 highway 83", "5 Fielding Court, Elgin"):
        first, *others = kit.suggest(typed)
        assert (first.kind, first.address.house_number) == ("street", None)
        assert first.text.lower().startswith(typed[:10].lower())
        assert not [each for each in others if each.address.house_number in ("3", "5")]
    assert [each.id for each in kit.suggest("3129 3 Highway 83 Sonoita")][:1] == ["a"]


def test_a_number_within_the_streets_name_is_no_house_that_is_not_listed(opened_tables: OpenedTables) -> None:
    table = (
        "a,Road 8.9 Southeast,6765,,99344,Othello\nb,Road 8.9 Southeast,6801,,99344,Othello\n"
        "c,Road 13.5 Southeast,6765,,99344,Othello\nd,Road 13.5 Southeast,9,,99344,Othello\n"
        "e,Hwy 6 & 24,51899,,81601,Rifle\nf,Hwy 6 & 24,51901,,81601,Rifle\n"
        "g,US Highway 20-26,47782,,82638,Hiland\nh,US Highway 20-26,47790,,82638,Hiland\n"
    )
    kit = opened_tables({"US": table})["US"]
    for typed, named in (
        ("Road 8.9 Southeast Othello", "Road 8.9 Southeast"),
        ("Hwy 6 & 24 Rifle", "Hwy 6 & 24"),
        ("US Highway 20-26 Hiland", "US Highway 20-26"),
    ):
        first, *others = kit.suggest(typed)
        assert (first.kind, first.address.street, first.address.house_number) == ("street", named, None)
        assert not [each for each in others if each.address.street == named]
    assert kit.suggest("9 Road 8.9 Southeast Othello")[0].address.house_number == "9"
    assert [each.id for each in kit.suggest("6765 Road 8.9 Southeast Othello")][:1] == ["a"]

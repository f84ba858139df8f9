"""Suggestions while an address is being typed."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from addrkit.kit import AddressKit
from addrkit.types import Suggestion
from tests.examples import at_most

GRONINGEN, AMSTERDAM = (53.2194, 6.5665), (52.3702, 4.8952)


def texts(found: list[Suggestion]) -> list[str]:
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("laugave", "Laugavegur, Reykjavík"),
        ("LAUGAVEGUR", "Laugavegur, Reykjavík"),
        ("laugavegur reykj", "Laugavegur, Reykjavík"),
        ("lagaveg", "Laugavegur, Reykjavík"),
        ("Laugarvegur ", "Laugavegur, Reykjavík"),
        ("evergreen ter", "Evergreen Terrace, Springfield, IL 62704"),
        ("rue de la pa", "Rue de la Paix, 75002 Paris"),
        ("paix paris", "Rue de la Paix, 75002 Paris"),
        ("svartag", "Svartagil, 311 Borgarnes"),
    ],
)
def test_what_is_begun_is_completed(kit: AddressKit, typed: str, first: str) -> None:
    assert texts(kit.suggest(typed))[0] == first


@pytest.mark.parametrize(
    ("typed", "country", "door"),
    [
        ("laugavegur 1", None, "is-1"),
        ("laugavegur 2", "IS", "is-2"),
        ("laugavegur 105", "IS", "is-105"),
        ("laugavegur 22", "IS", "is-22a"),
        ("laugavegur 1, 101 reyk", "IS", "is-1"),
        ("kerkstr 12 gron", "NL", "nl-12"),
        ("kerkstraat 12a gron", "NL", "nl-12a"),
        ("742 evergr", None, "us-742"),
        ("evergreen terrace 74", None, "us-742"),
        ("12 rue de la paix", "FR", "fr-12"),
    ],
)
def test_a_number_leads_to_the_door(kit: AddressKit, typed: str, country: str | None, door: str) -> None:
    found = kit.suggest(typed, country=country)
    assert (door, "premise") in [(each.id, each.kind) for each in found[:2]]


def test_a_number_that_is_there_twice_with_a_letter_is_shown_both_ways(kit: AddressKit) -> None:
    found = [each.id for each in kit.suggest("kerkstraat 12 groningen", country="NL")]
    assert found[:2] == ["nl-12", "nl-12a"]


def test_a_number_that_is_not_there_is_offered_as_no_more_than_the_street(kit: AddressKit) -> None:
    [first, *_] = kit.suggest("kerkstraat 77 groningen", country="NL")
    assert (first.kind, first.address.street, first.address.house_number) == ("street", "Kerkstraat", "77")


def test_a_street_has_doors_under_it_and_a_building_its_units(kit: AddressKit) -> None:
    street = kit.suggest("kerkstraat gron", country="NL")[0]
    assert (street.kind, street.has_more) == ("street", True)
    door = kit.suggest("kerkstraat 14 gron", country="NL")[0]
    assert (door.kind, door.has_more) == ("premise", False)
    building = kit.suggest("akerkhof 7", country="NL")[0]
    assert (building.kind, building.has_more, building.address.unit) == ("premise", True, None)


def test_a_town_is_suggested_by_its_name_and_by_its_postcode(kit: AddressKit) -> None:
    town = kit.suggest("groning", country="NL")[0]
    assert (town.kind, town.address.city) == ("locality", "Groningen")
    assert any(each.address.city == "Akureyri" for each in kit.suggest("600", country="IS"))


@pytest.mark.parametrize(("near", "city"), [(GRONINGEN, "Groningen"), (AMSTERDAM, "Amsterdam")])
def test_of_two_equal_streets_the_nearer_comes_first(
    kit: AddressKit, near: tuple[float, float], city: str
) -> None:
    found = kit.suggest("kerkstr", country="NL", near=near)
    assert found[0].address.city == city
    assert {each.address.city for each in found if each.address.street == "Kerkstraat"} == {
        "Groningen",
        "Amsterdam",
    }


def test_nearness_does_not_beat_what_was_typed(kit: AddressKit) -> None:
    assert kit.suggest("kerkstr groningen", country="NL", near=AMSTERDAM)[0].address.city == "Groningen"


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_no_more_than_asked_for_are_given(kit: AddressKit, limit: int) -> None:
    found = kit.suggest("rue", country="FR", limit=limit)
    assert 1 <= len(found) <= limit


@pytest.mark.parametrize("text", ["", " ", "!?", "\0", "🙂"])
def test_nothing_typed_suggests_nothing(kit: AddressKit, text: str) -> None:
    assert kit.suggest(text) == []


def test_no_suggestions_are_wanted(kit: AddressKit) -> None:
    assert kit.suggest("kerk", limit=0) == []


def test_a_country_keeps_the_others_out(kit: AddressKit) -> None:
    assert {each.address.country for each in kit.suggest("springfield", country="NL")} <= {"NL"}
    assert kit.suggest("calle mayor", country="ES") == []


def test_highlights_are_what_was_typed(kit: AddressKit) -> None:
    [first, *_] = kit.suggest("kerkstr 12 gron", country="NL")
    shown = [first.text[start:end] for start, end in first.highlights]
    assert shown == ["Kerkstr", "12", "Gron"]


def test_a_suggestion_can_be_verified_as_it_is(kit: AddressKit) -> None:
    for typed in ("laugavegur 1", "kerkstr 12 gron", "742 evergr", "10 rue de la paix", "svartagil"):
        suggested = kit.suggest(typed)[0]
        verdict = kit.verify(suggested.text, country=suggested.address.country)
        assert verdict.action == "accept", suggested.text
        assert verdict.match is not None
        assert verdict.match.id == suggested.id


def test_a_suggestion_is_frozen_and_ready_for_json(kit: AddressKit) -> None:
    [first, *_] = kit.suggest("laugavegur 1")
    assert json.loads(json.dumps(first.to_dict())) == first.to_dict()
    assert (first.lat, first.lon) == (64.1465, -21.931)
    for each in fields(first):
        with pytest.raises(FrozenInstanceError):
            setattr(first, each.name, None)


PIECES = st.sampled_from(
    ["kerkstr", "12", "gron", "rue", "de la", "laugav", "1", "101", "7", "akerkhof", ",", "bis"]
)


@given(
    text=st.one_of(
        st.text(max_size=60), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=6).map(" ".join)
    ),
    country=st.sampled_from([None, "NL", "FR", "IS", "US", "ES"]),
    near=st.one_of(st.none(), st.tuples(st.floats(-90, 90), st.floats(-180, 180))),
    limit=st.integers(-1, 8),
)
@example(text="\ud800kerk", country=None, near=None, limit=5)
@example(text="²½Ⅻ ٣", country="NL", near=(0.0, 0.0), limit=5)
@settings(max_examples=at_most(200), deadline=None)
@pytest.mark.slow
def test_any_text_suggests_what_holds_together(
    kit: AddressKit, text: str, country: str | None, near: tuple[float, float] | None, limit: int
) -> None:
    found = kit.suggest(text, country=country, near=near, limit=limit)
    assert len(found) <= max(limit, 0)
    assert len(set(texts(found))) == len(found)
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    for each in found:
        assert 0.0 <= each.score <= 1.0
        assert each.kind in ("unit", "premise", "street", "locality", "postcode")
        assert each.text
        ends = [offset for pair in each.highlights for offset in pair]
        assert ends == sorted(ends)
        assert all(0 <= offset <= len(each.text) for offset in ends)
        json.dumps(each.to_dict())

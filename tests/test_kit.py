"""What a checkout is told about an address: the verdict, the components and what is left over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import addrkit
from addrkit.batch.answers import answer_of
from addrkit.errors import UsageError
from addrkit.judge.reasons import REASONS
from addrkit.kit import CHUNK, AddressKit
from addrkit.parsing.query import Row
from addrkit.types import ACTIONS, COMPONENTS, GRANULARITIES, Verification
from tests.examples import at_most


def statuses(verdict: Verification) -> dict[str, str]:
    return {name: part.status for name, part in verdict.components.items()}


def match_id(verdict: Verification) -> str | None:
    return verdict.match.id if verdict.match else None


@pytest.mark.parametrize(
    ("text", "country", "record"),
    [
        ("Kerkstraat 12, 9712 AB Groningen", "NL", "nl-12"),
        ("Kerkstraat 12, 9712 AB Groningen", None, "nl-12"),
        ("KERKSTRAAT 12 9712AB GRONINGEN", "NL", "nl-12"),
        ("kerkstr. 12, groningen", "NL", "nl-12"),
        ("kerkstraat 12a, groningen", "NL", "nl-12a"),
        ("Kerkstraat 12-A, Groningen", "NL", "nl-12a"),
        ("Kerkstraat 12, Amsterdam", "NL", "nl-ams-12"),
        ("Kerkstraat 14 9712AC", "NL", "nl-14"),
        ("10 rue de la Paix, 75002 Paris", "FR", "fr-10"),
        ("10, r. de la paix 75002 PARIS", "FR", "fr-10"),
        ("12 bis rue de la Paix, 75002 Paris", "FR", "fr-12b"),
        ("12B rue de la Paix, 75002 Paris", "FR", "fr-12b"),
        ("12 rue de la Paix, 75002 Paris", "FR", "fr-12"),
        ("8 av. du Maréchal Foch, 05000 Gap", "FR", "fr-8"),
        ("Laugavegi 1, 101 Reykjavik", None, "is-1"),
        ("Laugavegur 22A, 101 Reykjavík", "IS", "is-22a"),
        ("Laugavegur ２, 101 Reykjavík", "IS", "is-2"),
        ("Hafnarstraeti 12, 600 Akureyri", "IS", "is-hafn-6"),
        ("Svartagil, 311 Borgarnes", "IS", "is-farm"),
        ("742 Evergreen Ter, Springfield, IL 62704", "US", "us-742"),
        ("742 evergreen terrace springfield illinois", "US", "us-742"),
    ],
)
def test_an_address_that_is_in_the_register_is_accepted(
    kit: AddressKit, text: str, country: str | None, record: str
) -> None:
    verdict = kit.verify(text, country=country)
    assert (verdict.action, verdict.granularity, match_id(verdict)) == ("accept", "premise", record)
    assert verdict.score > 0.5
    assert "conflicting" not in statuses(verdict).values()


@pytest.mark.parametrize(
    ("text", "country", "record"),
    [
        ("Krekstraat 12, 9712 AB Groningen", "NL", "nl-12"),
        ("Kerrkstraat 12, 9712 AB Gronigen", "NL", "nl-12"),
        ("10 rue de la Pais, 75002 Pari", "FR", "fr-10"),
        ("8 avenue marechal foche, 05000 gap", "FR", "fr-8"),
        ("Lagavegur 1, 101 Reykjavík", "IS", "is-1"),
        ("742 Evergren Terace, Springfield IL 62704", "US", "us-742"),
    ],
)
def test_a_slip_is_corrected(kit: AddressKit, text: str, country: str, record: str) -> None:
    verdict = kit.verify(text, country=country)
    assert match_id(verdict) == record
    assert verdict.action in ("accept", "confirm")
    assert statuses(verdict)["street"] == "corrected"
    assert "street_corrected" in verdict.reasons
    assert verdict.match is not None
    assert verdict.address.street == verdict.match.components.street
    assert verdict.address.city == verdict.match.components.city


def test_every_component_says_what_became_of_it(kit: AddressKit) -> None:
    verdict = kit.verify("12 bis rue de la paix, 75002 pari", country="FR")
    assert statuses(verdict) == {
        "house_number": "confirmed",
        "street": "confirmed",
        "city": "corrected",
        "postcode": "confirmed",
        "country": "inferred",
    }
    assert verdict.components["city"].to_dict() == {"value": "Paris", "input": "pari", "status": "corrected"}
    assert verdict.formatted == "12 b Rue de la Paix, 75002 Paris"


def test_what_was_not_typed_is_taken_from_the_one_record_that_fits(kit: AddressKit) -> None:
    verdict = kit.verify("Kerkstraat 14, Groningen", country="NL")
    assert verdict.components["postcode"].to_dict() == {
        "value": "9712 AC",
        "input": None,
        "status": "inferred",
    }
    assert "postcode_inferred" in verdict.reasons


def test_the_postcode_of_the_door_is_inferred_where_it_changes_along_the_street(kit: AddressKit) -> None:
    codes = {n: kit.verify(f"Kerkstraat {n}, Groningen", "NL").address.postcode for n in ("12", "14", "30")}
    assert codes == {"12": "9712 AB", "14": "9712 AC", "30": "9712 AD"}


@pytest.mark.parametrize("number", ["16", "18", "16-18"])
def test_a_number_within_a_range_is_that_range(kit: AddressKit, number: str) -> None:
    verdict = kit.verify(f"Kerkstraat {number}, 9712 AC Groningen", country="NL")
    assert (verdict.action, match_id(verdict)) == ("accept", "nl-16")
    assert verdict.address.house_number == "16-18"
    assert ("house_number_in_range" in verdict.reasons) == (number != "16-18")


def test_a_number_on_the_other_side_of_a_range_is_not_in_it(kit: AddressKit) -> None:
    verdict = kit.verify("Kerkstraat 17, 9712 AC Groningen", country="NL")
    assert (verdict.action, verdict.granularity) == ("fix", "street")


# --- the rule that matters most: what is not there is not made up


STREETS = (
    ("NL", "Kerkstraat", ("Kerkstraat {}", "kerkstr {}", "KERKSTRAAT {}"), "Groningen"),
    ("NL", "Kerkstraat", ("Kerkstraat {}", "kerkstr. {}"), "Amsterdam"),
    ("FR", "Rue de la Paix", ("{} rue de la Paix", "{}, r de la paix"), "Paris"),
    ("IS", "Laugavegur", ("Laugavegur {}", "Laugavegi {}"), "Reykjavík"),
    ("IS", "Hafnarstræti", ("Hafnarstræti {}", "hafnarstraeti {}"), "Akureyri"),
    ("US", "Evergreen Terrace", ("{} Evergreen Terrace", "{} evergreen ter"), "Springfield"),
)
MISSPELT = (
    ("NL", "Kerkstraat", ("Krekstraat {}", "Kerk straat {}", "Kerkstaat {}", "Karkstraat {}"), "Groningen"),
    ("FR", "Rue de la Paix", ("{} rue de la Pais", "{} rue la paix", "{} rue de la Paiix"), "Paris"),
    ("IS", "Laugavegur", ("Lagavegur {}", "Laugarvegur {}", "Lauga vegur {}"), "Reykjavík"),
    ("US", "Evergreen Terrace", ("{} Evergren Terrace", "{} Evergreen Terace"), "Springfield"),
)
KNOWN_NUMBERS = {
    ("Kerkstraat", "Groningen"): {12, 14, 16, 18, 30},
    ("Kerkstraat", "Amsterdam"): {5, 12},
    ("Rue de la Paix", "Paris"): {10, 12},
    ("Laugavegur", "Reykjavík"): {1, 2, 22, 105},
    ("Hafnarstræti", "Akureyri"): {12},
    ("Evergreen Terrace", "Springfield"): {742, 750},
}
POSTCODES = {"Groningen": "9712 AB", "Amsterdam": "1017 GA", "Paris": "75002", "Akureyri": "600"}


@st.composite
def unknown_doors(
    draw: st.DrawFn, streets: tuple[tuple[str, str, tuple[str, ...], str], ...]
) -> tuple[str, str, str, str, str]:
    """A text that names a known street with a number that is not there; number, street, town and country."""
    country, street, spellings, city = draw(st.sampled_from(streets))
    number = draw(st.integers(1, 999).filter(lambda n: n not in KNOWN_NUMBERS[street, city]))
    line = draw(st.sampled_from(spellings)).format(number)
    postcode = draw(st.sampled_from(("", POSTCODES.get(city, ""))))
    place = draw(st.sampled_from((city, city.upper(), city.lower())))
    if country == "US":
        return f"{line}, {place}, IL 62704", str(number), street, city, country
    return f"{line}, {postcode} {place}", str(number), street, city, country


@given(door=unknown_doors(STREETS))
@settings(max_examples=at_most(150), deadline=None)
@pytest.mark.slow
def test_an_unknown_number_never_moves_the_address_to_another_street_or_town(
    kit: AddressKit, door: tuple[str, str, str, str, str]
) -> None:
    text, number, street, city, country = door
    verdict = kit.verify(text, country=country)
    assert verdict.match is not None
    assert (verdict.match.components.street, verdict.match.components.city) == (street, city)
    assert "house_number_not_found" in verdict.reasons
    assert verdict.granularity == "street"
    assert verdict.address.house_number == number
    assert statuses(verdict)["house_number"] == "unconfirmed"
    # The United States are a sample, where absence proves nothing; the others are complete.
    assert verdict.action == ("confirm" if country == "US" else "fix")
    assert ("sample_only" in verdict.reasons) == (country == "US")


@given(door=unknown_doors(MISSPELT))
@settings(max_examples=at_most(100), deadline=None)
@pytest.mark.slow
def test_an_unknown_number_on_a_misspelt_street_moves_it_neither(
    kit: AddressKit, door: tuple[str, str, str, str, str]
) -> None:
    text, number, street, city, country = door
    verdict = kit.verify(text, country=country)
    assert verdict.match is not None
    # A street that is not recognised leaves the town; another street or another town is never taken.
    assert verdict.match.components.street in (street, None)
    assert verdict.match.components.city == city
    assert {"house_number_not_found", "street_not_found"} & set(verdict.reasons)
    assert verdict.address.house_number == number
    assert verdict.action == ("confirm" if country == "US" else "fix")


@given(number=st.integers(1, 9999), street=st.sampled_from(["Onbekendeweg", "Verzonnenlaan", "Nergensplein"]))
@settings(max_examples=at_most(40), deadline=None)
def test_a_street_that_is_not_there_is_never_accepted(kit: AddressKit, number: int, street: str) -> None:
    verdict = kit.verify(f"{street} {number}, 9712 AB Groningen", country="NL")
    assert verdict.action == "fix"
    assert verdict.granularity == "locality"
    assert "street_not_found" in verdict.reasons
    assert (verdict.address.street, verdict.address.house_number) == (street, str(number))


@pytest.mark.parametrize("letter", ["b", "C", " bis", "-4"])
def test_a_suffix_that_is_not_there_is_not_dropped(kit: AddressKit, letter: str) -> None:
    verdict = kit.verify(f"Kerkstraat 14{letter}, 9712 AC Groningen", country="NL")
    assert verdict.action == "fix"
    assert verdict.granularity == "street"
    assert "house_number_suffix_not_found" in verdict.reasons
    assert verdict.address.house_number != "14"


def test_a_suffix_that_is_left_out_is_asked_for(kit: AddressKit) -> None:
    verdict = kit.verify("Laugavegur 22, 101 Reykjavík", country="IS")
    assert verdict.action == "fix"
    assert "house_number_suffix_not_found" in verdict.reasons


@pytest.mark.parametrize(
    ("text", "country", "reason"),
    [
        ("", None, "empty"),
        (" \t\n ", None, "empty"),
        ("?!", None, "unreadable"),
        ("🙂🙂", None, "unreadable"),
        ("qwzrty asdfgh", None, "no_match"),
        ("Kerkstraat, 9712 AB Groningen", "NL", "house_number_missing"),
        ("Groningen", "NL", "street_missing"),
        ("9712 AB", "NL", "street_missing"),
        ("12", "NL", "no_match"),
    ],
)
def test_what_no_parcel_can_be_sent_to_must_be_typed_again(
    kit: AddressKit, text: str, country: str | None, reason: str
) -> None:
    verdict = kit.verify(text, country=country)
    assert verdict.action == "fix"
    assert reason in verdict.reasons


# --- units


def test_a_building_that_is_known_by_its_units_needs_one(kit: AddressKit) -> None:
    verdict = kit.verify("100 Market St, Jersey City NJ 07306", country="US")
    assert (verdict.action, verdict.granularity) == ("add_unit", "premise")
    assert "unit_missing" in verdict.reasons
    assert verdict.address.house_number == "100"


@pytest.mark.parametrize("text", ["100 Market St, Jersey City NJ", "Akerkhof 7, 9711 JB Groningen"])
def test_no_unit_is_made_up_where_there_are_several(kit: AddressKit, text: str) -> None:
    verdict = kit.verify(text)
    assert verdict.address.unit is None
    assert statuses(verdict)["unit"] == "missing"


@pytest.mark.parametrize("unit", ["Apt 2", "apartment 2", "#2", "Unit 2"])
def test_a_unit_that_is_known_is_confirmed(kit: AddressKit, unit: str) -> None:
    verdict = kit.verify(f"100 Market St {unit}, Jersey City NJ 07306", country="US")
    assert (verdict.action, verdict.granularity, match_id(verdict)) == ("accept", "unit", "us-100-2")
    assert statuses(verdict)["unit"] == "confirmed"


# Where other units of the building are known, one that is not may be a slip, in a sample too.
@pytest.mark.parametrize(
    "text", ["100 Market St Apt 9, Jersey City NJ", "Akerkhof 7 apt 9, 9711 JB Groningen"]
)
def test_a_unit_that_is_not_known_is_kept_and_asked_about(kit: AddressKit, text: str) -> None:
    verdict = kit.verify(text)
    assert (verdict.action, verdict.granularity) == ("confirm", "premise")
    assert statuses(verdict)["unit"] == "unconfirmed"
    assert "unit_not_found" in verdict.reasons
    assert verdict.address.unit is not None
    assert verdict.address.unit.lower() == "apt 9"


def test_a_unit_in_a_building_that_has_none_is_kept(kit: AddressKit) -> None:
    verdict = kit.verify("102 Market St Apt 3, Jersey City NJ 07306", country="US")
    assert match_id(verdict) == "us-102"
    assert verdict.address.unit == "Apt 3"
    assert statuses(verdict)["unit"] == "unconfirmed"


def test_a_bare_number_in_a_second_line_is_a_unit_that_is_found_or_asked_for(kit: AddressKit) -> None:
    town = {"city": "Jersey City", "region": "NJ", "postcode": "07306"}
    found = kit.verify({"address": "100 Market St, 2", **town}, country="US")
    assert (found.action, match_id(found)) == ("accept", "us-100-2")
    asked = kit.verify({"address": "100 Market St, 9", **town}, country="US")
    assert (asked.action, asked.granularity) == ("confirm", "premise")
    assert asked.match is not None
    assert asked.match.components["house_number"] == "100"


# --- contradictions


@pytest.mark.parametrize(
    ("text", "country", "record", "reason"),
    [
        ("Kerkstraat 12, 9799 ZZ Groningen", "NL", "nl-12", "postcode_conflict"),
        ("10 rue de la Paix, 75009 Paris", "FR", "fr-10", "postcode_corrected"),
        ("Svartagil, 600 Borgarnes", "IS", "is-farm", "postcode_conflict"),
        ("742 Evergreen Ter, Springfield IL 90210", "US", "us-742", "postcode_conflict"),
    ],
)
def test_another_postcode_than_the_record_has_is_asked_about(
    kit: AddressKit, text: str, country: str, record: str, reason: str
) -> None:
    verdict = kit.verify(text, country=country)
    assert (verdict.action, match_id(verdict)) == ("confirm", record)
    assert reason in verdict.reasons
    assert verdict.match is not None
    assert verdict.address.postcode == verdict.match.components.postcode


def test_another_town_than_the_record_has_is_never_accepted(kit: AddressKit) -> None:
    for text in (
        "10 rue de la Paix, 75002 Gap",
        "Kerkstraat 12, 1017 GA Groningen",
        "Laugavegur 2, 600 Akureyri",
    ):
        assert kit.verify(text).action in ("confirm", "fix"), text


def test_a_street_of_two_towns_is_ambiguous_and_both_are_shown(kit: AddressKit) -> None:
    verdict = kit.verify("5 rue des Glycines", country="FR")
    assert verdict.action == "confirm"
    assert "ambiguous" in verdict.reasons
    shown = {match_id(verdict), *(each.record.id for each in verdict.alternatives)}
    assert {"fr-gap-5", "fr-aix-5"} <= shown
    assert verdict.score <= 0.5 + 1e-6


def test_the_town_or_the_postcode_tells_two_streets_of_one_name_apart(kit: AddressKit) -> None:
    found = {
        text: (kit.verify(text, "FR").action, match_id(kit.verify(text, "FR")))
        for text in (
            "5 rue des Glycines, Gap",
            "5 rue des Glycines 13100",
            "5 rue des Glycines, Aix en Provence",
        )
    }
    assert list(found.values()) == [("accept", "fr-gap-5"), ("accept", "fr-aix-5"), ("accept", "fr-aix-5")]


def test_scores_of_match_and_alternatives_make_at_most_one(kit: AddressKit) -> None:
    for text in ("Kerkstraat 12", "5 rue des Glycines", "Hafnarstræti 12", "Rue Pasteur 3", "Springfield"):
        verdict = kit.verify(text)
        assert verdict.score + sum(each.score for each in verdict.alternatives) <= 1 + 1e-6
        scores = [each.score for each in verdict.alternatives]
        assert scores == sorted(scores, reverse=True)


def test_a_po_box_is_asked_about_and_kept(kit: AddressKit) -> None:
    verdict = kit.verify("Pósthólf 12, 101 Reykjavík", country="IS")
    assert (verdict.action, verdict.granularity) == ("confirm", "locality")
    assert "po_box" in verdict.reasons
    assert verdict.address.po_box == "Pósthólf 12"


def test_words_that_belong_nowhere_are_handed_back_as_they_were_written(kit: AddressKit) -> None:
    verdict = kit.verify("742 Evergreen Ter, Springfield IL 62704, Leave at GATE", country="US")
    assert verdict.unmatched == ("Leave", "at", "GATE")
    assert "unmatched_words" in verdict.reasons
    assert match_id(verdict) == "us-742"


# --- countries


@pytest.mark.parametrize("country", ["NL", "nl", "Netherlands", "Nederland", "the netherlands", " nl "])
def test_a_country_may_be_named_in_any_way(kit: AddressKit, country: str) -> None:
    assert match_id(kit.verify("Kerkstraat 12, Groningen", country=country)) == "nl-12"


def test_a_country_in_the_text_counts_as_typed(kit: AddressKit) -> None:
    verdict = kit.verify("Kerkstraat 12, 9712 AB Groningen, Nederland")
    assert verdict.components["country"].to_dict() == {
        "value": "NL",
        "input": "Nederland",
        "status": "confirmed",
    }


@pytest.mark.parametrize("country", ["Narnia", "XX", "zz", "12", "N L"])
def test_a_country_that_is_none_is_the_callers_mistake(kit: AddressKit, country: str) -> None:
    with pytest.raises(UsageError, match="unknown country"):
        kit.verify("Kerkstraat 12", country=country)
    with pytest.raises(UsageError, match="unknown country"):
        list(kit.verify_many(["Kerkstraat 12"], country=country))
    with pytest.raises(UsageError, match="unknown country"):
        kit.suggest("Kerk", country=country)


def test_a_rows_own_country_that_is_none_is_that_rows_error(kit: AddressKit) -> None:
    good = {"address": "Kerkstraat 12, 9712 AB Groningen", "country": "NL"}
    bad = {"address": "Kerkstraat 12, 9712 AB Groningen", "country": "Narnia"}
    first, second, third = kit.verify_many([good, bad, good])
    assert first == third
    assert first.error is None
    assert second.error is not None
    assert "Narnia" in second.error
    assert (second.action, second.granularity, second.match) == ("fix", "none", None)


def test_a_rows_own_country_stands_before_the_general_one(kit: AddressKit) -> None:
    row = {"address": "Kerkstraat 12, 9712 AB Groningen", "country": "NL"}
    assert match_id(kit.verify(row, country="US")) == "nl-12"


def test_a_country_without_data_is_said_to_be_so(kit: AddressKit) -> None:
    verdict = kit.verify("Calle Mayor 1, 28013 Madrid", country="ES")
    assert verdict.action == "confirm"
    assert (verdict.granularity, verdict.best_granularity) == ("country", "country")
    assert "no_data_for_country" in verdict.reasons
    assert verdict.address.street == "Calle Mayor"
    assert (verdict.match, verdict.score) == (None, 0.0)


def test_how_far_it_could_have_been_confirmed_is_told(kit: AddressKit) -> None:
    assert kit.verify("10 rue de la Paix, Paris", "FR").best_granularity == "premise"
    assert kit.verify("Kerkstraat 12, Groningen", "NL").best_granularity == "unit"


# --- rows


COLUMNS_ROW = {
    "house_number": "12A",
    "street": "Kerkstraat",
    "city": "Groningen",
    "postcode": "9712ab",
    "country": "Netherlands",
}


@pytest.mark.parametrize(
    "row",
    [
        COLUMNS_ROW,
        {**COLUMNS_ROW, "street": "kerkstr."},
        {**COLUMNS_ROW, "unit": "", "region": None, "colour": "red"},
        {"address": "Kerkstraat 12A", "city": "Groningen", "country": "NL"},
        {"address": "Kerkstraat 12A, 9712 AB Groningen", "country": "NL"},
        {"address": "Kerkstraat 12A, Groningen", "postcode": "9712AB", "city": ""},
        {"street": "Kerkstraat 12A", "city": "Groningen", "postcode": "9712AB", "country": "NL"},
    ],
)
def test_components_text_and_both_together_are_understood(
    kit: AddressKit, row: Mapping[str, str | None]
) -> None:
    verdict = kit.verify(row)
    assert (verdict.action, match_id(verdict)) == ("accept", "nl-12a")


def test_a_row_without_a_word_is_empty(kit: AddressKit) -> None:
    for row in ({}, {"address": ""}, {"street": None, "city": "  "}, {"country": "NL"}):
        verdict = kit.verify(row)
        assert (verdict.action, verdict.reasons) == ("fix", ("empty",)), row


def test_answers_come_in_the_order_of_the_rows_whatever_their_number(kit: AddressKit) -> None:
    texts = {"nl-12": "Kerkstraat 12, 9712 AB Groningen", "fr-10": "10 rue de la Paix, 75002 Paris"}
    ids = ["nl-12", "fr-10", "fr-10"] * (CHUNK // 2)
    assert [match_id(each) for each in kit.verify_many(texts[key] for key in ids)] == ids


@pytest.mark.slow
def test_answers_come_while_rows_are_still_being_read(kit: AddressKit) -> None:
    def endless() -> Iterator[str]:
        while True:
            yield "Kerkstraat 12, 9712 AB Groningen"

    assert match_id(next(kit.verify_many(endless()))) == "nl-12"


ROWS: tuple[Row, ...] = (
    "Kerkstraat 12, 9712 AB Groningen",
    "kerkstr 99 groningen",
    "5 rue des Glycines",
    "10 rue de la Paix, 75002 Pari",
    "",
    "Laugavegi 1, 101 Reykjavik",
    {"address": "x", "country": "Narnia"},
    COLUMNS_ROW,
    "100 Market St, Jersey City NJ 07306",
    "Svartagil, 311 Borgarnes",
    "\0\u202e🙂 Kerkstraat",
    "Calle Mayor 1, Madrid",
)


def test_one_at_a_time_and_many_together_are_answered_alike(kit: AddressKit) -> None:
    assert [kit.verify(row) for row in ROWS] == list(kit.verify_many(ROWS))


def test_threads_share_a_kit(kit: AddressKit, register: Path, sample: Path) -> None:
    expected = list(kit.verify_many(ROWS))
    fresh = addrkit.open(register, sample)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: list(fresh.verify_many(ROWS)), range(8)))
    assert all(each == expected for each in found)


# --- the shape of an answer


def test_everything_is_ready_for_json(kit: AddressKit) -> None:
    for verdict in kit.verify_many(ROWS):
        assert json.loads(json.dumps(verdict.to_dict())) == verdict.to_dict()


def test_an_answer_cannot_be_changed(kit: AddressKit) -> None:
    verdict = kit.verify("5 rue des Glycines", "FR")
    assert verdict.match is not None
    values = (verdict, verdict.match, verdict.address, verdict.components["street"], verdict.alternatives[0])
    for value in values:
        for each in fields(value):
            with pytest.raises(FrozenInstanceError):
                setattr(value, each.name, None)


def holds_together(verdict: Verification) -> bool:
    """What is true of every answer."""
    assert verdict.action in ACTIONS
    assert verdict.granularity in GRANULARITIES
    assert 0.0 <= verdict.score <= 1.0
    assert set(verdict.reasons) <= set(REASONS)
    assert len(set(verdict.reasons)) == len(verdict.reasons)
    assert set(verdict.components) <= set(COMPONENTS)
    assert (verdict.match is None) == (verdict.score == 0.0)
    if verdict.action in ("accept", "add_unit"):
        assert verdict.granularity in ("premise", "unit")
        assert "conflicting" not in statuses(verdict).values()
    for name, part in verdict.components.items():
        if name != "country":
            assert verdict.address.get(name) == part.value
        assert (part.status in ("inferred", "missing")) == (part.input is None)
        assert (part.value is None) == (part.status == "missing")
    json.dumps(verdict.to_dict())
    return True


def test_every_answer_holds_together(kit: AddressKit) -> None:
    assert all(holds_together(each) for each in kit.verify_many(ROWS))


PIECES = st.sampled_from(
    [
        "Kerkstraat",
        "12",
        "12A",
        "Groningen",
        "9712 AB",
        "rue de la Paix",
        "Paris",
        "75002",
        "Laugavegur",
        "101",
        "Apt 2",
        "PO Box 7",
        "IL",
        "62704",
        ",",
        "\n",
        "-",
        "/",
        "Market St",
        "Jersey City",
        "#",
        "bis",
        "Svartagil",
        "Nederland",
        "4-6",
        "&",
        "c/o",
        "100",
        "742 Evergreen",
    ]
)
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.text(st.characters(), max_size=40),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=12).map("".join),
)
ANY_COUNTRY = st.sampled_from([None, "NL", "FR", "IS", "US", "JP"])


@given(text=ANY_TEXT, country=ANY_COUNTRY)
@example(text="\0", country=None)
@example(text="Kerkstraat\0 12, Groningen", country="NL")
@example(text="\ud800 Kerkstraat 12", country="NL")
@example(text="\u202e21 taartskreK", country=None)
@example(text="👩‍👩‍👧‍👦 12", country="US")
@example(text="٣ شارع", country=None)
@example(text="²³ ½ Ⅻ", country=None)
@example(text="99999999999999999999 Kerkstraat", country="NL")
@settings(max_examples=at_most(300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.slow
def test_any_text_gets_an_answer_that_holds_together(kit: AddressKit, text: str, country: str | None) -> None:
    assert holds_together(kit.verify(text, country=country))


@given(
    row=st.dictionaries(
        st.sampled_from([*COMPONENTS, "address", "colour"]),
        st.one_of(st.none(), st.text(max_size=30), PIECES),
    )
)
@settings(max_examples=at_most(150), deadline=None)
@pytest.mark.slow
def test_any_row_gets_an_answer_that_holds_together(kit: AddressKit, row: dict[str, str | None]) -> None:
    assert holds_together(kit.verify(row))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "1" * 100_000,
        "Kerkstraat 12 " * 8_000,
        "," * 100_000,
        "渋谷区" * 30_000,
        "\u0301" * 100_000,
        "12-" * 30_000,
        "rue de la " * 10_000,
    ],
)
@pytest.mark.timeout(20)  # it takes milliseconds; work that grows without bound takes minutes
def test_a_hundred_thousand_characters_are_answered_in_bounded_time(kit: AddressKit, text: str) -> None:
    verdict = kit.verify(text)
    kit.suggest(text)
    assert verdict.action != "accept"
    assert {"text_too_long", "unreadable"} & set(verdict.reasons)


def test_what_is_behind_the_first_thousand_characters_may_be_another_door(kit: AddressKit) -> None:
    behind = " " * 1_000 + "Apt 9"
    verdict = kit.verify("742 Evergreen Ter, Springfield IL 62704" + behind, "US")
    assert (match_id(verdict), verdict.action) == ("us-742", "confirm")
    assert "text_too_long" in verdict.reasons
    place = {"city": "Springfield", "region": "IL", "postcode": "62704", "country": "US"}
    for cells in (
        {"street": "742 Evergreen Ter" + behind},
        {"street": "742 Evergreen Ter", "unit": "x" + behind},
    ):
        verdict = kit.verify({**cells, **place})
        assert verdict.action != "accept"
        assert "text_too_long" in verdict.reasons


def test_cells_that_are_filled_up_with_blanks_are_read_whole(kit: AddressKit) -> None:
    verdict = kit.verify("742 Evergreen Ter, Springfield IL 62704" + " " * 2_000, "US")
    assert verdict.action == "accept"
    assert "text_too_long" not in verdict.reasons


@pytest.mark.parametrize("text", ["a," * 50_000, "5," * 50_000, "12 " + "Main, " * 20_000])
@pytest.mark.timeout(20)  # as above: it took minutes where cells were read whole
def test_cells_of_a_hundred_thousand_characters_are_answered_in_bounded_time(
    kit: AddressKit, text: str
) -> None:
    verdict = kit.verify({"street": text, "city": text, "unit": text})
    assert verdict.action != "accept"
    assert "text_too_long" in verdict.reasons


def test_a_long_note_does_not_hide_the_address_before_it(kit: AddressKit) -> None:
    verdict = kit.verify("742 Evergreen Ter, Springfield IL 62704, " + "please ring the bell " * 1_000, "US")
    assert match_id(verdict) == "us-742"
    assert "text_too_long" in verdict.reasons


def test_what_led_to_a_verdict_can_be_shown(kit: AddressKit) -> None:
    explained = kit.explain("kerkstr 12a groningen", country="NL")
    assert explained.verification == kit.verify("kerkstr 12a groningen", country="NL")
    assert {row[0].split()[0] for row in explained.to_rows()} == {"parse", "retrieve", "compare", "judge"}
    assert ("judge", "action", explained.verification.action) in explained.to_rows()


def test_nothing_is_left_in_the_folder_of_an_open_gazetteer(kit: AddressKit) -> None:
    folder = kit.gazetteers[0].folder
    before = sorted(folder.iterdir())
    list(kit.verify_many(ROWS))
    assert sorted(folder.iterdir()) == before


def test_a_folder_that_is_opened_twice_counts_once(register: Path) -> None:
    twice = addrkit.open(register, register)
    assert twice.verify("Kerkstraat 12, 9712 AB Groningen", "NL").action == "accept"


@pytest.mark.parametrize("text", ["10 rue de la Paix, 75002 Paris", "10 rue de la Paix, 75002 Paris, France"])
def test_a_record_of_another_country_than_the_one_given_is_told_and_never_the_match(
    kit: AddressKit, text: str
) -> None:
    verdict = kit.verify(text, country="NL")
    assert verdict.match is None
    assert verdict.action != "accept"
    assert verdict.components["country"].status == "conflicting"
    assert "country_conflict" in verdict.reasons


def test_no_record_of_another_country_than_the_one_given_fills_the_address(kit: AddressKit) -> None:
    verdict = kit.verify("12 rue de la Pais, 75002 Pari", country="NL")
    assert verdict.address.country == "NL"
    assert "Paix" not in verdict.formatted
    assert "Paris" not in verdict.formatted
    answer = answer_of(verdict)
    assert (answer["addr_country"], answer["addr_id"], answer["addr_lat"]) == ("NL", None, None)


def test_a_record_of_the_country_given_stands_before_a_likelier_one_of_another(kit: AddressKit) -> None:
    verdict = kit.verify("12 Kerkstraat, Groningen, 742 Evergreen Terrace", country="NL")
    assert verdict.match is None or verdict.match.components.country == "NL"
    assert verdict.address.country == "NL"


def test_a_whole_address_in_the_street_s_column_is_read(kit: AddressKit) -> None:
    verdict = kit.verify({"street": "Kerkstraat 12, 9712 AB Groningen", "country": "NL"})
    assert (verdict.action, match_id(verdict)) == ("accept", "nl-12")


def test_the_place_s_own_column_stands_before_what_the_street_s_holds(kit: AddressKit) -> None:
    verdict = kit.verify({"street": "Kerkstraat 12, Groningen", "city": "Amsterdam", "country": "NL"})
    assert match_id(verdict) != "nl-12"
    assert verdict.action != "accept"


def test_town_and_postcode_in_each_other_s_columns_are_told(kit: AddressKit) -> None:
    verdict = kit.verify(
        {
            "street": "Rue de la Paix",
            "house_number": "10",
            "city": "75002",
            "postcode": "Paris",
            "country": "FR",
        }
    )
    assert match_id(verdict) == "fr-10"


def test_a_district_typed_beside_its_town_is_explained(kit: AddressKit) -> None:
    row = {"building": "Svartagil", "city": "Borgarnes", "postcode": "311", "country": "IS"}
    explained = kit.explain({**row, "district": "Borgarbyggð"}).to_rows()
    assert next(value for _, name, value in explained if name == "words.unexplained") == "0.000"


@pytest.mark.parametrize(
    "wrong",
    [
        {"near": (-121.9, 37.3)},
        {"near": (float("nan"), 0)},
        {"near": "53.2,6.5"},
        {"near": (1,)},
        {"limit": "5"},
        {"limit": 2.5},
        {"bounds": (54, 3, 50, 8)},
        {"bounds": (1, 2)},
        {"kinds": ["door"]},
        {"country": 31},
        {"country": ["NL", 31]},
        {"text": None},
        {"text": b"Kerk"},
    ],
)
def test_an_argument_that_cannot_be_meant_is_the_callers_mistake(kit: AddressKit, wrong: Any) -> None:
    with pytest.raises(UsageError):
        kit.suggest(**{"text": "Kerk", **wrong})


@pytest.mark.parametrize(
    "one", ["Kerkstraat 12, Groningen", {"street": "Kerkstraat 12"}, b"Kerkstraat 12", 12]
)
def test_one_address_where_several_are_asked_for_is_told(kit: AddressKit, one: Any) -> None:
    for ask in (kit.verify_many, addrkit.parse_many):
        with pytest.raises(UsageError, match="put it into a list"):
            list(ask(one))


def test_an_explanation_is_ready_for_json(kit: AddressKit) -> None:
    told = json.loads(json.dumps(kit.explain("Kerkstraat 12, Groningen").to_dict()))
    assert told["verification"]["action"]
    assert {"stage": "judge", "name": "reading", "value": "stands"} in told["findings"]


@pytest.mark.parametrize("wrong", [{"radius": -1}, {"radius": "far"}, {"radius": float("nan")}, {"lat": 91}])
def test_a_distance_or_a_place_that_is_none_is_told(kit: AddressKit, wrong: Any) -> None:
    with pytest.raises(UsageError):
        kit.nearby(**{"lat": 53.2, "lon": 6.5, **wrong})


def test_a_gazetteer_is_named_by_its_folder(tmp_path: Path) -> None:
    for wrong in (["nl.gaz"], None, 3):
        with pytest.raises(UsageError, match=r'addrkit\.open\("nl\.gaz", "fr\.gaz"\)'):
            addrkit.open(wrong)  # type: ignore[arg-type]


def test_a_rows_value_may_be_a_list_of_lines_and_nothing_else_that_is_no_text(kit: AddressKit) -> None:
    whole = {"city": "Groningen", "country": "NL"}
    lines: Any = {**whole, "street": ["Kerkstraat", 12], "unit": False}
    assert kit.verify(lines).match.id == kit.verify({**whole, "street": "Kerkstraat 12"}).match.id  # type: ignore[union-attr]
    nested: Any = {"delivery": {**whole, "street": "Kerkstraat 12"}}
    assert kit.verify(nested).match == kit.verify(lines).match
    for value in (b"Kerkstraat 12", {"Kerkstraat 12"}, [{"street": "Kerkstraat 12"}]):
        for name in ("street", "address"):
            row: Any = {**whole, name: value}
            verdict = kit.verify(row)
            assert (verdict.action, verdict.formatted) == ("fix", "")
            assert name in (verdict.error or "")

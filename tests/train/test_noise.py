"""The noise model: the same seed, the same errors; never empty, and still about the address."""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from addrkit.locale.country import country_codes
from addrkit.locale.text import fold
from addrkit.train.noise.misspelling import other_form, respelt, slipped
from addrkit.train.noise.noise import EVERYDAY, HARD, PEOPLE, NoiseRates, noisy_address, noisy_text
from addrkit.types import Address


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311


PARIS = Address(
    house_number="12", street="Boulevard du Général Leclerc", city="Paris", postcode="75014", country="FR"
)
CHICAGO = Address(
    house_number="350",
    unit="Apt 4",
    street="West Main Street",
    city="Chicago",
    region="IL",
    postcode="60601",
    country="US",
)
TOKYO = Address(house_number="3-1-3", suburb="恵比寿南", city="渋谷区", region="東京都", country="JP")
NONE = NoiseRates(**{each.name: 0.0 for each in fields(NoiseRates)})

parts = st.none() | st.text(max_size=60)
addresses = st.builds(
    Address,
    building=parts,
    house_number=parts,
    street=parts,
    unit=parts,
    suburb=parts,
    city=parts,
    region=parts,
    postcode=parts,
    country=st.none() | st.sampled_from(sorted(country_codes())),
)


@pytest.mark.parametrize("address", [PARIS, CHICAGO, TOKYO])
def test_the_same_seed_makes_the_same_errors(address: Address) -> None:
    texts = [[noisy_text(address, HARD, dice(seed)) for seed in range(50)] for _ in range(2)]
    assert texts[0] == texts[1]
    assert len(set(texts[0])) > 10


@given(addresses, st.integers(), st.sampled_from([EVERYDAY, HARD, PEOPLE]))
@settings(deadline=None)
def test_any_address_becomes_a_text_that_is_empty_only_if_it_is(
    address: Address, seed: int, rates: NoiseRates
) -> None:
    text = noisy_text(address, rates, dice(seed))
    if fold(" ".join(value for name, value in address.to_dict().items() if name != "country")):
        assert text.strip()


@given(addresses, st.integers(), st.sampled_from([EVERYDAY, HARD, PEOPLE]))
@settings(deadline=None)
def test_spans_are_within_the_text_and_apart_from_each_other(
    address: Address, seed: int, rates: NoiseRates
) -> None:
    typed = noisy_address(address, rates, dice(seed))
    assert typed.text == noisy_text(address, rates, dice(seed))
    end = 0
    for first, last in sorted(typed.spans.values()):
        assert end <= first < last <= len(typed.text)
        assert typed.text[first:last] == typed.text[first:last].strip()
        end = last


@given(st.sampled_from([PARIS, CHICAGO, TOKYO]), st.integers(), st.sampled_from([0.0, 0.5]))
@settings(deadline=None)
def test_spans_hold_the_components(address: Address, seed: int, chance: float) -> None:
    beside = replace(
        NONE, add_word=chance, add_name=chance, add_note=chance, repeat_city=chance, number_prefix=chance,
        commas_lost=chance, number_comma=chance, reversed=chance, misplaced_number=chance,
        misplaced_unit=chance, misplaced_postcode=chance, name_country=chance,
    )  # fmt: skip
    typed = noisy_address(address, beside, dice(seed))
    for name, value in address.to_dict().items():
        if name != "country":
            first, last = typed.spans[name]
            assert typed.text[first:last] == value


@given(st.text(min_size=1, max_size=40), st.integers())
def test_any_word_can_be_misspelt(word: str, seed: int) -> None:
    assert isinstance(slipped(word, dice(seed)), str)
    assert isinstance(respelt(word, dice(seed)), str)


def test_without_errors_everything_is_there_in_the_order_of_the_country() -> None:
    assert fold(noisy_text(CHICAGO, NONE, dice(1))) in {
        fold("350 West Main Street, Apt 4, Chicago, IL 60601"),
        fold("West Main Street 350, Apt 4, Chicago, IL 60601"),
    }


def test_hard_errors_are_worse_than_everyday_ones() -> None:
    def likeness(rates: NoiseRates) -> float:
        texts = [noisy_text(PARIS, rates, dice(seed)) for seed in range(300)]
        plain = fold("12 Boulevard du Général Leclerc 75014 Paris")
        return sum(fuzz.token_sort_ratio(plain, fold(text)) for text in texts) / len(texts)

    assert 60 < likeness(HARD) < likeness(EVERYDAY) < 100


def test_the_number_and_the_unit_can_be_left_out() -> None:
    bare = replace(NONE, drop_number=1.0, drop_unit=1.0)
    text = noisy_text(CHICAGO, bare, dice(3))
    assert "350" not in text
    assert "Apt" not in text


def test_a_wrong_postcode_is_as_long_as_the_right_one() -> None:
    wrong = replace(NONE, wrong_postcode=1.0)
    texts = [noisy_text(replace(PARIS, house_number=None), wrong, dice(seed)) for seed in range(30)]
    codes = {"".join(filter(str.isdigit, text)) for text in texts}
    assert {len(code) for code in codes} == {5}
    assert len(codes) > 5


def test_some_place_is_left_however_much_is_dropped() -> None:
    dropping = replace(NONE, drop_city=1.0, drop_postcode=1.0, drop_number=1.0)
    assert "Paris" in noisy_text(PARIS, dropping, dice(1))


def test_japanese_addresses_go_from_large_to_small() -> None:
    text = noisy_text(TOKYO, NONE, dice(1))
    assert [text.index(part) for part in ("東京都", "渋谷区", "恵比寿南", "3-1-3")] == sorted(
        text.index(part) for part in ("東京都", "渋谷区", "恵比寿南", "3-1-3")
    )


DUNSTABLE = Address(
    building="Watling House",
    house_number="5-7",
    street="High Street",
    suburb="Woodside",
    city="Dunstable",
    district="Bedfordshire",
    postcode="LU6 1LF",
    country="GB",
)
MUNICH = Address(
    house_number="12 b", street="Fürstenrieder Straße", city="München", postcode="80686", country="DE"
)
PASSY = replace(PARIS, street="Rue de Passy", postcode="75016", house_number="4")
ROOSEVELT = replace(PARIS, street="Avenue Franklin Delano Roosevelt")
ONLY_STREETS = replace(NONE, slip=1.0, respell=1.0)
EVERYWHERE = (PARIS, CHICAGO, TOKYO, DUNSTABLE, MUNICH, PASSY, ROOSEVELT)


@pytest.mark.parametrize("kind", [each.name for each in fields(NoiseRates)])
def test_every_kind_of_error_shows_in_some_address(kind: str) -> None:
    only = replace(ONLY_STREETS if kind == "elsewhere" else NONE, **{kind: 1.0})
    without = replace(only, **{kind: 0.0})
    for address in EVERYWHERE:
        for seed in range(10):
            if noisy_text(address, only, dice(seed)) != noisy_text(address, without, dice(seed)):
                return
    pytest.fail(f"{kind} changes nothing")


def texts(address: Address, rates: NoiseRates, towns: tuple[str, ...] = ()) -> set[str]:
    """What comes out with many seeds."""
    return {noisy_address(address, rates, dice(seed), towns).text for seed in range(60)}


def test_first_names_are_cut_to_initials_or_left_out() -> None:
    short = texts(ROOSEVELT, replace(NONE, initials=1.0))
    assert {"12 Avenue FD Roosevelt, 75014 Paris", "12 Avenue F. D. Roosevelt, 75014 Paris"} <= short
    assert texts(ROOSEVELT, replace(NONE, last_name=1.0)) == {"12 Avenue Roosevelt, 75014 Paris"}
    assert texts(PASSY, replace(NONE, initials=1.0)) == {"4 Rue de Passy, 75016 Paris"}


def test_a_name_stands_before_the_address_and_is_its_building() -> None:
    typed = [noisy_address(CHICAGO, replace(NONE, add_name=1.0), dice(seed)) for seed in range(40)]
    named = [each for each in typed if "building" in each.spans]
    assert len(named) > 10
    assert all(each.spans["building"][0] == 0 for each in named)
    assert any(each.text.startswith("c/o ") and "building" not in each.spans for each in typed)


def test_a_note_is_a_unit_a_box_or_an_estate() -> None:
    typed = [noisy_address(PARIS, replace(NONE, add_note=1.0), dice(seed)) for seed in range(60)]
    kinds = {name for each in typed for name in each.spans} - set(PARIS)
    assert kinds == {"unit", "po_box", "building"}


def test_the_city_can_be_said_twice_or_a_neighbour_named() -> None:
    again = texts(PARIS, replace(NONE, repeat_city=1.0), ("Gentilly",))
    assert any(text.count("Paris") == 2 for text in again)
    assert any(text.endswith("Gentilly") for text in again)


def test_another_town_or_a_part_stands_in_the_citys_place() -> None:
    other = replace(NONE, other_city=1.0)
    found = [noisy_address(DUNSTABLE, other, dice(seed), ("Luton",)) for seed in range(40)]
    assert {each.text[slice(*each.spans["city"])] for each in found} == {"Woodside", "Bedfordshire", "Luton"}
    assert noisy_text(PARIS, other, dice(1)) == noisy_text(PARIS, NONE, dice(1))


def test_numbers_are_written_in_many_ways() -> None:
    assert texts(MUNICH, replace(NONE, number_form=1.0)) >= {
        "Fürstenrieder Straße 12b, 80686 München",
        "Fürstenrieder Straße 12-b, 80686 München",
    }
    assert any(text.startswith("12, Boulevard") for text in texts(PARIS, replace(NONE, number_comma=1.0)))
    assert all(text.startswith("12Boulevard") for text in texts(PARIS, replace(NONE, number_glued=1.0)))
    prefixed = texts(PARIS, replace(NONE, number_prefix=1.0))
    assert {"n° 12 Boulevard du Général Leclerc, 75014 Paris"} <= prefixed
    more = texts(PARIS, replace(NONE, number_more=1.0))
    assert any(text.startswith("12 bis Boulevard") for text in more)
    assert any(text.startswith("12-") for text in more)


def test_postcodes_keep_their_meaning_in_another_form() -> None:
    assert any("75116" in text for text in texts(PASSY, replace(NONE, special_postcode=1.0)))
    assert all("LU61LF" in text for text in texts(DUNSTABLE, replace(NONE, plain_postcode=1.0)))
    assert all(
        len("".join(filter(str.isdigit, text.rpartition("60601-")[2]))) == 4
        for text in texts(CHICAGO, replace(NONE, longer_postcode=1.0))
    )
    assert texts(PARIS, replace(NONE, longer_postcode=1.0)) == texts(PARIS, NONE)


def test_small_words_come_and_go() -> None:
    assert texts(PASSY, replace(NONE, drop_particle=1.0)) == {"4 Rue Passy, 75016 Paris"}
    assert {len(text.split()) for text in texts(PASSY, replace(NONE, add_particle=1.0))} == {7}


def test_the_word_that_tells_the_street_stays() -> None:
    bare = replace(NONE, drop_word=1.0, drop_type=1.0, drop_particle=1.0)
    assert texts(PARIS, bare) == {"12 Leclerc, 75014 Paris"}
    assert texts(CHICAGO, bare) == {"350 Main, Apt 4, Chicago, IL 60601"}


def test_case_and_separators_are_of_the_whole_line() -> None:
    assert texts(PARIS, replace(NONE, commas_lost=1.0)) == {"12 Boulevard du Général Leclerc 75014 Paris"}
    assert texts(PARIS, replace(NONE, title=1.0)) == {"12 Boulevard Du Général Leclerc, 75014 Paris"}
    assert texts(PARIS, replace(NONE, upper_city=1.0)) == {"12 Boulevard du Général Leclerc, 75014 PARIS"}
    assert texts(PARIS, replace(NONE, drop_accents=1.0)) == {"12 Boulevard du General Leclerc, 75014 Paris"}
    assert texts(MUNICH, replace(NONE, digraphs=1.0)) == {"Fuerstenrieder Strasse 12 b, 80686 Muenchen"}


def test_units_stand_where_the_country_writes_them() -> None:
    flat = replace(DUNSTABLE, unit="Flat 2", building=None)
    assert texts(flat, NONE) == {"Flat 2, 5-7 High Street, Woodside, Dunstable, Bedfordshire, LU6 1LF"}
    assert texts(CHICAGO, NONE) == {"350 West Main Street, Apt 4, Chicago, IL 60601"}


def test_a_slip_stays_among_neighbouring_letters() -> None:
    slips = {slipped("leclerc", dice(seed)) for seed in range(400)}
    assert all(each[0] == "l" and each.isalpha() and abs(len(each) - 7) <= 1 for each in slips)
    assert {"lecler", "leclrec"} <= slips


def test_towns_and_types_are_misspelt_less_often_than_names() -> None:
    typed = [noisy_address(PARIS, ONLY_STREETS, dice(seed)) for seed in range(20)]
    assert all("Paris" in each.text and "Boulevard" in each.text for each in typed)
    assert not any("Général Leclerc" in each.text for each in typed)


def test_a_street_is_never_a_saint() -> None:
    from addrkit.locale.country import country

    forms = {other_form("Street", country("US"), dice(seed)).strip(".") for seed in range(60)}
    assert "Saint" not in forms
    assert {other_form("Fifth", country("US"), dice(seed)).strip(".") for seed in range(60)} & {
        "5",
        "5th",
        "5Th",
    }


def test_abbreviations_go_both_ways() -> None:
    from addrkit.locale.country import country

    short = {other_form("Street", country("US"), dice(seed)).strip(".") for seed in range(40)}
    long = {other_form("St", country("US"), dice(seed)).strip(".") for seed in range(40)}
    assert "St" in short
    assert "Street" in long


def test_endings_of_compounds_are_abbreviated() -> None:
    from addrkit.locale.country import country

    forms = {other_form("Hauptstraße", country("DE"), dice(seed)) for seed in range(20)} | {
        other_form("Hauptstrasse", country("DE"), dice(seed)) for seed in range(20)
    }
    assert forms & {"Hauptstr", "Hauptstr."}

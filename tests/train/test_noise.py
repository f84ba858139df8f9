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
from addrkit.train.misspelling import other_form, respelt, slipped
from addrkit.train.noise import EVERYDAY, HARD, NoiseRates, noisy_address, noisy_text
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


@given(addresses, st.integers(), st.sampled_from([EVERYDAY, HARD]))
@settings(deadline=None)
def test_any_address_becomes_a_text_that_is_empty_only_if_it_is(
    address: Address, seed: int, rates: NoiseRates
) -> None:
    text = noisy_text(address, rates, dice(seed))
    if fold(" ".join(value for name, value in address.to_dict().items() if name != "country")):
        assert text.strip()


@given(addresses, st.integers(), st.sampled_from([EVERYDAY, HARD]))
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

"""Addresses of 34 countries, each with the cut decided before the parser was run on it."""

from pathlib import Path

import pytest
import yaml

from addrkit.locale.country import described_countries
from addrkit.parsing.parser import open_parser

GOLDEN: list[tuple[str, str, dict[str, str]]] = [
    (country, text, components)
    for country, text, components in yaml.safe_load(
        (Path(__file__).parent / "golden.yaml").read_text("utf-8")
    )
]

NOT_YET = {
    "Postboks 456 Sentrum, 0104 Oslo": "the post office's name after the box is taken for a suburb",
    "12 Nimmanhaemin Road, Tambon Suthep, Amphoe Mueang, Chiang Mai 50200": "a province that shares its "
    "name with a city is taken for the city, which is right only for Bangkok",
    "1 Raffles Place, #20-61 One Raffles Place, Singapore 048616": "a building behind the unit is taken for "
    "a suburb",
}
"""Texts that are not cut as decided, and what is made of them instead."""


@pytest.mark.parametrize(("country", "text", "components"), GOLDEN, ids=[text[:40] for _, text, _ in GOLDEN])
def test_an_address_is_cut_as_decided(
    country: str, text: str, components: dict[str, str], request: pytest.FixtureRequest
) -> None:
    if text in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[text], strict=True))
    parsed = open_parser().parse(text, country)
    assert {name: part.value for name, part in parsed.components.items()} == components


def test_nine_in_ten_are_cut_as_decided() -> None:
    assert len(GOLDEN) >= 120
    assert len(NOT_YET) <= len(GOLDEN) / 10


def test_every_described_country_has_golden_addresses() -> None:
    assert {country for country, _, _ in GOLDEN} == set(described_countries())


def test_the_country_is_found_without_being_told() -> None:
    parser = open_parser()
    found = [parser.parse(text).country == country for country, text, _ in GOLDEN]
    assert sum(found) >= 0.95 * len(GOLDEN)


def test_house_numbers_do_not_depend_on_being_told_the_country() -> None:
    parser = open_parser()
    kept = [
        parser.parse(text).address.house_number == components.get("house_number")
        for _, text, components in GOLDEN
    ]
    assert sum(kept) >= 0.95 * len(GOLDEN)

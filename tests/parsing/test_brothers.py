"""Countries without a file of their own are read with the words of a brother, and with no place or postcode of its."""

from pathlib import Path

import pytest

from addrkit.locale.country import country, country_codes, described_countries
from addrkit.locale.data import read_data
from addrkit.parsing.parser import open_parser
from tests.tables import read_table

ROWS = [(code, text, parts) for code, text, parts in read_table(Path(__file__).parent / "brothers.yaml")]
BROTHERS = read_data("brothers.yaml")


@pytest.mark.parametrize(("code", "text", "parts"), ROWS, ids=[text[:40] for _, text, _ in ROWS])
def test_an_address_is_cut_with_the_words_of_the_brother(code: str, text: str, parts: dict[str, str]) -> None:
    parsed = open_parser().parse(text, code)
    assert {name: part.value for name, part in parsed.components.items()} == parts


def test_only_countries_without_a_file_have_a_brother_and_each_brother_has_one() -> None:
    described = set(described_countries())
    assert set(BROTHERS) <= country_codes() - described
    assert set(BROTHERS.values()) <= described


def test_no_place_of_the_brother_is_one_of_its_own() -> None:
    assert country("PR").unit_words == country("US").unit_words
    assert not country("PR").city_aliases
    assert country("MT").postcode != country("GB").postcode
    assert "dubai" not in country("QA").regions

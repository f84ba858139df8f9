import pytest
from hypothesis import given
from hypothesis import strategies as st

from addrkit.locale.text import MAX_TEXT, fold, fold_word, squeeze, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Þórsgata", "thorsgata"),
        ("STRAẞE", "strasse"),
        ("straße", "strasse"),
        ("Łódź", "lodz"),
        ("Øster Allé", "oster alle"),
        ("Nguyễn Huệ", "nguyen hue"),
        ("Αθήνα", "athina"),
        ("12 bis, rue de l'Église", "12 bis rue de l eglise"),
        ("３丁目", "3 丁目"),
        ("渋谷区", "渋谷区"),
        ("ﾋﾞﾙ", "ビル"),
        ("3º izq", "3o izq"),
        ("40א", "40א"),
        ("40 أ", "40 أ"),
        ("Oʻahu", "oahu"),
        ("", ""),
        ("🙂", ""),
    ],
)
def test_spellings_of_one_name_fold_to_one_form(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_composed_and_decomposed_accents_are_the_same() -> None:
    assert fold("Café") == fold("Cafe\N{COMBINING ACUTE ACCENT}") == "cafe"


def test_codes_are_squeezed_to_nothing_but_letters_and_digits() -> None:
    assert squeeze("〒606-0861") == "6060861"
    assert squeeze("sw1a 1aa") == "sw1a1aa"


@given(st.text(max_size=MAX_TEXT))
def test_words_point_at_themselves_in_any_text(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.folded
        end = word.end


@given(st.characters(categories=["Lu", "Ll", "Lo"]))
def test_no_letter_is_folded_to_nothing(letter: str) -> None:
    assert fold(f"40{letter}") != "40"


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.text(alphabet=st.characters(categories=["L", "N"]), max_size=20))
def test_case_and_width_never_matter_to_latin_text(word: str) -> None:
    if word.isascii():
        assert fold_word(word.upper()) == fold_word(word.lower()) == fold_word(word)


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        ("文化街3段", "文化街三段"),
        ("八德路４段", "八德路四段"),
        ("國富１０街", "國富十街"),
        ("臺東市", "台東市"),
        ("致遠2路", "致遠二路"),
    ],
)
def test_a_numeral_of_a_chinese_street_is_the_same_in_digits_and_in_characters(
    typed: str, official: str
) -> None:
    assert fold(typed) == fold(official)
    [word] = words(typed)
    assert (word.start, word.end) == (0, len(typed))


def test_a_house_number_stays_in_digits() -> None:
    assert fold("中山路25號") == "中山路 25 號"

"""A word in Chinese, Japanese or Korean script that no part of the address holds is told, and may tell another door."""

from __future__ import annotations

import pytest

from addrkit.kit import AddressKit

from .conftest import Opened

ROWS = """\
id,building,house_number,street,unit,suburb,city,district,region,postcode,country
jianguo,,21号,建国路,,,北京市,朝阳区,,100022,CN
fuxing,,12號,復興路,,,臺中市,南區,,402,TW
samseong,래미안아파트,15,삼성로,103동 1204호,대치동,강남구,,서울특별시,06284,KR
"""


@pytest.fixture(scope="module")
def kit(opened: Opened) -> AddressKit:
    return opened(ROWS)


@pytest.mark.parametrize(
    ("typed", "country", "word"),
    [
        ("北京市朝阳区建国路21号 对面", "CN", "对面"),
        ("台中市南區復興路12號 旁邊", "TW", "旁邊"),
        ("서울 강남구 삼성로 15, 103동 1204호 (대치동, 래미안아파트) 맞은편", "KR", "맞은편"),
        ("서울 강남구 삼성로 15, 103동 1204호 (대치동, 래미안아파트) 뒤", "KR", "뒤"),
    ],
)
def test_a_place_across_the_street_is_not_accepted(
    kit: AddressKit, typed: str, country: str, word: str
) -> None:
    verdict = kit.verify(typed, country=country)
    assert verdict.action != "accept"
    assert word in verdict.unmatched


def test_a_person_is_told_and_accepted(kit: AddressKit) -> None:
    typed = "서울 강남구 삼성로 15, 103동 1204호 (대치동, 래미안아파트) 홍길동"
    verdict = kit.verify(typed, country="KR")
    assert (verdict.action, verdict.unmatched) == ("accept", ("홍길동",))


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("中国北京市朝阳区建国路21号", "CN"),
        ("臺灣臺中市南區復興路12號", "TW"),
        ("대한민국 서울특별시 강남구 삼성로 15, 래미안아파트 103동 1204호", "KR"),
    ],
)
def test_nothing_is_left_of_the_record_s_own_words(kit: AddressKit, typed: str, country: str) -> None:
    verdict = kit.verify(typed, country=country)
    assert (verdict.action, verdict.unmatched) == ("accept", ())

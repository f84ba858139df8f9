"""A person, a firm or a note beside an address in script is no building of it, in whatever script it is written."""

from __future__ import annotations

import pytest

from addrkit.parsing.parser import open_parser

PARSER = open_parser()
ADDRESSES = {
    "JP": "大阪府大阪市北区梅田3-1-3",
    "TW": "台北市大安區忠孝東路四段10號5樓",
    "KR": "서울특별시 강남구 테헤란로 152",
    "CN": "广东省深圳市南山区科技园路1号",
}


@pytest.mark.parametrize("country", list(ADDRESSES))
@pytest.mark.parametrize(
    ("beside", "kind"),
    [
        ("c/o Mr Smith", "person"),
        ("Attn: John Doe", "person"),
        ("please ring bell", "note"),
        ("near the church", "landmark"),
        ("ABC Co Ltd", "firm"),
        ("山田太郎様", "person"),
        ("홍길동 귀하", "person"),
        ("홍길동님", "person"),
        ("王小明收", "person"),
        ("王小明（收）", "person"),
        ("陳先生", "person"),
        ("李小姐收", "person"),
    ],
)
@pytest.mark.parametrize("shape", ["{address} {beside}", "{beside}, {address}"])
def test_who_and_what_stands_beside_an_address_is_no_building(
    country: str, beside: str, kind: str, shape: str
) -> None:
    address = ADDRESSES[country]
    alone = PARSER.parse(address, country)
    told = PARSER.parse(shape.format(address=address, beside=beside), country)
    assert {name: part.value for name, part in told.components.items()} == {
        name: part.value for name, part in alone.components.items()
    }
    assert kind in {each.kind for each in told.asides}


@pytest.mark.parametrize(
    "text",
    [
        "〒530-0001, 〒530-0001, 大阪府大阪市北区梅田3-1-3",
        "530-0001 大阪府大阪市北区梅田3-1-3 大阪府大阪市北区梅田3-1-3",
        "106, 106, 台北市大安區忠孝東路四段10號5樓",
        "106 台北市大安區忠孝東路四段10號5樓 台北市大安區忠孝東路四段10號5樓",
    ],
)
def test_what_is_said_twice_is_said_once(text: str) -> None:
    parsed = PARSER.parse(text, None)
    assert "building" not in parsed.components
    assert parsed.components["house_number"].value in ("3-1-3", "10")
    assert parsed.components["postcode"].value.strip("〒") in ("530-0001", "106")


@pytest.mark.parametrize(
    ("text", "building"),
    [
        ("東京都渋谷区神南1-7-40 Mori Tower", "Mori Tower"),
        ("東京都渋谷区神南1-7-40 グランドメゾン神南", "グランドメゾン神南"),
        ("서울특별시 강남구 테헤란로 152 강남파이낸스센터", "강남파이낸스센터"),
        ("广东省深圳市南山区科技园路1号 腾讯大厦", "腾讯大厦"),
    ],
)
def test_a_building_stays_one(text: str, building: str) -> None:
    assert PARSER.parse(text, None).components["building"].value == building


def test_a_road_with_a_title_in_its_name_is_a_road() -> None:
    assert PARSER.parse("广东省中山市中山先生路12号", "CN").components["house_number"].value == "12"
